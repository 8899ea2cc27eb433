"""The normal forms that linking compares: head words around a mention, telling words of its document."""

from __future__ import annotations

from collections import Counter
from math import log
from typing import Any

from onrecord.reading.events.grammar import SUBJECTS, children, shares_clause
from onrecord.reading.events.lexicon import document_frequencies, stop_words
from onrecord.reading.parse import ParsedDocument

__all__ = ["arguments_of", "context_of"]

_CONTEXT_SIZE = 16
_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
_RAREST = 0.002
_NAME_BONUS = 2.0


def context_of(parsed: ParsedDocument) -> tuple[str, ...]:
    """The telling words of the document, most telling first: frequent here, rare elsewhere, names first."""
    counts: Counter[str] = Counter()
    names: Counter[str] = Counter()
    for sentence in parsed.sentences:
        for token in sentence.doc:
            word = normal_form(token)
            if word is None:
                continue
            counts[word] += 1
            names[word] += token.pos_ == "PROPN"
    shares = document_frequencies()

    def weight(word: str) -> float:
        bonus = _NAME_BONUS if 2 * names[word] > counts[word] else 1.0
        return (1 + log(counts[word])) * -log(shares.get(word, _RAREST)) * bonus

    return tuple(sorted(counts, key=lambda word: (-weight(word), word))[:_CONTEXT_SIZE])


def normal_form(token: Any) -> str | None:
    """The lower-case lemma of a content word, or None for a word that tells nothing."""
    if token.pos_ not in _CONTENT or len(token.text) < 2:
        return None
    word = str(token.text if token.pos_ == "PROPN" else token.lemma_).lower()
    if word in stop_words() or not any(letter.isalnum() for letter in word):
        return None
    return word


def arguments_of(token: Any) -> tuple[str, ...]:
    """Head words of the subject, objects and prepositional objects near the mention, each once, in order."""
    found: dict[str, None] = {}
    for word in _participants(token):
        for part in (word, *children(word, "compound", "nmod")):
            normal = normal_form(part)
            if normal is not None and part != token:
                found.setdefault(normal)
    return tuple(found)


def _participants(token: Any) -> list[Any]:
    found = [*_below(token)]
    head = token.head
    if token.pos_ in {"VERB", "AUX"}:
        if not any(child.dep_ in SUBJECTS for child in token.children):
            found += _subjects_above(token)
    elif head != token:
        if head.pos_ in {"VERB", "AUX"}:
            found += [word for word in _below(head) if word != token]
        elif head.pos_ == "ADP" and head.head != head:
            above = head.head
            found += _below(above) if above.pos_ in {"VERB", "AUX"} else [above]
        else:
            found.append(head)
    return found


def _below(token: Any) -> list[Any]:
    found = []
    for child in token.children:
        if child.dep_ in SUBJECTS or child.dep_ in {
            "dobj",
            "dative",
            "attr",
            "oprd",
            "poss",
            "compound",
            "nmod",
        }:
            found.append(child)
        elif child.dep_ in {"prep", "agent"}:
            found += children(child, "pobj")
    return [*found, *(other for word in found for other in children(word, "conj"))]


def _subjects_above(token: Any) -> list[Any]:
    head = token.head
    if shares_clause(token) or token.dep_ in {"xcomp", "advcl"}:
        return [child for child in head.children if child.dep_ in SUBJECTS]
    return [head] if token.dep_ in {"relcl", "acl"} and head != token else []
