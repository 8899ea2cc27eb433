"""Which undertakings a statement can be told of: an index of what both share, so that few are compared."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from onrecord.records import Act
from onrecord.text.words import rarest_first
from onrecord.tracking.keys import UndertakingKey

__all__ = [
    "Asked",
    "Sought",
    "can_answer",
    "done_with",
    "near_words",
    "said_with",
    "same_with",
    "told_with",
    "words_for",
]

_BY_WORDS = (Act.DENIES, Act.CANCELS, Act.REVISES, Act.RESTATES)
"""Acts that may name what was undertaken anywhere in their words."""
_ANSWERING = (Act.DENIES, Act.CANCELS, Act.REVISES)
_TOLD = (Act.REPORTS_DONE, Act.REPORTS_NOT_DONE)


_AT_HAND = 8192
"""Keys whose parts are at hand: one key is held against many."""


def words_for(key: UndertakingKey) -> frozenset[str]:
    """The words of the thing; where no thing is named ("will rule on the request") any telling word."""
    return key.heads | key.thing or key.words - key.actor


class Sought:
    """What was undertaken, found by its words and topic, and by its doing with its thing or doer.

    Common words alone bring most pairs together, and ``answers`` refuses these: it asks for one doing with
    something more, or for several words. Keys are given by their places.
    """

    def __init__(self, keys: Sequence[UndertakingKey]) -> None:
        self._told: dict[str, list[int]] = defaultdict(list)
        self._done: dict[tuple[str, str], list[int]] = defaultdict(list)
        self._words: list[frozenset[str]] = []
        self._found_by: list[frozenset[str]] = []
        self._named: dict[tuple[str, str], list[int]] = defaultdict(list)
        for at, key in enumerate(keys):
            self._found_by.append(told_with(key))
            self._words.append(said_with(key))
            for word in self._found_by[-1]:
                self._told[word].append(at)
            for doing in done_with(key):
                self._done[doing].append(at)
            for name in _named_with(key):
                self._named[name].append(at)

    def near(self, key: UndertakingKey) -> set[int]:
        """All that share a word of the thing or topic."""
        return {at for word in near_words(key) for at in self._told.get(word, ())}

    def answered(self, key: UndertakingKey) -> set[int]:
        """Those that it can answer: all for which ``answers`` is above 0, and a few others."""
        asked = Asked.of(key)
        found = self._doing(asked.done) | self._sharing(asked)
        found = {at for at in found if not asked.thing.isdisjoint(self._found_by[at])}
        return found | self._doing(asked.surely)

    def _doing(self, doings: frozenset[tuple[str, str]]) -> set[int]:
        return {at for doing in doings for at in self._done.get(doing, ())}

    def _sharing(self, asked: Asked) -> set[int]:
        """Those with so many of the words, a thing being named by both."""
        near = {at for name in asked.named for at in self._named.get(name, ())}
        return {at for at in near if len(asked.words & self._words[at]) >= asked.least}


@dataclass(frozen=True, slots=True)
class Asked:
    """What a statement looks for in what was undertaken.

    ``done`` are its doings with what it may name, ``surely`` those that are enough by themselves; ``words``
    are its telling words, of which ``least`` must be shared beside one of ``named``; ``thing`` must be
    touched in any other case.
    """

    done: frozenset[tuple[str, str]]
    surely: frozenset[tuple[str, str]]
    words: frozenset[str]
    least: int
    thing: frozenset[str]
    named: frozenset[tuple[str, str]]

    @staticmethod
    @lru_cache(maxsize=_AT_HAND)
    def of(key: UndertakingKey) -> Asked:
        """What the statement of this key looks for."""
        thing = words_for(key) | (_topic(key) if key.points_back else frozenset())
        if key.act in _ANSWERING:
            thing |= key.words  # "pulled out of the purchase": the thing stands behind a preposition
        by = thing | _names(key) | (key.words if key.act in _BY_WORDS else frozenset())
        surely = _signs_asked(key)
        if key.bare:  # told without a thing, it is known by its doing and its doer
            surely |= {(doing, name) for doing in key.doing for name in _names(key)}
        if key.act in _ANSWERING:
            surely |= {(doing, name) for doing in key.worded for name in _names(key)}
            surely |= {(name, word) for name in _names(key) for word in key.words}
        elif key.act in _TOLD:
            surely |= {(name, word) for name in _names(key) for word in key.heads}
        return Asked(
            frozenset((doing, word) for doing in key.doing for word in by),
            frozenset(surely),
            key.words - key.actor,
            _least_shared(key),
            thing,
            _named_by(key),
        )


def can_answer(report: UndertakingKey, made: UndertakingKey) -> bool:
    """Whether ``Sought`` finds the one for the other."""
    asked, done = Asked.of(report), done_with(made)
    if not asked.surely.isdisjoint(done):
        return True
    if asked.thing.isdisjoint(told_with(made)):
        return False
    if not asked.done.isdisjoint(done):
        return True
    return not asked.named.isdisjoint(_named_with(made)) and len(asked.words & said_with(made)) >= asked.least


@lru_cache(maxsize=_AT_HAND)
def told_with(key: UndertakingKey) -> frozenset[str]:
    """The words that something undertaken is found by."""
    return said_with(key) | _topic(key)


@lru_cache(maxsize=_AT_HAND)
def done_with(key: UndertakingKey) -> frozenset[tuple[str, str]]:
    """The doings that something undertaken is found by, with its thing, topic, doer or time."""
    words = words_for(key) | _topic(key) | _names(key)
    things = ((name, word) for name in _names(key) for word in key.heads | key.thing)
    return frozenset(
        (*((doing, word) for doing in key.doing for word in words), *things, *_signs_offered(key))
    )


@lru_cache(maxsize=_AT_HAND)
def same_with(key: UndertakingKey) -> frozenset[tuple[str, str]]:
    """What two that undertake the same share: the noun of the thing, or the doing with a word of it."""
    doings = ((doing, word) for doing in key.doing for word in words_for(key))
    return frozenset((*doings, *(("#", head) for head in key.heads)))


@lru_cache(maxsize=_AT_HAND)
def near_words(key: UndertakingKey) -> frozenset[str]:
    """The words of the thing or topic."""
    return words_for(key) | _topic(key)


@lru_cache(maxsize=_AT_HAND)
def said_with(key: UndertakingKey) -> frozenset[str]:
    """The words of something undertaken that others may share, its thing's among them."""
    return words_for(key) | (key.words - key.actor)


def _named_by(key: UndertakingKey) -> frozenset[tuple[str, str]]:
    """How a statement may name the thing of what was undertaken by another doing."""
    things = {("thing", word) for word in _thing_words(key)} | {("proper", word) for word in key.proper}
    by_words = key.words if key.act in _BY_WORDS else frozenset()
    return frozenset(things | {("head", word) for word in by_words})


@lru_cache(maxsize=_AT_HAND)
def _named_with(key: UndertakingKey) -> frozenset[tuple[str, str]]:
    """How the thing of what was undertaken may be named."""
    things = {("thing", word) for word in _thing_words(key)} | {("head", word) for word in key.heads}
    return frozenset(things | {("proper", word) for word in key.words - key.actor})


def _least_shared(key: UndertakingKey) -> int:
    """How many telling words a statement must share with what was undertaken by another doing."""
    if key.light or key.act in _ANSWERING:
        return 2
    return 4 if key.act in _TOLD else 3


def _topic(key: UndertakingKey) -> frozenset[str]:
    return frozenset(f"#{word}" for word in key.topic)


def _names(key: UndertakingKey) -> frozenset[str]:
    return frozenset(f"@{word}" for name in key.names for word in name)


def _signs_asked(key: UndertakingKey) -> set[tuple[str, str]]:
    """A window or large number, each with what else ``answers`` asks for beside it.

    Both need the doer, or a word of one's thing among the other's words; where the wording points back the
    topic is enough. So it is for a number, and so are the doing, or three telling words: two beside itself,
    of which the commonest can be left out.
    """
    things = _thing_words(key)
    words = _names(key) | {f">{word}" for word in things} | {f"<{word}" for word in key.words | things}
    back = _topic(key) if key.points_back else frozenset()
    signed = {(sign, word) for sign in _time(key) for word in words | back}
    words |= _topic(key) | {f"!{doing}" for doing in key.doing}
    telling = rarest_first(key.words - key.actor)
    for sign, number in _numbers(key):
        beside = [f"*{word}" for word in telling if word != number]
        signed |= {(sign, word) for word in (*words, *beside[:-1])}
    return signed


def _signs_offered(key: UndertakingKey) -> set[tuple[str, str]]:
    """As ``_signs_asked``, from the side of what was undertaken."""
    things = _thing_words(key)
    words = _names(key) | _topic(key)
    words |= {f">{word}" for word in key.words | things} | {f"<{word}" for word in things}
    signed = {(sign, word) for sign in _time(key) for word in words}
    words |= {f"*{word}" for word in key.words - key.actor} | {f"!{doing}" for doing in key.doing}
    return signed | {(sign, word) for sign, _ in _numbers(key) for word in words}


def _thing_words(key: UndertakingKey) -> frozenset[str]:
    return key.heads | key.thing


def _numbers(key: UndertakingKey) -> set[tuple[str, str]]:
    """Large numbers, each with the word that it is written as in figures."""
    return {(f"{share}{value}", f"{value:g}") for (value, share), _ in key.amounts}


def _time(key: UndertakingKey) -> frozenset[str]:
    """The window that is named, where it has an end."""
    window = key.window
    return (
        frozenset() if window is None or window.end is None else frozenset({f"={window.start}..{window.end}"})
    )
