"""Finds event mentions in a parsed document: verbs that report something, event nouns, and given mentions."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from onrecord.reading.encoder.links import ReadText
from onrecord.reading.events.dating import window_for
from onrecord.reading.events.factuality import factuality_of
from onrecord.reading.events.grammar import is_event_noun, is_event_verb
from onrecord.reading.events.joint import joint_factuality
from onrecord.reading.events.normal import arguments_of, context_of
from onrecord.reading.events.storyday import is_of_story_day, story_day
from onrecord.reading.parse import ParsedDocument, ParsedSentence
from onrecord.records import (
    Document,
    EventMention,
    GivenMention,
    TimeExpression,
    TimeWindow,
    content_id,
)

__all__ = ["find_events"]

_UNPARSED_FACTUALITY = 0.0
"""Nothing is known of a mention whose sentence was not parsed."""


@dataclass(frozen=True, slots=True)
class _Place:
    """A word of a sentence that names an event, its extent, and its id if it was given."""

    start: int
    end: int
    given: str | None
    sentence: ParsedSentence
    token: Any


@dataclass(frozen=True, slots=True)
class _Frame:
    """What a document's mentions share: times of sentences, telling words, the story's day, what was read."""

    document: Document
    times: dict[int, list[TimeExpression]]
    context: tuple[str, ...]
    day: TimeWindow | None
    read: ReadText


def find_events(parsed: ParsedDocument, times: Sequence[TimeExpression]) -> list[EventMention]:
    """All event mentions of the document in order, each with factuality, window and normal forms.

    Every given mention of the document is there once, with its own id; found ones that overlap it are not.
    """
    document = parsed.document
    by_sentence = _times_of_sentences(parsed, times)
    frame = _Frame(document, by_sentence, context_of(parsed), story_day(parsed, by_sentence), parsed.read)
    covered = sorted((given.start, given.end) for given in document.given)
    mentions = [_mention(frame, place) for place in _found(parsed, covered)]
    starts = [sentence.start for sentence in parsed.sentences]
    for given in document.given:
        place = _located(parsed, starts, given)
        mentions.append(_unparsed(frame, given) if place is None else _mention(frame, place))
    return sorted(mentions, key=lambda mention: (mention.start, mention.end, mention.id))


def _times_of_sentences(
    parsed: ParsedDocument, times: Sequence[TimeExpression]
) -> dict[int, list[TimeExpression]]:
    starts = [sentence.start for sentence in parsed.sentences]
    found: dict[int, list[TimeExpression]] = {}
    for time in times:
        at = bisect_right(starts, time.start) - 1
        if at >= 0:
            found.setdefault(parsed.sentences[at].index, []).append(time)
    return found


def _found(parsed: ParsedDocument, covered: list[tuple[int, int]]) -> Iterator[_Place]:
    """Places of found mentions that overlap none of the covered extents."""
    starts = [start for start, _ in covered]
    furthest: list[int] = []
    for _, end in covered:
        furthest.append(max(end, furthest[-1]) if furthest else end)
    for sentence in parsed.sentences:
        for token in sentence.doc:
            if not (is_event_verb(token) or is_event_noun(token)):
                continue
            start, end = sentence.token_extent(token)
            before = bisect_right(starts, end - 1) - 1
            if before < 0 or furthest[before] <= start:
                yield _Place(start, end, None, sentence, token)


def _located(parsed: ParsedDocument, starts: list[int], given: GivenMention) -> _Place | None:
    """The place of a given mention: its sentence and topmost word, or None where nothing was parsed."""
    at = bisect_right(starts, given.start) - 1
    for sentence in parsed.sentences[max(at, 0) : at + 2]:
        first, last = given.start - sentence.start, given.end - sentence.start
        words = [t for t in sentence.doc if t.idx < last and first < t.idx + len(t.text) and not t.is_space]
        if words:
            return _Place(given.start, given.end, given.id, sentence, _top(words))
    return None


def _top(words: list[Any]) -> Any:
    inside = {word.i for word in words}
    tops = [word for word in words if word.head == word or word.head.i not in inside]
    verbs = [word for word in tops if word.pos_ == "VERB"]
    return (verbs or tops or words)[0]


def _mention(frame: _Frame, place: _Place) -> EventMention:
    document = frame.document
    token = place.token
    return EventMention(
        id=place.given or content_id("e", document.id, document.sha256_text, place.start, place.end),
        start=place.start,
        end=place.end,
        quote=document.quote(place.start, place.end),
        lemma=token.lemma_.lower(),
        factuality=joint_factuality(factuality_of(token), frame.read.fact_at(place.start)),
        window=_window(frame, place),
        given=place.given is not None,
        arguments=arguments_of(token),
        context=frame.context,
    )


def _window(frame: _Frame, place: _Place) -> TimeWindow | None:
    """The window of the expression that dates the event, else the story's day where the event is its news."""
    time = window_for(place.sentence, place.token.i, frame.times.get(place.sentence.index, ()))
    if time is not None:
        return time.window
    return frame.day if frame.day is not None and is_of_story_day(place.sentence, place.token) else None


def _unparsed(frame: _Frame, given: GivenMention) -> EventMention:
    quote = frame.document.quote(given.start, given.end)
    return EventMention(
        id=given.id,
        start=given.start,
        end=given.end,
        quote=quote,
        lemma=quote.lower(),
        factuality=_UNPARSED_FACTUALITY,
        given=True,
        context=frame.context,
    )
