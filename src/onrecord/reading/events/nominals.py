"""What a noun phrase itself says of the event that it names."""

from __future__ import annotations

from typing import Any

from onrecord.reading.events.grammar import children
from onrecord.reading.events.lexicon import modifiers, negations

__all__ = ["is_definite", "own_nominal_value"]

_DEFINITE = frozenset({"the", "this", "that", "these", "those", "both"})


def is_definite(token: Any) -> bool:
    """Whether the noun phrase takes its event as known: "the attack", "their talks", "Monday's attack"."""
    if token.pos_ == "PROPN" or children(token, "poss"):
        return True
    return any(det.lower_ in _DEFINITE for det in children(token, "det"))


def _is_scant(token: Any) -> bool:
    """Whether "little" or "few" without "a" all but denies the noun."""
    if any(det.lower_ == "a" for det in children(token, "det")):
        return False
    return any(word.lower_ in {"little", "few"} and word.tag_ != "JJS" for word in children(token, "amod"))


def own_nominal_value(token: Any) -> float:
    """What determiners and adjectives of the noun leave: "no attack", "a possible attack"."""
    holds, fails = 3.0, -3.0
    for word in children(token, "amod", "nmod", "advmod"):
        limit = modifiers().get((word.lower_, "j"))
        if limit is not None:
            holds, fails = min(holds, limit[0]), max(fails, limit[1])
    words = children(token, "det", "neg", "preconj", "amod")
    negated = any(child.lower_ in negations() for child in words) or _is_scant(token)
    return fails if negated else holds
