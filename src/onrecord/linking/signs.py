"""By which signs two statements find one another that may disagree, without a look at all others.

A sign is a function of its statement alone. Of any two that ``find_all_relations`` compares in two documents,
one is found by what the other seeks; the reverse need not hold.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import blake2b

from onrecord.linking.absence import is_absence, missing
from onrecord.linking.contradictions import doings_met, is_marked, tells_enough, tying_words
from onrecord.linking.keys import predicate_group
from onrecord.linking.outcomes import is_end, is_lasting
from onrecord.linking.progress import progress_of
from onrecord.linking.sides import Side, side_of
from onrecord.linking.tables import word_table
from onrecord.linking.tensions import is_adverse, is_assurance
from onrecord.records import Statement

__all__ = ["Sign", "is_of_few_weeks", "may_disagree", "sign_of"]

_KINDRED, _SURE, _NEAR = 0, 1, 2
"""Kinds of tokens: beside a kindred doing enough must be told by both; near ones are of a few weeks."""
_KIND = 3
_BITS = 0xFFFFFFFF & ~_KIND
_AGAINST = {"short": "well", "rest": "whole"}


@dataclass(frozen=True, slots=True)
class Sign:
    """Tokens (32 bits) that a statement is found by and that it seeks, and the words that it tells with."""

    found_by: frozenset[int]
    seeks: frozenset[int]
    told: frozenset[int]
    marked: bool
    deed: bool


def sign_of(statement: Statement) -> Sign:
    """The sign of a statement, whatever document tells it and when."""
    side = side_of(statement, None)
    found_by, seeks = _kindred(side)
    for found, sought in (_lasting(side), _assured(side), _absent(side), _progress(statement)):
        found_by |= found
        seeks |= sought
    deed = not word_table("deeds").isdisjoint(side.frame.acts)
    told = frozenset(_token(_KINDRED, "told", word) for word in side.frame.told)
    return Sign(frozenset(found_by), frozenset(seeks), told, is_marked(side), deed)


def may_disagree(a: Sign, b: Sign) -> set[int]:
    """The tokens by which something may be decided between the two; none where nothing can be."""
    met = set((a.found_by & b.seeks) | (b.found_by & a.seeks))
    if not (a.marked or b.marked):
        met -= {token for token in a.found_by & b.found_by if token & _KIND == _KINDRED}
    if not tells_enough(a.told, b.told, deeds=a.deed and b.deed):
        met = {token for token in met if token & _KIND != _KINDRED}
    return met


def is_of_few_weeks(tokens: Iterable[int]) -> bool:
    """Whether all of these bring together only what was published within a few weeks."""
    return all(token & _KIND == _NEAR for token in tokens)


def _kindred(side: Side) -> tuple[set[int], set[int]]:
    words = tying_words(side)
    kept, sought = doings_met(side)
    return _each(_KINDRED, kept, words), _each(_KINDRED, sought, words)


def _each(kind: int, names: Iterable[str], words: Iterable[str]) -> set[int]:
    words = tuple(words)
    return {_token(kind, name, word) for name in names for word in words}


def _lasting(side: Side) -> tuple[set[int], set[int]]:
    words = side.frame.told - word_table("light_heads")
    found, sought = (_each(_SURE, (" ended",), words) if holds else set[int]()
                     for holds in (is_end(side), is_lasting(side)))  # fmt: skip
    return found, sought


def _assured(side: Side) -> tuple[set[int], set[int]]:
    words = side.frame.told - word_table("light_heads")
    found, sought = set[int](), set[int]()
    if is_adverse(side):
        found = _each(_NEAR, (" adverse",), {*words, side.frame.act})
    if is_assurance(side):
        sought = _each(_NEAR, (" adverse",), {*words, predicate_group(side.frame.subject.head)})
    return found, sought


def _absent(side: Side) -> tuple[set[int], set[int]]:
    frame, found = side.frame, set[int]()
    if is_absence(side):
        what = missing(side)
        found = _each(_SURE, (f" absent {what}",), frame.told - {what})
    heads = {frame.theme.head, frame.subject.head, *(f"+{act}" for act in frame.acts)}
    return found, _each(_SURE, (f" absent {head}" for head in heads), frame.told)


def _progress(statement: Statement) -> tuple[set[int], set[int]]:
    """Within one document nothing is sought: its statements are compared whatever their signs."""
    kinds = progress_of(statement)
    found = _each(_SURE, (f" {kind}" for kind in kinds), statement.topic)
    return found, _each(_SURE, (f" {_AGAINST[k]}" for k in kinds if k in _AGAINST), statement.topic)


def _token(kind: int, name: str, word: str) -> int:
    written = f"{name}\0{word}".encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(written, digest_size=4).digest(), "big") & _BITS | kind
