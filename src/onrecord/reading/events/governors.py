"""What a governing word says of the event below it: by its lemma's signature and its own factuality."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from onrecord.reading.events.grammar import children, has_subject
from onrecord.reading.events.lexicon import conjunctions, prepositions, signatures
from onrecord.reading.events.nominals import is_definite

__all__ = ["governor_effect", "preposition_effect", "signature"]

_CERTAIN = 3.0
_SUPERLATIVES = frozenset({"first", "last", "latest", "only", "second", "third", "next"})
_KINDS = {"VERB": "v", "AUX": "v", "NOUN": "n", "PROPN": "n", "ADJ": "a", "ADV": "a"}
Value = Callable[[Any], float]


def governor_effect(token: Any, head: Any, value: Value, purpose: bool = False) -> float:
    """The factuality that the governing word leaves to ``token``, whose clause or noun phrase hangs on it.

    ``purpose`` says that an infinitive was parsed as an adverbial: it counts as governed only where the
    governing word is known to take infinitives.
    """
    frame = _frame(token)
    if any(child.lower_ in {"if", "whether"} for child in children(token, "mark")) and token.dep_ == "ccomp":
        return 0.0
    known, above = _signature_above(token, head, frame, value)
    if known is None:
        return _unknown(token, head, frame, purpose, value)
    return _combined(above, known)


def _combined(above: float, known: tuple[float, float]) -> float:
    holds, fails = known
    if holds == fails:
        return holds
    return holds * above / _CERTAIN if above >= 0 else fails * -above / _CERTAIN


def _frame(token: Any) -> str:
    if token.pos_ not in {"VERB", "AUX"}:
        return "np"
    if any(helper.lower_ == "to" for helper in children(token, "aux")):
        return "inf"
    if has_subject(token) and token.tag_ != "VBG":
        return "fin"
    if token.tag_ == "VBG":
        return "ing"
    return "inf" if token.tag_ == "VB" else "fin"


def _signature_above(
    token: Any, head: Any, frame: str, value: Value
) -> tuple[tuple[float, float] | None, float]:
    """The signature of the governing word and that word's own factuality."""
    for predicate in (*(children(head, "acomp", "attr", "oprd") if head.lemma_ == "be" else ()), head):
        if predicate == token:
            continue
        if frame == "inf" and any(word.lower_ == "too" for word in children(predicate, "advmod")):
            return (-2.5, 0.0), value(predicate)
        known = signature(predicate, frame)
        if known is not None:
            return known, value(predicate)
    return None, 0.0


def signature(word: Any, frame: str) -> tuple[float, float] | None:
    """The signature of a governing word for the frame of what it governs, or None where none is known."""
    kind = _KINDS.get(word.pos_, "")
    lemma = word.lemma_.lower()
    table = signatures()
    if frame == "np":
        return table.get((lemma, kind, "np"), table.get((lemma, kind, "any")))
    return table.get((lemma, kind, frame), table.get((lemma, kind, "any")))


def _unknown(token: Any, head: Any, frame: str, purpose: bool, value: Value) -> float:
    """The usual effect of a governing word that has no signature."""
    above = value(head)
    if frame == "np":
        return _CERTAIN if is_definite(token) else above
    if frame == "inf":
        if any(word.lower_ in _SUPERLATIVES for word in children(head, "amod")):
            return above if head.pos_ in {"VERB", "AUX"} else _CERTAIN
        return 1.5 * above / _CERTAIN if head.lemma_ == "be" else 0.0
    if head.pos_ in {"VERB", "AUX"} and token.dep_ != "acl":
        return above if above > 0 or not purpose else 0.0
    return _CERTAIN


def preposition_effect(preposition: Any, token: Any, value: Value) -> float:
    """The factuality that a preposition and the word that governs it leave to ``token``."""
    word = preposition.lower_
    head = preposition.head
    if word in conjunctions() and token.pos_ in {"VERB", "AUX"} and word not in prepositions():
        return conjunctions()[word]
    if word in {"despite", "after", "since"}:
        return _CERTAIN
    if word == "without":
        return -max(value(head), 0.0)
    known = signature(head, _frame(token)) if head.pos_ in _KINDS else None
    if known is not None and head != preposition:
        return _combined(value(head), known)
    if token.pos_ not in {"VERB", "AUX"}:
        return _oblique(token, head, value)
    if word == "by":
        return (max(value(head), 0.0) + _CERTAIN) / 2
    effect = prepositions().get(word)
    if effect is None or head == preposition:
        return value(head) if head != preposition else _CERTAIN
    return effect * max(value(head), 0.0) / _CERTAIN


def _oblique(token: Any, head: Any, value: Value) -> float:
    if is_definite(token) or head.pos_ not in _KINDS:
        return _CERTAIN
    if token.head.lower_ == "for":
        return min(0.7, max(value(head), 0.0))
    above = value(head)
    return _CERTAIN if abs(above) >= 2.5 else above
