"""Expressions as read, and the days that lengths count to from days known in the text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from onrecord.reading.time.bounds import Limit
from onrecord.reading.time.calendar import add_units
from onrecord.reading.time.meaning import Context, Meaning
from onrecord.reading.time.phrases import Length, Phrase
from onrecord.reading.time.tokens import BREAK, Tokens
from onrecord.records import Bound, TimeWindow

__all__ = ["Reading", "counts_from", "windows_from_events"]

_SENTENCE = 40
"""Tokens to each side of a date that may belong to its sentence, at most."""
_NOUN_PHRASE = 4
"""Words after an article in which the name of an event is looked for."""
_ARTICLES = ("the", "a", "an", "this", "that")


@dataclass(frozen=True, slots=True)
class Reading:
    """A phrase found, the tokens it covers, what limits it and what it means."""

    phrase: Phrase
    first: int
    stop: int
    limit: Limit
    meaning: Meaning
    context: Context


def windows_from_events(t: Tokens, readings: Sequence[Reading]) -> dict[int, TimeWindow]:
    """The day that "a year after the treaty" names, where a sentence of the text dates the treaty."""
    lengths = [n for n, reading in enumerate(readings) if counts_from(reading)]
    if not lengths:
        return {}
    days = _event_days(t, readings)
    found: dict[int, TimeWindow] = {}
    for n in lengths:
        reading, known = (
            readings[n],
            _day_after(readings, n) or _named_event(t, readings[n].stop + 1, days),
        )
        length = reading.phrase
        if known is None or not isinstance(length, Length) or length.amount is None:
            continue
        sign = -1 if reading.limit.bound is Bound.BEFORE else 1
        day = add_units(known, length.unit, sign * int(length.amount))
        if day is not None:
            found[n] = TimeWindow(day, day)
    return found


def counts_from(reading: Reading) -> bool:
    """Whether a length is counted from what follows it: "a year after", "two days before"."""
    counting = reading.limit.words[:1] == ("length",) and reading.limit.bound in (Bound.AFTER, Bound.BEFORE)
    return counting and isinstance(reading.phrase, Length)


def _day_after(readings: Sequence[Reading], n: int) -> date | None:
    """The day that follows the words themselves: "two weeks after 3 May"."""
    if n + 1 >= len(readings) or readings[n + 1].first != readings[n].stop + 1:
        return None
    meaning = readings[n + 1].meaning
    return meaning.first if meaning.grain == "day" else None


def _named_event(t: Tokens, i: int, days: dict[str, date | None]) -> date | None:
    if t.word(i) not in _ARTICLES:
        return None
    for word in t.words[i + 1 : i + 1 + _NOUN_PHRASE]:
        if not word.isalpha():
            return None
        if word in days:
            return days[word]
    return None


def _event_days(t: Tokens, readings: Sequence[Reading]) -> dict[str, date | None]:
    """The day of each noun that stands in a sentence with one date, a day; None where sentences differ."""
    dates = [x for x in readings if x.meaning.type in ("DATE", "TIME") and x.meaning.first is not None]
    days: dict[str, date | None] = {}
    for n, reading in enumerate(dates):
        start, stop = _sentence(t, reading)
        beside = [x for x in dates[max(n - 1, 0) : n + 2] if x is not reading and start <= x.first < stop]
        if beside or reading.meaning.grain != "day" or reading.meaning.first != reading.meaning.last:
            continue
        for noun in _nouns(t, start, stop):
            day = days.setdefault(noun, reading.meaning.first)
            if day != reading.meaning.first:
                days[noun] = None
    return days


def _sentence(t: Tokens, reading: Reading) -> tuple[int, int]:
    start, stop = reading.first, reading.stop
    while start > 0 and reading.first - start < _SENTENCE and t.word(start - 1) not in (".", "?", "!", BREAK):
        start -= 1
    while stop < len(t) and stop - reading.stop < _SENTENCE and t.word(stop) not in (".", "?", "!", BREAK):
        stop += 1
    return start, stop


def _nouns(t: Tokens, start: int, stop: int) -> Iterator[str]:
    """Words that follow an article closely: what the sentence is about, roughly."""
    for i in range(start, stop):
        if t.word(i) not in _ARTICLES:
            continue
        for word in t.words[i + 1 : min(i + 1 + _NOUN_PHRASE, stop)]:
            if not word.isalpha():
                break
            if len(word) > 3:
                yield word
