"""One statement as a card for the terminal: its words in their place, and how they were read."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from onrecord.records import Document, Mention, Quantity, Statement
from onrecord.surfaces.render.words import (
    chain_words,
    modality_words,
    one_line,
    published_words,
    text,
    visible,
    window_words,
)

__all__ = ["card_facts", "statement_terminal"]

_AROUND = 160


def statement_terminal(statement: Statement, document: Document) -> RenderableType:
    """A card: the quote in its context, the chain, how it is put, when, what about, and how sure."""
    facts = Table.grid(padding=(0, 2), expand=False)
    facts.add_column(style="dim", no_wrap=True)
    facts.add_column()
    for label, words in card_facts(statement, document):
        facts.add_row(text(f"card.{label}"), Text(words))
    title = Text(text(f"section.{statement.section.value}.title"))
    return Panel(Group(_context(statement, document), Text(), facts), title=title, title_align="left")


def _context(statement: Statement, document: Document) -> Text:
    """The quote marked between the words around it, on running lines."""
    before = document.text[max(0, statement.start - _AROUND) : statement.start]
    after = document.text[statement.end : statement.end + _AROUND]
    if statement.start > _AROUND:
        before = "…" + before.partition(" ")[2]
    if len(document.text) > statement.end + _AROUND:
        after = after.rpartition(" ")[0] + "…"
    return Text.assemble(
        (_running(before), "dim"), (_running(statement.quote), "bold underline"), (_running(after), "dim")
    )


def _running(words: str) -> str:
    return visible("".join(" " if c in "\n\r\t" else c for c in words))


def card_facts(statement: Statement, document: Document) -> Iterator[tuple[str, str]]:
    """What was read of the statement, each with the name of its label."""
    yield "chain", chain_words(statement.sources)
    yield "modality", modality_words(statement)
    yield "polarity", text(f"polarity.{statement.polarity.value}")
    yield "window", _window(statement)
    yield "said", window_words(statement.said) if statement.said is not None else text("page.not_said")
    yield "subject", _mention(statement.subject)
    yield "predicate", "–" if statement.predicate is None else one_line(statement.predicate.lemma)
    yield "object", _mention(statement.object)
    for label, mention in (("counterpart", statement.counterpart), ("condition", statement.condition)):
        if mention is not None:
            yield label, _mention(mention)
    if statement.stance is not None:
        yield "stance", text(f"stance.{statement.stance.value}")
    if statement.places:
        yield "places", "; ".join(one_line(place.name or place.text) for place in statement.places)
    if statement.quantities:
        yield "quantities", "; ".join(map(_quantity, statement.quantities))
    yield "confidence", _confidence(statement)
    yield from _candidates(statement)
    yield "document", f"{one_line(document.title or document.id)}, {published_words(document.published)}"
    yield "read_by", one_line(statement.read_by)


def _window(statement: Statement) -> str:
    words = window_words(statement.window)
    return words if statement.window_text is None else f"{words} (“{one_line(statement.window_text)}”)"


def _mention(mention: Mention | None) -> str:
    return text("page.not_said") if mention is None else one_line(mention.text)


def _quantity(quantity: Quantity) -> str:
    """The words of the quantity, and the number that was read out of them."""
    if quantity.value is not None:
        number = f"{quantity.value:g}"
    elif quantity.low is not None or quantity.high is not None:
        low, high = (("?" if n is None else f"{n:g}") for n in (quantity.low, quantity.high))
        number = f"{low}–{high}"
    else:
        number = "?"
    parts = (number, *(one_line(p) for p in (quantity.unit, quantity.of) if p is not None))
    return f"“{one_line(quantity.text)}” = {' '.join(parts)}"


def _confidence(statement: Statement) -> str:
    sure = statement.confidence
    named = (("speaker", sure.speaker), ("window", sure.window), ("modality", sure.modality))
    known = [f"{text(f'card.{name}').lower()} {value:.2f}" for name, value in named if value is not None]
    return ", ".join(known) if known else "–"


def _candidates(statement: Statement) -> Iterator[tuple[str, str]]:
    kept = statement.candidates
    named = (("speaker", kept.speaker), ("window", kept.window), ("modality", kept.modality))
    known = [
        f"{text(f'card.{name}').lower()}: {' / '.join(map(one_line, values))}"
        for name, values in named
        if values
    ]
    if known:
        yield "candidates", "; ".join(known)
