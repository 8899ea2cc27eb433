"""Finds the time expressions of a text in one pass and resolves them in the order of the text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from onrecord.reading.time.bounds import Limit, beside_noun, limit_after, limit_before, limited_window
from onrecord.reading.time.edtf import window_edtf
from onrecord.reading.time.grammar import find_phrase
from onrecord.reading.time.lexicon import cue_words
from onrecord.reading.time.meaning import STRONG, Context
from onrecord.reading.time.phrases import Calendar, Holiday, Phrase
from onrecord.reading.time.ranges import join_ranges
from onrecord.reading.time.readings import Reading, counts_from, windows_from_events
from onrecord.reading.time.resolve import resolve_phrase
from onrecord.reading.time.story import STORY_REACH, is_aside, story_after
from onrecord.reading.time.tense import tense_after, tense_before
from onrecord.reading.time.tokens import Tokens, tokenize
from onrecord.records import Bound, TimeExpression, TimeWindow, TimexType

__all__ = ["find_times"]


def find_times(
    text: str,
    anchor: date | None,
    *,
    ranges: Sequence[tuple[int, int]] | None = None,
    southern: bool = False,
) -> list[TimeExpression]:
    """The time expressions of ``text``, resolved from ``anchor``, its day of publication, in order and apart.

    Without an anchor relative words keep open digits and no window. ``ranges`` are the stretches to read (all
    of it by default); ``southern`` turns the seasons for events in the southern hemisphere.

    >>> [str(found.window) for found in find_times("It reopens in late 2025.", None)]
    ['2025-09-01..2025-12-31']
    """
    tokens = tokenize(text, ranges)
    readings, joined = join_ranges(tokens, _read(tokens, Context(anchor, southern=southern)))
    counted = windows_from_events(tokens, readings)
    return [_expression(tokens, reading, joined.get(n), counted.get(n)) for n, reading in enumerate(readings)]


def _read(t: Tokens, context: Context) -> list[Reading]:
    readings: list[Reading] = []
    told_at = i = 0
    while i < len(t):
        beside = readings[-1].phrase if readings and readings[-1].stop == i - 1 else None
        found = find_phrase(t, i, beside) if _may_start(t, i) else None
        if found is None:
            i += 1
            continue
        phrase, stop = found
        taken = bool(readings) and readings[-1].stop == i - 1 and counts_from(readings[-1])
        limit = Limit(None) if taken else limit_before(t, i)  # "two weeks after 3 May": the day itself
        if (after := limit_after(t, phrase, stop)).bound is not None:
            limit = after
        limit = beside_noun(t, phrase, (i, stop), limit)
        if i - told_at > STORY_REACH:
            context = replace(context, story=None)
        here = replace(context, direction=_direction(t, (phrase, i, stop), limit))
        meaning = resolve_phrase(phrase, here)
        readings.append(Reading(phrase, i, stop, limit, meaning, here))
        told = meaning.days and meaning.type == "DATE" and not (meaning.value or "").endswith("_REF")
        if told and not is_aside(t, i, phrase, readings[-2].phrase if len(readings) > 1 else None):
            context = replace(context, narrative=meaning, story=story_after(phrase, meaning, context))
            told_at = stop
        i = stop
    return readings


def _direction(t: Tokens, found: tuple[Phrase, int, int], limit: Limit) -> int:
    """The tense that counts for a phrase; words such as "until" and "by" look ahead from a past verb too."""
    phrase, first, stop = found
    if limit.words == ("since",):
        return -STRONG
    if t.word(stop - 1).endswith("'s") or t.word(first - 1) in ("to", "the", "a", "its"):
        return 0  # "the 14 January deadline", "Friday's vote": names, whatever the tense of the clause
    before, after = tense_before(t, first), tense_after(t, stop)
    if not limit.looks_ahead:
        return before or after
    # A deadline on a day may have passed by a day or two; "by March" is next March
    ahead = 1 if isinstance(phrase, Calendar) and phrase.day else STRONG
    if limit.bound is Bound.SINCE:
        return before or ahead
    if before < 0:
        return before if limit.words == ("by",) else 1
    return max(before, ahead) if before > 0 else after or ahead


def _may_start(t: Tokens, i: int) -> bool:
    """A cheap test that spares the grammar most words."""
    kinds = t.kinds[i]
    if "determiner" in kinds:
        behind = t.word(i + 1)
        return bool(t.kinds_at(i + 1)) or behind[0] in "0123456789'" or behind in cue_words("starts_phrase")
    word = t.words[i]
    return bool(kinds) or word[0] in "0123456789" or word in cue_words("starts_phrase") or word[1:2].isdigit()


def _expression(
    t: Tokens, reading: Reading, joined: tuple[TimeWindow, Bound] | None, counted: TimeWindow | None
) -> TimeExpression:
    start, end = t.quote(reading.first, reading.stop)
    if t.word(reading.stop - 1).endswith("'s") and not isinstance(reading.phrase, Holiday):
        end -= 2 * t.word(reading.stop - 1)[0].isalpha()
    meaning = reading.meaning
    window, bound, approximate = limited_window(reading.phrase, meaning, reading.limit, reading.context)
    if joined is not None:
        window, bound = joined
    window = counted or window
    return TimeExpression(
        start=start,
        end=end,
        quote=t.text[start:end],
        type=TimexType(meaning.type),
        value=meaning.value,
        mod=meaning.mod,
        window=window,
        bound=bound,
        edtf=None if window is None else window_edtf(window, approximate),
    )
