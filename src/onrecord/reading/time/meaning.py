"""What a phrase means once its day of writing is known, and what it needs to know for that."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from onrecord.reading.time.calendar import Days, add_months, unit_days

__all__ = ["LIKELY", "STRONG", "Context", "Meaning", "unit_meaning", "unit_value"]


STRONG = 3
"""A tense that decides; less is a hint that the nearest date may overrule."""
LIKELY = 2
"""A tense that decides between two weekdays, a week apart, but not between years."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """TIMEX3 type, value and mod; the days covered, an open side None; the unit that the words named."""

    type: str
    value: str | None
    mod: str | None = None
    first: date | None = None
    last: date | None = None
    grain: str = ""
    approximate: bool = False
    fiscal: bool = False
    """Whether it is a year of account or a part of one, whose days its name does not tell."""

    @property
    def days(self) -> Days | None:
        """Both ends where both are known."""
        return (self.first, self.last) if self.first is not None and self.last is not None else None


@dataclass(frozen=True, slots=True)
class Context:
    """Day of writing, tense of the clause (below 0 past, above future), last date that the text named."""

    anchor: date | None
    direction: int = 0
    narrative: Meaning | None = None
    southern: bool = False
    story: Meaning | None = None
    """The last date with a year of its own, while the text still tells of that time."""


def unit_value(unit: str, day: date) -> str:
    """The TIMEX3 value of the unit that holds ``day``."""
    year = f"{day.year:04d}"
    if unit in ("week", "fortnight", "weekend"):
        iso = day.isocalendar()
        return f"{iso.year:04d}-W{iso.week:02d}" + ("-WE" if unit == "weekend" else "")
    if unit == "month":
        return f"{year}-{day.month:02d}"
    if unit == "quarter":
        return f"{year}-Q{(day.month + 2) // 3}"
    if unit in ("half", "semester"):
        return f"{year}-H{(day.month + 5) // 6}"
    return {"year": year, "decade": year[:3], "century": year[:2], "millennium": year[:1]}.get(
        unit, day.isoformat()
    )


def unit_meaning(unit: str, day: date | None) -> Meaning:
    """The unit that holds ``day``; without a day, its shape with the digits left open."""
    if day is None:
        return Meaning("DATE", UNKNOWN.get(unit, "XXXX-XX-XX"), grain=unit)
    first, last = unit_days(unit, day)
    return Meaning("DATE", unit_value(unit, day), None, first, last, unit)


UNKNOWN = {
    "week": "XXXX-WXX",
    "fortnight": "XXXX-WXX",
    "weekend": "XXXX-WXX-WE",
    "month": "XXXX-XX",
    "quarter": "XXXX-QX",
    "half": "XXXX-HX",
    "semester": "XXXX-HX",
    "year": "XXXX",
    "decade": "XXX",
    "century": "XX",
}
"""TIMEX3 values of units whose digits are not known."""


def shift_months(meaning: Meaning, months: int) -> Meaning | None:
    """The same stretch as ``meaning``, whole months away; None where it has no days."""
    if meaning.days is None:
        return None
    first = add_months(meaning.days[0], months)
    if first is None:
        return None
    moved = unit_meaning(meaning.grain, first)
    return moved if moved.days else None
