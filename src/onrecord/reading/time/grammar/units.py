"""Units counted from the day of writing, parts of years, seasons and narrative units."""

from __future__ import annotations

from onrecord.reading.time.grammar.dates import calendar_date
from onrecord.reading.time.grammar.numbers import skip
from onrecord.reading.time.grammar.years import Found
from onrecord.reading.time.lexicon import cue_words, tense_words
from onrecord.reading.time.phrases import (
    Calendar,
    Length,
    Narrative,
    Relative,
    Vague,
    WeekOf,
)
from onrecord.reading.time.tokens import Tokens

__all__ = ["day_word", "narrative_unit", "reference", "relative_unit", "week_of"]


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
        or (unit == "century" and value is None and t.word(i) != "this" and t.word(i - 1) != "of")
    ):
        return None
    if value is not None:
        if unit == "day":
            return None
        definite = t.word(i) == "the" and value == "1"
        return Relative(unit, int(value), fiscal, definite), at + 1
    if unit != "day" and (beyond := _beyond(t, at + 1)) and t.word(at - 1) == "the":
        return Relative(unit, beyond), at + 3
    if t.word(i) == "this":
        return Relative(unit, 0, fiscal), at + 1
    if at == i or (not fiscal and t.word(i) != "the") or unit in ("day", "fortnight"):
        return None
    if unit == "decade" and t.word(i - 1) != "of":
        return None
    if t.word(at + 1) in cue_words("not_after_unit") and not (
        t.word(at + 1) == "before" and t.kind(at + 2, "determiner")
    ):
        return None
    if unit == "year" and t.word(at + 1) in ("ended", "ending", "to"):
        return Length("year", 1), at + 1  # "the year ended June 30" is no calendar year
    return Relative(unit, None, fiscal), at + 1


def _beyond(t: Tokens, i: int) -> int:
    """ "the year after next", "the week before last": two units away."""
    return {("after", "next"): 2, ("before", "last"): -2}.get((t.word(i), t.word(i + 1)), 0)


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
        value = "1" if t.word(at) == "next" and t.word(at + 1) == "day" else value
        at += 1
    weekday = t.kind(at, "weekday")
    if not value or (t.kind(at, "calendar_unit") is None and weekday is None):
        return None
    if weekday is not None:
        return (Narrative("week", int(value), int(weekday)), at + 1) if not same else None
    return Narrative(t.kind(at, "unit") or "day", int(value)), at + 1


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
    value = t.kind(i, "ref_now_adjective")
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
