"""Whether two statements tell enough of the same that what a rule says of them is believed.

A rule knows the words that it looks for. On running stories everything shares some words, and most of what it
says of statements that share little else is of two different things. The shares were read off pairs of news
that were labelled by hand (``docs/measurements/contradictions.md``).
"""

from __future__ import annotations

from onrecord.linking.sides import Side
from onrecord.records import Contradiction, ContradictionKind, Revision, RevisionKind
from onrecord.text.words import jaccard

__all__ = ["is_near_enough"]

_OF_TENSION, _OF_CHANGE, _OF_WORDS = 0.125, 0.2, 0.17
"""Least shares of what both tell: in a tension, in a revision or an update, and of all words in an update."""


def is_near_enough(a: Side, b: Side, row: Contradiction | Revision) -> bool:
    """Whether the share of the words that both tell is one that the row's kind can rest on."""
    share = jaccard(a.frame.told, b.frame.told)
    if isinstance(row, Revision):
        words = jaccard(a.key.words, b.key.words)
        return share >= _OF_CHANGE and (row.relation is RevisionKind.REVISION or words >= _OF_WORDS)
    if row.kind is ContradictionKind.TENSION:
        return share >= _OF_TENSION
    return True
