"""A brief as rows: what happened, then one row for each origin."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.exchange.rows import Row, evidence_row
from onrecord.records import Brief

__all__ = ["brief_rows"]


def brief_rows(brief: Brief) -> Iterator[Row]:
    """The counts first, then the alerts, then the origins; every origin with the words that are new."""
    yield {
        "what": "counts",
        "documents": list(brief.documents),
        "origins": brief.origins,
        "repeating": list(brief.repeating),
    }
    for alert in brief.alerts:
        yield {
            "what": "alert",
            "alert": alert.id,
            "kind": alert.kind.value,
            "on": alert.on,
            "day": None if alert.day is None else alert.day.isoformat(),
            "text": alert.text,
            "statements": list(alert.statements),
        }
    for line in brief.lines:
        yield {
            "what": "origin",
            "origin": line.origin,
            "source": line.source,
            "documents": list(line.documents),
            "new": [evidence_row(s) for s in line.new],
            "joins": [evidence_row(s) for s in line.joins],
            "repeats": line.repeats,
        }
