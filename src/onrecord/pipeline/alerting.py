"""What happened to the commitments of a subject, at the asked clocks."""

from __future__ import annotations

from onrecord.pipeline.deriving import Clocks
from onrecord.records import Alert, Layers
from onrecord.tracking import About, assemble_dossier, find_alerts, in_order
from onrecord.tracking.assessment import find_indicator_alerts

__all__ = ["alerts_of"]


def alerts_of(layers: Layers, about: About, clocks: Clocks) -> tuple[Alert, ...]:
    """The alerts about the subject, up to the day on which statuses are judged."""
    today = clocks.judged_on()
    # All that happened is on the whole record: its dossier, which is long, need not be assembled.
    dossier = assemble_dossier(layers, about, today, clocks.as_of) if about else layers
    documents = {e.document.id: e.document for e in layers.documents}
    statements = {s.id: s for s in layers.statements()}
    told = find_alerts(dossier.commitments, dossier.contradictions, statements, documents)
    origin_of = {i: o.origin for c in layers.claims for o in c.origins for i in o.statements}
    found = in_order((*told, *find_indicator_alerts(dossier.indicators, origin_of)))
    return tuple(alert for alert in found if alert.day is None or alert.day <= today)
