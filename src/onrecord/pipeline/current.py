"""Layers that stay current while people decide: statements at once, the rest when it is derived."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields, replace
from typing import TypeVar

from onrecord.ledger import Ledger, StoredDocument
from onrecord.pipeline.deriving import Clocks, changes_layers, layers_at, read_as_left
from onrecord.records import (
    Arrangement,
    Claim,
    Commitment,
    Decision,
    Indicator,
    Layers,
    Origin,
    Reaction,
    Reading,
    ReviewKind,
    Statement,
)
from onrecord.tracking.assessment import JUDGEMENTS, assess

__all__ = ["Current", "Moved", "current_from", "current_layers", "with_decisions", "with_derived"]

_Row = TypeVar("_Row")
_Resting = TypeVar("_Resting", Origin, Arrangement, Reaction, Indicator)
_REVIEWS = frozenset(kind.value for kind in ReviewKind)


@dataclass(frozen=True, slots=True)
class Current:
    """Layers at some clocks. Statements hold all up to the ledger's entry ``entry``; claims, commitments and
    all else that is derived hold the decisions up to ``derived``. ``stored`` are the documents by their ids.
    """

    layers: Layers
    clocks: Clocks
    entry: int
    derived: int
    stored: Mapping[str, StoredDocument]

    @property
    def is_behind(self) -> bool:
        """Whether decisions wait to be worked into what is derived."""
        return self.derived < self.entry


@dataclass(frozen=True, slots=True)
class Moved:
    """What decisions changed: the new layers, the statements as they stand now, and those that are gone."""

    current: Current
    statements: Mapping[str, Statement]
    gone: frozenset[str]


def current_layers(ledger: Ledger, clocks: Clocks) -> Current:
    """The layers at these clocks, all derived, with what is needed to move on from them."""
    entry = ledger.length()
    return current_from(ledger, layers_at(ledger, clocks), clocks, entry)


def current_from(ledger: Ledger, layers: Layers, clocks: Clocks, entry: int) -> Current:
    """Layers that were derived up to an entry, with what is needed to move on from them."""
    view = ledger.view(clocks.as_of, clocks.as_recorded, clocks.include_undated)
    stored = {d.document.id: d for d in view.documents if d.newest}
    return Current(layers, clocks, entry, entry, stored)


def with_decisions(ledger: Ledger, current: Current) -> Moved | None:
    """The layers with the decisions that were made since: every statement as ``layers_at`` would give it.

    What is derived stays as it was, without the statements that are gone. None where anything else came in.
    """
    kinds = ledger.kinds_after(current.entry)
    if any(kind != "decision" for _, kind in kinds):
        return None
    known = {d.id for d in current.layers.decisions}
    new = [d for d in ledger.decisions_after(current.entry) if d.id not in known]
    if not new:
        return Moved(current, {}, frozenset())
    decisions = (*current.layers.decisions, *new)
    touched = _touched(new, decisions)
    shown = [d for d in current.stored.values() if d.base_id in touched and d.reading_key is not None]
    before = {r.document: r for r in current.layers.readings}
    after = {r.document: r for r in read_as_left(ledger, shown, decisions)}
    changed, gone = _differences(before, after)
    layers = replace(
        current.layers,
        decisions=decisions,
        readings=tuple(after.get(r.document, r) for r in current.layers.readings),
    )
    if gone:
        layers = _without(layers, gone)
    if any(d.kind in JUDGEMENTS for d in new):
        layers = assess(layers, current.clocks.judged_on())
    entry = max(number for number, _ in kinds)
    held = {s.id for reading in before.values() if reading.document in after for s in reading.statements}
    confirmed = held - gone
    waits = current.is_behind or any(
        changes_layers(d) and not (d.kind == ReviewKind.ACCEPT and d.on[0] in confirmed) for d in new
    )
    moved = replace(current, layers=layers, entry=entry, derived=current.derived if waits else entry)
    return Moved(moved, changed, gone)


def with_derived(current: Current, derived: Layers, entry: int) -> Current:
    """The layers with all that was derived up to an entry of the ledger; statements stay as they are now."""
    names = [f.name for f in fields(Layers) if f.name not in _READ]
    layers = replace(current.layers, **{name: getattr(derived, name) for name in names})
    held = {s.id for s in layers.statements()}
    gone = frozenset(statement for statement, _ in derived.claim_of if statement not in held)
    if gone:
        layers = _without(layers, gone)
    layers = assess(layers, current.clocks.judged_on())
    return replace(current, layers=layers, derived=min(entry, current.entry))


_READ = ("documents", "readings", "issues", "decisions", "assessments")


def _touched(new: Iterable[Decision], decisions: Iterable[Decision]) -> frozenset[str]:
    """The documents whose statements are reviewed by these decisions, or whose reviews they take back."""
    by_id = {d.id: d for d in decisions}
    found = set()
    for decision in new:
        first = decision
        while first.undoes is not None and first.undoes in by_id:
            first = by_id[first.undoes]
        if first.kind in _REVIEWS:
            found.add((first.detail("document") or "").partition("@")[0])
    return frozenset(found)


def _differences(
    before: Mapping[str, Reading], after: Mapping[str, Reading]
) -> tuple[dict[str, Statement], frozenset[str]]:
    changed: dict[str, Statement] = {}
    gone: set[str] = set()
    for document, reading in after.items():
        old = {s.id: s for s in before[document].statements}
        changed |= {s.id: s for s in reading.statements if old.get(s.id) != s}
        gone |= old.keys() - {s.id for s in reading.statements}
    return changed, frozenset(gone)


def _without(layers: Layers, gone: frozenset[str]) -> Layers:
    """The derived layers without these statements; what rested on them alone is gone too."""

    def left(rows: Iterable[_Row], cut: Callable[[_Row], _Row | None]) -> tuple[_Row, ...]:
        return tuple(kept for kept in map(cut, rows) if kept is not None)

    return replace(
        layers,
        claims=left(layers.claims, lambda c: _claim_without(c, gone)),
        commitments=left(layers.commitments, lambda c: _commitment_without(c, gone)),
        contradictions=tuple(c for c in layers.contradictions if c.a not in gone and c.b not in gone),
        revisions=tuple(r for r in layers.revisions if r.a not in gone and r.b not in gone),
        arrangements=left(layers.arrangements, lambda a: _cut(a, gone)),
        reactions=left(layers.reactions, lambda r: _cut(r, gone)),
        indicators=left(layers.indicators, lambda i: i if i.made is not None else _cut(i, gone)),
        claim_of=tuple(pair for pair in layers.claim_of if pair[0] not in gone),
        commitment_of=tuple(pair for pair in layers.commitment_of if pair[0] not in gone),
    )


def _claim_without(claim: Claim, gone: frozenset[str]) -> Claim | None:
    if gone.isdisjoint(claim.statements):
        return claim
    left = tuple(s for s in claim.statements if s not in gone)
    origins = tuple(o for o in (_cut(origin, gone) for origin in claim.origins) if o is not None)
    return replace(claim, statements=left, origins=origins) if left else None


def _commitment_without(found: Commitment, gone: frozenset[str]) -> Commitment | None:
    if gone.isdisjoint(m.statement for m in found.mentions):
        return found
    left = tuple(m for m in found.mentions if m.statement not in gone)
    windows = tuple(w for w in found.windows if w.statement not in gone)
    statuses = tuple(s for s in found.status_as_of if gone.isdisjoint(s.because))
    return replace(found, mentions=left, windows=windows, status_as_of=statuses) if left else None


def _cut(row: _Resting, gone: frozenset[str]) -> _Resting | None:
    """The row without these statements, None where it rested on them alone."""
    if gone.isdisjoint(row.statements):
        return row
    left = tuple(s for s in row.statements if s not in gone)
    return replace(row, statements=left) if left else None
