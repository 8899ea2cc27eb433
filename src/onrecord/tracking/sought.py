"""Which undertakings a statement can be told of: an index of what both share, so that few are compared."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from onrecord.records import Act
from onrecord.tracking.keys import UndertakingKey

__all__ = ["Sought", "words_for"]

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
        self._signs: dict[str, list[int]] = defaultdict(list)
        self._words: list[frozenset[str]] = []
        self._found_by: list[frozenset[str]] = []
        for at, key in enumerate(keys):
            topic, words = _topic(key), words_for(key)
            told = words | (key.words - key.actor) | topic
            self._found_by.append(told)
            self._words.append(words | key.words - key.actor)
            for sign in _signs(key):
                self._signs[sign].append(at)
            for word in told:
                self._told[word].append(at)
            for name in _names(key):
                for word in key.heads | key.thing:
                    self._done[name, word].append(at)
            for doing in key.doing:
                for word in words | topic | _names(key) | _time(key):
                    self._done[doing, word].append(at)

    def near(self, key: UndertakingKey) -> set[int]:
        """All that share a word of the thing or topic."""
        return {at for word in words_for(key) | _topic(key) for at in self._told.get(word, ())}

    def answered(self, key: UndertakingKey) -> set[int]:
        """Those that it can answer: all for which ``answers`` is above 0, and a few others."""
        words = words_for(key) | (_topic(key) if key.points_back else frozenset())
        by = words | _names(key) | (key.words if key.act in _BY_WORDS else frozenset())
        found = self._doing(key, by) | self._sharing(key.words - key.actor, _least_shared(key))
        found = {at for at in found if not words.isdisjoint(self._found_by[at])}
        found |= {at for sign in _signs(key) for at in self._signs.get(sign, ())}
        if key.act in _ANSWERING:
            found |= {
                at
                for name in _names(key)
                for pair in (*((d, name) for d in key.worded), *((name, word) for word in key.words))
                for at in self._done.get(pair, ())
            }
        # Told without a thing, or of the same time, it is known by its doing and its doer.
        return found | self._doing(key, _time(key) | (_names(key) if key.bare else frozenset()))

    def _doing(self, key: UndertakingKey, words: frozenset[str]) -> set[int]:
        return {at for doing in key.doing for word in words for at in self._done.get((doing, word), ())}

    def _sharing(self, words: frozenset[str], least: int) -> set[int]:
        """Those with so many of the words, two of them being none of the ``least - 2`` commonest."""
        told = sorted((self._told.get(word, ()) for word in words), key=len)
        met: Counter[int] = Counter()
        for places in told[: max(0, len(told) - least + 2)]:
            met.update(places)
        twice = [at for at, count in met.items() if count > 1]
        return {at for at in twice if len(words & self._words[at]) >= least}


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


def _time(key: UndertakingKey) -> frozenset[str]:
    """The window that is named, where it has an end."""
    window = key.window
    return (
        frozenset() if window is None or window.end is None else frozenset({f"={window.start}..{window.end}"})
    )
