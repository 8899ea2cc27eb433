"""Sentences of a text, by nupunkt; a line break always ends a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

import nupunkt

from onrecord.text.tables import data_words
from onrecord.text.words import stop_words

__all__ = ["sentence_extents"]

_STATE = re.compile(r"(?:^|[\s(\"“'‘])(?:[A-Z]\.){2,}\s*$")
_TITLE = re.compile(r"(?:^|[\s(\"“'‘])([A-Za-z]+)\.\s*$")
_COUNTED = re.compile(r"\w\s+(?:Nos?|Rs)\.\s*$")
_NUMBER = re.compile(r"\s*\d")
_OPENING = re.compile(r"\s*([A-Z][\w’'-]*)")
_LINE = re.compile(r"[^\n\r\u2028\u2029]+")


@lru_cache(maxsize=1)
def _titles() -> frozenset[str]:
    """Titles that are shortened with a dot, in small letters; read once."""
    return data_words("onrecord.text", "data/title_abbreviations.txt")


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
    """The spans, joined again where they were parted behind "U.S." or "Lt." though a name or title follows,
    or behind "No." though a number does.

    A sentence that really ends there is mostly followed by a small word ("The", "He", "But").
    """
    waiting: tuple[int, int] | None = None
    for first, last in spans:
        if waiting is not None and _goes_on(line, waiting, first):
            waiting = (waiting[0], last)
            continue
        if waiting is not None:
            yield waiting
        waiting = (first, last)
    if waiting is not None:
        yield waiting


def _goes_on(line: str, before: tuple[int, int], at: int) -> bool:
    """Whether what starts at ``at`` belongs to the stretch before it."""
    if _NUMBER.match(line, at):
        return _COUNTED.search(line, *before) is not None
    opening = _OPENING.match(line, at)
    if opening is None or opening.group(1).lower() in stop_words():
        return False
    title = _TITLE.search(line, *before)
    titled = title is not None and title.group(1).lower() in _titles()
    return titled or _STATE.search(line, *before) is not None
