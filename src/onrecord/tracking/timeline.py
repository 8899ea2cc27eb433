"""The timeline of a story: days chosen by how many documents speak of them, with typical sentences.

A statement belongs to the single day that its words name, else to its document's day of publication. A day
counts once for each document that names it, and a little for each published on it, so that many statements in
one article make no day important (the date-wise approach of Ghalandari and Ifrim, ACL 2020, with counts).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import log

from onrecord.records import DatedSentence, Document, Statement, TimelineDay
from onrecord.text.words import content_words

__all__ = ["TimelineOptions", "build_timeline"]

_NAMED = 1.0
_PUBLISHED = 0.2


@dataclass(frozen=True, slots=True)
class TimelineOptions:
    """Between which days, how many days, and how many sentences a day."""

    first: date | None = None
    last: date | None = None
    days: int = 20
    sentences: int = 1

    def covers(self, day: date) -> bool:
        """Whether the day lies between the two ends."""
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)


def build_timeline(
    statements: Sequence[Statement], documents: Mapping[str, Document], options: TimelineOptions
) -> tuple[TimelineDay, ...]:
    """The chosen days in order of time; a document without a date gives only the days that it names."""
    told: dict[date, list[tuple[Statement, bool]]] = defaultdict(list)
    for statement in statements:
        named = _named_day(statement)
        day = named or documents[statement.document].published_on
        if day is not None and options.covers(day):
            told[day].append((statement, named is not None))
    rarity = _rarity(statements)
    weights = {day: _weight(found) for day, found in told.items()}
    chosen = sorted(weights, key=lambda day: (-weights[day], day))[: options.days]
    return tuple(
        TimelineDay(day, round(weights[day], 3), _most_typical(told[day], rarity, options.sentences))
        for day in sorted(chosen)
    )


def _named_day(statement: Statement) -> date | None:
    window = statement.window or statement.said
    if window is None or window.start is None or window.start != window.end:
        return None
    return window.start


def _weight(found: Sequence[tuple[Statement, bool]]) -> float:
    naming = {s.document for s, named in found if named}
    others = {s.document for s, named in found if not named} - naming
    return _NAMED * len(naming) + _PUBLISHED * len(others)


def _rarity(statements: Sequence[Statement]) -> dict[str, float]:
    """Inverse document frequency of the words, a document counted once."""
    holders: dict[str, set[str]] = defaultdict(set)
    for statement in statements:
        for word in content_words(statement.quote):
            holders[word].add(statement.document)
    total = len({s.document for s in statements})
    return {word: log((total + 1) / len(found)) for word, found in holders.items()}


def _most_typical(
    found: Sequence[tuple[Statement, bool]], rarity: Mapping[str, float], count: int
) -> tuple[DatedSentence, ...]:
    """The statements whose words the day's other statements share most; each says something new."""
    shared: Counter[str] = Counter()
    words = {s.id: content_words(s.quote) for s, _ in found}
    for s, _ in found:
        shared.update(words[s.id])
    said: set[str] = set()
    chosen: list[Statement] = []
    left = [s for s, named in found if named] or [s for s, _ in found]
    while left and len(chosen) < count:
        best = max(left, key=lambda s: (_score(words[s.id] - said, shared, rarity), s.id))
        chosen.append(best)
        said |= words[best.id]
        left = [s for s in left if s.quote != best.quote]
    return tuple(DatedSentence(s.document, s.start, s.end, s.quote) for s in chosen)


def _score(words: frozenset[str] | set[str], shared: Counter[str], rarity: Mapping[str, float]) -> float:
    return sum(log(1 + shared[w]) * rarity.get(w, 0.0) for w in sorted(words)) / (8 + len(words))
