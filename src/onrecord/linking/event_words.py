"""Kinds of events by their words, and the weights of linking: tables that ship with the package."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache

from onrecord.text.tables import data_lines

__all__ = ["is_light_event", "kinds_of_event", "link_weights", "stem"]

_ENDINGS = (("ies", "y"), ("ied", "y"), ("ing", ""), ("ed", ""), ("es", ""), ("s", ""), ("e", ""))


def _lines(name: str) -> list[str]:
    return data_lines("onrecord.linking", f"data/{name}")


@lru_cache(maxsize=1)
def link_weights() -> dict[str, float]:
    """Feature -> weight."""
    return {
        name: float(weight)
        for name, weight in (line.split("\t") for line in _lines("event_link_weights.tsv"))
    }


@lru_cache(maxsize=1)
def _light() -> frozenset[str]:
    return frozenset(_lines("light_events.txt"))


def is_light_event(lemma: str) -> bool:
    """Whether the word says little about which event is meant."""
    return lemma in _light()


@lru_cache(maxsize=1)
def _families() -> dict[str, frozenset[str]]:
    """Stem -> the families that have it."""
    found: dict[str, set[str]] = defaultdict(set)
    for number, line in enumerate(_lines("event_families.txt")):
        for word in line.split():
            found[stem(word)].add(f"#{number}")
    return {word: frozenset(numbers) for word, numbers in found.items()}


@lru_cache(maxsize=65536)
def kinds_of_event(word: str) -> frozenset[str]:
    """The kinds of event that a word can name: its stem, and the families that have it."""
    own = stem(word)
    return frozenset({own}) | _families().get(own, frozenset())


def stem(word: str) -> str:
    """The word without its inflection, roughly: headline words are often lemmatised as names are.

    >>> stem("checks") == stem("check"), stem("releases") == stem("released")
    (True, True)
    """
    for ending, kept in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3 and not word.endswith("ss"):
            word = word[: len(word) - len(ending)] + kept
            break
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "sl":
        word = word[:-1]
    return word.removesuffix("e") if len(word) > 3 else word
