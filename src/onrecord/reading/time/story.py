"""Which time a text is telling of: its own day, or another that its last dates have named."""

from __future__ import annotations

from onrecord.reading.time.meaning import Context, Meaning
from onrecord.reading.time.phrases import (
    Calendar,
    Edge,
    Length,
    Modified,
    Narrative,
    Part,
    Phrase,
    Season,
    Shifted,
)
from onrecord.reading.time.tokens import Tokens

__all__ = ["STORY_REACH", "is_aside", "story_after"]

STORY_REACH = 120
"""Tokens after which a text is taken to have left the time of the last date that it named."""
_SAME_TIME = 3
"""Years between two dates of one story, at most."""


def is_aside(t: Tokens, first: int, phrase: Phrase, before: Phrase | None) -> bool:
    """Whether the words only compare ("a year earlier") or end a quarter that is told of by its number."""
    if t.word(first - 1) in ("ended", "ending"):
        return not isinstance(before, Length)
    return isinstance(phrase, Shifted) and phrase.direction < 0


def story_after(phrase: Phrase, meaning: Meaning, context: Context) -> Meaning | None:
    """The date from which a story of another time goes on after ``phrase``; None where the text tells of now.

    Two dates of the same few years, one after the other, begin a story. A single old date does not, and a
    bare year does not: news names both in passing.
    """
    if isinstance(phrase, Edge | Modified):
        return story_after(phrase.whole, meaning, context)
    if isinstance(phrase, Calendar) and phrase.year is not None and phrase.month is not None:
        return meaning if context.story is not None or _same_time(context, meaning) else None
    return meaning if context.story is not None and _continues(phrase) else None


def _same_time(context: Context, now: Meaning) -> bool:
    last = context.narrative
    if last is None or last.first is None or now.first is None:
        return False
    if context.anchor is not None and last.first.year == context.anchor.year != now.first.year:
        return False  # the last date belonged to the text's own time
    return abs(now.first.year - last.first.year) <= _SAME_TIME


def _continues(phrase: Phrase) -> bool:
    """Whether a phrase can stay in a story: it names or omits its year, or counts from the last date."""
    if isinstance(phrase, Calendar):
        return phrase.shift is None and (phrase.month is not None or phrase.year is not None)
    if isinstance(phrase, Part | Season):
        return isinstance(phrase.whole, Calendar)
    return isinstance(phrase, Narrative)
