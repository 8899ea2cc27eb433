"""Word tables of the statement reader, loaded once from the data files beside it."""

from __future__ import annotations

from functools import lru_cache

from onrecord.text.tables import data_lines

__all__ = ["cue_classes", "section_words", "verb_effects", "word_set"]


def _rows(name: str) -> list[list[str]]:
    return [line.split("\t") for line in data_lines("onrecord.reading.statements", f"data/{name}")]


@lru_cache(maxsize=1)
def verb_effects() -> dict[str, tuple[str, str]]:
    """Governing word -> (modality that it gives the infinitive below it, polarity change)."""
    return {lemma: (row[0], row[1]) for row in _rows("governors.tsv") for lemma in row[2].split()}


@lru_cache(maxsize=1)
def cue_classes() -> dict[str, str]:
    """Lemma of a cue -> its class: denies, demands, judges, intends, concern, reaction, announce, assert."""
    return {lemma: row[0] for row in _rows("cues.tsv") for lemma in row[1].split()}


@lru_cache(maxsize=1)
def section_words() -> dict[str, tuple[tuple[str, float], ...]]:
    """Lemma -> the sections it speaks for, with weights."""
    votes: dict[str, list[tuple[str, float]]] = {}
    for section, weight, lemmas in _rows("sections.tsv"):
        for lemma in lemmas.split():
            votes.setdefault(lemma, []).append((section, float(weight)))
    return {lemma: tuple(found) for lemma, found in votes.items()}


@lru_cache(maxsize=1)
def _word_sets() -> dict[str, frozenset[str]]:
    return {row[0]: frozenset(row[1].split()) for row in _rows("words.tsv")}


def word_set(name: str) -> frozenset[str]:
    """The words of one line of ``words.tsv``, such as "stative" or "plan_nouns"."""
    return _word_sets()[name]
