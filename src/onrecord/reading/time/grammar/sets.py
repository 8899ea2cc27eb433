"""Times that come again: "every year", "each July", "daily", "twice a week", "Tuesday nights"."""

from __future__ import annotations

from onrecord.reading.time.grammar.numbers import amount
from onrecord.reading.time.grammar.years import Found
from onrecord.reading.time.phrases import Literal
from onrecord.reading.time.tokens import Tokens
from onrecord.reading.time.values import length_value

__all__ = ["repeated"]


def repeated(t: Tokens, i: int) -> Found | None:
    """A TIMEX3 SET at ``i``."""
    frequency = t.kind(i, "frequency")
    if frequency is not None:
        taken = frequency != "P3M" and not t.capital(i)
        return (Literal("SET", frequency), i + 1) if taken else None
    if (weekday := t.kind(i, "weekdays")) is not None:
        return Literal("SET", f"XXXX-WXX-{int(weekday) + 1}"), i + 1
    if t.kind(i, "every") is not None:
        return _every(t, i + 1)
    return _habit(t, i) or _rate(t, i)


def _every(t: Tokens, at: int) -> Found | None:
    other = at + (t.word(at) in ("other", "second"))
    if (weekday := t.kind(other, "weekday")) is not None:
        second = other + 2 if t.word(other + 1) in ("and", "or") and t.kind(other + 2, "weekday") else other
        return Literal("SET", f"XXXX-WXX-{int(weekday) + 1}"), second + 1
    if (month := t.kind(at, "month")) is not None:
        second = at + 2 if t.word(at + 1) in ("and", "or") and t.kind(at + 2, "month") else at
        return Literal("SET", f"XXXX-{int(month):02d}"), second + 1
    if (name := t.kind(at, "season")) is not None:
        return Literal("SET", f"XXXX-{name}"), at + 1
    if (part := t.kind(at, "daypart")) is not None:
        return Literal("SET", f"XXXX-XX-XXT{part}"), at + 1
    count: float = 1
    if t.word(at) in ("other", "second", "alternate"):
        count, at = 2, at + 1
    elif found := amount(t, at):
        count, at = found
    unit = t.kind(at, "unit")
    if unit is None or unit in ("half", "second"):
        return None
    return Literal("SET", length_value(unit, count)), at + 1


def _habit(t: Tokens, i: int) -> Found | None:
    """ "Tuesday nights": each of them."""
    weekday, part = t.kind(i, "weekday"), t.kind(i + 1, "daypart")
    if weekday is None or part is None or not t.word(i + 1).endswith("s") or "'" in t.word(i + 1):
        return None
    return Literal("SET", f"XXXX-WXX-{int(weekday) + 1}T{part}"), i + 2


def _rate(t: Tokens, i: int) -> Found | None:
    """ "twice a week", "three times a month"."""
    often = t.word(i) in ("once", "twice")
    if not often:
        times = amount(t, i) if t.kind(i, "number") or t.word(i)[0].isdigit() else None
        if not times or t.word(times[1]) != "times":
            return None
    at = i + 1 if often else times[1] + 1 if times else i
    unit = t.kind(at + 1, "unit") if t.kind(at, "article") or t.word(at) in ("every", "each") else None
    if unit is None or unit == "half" or t.kind(at + 1, "plural"):
        return None
    return Literal("SET", length_value(unit, 1)), at + 2
