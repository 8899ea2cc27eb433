"""Publication dates: ISO 8601, as precise as they were given, never guessed."""

from __future__ import annotations

import re
from datetime import date, datetime
from email.utils import parsedate_to_datetime

__all__ = ["BadDateError", "iso_date", "page_date"]

EARLIEST_YEAR = 1400
"""Before the printing press nothing was published: such a year is a slip or a placeholder."""
LATEST_YEAR = 9998
"""9999 stands for "never" in many systems."""

_ISO = re.compile(
    r"(?P<year>\d{4,})-(?P<month>\d\d)-(?P<day>\d\d)"
    r"(?:[T ](?P<time>\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?)\s?(?P<zone>Z|[+-]\d\d(?::?\d\d)?)?)?",
    re.IGNORECASE | re.ASCII,
)
_BASIC = re.compile(r"(\d{4})(\d\d)(\d\d)", re.ASCII)


class BadDateError(ValueError):
    """A date that cannot be a publication date; ``absurd`` where it was read but cannot be."""

    def __init__(self, message: str, *, absurd: bool = False) -> None:
        super().__init__(message)
        self.absurd = absurd


def iso_date(given: str) -> str:
    """The ISO 8601 date or date and time, exactly as precise as given; raises ``BadDateError`` otherwise.

    >>> iso_date("2024-12-10"), iso_date("20241210"), iso_date("2024-12-10T08:30Z")
    ('2024-12-10', '2024-12-10', '2024-12-10T08:30Z')
    """
    words = given.strip()
    if basic := _BASIC.fullmatch(words):
        words = "-".join(basic.groups())
    match = _ISO.fullmatch(words)
    if match is None:
        raise BadDateError(f'"{_short(given)}" is not an ISO 8601 date')
    _check_day(match, given)
    time, zone = match["time"], match["zone"] or ""
    if time is None:
        return words
    try:
        datetime.fromisoformat(f"2000-01-01T{time.replace(',', '.')}{zone.upper()}")
    except ValueError as error:
        raise BadDateError(f'"{_short(given)}" names no time of day', absurd=True) from error
    return f"{words[:10]}T{time.replace(',', '.')}{zone.upper()}"


def page_date(given: str) -> str:
    """The date that a page's metadata states, in ISO 8601; also reads RFC 2822 dates as feeds write them."""
    try:
        return iso_date(given)
    except BadDateError as error:
        if error.absurd:
            raise
        try:
            return iso_date(parsedate_to_datetime(given).isoformat())
        except (ValueError, TypeError, IndexError):
            raise error from None


def _check_day(match: re.Match[str], given: str) -> None:
    year = int(match["year"][:9])
    if not EARLIEST_YEAR <= year <= LATEST_YEAR:
        raise BadDateError(f'"{_short(given)}" cannot be a publication date (year {year})', absurd=True)
    try:
        date(year, int(match["month"]), int(match["day"]))
    except ValueError as error:
        raise BadDateError(f'"{_short(given)}" names no day of the calendar', absurd=True) from error


def _short(given: str) -> str:
    line = " ".join(given.split())
    return line if len(line) <= 40 else line[:39] + "…"
