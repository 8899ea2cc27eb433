"""A light guess at the tense of the clause around a time expression; it looks a few words to each side."""

from __future__ import annotations

from onrecord.reading.time.lexicon import cue_words, tense_words
from onrecord.reading.time.tokens import BREAK, Tokens

__all__ = ["tense_direction"]

_LEFT, _RIGHT = 14, 10
_REPORTING = "report"


def _sign(t: Tokens, i: int) -> int | None:
    """1 where the word at ``i`` speaks of the future, -1 of the past, 0 where a clause ends, else None."""
    word = t.word(i)
    if word == BREAK:
        return 0
    kind = tense_words().get(word)
    if kind == "break":
        return 0
    if kind == "future":
        return 1
    if word in ("is", "are", "am") and t.word(i + 1) in cue_words("future_after_be"):
        return 1
    if kind in ("past", _REPORTING):
        return -1
    if word == "to" and i > 0 and t.word(i - 1) in ("is", "are"):
        return 1
    if kind is None and len(word) > 4 and word.endswith("ed"):
        return None if t.word(i - 1) in ("be", "been", "the", "a", "being") else -1
    return None


def _reporting(t: Tokens, i: int) -> bool:
    return tense_words().get(t.word(i)) == _REPORTING


def tense_direction(t: Tokens, first: int, stop: int) -> int:
    """1 (future), -1 (past) or 0 (no sign) for the expression of tokens ``first`` to ``stop``.

    The nearest sign to the left in the clause counts, then the nearest to the right; a verb of reporting to
    the right ("..., the minister said") says when it was told, not when it happens.
    """
    for i in range(first - 1, max(first - 1 - _LEFT, -1), -1):
        sign = _sign(t, i)
        if sign == 0:
            break
        if sign is not None:
            return sign
    for i in range(stop, min(stop + _RIGHT, len(t))):
        sign = _sign(t, i)
        if sign == 0:
            break
        if sign is not None and not _reporting(t, i):
            return sign
    return 0
