"""Times of day, with the day they belong to."""

from __future__ import annotations

from onrecord.reading.time.grammar.dates import calendar_date
from onrecord.reading.time.grammar.numbers import skip, small
from onrecord.reading.time.grammar.units import day_word, narrative_unit
from onrecord.reading.time.grammar.years import Found
from onrecord.reading.time.phrases import Calendar, DayTime, Edge, Narrative, Phrase, Relative
from onrecord.reading.time.tokens import Tokens

__all__ = ["named_day", "time_of_day"]


def named_day(t: Tokens, i: int) -> Found | None:
    """A single day: "Friday", "10 December 2024", "yesterday"."""
    found = day_word(t, i) or calendar_date(t, i) or narrative_unit(t, i)
    if not found:
        return None
    phrase = found[0]
    if isinstance(phrase, Calendar) and phrase.day is None and phrase.weekday is None:
        return None
    return None if isinstance(phrase, Narrative) and phrase.unit != "day" else found


def _clock(t: Tokens, i: int) -> tuple[str, int] | None:
    """A time on the clock as "T22:00", and the index after it with "a.m." and zone."""
    if (named := t.kind(i, "clock_word")) is not None:
        return named, i + 1
    word = t.word(i)
    hour, _, minute = word.replace(".", ":").partition(":")
    if not (
        hour.isascii()
        and hour.isdigit()
        and len(hour) <= 2
        and int(hour) < 25
        and (not minute or (len(minute) == 2 and int(minute) < 60))
    ):
        return None
    at = i + 1
    half = t.kind(at, "meridiem")
    if half is None and t.word(at) == "in" and t.word(at + 1) == "the" and small(t, i, 1, 12):
        part = {"morning": "am", "afternoon": "pm", "evening": "pm"}.get(t.word(at + 2))
        return (_clock_value(int(hour), minute, part), at + 3) if part else None
    if half is None and t.word(at) == "o'clock":
        return _clock_value(int(hour), minute, None), at + 1
    if half is None and ":" not in word:
        return None
    if half is not None:
        at += 1
        if int(hour) > 12:
            return None
    if t.kind(at, "zone") or (t.word(at) == "hours"):
        at += 1
    elif t.word(at) == "local" and t.word(at + 1) == "time":
        at += 2
    return _clock_value(int(hour), minute, half), at


def _clock_value(hour: int, minute: str, half: str | None) -> str:
    if half is not None:
        hour = hour % 12 + (12 if half == "pm" else 0)
    return f"T{hour:02d}:{minute or '00'}"


def _several(t: Tokens, i: int) -> bool:
    """Whether "mornings", "nights" stands there: habits, not one time."""
    return t.word(i).endswith("s") and not t.word(i).endswith("'s")


def time_of_day(t: Tokens, i: int) -> Found | None:
    """A time of day: "10 p.m. Wednesday", "Friday evening", "this morning", "last night", "tonight"."""
    return _clock_first(t, i) or _part_first(t, i) or _day_first(t, i)


def _clock_first(t: Tokens, i: int) -> Found | None:
    clock = _clock(t, i)
    if not clock:
        return None
    day = named_day(t, skip(t, clock[1], ",", "on"))
    if (
        not day
        and t.kind(i, "clock_word")
        and t.word(i - 1) not in ("at", "by", "until", "before", "after", "around", "since", "to")
    ):
        return None
    return (DayTime(clock[0], day[0]), day[1]) if day else (DayTime(clock[0]), clock[1])


def _part_first(t: Tokens, i: int) -> Found | None:
    """ "this morning", "last night", "tonight", "mid-afternoon yesterday", "the morning of 5 March"."""
    if t.word(i) == "tonight":
        return DayTime("TNI", Relative("day", 0)), i + 1
    at = i + 1
    part = t.kind(at, "daypart")
    if part is not None and not _several(t, at):
        if t.word(i) == "this":
            return DayTime(f"T{part}", Relative("day", 0)), at + 1
        if t.word(i) == "last":
            return DayTime(f"T{part}", Relative("day", -1)), at + 1
        if t.word(i) == "the" and (day := named_day(t, skip(t, at + 1, "of"))):
            return DayTime(f"T{part}", day[0]), day[1]
    if t.word(i) == "the" and t.word(i + 1) in ("next", "following", "same", "previous"):
        part = t.kind(i + 2, "daypart")
        shift = {"next": 1, "following": 1, "same": 0, "previous": -1}[t.word(i + 1)]
        return (DayTime(f"T{part}", Narrative("day", shift)), i + 3) if part else None
    return _middle(t, i)


def _middle(t: Tokens, i: int) -> Found | None:
    if t.word(i) not in ("mid", "late", "early"):
        return None
    at = skip(t, i + 1, "-")
    part = t.kind(at, "daypart")
    if part is None or _several(t, at):
        return None
    day = named_day(t, at + 1)
    inner: Phrase = DayTime(f"T{part}", day[0] if day else None)
    return Edge({"mid": "MID", "late": "END", "early": "START"}[t.word(i)], inner), day[1] if day else at + 1


def _day_first(t: Tokens, i: int) -> Found | None:
    day = named_day(t, i)
    if not day:
        return None
    phrase, at = day
    part = t.kind(at, "daypart")
    if part is not None and not _several(t, at):
        return DayTime(f"T{part}", phrase), at + 1
    if isinstance(phrase, Calendar | Relative):
        behind = skip(t, skip(t, at, ","), "at", "around", "about")
        clock = (
            _clock(t, behind)
            if behind > at or t.kind(behind, "clock_word") or ":" in t.word(behind)
            else None
        )
        if clock and t.word(behind - 1) != ",":
            return DayTime(clock[0], phrase), clock[1]
    return None
