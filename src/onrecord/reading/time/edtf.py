"""Windows written in the Extended Date/Time Format (ISO 8601-2), level 2 codes for quarters and halves."""

from __future__ import annotations

from datetime import date

from onrecord.reading.time.calendar import month_end
from onrecord.records import TimeWindow

__all__ = ["window_edtf"]


def window_edtf(window: TimeWindow, approximate: bool = False) -> str:
    """The window in EDTF; ``..`` for an open side, ``~`` on what is approximate.

    >>> window_edtf(TimeWindow(date(2025, 7, 1), date(2025, 12, 31)))
    '2025-41'
    """
    mark = "~" if approximate else ""
    first, last = window.start, window.end
    if first is not None and last is not None:
        whole = _whole(first, last)
        return f"{whole}{mark}" if whole else f"{first.isoformat()}/{last.isoformat()}{mark}"
    if first is not None:
        return f"{first.isoformat()}{mark}/.."
    return f"../{last.isoformat() if last else '..'}{mark}"


def _whole(first: date, last: date) -> str | None:
    """One code for a stretch that is a day, month, quarter, half or year."""
    if first == last:
        return first.isoformat()
    if first.year != last.year or first.day != 1 or last != month_end(last.year, last.month):
        return None
    year, months = f"{first.year:04d}", last.month - first.month + 1
    if months == 1:
        return f"{year}-{first.month:02d}"
    if months == 12:
        return year
    if months == 3 and first.month % 3 == 1:
        return f"{year}-{33 + first.month // 3}"
    if months == 6 and first.month % 6 == 1:
        return f"{year}-{40 + first.month // 6}"
    return None
