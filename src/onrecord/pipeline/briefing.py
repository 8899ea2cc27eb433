"""What is new since a moment, on the clock that is asked for."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

from onrecord.ledger import Ledger
from onrecord.pipeline.alerting import alerts_of
from onrecord.pipeline.deriving import Clocks, layers_at
from onrecord.records import Brief, Layers
from onrecord.tracking import make_brief

__all__ = ["brief_since"]

_INSTANT = timedelta(microseconds=1)


def brief_since(
    ledger: Ledger,
    since: datetime,
    asked: Clocks,
    published: bool = False,
    current: Layers | None = None,
) -> tuple[Brief, Layers]:
    """The brief with the layers that it quotes: what this ledger learned since the moment.

    With ``published``, what was published from the moment's day on. ``current`` are the layers at the asked
    clocks, where they are at hand.
    """
    day = since.date()
    if published:
        past = replace(asked, as_of=day - timedelta(days=1), today=day - timedelta(days=1))
    else:
        past = replace(asked, as_recorded=since - _INSTANT)
        past = replace(past, today=min(max(day, _newest(ledger, past)), asked.judged_on()))
    before, after = layers_at(ledger, past), current or layers_at(ledger, asked)
    told = {alert.id for alert in alerts_of(before, "", past)}
    alerts = [alert for alert in alerts_of(after, "", asked) if alert.id not in told]
    return make_brief(before, after, alerts), after


def _newest(ledger: Ledger, past: Clocks) -> date:
    """The newest day of publication known then: what a document of that day told was told already."""
    entries = layers_at(ledger, past, layer="documents").documents
    return max((e.document.published_on or date.min for e in entries), default=date.min)
