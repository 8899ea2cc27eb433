"""A text cut into the tokens that the grammar of time reads."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.reading.time.lexicon import word_kinds

__all__ = ["Tokens", "tokenize"]

BREAK = "\n"
"""Stands for a blank line or a long gap: no expression goes across."""

_TOKEN = re.compile(
    r"[0-9]{4}-[0-9]{2}(?:-[0-9]{2}(?:T[0-9:]{4,8}Z?)?)?(?![0-9-])"  # ISO 8601
    r"|[0-9]{1,2}/[0-9]{1,2}/(?:[0-9]{4}|[0-9]{2})(?![0-9/])"  # 10/26/89
    r"|[0-9]{1,2}\.[0-9]{1,2}\.[0-9]{4}(?![0-9]|\.[0-9])"  # 26.10.1989
    r"|[0-9]{1,2}[:.][0-9]{2}(?=\s?(?:[ap]\.?m\b|hours\b|GMT\b|UTC\b))|[0-9]{1,2}:[0-9]{2}(?![0-9])"  # clock
    r"|[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+\.[0-9]+"  # amounts
    r"|['’]?[0-9]+['’]?s\b|[0-9]+(?:st|nd|rd|th)\b"  # 1990s, '90s, 21st
    r"|[0-9]+/[0-9]+|(?<!\w)['’][0-9]{2}(?![0-9])|[0-9]+"
    r"|[ap]\.m\b\.?|B\.C\b\.?"
    r"|[^\W\d_]+(?:['’][^\W\d_]+)?"
    r"|\n[ \t\r]*\n\s*|[ \t\xa0]{4,}"
    r"|--|[^\w\s]"
)
_PADDING = 16
"""Breaks after each range: more than any rule looks back, so that index -1 is a break too."""
_NOTHING: dict[str, str] = {}


@dataclass(frozen=True, slots=True)
class Tokens:
    """Parallel lists: lower-case words, the kinds of each (see words.tsv), and their extents in ``text``."""

    text: str
    words: list[str]
    kinds: list[dict[str, str]]
    starts: list[int]
    ends: list[int]

    def __len__(self) -> int:
        return len(self.words)

    def word(self, index: int) -> str:
        """The word at ``index``, or a break outside the text."""
        try:
            return self.words[index]
        except IndexError:
            return BREAK

    def kind(self, index: int, kind: str) -> str | None:
        """The value of the word at ``index`` as ``kind``, or None."""
        try:
            return self.kinds[index].get(kind)
        except IndexError:
            return None

    def kinds_at(self, index: int) -> dict[str, str]:
        """All kinds of the word at ``index``."""
        return self.kinds[index] if index < len(self.words) else _NOTHING

    def capital(self, index: int) -> bool:
        """Whether the word at ``index`` starts with a capital letter."""
        return self.text[self.starts[index]].isupper()

    def glued(self, index: int) -> bool:
        """Whether nothing stands between the word at ``index`` and the one before."""
        return 0 < index < len(self.words) and self.starts[index] == self.ends[index - 1]

    def quote(self, first: int, stop: int) -> tuple[int, int]:
        """The extent of the tokens from ``first`` up to but without ``stop``."""
        return self.starts[first], self.ends[stop - 1]


def tokenize(text: str, ranges: Sequence[tuple[int, int]] | None = None) -> Tokens:
    """The tokens of ``text``, or of its ``ranges`` with a break between them."""
    tokens = Tokens(text, [], [], [], [])
    known = word_kinds()
    for start, end in ((0, len(text)),) if ranges is None else ranges:
        for match in _TOKEN.finditer(text, start, end):
            raw = match.group()
            word = BREAK if raw.isspace() else raw.lower().replace("’", "'")
            kinds = known.get(word, _NOTHING)
            if not kinds and word.endswith("'s"):
                kinds = known.get(word[:-2], _NOTHING)
            tokens.words.append(word)
            tokens.kinds.append(kinds)
            tokens.starts.append(match.start())
            tokens.ends.append(match.end())
        for _ in range(_PADDING):
            tokens.words.append(BREAK)
            tokens.kinds.append(_NOTHING)
            tokens.starts.append(end)
            tokens.ends.append(end)
    return tokens
