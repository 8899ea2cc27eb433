"""Quotation marks: where a text's quotations run."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

__all__ = ["Quotations", "QuoteRegion", "find_quotations", "line_around"]

_MARK = re.compile(r"[\"“”«»„]|''|``|\n")
_LINE = re.compile(r"[^\n]+")
_CURLY = re.compile(r"[“”]")
_AFTER_CLOSE = re.compile(r"[\s.,;:!?)\]–—-]|$")


@dataclass(frozen=True, slots=True)
class QuoteRegion:
    """A quotation with its marks; ``closed`` is false where the line ends without a closing mark."""

    start: int
    end: int
    closed: bool


@dataclass(frozen=True, slots=True)
class Quotations:
    """The quotations of one text in order, none overlapping another."""

    regions: tuple[QuoteRegion, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def touching(self, start: int, end: int) -> tuple[QuoteRegion, ...]:
        """Those that share a character with the stretch."""
        return self.regions[bisect_right(self.ends, start) : bisect_left(self.starts, end)]

    def near(self, text: str, start: int, end: int) -> tuple[QuoteRegion, ...]:
        """Those that share a character with the stretch, and one that ends right before it in its line."""
        first = bisect_right(self.ends, start)
        if first > 0 and not text[self.ends[first - 1] : start].strip(" \xa0"):
            first -= 1
        return self.regions[first : bisect_left(self.starts, end)]

    def of(self, extents: Iterable[tuple[int, int]]) -> Iterator[QuoteRegion]:
        """Those that any of the extents touches, in the order of the extents."""
        for start, end in extents:
            yield from self.touching(start, end)

    def behind(self, position: int) -> Iterator[QuoteRegion]:
        """Those that start at the position or later."""
        for at in range(bisect_left(self.starts, position), len(self.regions)):
            yield self.regions[at]


def find_quotations(text: str) -> Quotations:
    """The double-quoted stretches of a text; a line break ends one that was left open."""
    regions: list[QuoteRegion] = []
    opened: int | None = None
    inner = _inner_marks(text)
    for found in _MARK.finditer(text):
        mark = found.group()
        if found.start() in inner:
            continue
        if opened is None:
            if mark not in {"\n", "”", "»"} and not _is_stray(text, found):
                opened = found.start()
        elif mark == "\n":
            regions.append(QuoteRegion(opened, found.start(), closed=False))
            opened = None
        elif _closes(text, found):
            regions.append(QuoteRegion(opened, found.end(), closed=True))
            opened = None
    if opened is not None:
        regions.append(QuoteRegion(opened, len(text), closed=False))
    worded = tuple(r for r in regions if any(c.isalnum() for c in text[r.start : r.end]))
    return Quotations(worded, tuple(r.start for r in worded), tuple(r.end for r in worded))


def line_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the line begins in which the stretch begins, and where that ends in which it ends."""
    stop = text.find("\n", end)
    return text.rfind("\n", 0, start) + 1, len(text) if stop < 0 else stop


def _inner_marks(text: str) -> frozenset[int]:
    """Where the marks of quotations stand that are quoted inside another on the same line, all of them shaped
    and as many open as close."""
    inner: set[int] = set()
    for line in _LINE.finditer(text):
        opening, closing = line.group().count("“"), line.group().count("”")
        if opening != closing or opening < 2 or '"' in line.group():
            continue
        depth = 0
        for mark in _CURLY.finditer(line.group()):
            depth -= mark.group() == "”"
            if depth > 0:
                inner.add(line.start() + mark.start())
            depth += mark.group() == "“"
            if depth < 0:
                break
    return frozenset(inner)


def _is_stray(text: str, found: re.Match[str]) -> bool:
    """Whether a straight mark, with nothing open, can only be the end of something: 'on paper," he said'."""
    at, end = found.span()
    if found.group() != '"' or at == 0 or end >= len(text):
        return False
    return text[at - 1] in ",.!?" and text[end] == " "


def _closes(text: str, found: re.Match[str]) -> bool:
    if found.group() not in {"“", "„", "``", "«"}:
        return True
    # Some papers print the opening mark at both ends: it closes where a word stands before and none behind.
    return not text[found.start() - 1].isspace() and _AFTER_CLOSE.match(text, found.end()) is not None
