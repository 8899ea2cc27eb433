"""The word lists of linking, each loaded once: sets of stems, groups of words, and patterns."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files
from itertools import product

from onrecord.linking.keys import predicate_group
from onrecord.text.words import stem

__all__ = ["converses", "is_converse", "pairs_of", "patterns", "word_table"]


def _lines(name: str) -> list[str]:
    text = (files("onrecord.linking") / "data" / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


@lru_cache(maxsize=32)
def word_table(name: str) -> frozenset[str]:
    """The stems of a list of words (``[name]`` in relation_words.txt)."""
    found: set[str] = set()
    section = ""
    for line in (*_lines("relation_words.txt"), *_lines("tone.txt")):
        if line.startswith("["):
            section = line.strip("[]")
        elif section == name:
            found.update(form for word in line.split() for form in (word, stem(word)))
    return frozenset(found)


@lru_cache(maxsize=32)
def pairs_of(kind: str) -> frozenset[tuple[str, str]]:
    """Pairs of predicates that stand in this relation: (process, outcome), (outcome, its opposite)."""
    found: set[tuple[str, str]] = set()
    for line in _lines("outcomes.tsv"):
        name, first, second = line.split("\t")
        if name == kind:
            one, other = map(predicate_group, first.split()), list(map(predicate_group, second.split()))
            found.update(product(one, other))
    return frozenset(found)


@lru_cache(maxsize=1)
def converses() -> frozenset[str]:
    """The predicates of deals that can be told from their other end ("sell", "buy")."""
    return frozenset(word for pair in pairs_of("converse") for word in pair)


def is_converse(a: str | None, b: str | None) -> bool:
    """Whether two predicates tell one deal from its two ends."""
    return (a, b) in pairs_of("converse") or (b, a) in pairs_of("converse")


@lru_cache(maxsize=32)
def patterns(kind: str) -> tuple[re.Pattern[str], ...]:
    """Turns of phrase of a kind, case ignored."""
    rows = (line.split("\t") for line in _lines("progress_phrases.txt"))
    return tuple(re.compile(phrase, re.IGNORECASE) for name, phrase in rows if name == kind)
