"""Words of a text in a normal form: lower case, light stems, without the words that say nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from onrecord.text.tables import data_lines, data_words

__all__ = [
    "common_words",
    "containment",
    "content_words",
    "jaccard",
    "rarest_first",
    "shingles",
    "stem",
    "stop_words",
    "word_extents",
]

_WORD = re.compile(r"\w+(?:['’]\w+)?")


@lru_cache(maxsize=1)
def stop_words() -> frozenset[str]:
    """The words that say nothing, in small letters; read once."""
    return data_words("onrecord.text", "data/stop_words.txt")


@lru_cache(maxsize=1)
def common_words() -> dict[str, int]:
    """The stems of the commonest content words -> how common, more being commoner."""
    words = data_lines("onrecord.text", "data/common_words.txt")
    return {word: len(words) - rank for rank, word in enumerate(words)}


def rarest_first(words: Iterable[str]) -> list[str]:
    """The stems in order, those that are common last; the commoner the later."""
    return sorted(words, key=lambda word: (common_words().get(word, 0), word))


def word_extents(text: str, start: int = 0, end: int | None = None) -> list[tuple[str, int, int]]:
    """(word in lower case, start, end) of every word; the possessive is part of the word."""
    stop = len(text) if end is None else end
    return [(m.group().casefold(), m.start(), m.end()) for m in _WORD.finditer(text, start, stop)]


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """A light stem: possessive, plural and the commonest verb endings off.

    >>> [stem(w) for w in ("deliveries", "deployed", "deploying", "system's")]
    ['delivery', 'deploy', 'deploy', 'system']
    """
    word = re.sub(r"['’]s?$", "", word)
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 4 and word.endswith("ie"):
        return word[:-2] + "y"
    for ending in ("ing", "ed"):
        if len(word) > len(ending) + 3 and word.endswith(ending):
            word = word[: -len(ending)]
            return word[:-1] if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "ls" else word
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def content_words(text: str) -> frozenset[str]:
    """The stems of the words that carry content."""
    found = (m.group().casefold() for m in _WORD.finditer(text))
    return frozenset(stem(w) for w in found if w not in stop_words())


def jaccard(a: frozenset[str], b: frozenset[str]) -> float:
    """Shared members over all members; 0 where both are empty."""
    return len(a & b) / len(a | b) if a or b else 0.0


def containment(a: frozenset[str], b: frozenset[str]) -> float:
    """Shared members over the smaller set; 0 where one is empty."""
    smaller = min(len(a), len(b))
    return len(a & b) / smaller if smaller else 0.0


def shingles(words: list[str], length: int = 5) -> list[str]:
    """Every run of ``length`` neighbouring words; a shorter text is one run."""
    if len(words) < length:
        return [" ".join(words)] if words else []
    return [" ".join(words[i : i + length]) for i in range(len(words) - length + 1)]
