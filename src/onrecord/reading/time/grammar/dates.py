"""Calendar dates, named days, months, years, decades and centuries."""

from __future__ import annotations

from dataclasses import replace

from onrecord.reading.time.grammar.numbers import day_number, ordinal, skip, small, year
from onrecord.reading.time.lexicon import cue_words, holiday_rules, holiday_starts
from onrecord.reading.time.phrases import Calendar, Era, Holiday, Phrase, Relative
from onrecord.reading.time.tokens import Tokens

__all__ = ["Found", "calendar_date", "era", "holiday", "year_phrase", "yearish"]

Found = tuple[Phrase, int]


def calendar_date(t: Tokens, i: int) -> Found | None:
    """A date that names a day, month or weekday."""
    if found := _numeric(t, i):
        return found
    shift, at = _shift(t, i)
    if (weekday := t.kind(at, "weekday")) is not None and _is_name(t, at, "weekday"):
        return _weekday_date(t, at, int(weekday), shift)
    if shift is not None:
        return _shifted_month(t, at, shift)
    return _day_month(t, i) or _month_date(t, i)


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
    if not word[0].isdigit() or len(word) < 6:
        return None
    if word[4:5] == "-":
        parts = [int(part) for part in word.split("t")[0].split("-")]
        whole = Calendar(parts[0], parts[1], parts[2] if len(parts) == 3 else None)
        return (whole, i + 1) if _possible(whole) else None
    parts = [int(part) for part in word.split("/") if part.isdigit()]
    if len(parts) != 3 or word.count("/") != 2:
        return None
    month, day, years = parts
    if years < 100:
        years += 1900 if years >= 30 else 2000
    whole = Calendar(years, month, day) if month <= 12 else Calendar(years, day, month)
    return (whole, i + 1) if _possible(whole) else None


def _possible(phrase: Calendar) -> bool:
    return 1 <= (phrase.month or 1) <= 12 and 1 <= (phrase.day or 1) <= 31 and (phrase.year or 1) >= 1000


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
    return Calendar(weekday=weekday, shift=shift), at + 1


def _day_month(t: Tokens, i: int) -> Found | None:
    at = skip(t, i, "the")
    day = day_number(t, at)
    if not day:
        return None
    if t.word(day[1]) in ("-", "–", "to", "and") and (last := day_number(t, day[1] + 1)) and last[0] > day[0]:
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


def _month_date(t: Tokens, i: int) -> Found | None:
    month = _month(t, i)
    if not month:
        return None
    at = skip(t, month[1], "the") if ordinal(t, month[1] + 1) else month[1]
    day = day_number(t, at)
    if not day or t.kind(day[1], "meridiem") or t.word(day[1]) == "%":
        return _with_year(t, Calendar(month=month[0]), month[1])
    last = day_number(t, day[1] + 1) if t.word(day[1]) in ("-", "–") else None
    if last and last[0] > day[0]:
        return _with_year(t, Calendar(month=month[0], day=day[0], last_day=last[0]), last[1])
    return _with_year(t, Calendar(month=month[0], day=day[0]), day[1])


def _with_year(t: Tokens, phrase: Calendar, at: int) -> Found | None:
    if (phrase.day or 1) > (29 if phrase.month == 2 else 30 if phrase.month in (4, 6, 9, 11) else 31):
        return None
    comma = skip(t, at, ",")
    if (found := year(t, skip(t, comma, "of"))) and t.word(found[1] - 1)[0] != "'":
        return replace(phrase, year=found[0]), found[1]
    relative = _relative_year(t, skip(t, at, "of", "in"))
    if relative:
        return replace(phrase, of=relative[0]), relative[1]
    return phrase, at


def _relative_year(t: Tokens, i: int) -> Found | None:
    at = skip(t, i, "the")
    value = t.kind(at, "shift")
    if value is None or t.word(at + 1) != "year":
        return None
    return Relative("year", int(value)), at + 2


def yearish(t: Tokens, i: int) -> Found | None:
    """A year as a whole that something is part of: "2025", "this year", "the year", "fiscal 2025"."""
    if relative := _relative_year(t, i):
        return relative
    at = skip(t, i, "the")
    if t.word(at) in ("fiscal", "financial"):
        at = skip(t, at + 1, "year")
    if found := year(t, at):
        return Calendar(year=found[0]), found[1]
    return (Relative("year", 0), at + 1) if at > i and t.word(at) == "year" else None


def _fiscal_year(t: Tokens, i: int) -> Found | None:
    """ "fiscal 2026", "the 2026 fiscal year", "fiscal year 2025-26", "FY2026", "FY26"."""
    at = skip(t, i, "the")
    if t.word(at) == "fy" or t.kind(at, "fiscal"):
        at = skip(t, skip(t, at + 1, "year"), "'")
        short = small(t, at, 10, 99) if t.word(at - 1) in ("fy", "'") else None
        named = (2000 + short, at + 1) if short else year(t, at)
    else:
        named = year(t, at)
        if not named or not (t.kind(named[1], "fiscal") and t.word(named[1] + 1) == "year"):
            return None
        named = named[0], named[1] + 2
    if not named:
        return None
    if (
        t.word(named[1]) in ("-", "/", "–")
        and t.glued(named[1])
        and small(t, named[1] + 1, 0, 99) is not None
    ):
        named = named[0], named[1] + 2
    return Calendar(year=named[0], fiscal=True), named[1]


def year_phrase(t: Tokens, i: int) -> Found | None:
    """A bare year where the words around do not make it a count."""
    if fiscal := _fiscal_year(t, i):
        return fiscal
    at = i + 2 if t.word(i) == "the" and t.word(i + 1) == "year" else i
    found = year(t, at)
    if not found:
        return None
    if at > i:
        return Calendar(year=found[0]), found[1]
    value, after = found
    before, behind = t.word(i - 1), t.word(after)
    if before in ("$", "£", "€", "no", "#", "number", "nearly", "almost", ".") and before != ".":
        return None
    if (
        behind in cue_words("counted_things")
        or t.kind(after, "unit")
        or behind in ("%", "°")
        or (t.glued(after) and behind.isalpha())
    ):
        return None
    if t.glued(i) and before not in ("-", "(", "/", "–", "—", '"', "“", "'", "‘", "["):
        return None
    if t.word(i)[0] == "'":
        return (Calendar(year=value), after) if before in ("in", "of", "since", "by") else None
    likely = 1900 <= value <= 2059 if before not in cue_words("before_year") else 1000 <= value <= 2199
    if value < 1700 and before not in ("in", "since", "year", "until", "by"):
        likely = False
    return (Calendar(year=value), after) if likely else None


def era(t: Tokens, i: int) -> Found | None:
    """A decade or century: "the 1990s", "the '80s", "the nineties", "the 20th century"."""
    at = skip(t, i, "the")
    word = t.word(at)
    digits = word.strip("'s").replace("'", "")
    if word.endswith("s") and digits.isdigit() and digits.endswith("0"):
        if len(digits) == 4:
            years = int(digits)
            return Era(years // 100 if years % 100 == 0 and years < 2000 else years // 10), at + 1
        if len(digits) == 2 and (word[0] == "'" or at > i):
            return Era((190 if int(digits) >= 20 else 200) + int(digits) // 10), at + 1
    if at > i and (value := t.kind(at, "decade_word")) is not None:
        return Era(int(value) // 10), at + 1
    nth = ordinal(t, at)
    if nth and t.word(skip(t, nth[1], "-")) == "century" and 10 <= nth[0] <= 30:
        return Era(nth[0] - 1), skip(t, nth[1], "-") + 1
    return None


def holiday(t: Tokens, i: int) -> Found | None:
    """A named day, with the year or "last" beside it."""
    shift = t.kind(i, "shift")
    at = i if shift is None else i + 1
    if t.word(at) not in holiday_starts() or not t.capital(at):
        return None
    for length in (4, 3, 2, 1):
        name = tuple(t.words[at : at + length])
        rule = holiday_rules().get(name)
        if rule and len(name) == length:
            after = at + length
            week = t.word(after) in ("week", "weekend")
            after += week
            found = year(t, skip(t, after, ",", "of"))
            if found:
                return Holiday(rule, found[0], None, week), found[1]
            return Holiday(rule, None, None if shift is None else int(shift), week), after
    return None
