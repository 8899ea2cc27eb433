"""Calendar dates, named days, months, years, decades and centuries."""

from __future__ import annotations

from dataclasses import replace

from onrecord.reading.time.grammar.numbers import day_number, ordinal, skip, small, year
from onrecord.reading.time.grammar.years import Found, relative_year
from onrecord.reading.time.lexicon import cue_words, holiday_rules, holiday_starts
from onrecord.reading.time.phrases import Calendar, Holiday, Relative
from onrecord.reading.time.tokens import Tokens

__all__ = ["calendar_date", "day_after", "holiday"]


_LONGEST_DATE = 24
"""Characters of a date in digits, with a time: no longer run of digits is one."""


def calendar_date(t: Tokens, i: int) -> Found | None:
    """A date that names a day, month or weekday."""
    if found := _numeric(t, i):
        return found
    shift, at = _shift(t, i)
    if (weekday := t.kind(at, "weekday")) is not None and _is_name(t, at, "weekday"):
        return _weekday_date(t, at, int(weekday), shift)
    if shift is not None:
        return _shifted_month(t, at, shift)
    return _day_month(t, i) or _month_date(t, i) or _day_alone(t, i)


def _shifted_month(t: Tokens, at: int, shift: int) -> Found | None:
    month = _month(t, at)
    if not month:
        return None
    day = day_number(t, month[1])
    if day and not year(t, month[1]):
        return Calendar(month=month[0], day=day[0], shift=shift), day[1]
    return Calendar(month=month[0], shift=shift), month[1]


def _numeric(t: Tokens, i: int) -> Found | None:
    word = t.word(i)
    if not word[0].isdigit() or not 6 <= len(word) <= _LONGEST_DATE:
        return None
    if word[4:5] == "-" and len(word) >= 7:
        parts = [int(part) for part in word.split("t")[0].split("-")]
        whole = Calendar(parts[0], parts[1], parts[2] if len(parts) == 3 else None)
        return (whole, i + 1) if _possible(whole) else None
    parts = [int(part) for part in word.replace(".", "/").split("/") if part.isdigit()]
    if len(parts) != 3:
        return None
    month, day, years = parts if "/" in word else (parts[1], parts[0], parts[2])
    if years < 100:
        years += 1900 if years >= 30 else 2000
    whole = Calendar(years, month, day) if month <= 12 else Calendar(years, day, month)
    return (whole, i + 1) if _possible(whole) else None


def _possible(phrase: Calendar) -> bool:
    month, day, year = phrase.month, phrase.day, phrase.year
    in_year = month is not None and 1 <= month <= 12 and (day is None or 1 <= day <= 31)
    return in_year and year is not None and year >= 1000


def _shift(t: Tokens, i: int) -> tuple[int | None, int]:
    at = skip(t, i, "the", "this")
    value = t.kind(at, "shift")
    if value is not None and t.word(at) not in ("previous", "preceding", "prior", "current", "present"):
        return int(value), at + 1
    return (0, at) if t.word(i) == "this" else (None, i)


def _is_name(t: Tokens, i: int, kind: str) -> bool:
    """Whether a word that may mean something else is a month or weekday here."""
    if t.kind(i, "capital") != kind:
        return True
    if not t.capital(i):
        return False
    after = skip(t, i + 1, ".", ",")
    title = i - 2 if t.word(i - 1) == "." else i - 1
    if t.word(title) in cue_words("honorific"):
        return False  # "Ms May"
    beside = day_number(t, after) or year(t, after) or small(t, i - 1, 1, 31) or ordinal(t, i - 1)
    if beside or (kind == "weekday" and t.kind(after, "month")):
        return True
    if t.kind(i, "short") == kind:
        return kind == "month" and t.word(i + 1) == "."
    return t.word(i - 1) in cue_words("before_name") or t.word(i + 1) == "of"


def _month(t: Tokens, i: int) -> tuple[int, int] | None:
    value = t.kind(i, "month")
    if value is None or not _is_name(t, i, "month") or (not t.capital(i) and len(t.word(i)) < 4):
        return None
    after = i + 1
    if t.word(after) == "." and len(t.word(i)) <= 4 and t.word(i) != "may" and _goes_on(t, after + 1):
        after += 1
    return int(value), after


def _goes_on(t: Tokens, i: int) -> bool:
    return bool(day_number(t, i) or year(t, i) or t.word(i) in (",", "of"))


def _weekday_date(t: Tokens, at: int, weekday: int, shift: int | None) -> Found:
    after = skip(t, at + 1, ".") if t.kind(at, "capital") else at + 1
    date = _month_date(t, skip(t, after, ",")) or _day_month(t, skip(t, skip(t, after, ","), "the"))
    if date and isinstance(date[0], Calendar) and date[0].day:
        return replace(date[0], weekday=weekday), date[1]
    week = skip(t, at + 1, "of")
    if shift is None and (value := t.kind(week, "shift")) is not None and t.word(week + 1) == "week":
        return Calendar(weekday=weekday, of=Relative("week", int(value))), week + 2
    if shift is None and t.word(at + 1) == "week" and not t.word(at + 2).isalpha():
        return Calendar(weekday=weekday, shift=2), at + 2  # "Monday week": the one after the next
    return Calendar(weekday=weekday, shift=shift), at + 1


def _day_month(t: Tokens, i: int) -> Found | None:
    at = skip(t, i, "the")
    day = day_number(t, at)
    if not day:
        return None
    if (last := _last_day(t, day[1])) and last[0] > day[0]:
        month = _month(t, skip(t, last[1], "of"))
        found = (
            _with_year(t, Calendar(month=month[0], day=day[0], last_day=last[0]), month[1]) if month else None
        )
        if found:
            return found
    month = _month(t, skip(t, day[1], "of"))
    if not month or (at > i and t.word(i) == "the" and not ordinal(t, at)):
        return None
    return _with_year(t, Calendar(month=month[0], day=day[0]), month[1])


def _last_day(t: Tokens, i: int) -> tuple[int, int] | None:
    """The second day of "14 or 15 June", "June 14-15", and the index after it."""
    if t.word(i) not in ("-", "–", "/", "to", "and", "or", "through", "until"):
        return None
    found = day_number(t, skip(t, i + 1, "the"))
    return None if found and t.kind(found[1], "month") and t.kind(i - 2, "month") else found


def _day_alone(t: Tokens, i: int) -> Found | None:
    """ "the 15th", "the 15th of next month": a day whose month other words name, or nobody."""
    if t.word(i) != "the" or not t.word(i + 1)[0].isdigit():
        return None
    day = ordinal(t, i + 1)
    if not day or day[0] > 31:
        return None
    of = skip(t, day[1], "of")
    the = t.word(of) == "the"
    value = "0" if the else t.kind(of, "shift")
    if value is not None and t.word(of + 1) == "month":
        return Calendar(day=day[0], of=Relative("month", int(value))), of + 2
    alone = t.word(i - 1) in cue_words("before_day") and not t.word(day[1])[0].isalpha()
    return (Calendar(day=day[0]), day[1]) if alone else None


def _month_date(t: Tokens, i: int) -> Found | None:
    month = _month(t, i)
    if not month:
        return None
    at = skip(t, month[1], "the") if ordinal(t, month[1] + 1) else month[1]
    day = day_number(t, at)
    if small(t, i - 1, 29, 31) is not None:
        return None  # "30 February" names no day, and not February either
    if not day or t.kind(day[1], "meridiem") or t.word(day[1]) == "%":
        return _with_year(t, Calendar(month=month[0]), month[1])
    last = day_number(t, day[1] + 1) if t.word(day[1]) in ("-", "–", "/") else None
    if last and last[0] > day[0] and not _counts_things(t, last[1]):
        return _with_year(t, Calendar(month=month[0], day=day[0], last_day=last[0]), last[1])
    return _with_year(t, Calendar(month=month[0], day=day[0]), day[1])


def day_after(t: Tokens, i: int, phrase: Calendar) -> Found | None:
    """The second day of "June 14 and 15": a bare number at ``i`` in the month of ``phrase``."""
    day = day_number(t, i)
    if phrase.month is None or phrase.day is None or day is None or phrase.last_day is not None:
        return None
    if t.word(i - 1) not in ("and", "or", "to", "through") or not t.kind(i - 3, "month"):
        return None
    if day[0] <= phrase.day or _counts_things(t, day[1]) or t.kind(day[1], "month"):
        return None
    return _with_year(t, replace(phrase, day=day[0], weekday=None), day[1])


def _counts_things(t: Tokens, i: int) -> bool:
    """Whether the number before ``i`` counts what stands there: "on June 14 and 15 people"."""
    return bool(t.kind(i, "unit")) or t.word(i) in cue_words("counted_things")


def _with_year(t: Tokens, phrase: Calendar, at: int) -> Found | None:
    if (phrase.day or 1) > (29 if phrase.month == 2 else 30 if phrase.month in (4, 6, 9, 11) else 31):
        return None
    comma = skip(t, at, ",")
    if (found := year(t, skip(t, comma, "of"))) and t.word(found[1] - 1)[0] != "'":
        return replace(phrase, year=found[0]), found[1]
    relative = relative_year(t, skip(t, at, "of", "in"))
    if relative:
        return replace(phrase, of=relative[0]), relative[1]
    return phrase, at


def holiday(t: Tokens, i: int) -> Found | None:
    """A named day, with the year or "last" beside it."""
    shift = t.kind(i, "shift")
    at = i if shift is None else i + 1
    if t.word(at) not in holiday_starts() or not t.capital(at):
        return None
    if t.word(at - 1) in cue_words("other_calendar"):
        return None
    for length in (4, 3, 2, 1):
        name = tuple(t.words[at : at + length])
        rule = holiday_rules().get(name)
        if rule and len(name) == length:
            after = at + length
            stretch = t.word(after) if t.word(after) in ("week", "weekend") else None
            after += stretch is not None
            if found := year(t, skip(t, after, ",", "of")):
                return Holiday(rule, found[0], None, stretch), found[1]
            if shift is None and (relative := relative_year(t, skip(t, after, ","))):
                return Holiday(rule, None, None, stretch, relative[0]), relative[1]
            return Holiday(rule, None, None if shift is None else int(shift), stretch), after
    return None
