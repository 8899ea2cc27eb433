"""Sentences of a text, by nupunkt; a line break always ends a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

import nupunkt

__all__ = ["sentence_extents"]

_LINE = re.compile(r"[^\n\r\u2028\u2029]+")


def sentence_extents(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """(start, end) of each sentence of ``text[start:end]``, white space trimmed, offsets into ``text``.

    >>> list(sentence_extents("It came. He left."))
    [(0, 8), (9, 17)]
    """
    for line in _LINE.finditer(text, start, len(text) if end is None else end):
        for first, last in nupunkt.sent_spans(line.group()):
            raw = line.group()[first:last]
            if words := raw.strip():
                left = line.start() + first + len(raw) - len(raw.lstrip())
                yield left, left + len(words)
