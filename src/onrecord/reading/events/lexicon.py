"""The word lists of this package, each loaded once from its data file."""

from __future__ import annotations

from functools import lru_cache

from onrecord.text.tables import data_lines

__all__ = [
    "conjunctions",
    "document_frequencies",
    "event_nouns",
    "event_suffixes",
    "modifiers",
    "negations",
    "not_events",
    "prepositions",
    "reporting_verbs",
    "signatures",
    "stop_words",
]


def _rows(name: str) -> list[list[str]]:
    return [line.split("\t") for line in data_lines("onrecord.reading.events", f"data/{name}")]


def _words(name: str) -> frozenset[str]:
    return frozenset(row[0] for row in _rows(name))


@lru_cache(maxsize=1)
def event_nouns() -> frozenset[str]:
    """Lemmas of nouns that name events."""
    return _words("event_nouns.txt")


@lru_cache(maxsize=1)
def not_events() -> frozenset[str]:
    """Lemmas of nouns that only look as if they named events."""
    return _words("not_events.txt")


@lru_cache(maxsize=1)
def event_suffixes() -> tuple[str, ...]:
    """Endings of nouns made from verbs."""
    return tuple(sorted(_words("event_suffixes.txt")))


@lru_cache(maxsize=1)
def negations() -> frozenset[str]:
    """Words that negate what they modify."""
    return _words("negations.txt")


@lru_cache(maxsize=1)
def reporting_verbs() -> frozenset[str]:
    """Verbs of saying that news also uses in the present tense."""
    return _words("reporting.txt")


@lru_cache(maxsize=1)
def stop_words() -> frozenset[str]:
    """Words that tell nothing about what a document is about."""
    return _words("stop_words.txt")


@lru_cache(maxsize=1)
def signatures() -> dict[tuple[str, str, str], tuple[float, float]]:
    """(word, kind, frame) -> factuality of the governed event where the word holds, and where it does not."""
    return {
        (word, kind, frame): (float(holds), float(fails))
        for word, kind, frame, holds, fails in _rows("signatures.tsv")
    }


@lru_cache(maxsize=1)
def modifiers() -> dict[tuple[str, str], tuple[float, float]]:
    """(word, kind) -> what a modal (x), adverb (r) or adjective (j) leaves of an event, plain and negated."""
    return {(word, kind): (float(holds), float(fails)) for word, kind, holds, fails in _rows("modifiers.tsv")}


@lru_cache(maxsize=1)
def prepositions() -> dict[str, float | None]:
    """Preposition -> the factuality of a gerund after it, None where it is that of the governing word."""
    return {word: None if value == "head" else float(value) for word, value in _rows("prepositions.tsv")}


@lru_cache(maxsize=1)
def conjunctions() -> dict[str, float]:
    """Conjunction -> the factuality that it leaves to its clause."""
    return {word: float(value) for word, value in _rows("conjunctions.tsv")}


@lru_cache(maxsize=1)
def document_frequencies() -> dict[str, float]:
    """Lemma -> share of news documents that have it, for the words that are common."""
    return {word: float(share) for word, share in _rows("document_frequency.tsv")}
