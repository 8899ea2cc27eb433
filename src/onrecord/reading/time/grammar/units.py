"""Units counted from the day of writing, parts of years, seasons and narrative units."""

from __future__ import annotations

from onrecord.reading.time.grammar.dates import Found, calendar_date, yearish
from onrecord.reading.time.grammar.numbers import ordinal, skip, year
from onrecord.reading.time.lexicon import cue_words, tense_words
from onrecord.reading.time.phrases import (
    Calendar,
    Length,
    Narrative,
    Part,
    Phrase,
    Relative,
    Season,
    Shifted,
    Vague,
    WeekOf,
)
from onrecord.reading.time.tokens import Tokens

__all__ = ["day_word", "narrative_unit", "part_of_year", "reference", "relative_unit", "season", "week_of"]


def relative_unit(t: Tokens, i: int) -> Found | None:
    """A unit told from the day of writing: "last month", "the current fiscal year", "the quarter"."""
    at = skip(t, i, "the", "this")
    value = "0" if t.word(at) == "full" and at > i else t.kind(at, "shift")
    at = at if value is None else at + 1
    if t.word(at - 1) == "latest" and t.word(at) == "period":
        return Relative("quarter", -1), at + 1
    fiscal = t.kind(at, "fiscal") is not None and t.kind(at + 1, "unit") in ("year", "quarter", "half")
    at += fiscal
    unit = t.kind(at, "unit")
    if (
        unit is None
        or t.kind(at, "calendar_unit") is None
        or t.kind(at, "plural") is not None
        or (unit == "century" and value is None)
    ):
        return None
    if value is not None:
        if unit == "day" and t.word(at - 1) != "next":
            return None
        return Relative(unit, int(value), fiscal), at + 1
    if t.word(i) == "this":
        return Relative(unit, 0, fiscal), at + 1
    if at == i or (not fiscal and (unit in ("day", "decade", "fortnight") or t.word(i) != "the")):
        return None
    if t.word(at + 1) in cue_words("not_after_unit") and not (
        t.word(at + 1) == "before" and t.kind(at + 2, "determiner")
    ):
        return None
    if unit == "year" and t.word(at + 1) in ("ended", "ending", "to"):
        return Length("year", 1), at + 1  # "the year ended June 30" is no calendar year
    return Relative(unit, None, fiscal), at + 1


def week_of(t: Tokens, i: int) -> Found | None:
    """The week that a date names: "the week of 6 January"."""
    at = skip(t, i, "the")
    if t.word(at) != "week" or t.word(at + 1) not in ("of", "beginning", "starting"):
        return None
    found = calendar_date(t, at + 2)
    if found is None or not isinstance(found[0], Calendar) or found[0].day is None:
        return None
    return WeekOf(found[0]), found[1]


def narrative_unit(t: Tokens, i: int) -> Found | None:
    """A unit told from the text's own last date: "the following month", "that same day"."""
    at = skip(t, i, "the", "that")
    if at == i:
        return None
    same = t.word(at) == "same" or (t.word(i) == "that" and t.word(at) != "following")
    if same:
        at = skip(t, at, "same")
        value = "0"
    else:
        value = {"following": "1", "previous": "-1", "preceding": "-1"}.get(t.word(at), "")
        at += 1
    weekday = t.kind(at, "weekday")
    if not value or (t.kind(at, "calendar_unit") is None and weekday is None):
        return None
    if weekday is not None:
        return (Narrative("week", int(value), int(weekday)), at + 1) if not same else None
    return Narrative(t.kind(at, "unit") or "day", int(value)), at + 1


def _whole_before(t: Tokens, i: int) -> tuple[Phrase | None, int]:
    """A year that stands before its part: "this year's third quarter", "the 1988 second quarter"."""
    at = skip(t, i, "the", "comparable")
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
    fiscal = t.kind(at, "fiscal") is not None
    at = skip(t, at + 1, "-") if fiscal else at
    part = _part_name(t, at)
    if article and not fiscal and part and t.word(part[3] - 2) == "-":
        return None
    if part is None:
        return _ago_period(t, i, whole, at)
    unit, first, last, at = part
    if whole is None and (found := _whole_after(t, at)):
        whole, at = found
    if unit == "half" and whole is None and t.word(i - 1) not in ("in", "during", "for", "by"):
        return None
    return Part(unit, first, last, whole, fiscal), at


def _whole_after(t: Tokens, at: int) -> Found | None:
    behind = skip(t, at, "of", "in", ",")
    if t.word(behind - 1) != "of" and t.word(behind) == "the":
        return None
    return yearish(t, behind)


def _part_name(t: Tokens, i: int) -> tuple[str, int, int, int] | None:
    nth = 2 if t.word(i) == "latter" else -1 if t.word(i) in ("last", "final") else None
    after = i + 1
    if nth is None:
        found = ordinal(t, i)
        if not found:
            return None
        nth, after = found
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
    return Part(unit[letter], int(number), int(number), whole), at


def _ago_period(t: Tokens, i: int, whole: Phrase | None, at: int) -> Found | None:
    """ "the year-ago quarter", "the 1988 period": the same stretch as the text's last, in another year."""
    unit = t.word(at)
    counted = unit in ("quarter", "period")
    if isinstance(whole, Shifted):
        alone = not counted and t.kind(i, "determiner")
        return None if alone else (Shifted(Length("year", 1), -1, narrative=True), at + counted)
    return (Part("quarter", 0, 0, whole), at + 1) if isinstance(whole, Calendar) and counted else None


def season(t: Tokens, i: int) -> Found | None:
    """A season, with the year it belongs to where that is said: "this spring", "summer 2026"."""
    at = skip(t, i, "the", "this")
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


def day_word(t: Tokens, i: int) -> Found | None:
    """Today, yesterday, tomorrow and "the day before yesterday"."""
    at = skip(t, i, "the")
    if t.word(at) == "day" and t.word(at + 1) in ("before", "after") and t.kind(at + 2, "day_word"):
        step = -1 if t.word(at + 1) == "before" else 1
        return Relative("day", int(t.kind(at + 2, "day_word") or 0) + step), at + 3
    value = t.kind(i, "day_word")
    return (Relative("day", int(value)), i + 1) if value is not None else None


def reference(t: Tokens, i: int) -> Found | None:
    """Words for the present, the past and the future at large."""
    if t.word(i) in ("right", "just", "by", "until") and t.word(i + 1) == "now":
        return (Vague("PRESENT_REF"), i + 2) if t.word(i) == "right" else None
    for kind in ("ref_now", "ref_past", "ref_future"):
        value = t.kind(i, kind)
        if value is None:
            continue
        if t.word(i - 1) == "as" and t.word(i + 1) == "as":
            return None
        if kind == "ref_future" and not _soon(t, i):
            return None
        return Vague(value), i + 1
    value = t.kind(i, "ref_now_adjective") or t.kind(i, "ref_past_adjective")
    if value is not None:
        return Vague(value), i + 1
    return _vague_noun(t, i)


def _soon(t: Tokens, i: int) -> bool:
    """Whether "soon" looks ahead from the day of writing, and not from a day in the story."""
    behind = t.word(i + 1)
    story = behind.endswith("ed") or tense_words().get(behind) == "past" or t.word(i - 1) in ("was", "were")
    return not story and behind not in ("before", "after")


def _vague_noun(t: Tokens, i: int) -> Found | None:
    at = skip(t, i, "the")
    if t.word(i) in ("at", "for") or t.word(i - 1) == "futures":
        return None
    if t.word(i) == "these" and t.word(i + 1) == "days":
        return Vague("PRESENT_REF"), i + 2
    if tuple(t.words[i : i + 4]) == ("as", "soon", "as", "possible"):
        return Vague("FUTURE_REF"), i + 4
    near = skip(t, at, "near", "foreseeable", "immediate", "short", "long")
    if near > at and t.word(near) in ("future", "term"):
        return Vague("FUTURE_REF"), near + 1
    if (
        at > i
        and t.word(at) == "future"
        and t.word(at + 1) not in ("of", "is")
        and not t.kind(at + 1, "unit")
    ):
        return (
            (Vague("FUTURE_REF"), at + 1) if t.word(i - 1) in ("in", "for", "into", "about", "on") else None
        )
    if (
        at > i
        and t.word(at) == "past"
        and t.word(i - 1) in ("in", "of", "from")
        and not t.kind(at + 1, "unit")
    ):
        return Vague("PAST_REF"), at + 1
    return None
