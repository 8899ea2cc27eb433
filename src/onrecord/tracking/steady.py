"""On which days a commitment stands as it does: between them nothing is judged anew."""

from __future__ import annotations

from datetime import date, timedelta

from onrecord.records import Commitment

__all__ = ["steady_days"]

_DAY = timedelta(days=1)


def steady_days(commitment: Commitment, today: date) -> tuple[date, date]:
    """The days for which the commitment, judged on ``today``, is the same: the first, and the first no more.

    Its status depends on the judged day only through which mentions are published by then, and whether the
    day after a window has come. Where no day is known from which it holds, that is the judged day itself.
    """
    published = [date.fromisoformat(m.published[:10]) for m in commitment.mentions if m.published is not None]
    windows = [m.due.window for m in commitment.mentions if m.due.window is not None]
    named = [day for w in windows for day in (w.start, w.end) if day is not None]
    undated = len(published) < len(commitment.mentions)
    if undated and today < min(published or named, default=date.max):
        return today, _next(today)
    turns = {
        *published,
        *map(_next, published),
        *named,
        *map(_next, named),
    }
    first = max((day for day in turns if day <= today), default=date.min)
    return first, min((day for day in turns if day > today), default=date.max)


def _next(day: date) -> date:
    return day if day == date.max else day + _DAY
