"""Windows of days and the words that name them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from onrecord.records.vocabulary import Bound, TimexType

__all__ = ["TimeExpression", "TimeWindow"]


@dataclass(frozen=True, slots=True)
class TimeWindow:
    """Days from ``start`` to ``end``, both inclusive; an open side is None, but never both.

    >>> TimeWindow(date(2025, 7, 1), date(2025, 12, 31)).contains(date(2025, 8, 9))
    True
    """

    start: date | None
    end: date | None

    def __post_init__(self) -> None:
        if self.start is None and self.end is None:
            raise ValueError("a window with two open sides says nothing: use None instead")
        if self.start is not None and self.end is not None and self.start > self.end:
            raise ValueError(f"a window must not end before it starts: {self.start}..{self.end}")

    def contains(self, day: date) -> bool:
        """Whether ``day`` lies in the window."""
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)

    def overlaps(self, other: TimeWindow) -> bool:
        """Whether the two windows share a day."""
        starts_in_time = self.start is None or other.end is None or self.start <= other.end
        return starts_in_time and (other.start is None or self.end is None or other.start <= self.end)

    def __str__(self) -> str:
        return f"{self.start or ''}..{self.end or ''}"


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """One time expression: TIMEX3 type, value and mod of the quote alone, and the window that it limits.

    ``window`` applies ``bound`` (the limiting preposition stands outside the quote); it is None where
    the words name no calendar days. ``edtf`` writes the window in EDTF, "~" marking approximate ends.
    """

    start: int
    end: int
    quote: str
    type: TimexType
    value: str | None
    mod: str | None = None
    window: TimeWindow | None = None
    bound: Bound | None = None
    edtf: str | None = None
