"""The lines of a text and what their shape says, without looking at what they are about."""

from __future__ import annotations

import re
from itertools import pairwise

__all__ = [
    "LONGEST_LOOKED_AT",
    "counted_words",
    "is_closed",
    "is_headline_like",
    "is_sentence",
    "is_title_case",
    "same_words",
    "units",
    "wrapped_breaks",
]

LONGEST_LOOKED_AT = 400
"""Longer lines are paragraphs, whatever they say."""
NARROWEST, WIDEST = 40, 100
"""Widths at which texts are wrapped by hand or by mail programs."""
_LINE = re.compile(r"[^\n\r\u2028\u2029]+")
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_CLOSERS = r"(?:\s?[\"'”’»)\]]|\s-RRB-){0,4}$"
"""Tokenized texts set closing marks apart."""
_SENTENCE_END = re.compile(rf"[.!?…]{_CLOSERS}")
_CRIED = re.compile(rf"(?:[?!…]|\.\.\.){_CLOSERS}")
_CLOSED = re.compile(rf"[.!?…,;:]{_CLOSERS}|''$|--$")
_SMALL = 3
"""Title case leaves words up to this length small."""


def units(text: str) -> list[tuple[int, int]]:
    """(start, end) of every line with words, white space trimmed; hard-wrapped lines joined into one."""
    joined = wrapped_breaks(text)
    found: list[tuple[int, int]] = []
    for start, end in _trimmed_lines(text):
        if found and joined and not joined.isdisjoint(range(found[-1][1], start)):
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found


def wrapped_breaks(text: str) -> frozenset[int]:
    """Offsets of the line breaks that only wrap a paragraph; empty where the text is not hard-wrapped.

    A line was wrapped where the first word of the next would not have fitted. A text counts as
    hard-wrapped if most of its adjacent lines are such, and most of those do not end a sentence.
    """
    lines = list(_trimmed_lines(text))
    pairs = [
        (a, b) for a, b in pairwise(lines) if b[0] - a[1] < NARROWEST and text.count("\n", a[1], b[0]) == 1
    ]
    if len(pairs) < 3:
        return frozenset()
    lengths = sorted(a[1] - a[0] for a, _ in pairs)
    width = lengths[int(0.95 * (len(lengths) - 1))]
    if not NARROWEST <= width <= WIDEST:
        return frozenset()
    full = [(a, b) for a, b in pairs if a[1] - a[0] + 1 + _first_word(text, b) > width]
    ending = sum(1 for a, _ in full if _SENTENCE_END.search(text[max(a[0], a[1] - 4) : a[1]]))
    if len(full) < max(3, 0.6 * len(pairs)) or ending > 0.5 * len(full):
        return frozenset()
    return frozenset(text.index("\n", a[1]) for a, _ in full)


def counted_words(line: str) -> list[str]:
    """The words of the line, numbers included."""
    return _WORD.findall(line)


def is_sentence(line: str) -> bool:
    """Whether the line ends as a sentence does."""
    return _SENTENCE_END.search(line[-12:]) is not None


def is_closed(line: str) -> bool:
    """Whether the line ends with any closing punctuation, so that it is no headline or link."""
    return _CLOSED.search(line[-12:]) is not None


def is_headline_like(line: str, longest: int = 20) -> bool:
    """Whether the line is short, starts like a line of its own and has no closing punctuation.

    A question or exclamation counts too where it is in title case.
    """
    if len(line) > LONGEST_LOOKED_AT:
        return False
    if is_closed(line) and not (_CRIED.search(line[-12:]) and line.count(" ") >= 3 and is_title_case(line)):
        return False
    words = counted_words(line)
    return 0 < len(words) <= longest and (line[0].isupper() or line[0].isdigit() or line[0] in "\"'“‘«$€£#")


def is_title_case(line: str) -> bool:
    """Whether the longer words of the line all start with a capital (one in eight may not)."""
    long = [word for word in counted_words(line) if len(word) > _SMALL and word[0].isalpha()]
    small = sum(1 for word in long if word[0].islower())
    return len(long) >= 2 and small * 8 <= len(long)


def same_words(line: str) -> str:
    """The line's normal form: two lines with the same one are the same line to a reader."""
    return " ".join(_WORD.findall(line.casefold()))


def _trimmed_lines(text: str) -> list[tuple[int, int]]:
    found = []
    for match in _LINE.finditer(text):
        line = match.group()
        if stripped := line.strip():
            start = match.start() + len(line) - len(line.lstrip())
            found.append((start, start + len(stripped)))
    return found


def _first_word(text: str, line: tuple[int, int]) -> int:
    end = text.find(" ", line[0], line[1])
    return (line[1] if end < 0 else end) - line[0]
