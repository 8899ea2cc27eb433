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


def own_nominal_value(token: Any) -> float:
    """What determiners and adjectives of the noun leave: "no attack", "a possible attack"."""
    holds, fails = 3.0, -3.0
    for word in children(token, "amod", "nmod", "advmod"):
        limit = modifiers().get((word.lower_, "j"))
        if limit is not None:
            holds, fails = min(holds, limit[0]), max(fails, limit[1])
    negated = any(child.lower_ in negations() for child in children(token, "det", "neg", "preconj"))
    return fails if negated else holds
