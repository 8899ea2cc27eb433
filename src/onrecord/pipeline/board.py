"""The board and the alerts of the whole record, from what is kept of it: one article more is not all anew."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.ledger import Ledger, View
from onrecord.pipeline.alerting import alerts_of
from onrecord.pipeline.collecting import collector_paused
from onrecord.pipeline.deriving import Clocks, entries_of, layers_at, read_as_left
from onrecord.pipeline.following import follow_commitments
from onrecord.pipeline.relating import follow_relations
from onrecord.pipeline.shown import Shown
from onrecord.records import Alert, Commitment, DocumentEntry, ReviewKind, Statement
from onrecord.tracking import DIFFERENT, SAME, Sides, apply_rulings, find_alerts
from onrecord.tracking.assessment import WATCH

__all__ = ["alerts_at", "backing_at", "commitments_at"]

_CHANGING = frozenset({SAME, DIFFERENT, ReviewKind.EDIT.value, ReviewKind.REJECT.value})
"""Decisions that change what is linked: what is kept knows nothing of them."""


@collector_paused()
def commitments_at(ledger: Ledger, clocks: Clocks) -> tuple[Commitment, ...]:
    """Every commitment at these clocks, ordered by id: those of ``layers_at``, without the other layers."""
    view = ledger.view(clocks.as_of, clocks.as_recorded, clocks.include_undated)
    found = _followed(view, Shown.of(ledger, view, clocks))
    return layers_at(ledger, clocks).commitments if found is None else found


@collector_paused()
def alerts_at(ledger: Ledger, clocks: Clocks) -> tuple[Alert, ...]:
    """All that happened up to the judged day: ``alerts_of`` the whole record."""
    view = ledger.view(clocks.as_of, clocks.as_recorded, clocks.include_undated)
    watched = any(d.kind == WATCH for d in view.decisions)  # signs that people watch are made of all layers
    shown = Shown.of(ledger, view, clocks)
    commitments = None if watched else _followed(view, shown)
    related = None if commitments is None else follow_relations(shown)
    if commitments is None or related is None:
        return alerts_of(layers_at(ledger, clocks), "", clocks)
    documents = {d.document.id: d.document for d in view.documents if d.newest}
    today = clocks.judged_on()
    found = find_alerts(commitments, related.contradictions, related.said, documents)
    return tuple(alert for alert in found if alert.day is None or alert.day <= today)


def backing_at(
    ledger: Ledger, clocks: Clocks, alerts: Iterable[Alert]
) -> tuple[dict[str, Statement], dict[str, DocumentEntry]]:
    """The statements behind these alerts, and the documents that tell them, by their ids."""
    view = ledger.view(clocks.as_of, clocks.as_recorded, clocks.include_undated)
    wanted = {name for alert in alerts for name in alert.statements}
    keys = {key for name in wanted for key in ledger.holding(name)}
    shown = [d for d in view.documents if d.newest and d.reading_key in keys]
    entries = entries_of(shown)
    left = read_as_left(ledger, shown, view.decisions)
    told = {s.id: s for reading in left for s in reading.statements if s.id in wanted}
    if told.keys() < wanted:  # not linked, or of an older reading and confirmed
        layers = layers_at(ledger, clocks, layer="documents")
        entries, told = layers.documents, {s.id: s for s in layers.statements() if s.id in wanted}
    holding = {s.document for s in told.values()}
    return told, {e.document.id: e for e in entries if e.document.id in holding}


def _followed(view: View, shown: Shown) -> tuple[Commitment, ...] | None:
    """The commitments with what people ruled; None where they have to be derived from the whole record."""
    if any(d.kind in _CHANGING for d in view.decisions) or not _accepts_what_is_shown(view, shown):
        return None
    found = follow_commitments(shown, Sides.of(view.decisions))
    if found is None:
        return None
    return apply_rulings([f.commitment for f in found], view.decisions, shown.clocks.judged_on())


def _accepts_what_is_shown(view: View, shown: Shown) -> bool:
    """Whether each statement that was accepted stands in a reading that is shown; an older one comes back."""
    accepted = {d.on[0] for d in view.decisions if d.kind == ReviewKind.ACCEPT and d.on}
    return all(not shown.by_key.keys().isdisjoint(shown.ledger.holding(i)) for i in accepted)
