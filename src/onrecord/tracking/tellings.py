"""Which sentences tell of which day, and who tells it.

A sentence tells of a day when its words name it, or when an event in it is dated by the day that its document
is about. First sentences that date nothing tell of the day of publication, as news does.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from math import log
from sys import intern

from onrecord.records import (
    Block,
    BlockKind,
    Copy,
    CopyKind,
    DatedSentence,
    Document,
    Reading,
    TimeWindow,
    TimexType,
)
from onrecord.text.clusters import connected
from onrecord.text.sentences import sentence_extents
from onrecord.text.words import content_words

__all__ = ["Evidence", "Story", "Teller", "Telling", "Tells", "read_story", "what_tells"]

_UNREAD = frozenset({BlockKind.BOILERPLATE, BlockKind.BYLINE, BlockKind.DATELINE})
_LEAD = 5
"""Sentences at the top of a document that tell the news; newspapers call these the lead."""
_CORE = 0.25
"""Share of the tellers that use a word of the story's core."""
_ABOUT = 3
"""So many core words in a sentence, and it is surely about the story."""


class Evidence(IntEnum):
    """How a sentence is known to tell of a day, the surest last."""

    PUBLISHED = 0
    STORY = 1
    NAMED = 2


@dataclass(frozen=True, slots=True)
class Teller:
    """A document with all that are reprints of it: who tells, and since which day."""

    id: str
    published: date | None


@dataclass(frozen=True, slots=True)
class Telling:
    """A sentence that tells of a day. ``about`` (0..1): how far its words are those of the whole story."""

    sentence: DatedSentence
    teller: Teller
    evidence: Evidence
    happened: bool
    prose: bool
    words: tuple[str, ...]
    about: float


@dataclass(frozen=True, slots=True)
class Story:
    """What is told of each day, how rare each word is among the story's sentences, and who published when."""

    told: Mapping[date, Sequence[Telling]]
    rarity: Mapping[str, float]
    published: Mapping[date, frozenset[Teller]]


@dataclass(frozen=True, slots=True)
class _Sentence:
    place: int
    start: int
    end: int
    prose: bool
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tells:
    """What one document tells, whatever else is told: its sentences' words, and which tell of which day."""

    sentences: int
    holders: Mapping[str, int]
    """In how many of its sentences each word stands."""
    days: tuple[tuple[DatedSentence, _Sentence, date, Evidence, bool], ...]


def what_tells(reading: Reading, document: Document) -> Tells:
    """What a document tells, from its text and reading alone."""
    sentences = list(_sentences(document))
    days = tuple(
        (
            DatedSentence(document.id, s.start, s.end, document.quote(s.start, s.end)),
            s,
            day,
            evidence,
            happened,
        )
        for s, day, evidence, happened in _days_told(reading, document, sentences)
    )
    return Tells(len(sentences), Counter(word for s in sentences for word in s.words), days)


def read_story(
    readings: Sequence[Reading],
    documents: Mapping[str, Document],
    copies: Sequence[Copy] = (),
    tells: Callable[[Reading, Document], Tells] = what_tells,
) -> Story:
    """Every telling of every day; reprints tell once, on the day of the first.

    ``tells`` gives what each document tells, where the caller has it already.
    """
    tellers = _tellers(readings, documents, copies)
    told_by = {r.document: tells(r, documents[r.document]) for r in readings}
    rarity = _rarity(told_by.values())
    core = _core(told_by, tellers)
    told: dict[date, list[Telling]] = defaultdict(list)
    # The first to publish stands first: of equal sentences its own is quoted.
    for reading in sorted(readings, key=lambda r: (documents[r.document].published_or_last, r.document)):
        teller = tellers[reading.document]
        for quoted, sentence, day, evidence, happened in told_by[reading.document].days:
            about = min(1.0, len(core.intersection(sentence.words)) / _ABOUT)
            told[day].append(
                Telling(quoted, teller, evidence, happened, sentence.prose, sentence.words, about)
            )
    published: dict[date, set[Teller]] = defaultdict(set)
    for teller in tellers.values():
        if teller.published is not None:
            published[teller.published].add(teller)
    return Story(told, rarity, {day: frozenset(found) for day, found in published.items()})


def _tellers(
    readings: Sequence[Reading], documents: Mapping[str, Document], copies: Sequence[Copy]
) -> dict[str, Teller]:
    ids = sorted(r.document for r in readings)
    reprints = ((c.document, c.of) for c in copies if c.kind is CopyKind.REPUBLICATION)
    tellers = {}
    for group in connected(ids, reprints):
        days = [day for i in group if (day := documents[i].published_on) is not None]
        teller = Teller(group[0], min(days, default=None))
        tellers.update(dict.fromkeys(group, teller))
    return tellers


def _sentences(document: Document) -> Iterator[_Sentence]:
    place = 0
    for block in document.blocks or (Block(0, len(document.text), BlockKind.PARAGRAPH),):
        prose = block.kind is BlockKind.PARAGRAPH
        told = () if block.kind in _UNREAD else sentence_extents(document.text, block.start, block.end)
        for start, end in told:
            words = tuple(map(intern, sorted(content_words(document.text[start:end]))))  # many are kept
            yield _Sentence(place, start, end, prose, words)
            place += prose


def _rarity(told: Iterable[Tells]) -> dict[str, float]:
    """Inverse sentence frequency, at least 1: the story's own words keep their weight."""
    holders: Counter[str] = Counter()
    total = 0
    for tells in told:
        holders.update(tells.holders)
        total += tells.sentences
    return {word: 1 + log((1 + total) / (1 + found)) for word, found in holders.items()}


def _core(told: Mapping[str, Tells], tellers: Mapping[str, Teller]) -> frozenset[str]:
    """The words that many tell with."""
    used: dict[str, set[str]] = defaultdict(set)
    for document, tells in told.items():
        used[tellers[document].id].update(tells.holders)
    users = Counter(word for words in used.values() for word in words)
    least = _CORE * len(used)
    return frozenset(word for word, number in users.items() if number >= least)


def _days_told(
    reading: Reading, document: Document, sentences: Sequence[_Sentence]
) -> Iterator[tuple[_Sentence, date, Evidence, bool]]:
    """(sentence, day, evidence, whether something is told as having happened), once a sentence and day."""
    starts = [s.start for s in sentences]
    days: dict[int, dict[date, tuple[Evidence, bool]]] = defaultdict(dict)

    def note(at: int, window: TimeWindow | None, evidence: Evidence, happened: bool) -> None:
        place = bisect_right(starts, at) - 1
        if place >= 0 and window is not None and window.start is not None and window.start == window.end:
            known = days[place].get(window.start, (Evidence.PUBLISHED, False))
            days[place][window.start] = (max(known[0], evidence), known[1] or happened)

    for event in reading.events:
        note(event.start, event.window, Evidence.STORY, event.factuality >= 1)
    for time in reading.times:
        if time.type in (TimexType.DATE, TimexType.TIME):
            note(time.start, time.window, Evidence.NAMED, False)
    for place, sentence in enumerate(sentences):
        for day, (evidence, happened) in sorted(days[place].items()):
            yield sentence, day, evidence, happened
        if (
            sentence.prose
            and sentence.place < _LEAD
            and document.published_on is not None
            and not days[place]
        ):
            yield sentence, document.published_on, Evidence.PUBLISHED, False
