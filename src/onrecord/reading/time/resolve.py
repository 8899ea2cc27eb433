"""Phrases resolved: from what the words say and the day of writing to TIMEX3 values and days."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from onrecord.reading.time.calendar import add_units, month_end, thirds
from onrecord.reading.time.dated import resolve_calendar, resolve_holiday, resolve_part, resolve_season
from onrecord.reading.time.meaning import STRONG, Context, Meaning, shift_months, unit_meaning
from onrecord.reading.time.phrases import (
    Calendar,
    DayTime,
    Edge,
    Era,
    Holiday,
    Length,
    Literal,
    Modified,
    Narrative,
    Part,
    Phrase,
    Relative,
    Season,
    Shifted,
    Stretch,
    Vague,
    WeekOf,
)
from onrecord.reading.time.values import length_value

__all__ = ["length_end", "resolve_phrase"]

_VAGUE_COUNT = {"day": 7, "week": 6, "month": 6, "quarter": 4, "year": 5, "decade": 3}
"""How many of a unit "the coming months" reach, at most; such ends are marked approximate."""


def resolve_phrase(phrase: Phrase, context: Context) -> Meaning:
    """What ``phrase`` means in ``context``; days only where the words and the known dates give them."""
    match phrase:
        case Calendar():
            return resolve_calendar(phrase, context, resolve_phrase)
        case Part():
            return resolve_part(phrase, context, resolve_phrase)
        case WeekOf():
            day = resolve_phrase(phrase.day, context).first
            return unit_meaning("week", day)
        case Season():
            return resolve_season(phrase, context, resolve_phrase)
        case Holiday():
            return resolve_holiday(phrase, context)
        case Edge():
            return _edge(phrase, context)
        case DayTime():
            return _day_time(phrase, context)
        case Length():
            return Meaning("DURATION", length_value(phrase.unit, phrase.amount), phrase.mod)
        case Stretch():
            return _stretch(phrase, context)
        case Literal():
            return Meaning(phrase.type, phrase.value)
        case Modified():
            return _modified(resolve_phrase(phrase.whole, context), phrase.mod)
        case _:
            return _counted(phrase, context)


def _counted(phrase: Relative | Narrative | Era | Shifted | Vague, context: Context) -> Meaning:
    match phrase:
        case Relative():
            return _relative(phrase, context)
        case Narrative():
            return _narrative(phrase, context)
        case Era():
            first = phrase.digits * phrase.years
            unit = "decade" if phrase.years == 10 else "century"
            return Meaning(
                "DATE",
                str(phrase.digits),
                None,
                date(first, 1, 1),
                date(first + phrase.years - 1, 12, 31),
                unit,
            )
        case Shifted():
            return _shifted(phrase, context)
        case Vague():
            start = context.anchor if phrase.value == "FUTURE_REF" else None
            return Meaning("DATE", phrase.value, None, start, None, "", start is not None)


def _relative(phrase: Relative, context: Context) -> Meaning:
    anchor, unit = context.anchor, phrase.unit
    known = context.narrative
    if phrase.shift is None and known is not None and known.grain == unit == "quarter":
        return known
    if phrase.shift is None and unit == "quarter" and context.direction <= 0:
        phrase = replace(phrase, shift=-1)  # results are told of the quarter that is over
    if phrase.definite and known is not None and known.first and context.direction <= -STRONG:
        return _narrative(Narrative(unit, phrase.shift or 0), context)
    if phrase.shift is None and context.story is not None and context.direction <= 0:
        return unit_meaning(unit, context.story.first)
    if anchor is None:
        return unit_meaning(unit, None)
    shift = phrase.shift
    if shift is None:
        shift = -1 if unit == "weekend" and context.direction <= 0 and anchor.weekday() < 5 else 0
    found = unit_meaning(unit, add_units(anchor, unit, shift))
    return replace(found, approximate=phrase.fiscal)


def _narrative(phrase: Narrative, context: Context) -> Meaning:
    known = context.narrative.first if context.narrative else None
    if phrase.weekday is not None:
        known = known or context.anchor
        if known is None:
            return Meaning("DATE", f"XXXX-WXX-{phrase.weekday + 1}", grain="day")
        step = (known.weekday() - phrase.weekday) % 7 or 7
        return unit_meaning("day", add_units(known, "day", -step if phrase.shift < 0 else 7 - step % 7))
    if known is None or context.narrative is None:
        return unit_meaning(phrase.unit, None)
    if phrase.unit == "day" and context.narrative.grain != "day":
        return unit_meaning("day", None)
    return unit_meaning(phrase.unit, add_units(known, phrase.unit, phrase.shift))


def _edge(phrase: Edge, context: Context) -> Meaning:
    whole = resolve_phrase(phrase.whole, context)
    if whole.days is None:
        return replace(whole, mod=phrase.mod)
    first, last = thirds(whole.days, phrase.mod)
    anchor = context.anchor
    if phrase.progress and anchor is not None and whole.days[0] <= anchor <= whole.days[1]:
        first, last = (whole.days[0], anchor) if phrase.mod == "START" else (anchor, whole.days[1])
    return replace(whole, mod=phrase.mod, first=first, last=last)


def _day_time(phrase: DayTime, context: Context) -> Meaning:
    if phrase.day is not None:
        day = resolve_phrase(phrase.day, context)
    elif context.narrative is not None and context.narrative.grain == "day":
        day = context.narrative
    else:
        day = unit_meaning("day", context.anchor)
    value = (day.value or "XXXX-XX-XX").split("T")[0]
    return replace(day, type="TIME", value=value + phrase.clock, mod=None, grain="day")


def _modified(found: Meaning, mod: str) -> Meaning:
    if mod == "ON_OR_AFTER":
        return replace(found, mod=mod, last=None)
    if mod == "ON_OR_BEFORE":
        return replace(found, mod=mod, first=None)
    return replace(found, mod=mod, approximate=True)


def _shifted(phrase: Shifted, context: Context) -> Meaning:
    length, known = phrase.length, context.narrative
    sign = phrase.direction
    if length.amount is None:
        return Meaning("DATE", "PAST_REF" if sign < 0 else "FUTURE_REF")
    count, rest = divmod(length.amount, 1)
    months = {"year": 12, "quarter": 3, "month": 1}.get(length.unit)
    follows = phrase.narrative or (
        length.unit == "year" and length.amount == 1 and known is not None and known.grain == "quarter"
    )
    if follows and known is not None and months and known.grain in _FINER.get(length.unit, ()):
        moved = shift_months(known, sign * months * int(count))
        if moved:
            return replace(moved, mod=length.mod)
    base = (known.first if known else None) if phrase.narrative else context.anchor
    return _from_base(length, base, sign, int(count), bool(rest))


_FINER = {
    "year": ("year", "quarter", "half", "month", "day"),
    "quarter": ("quarter",),
    "month": ("month", "day"),
}


def _from_base(length: Length, base: date | None, sign: int, count: int, half: bool) -> Meaning:
    unit = length.unit
    if unit in ("hour", "minute", "second"):
        return Meaning(
            "TIME" if base is None else "DATE",
            None if base is None else base.isoformat(),
            length.mod,
            base,
            base,
            "day",
        )
    day = None if base is None else add_units(base, unit, sign * count)
    if day is not None and half and unit in ("year", "decade"):
        day = add_units(day, "month" if unit == "year" else "year", sign * (6 if unit == "year" else 5))
    grain = {"night": "day", "fortnight": "week", "decade": "year", "century": "year"}.get(unit, unit)
    grain = "month" if half and unit == "year" else grain
    return replace(unit_meaning(grain, day), mod=length.mod, approximate=length.mod is not None)


def _stretch(phrase: Stretch, context: Context) -> Meaning:
    length, anchor = phrase.length, context.anchor
    if phrase.vague:
        found = Meaning("DATE", "FUTURE_REF" if phrase.direction > 0 else "PAST_REF")
    else:
        found = Meaning("DURATION", length_value(length.unit, length.amount), length.mod)
        if length.low is not None:
            found = replace(found, mod=found.mod or "EQUAL_OR_LESS")
    if anchor is None:
        return found
    if phrase.direction > 0:
        last, approximate = length_end(length, anchor)
        return replace(found, first=anchor, last=last, approximate=approximate) if last else found
    if length.amount is None:
        return found
    first = add_units(anchor, length.unit, -int(length.amount))
    return replace(found, first=first, last=anchor, approximate=length.mod == "APPROX") if first else found


def length_end(length: Length, start: date) -> tuple[date | None, bool]:
    """The day on which a length from ``start`` ends, and whether that is approximate."""
    if length.unit in ("hour", "minute", "second"):
        hours = {"hour": 24, "minute": 1440, "second": 86400}[length.unit]
        return add_units(start, "day", -int(-(length.amount or 1) // hours)), False
    if length.amount is not None:
        whole, rest = divmod(length.amount, 1)
        last = add_units(start, length.unit, int(whole))
        if last and rest and length.unit == "year":
            last = add_units(last, "month", 6)
        return last, length.mod == "APPROX"
    last = add_units(start, length.unit, _VAGUE_COUNT.get(length.unit, 1))
    if last and length.unit in ("month", "quarter"):
        last = month_end(last.year, last.month)
    return last, True
