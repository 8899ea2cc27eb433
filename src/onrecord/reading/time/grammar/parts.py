"""Quarters, halves and seasons."""

from __future__ import annotations

from onrecord.reading.time.grammar.dates import calendar_date
from onrecord.reading.time.grammar.numbers import ordinal, skip, small, year
from onrecord.reading.time.grammar.units import relative_unit
from onrecord.reading.time.grammar.years import Found, era, year_pair, yearish
from onrecord.reading.time.lexicon import cue_words
from onrecord.reading.time.phrases import Calendar, Length, Part, Phrase, Relative, Season, Shifted
from onrecord.reading.time.tokens import Tokens

__all__ = ["part_of_year", "season"]


def _whole_before(t: Tokens, i: int) -> tuple[Phrase | None, int]:
    """A year that stands before its part: "this year's third quarter", "the 1988 second quarter"."""
    at = skip(t, skip(t, i, "the"), "comparable", "corresponding", "same")
    value = t.kind(at, "shift")
    if value is not None and t.word(at + 1) == "year's":
        return Relative("year", int(value)), at + 2
    if found := year(t, at):
        return Calendar(year=found[0]), found[1]
    if t.word(at) == "year" and t.word(at + 1) == "-" and t.word(at + 2) in ("ago", "earlier"):
        return Shifted(Length("year", 1), -1), at + 3
    return None, i


def part_of_year(t: Tokens, i: int) -> Found | None:
    """Quarters and halves: "the fourth quarter of 2025", "H2 2025", "third-quarter"."""
    if found := _coded_part(t, i):
        return found
    whole, at = _whole_before(t, i)
    article = t.word(at) == "the"
    at += article
    if t.word(at) == "full" and t.word(at + 1) == "-":
        return None
    fiscal = t.kind(at, "fiscal") is not None
    at = skip(t, at + 1, "-") if fiscal else at
    part = _part_name(t, at)
    if article and not fiscal and part and t.word(part[3] - 2) == "-":
        return None
    part = part or _month_quarter(t, at)
    if part is None:
        return _ago_period(t, i, whole, at)
    unit, first, last, at = part
    if whole is None and (found := _whole_after(t, at, unit)):
        whole, at = found
    if unit == "half" and whole is None and t.word(i - 1) not in ("in", "during", "for", "by"):
        return None
    return Part(unit, first, last, whole, fiscal), at


def _whole_after(t: Tokens, at: int, unit: str) -> Found | None:
    """What a part is part of; a half may be of a month, a decade or a century too."""
    behind = skip(t, at, "of", "in", ",")
    of = t.word(behind - 1) == "of"
    if not of and t.word(behind) == "the":
        return None
    found = yearish(t, behind)
    if found is None and unit == "half" and of:
        return calendar_date(t, behind) or era(t, behind) or relative_unit(t, behind)
    return found


def _month_quarter(t: Tokens, i: int) -> tuple[str, int, int, int] | None:
    """ "the December quarter": the one that ends in December; and "quarter 2"."""
    month = t.kind(i, "month")
    if month and t.capital(i) and t.word(i + 1) == "quarter" and int(month) % 3 == 0:
        return "quarter", int(month) // 3, int(month) // 3, i + 2
    if t.word(i) != "quarter":
        return None
    number = small(t, i + 1, 1, 4) or int(t.kind(i + 1, "number") or 0)
    spoken = number if 1 <= number <= 4 and not t.kind(i + 2, "scale") else 0
    return ("quarter", spoken, spoken, i + 2) if spoken else None


def _part_name(t: Tokens, i: int) -> tuple[str, int, int, int] | None:
    nth = 2 if t.word(i) == "latter" else -1 if t.word(i) in ("last", "final") else None
    after = i + 1
    if nth is None:
        found = ordinal(t, i)
        if not found:
            return None
        nth, after = found
        if pair := _pair_name(t, nth, after):
            return pair
    count = {"two": 2, "three": 3}.get(t.word(after), 1)
    after += count > 1
    after = skip(t, after, "-")
    unit = t.kind(after, "unit")
    if unit == "semester":
        unit = "half"
    size = {"quarter": 4, "half": 2}.get(unit or "", 0)
    if not size or nth > size or (count == 1 and t.word(after).endswith("s")):
        return None
    if nth < 0 and t.word(after + 1) != "of":
        return None
    first = size - count + 1 if nth < 0 else nth
    return (unit or "", first, first + count - 1, after + 1) if first + count - 1 <= size else None


def _pair_name(t: Tokens, first: int, at: int) -> tuple[str, int, int, int] | None:
    """ "third and fourth quarters", "second or third quarter"."""
    second = ordinal(t, skip(t, at + 1, "the")) if t.word(at) in ("and", "or", "to") else None
    if second is None or second[0] != first + 1 or t.kind(second[1], "unit") != "quarter" or first > 3:
        return None
    return "quarter", first, second[0], second[1] + 1


def _coded_part(t: Tokens, i: int) -> Found | None:
    whole: Phrase | None = None
    at = i
    if found := year(t, i):
        whole, at = Calendar(year=found[0]), skip(t, found[1], "-", "/")
    unit = {"q": "quarter", "h": "half"}
    letter, number = t.word(at), t.word(at + 1)
    if letter not in unit:
        letter, number = number, letter
    if letter not in unit or not t.glued(at + 1) or number not in ("1", "2", "3", "4"):
        return None
    if not t.text[t.starts[at] : t.ends[at + 1]].isupper() or (letter == "h" and number > "2"):
        return None
    at += 2
    if whole is None:
        behind = skip(t, at, "of", "fy", "/", "-", "'")
        if t.word(behind) == "fy":
            behind += 1
        if found := year(t, behind):
            whole, at = Calendar(year=found[0]), found[1]
        elif relative := yearish(t, behind):
            whole, at = relative
    fiscal = whole is not None and t.word(at - 2) == "fy"
    return Part(unit[letter], int(number), int(number), whole, fiscal), at


def _ago_period(t: Tokens, i: int, whole: Phrase | None, at: int) -> Found | None:
    """ "the year-ago quarter", "the 1988 period": the same stretch as the text's last, in another year."""
    if whole is None:
        return _same_period(t, i) or _year_behind(t, i, at)
    counted = t.word(at) in ("quarter", "period")
    if isinstance(whole, Shifted):
        alone = not counted and t.kind(i, "determiner")
        return None if alone else (Shifted(Length("year", 1), -1, narrative=True), at + counted)
    known = counted and isinstance(whole, Calendar | Relative)
    return (Part(t.word(at), 0, 0, whole), at + 1) if known else None


def _same_period(t: Tokens, i: int) -> Found | None:
    """ "the corresponding period last year", "the same quarter of 2023"."""
    the = skip(t, i, "the")
    at = skip(t, the, "same", "comparable", "corresponding")
    if at == the or t.word(at) not in ("quarter", "period"):
        return None
    found = yearish(t, skip(t, at + 1, "of", "in"))
    return (Part(t.word(at), 0, 0, found[0]), found[1]) if found else None


def _year_behind(t: Tokens, i: int, at: int) -> Found | None:
    """ "the quarter a year ago"."""
    if t.word(i) != "the" or t.word(at) not in ("quarter", "period"):
        return None
    if t.word(at + 1) != "a" or t.word(at + 2) != "year" or t.word(at + 3) not in ("ago", "earlier"):
        return None
    return Shifted(Length("year", 1), -1, narrative=True), at + 4


def season(t: Tokens, i: int) -> Found | None:
    """A season, with the year it belongs to where that is said: "this spring", "summer 2026"."""
    at = skip(t, i, "the", "this")
    if (years := _season_years(t, at)) is not None:
        return years
    value = t.kind(at, "shift")
    value = "-1" if value is None and t.word(at) == "past" else value
    at = at if value is None else at + 1
    name = t.kind(at, "season")
    if name is None:
        return None
    if value is not None or t.word(i) == "this":
        return Season(name, shift=int(value or 0)), at + 1
    of = t.word(at + 1) == "of"
    if whole := yearish(t, skip(t, at + 1, "of", ",", "in")):
        return Season(name, whole[0]), whole[1]
    if of or t.word(i - 1) not in cue_words("before_season") or t.word(at + 1) == "-":
        return None
    return Season(name), at + 1


def _season_years(t: Tokens, i: int) -> Found | None:
    """ "the 2025 spring", "the 2024/25 winter": the year before the season."""
    found: Found | None = year_pair(t, i)
    if found is None and (single := year(t, i)):
        found = Calendar(year=single[0]), single[1]
    name = t.kind(found[1], "season") if found else None
    return (Season(name, found[0]), found[1] + 1) if found and name and t.word(found[1] + 1) != "-" else None
