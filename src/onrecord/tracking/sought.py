"""Which undertakings a statement can be told of: an index of what both share, so that few are compared."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.records import Act
from onrecord.tracking.keys import UndertakingKey

__all__ = ["Asked", "Sought", "can_answer", "done_with", "near_words", "told_with", "words_for"]

_BY_WORDS = (Act.DENIES, Act.CANCELS, Act.REVISES, Act.RESTATES)
"""Acts that may name what was undertaken anywhere in their words."""
_ANSWERING = (Act.DENIES, Act.CANCELS, Act.REVISES)
_TOLD = (Act.REPORTS_DONE, Act.REPORTS_NOT_DONE)


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
        for at, key in enumerate(keys):
            self._found_by.append(told_with(key))
            self._words.append(_said_with(key))
            for word in self._found_by[-1]:
                self._told[word].append(at)
            for doing in done_with(key):
                self._done[doing].append(at)

    def near(self, key: UndertakingKey) -> set[int]:
        """All that share a word of the thing or topic."""
        return {at for word in near_words(key) for at in self._told.get(word, ())}

    def answered(self, key: UndertakingKey) -> set[int]:
        """Those that it can answer: all for which ``answers`` is above 0, and a few others."""
        asked = Asked.of(key)
        found = self._doing(asked.done) | self._sharing(asked.words, asked.least)
        found = {at for at in found if not asked.thing.isdisjoint(self._found_by[at])}
        return found | self._doing(asked.surely)

    def _doing(self, doings: frozenset[tuple[str, str]]) -> set[int]:
        return {at for doing in doings for at in self._done.get(doing, ())}

    def _sharing(self, words: frozenset[str], least: int) -> set[int]:
        """Those with so many of the words, two of them being none of the ``least - 2`` commonest."""
        told = sorted((self._told.get(word, ()) for word in words), key=len)
        met: Counter[int] = Counter()
        for places in told[: max(0, len(told) - least + 2)]:
            met.update(places)
        twice = [at for at, count in met.items() if count > 1]
        return {at for at in twice if len(words & self._words[at]) >= least}


@dataclass(frozen=True, slots=True)
class Asked:
    """What a statement looks for in what was undertaken.

    ``done`` are its doings with what it may name, ``surely`` those that are enough by themselves; ``words``
    are its telling words, of which ``least`` must be shared; ``thing`` must be touched in any other case.
    """

    done: frozenset[tuple[str, str]]
    surely: frozenset[tuple[str, str]]
    words: frozenset[str]
    least: int
    thing: frozenset[str]

    @staticmethod
    def of(key: UndertakingKey) -> Asked:
        """What the statement of this key looks for."""
        thing = words_for(key) | (_topic(key) if key.points_back else frozenset())
        if key.act in _ANSWERING:
            thing |= key.words  # "pulled out of the purchase": the thing stands behind a preposition
        by = thing | _names(key) | (key.words if key.act in _BY_WORDS else frozenset())
        # Told without a thing, or of the same time, it is known by its doing and its doer.
        alone = _time(key) | (_names(key) if key.bare else frozenset())
        surely = {*((doing, word) for doing in key.doing for word in alone), *_signed(key)}
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
        )


def can_answer(report: UndertakingKey, made: UndertakingKey) -> bool:
    """Whether ``Sought`` finds the one for the other."""
    asked, done = Asked.of(report), done_with(made)
    if not asked.surely.isdisjoint(done):
        return True
    if asked.thing.isdisjoint(told_with(made)):
        return False
    return not asked.done.isdisjoint(done) or len(asked.words & _said_with(made)) >= asked.least


def told_with(key: UndertakingKey) -> frozenset[str]:
    """The words that something undertaken is found by."""
    return _said_with(key) | _topic(key)


def done_with(key: UndertakingKey) -> frozenset[tuple[str, str]]:
    """The doings that something undertaken is found by, with its thing, topic, doer or time."""
    words = words_for(key) | _topic(key) | _names(key) | _time(key)
    things = ((name, word) for name in _names(key) for word in key.heads | key.thing)
    return frozenset((*((doing, word) for doing in key.doing for word in words), *things, *_signed(key)))


def near_words(key: UndertakingKey) -> frozenset[str]:
    """The words of the thing or topic."""
    return words_for(key) | _topic(key)


def _said_with(key: UndertakingKey) -> frozenset[str]:
    return words_for(key) | (key.words - key.actor)


def _least_shared(key: UndertakingKey) -> int:
    """How many telling words a statement must share with what was undertaken by another doing."""
    if key.light or key.act in _ANSWERING:
        return 2
    return 4 if key.act in _TOLD else 3


def _topic(key: UndertakingKey) -> frozenset[str]:
    return frozenset(f"#{word}" for word in key.topic)


def _names(key: UndertakingKey) -> frozenset[str]:
    return frozenset(f"@{word}" for name in key.names for word in name)


def _signs(key: UndertakingKey) -> frozenset[str]:
    """Large numbers and windows: few statements share them."""
    return _time(key) | frozenset(f"{share}{value}" for (value, share), _ in key.amounts)


def _signed(key: UndertakingKey) -> set[tuple[str, str]]:
    return {("#", sign) for sign in _signs(key)}


def _time(key: UndertakingKey) -> frozenset[str]:
    """The window that is named, where it has an end."""
    window = key.window
    return (
        frozenset() if window is None or window.end is None else frozenset({f"={window.start}..{window.end}"})
    )
