"""A text cut into words and word pieces as BERT's uncased vocabularies cut it, with offsets and marks.

The marks tell the encoder what lower-casing and single sentences hide: how a word is written, whether it
stands inside double quotation marks, and whether a line or paragraph begins with it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

__all__ = ["MARKS", "Vocabulary", "Words", "cut_words"]

MARKS = 16
"""How many marks there are: case (4) x inside quotation marks (2) x begins a line (2)."""
LONGEST_WORD = 100
"""Longer runs of letters are one unknown piece: addresses and codes."""
_WORD = re.compile(r"[^\W_]+|[^\w\s]|_")
_OPENING, _CLOSING, _EITHER = "“„«", "”»", '"'


class Vocabulary:
    """The word pieces of a vocabulary file, one a line, and the pieces of every word met so far."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._ids = {piece: number for number, piece in enumerate(lines)}
        self._known: dict[str, tuple[int, ...]] = {}
        self.unknown = self._ids["[UNK]"]
        self.start = self._ids["[CLS]"]
        self.end = self._ids["[SEP]"]
        self.hidden = self._ids.get("[MASK]", self.unknown)

    def __len__(self) -> int:
        return len(self._ids)

    def pieces(self, word: str) -> tuple[int, ...]:
        """The word's piece numbers, longest piece first; the unknown piece where none fits."""
        known = self._known.get(word)
        if known is None:
            known = self._known[word] = self._cut(_plain(word))
        return known

    def _cut(self, word: str) -> tuple[int, ...]:
        if not word or len(word) > LONGEST_WORD:
            return (self.unknown,)
        found, start = [], 0
        while start < len(word):
            prefix = "##" if start else ""
            for end in range(len(word), start, -1):
                number = self._ids.get(prefix + word[start:end])
                if number is not None:
                    break
            else:
                return (self.unknown,)
            found.append(number)
            start = end
        return tuple(found)


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text in order: their offsets, piece numbers and marks."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    pieces: tuple[tuple[int, ...], ...]
    marks: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.starts)


def cut_words(text: str, vocabulary: Vocabulary) -> Words:
    """Every word and sign of the text; numbers and letters go together, each other sign alone."""
    starts, ends, pieces, marks = [], [], [], []
    last, inside = 0, False
    for match in _WORD.finditer(text):
        word, start = match.group(), match.start()
        begins = start == 0 or "\n" in text[last:start]
        # A quotation mark that is never closed reaches to the end of its paragraph.
        if begins:
            inside = False
        closes = inside and (word in _CLOSING or word == _EITHER)
        inside = inside or word in _OPENING or word == _EITHER
        starts.append(start)
        ends.append(match.end())
        pieces.append(vocabulary.pieces(word))
        marks.append(_case(word) + 4 * inside + 8 * begins)
        inside = inside and not closes
        last = match.end()
    return Words(tuple(starts), tuple(ends), tuple(pieces), tuple(marks))


def _case(word: str) -> int:
    if word.islower() or not word[0].isalnum():
        return 0
    if word.isupper() and len(word) > 1:
        return 2
    return 1 if word[0].isupper() and not any(c.isdigit() for c in word) else 3


def _plain(word: str) -> str:
    spread = unicodedata.normalize("NFD", word.lower())
    return "".join(c for c in spread if unicodedata.category(c) != "Mn")
