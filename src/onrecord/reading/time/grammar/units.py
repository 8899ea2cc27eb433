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
    Overnight,
    Phrase,
    Relative,
    Shifted,
    Vague,
    WeekOf,
)
from onrecord.reading.time.tokens import Tokens

__all__ = [
    "day_word",
    "narrative_unit",
    "overnight",
    "reference",
    "relative_unit",
    "same_time",
    "week_of",
]


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
        definite = t.word(i) == "the" and t.word(at - 1) in ("next", "last")
        return Relative(unit, int(value), fiscal, definite), at + 1
    if unit != "day" and (beyond := _beyond(t, at + 1)) and t.word(at - 1) == "the":
        return Relative(unit, beyond), at + 3
    if (
        unit == "quarter"
        and t.word(i) == "the"
        and t.word(at + 2) == "year"
        and t.word(at + 3) in ("ago", "earlier")
    ):
        return None  # "the quarter a year ago"
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
        return Length("year", 1, definite=True), at + 1  # "the year ended June 30" is no calendar year
    return Relative(unit, None, fiscal), at + 1


def _beyond(t: Tokens, i: int) -> int:
    """ "the year after next", "the week before last": two units away."""
    return {("after", "next"): 2, ("before", "last"): -2}.get((t.word(i), t.word(i + 1)), 0)


def week_of(t: Tokens, i: int) -> Found | None:
    """The week that a date names: "the week of 6 January"."""
    at = skip(t, i, "the")
    unit = t.word(at)
    if unit not in ("week", "weekend") or t.word(at + 1) not in cue_words("after_week"):
        return None
    found = calendar_date(t, at + 2)
    if found is None or not isinstance(found[0], Calendar) or found[0].day is None:
        return None
    return WeekOf(found[0], unit), found[1]


def narrative_unit(t: Tokens, i: int) -> Found | None:
    """A unit told from the text's own last date: "the following month", "that same day"."""
    at = skip(t, i, "the", "that")
    if at == i:
        return None
    if beside := _unit_beside(t, at):
        return beside
    same = t.word(at) == "same" or (t.word(i) == "that" and t.word(at) != "following")
    if same:
        at = skip(t, at, "same")
        value = "0"
    else:
        value = {"following": "1", "previous": "-1", "preceding": "-1"}.get(t.word(at), "")
        value = "1" if t.word(at) == "next" and t.word(at + 1) == "day" else value
        at += 1
    if not value:
        return None
    found = _narrative_name(t, at, int(value))
    if found is None and t.kind(at, "calendar_unit"):
        found = Narrative(t.kind(at, "unit") or "day", int(value))
    if found is None and same and t.word(at) == "date":
        found = Narrative("day", 0)
    return (found, at + 1) if found else None


def _narrative_name(t: Tokens, i: int, shift: int) -> Narrative | None:
    """ "the following Friday", "the previous April", "the following spring"."""
    if shift and (weekday := t.kind(i, "weekday")) is not None:
        return Narrative("week", shift, int(weekday))
    if shift and (month := t.kind(i, "month")) is not None and t.capital(i):
        return Narrative("month", shift, month=int(month))
    season = t.kind(i, "season")
    return None if season is None else Narrative("season", shift, season=season)


def _unit_beside(t: Tokens, i: int) -> Found | None:
    """ "the month before", "the day after": what follows must not be an event that is meant instead."""
    unit = t.kind(i, "unit")
    if t.kind(i, "calendar_unit") is None or t.kind(i, "plural") or t.word(i + 1) not in ("before", "after"):
        return None
    if t.word(i + 2) not in cue_words("clause_end") and t.word(i + 2)[0].isalnum():
        return None
    return Narrative(unit or "day", -1 if t.word(i + 1) == "before" else 1), i + 2


def overnight(t: Tokens, i: int) -> Found | None:
    """ "overnight" as an adverb, with the day on which that night ends."""
    if t.word(i) != "overnight":
        return None
    today: Phrase = Relative("day", 0)
    if t.word(i + 1) in cue_words("clause_end") or not t.word(i + 1)[0].isalnum():
        return (Overnight(today), i + 1) if t.word(i + 1) != "-" else None
    return None


def same_time(t: Tokens, i: int) -> Found | None:
    """ "this time next year", "this time tomorrow"."""
    if t.word(i) != "this" or t.word(i + 1) != "time":
        return None
    value, unit = t.kind(i + 2, "shift"), t.kind(i + 3, "unit")
    if value in ("1", "-1") and unit in ("week", "month", "year"):
        return Shifted(Length(unit, 1), int(value), exact=True), i + 4
    day = t.kind(i + 2, "day_word")
    return (Relative("day", int(day)), i + 3) if day in ("1", "-1") else None


def day_word(t: Tokens, i: int) -> Found | None:
    """Today, yesterday, tomorrow and "the day before yesterday"."""
    at = skip(t, i, "the")
    if t.word(at) == "day" and t.word(at + 1) in ("before", "after") and t.kind(at + 2, "day_word"):
        step = -1 if t.word(at + 1) == "before" else 1
        return Relative("day", int(t.kind(at + 2, "day_word") or 0) + step), at + 3
    value = t.kind(i, "day_word")
    if value is None or _is_title(t, i):
        return None
    if t.word(i + 1) == "week" and value != "-1" and not t.word(i + 2).isalpha():
        return Relative("day", int(value) + 7), i + 2
    return Relative("day", int(value)), i + 1


def _is_title(t: Tokens, i: int) -> bool:
    """Whether "Today" is the name of a programme or paper: a capital after an article or another capital."""
    if not t.capital(i) or t.text[t.starts[i] : t.ends[i]].isupper():
        return False
    before = t.word(i - 1)
    return before == "the" or (
        before.isalpha() and t.capital(i - 1) and before not in cue_words("before_name")
    )


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
    if t.word(i) in ("a", "some") and t.word(i + 1) in ("later", "future"):
        return (Vague("FUTURE_REF"), i + 3) if t.word(i + 2) in cue_words("vague_point") else None
    if t.word(i) == "due" and t.word(i + 1) == "course" and t.word(i - 1) == "in":
        return Vague("FUTURE_REF"), i + 2
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
