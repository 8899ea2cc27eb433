"""How likely a report tells of what was undertaken, where no rule joins the two: learnt from marked stories.

A small network looks at what a pair shares and at what speaks against it. It depends on the pair alone, so
that groups are the same in every order. ``training/stories`` makes its weights.
"""

from __future__ import annotations

import json
from functools import lru_cache
from importlib.resources import files
from math import exp
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from onrecord.records import Act, TimeWindow
from onrecord.text.words import common_words, containment, jaccard, rarest_first
from onrecord.tracking.keys import UndertakingKey, same_doer, share_amount
from onrecord.tracking.matching import answers, kept_apart, one_time, same_undertaking

__all__ = ["LIKELY", "asks", "chance", "features", "meeting_words"]

LIKELY = {
    Act.RESTATES: 0.6,
    Act.REVISES: 0.6,
    Act.CANCELS: 0.6,
    Act.DENIES: 0.6,
    Act.REPORTS_DONE: 0.8,
    Act.REPORTS_NOT_DONE: 0.6,
}
"""Acts that are told of something undertaken before, each with the least chance at which it is joined.

Chosen on stories whose writer was left out, and so that nothing was lost on news. What is told as done ends a
commitment: it has to be far likelier than the rest.
"""
_WORDS, _TOPIC = 8, 6
"""The rarest words of a statement, and of what its document is about, by which likely pairs are found."""


class Place(Protocol):
    """Where in its document something is told, and whether it names its thing."""

    @property
    def start(self) -> int:
        """The first character."""

    @property
    def slight(self) -> bool:
        """Whether the thing is a pronoun or a bare count."""


def asks(key: UndertakingKey) -> bool:
    """Whether it is worth asking what a report is told of: the reader finds an undertaking in it likely.

    Of the reports that the network joins nearly none has less than even chances; in news most have less.
    """
    return key.act in LIKELY and key.likely > _EVEN


_EVEN = 0.5


def meeting_words(key: UndertakingKey) -> frozenset[tuple[str, str]]:
    """Pairs of a telling word and a word of what the document is about; likely pairs share one."""
    told = rarest_first(key.words - key.actor)[:_WORDS]
    about = rarest_first(key.topic)[:_TOPIC]
    return frozenset((word, topic) for word in told for topic in about)


def features(report: tuple[Place, UndertakingKey], made: tuple[Place, UndertakingKey]) -> list[float]:
    """What the network looks at, in a fixed order: what is shared, what differs, how each is told."""
    (item, a), (other, b) = report, made
    shared = (a.words & b.words) - a.actor - b.actor
    topic = a.topic & b.topic
    named = _same_name(a.names or a.meant, b.names or b.meant)
    fit = answers(a, b)
    same = a.document == b.document
    apart = abs(item.start - other.start)
    return [
        fit / 4,
        float(same_undertaking(a, b)),
        float(kept_apart(a, b)),
        float(bool(a.doing & b.doing)),
        float(bool(a.worded & b.worded)),
        float(len(a.heads & b.heads)),
        float(bool(a.heads & b.thing or b.heads & a.thing)),
        min(len(shared), 6) / 3,
        min(len(shared - topic), 5) / 2,
        min(len(shared & topic), 4) / 2,
        min(sum(word not in common_words() for word in shared), 4) / 2,
        jaccard(a.words, b.words),
        containment(a.words, b.words),
        jaccard(a.words - a.actor - b.actor, b.words - a.actor - b.actor),
        float(bool(a.proper & b.words or b.proper & a.words)),
        *_both(a.proper, b.proper),
        float(share_amount(a, b)),
        *_both(_numbers(a), _numbers(b)),
        *_both(a.numbered, b.numbered),
        *_both(a.places, b.places),
        float(same_doer(a, b)),
        float(bool(a.names and b.names) and not same_doer(a, b)),
        float(not a.names),
        float(not b.names),
        float(named is True),
        float(named is False),
        float(one_time(a, b)),
        *_windows(a.window, b.window),
        float(same),
        exp(-apart / 150) if same else 0.0,
        exp(-apart / 600) if same else 0.0,
        float(same and item.start > other.start),
        containment(a.topic, b.topic),
        jaccard(a.topic, b.topic),
        float(a.heading),
        float(b.heading),
        float(item.slight),
        float(other.slight),
        float(a.points_back),
        float(b.points_back),
        float(a.light),
        float(a.negated),
        float(b.negated),
        float(a.bare),
        float(b.bare),
        a.likely,
        b.likely,
        min(len(a.words), 20) / 10,
        min(len(b.words), 20) / 10,
        *(float(a.act is act) for act in Act),
        *(float(b.act is act) for act in Act),
    ]


def _both(a: frozenset[object], b: frozenset[object]) -> tuple[float, float]:
    """Whether both name some and share one, and whether both name some and share none."""
    shared = bool(a & b)
    return float(shared), float(bool(a and b) and not shared)


def _numbers(key: UndertakingKey) -> frozenset[float]:
    return frozenset(value for _, value in key.counts) | {value for (value, _), _ in key.amounts}


def _same_name(a: frozenset[frozenset[str]], b: frozenset[frozenset[str]]) -> bool | None:
    return any(x <= y or y <= x for x in a for y in b) if a and b else None


def _windows(a: TimeWindow | None, b: TimeWindow | None) -> tuple[float, ...]:
    both = a is not None and b is not None
    meet = a is not None and b is not None and a.overlaps(b)
    return (
        float(a is not None),
        float(b is not None and b.end is not None),
        float(meet),
        float(both and not meet),
    )


@lru_cache(maxsize=1)
def _layers() -> list[tuple[NDArray[np.float32], NDArray[np.float32]]]:
    """Weights and shifts of each layer; the features' scale is in the first."""
    told = json.loads(files("onrecord.tracking").joinpath("data", "likely.json").read_text("utf-8"))
    return [(np.array(w, np.float32), np.array(b, np.float32)) for w, b in told["layers"]]


def chance(report: tuple[Place, UndertakingKey], made: tuple[Place, UndertakingKey]) -> float:
    """How likely the report is told of what was undertaken, 0..1."""
    x = np.array(features(report, made), np.float32)
    layers = _layers()
    for weights, shift in layers[:-1]:
        x = np.maximum(weights @ x + shift, 0.0)
    weights, shift = layers[-1]
    return 1.0 / (1.0 + exp(-float((weights @ x + shift)[0])))
