"""A light guess at the tense of the clause around a time expression; it looks a few words to each side."""

from __future__ import annotations

from onrecord.reading.time.lexicon import cue_words, tense_words
from onrecord.reading.time.meaning import LIKELY, STRONG
from onrecord.reading.time.tokens import BREAK, Tokens

__all__ = ["tense_after", "tense_before"]

_LEFT, _RIGHT = 14, 10
_BESIDE = 3
"""A verb this near to the expression has it as its own adverb: "said on Friday", "was told on Friday"."""

_SIGNS = {"strong_future": STRONG, "future": LIKELY, "past": -STRONG, "weak_past": -1}


def _kind(t: Tokens, i: int) -> str | None:
    """What the word at ``i`` is to the tense: a kind of tense.tsv, "participle", "infinitive" or None."""
    word = t.word(i)
    if word == BREAK:
        return "break"
    kind = tense_words().get(word)
    if kind == "present":
        return "strong_future" if t.word(i + 1) in cue_words("future_after_be") else kind
    if kind is None and len(word) > 4 and word.endswith("ed"):
        kind = "past"
    if kind == "future" and t.word(i - 1) == "been" and t.word(i - 2) == "had":
        return "past"  # "had been due to end on Friday"
    if kind == "past" and t.word(i - 1) in cue_words("before_participle"):
        return "participle"
    if word == "to" and _leads_to_verb(t, i):
        return "infinitive"
    return kind


def _leads_to_verb(t: Tokens, i: int) -> bool:
    following = t.word(i + 1)
    if not following.isalpha() or following.endswith(("s", "ing")) or t.kinds_at(i + 1):
        return False
    return not t.capital(i + 1)


def tense_before(t: Tokens, first: int) -> int:
    """The tense of what stands before token ``first`` in its clause: above 0 future, below 0 past, 0 untold.

    The nearest sign counts, but a past form away from the expression yields to "will" further left in the
    same clause, for it may be a participle: "will sell the preferred shares on Friday".
    """
    nearest = 0
    for i in range(first - 1, max(first - 1 - _LEFT, -1), -1):
        kind = _kind(t, i)
        if kind in ("break", "present") or (nearest and kind == "boundary"):
            break
        if kind == "strong_future" or (kind == "infinitive" and not nearest):
            if kind == "strong_future" or t.word(i - 1) in ("is", "are"):
                return STRONG
            return LIKELY if t.word(i - 1) in cue_words("before_infinitive") else 1
        if kind == "report" and not nearest:
            return -STRONG if first - i <= _BESIDE else -1
        if kind in _SIGNS and not nearest:
            nearest = _SIGNS[kind]
            sure = kind != "past" or first - i == 1 or t.word(i) in tense_words()
            if nearest > 0 or (first - i <= _BESIDE and sure):
                return nearest
    return nearest


def tense_after(t: Tokens, stop: int) -> int:
    """The tense of what follows token ``stop`` in its clause.

    A verb of reporting says when it was told, and not when it happens ("on Friday, the minister said"),
    unless it follows at once ("the minister on Friday said").
    """
    if _kind(t, stop) == "report":
        return -STRONG
    for i in range(stop, min(stop + _RIGHT, len(t))):
        kind = _kind(t, i)
        if kind in ("break", "present"):
            break
        if kind == "report":
            return -1
        if kind in _SIGNS:
            return _SIGNS[kind]
    return 0
