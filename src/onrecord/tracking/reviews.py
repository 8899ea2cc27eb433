"""Lays what people decided about single statements over what was read: accepted, edited, rejected.

A decision names the statement's id, its document and its place. Where a newer reader gives it another id or
a slightly other span, the decision holds for the statement in that place; where it finds none there, what a
person confirmed is taken from the older reading.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from onrecord.records import Decision, Document, Reading, Review, ReviewKind, Statement
from onrecord.tracking.decided import standing
from onrecord.tracking.edits import apply_edit

__all__ = ["Reviewed", "place_details", "review_readings", "reviews_in"]

_KINDS = frozenset(kind.value for kind in ReviewKind)
_SAME_PLACE = 0.6
"""Two spans are one place when they share so much of all that they cover."""


@dataclass(frozen=True, slots=True)
class Reviewed:
    """The readings as people left them; ``names`` maps ids that decisions name to those that stand now.

    ``lost`` are documents where a confirmed statement was not found; their older readings may hold it.
    """

    readings: tuple[Reading, ...]
    names: dict[str, str] = field(default_factory=dict)
    lost: frozenset[str] = frozenset()


def place_details(statement: Statement) -> tuple[tuple[str, str], ...]:
    """Where a statement stands, as parts of a decision that is on it."""
    at = f"{statement.start}:{statement.end}"
    return (("document", statement.document), ("at", at), ("quote", statement.quote))


def reviews_in(decisions: Sequence[Decision]) -> dict[str, list[Decision]]:
    """Statement id -> the reviews of it that stand, in their order."""
    found: dict[str, list[Decision]] = {}
    for decision in standing(decisions):
        if decision.kind in _KINDS and decision.on:
            found.setdefault(decision.on[0], []).append(decision)
    return found


def review_readings(
    readings: Sequence[Reading],
    documents: Mapping[str, Document],
    decisions: Sequence[Decision],
    older: Mapping[str, Sequence[Statement]] | None = None,
) -> Reviewed:
    """The readings without what was rejected, with what was edited; a reading nobody touched stays itself.

    ``older`` are statements that earlier readings of a document held.
    """
    by_document: dict[str, dict[str, list[Decision]]] = {}
    for name, made in reviews_in(decisions).items():
        base = _base(made[-1].detail("document") or "")
        by_document.setdefault(base, {})[name] = made
    if not by_document:
        return Reviewed(tuple(readings))
    names: dict[str, str] = {}
    lost: set[str] = set()
    done = []
    for reading in readings:
        reviews = by_document.get(_base(reading.document))
        if reviews is None:
            done.append(reading)
            continue
        kept = [] if older is None else older.get(reading.document, ())
        placed = _placed(reading, reviews, kept)
        names.update({name: s.id for name, s in placed.items()})
        if any(name not in placed and _confirms(made) for name, made in reviews.items()):
            lost.add(reading.document)
        done.append(_reviewed(reading, documents[reading.document], reviews, placed))
    return Reviewed(tuple(done), names, frozenset(lost))


def _base(document: str) -> str:
    return document.partition("@")[0]


def _confirms(made: Sequence[Decision]) -> bool:
    return made[-1].kind != ReviewKind.REJECT


def _placed(
    reading: Reading, reviews: Mapping[str, Sequence[Decision]], older: Sequence[Statement]
) -> dict[str, Statement]:
    """The name that a decision gives -> the statement that it is about now."""
    by_id = {s.id: s for s in reading.statements}
    old = {s.id: s for s in older}
    placed = {name: by_id[name] for name in reviews if name in by_id}
    taken = {s.id for s in placed.values()}
    for name, made in reviews.items():
        if name in placed:
            continue
        near = _nearest(reading, made[-1], taken)
        if near is None and name in old and _confirms(made):
            near = old[name]
        if near is not None:
            placed[name] = near
            taken.add(near.id)
    return placed


def _nearest(reading: Reading, decision: Decision, taken: set[str]) -> Statement | None:
    """The statement in the decision's place, else the one with the same words (in another version)."""
    free = [s for s in reading.statements if s.id not in taken]
    start, _, end = (decision.detail("at") or "").partition(":")
    if decision.detail("document") == reading.document and start.isdecimal() and end.isdecimal():
        ranked = [(_shared(s, int(start), int(end)), s.id, s) for s in free]
        best = max(ranked, default=(0.0, "", None))
        return best[2] if best[0] >= _SAME_PLACE else None
    same = [s for s in free if s.quote == decision.detail("quote")]
    return same[0] if len(same) == 1 else None


def _shared(statement: Statement, start: int, end: int) -> float:
    both = min(statement.end, end) - max(statement.start, start)
    return max(0, both) / (max(statement.end, end) - min(statement.start, start))


def _reviewed(
    reading: Reading,
    document: Document,
    reviews: Mapping[str, Sequence[Decision]],
    placed: Mapping[str, Statement],
) -> Reading:
    found = {s.id: s for s in reading.statements}
    for name, statement in placed.items():
        made = reviews[name]
        if not _confirms(made):
            found.pop(statement.id, None)
            continue
        edits = [d for d in made if d.kind == ReviewKind.EDIT]
        for edit in edits:
            statement = apply_edit(statement, edit.details, document, reading.parties)
        fields = dict.fromkeys(key for d in edits for key, _ in d.details if key not in _PLACE)
        last = made[-1]
        review = Review(last.id, ReviewKind(last.kind), last.by, last.when, last.why, tuple(fields))
        found[statement.id] = replace(statement, review=review)
    ordered = sorted(found.values(), key=lambda s: s.start)  # stable: what was read keeps its order
    return replace(reading, statements=tuple(ordered))


_PLACE = frozenset({"document", "at", "quote"})
