"""How much of a unit is meant: "two", "three to five", "a few", "more than a", "at least"."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.reading.time.grammar.numbers import amount, skip
from onrecord.reading.time.lexicon import cue_words
from onrecord.reading.time.tokens import Tokens

__all__ = ["Counted", "counted", "modifier"]

_MODIFIERS = {
    ("more", "than"): "MORE_THAN",
    ("longer", "than"): "MORE_THAN",
    ("less", "than"): "LESS_THAN",
    ("fewer", "than"): "LESS_THAN",
    ("at", "least"): "EQUAL_OR_MORE",
    ("at", "most"): "EQUAL_OR_LESS",
    ("up", "to"): "EQUAL_OR_LESS",
    ("well", "over"): "MORE_THAN",
    ("just", "over"): "MORE_THAN",
    ("just", "under"): "LESS_THAN",
}
_NEGATED = {
    "more": "EQUAL_OR_LESS",
    "longer": "EQUAL_OR_LESS",
    "less": "EQUAL_OR_MORE",
    "fewer": "EQUAL_OR_MORE",
}


@dataclass(frozen=True, slots=True)
class Counted:
    """An amount, None where unstated; the lesser amount of a range; the index after; a mod of its own."""

    value: float | None
    after: int
    low: float | None = None
    mod: str | None = None
    article: bool = False


def modifier(t: Tokens, i: int) -> tuple[str | None, int]:
    """A TIMEX3 mod that stands before an amount, and the index after it."""
    pair = (t.word(i), t.word(i + 1))
    if pair in _MODIFIERS:
        return _MODIFIERS[pair], i + 2
    if pair[0] in ("no", "not") and pair[1] in _NEGATED and t.word(i + 2) == "than":
        return _NEGATED[pair[1]], i + 3
    if t.kind(i, "approximately") and pair[0] != "some":
        return "APPROX", i + 1
    if pair[0] == "under" and t.word(i - 1) in ("in", "for"):
        return "LESS_THAN", i + 1
    if pair[0] == "over" and t.word(i - 1) in cue_words("before_over"):
        return "MORE_THAN", i + 1
    return None, i


def counted(t: Tokens, i: int) -> Counted | None:
    """The amount at ``i``: a number, a range of numbers, an article, or a loose word such as "several"."""
    if found := _loose(t, i):
        return found
    article = t.kind(i, "article") is not None
    if article and t.kind(i + 1, "scale") is None:
        after = i + 2 if t.word(i + 1) in cue_words("after_article") else i + 1
        return Counted(1, after, article=True)
    found_number = amount(t, i + article)
    if not found_number:
        return None
    value, at = found_number
    value, at = _and_a_half(t, value, at)
    at = skip(t, at, "-") if t.word(at + 1) in ("to", "or") else at
    if t.word(at) in ("to", "or", "-", "–"):
        higher = amount(t, skip(t, at + 1, "-"))
        if higher and higher[0] > value and t.kind(skip(t, higher[1], "-"), "unit"):
            return Counted(higher[0], higher[1], low=value)
    return Counted(value, at + 1 if t.word(at) in cue_words("after_number") else at)


def _and_a_half(t: Tokens, value: float, at: int) -> tuple[float, int]:
    """ "two and a half", "seven-and-a-half"."""
    i = at
    for word in ("and", "a", "half"):
        i = skip(t, i, "-")
        if t.word(i) != word:
            return value, at
        i += 1
    return value + 0.5, i


def _loose(t: Tokens, i: int) -> Counted | None:
    at = skip(t, i, "a", "the") if t.word(i + 1) in ("few", "couple", "dozen", "half") else i
    word = t.word(at)
    if word in ("few", "several", "some", "many", "dozens"):
        return Counted(None, skip(t, at + 1, "more", "of"))
    if word == "couple":
        return Counted(2, skip(t, at + 1, "of", "more"), mod="APPROX")
    if word == "dozen":
        return Counted(12, at + 1)
    if word == "half" and t.word(at + 1) in ("a", "an"):
        return Counted(0.5, at + 2)
    return None
