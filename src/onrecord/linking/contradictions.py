"""Pairs of statements that cannot both hold, and later ones that change earlier ones."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import product

from onrecord.linking.absence import is_absence, missing
from onrecord.linking.frames import FACTS
from onrecord.linking.keys import predicate_group
from onrecord.linking.matters import changes_plan, is_total, left_doings
from onrecord.linking.outcomes import bare, is_end, is_lasting, is_over, is_pending, kin_of, states_of
from onrecord.linking.progress import progress_of
from onrecord.linking.relations import Relation, decide_relation
from onrecord.linking.sides import Side, side_of
from onrecord.linking.tables import word_table
from onrecord.linking.tensions import is_adverse, is_assurance
from onrecord.records import (
    Contradiction,
    Document,
    Modality,
    Polarity,
    Revision,
    Statement,
    latest_revisions,
    moments_of,
)

__all__ = [
    "doings_met",
    "find_all_relations",
    "find_contradictions",
    "find_relations",
    "find_revisions",
    "is_marked",
    "tells_enough",
    "tying_words",
]

_IDLE = frozenset({"", "be", "have", "say", "tell", "add"})
_CLOSE = 7
_FEW = 2
_SHORT = 6
"""Telling words of a statement that can be about a state."""


def find_relations(
    statements: Sequence[Statement], documents: Mapping[str, Document]
) -> tuple[tuple[Contradiction, ...], tuple[Revision, ...]]:
    """Every contradiction and every revision, ordered by ids; ``a`` came first, no winner is declared.

    Of several earlier statements that a later one changes in the same way, the latest is kept: the others are
    reached through it.
    """
    contradictions, revisions = find_all_relations(statements, documents)
    return contradictions, tuple(latest_revisions(revisions, moments_of(statements, documents)))


def find_all_relations(
    statements: Sequence[Statement], documents: Mapping[str, Document]
) -> tuple[tuple[Contradiction, ...], tuple[Revision, ...]]:
    """Every pair that contradicts or changes, each decided alone: those of a part are those of the whole."""
    moments = moments_of(statements, documents)
    sides = {s.id: side_of(s, documents[s.document]) for s in statements}
    contradictions, revisions = [], []
    for first, second in _candidate_pairs(sides):
        a, b = sorted((sides[first], sides[second]), key=lambda side: moments[side.statement.id])
        row = decide_relation(a, b)
        if isinstance(row, Contradiction):
            contradictions.append(row)
        elif row is not None:
            revisions.append(row)
    return tuple(sorted(contradictions, key=_by_ids)), tuple(sorted(revisions, key=_by_ids))


def find_contradictions(
    statements: Sequence[Statement], documents: Mapping[str, Document]
) -> tuple[Contradiction, ...]:
    """Every pair that contradicts or pulls against each other."""
    return find_relations(statements, documents)[0]


def find_revisions(
    statements: Sequence[Statement], documents: Mapping[str, Document]
) -> tuple[Revision, ...]:
    """Every statement that revises an earlier one, or tells what has come of it."""
    return find_relations(statements, documents)[1]


def _by_ids(row: Relation) -> tuple[str, str]:
    return row.a, row.b


def _candidate_pairs(sides: Mapping[str, Side]) -> list[tuple[str, str]]:
    """The pairs for which something can be decided: of kindred doings, of ends and "still", of assurances."""
    pairs: set[tuple[str, str]] = set()
    for found in (_kindred(sides), _lasting(sides), _assured(sides), _progress(sides), _absent(sides)):
        pairs.update((min(a, b), max(a, b)) for a, b in found if a != b)
    return sorted(pairs)


def _kindred(sides: Mapping[str, Side]) -> Iterator[tuple[str, str]]:
    """Pairs whose doings are the same or stand in a relation, that share a telling word."""
    plain: dict[object, list[str]] = defaultdict(list)
    marked: dict[object, list[str]] = defaultdict(list)
    for statement_id in sorted(sides):
        side = sides[statement_id]
        words, told = tying_words(side), is_marked(side)
        kept, sought = doings_met(side)
        for block in sought:
            for word in words:
                for met in (marked, plain) if told or block not in kept else (marked,):
                    for other in met.get((block, word), ()):
                        if _may_relate(sides[other], side):
                            yield other, statement_id
        for block in kept:
            for word in words:
                (marked if told else plain)[block, word].append(statement_id)


def _may_relate(a: Side, b: Side) -> bool:
    deeds = word_table("deeds")
    both = not deeds.isdisjoint(a.frame.acts) and not deeds.isdisjoint(b.frame.acts)
    return tells_enough(a.frame.told, b.frame.told, deeds=both)


def tells_enough(first: Set[object], second: Set[object], *, deeds: bool) -> bool:
    """Whether enough is told by both for any decision; most statements that meet share one common word.

    ``deeds`` tells whether both tell of deeds.
    """
    shared, fewest = len(first & second), min(len(first), len(second))
    if shared >= _FEW or fewest <= _FEW * shared or max(len(first), len(second)) <= _SHORT:
        return True
    return shared > 0 and deeds


def doings_met(side: Side) -> tuple[set[str], set[str]]:
    """What a statement is found by, and what it looks for: doings, plans and their end, counts and totals."""
    frame, plan = side.frame, side.modality not in FACTS
    moved = frame.act in word_table("moving") or changes_plan(frame)
    total, counts = is_total(frame), bool(side.statement.quantities)
    acts = set(frame.acts - _IDLE)
    kinds = {f"#{(q.of or q.unit or '').split(' ')[-1].casefold()}" for q in side.statement.quantities}
    acts |= kinds - {"#"}
    acts |= left_doings(side)
    states = frame.told & states_of() if len(frame.told) <= _SHORT else frozenset()
    acts |= {f"={word}" for word in states}
    plainly, against = set[str](), set[str]()
    if frame.act in word_table("standing") and len(frame.told) <= _SHORT:
        turned = {word for word in frame.told if bare(word) != word}
        plainly |= {f"={word}" for word in frame.told - turned} | {f"=un {bare(word)}" for word in turned}
        against |= {f"=un {word}" for word in frame.told - turned} | {f"={bare(word)}" for word in turned}
    kept = (
        acts
        | plainly
        | {name for name, holds in (("+", plan), ("-", moved), ("=", total), ("#", counts)) if holds}
    )
    pending, over = is_pending(side), is_over(side)
    kept |= {name for name, holds in (("~", pending), (".", over)) if holds}
    sought = acts | against | {kin for act in acts for kin in kin_of(act)}
    sought |= {f"={kin}" for word in states for kin in kin_of(word)}
    sought |= {name for name, holds in (("-", plan), ("+", moved), ("=", counts), ("#", total)) if holds}
    sought |= {name for name, holds in ((".", pending), ("~", over)) if holds}
    return kept, sought


def tying_words(side: Side) -> frozenset[str]:
    """The words that tie two statements together: heads, what they belong to, and names."""
    frame = side.frame
    found = {*frame.heads, frame.theme.head, frame.doer.head, *frame.theme.rest, *frame.names}
    return frozenset(found - word_table("light_heads") - {"", "?"})


def is_marked(side: Side) -> bool:
    """Whether it tells more than a plain fact: two plain facts of one doing never disagree."""
    s = side.statement
    negated = s.polarity is Polarity.NEGATED or s.modality is Modality.DENIES
    deed = bool(side.frame.doer.head and side.frame.acts & word_table("deeds"))
    return negated or s.window is not None or bool(s.quantities) or deed or s.modality not in FACTS


def _lasting(sides: Mapping[str, Side]) -> Iterator[tuple[str, str]]:
    ended: dict[str, list[str]] = defaultdict(list)
    for statement_id in sorted(sides):
        if is_end(sides[statement_id]):
            for word in sides[statement_id].frame.told - word_table("light_heads"):
                ended[word].append(statement_id)
    for statement_id in sorted(sides):
        side = sides[statement_id]
        if is_lasting(side):
            for head in side.frame.told - word_table("light_heads"):
                yield from ((other, statement_id) for other in ended.get(head, ()))


def _assured(sides: Mapping[str, Side]) -> Iterator[tuple[str, str]]:
    """Assurances and adverse facts that share a word, published within weeks."""
    adverse: dict[tuple[str, int], list[str]] = defaultdict(list)
    for statement_id in sorted(sides):
        side = sides[statement_id]
        if side.day is not None and is_adverse(side):
            for word in {*(side.frame.told - word_table("light_heads")), side.frame.act}:
                adverse[word, side.day.toordinal() // _CLOSE].append(statement_id)
    for statement_id in sorted(sides):
        side = sides[statement_id]
        if side.day is not None and is_assurance(side):
            period = side.day.toordinal() // _CLOSE
            doing = predicate_group(side.frame.subject.head)
            for word in {*(side.frame.told - word_table("light_heads")), doing}:
                for near in (period - 1, period, period + 1):
                    yield from ((other, statement_id) for other in adverse.get((word, near), ()))


def _absent(sides: Mapping[str, Side]) -> Iterator[tuple[str, str]]:
    """What is said not to have been, and statements that name it with one more of the same words."""
    absent: dict[tuple[str, str], list[str]] = defaultdict(list)
    for statement_id, side in sides.items():
        if is_absence(side):
            what = missing(side)
            for word in side.frame.told - {what}:
                absent[what, word].append(statement_id)
    heads = {head for head, _ in absent}
    for statement_id in sorted(sides):
        frame = sides[statement_id].frame
        for head in {frame.theme.head, frame.subject.head, *(f"+{act}" for act in frame.acts)} & heads:
            for word in frame.told:
                yield from ((other, statement_id) for other in absent.get((head, word), ()))


def _progress(sides: Mapping[str, Side]) -> Iterator[tuple[str, str]]:
    """Pairs of opposed statements of progress in one document, or in documents that share a topic's word."""
    blocks: dict[tuple[str, str], list[str]] = defaultdict(list)
    for statement_id in sorted(sides):
        statement = sides[statement_id].statement
        for kind in progress_of(statement):
            for word in (statement.document, *statement.topic):
                blocks[kind, word].append(statement_id)
    for kind, word in blocks:
        yield from product(blocks[kind, word], blocks.get((_AGAINST.get(kind, ""), word), ()))


_AGAINST = {"well": "short", "whole": "rest"}
