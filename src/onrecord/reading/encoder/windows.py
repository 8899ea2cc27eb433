"""Windows of whole sentences that the encoder reads in one go, each with the words it answers for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.reading.encoder.wordpiece import Words

__all__ = ["Window", "cut_windows", "sentence_words"]


MOST = 380
"""Pieces of a window that is one long sentence; the encoder has 512 places."""


@dataclass(frozen=True, slots=True)
class Window:
    """Words ``start`` to ``end`` (exclusive) are read; cues are looked for in ``first`` to ``last``."""

    start: int
    end: int
    first: int
    last: int


def sentence_words(words: Words, sentences: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The word numbers (first, past the last) of each sentence that has words."""
    found, at = [], 0
    for start, end in sentences:
        while at < len(words) and words.starts[at] < start:
            at += 1
        first = at
        while at < len(words) and words.starts[at] < end:
            at += 1
        if at > first:
            found.append((first, at))
    return found


def cut_windows(
    words: Words, sentences: Sequence[tuple[int, int]], longest: int, context: int, most: int = MOST
) -> list[Window]:
    """Windows of at most ``longest`` pieces; neighbours share about ``context`` pieces on either side.

    ``sentences`` are word numbers. One longer than that is a window of its own, cut at ``most`` pieces.
    """
    sizes = [sum(len(words.pieces[w]) for w in range(a, b)) for a, b in sentences]
    windows, at = [], 0
    while at < len(sentences):
        before = _back(sizes, at, context)
        room = longest - sum(sizes[before:at])
        stop = at + 1
        taken = sizes[at]
        while stop < len(sentences) and taken + sizes[stop] <= room:
            taken += sizes[stop]
            stop += 1
        last = stop if stop == len(sentences) else max(at + 1, stop - _tail(sizes, at, stop, context))
        start, end = sentences[before][0], sentences[stop - 1][1]
        if taken > room:
            start, end = sentences[at][0], _fit(words, sentences[at], most)
        windows.append(Window(start, end, sentences[at][0], min(end, sentences[last - 1][1])))
        at = last
    return windows


def _back(sizes: list[int], at: int, context: int) -> int:
    before, taken = at, 0
    while before > 0 and taken + sizes[before - 1] <= context:
        before -= 1
        taken += sizes[before]
    return before


def _tail(sizes: list[int], at: int, stop: int, context: int) -> int:
    """How many sentences at the end of a window the next one answers for."""
    tail, taken = 0, 0
    while stop - tail - 1 > at and taken + sizes[stop - tail - 1] <= context:
        tail += 1
        taken += sizes[stop - tail]
    return tail


def _fit(words: Words, sentence: tuple[int, int], longest: int) -> int:
    taken, end = 0, sentence[0]
    while end < sentence[1] and taken + len(words.pieces[end]) <= longest:
        taken += len(words.pieces[end])
        end += 1
    return max(end, sentence[0] + 1)
