"""Whether statements of one claim stand in the same words because one text lies behind both."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from onrecord.records import Copy, Statement
from onrecord.text.words import word_extents

__all__ = ["CopiedParts", "copied_links", "reworded_links", "same_text_links"]

MOSTLY = 0.6
"""Share of a statement that shared words cover where it was copied."""
LONG_RUN = 10
"""Shared words in one run from which two statements of one claim come from one text."""
REWORDED = 0.7
"""Share of a statement's words that an edited copy of it keeps, in their order."""
LEAST_WORDS = 5
MANY_WORDS = 15
NEARLY_ALL = 0.75
"""Share of so many words in one order that shows one text, whatever else the documents share."""
_CHARACTERS = 5.5
"""Of a word with the space behind it, in English news."""

Part = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class CopiedParts:
    """For each document the documents that it shares words with, and the shared extents."""

    parts: Mapping[str, Mapping[str, tuple[Part, ...]]]

    @staticmethod
    def of(copies: Sequence[Copy]) -> CopiedParts:
        """The shared extents of all copies, under the later document."""
        parts: dict[str, dict[str, tuple[Part, ...]]] = defaultdict(dict)
        for copy in copies:
            parts[copy.document][copy.of] = copy.spans
        return CopiedParts(dict(parts))


def copied_links(statements: Sequence[Statement], copied: CopiedParts) -> list[tuple[str, str]]:
    """(statement, statement that it was copied from): shared words cover most of one, or are a long run."""
    return [(a.id, b.id) for a, b, parts in _pairs(statements, copied) if _is_copied(a, b, parts)]


def reworded_links(statements: Sequence[Statement], copied: CopiedParts) -> list[tuple[str, str]]:
    """(statement, edited form of it) in documents that share other words too.

    An editor who takes over a report shortens and turns its sentences; documents that share nothing may
    well tell one thing alike.
    """
    return [
        (a.id, b.id)
        for a, b, _ in _pairs(statements, copied)
        if _kept(_words(a), _words(b), REWORDED) >= REWORDED
    ]


def same_text_links(statements: Sequence[Statement]) -> list[tuple[str, str]]:
    """(statement, statement in the same or hardly other words): too many of them to be chosen twice."""
    alike: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for statement in statements:
        words = tuple(_words(statement))
        if len(words) >= LONG_RUN:
            alike[words].append(statement.id)
    links = [(ids[0], other) for ids in alike.values() for other in ids[1:]]
    long = [words for words in alike if len(words) >= MANY_WORDS]
    return links + [
        (alike[a][0], alike[b][0]) for a, b in combinations(long, 2) if _kept(a, b, NEARLY_ALL) >= NEARLY_ALL
    ]


def _pairs(
    statements: Sequence[Statement], copied: CopiedParts
) -> list[tuple[Statement, Statement, tuple[Part, ...]]]:
    by_document: dict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        by_document[statement.document].append(statement)
    found = []
    for document, later in by_document.items():
        shared = copied.parts.get(document, {})
        for of in by_document.keys() & shared.keys():
            found += [(a, b, shared[of]) for a in later for b in by_document[of]]
    return sorted(found, key=lambda pair: (pair[0].id, pair[1].id))


def _is_copied(later: Statement, earlier: Statement, parts: Sequence[Part]) -> bool:
    """Words that both statements hold in shared extents cover most of one of them, or are a long run."""
    covered = longest = 0
    for start, end, of_start, of_end in parts:
        # Both extents hold the same words; what lies in both statements is their common middle.
        left = max(later.start - start, earlier.start - of_start, 0)
        right = min(later.end - start, earlier.end - of_start, end - start, of_end - of_start)
        if right > left:
            covered += right - left
            longest = max(longest, right - left)
    shorter = min(later.end - later.start, earlier.end - earlier.start)
    return covered >= MOSTLY * shorter or longest >= LONG_RUN * _CHARACTERS


def _words(statement: Statement) -> list[str]:
    return [word for word, _, _ in word_extents(statement.quote)]


def _kept(a: Sequence[str], b: Sequence[str], least: float) -> float:
    """The longest common subsequence as a share of the shorter; 0 where it is sure to be below the least."""
    shorter, longer = sorted((a, b), key=len)
    # No common subsequence is longer than the words in common; most pairs end here.
    common = sum((Counter(shorter) & Counter(longer)).values())
    if len(shorter) < LEAST_WORDS or common < least * len(shorter):
        return 0.0
    row = [0] * (len(longer) + 1)
    for word in shorter:
        before = 0
        for j, other in enumerate(longer, 1):
            above = row[j]
            row[j] = before + 1 if word == other else max(above, row[j - 1])
            before = above
    return row[-1] / len(shorter)
