"""Units counted inside a longer stretch: "the third week of May", "the first ten days of June"."""

from __future__ import annotations

from onrecord.reading.time.grammar.amounts import counted
from onrecord.reading.time.grammar.clock import named_day
from onrecord.reading.time.grammar.numbers import ordinal, skip
from onrecord.reading.time.grammar.wholes import whole
from onrecord.reading.time.grammar.years import Found
from onrecord.reading.time.phrases import (
    Calendar,
    DayTime,
    Edge,
    Era,
    Literal,
    Narrative,
    Nth,
    Part,
    Phrase,
    Relative,
    Season,
)
from onrecord.reading.time.tokens import Tokens

__all__ = ["hours_of", "nth_of"]

_SIZE = {
    "day": 1,
    "weekend": 2,
    "week": 7,
    "fortnight": 14,
    "month": 30,
    "season": 90,
    "quarter": 91,
    "half": 182,
    "year": 365,
    "decade": 3650,
    "century": 36500,
}
"""Days of a unit, roughly: a part is shorter than its whole."""


def nth_of(t: Tokens, i: int) -> Found | None:
    """Numbered, first or last units or weekdays of a stretch that is named."""
    at = skip(t, i, "the")
    rank = _rank(t, at)
    if rank is None:
        return None
    first, at = rank
    weekday = t.kind(at, "weekday")
    if weekday is not None and t.capital(at):
        return _weekday_of(t, first, int(weekday), at + 1)
    count, at = _count(t, at, first)
    unit = t.kind(at, "unit")
    if unit not in _SIZE or t.word(at + 1) not in ("of", "in"):
        return None
    found = whole(t, at + 2)
    if not found or _SIZE[unit] >= _size(found[0]):
        return None
    return Nth(unit, first, count, found[0]), found[1]


def _rank(t: Tokens, i: int) -> tuple[int, int] | None:
    """The number from the start, -1 for the end, and the index after it."""
    if t.kind(i, "rank") is not None:
        return int(t.kind(i, "rank") or 1), i + 1
    return ordinal(t, i)


def _count(t: Tokens, i: int, first: int) -> tuple[int | None, int]:
    """How many units: those of "first ten days", one of "third week", untold in "first days"."""
    if t.kind(i, "unit") is not None:
        return (None if t.kind(i, "plural") else 1), i
    if first not in (1, -1):
        return 1, i
    amount = counted(t, i)
    if amount is None or amount.article or (amount.value is not None and amount.value % 1):
        return 1, i
    return (None if amount.value is None else int(amount.value)), skip(t, amount.after, "-")


def _weekday_of(t: Tokens, first: int, weekday: int, at: int) -> Found | None:
    if t.word(at) not in ("of", "in"):
        return None
    if t.kind(at + 1, "every") and t.kind(at + 2, "unit"):
        return Literal("SET", f"XXXX-WXX-{weekday + 1}"), at + 3
    found = whole(t, at + 1)
    if not found or _size(found[0]) <= _SIZE["week"]:
        return None
    return Nth("day", first, 1, found[0], weekday), found[1]


def _size(phrase: Phrase) -> int:
    """About how many days a stretch has; 0 where it is none that has parts."""
    match phrase:
        case Calendar():
            return _calendar_size(phrase)
        case Relative() | Narrative():
            return _SIZE.get(phrase.unit, 0)
        case Part():
            return _SIZE[phrase.unit]
        case Season():
            return _SIZE["season"]
        case Era():
            return _SIZE["decade" if phrase.years == 10 else "century"]
        case Edge():
            return _size(phrase.whole) // 3
        case _:
            return 0


def _calendar_size(phrase: Calendar) -> int:
    if phrase.day is not None or phrase.weekday is not None:
        return 0
    return _SIZE["year" if phrase.month is None else "month"]


def hours_of(t: Tokens, i: int) -> Found | None:
    """ "the early hours of Friday", "the evening hours of 3 May"."""
    at = skip(t, i, "the")
    part = t.kind(at, "hours")
    if part is None or t.word(at + 1) != "hours" or t.word(at + 2) not in ("of", "on"):
        return None
    day = named_day(t, at + 3)
    return (DayTime(f"T{part}", day[0]), day[1]) if day else None
