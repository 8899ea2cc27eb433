"""The scale of the timeline: days to places, and the days that are named on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from onrecord.records import TimeWindow
from onrecord.surfaces.render.words import day_words

__all__ = ["Scale", "Tick", "make_scale", "scale_ticks"]

_MARGIN = 10.0
_TICK_ROOM = 82.0
_STEPS_IN_DAYS = (1, 2, 7, 14)
_STEPS_IN_MONTHS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 6000, 12000, 60000)


@dataclass(frozen=True, slots=True)
class Tick:
    """A named day on the scale; the label is empty where it has no room."""

    x: float
    label: str


@dataclass(frozen=True, slots=True)
class Scale:
    """Days as places between ``left`` and ``right``."""

    width: float
    first: int
    last: int

    @property
    def left(self) -> float:
        """Where the first day begins."""
        return _MARGIN

    @property
    def right(self) -> float:
        """Where the last day ends."""
        return self.width - _MARGIN

    def x(self, day: date, after: bool = False) -> float:
        """Where a day begins, or ends when ``after``."""
        share = (day.toordinal() + after - self.first) / (self.last - self.first)
        return round(self.left + share * (self.right - self.left), 1)


def make_scale(width: float, days: Sequence[date], windows: Sequence[TimeWindow]) -> Scale:
    """A scale that holds all the days, with room where a window is open."""
    known = [*days, *(d for w in windows for d in (w.start, w.end) if d is not None)]
    first, last = min(known).toordinal(), max(known).toordinal() + 1
    room = max(5, (last - first) // 25)
    before = room * (3 if any(w.start is None for w in windows) else 1)
    behind = room * (3 if any(w.end is None for w in windows) else 1)
    return Scale(width, first - before, last + behind)


def scale_ticks(scale: Scale) -> tuple[Tick, ...]:
    """The named days: as many as can be read side by side, in even steps."""
    most = max(2, int((scale.right - scale.left) // _TICK_ROOM))
    span = scale.last - scale.first
    for step in _STEPS_IN_DAYS:
        if span / step <= most:
            return tuple(_tick(scale, d, day_words(d, with_year=False)) for d in _every(scale, step))
    step = next(s for s in _STEPS_IN_MONTHS if span / 30.4 / s <= most)
    return tuple(
        _tick(scale, d, str(d.year) if step >= 12 else day_words(d).split(" ", 1)[1])
        for d in _months(scale, step)
    )


def _tick(scale: Scale, day: date, label: str) -> Tick:
    x = scale.x(day)
    fits = scale.left + 22 <= x <= scale.right - 22
    return Tick(x, label if fits else "")


def _every(scale: Scale, step: int) -> list[date]:
    start = max(scale.first, 1)
    monday = start + (-(start - 1)) % 7 if step >= 7 else start
    last = min(scale.last, date.max.toordinal())
    return [date.min + timedelta(days=day - 1) for day in range(monday, last + 1, step)]


def _months(scale: Scale, step: int) -> list[date]:
    low = date.fromordinal(max(scale.first, 1))
    high = date.fromordinal(min(scale.last, date.max.toordinal()))
    first = low.year * 12 + low.month - 1
    last = high.year * 12 + high.month - 1
    months = range(first + (-first) % step, last + 1, step)
    found = [date(month // 12, month % 12 + 1, 1) for month in months]
    return [day for day in found if low <= day]
