"""Expressions that are the two ends of one window: "from May to December", "late May or early June"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from onrecord.reading.time.bounds import bounded
from onrecord.reading.time.calendar import add_units, weekday_near
from onrecord.reading.time.lexicon import cue_words
from onrecord.reading.time.meaning import unit_meaning
from onrecord.reading.time.phrases import (
    Calendar,
    DayTime,
    Edge,
    Holiday,
    Length,
    Modified,
    Part,
    Phrase,
    Relative,
    Season,
)
from onrecord.reading.time.readings import Reading
from onrecord.reading.time.resolve import resolve_phrase
from onrecord.reading.time.tokens import Tokens
from onrecord.records import Bound, TimeWindow

__all__ = ["Joined", "join_ranges"]

Joined = dict[int, tuple[TimeWindow, Bound]]
"""The common window and bound of expressions, by their numbers."""

_DASHES = ("-", "–", "—")
_TO = (*_DASHES, "to", "through", "until", "till", "thru")
_CLAUSE = 8
"""Words before "from" in which a verb of moving is looked for."""


def join_ranges(t: Tokens, readings: Sequence[Reading]) -> tuple[list[Reading], Joined]:
    """The readings with the years that the other end of a range gives them, and the windows of the ranges."""
    aligned, joined = list(readings), Joined()
    for n in range(len(aligned) - 1):
        left, right = aligned[n], aligned[n + 1]
        if right.first - left.stop > 2:
            continue
        if window := _period_to(t, left, right):
            joined[n] = joined[n + 1] = window, Bound.IN
            aligned[n] = _by_middle(left, window)
            continue
        if right.first - left.stop != 1 or not (kind := _kind(t, left, right)):
            continue
        left, right = _aligned(left, right)
        found = _span(kind, left, right)
        if found is not None:
            aligned[n], aligned[n + 1] = left, right
            joined[n] = joined[n + 1] = found
    return aligned, joined


def _kind(t: Tokens, left: Reading, right: Reading) -> str | None:
    """How two neighbours belong together: "range", "choice" (or), "list" (and), None where they do not."""
    word, before = t.word(left.stop), t.word(left.first - 1)
    if before == "from" or left.limit.words[-1:] == ("from",):
        return None if word not in _TO or _moves(t, left.first - 1) else "range"
    if before == "between" and word in ("and", *_DASHES):
        return "range"
    if word in ("through", "thru"):
        return "range"
    same = left.meaning.grain == right.meaning.grain and left.meaning.type == right.meaning.type == "DATE"
    if word in (*_DASHES, "to", "/"):
        return "range" if same and right.limit.words in ((), ("to",)) else None
    if word in ("or", "and") and left.meaning.type in ("DATE", "TIME"):
        free = word == "or" or left.limit.bound in (None, Bound.IN)
        return {"or": "choice", "and": "list"}[word] if free and (same or word == "or") else None
    return None


def _moves(t: Tokens, at: int) -> bool:
    """Whether a verb of moving stands before: "put off from May to December" names the old date first."""
    return any(t.word(i) in cue_words("moving") for i in range(max(at - _CLAUSE, 0), at))


def _aligned(left: Reading, right: Reading) -> tuple[Reading, Reading]:
    """The two with the years, or the day, that one leaves to the other."""
    first, last = left.meaning.first, right.meaning.first
    if isinstance(left.phrase, DayTime) and left.phrase.day is None and isinstance(right.phrase, DayTime):
        phrase = replace(left.phrase, day=right.phrase.day)
        return replace(left, meaning=resolve_phrase(phrase, left.context)), right
    if first is not None and _weekday(left) is not None and (weekday := _weekday(right)) is not None:
        if first > date.max - timedelta(8):
            return left, right  # the calendar ends before the second day
        day = weekday_near(first + timedelta(1), weekday, 1)
        return left, replace(right, meaning=unit_meaning("day", day))
    if first is not None and _in_year(right.phrase, first.year):
        options = [_reread(right, year) for year in (first.year, first.year + 1)]
        return left, next((x for x in options if x.meaning.first and x.meaning.first >= first), right)
    if last is not None and _in_year(left.phrase, last.year):
        options = [_reread(left, year) for year in (last.year, last.year - 1) if year > 1]
        return next((x for x in options if x.meaning.first and x.meaning.first <= last), left), right
    return left, right


def _weekday(reading: Reading) -> int | None:
    """The weekday of a reading that names nothing else."""
    phrase = reading.phrase
    plain = isinstance(phrase, Calendar) and phrase.month is None and phrase.of is None
    return phrase.weekday if isinstance(phrase, Calendar) and plain else None


def _reread(reading: Reading, year: int) -> Reading:
    phrase = _in_year(reading.phrase, year)
    return replace(reading, meaning=resolve_phrase(phrase, reading.context)) if phrase else reading


def _in_year(phrase: Phrase, year: int) -> Phrase | None:
    """A phrase that leaves its year open, in that year; None for others."""
    match phrase:
        case Calendar(year=None, shift=None, of=None) if phrase.month is not None:
            return replace(phrase, year=year)
        case Season(whole=None, shift=None) | Part(whole=None) if (
            not isinstance(phrase, Part) or phrase.first > 0
        ):
            return replace(phrase, whole=Calendar(year=year))
        case Holiday(year=None, shift=None, of=None):
            return replace(phrase, year=year)
        case Edge(progress=False) | Modified():
            whole = _in_year(phrase.whole, year)
            return replace(phrase, whole=whole) if whole else None
        case _:
            return None


def _span(kind: str, left: Reading, right: Reading) -> tuple[TimeWindow, Bound] | None:
    first, last = left.meaning.first, right.meaning.last
    if left.meaning.value == "PRESENT_REF":
        first = left.context.anchor
    if first is None or last is None or first > last or right.meaning.fiscal:
        return None
    if kind == "list" and not _touch(left, right):
        return None
    limit = left.limit
    bound = limit.bound if kind == "choice" and limit.bound and limit.words != ("over",) else Bound.IN
    window = bounded(bound, first, last)
    return (window, bound) if window else None


def _touch(left: Reading, right: Reading) -> bool:
    """Whether the second follows the first at once: "in May and June", but not "in 2012 and 2016"."""
    last, first = left.meaning.last, right.meaning.first
    return last is not None and first is not None and (first - last).days == 1


_ENDED = ("ended", "ending")
_UNITS_LONG = ("day", "week", "month", "quarter", "half", "year")


def _period_to(t: Tokens, left: Reading, right: Reading) -> TimeWindow | None:
    """The days of "the fiscal year ending 31 March 2020", "the six months to June"."""
    phrase, word, end = left.phrase, t.word(left.stop), right.meaning.last
    if right.first - left.stop == 2 and t.word(right.first - 1) not in ("on", "in"):
        return None
    named = isinstance(phrase, Relative) and phrase.fiscal
    if end is None or not (word in _ENDED or (word in ("to", "through") and (named or _is_definite(phrase)))):
        return None
    if isinstance(phrase, Length) and phrase.amount is not None and phrase.amount % 1 == 0:
        unit, count = phrase.unit, int(phrase.amount)
    elif isinstance(phrase, Relative | Part) and phrase.unit not in ("day", "decade", "century"):
        unit, count = phrase.unit, 1
    else:
        return None
    first = _days_before(end, unit, count)
    return TimeWindow(first, end) if first and first <= end else None


def _by_middle(reading: Reading, window: TimeWindow) -> Reading:
    """ "The quarter ended 31 July" is the calendar's second: most of it lies there."""
    phrase = reading.phrase
    if (
        not isinstance(phrase, Relative)
        or phrase.unit != "quarter"
        or window.start is None
        or window.end is None
    ):
        return reading
    middle = window.start + (window.end - window.start) // 2
    return replace(reading, meaning=unit_meaning("quarter", middle))


def _is_definite(phrase: Phrase) -> bool:
    return isinstance(phrase, Length) and phrase.definite


def _days_before(end: date, unit: str, count: int) -> date | None:
    after = add_units(end, "day", 1)
    return add_units(after, unit, -count) if after and unit in _UNITS_LONG else None
