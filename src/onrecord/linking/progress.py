"""Statements of how far something has come that pull against each other: on schedule, yet never so many."""

from __future__ import annotations

from functools import lru_cache

from onrecord.linking.tables import patterns
from onrecord.records import Act, Contradiction, ContradictionKind, Modality, Polarity, Statement
from onrecord.text.words import content_words

__all__ = ["decide_progress", "progress_of"]

_NEAR = 800
"""Characters within which two passages of one document speak of one undertaking."""
_SHARED_TOPIC = 3
_KINDS = ("well", "whole", "short", "rest")
_REPORTS = frozenset({Act.REPORTS_DONE, Act.REPORTS_NOT_DONE})
_FACTS = (Modality.DONE, Modality.ONGOING, Modality.ASSERTS)


@lru_cache(maxsize=65536)
def _kinds(quote: str) -> frozenset[str]:
    return frozenset(kind for kind in _KINDS if any(phrase.search(quote) for phrase in patterns(kind)))


def progress_of(statement: Statement) -> frozenset[str]:
    """The ways in which a statement of fact speaks of progress: well, whole, short, rest."""
    if statement.modality not in _FACTS:
        return frozenset()
    kinds = _kinds(" ".join(statement.quote.split()))
    # "Not on schedule", said of facts, is a shortfall; "no sign of the rest" is negated by its own words.
    if statement.polarity is Polarity.NEGATED:
        kinds -= {"whole"}
        return kinds - {"well"} | {"short"} if "well" in kinds else kinds
    return kinds


def decide_progress(a: Statement, b: Statement) -> Contradiction | None:
    """The outcome or tension between two statements of progress, None where they fit or may be unrelated."""
    kinds = progress_of(a), progress_of(b)
    for first, second in (kinds, kinds[::-1]):
        if "whole" in first and "rest" in second and _one_undertaking(a, b):
            why = "one says that all is done, the other that some of it is missing"
            return Contradiction(a.id, b.id, ContradictionKind.OUTCOME, why)
        if "well" in first and "short" in second and _one_undertaking(a, b) and _near_or_alike(a, b):
            why = "one says that it goes as planned, the other tells of a shortfall"
            return Contradiction(a.id, b.id, ContradictionKind.TENSION, why)
    return None


def _one_undertaking(a: Statement, b: Statement) -> bool:
    if a.document == b.document:
        return abs(a.start - b.start) <= _NEAR
    return len(set(a.topic) & set(b.topic)) >= _SHARED_TOPIC and _REPORTS & {a.act, b.act} != set()


def _near_or_alike(a: Statement, b: Statement) -> bool:
    """Delays are told of much: in another document the same thing must be named."""
    first, second = (frozenset() if s.subject is None else content_words(s.subject.text) for s in (a, b))
    return a.document == b.document or bool(first & second)
