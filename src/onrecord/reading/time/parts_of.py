"""Parts of stretches resolved: the third week, the last ten days, the early and the late part, the rest."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from onrecord.reading.time.calendar import Days, add_days, add_units, thirds, unit_days, weekday_near
from onrecord.reading.time.meaning import STRONG, Context, Meaning, unit_meaning, unit_value
from onrecord.reading.time.phrases import Edge, Narrative, Nth, Phrase, Rest
from onrecord.reading.time.values import length_value

__all__ = ["resolve_edge", "resolve_nth", "resolve_rest"]

Resolver = Callable[[Phrase, Context], Meaning]

_FEW_DAYS, _FEW_WEEKS = 10, 6
"""What "the last days of 2025" and "the first weeks of 2026" reach, at most half of the whole."""


def resolve_edge(phrase: Edge, context: Context, resolve: Resolver) -> Meaning:
    """The early, middle or late part; "the end of" a year is its last month, "year-end" its last day."""
    whole = resolve(phrase.whole, context)
    mod = None if phrase.until or (phrase.progress and isinstance(phrase.whole, Narrative)) else phrase.mod
    if whole.days is None:
        return replace(whole, mod=mod)
    ahead = context.anchor is not None and whole.days[1] > context.anchor
    if phrase.close and context.direction <= -STRONG and ahead and whole.days[0] > date.min:
        return unit_meaning("day", whole.days[0] - timedelta(1))
    if phrase.close:
        return unit_meaning("day", whole.days[1])
    first, last = _edge_days(phrase, whole, context.anchor)
    if phrase.until:
        _, last = thirds(whole.days, phrase.until)
    return replace(whole, mod=mod, first=first, last=max(first, last))


def _edge_days(phrase: Edge, whole: Meaning, anchor: date | None) -> Days:
    days = whole.days or (date.min, date.max)
    if phrase.progress:
        if anchor is None or not days[0] <= anchor <= days[1]:
            return thirds(days, phrase.mod) if whole.grain != "year" else days
        return (days[0], anchor) if phrase.mod == "START" else (anchor, days[1])
    if phrase.point and whole.grain == "year" and phrase.mod != "MID":
        return unit_days("month", days[0] if phrase.mod == "START" else days[1])
    return thirds(days, phrase.mod)


def resolve_rest(phrase: Rest, context: Context, resolve: Resolver) -> Meaning:
    """From the day of writing to the end of the stretch that it lies in; another stretch is whole."""
    whole = resolve(phrase.whole, context)
    anchor = context.anchor
    if whole.days is None or anchor is None or not whole.days[0] <= anchor <= whole.days[1]:
        return whole
    return replace(whole, first=anchor)


def resolve_nth(phrase: Nth, context: Context, resolve: Resolver) -> Meaning:
    """The units counted from the first or last day of the whole; weeks are sevens from there."""
    days = resolve(phrase.whole, context).days
    found = _nth_days(phrase, days) if days else None
    single = phrase.count == 1
    if found is None:
        return Meaning("DATE" if single else "DURATION", length_value(phrase.unit, phrase.count))
    first, last = found
    if first == last:
        return Meaning("DATE", first.isoformat(), None, first, last, "day")
    if single and phrase.unit != "day":
        middle = first + timedelta((last - first).days // 2)
        return Meaning("DATE", unit_value(phrase.unit, middle), None, first, last, phrase.unit)
    value = length_value(phrase.unit, phrase.count)
    return Meaning("DURATION", value, None, first, last, phrase.unit, phrase.count is None)


def _nth_days(phrase: Nth, days: Days) -> Days | None:
    first, last = days
    if phrase.weekday is not None or phrase.unit == "weekend":
        return _nth_weekday(phrase, days)
    if phrase.count is None:
        return _vague_days(phrase, days)
    if phrase.first < 0:
        begun = add_days(add_units(last, phrase.unit, 0) or last, 1)
        begun = add_units(begun, phrase.unit, -phrase.count) if begun else None
        return (max(begun, first), last) if begun else None
    start = add_units(first, phrase.unit, phrase.first - 1)
    stop = add_units(start, phrase.unit, phrase.count) if start else None
    if start is None or stop is None or start > last:
        return None
    return start, min(stop - timedelta(1), last)


def _nth_weekday(phrase: Nth, days: Days) -> Days | None:
    weekday = 5 if phrase.weekday is None else phrase.weekday
    near = weekday_near(days[1] if phrase.first < 0 else days[0], weekday, -1 if phrase.first < 0 else 1)
    day = add_days(near, 7 * max(phrase.first - 1, 0)) if near else None
    if day is None or not days[0] <= day <= days[1]:
        return None
    return day, (add_days(day, 1) or day) if phrase.weekday is None else day


def _vague_days(phrase: Nth, days: Days) -> Days:
    """ "The first days of August": its first third; of a longer stretch a few days or weeks."""
    mod = "START" if phrase.first > 0 else "END"
    count = {"day": _FEW_DAYS, "week": 7 * _FEW_WEEKS}.get(phrase.unit)
    length = (days[1] - days[0]).days + 1
    if count is None or length <= 3 * count:
        if phrase.unit == "day" or count is None:
            return thirds(days, mod)
        count = length // 2
    if phrase.first > 0:
        return days[0], days[0] + timedelta(count - 1)
    return days[1] - timedelta(count - 1), days[1]
