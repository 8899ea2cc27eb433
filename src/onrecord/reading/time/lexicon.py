"""The words of time expressions, loaded once from the tables beside this module."""

from __future__ import annotations

from functools import lru_cache

from onrecord.text.tables import data_lines

__all__ = ["bound_words", "cue_words", "holiday_rules", "holiday_starts", "tense_words", "word_kinds"]


def _rows(name: str) -> list[list[str]]:
    return [line.split("\t") for line in data_lines("onrecord.reading.time", name)]


@lru_cache(maxsize=1)
def word_kinds() -> dict[str, dict[str, str]]:
    """Each word's kinds and its value in each; "capital" and "short" mark those that need more."""
    kinds: dict[str, dict[str, str]] = {}
    for kind, value, words in _rows("words.tsv"):
        for marked in words.split():
            word = marked.rstrip("*")
            kinds.setdefault(word, {})[kind] = value
            if marked.endswith("*"):
                kinds[word]["capital"] = kind
                if marked.endswith("**"):
                    kinds[word]["short"] = kind
    return kinds


@lru_cache(maxsize=1)
def holiday_rules() -> dict[tuple[str, ...], str]:
    """The rule of each named day, by the words of its name."""
    return {tuple(name.split()): rule for rule, name in _rows("holidays.tsv")}


@lru_cache(maxsize=1)
def holiday_starts() -> frozenset[str]:
    """The first words of named days."""
    return frozenset(name[0] for name in holiday_rules())


@lru_cache(maxsize=1)
def tense_words() -> dict[str, str]:
    """What each word says about the tense of its clause: future, past, not_past or break."""
    return {word: kind for kind, words in reversed(_rows("tense.tsv")) for word in words.split()}


@lru_cache(maxsize=1)
def bound_words() -> dict[tuple[str, ...], str]:
    """The bound that each run of limiting words names."""
    return {tuple(words.split()): bound for bound, words in _rows("bounds.tsv")}


@lru_cache(maxsize=1)
def _cues() -> dict[str, frozenset[str]]:
    return {name: frozenset(words.split()) for name, words in _rows("cues.tsv")}


def cue_words(name: str) -> frozenset[str]:
    """The words of one cue of cues.tsv."""
    return _cues()[name]
