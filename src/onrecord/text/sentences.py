"""Sentences of a text, by nupunkt; a line break always ends a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import nupunkt

from onrecord.text.words import stop_words

__all__ = ["sentence_extents"]

_STATE = re.compile(r"(?:^|[\s(\"“'‘])(?:[A-Z]\.){2,}\s*$")
_OPENING = re.compile(r"\s*([A-Z][\w’'-]*)")
_LINE = re.compile(r"[^\n\r\u2028\u2029]+")


def sentence_extents(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """(start, end) of each sentence of ``text[start:end]``, white space trimmed, offsets into ``text``.

    >>> list(sentence_extents("It came. He left."))
    [(0, 8), (9, 17)]
    """
    for line in _LINE.finditer(text, start, len(text) if end is None else end):
        for first, last in _rejoined(line.group(), nupunkt.sent_spans(line.group())):
            raw = line.group()[first:last]
            if words := raw.strip():
                left = line.start() + first + len(raw) - len(raw.lstrip())
                yield left, left + len(words)


def _rejoined(line: str, spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The spans, joined again where they were parted behind "U.S." though a name or title follows.

    A sentence that really ends there is mostly followed by a small word ("The", "He", "But").
    """
    waiting: tuple[int, int] | None = None
    for first, last in spans:
        opening = _OPENING.match(line, first)
        goes_on = opening is not None and opening.group(1).lower() not in stop_words()
        if waiting is not None and goes_on and _STATE.search(line, waiting[0], waiting[1]):
            waiting = (waiting[0], last)
            continue
        if waiting is not None:
            yield waiting
        waiting = (first, last)
    if waiting is not None:
        yield waiting
