"""Calendar phrases resolved: the year, month or week that the words leave out, found by tense."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from onrecord.reading.time.calendar import (
    Days,
    add_units,
    halves,
    holiday,
    month_end,
    season_days,
    unit_days,
    weekday_near,
)
from onrecord.reading.time.meaning import LIKELY, STRONG, Context, Meaning, unit_meaning
from onrecord.reading.time.phrases import Calendar, Holiday, Part, Phrase, Relative, Season

__all__ = ["resolve_calendar", "resolve_holiday", "resolve_part", "resolve_season"]

Resolver = Callable[[Phrase, Context], Meaning]


def nearest(candidates: list[Days], context: Context, shift: int | None) -> Days | None:
    """The candidate meant by "last" (-1), "next" (1), "this" (0) or, without such a word (None), by tense.

    ``candidates`` are in order of time; a clear tense decides, else the nearest is taken: dates far off are
    given with their year.
    """
    anchor = context.anchor
    if anchor is None:
        return None
    begun = [days for days in candidates if days[0] <= anchor]
    running = [days for days in candidates if days[1] >= anchor]
    if shift == -1:
        return next((days for days in reversed(candidates) if _is_last(days, anchor)), None)
    if shift == 1:
        return next((days for days in candidates if days[0] > anchor), None)
    if shift == 0 and context.direction == 0:
        return next((days for days in candidates if days[0].year == anchor.year), None)
    decisive = 1 if shift == 0 else STRONG
    if context.direction >= decisive:
        return running[0] if running else None
    if context.direction <= -decisive:
        return begun[-1] if begun else None
    return min(candidates, key=lambda days: _distance(days, anchor, context.direction), default=None)


def _is_last(days: Days, anchor: date) -> bool:
    """Over, but in March "last February" is that of the year before: this year's was only just."""
    just = (
        days[0].year == anchor.year and 27 < (days[1] - days[0]).days < 31 and (anchor - days[1]).days <= 31
    )
    return days[1] < anchor and not just


def _distance(days: Days, anchor: date, direction: int) -> int:
    """Days between ``anchor`` and ``days``; they weigh half as much again against a hint.

    Without a hint news tells of what has been.
    """
    ahead, behind = (days[0] - anchor).days, (anchor - days[1]).days
    if ahead > 0:
        return ahead * (2 if direction > 0 else 3)
    return max(behind, 0) * (3 if direction > 0 else 2)


def _years(context: Context) -> list[int]:
    anchor = context.anchor
    return [] if anchor is None else [y for y in range(anchor.year - 2, anchor.year + 3) if 1 < y < 9999]


def _year_of(phrase: Phrase | None, context: Context, resolve: Resolver) -> int | None:
    if phrase is None:
        return None
    first = resolve(phrase, context).first
    return first.year if first else None


def resolve_calendar(phrase: Calendar, context: Context, resolve: Resolver) -> Meaning:
    """The days of a named date, month, weekday or year."""
    if phrase.month is None:
        return _without_month(phrase, context, resolve)
    year = phrase.year or _year_of(phrase.of, context, resolve)
    month, day = phrase.month, phrase.day
    shape = f"-{month:02d}" + (f"-{day:02d}" if day else "")
    grain = "day" if day else "month"
    if year is not None:
        days = _month_days(year, month, day, phrase.last_day)
    elif phrase.of is not None:
        days = None
    else:
        days = _in_story(phrase, context)
        options = [_month_days(y, month, day, phrase.last_day) for y in _years(context)]
        days = days or _with_weekday([o for o in options if o], phrase, context)
    if days is None:
        known = year is None or day is None
        return Meaning("DATE", f"XXXX{shape}" if known else f"{year:04d}-{month:02d}-XX", grain=grain)
    value = f"{days[0].year:04d}{shape}"
    if phrase.last_day:
        value = f"{days[0].isoformat()}/{days[1].isoformat()}"
    return Meaning("DATE", value, None, *days, grain)


def _without_month(phrase: Calendar, context: Context, resolve: Resolver) -> Meaning:
    if phrase.weekday is not None:
        return _weekday(phrase, context)
    if phrase.day is None:
        return _plain_year(phrase)
    months = [resolve(phrase.of, context).first] if phrase.of else _months(context)
    found = [_month_days(first.year, first.month, phrase.day, None) for first in months if first]
    options = [days for days in found if days]
    days = options[0] if phrase.of and options else nearest(options, context, None)
    if days is None:
        return Meaning("DATE", f"XXXX-XX-{phrase.day:02d}", grain="day")
    return unit_meaning("day", days[0])


def _months(context: Context) -> list[date | None]:
    anchor = context.anchor
    return [] if anchor is None else [add_units(anchor.replace(day=1), "month", n) for n in range(-2, 3)]


def _in_story(phrase: Calendar, context: Context) -> Days | None:
    """A date without a year in a story of another time: the first such date from the story's last on."""
    story, anchor = context.story, context.anchor
    if story is None or story.first is None or anchor is None or phrase.month is None:
        return None
    if phrase.shift is not None or context.direction > 0 or story.first.year >= anchor.year:
        return None
    for year in (story.first.year, story.first.year + 1):
        days = _month_days(year, phrase.month, phrase.day, phrase.last_day)
        if days and days[1] >= story.first and days[0] <= anchor:
            return days
    return None


def _with_weekday(options: list[Days], phrase: Calendar, context: Context) -> Days | None:
    """The year whose weekday agrees, where the words name both, else by tense."""
    chosen = nearest(options, context, phrase.shift)
    if phrase.weekday is None or chosen is None or chosen[0].weekday() == phrase.weekday:
        return chosen
    agreeing = [days for days in options if days[0].weekday() == phrase.weekday]
    return agreeing[0] if len(agreeing) == 1 else chosen


def _month_days(year: int, month: int, day: int | None, last_day: int | None) -> Days | None:
    if not 1 <= year <= 9999:
        return None
    end = month_end(year, month)
    if day is None:
        return date(year, month, 1), end
    if max(day, last_day or day) > end.day:
        return None
    return date(year, month, day), date(year, month, last_day or day)


def _plain_year(phrase: Calendar) -> Meaning:
    year, last = phrase.year or 1, phrase.last_year
    value = f"{year:04d}/{last:04d}" if last else f"{year:04d}"
    return Meaning(
        "DATE", value, None, date(year, 1, 1), date(last or year, 12, 31), "year", fiscal=phrase.fiscal
    )


def _weekday(phrase: Calendar, context: Context) -> Meaning:
    weekday, anchor = phrase.weekday or 0, context.anchor
    if anchor is None:
        return Meaning("DATE", f"XXXX-WXX-{weekday + 1}", grain="day")
    if isinstance(phrase.of, Relative):
        week = add_units(anchor, "week", phrase.of.shift or 0)
        return unit_meaning("day", add_units(unit_days("week", week)[0], "day", weekday) if week else None)
    if phrase.shift == 0:
        day = add_units(anchor, "day", weekday - anchor.weekday())
    elif phrase.shift is not None:
        start = add_units(anchor, "day", -1 if phrase.shift < 0 else 7 * phrase.shift - 6)
        day = weekday_near(start, weekday, phrase.shift) if start else None
    else:
        day = weekday_near(anchor, weekday, _weekday_side(anchor, weekday, context.direction))
    return unit_meaning("day", day)


def _weekday_side(anchor: date, weekday: int, direction: int) -> int:
    """Forward (1) or back (-1); a hint of the future yields where the day was today or yesterday."""
    if direction >= LIKELY:
        return 1
    back = (anchor.weekday() - weekday) % 7
    return 1 if direction > 0 and 2 * (7 - back) < 3 * back else -1


def resolve_part(phrase: Part, context: Context, resolve: Resolver) -> Meaning:
    """The days of quarters or halves of a year; fiscal ones are approximate, for years of account differ."""
    whole = resolve(phrase.whole, context) if phrase.whole is not None else None
    if phrase.first == 0:
        return _same_quarter(context, phrase.unit, whole.first.year if whole and whole.first else None)
    if whole is not None and whole.days and whole.grain != "year" and phrase.unit == "half":
        late = phrase.last != 1
        first_day, last_day = halves(whole.days)[late]
        return replace(whole, mod="END" if late else "START", first=first_day, last=last_day)
    first, last = _numbers(phrase)
    name = _part_name(phrase.unit, first, last)
    years = [whole.first.year] if whole and whole.first else _years(context) if whole is None else []
    length = 3 if phrase.unit == "quarter" else 6
    options = [(date(y, (first - 1) * length + 1, 1), month_end(y, last * length)) for y in years]
    days = options[0] if whole and options else nearest(options, _backward(context), None)
    if days is None:
        return Meaning("DATE", f"XXXX-{name}", grain=phrase.unit)
    fiscal = phrase.fiscal or (whole is not None and whole.fiscal)
    return Meaning("DATE", f"{days[0].year:04d}-{name}", None, *days, phrase.unit, fiscal=fiscal)


def _numbers(phrase: Part) -> tuple[int, int]:
    count = 4 if phrase.unit == "quarter" else 2
    return (count, count) if phrase.first < 0 else (phrase.first, phrase.last)


def _part_name(unit: str, first: int, last: int) -> str:
    if unit == "quarter" and (first, last) in ((1, 2), (3, 4)):
        return "H1" if first == 1 else "H2"
    return f"{'Q' if unit == 'quarter' else 'H'}{first}"


def _backward(context: Context) -> Context:
    """Quarters are mostly told of when they are over."""
    return context if context.direction else replace(context, direction=-1)


def _same_quarter(context: Context, unit: str, year: int | None) -> Meaning:
    """The quarter that the text spoke of, in another year, or else that year: "the 2024 quarter"."""
    known = context.narrative
    day = known.first if known is not None and known.grain == "quarter" else None
    if day is None and unit == "period":
        return _plain_year(Calendar(year=year)) if year is not None else unit_meaning("quarter", None)
    if day is None and context.anchor is not None:
        ended = add_units(context.anchor, "quarter", -1)
        day = unit_days("quarter", ended)[0] if ended else None
    return unit_meaning("quarter", day.replace(year=year) if day and year else None)


def resolve_season(phrase: Season, context: Context, resolve: Resolver) -> Meaning:
    """The days of a season."""
    year = _year_of(phrase.whole, context, resolve)
    crosses = isinstance(phrase.whole, Calendar) and phrase.whole.last_year and phrase.name == "SU"
    southern = context.southern or bool(crosses)  # only a southern summer lies in two years
    options = [season_days(phrase.name, y, southern) for y in ([year] if year else _years(context))]
    known = [days for days in options if days]
    days = (
        known[0]
        if year and known
        else nearest(known, context, phrase.shift)
        if phrase.whole is None
        else None
    )
    if days is None:
        return Meaning("DATE", f"XXXX-{phrase.name}", grain="season")
    return Meaning("DATE", f"{days[0].year:04d}-{phrase.name}", None, *days, "season")


def resolve_holiday(phrase: Holiday, context: Context, resolve: Resolver) -> Meaning:
    """The day of a named day, or its week."""
    year = phrase.year or _year_of(phrase.of, context, resolve)
    found = [holiday(phrase.rule, y) for y in ([year] if year else _years(context))]
    options = [_around(day, phrase.stretch) for day in found if day]
    days = options[0] if year and options else nearest(options, context, phrase.shift)
    if days is None:
        return Meaning("DATE", "XXXX-XX-XX", grain="day")
    if phrase.stretch == "weekend":
        saturday = next(
            x for x in (days[0], days[0] + timedelta(1), days[0] + timedelta(2), days[1]) if x.weekday() == 5
        )
        return replace(unit_meaning("weekend", saturday), first=days[0], last=days[1])
    return unit_meaning(phrase.stretch or "day", days[0])


def _around(day: date, stretch: str | None) -> Days:
    """A named day, its week, or the Saturday and Sunday beside it with the days between."""
    if stretch == "week":
        return unit_days("week", day - timedelta(1) if day.weekday() == 6 else day)
    if stretch is None:
        return day, day
    saturday = day + timedelta(5 - day.weekday() if day.weekday() > 1 else -2 - day.weekday())
    near = day if day.weekday() != 2 else saturday  # in midweek the weekend lies apart
    return min(saturday, near), max(saturday + timedelta(1), near)
