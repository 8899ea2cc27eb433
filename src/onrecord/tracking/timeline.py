"""The timeline of a story: the days that matter in it, each with the sentences that tell most of it.

A day matters by who tells of it and when, never by how much is written: those who publish on one day count as
their square root, so that being told of on many days, long afterwards too, outweighs one day's noise, and
reprints tell once. A telling is sure where something is told as having happened. One that is not (a day only
foretold, only named, doubted, or only that of publication) counts half: the one figure that is set by hand.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import sqrt

from onrecord.records import Copy, Document, Reading, TimelineDay
from onrecord.tracking.salience import choose_sentences
from onrecord.tracking.tellings import Evidence, Story, Teller, Telling, Tells, read_story, what_tells

__all__ = ["TimelineOptions", "build_timeline"]

_HALF = 0.5


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
    readings: Sequence[Reading],
    documents: Mapping[str, Document],
    options: TimelineOptions,
    copies: Sequence[Copy] = (),
    tells: Callable[[Reading, Document], Tells] = what_tells,
) -> tuple[TimelineDay, ...]:
    """The chosen days in order of time, each with its sentences, the most telling first.

    The documents are those of the readings; ``copies`` say which are reprints, so that these tell once;
    ``tells`` gives what each document tells, where the caller has it already.
    """
    story = read_story(readings, documents, copies, tells)
    weights = {day: _weight(day, story) for day in story.told if options.covers(day)}
    chosen = sorted(weights, key=lambda day: (-weights[day], day))[: options.days]
    return tuple(
        TimelineDay(
            day, round(weights[day], 3), choose_sentences(story.told[day], story.rarity, options.sentences)
        )
        for day in sorted(chosen)
    )


def _weight(day: date, story: Story) -> float:
    """How many days of publication tell of it, and how surely; rounded, so that no order of adding shows."""
    surest: dict[Teller, float] = defaultdict(float)
    for telling in story.told[day]:
        if telling.evidence is not Evidence.PUBLISHED:
            surest[telling.teller] = max(surest[telling.teller], _sureness(telling))
    told_on: dict[date | None, float] = defaultdict(float)
    for teller in sorted(surest, key=lambda t: t.id):
        told_on[teller.published] += surest[teller]
    weight = sum(
        (_HALF if published is not None and published < day else 1.0) * sqrt(told_on[published])
        for published in sorted(told_on, key=lambda d: d or date.min)
    )
    silent = story.published.get(day, frozenset()).difference(surest)
    return round(weight + _HALF * sqrt(len(silent)), 6)


def _sureness(telling: Telling) -> float:
    """Higher where it is told as having happened, and where the words are those of the whole story."""
    return (1.0 if telling.happened else _HALF) * (1 + telling.about) / 2
