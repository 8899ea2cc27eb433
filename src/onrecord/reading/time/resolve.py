"""Phrases resolved: from what the words say and the day of writing to TIMEX3 values and days."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from onrecord.reading.time.calendar import add_days, add_units, unit_days
from onrecord.reading.time.dated import resolve_calendar, resolve_holiday, resolve_part, resolve_season
from onrecord.reading.time.meaning import STRONG, Context, Meaning, shift_months, unit_meaning
from onrecord.reading.time.parts_of import resolve_edge, resolve_nth, resolve_rest
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
    Nth,
    Overnight,
    Part,
    Phrase,
    Relative,
    Rest,
    Season,
    Shifted,
    Stretch,
    Vague,
    WeekOf,
)
from onrecord.reading.time.values import length_value

__all__ = ["length_end", "resolve_phrase"]

_VAGUE_COUNT = {"day": 6, "week": 6, "month": 6, "quarter": 4, "year": 6, "decade": 3}
"""How many of a unit "the coming months" reach, at most; such ends are marked approximate."""


def resolve_phrase(phrase: Phrase, context: Context) -> Meaning:
    """What ``phrase`` means in ``context``; days only where the words and the known dates give them."""
    match phrase:
        case Calendar():
            return resolve_calendar(phrase, context, resolve_phrase)
        case Part():
            return resolve_part(phrase, context, resolve_phrase)
        case Season():
            return resolve_season(phrase, context, resolve_phrase)
        case Holiday():
            return resolve_holiday(phrase, context, resolve_phrase)
        case Edge():
            return resolve_edge(phrase, context, resolve_phrase)
        case Nth() | Rest():
            return _part_of(phrase, context)
        case DayTime():
            return _day_time(phrase, context)
        case Length() | Stretch():
            return _long(phrase, context)
        case Literal():
            return Meaning(phrase.type, phrase.value)
        case Modified():
            return _modified(resolve_phrase(phrase.whole, context), phrase.mod)
        case _:
            return _counted(phrase, context)


def _part_of(phrase: Nth | Rest, context: Context) -> Meaning:
    if isinstance(phrase, Nth):
        return resolve_nth(phrase, context, resolve_phrase)
    return resolve_rest(phrase, context, resolve_phrase)


def _long(phrase: Length | Stretch, context: Context) -> Meaning:
    if isinstance(phrase, Length):
        return Meaning("DURATION", length_value(phrase.unit, phrase.amount), phrase.mod)
    return _stretch(phrase, context)


_Counted = Relative | Narrative | Era | Shifted | Vague | WeekOf | Overnight


def _counted(phrase: _Counted, context: Context) -> Meaning:
    match phrase:
        case WeekOf():
            return unit_meaning(phrase.unit, resolve_phrase(phrase.day, context).first)
        case Overnight():
            return _overnight(resolve_phrase(phrase.day, context))
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
    if (
        phrase.definite
        and phrase.shift == 1
        and known is not None
        and known.first
        and context.direction <= -STRONG
    ):
        return _narrative(Narrative(unit, phrase.shift or 0), context)
    if phrase.shift is None and context.story is not None and context.direction <= 0:
        return unit_meaning(unit, context.story.first)
    if anchor is None:
        return unit_meaning(unit, None)
    shift = phrase.shift
    if shift is None:
        shift = -1 if unit == "weekend" and context.direction <= 0 and anchor.weekday() < 5 else 0
    found = unit_meaning(unit, add_units(anchor, unit, shift))
    return replace(found, fiscal=phrase.fiscal)


def _narrative(phrase: Narrative, context: Context) -> Meaning:
    known = context.narrative.first if context.narrative else None
    if phrase.month is not None or phrase.season is not None:
        return _named_beside(phrase, context)
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


def _named_beside(phrase: Narrative, context: Context) -> Meaning:
    """ "the following spring", "the previous April": the nearest of its name from the last date told."""
    told = context.narrative
    start = told.days if told and told.days else (context.anchor, context.anchor)
    if start[0] is None or start[1] is None:
        return Meaning("DATE", f"XXXX-{phrase.season or f'{phrase.month:02d}'}")
    years = range(max(start[0].year - 2, 2), min(start[1].year + 3, 9998))
    options = [resolve_phrase(_named_in(phrase, year), context) for year in years]
    if phrase.shift < 0:
        return next((x for x in reversed(options) if x.last and x.last < start[0]), options[0])
    if phrase.shift > 0:
        return next((x for x in options if x.first and x.first > start[1]), options[-1])
    return next((x for x in options if x.last and x.last >= start[0]), options[-1])


def _named_in(phrase: Narrative, year: int) -> Calendar | Season:
    if phrase.season is not None:
        return Season(phrase.season, Calendar(year=year))
    return Calendar(year=year, month=phrase.month)


def _overnight(day: Meaning) -> Meaning:
    """The night that ends on a day, valued by the evening on which it begins."""
    before = add_days(day.first, -1) if day.first else None
    if before is None:
        return replace(day, type="TIME", value="XXXX-XX-XXTNI", grain="day")
    return replace(day, type="TIME", value=f"{before.isoformat()}TNI", first=before, grain="day")


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
    if mod in ("AFTER", "BEFORE"):
        return replace(found, mod=mod)
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
    yearly = sign < 0 and length.unit == "year"
    if yearly and known is not None and known.grain == "quarter" and _is_ahead(known, context.anchor):
        return resolve_phrase(Part("quarter", 0, 0, Relative("year", -1)), replace(context, narrative=None))
    if yearly and follows and known is not None and _is_news(known, context.anchor):
        follows = False  # beside the news of the week "a year earlier" is the year before
        known = None if known.first is None else unit_meaning("year", known.first)
    if follows and known is not None and months and known.grain in _FINER.get(length.unit, ()):
        moved = shift_months(known, sign * months * int(count))
        if moved:
            return replace(moved, mod=length.mod)
    if phrase.narrative and known is not None and known.grain == "day" and length.unit == "week":
        return _from_base(replace(length, unit="day"), known.first, sign, round(7 * length.amount), False)
    base = (known.first if known else None) if phrase.narrative else context.anchor
    found = _from_base(length, base, sign, int(count), bool(rest))
    if phrase.narrative or base is None:
        return found
    return _exact(found, length, base, sign) if phrase.exact else _ago(found, length, base, sign)


def _exact(found: Meaning, length: Length, base: date, sign: int) -> Meaning:
    """ "A year from now" is that day; its value names the year."""
    day, _ = length_end(length, base, sign)
    return replace(found, first=day, last=day) if day else found


def _ago(found: Meaning, length: Length, base: date, sign: int) -> Meaning:
    """ "More than a year ago" names no days; "less than a year ago" those since then."""
    if length.mod in ("MORE_THAN", "EQUAL_OR_MORE"):
        return Meaning("DURATION", length_value(length.unit, length.amount), length.mod)
    if length.mod in ("LESS_THAN", "EQUAL_OR_LESS"):
        day, _ = length_end(length, base, sign)
        return replace(found, first=day, last=base) if day and day <= base else found
    return found


def _is_news(known: Meaning, anchor: date | None) -> bool:
    """Whether a day is one of the days just before the day of writing."""
    if known.grain != "day" or known.first is None or anchor is None:
        return False
    return 0 <= (anchor - known.first).days <= 7


def _is_ahead(known: Meaning, anchor: date | None) -> bool:
    return known.first is not None and anchor is not None and known.first > anchor


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
    if day is not None and half and unit in _HALF:
        day = add_units(day, _HALF[unit][0], sign * _HALF[unit][1])
    grain = {"night": "day", "fortnight": "week", "decade": "year", "century": "year"}.get(unit, unit)
    grain = "month" if half and unit == "year" else grain
    return replace(unit_meaning(grain, day), mod=length.mod, approximate=length.mod is not None)


_HALF = {"month": ("day", 15), "year": ("month", 6), "decade": ("year", 5), "century": ("year", 50)}
"""Half of a unit in smaller ones."""


def _stretch(phrase: Stretch, context: Context) -> Meaning:
    length, anchor = phrase.length, context.anchor
    if phrase.vague and anchor is None:
        return Meaning("DATE", "FUTURE_REF" if phrase.direction > 0 else "PAST_REF")
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
    first, approximate = length_end(length, anchor, -1)
    return replace(found, first=first, last=anchor, approximate=approximate) if first else found


def length_end(length: Length, start: date, sign: int = 1) -> tuple[date | None, bool]:
    """The day on which a length from ``start`` ends (began, where ``sign`` is -1), and if that is loose."""
    if length.unit in ("hour", "minute", "second"):
        hours = {"hour": 24, "minute": 1440, "second": 86400}[length.unit]
        return add_units(start, "day", -sign * int(-(length.amount or 1) // hours)), False
    if length.amount is None:
        return _loose_end(length.unit, start, sign), True
    whole, rest = divmod(length.amount, 1)
    last = add_units(start, length.unit, sign * int(whole))
    if last and rest and length.unit in _HALF:
        last = add_units(last, _HALF[length.unit][0], sign * _HALF[length.unit][1])
    return last, length.mod == "APPROX"


def _loose_end(unit: str, start: date, sign: int) -> date | None:
    """Where "the coming weeks" end, "recent months" began: on a whole week, month or year."""
    end = add_units(start, unit, sign * _VAGUE_COUNT.get(unit, 1))
    if end is None or unit not in ("week", "month", "quarter", "year"):
        return end
    first, last = unit_days(unit, end)
    return last if sign > 0 else first
