"""Days, and the stretches of days that calendar units cover. Nothing here knows about words."""

from __future__ import annotations

from datetime import date, timedelta

__all__ = [
    "add_months",
    "add_units",
    "easter",
    "holiday",
    "season_days",
    "thirds",
    "unit_days",
    "weekday_near",
]

Days = tuple[date, date]

_MONTHS = {
    "month": 1,
    "quarter": 3,
    "half": 6,
    "semester": 6,
    "year": 12,
    "decade": 120,
    "century": 1200,
    "millennium": 12000,
}
_DAYS = {"day": 1, "night": 1, "weekend": 7, "week": 7, "fortnight": 14}
_SEASON_MONTH = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, 31) if month == 12 else date(year, month + 1, 1) - timedelta(1)


def add_months(day: date, count: int) -> date | None:
    """The same day ``count`` months on, or the month's last; None outside years 1 to 9999."""
    index = day.year * 12 + day.month - 1 + count
    year, month = divmod(index, 12)
    if not 1 <= year <= 9999:
        return None
    return date(year, month + 1, min(day.day, month_end(year, month + 1).day))


def add_days(day: date, count: int) -> date | None:
    """``count`` days on; None outside years 1 to 9999."""
    ordinal = day.toordinal() + count
    return date.fromordinal(ordinal) if 1 <= ordinal <= date.max.toordinal() else None


def add_units(day: date, unit: str, count: int) -> date | None:
    """The day ``count`` units on; None for units under a day and outside years 1 to 9999."""
    if unit in _MONTHS:
        return add_months(day, count * _MONTHS[unit])
    return add_days(day, count * _DAYS[unit]) if unit in _DAYS else None


def unit_days(unit: str, day: date) -> Days:
    """The days of the unit that holds ``day``: its week (Monday to Sunday), quarter, decade and so on."""
    if unit in ("week", "fortnight"):
        monday = day - timedelta(day.weekday()) if day.toordinal() > 7 else date.min
        return monday, add_days(monday, 6) or date.max
    if unit == "weekend":
        saturday = add_days(day, 5 - day.weekday()) or day
        return saturday, add_days(saturday, 1) or saturday
    if unit not in _MONTHS:
        return day, day
    return _months_around(day, _MONTHS[unit])


def _months_around(day: date, length: int) -> Days:
    if length < 12:
        month = (day.month - 1) // length * length + 1
        return date(day.year, month, 1), month_end(day.year, month + length - 1)
    years = length // 12
    first = day.year // years * years
    return date(max(first, 1), 1, 1), date(min(first + years - 1, 9999), 12, 31)


def season_days(season: str, year: int, southern: bool = False) -> Days | None:
    """The days of a season that starts in ``year``; six months later in the south."""
    month = _SEASON_MONTH[season] + (6 if southern else 0)
    year, month = (year + 1, month - 12) if month > 12 else (year, month)
    if not 1 <= year < 9999:
        return None
    first = date(year, month, 1)
    last = add_months(first, 2)
    return (first, month_end(last.year, last.month)) if last else None


_LONG = {120: ((0, 3), (4, 6), (7, 9)), 1200: ((0, 33), (34, 66), (67, 99))}
"""The years of the parts of a decade and a century, by their months."""
_WEEK_PARTS = ((0, 1), (2, 3), (4, 6))
"""Monday and Tuesday are early in the week, Friday to Sunday late."""


def thirds(days: Days, part: str) -> Days:
    """The early (START), middle (MID) or late (END) third of ``days``, in whole months where they divide."""
    first, last = days
    which = ("START", "MID", "END").index(part)
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    whole = first.day == 1 and last == month_end(last.year, last.month)
    if whole and months in _LONG and first.month == 1:
        begin, end = _LONG[months][which]
        return date(first.year + begin, 1, 1), min(date(first.year + end, 12, 31), last)
    if whole and months % 3 == 0:
        start = add_months(first, months // 3 * which) or first
        until = add_months(first, months // 3 * (which + 1))
        return start, until - timedelta(1) if until else last
    if whole and months == 1:
        return [
            (first, first.replace(day=10)),
            (first.replace(day=11), first.replace(day=20)),
            (first.replace(day=21), last),
        ][which]
    count = (last - first).days + 1
    if count < 3:
        return days
    if count == 7:
        begin, end = _WEEK_PARTS[which]
        return first + timedelta(begin), first + timedelta(end)
    return first + timedelta(round(which * count / 3)), first + timedelta(round((which + 1) * count / 3) - 1)


def halves(days: Days) -> tuple[Days, Days]:
    """The two halves of ``days``; those of a month are its days 1 to 15 and 16 to the end."""
    first, last = days
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    even = months % 2 == 0 and first.day == 1
    middle = add_months(first, months // 2) if even else None
    whole_month = months == 1 and first.day == 1 and last.day >= 28
    middle = middle or first + timedelta(15 if whole_month else ((last - first).days + 1) // 2)
    middle = min(middle, last)
    return (first, middle - timedelta(1) if middle > first else first), (middle, last)


def weekday_near(day: date, weekday: int, direction: int) -> date | None:
    """The nearest such weekday on or before (-1) or on or after (1) ``day``."""
    back = (day.weekday() - weekday) % 7
    return add_days(day, -back if direction < 0 or not back else 7 - back)


def easter(year: int) -> date:
    """Easter Sunday (western) by the anonymous Gregorian algorithm."""
    golden, century, rest = year % 19, year // 100, year % 100
    epact = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    to_sunday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    correction = (golden + 11 * epact + 22 * to_sunday) // 451
    month, day = divmod(epact + to_sunday - 7 * correction + 114, 31)
    return date(year, month, day + 1)


def holiday(rule: str, year: int) -> date | None:
    """The day on which a named day falls in ``year``; see holidays.tsv for the rules."""
    if not 1 < year < 9999:
        return None
    if rule.startswith("easter"):
        return easter(year) + timedelta(int(rule.removeprefix("easter")))
    if rule == "election":
        return (weekday_near(date(year, 11, 1), 0, 1) or date(year, 11, 1)) + timedelta(1)
    month, *rest = rule.split("-", 2)
    if len(rest) == 1:
        return date(year, int(month), int(rest[0]))
    weekday, nth = int(rest[0]), int(rest[1])
    if nth < 0:
        return weekday_near(month_end(year, int(month)), weekday, -1)
    first = weekday_near(date(year, int(month), 1), weekday, 1)
    return first + timedelta(7 * (nth - 1)) if first else None
