"""Which names are names, and which only point at a body that the text has named: "the company"."""

from __future__ import annotations

from functools import lru_cache

from onrecord.text.tables import data_words
from onrecord.text.words import content_words, stem

__all__ = ["is_common", "is_firm", "is_own_voice", "is_part", "is_proper"]

_ARTICLES = frozenset({"The", "A", "An", "No", "Its", "Their", "His", "Her", "Our"})


def is_proper(name: str) -> bool:
    """Whether a name is one: "the company" stands for somebody whom only the text around it tells."""
    words = [word for word in name.split() if word not in _ARTICLES]
    if len(words) == 1 and stem(words[0].casefold()) in _stems("common_bodies"):
        return False  # "Ministry" at the head of a sentence
    if words and words[-1].islower() and is_firm(stem(words[-1])):
        return False  # "the Kestrian carmaker" has a name besides
    return any(word[0].isupper() for word in words)


def is_common(words: frozenset[str]) -> bool:
    """Whether the words of a name are a common noun alone: it may be anybody of that sort."""
    return len(words) == 1 and words <= _stems("common_bodies")


def is_firm(noun: str) -> bool:
    """Whether a text goes on to speak of a firm by this noun (a stem)."""
    return noun in _stems("firm_words")


def is_part(noun: str) -> bool:
    """Whether the noun (a stem) is for a part of a body that acts for it: "board"."""
    return noun in _stems("body_parts")


def is_own_voice(publisher: str) -> bool:
    """Whether a publisher's name is that of a ministry or another body that speaks for itself."""
    return bool(content_words(publisher) & data_words("onrecord.tracking", "data/own_voices.txt"))


@lru_cache(maxsize=8)
def _stems(table: str) -> frozenset[str]:
    return frozenset(stem(word) for word in data_words("onrecord.tracking", f"data/{table}.txt"))
