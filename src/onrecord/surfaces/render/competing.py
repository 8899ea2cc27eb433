"""Competing hypotheses in words: what speaks against each, what tells them apart, what it hangs on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from onrecord.records import Matrix, WeighedItem
from onrecord.surfaces.render.blocks import Block, TableView
from onrecord.surfaces.render.judged import made_words
from onrecord.surfaces.render.view import QuoteView
from onrecord.surfaces.render.words import one_line, text
from onrecord.tracking.assessment import Analysis, Root2, analyse

__all__ = ["matrix_block", "sum_words"]

_PLACES = 4


def matrix_block(matrix: Matrix, quotes: tuple[QuoteView, ...], words: Callable[[str], str | None]) -> Block:
    """The matrix as a table, and what it amounts to in words; ``words`` gives those of a statement."""
    found = analyse(matrix)
    lines = [text("matrix_of.asked", made=made_words(matrix.made))]
    lines += [
        text("matrix_of.hypothesis", label=h.label, text=one_line(h.text), made=made_words(h.made))
        for h in matrix.hypotheses
    ]
    if matrix.hypotheses:
        lines += [*_order_lines(found), *_item_lines(found), text("matrix_of.note")]
    else:
        lines.append(text("matrix_of.empty"))
    title = f"{one_line(matrix.question)} [{matrix.id}]"
    return Block(title, tuple(lines), (_table(matrix, found, words),) if matrix.items else (), quotes)


def sum_words(value: Root2) -> str:
    """A sum to four places at most.

    >>> from fractions import Fraction
    >>> sum_words(Root2(Fraction(1), Fraction(1)))
    '2.4142'
    """
    return f"{round(value.decimal(), _PLACES).normalize():f}"


def _order_lines(found: Analysis) -> Iterator[str]:
    first = [s for s in found.order if s.place == 1]
    labels = text("matrix_of.and").join(s.hypothesis.label for s in first)
    key = "least" if len(first) == 1 else "tie"
    yield text(f"matrix_of.{key}", labels=labels, sum=sum_words(first[0].against))
    for s in found.order:
        label = s.hypothesis.label
        if s.items_against:
            items = ", ".join(s.items_against)
            yield text("matrix_of.against", label=label, sum=sum_words(s.against), items=items)
        else:
            yield text("matrix_of.nothing", label=label)
        if s.unrated:
            yield text("matrix_of.unrated", label=label, items=", ".join(s.unrated))


def _item_lines(found: Analysis) -> Iterator[str]:
    most = found.items[0].told_apart if found.items else 0
    for i in found.items:
        label = i.item.label
        if i.pairs and i.told_apart == 0:
            yield text("matrix_of.no_value", item=label)
        elif i.told_apart and i.told_apart == most:
            yield text("matrix_of.telling", item=label, n=i.told_apart, pairs=i.pairs)
    hanging = [i for i in found.items if i.without is not None]
    for i in hanging:
        key = "hangs_first" if i.changes_first else "hangs_order"
        yield text(f"matrix_of.{key}", item=i.item.label, order=_tier_words(i.without or ()))
    if found.items and not hanging:
        yield text("matrix_of.steady")
    elif found.items and not any(i.changes_first for i in hanging):
        yield text("matrix_of.steady_first")


def _tier_words(tiers: Iterable[Sequence[str]]) -> str:
    """ "H2 before H1 and H3"."""
    return text("matrix_of.then").join(text("matrix_of.and").join(tier) for tier in tiers)


def _table(matrix: Matrix, found: Analysis, words: Callable[[str], str | None]) -> TableView:
    """One row for each item, in the order of the matrix; a dash where it was not rated."""
    apart = {i.item.label: text("matrix_of.pairs", n=i.told_apart, pairs=i.pairs) for i in found.items}
    head = [text(f"matrix_of.{c}") for c in ("item", "what", "credibility", "relevance")]
    head += [*(h.label for h in matrix.hypotheses), text("matrix_of.apart"), text("matrix_of.by")]
    rows = []
    for item in matrix.items:
        ratings = (item.rating(h.id) for h in matrix.hypotheses)
        cells = ("–" if rating is None else rating.value for rating in ratings)
        strengths = item.credibility.value, item.relevance.value
        by = made_words(item.made)
        rows.append((item.label, _what(item, words), *strengths, *cells, apart[item.label], by))
    return TableView(tuple(head), tuple(rows))


def _what(item: WeighedItem, words: Callable[[str], str | None]) -> str:
    if item.statement is None:
        return text("matrix_of.assumption", text=one_line(item.assumption))
    return words(item.statement) or text("matrix_of.unknown")
