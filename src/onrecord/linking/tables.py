"""The word lists of linking, each loaded once: sets of stems, groups of words, and patterns."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import product

from onrecord.linking.keys import predicate_group
from onrecord.records import Modality, Statement
from onrecord.text.tables import data_lines
from onrecord.text.words import stem

__all__ = [
    "converses",
    "is_converse",
    "is_opposite",
    "kinds_of_phrases",
    "modality_of",
    "pairs_of",
    "patterns",
    "word_table",
]


def _lines(name: str) -> list[str]:
    return data_lines("onrecord.linking", f"data/{name}")


_DOINGS = frozenset({"deeds", "enders"})
"""Lists of predicates, which are compared by their groups."""


@lru_cache(maxsize=1)
def _word_tables() -> dict[str, set[str]]:
    tables: dict[str, set[str]] = {}
    section = ""
    for line in (*_lines("relation_words.txt"), *_lines("tone.txt")):
        if line.startswith("["):
            section = line.strip("[]")
        else:
            words = line.split()
            tables.setdefault(section, set()).update(form for word in words for form in (word, stem(word)))
            if section in _DOINGS:
                tables[section].update(map(predicate_group, words))
    return tables


@lru_cache(maxsize=32)
def word_table(name: str) -> frozenset[str]:
    """The stems of a list of words (``[name]`` in relation_words.txt or tone.txt)."""
    return frozenset(_word_tables().get(name, ()))


@lru_cache(maxsize=32)
def pairs_of(kind: str) -> frozenset[tuple[str, str]]:
    """Pairs of predicates that stand in this relation: (process, outcome), (outcome, its opposite)."""
    found: set[tuple[str, str]] = set()
    for line in _lines("outcomes.tsv"):
        name, first, second = line.split("\t")
        if name == kind:
            found.update(product(_forms(first, name), _forms(second, name)))
    return frozenset(found)


def _forms(words: str, kind: str) -> set[str]:
    """The groups of predicates; of a state also the words as they stand in what is told."""
    listed = words.split()
    return set(map(predicate_group, listed)) | (
        {form for word in listed for form in (word, stem(word))} if kind == "state" else set()
    )


@lru_cache(maxsize=1)
def converses() -> frozenset[str]:
    """The predicates of deals that can be told from their other end ("sell", "buy")."""
    return frozenset(word for pair in pairs_of("converse") for word in pair)


def is_converse(a: str | None, b: str | None) -> bool:
    """Whether two predicates tell one deal from its two ends."""
    return (a, b) in pairs_of("converse") or (b, a) in pairs_of("converse")


def is_opposite(a: str | None, b: str | None) -> bool:
    """Whether two predicates tell outcomes of one thing that cannot both be so."""
    return (a, b) in pairs_of("opposite") or (b, a) in pairs_of("opposite")


@lru_cache(maxsize=1)
def kinds_of_phrases() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Every kind of a turn of phrase with a pattern of it, case ignored."""
    rows = (line.split("\t") for line in _lines("progress_phrases.txt"))
    return tuple((kind, re.compile(phrase, re.IGNORECASE)) for kind, phrase in rows)


@lru_cache(maxsize=32)
def patterns(kind: str) -> tuple[re.Pattern[str], ...]:
    """Turns of phrase of a kind, case ignored."""
    return tuple(phrase for name, phrase in kinds_of_phrases() if name == kind)


def modality_of(s: Statement) -> Modality | None:
    """How it is put; who "dismissed ten workers" or "rejected the bill" acts, and denies nothing."""
    deed = s.predicate is not None and s.predicate.lemma in word_table("denials")
    if s.modality is Modality.DENIES and deed and s.object is not None and not _charge(s.object.text):
        return Modality.DONE
    if (
        s.modality is Modality.ASSERTS
        and s.predicate is not None
        and s.predicate.lemma in word_table("planning")
    ):
        return Modality.INTENDS
    return s.modality


def _charge(text: str) -> bool:
    """Whether a thing is one that is said, and may be denied ("rejected the accusation")."""
    return any(stem(word) in word_table("charges") for word in text.casefold().split())
