"""What happened to the commitments on record, one alert for each thing that a reader may want to be told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from onrecord.records.times import TimeWindow

__all__ = ["Alert", "AlertKind"]


class AlertKind(StrEnum):
    """What an alert tells of."""

    NEW_COMMITMENT = "new_commitment"
    SLIP = "slip"
    MOVED = "moved"
    CLAIMED_MET = "claimed_met"
    MET = "met"
    LATE = "late"
    ABANDONED = "abandoned"
    DENIED = "denied"
    OVERDUE = "overdue"
    CONTRADICTION = "contradiction"
    RULING = "ruling"
    INDICATOR = "indicator"


@dataclass(frozen=True, slots=True)
class Alert:
    """One thing that happened; its id depends on the statements that tell it, not on the clock.

    ``on`` is the commitment, None for a contradiction and for a sign that points to none. ``text`` says what
    it is about: the undertaking, or why two statements disagree. ``day`` is when the world could know, None
    where no document says when it was published; ``moment`` is the publication that told it, as precise as it
    is known (None for what the calendar alone brought). ``windows`` are the one before and the one that
    stands, as far as there are any.
    """

    id: str
    kind: AlertKind
    on: str | None
    text: str
    day: date | None
    moment: str | None
    statements: tuple[str, ...]
    windows: tuple[TimeWindow, ...] = ()
    note: str | None = None
