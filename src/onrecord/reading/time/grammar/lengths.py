"""Lengths of time: "two years", "two years ago", "a year earlier", "the coming months"."""

from __future__ import annotations

from dataclasses import replace

from onrecord.reading.time.grammar.amounts import Counted, counted, modifier
from onrecord.reading.time.grammar.numbers import skip
from onrecord.reading.time.grammar.years import Found
from onrecord.reading.time.lexicon import cue_words
from onrecord.reading.time.phrases import Length, Shifted, Stretch, Vague
from onrecord.reading.time.tokens import Tokens

__all__ = ["length", "stretch"]

_OR = {"so": "APPROX", "more": "EQUAL_OR_MORE", "less": "EQUAL_OR_LESS", "longer": "EQUAL_OR_MORE"}


def length(t: Tokens, i: int) -> Found | None:
    """A length of time, with "ago", "earlier" or "later" taken in."""
    mod, at = modifier(t, i)
    if mod is None and t.word(i) == "over":
        if t.word(i + 1) == "over":
            return None  # a stutter: looking past it again and again would never end
        later = length(t, i + 1)  # "over 50 years ago"; "over two years" is a bound
        past = later is not None and isinstance(later[0], Shifted) and later[0].length.mod is None
        return _more_than(later) if past else None
    count = counted(t, at)
    if count is None:
        return _bare(t, i) if mod is None else None
    unit_at = skip(t, count.after, "-")
    unit = t.kind(unit_at, "unit")
    if unit is None or unit == "half" or (count.article and t.kind(unit_at, "plural")):
        return None
    if _other_sense(t, at, unit_at) or (count.article and _rate(t, at, unit_at)):
        return None
    if count.value is not None and count.value >= 100_000:
        return None
    return _tail(t, Length(unit, count.value, mod or count.mod, count.low), unit_at + 1)


def _more_than(found: Found | None) -> Found | None:
    if found is None or not isinstance(found[0], Shifted):
        return None
    phrase = found[0]
    return replace(phrase, length=replace(phrase.length, mod="MORE_THAN")), found[1]


def _other_sense(t: Tokens, at: int, unit: int) -> bool:
    """Ages, "three-quarters", "a second man", "a year-earlier loss" are no lengths."""
    behind, next_but_one = t.word(unit + 1), t.word(unit + 2)
    if behind == "old" or (behind == "-" and next_but_one in ("old", "olds", "ago", "earlier")):
        return True
    if behind == "of" and next_but_one == "age":
        return True
    name = t.kind(unit, "unit")
    if name == "quarter":
        return t.word(at + 1) == "-" or (
            t.kind(at, "article") is not None and behind not in cue_words("moved")
        )
    hyphen = t.word(unit - 1) == "-"
    return name == "second" and not t.kind(unit, "plural") and not hyphen and not t.kind(at, "number")


def _rate(t: Tokens, at: int, unit: int) -> bool:
    """Whether "a year" says how often or how much each: "$10 a year", "24 hours a day"."""
    if t.word(unit + 1) in cue_words("moved"):
        return False
    before = t.word(at - 1)
    return before[0].isdigit() or before in cue_words("before_rate") or t.kind(at - 1, "unit") is not None


def _bare(t: Tokens, i: int) -> Found | None:
    """Plural units without a number: "for years", "weeks later"."""
    unit = t.kind(i, "unit")
    if unit is None or t.kind(i, "plural") is None or unit in ("second", "night", "weekend"):
        return None
    behind = t.word(i + 1)
    if behind in cue_words("moved") or behind == "of" or t.word(i - 1) in cue_words("before_bare_unit"):
        after = i + 3 if behind in ("or", "and") and t.kind(i + 2, "plural") else i + 1
        return _tail(t, Length(unit, None), after)
    if behind == "-" and t.word(i + 2) == "long":
        return Length(unit, None), i + 3
    return None


def _tail(t: Tokens, found: Length, at: int) -> Found:
    """Takes in what follows a length: "and a half", "or so", "ago", "later"."""
    if found.amount is not None and tuple(t.words[at : at + 3]) == ("and", "a", "half"):
        found, at = replace(found, amount=found.amount + 0.5), at + 3
    if t.word(at) == "or" and t.word(at + 1) in _OR:
        found, at = replace(found, mod=_OR[t.word(at + 1)]), at + 2
    elif found.amount == 1 and t.word(at) == "or" and t.word(at + 1) == "two":
        found, at = replace(found, amount=2, low=1, mod="APPROX"), at + 2
    word = t.word(at)
    if word == "ago":
        return Shifted(found, -1), at + 1
    if word == "from" and t.word(at + 1) in ("now", "today"):
        return Shifted(found, 1, exact=True), at + 2
    if word == "hence":
        return Shifted(found, 1, exact=True), at + 1
    if word == "earlier" or (word in ("before", "previously") and not t.word(at + 1).isalnum()):
        return Shifted(found, -1, narrative=True), at + 1
    if word in ("later", "afterwards", "afterward"):
        return Shifted(found, 1, narrative=True), at + 1
    return found, at


def stretch(t: Tokens, i: int) -> Found | None:
    """A length that ends or starts at the day of writing: "the past two years", "the coming months"."""
    at = skip(t, i, "the", "these", "this")
    direction = 1 if t.kind(at, "forward") else -1 if t.kind(at, "back") else 0
    if not direction and t.word(at) not in ("first", "final"):
        return _definite(t, at) if at > i else None
    mod, behind = modifier(t, at + 1)
    count = counted(t, behind) or Counted(None, at + 1)
    if count.article:
        return None
    unit_at = skip(t, count.after, "-")
    unit, plural = t.kind(unit_at, "unit"), t.kind(unit_at, "plural") is not None
    if unit is None or unit == "half" or (unit == "second" and not plural):
        return None
    bare = count.after == at + 1
    if bare and not plural:
        return _single(t, at, unit, direction)
    found = Length(unit, count.value, mod or count.mod, count.low)
    return _stretched(t, found, direction, bare, unit_at + 1)


def _single(t: Tokens, at: int, unit: str, direction: int) -> Found | None:
    """ "the past week", "the next day or two"."""
    after = at + 2
    if t.word(after) == "or" and t.word(after + 1) == "two":
        return Stretch(Length(unit, 2, "APPROX", 1), direction), after + 2
    past = t.word(at) == "past" and unit != "day"
    return (Stretch(Length(unit, 1), direction), after) if past else None


def _stretched(t: Tokens, found: Length, direction: int, bare: bool, after: int) -> Found:
    if t.word(after) == "or" and t.word(after + 1) == "so":
        found, after = replace(found, mod="APPROX"), after + 2
    elif bare and t.word(after) in ("and", "or") and t.kind(after + 1, "plural"):
        after += 2
    if not direction:
        return replace(found, definite=True), after
    if bare and direction < 0 and t.word(after - 2) != "recent":
        return Vague("PAST_REF"), after
    return Stretch(found, direction, vague=bare), after


def _definite(t: Tokens, at: int) -> Found | None:
    """ "the nine months", "the early years", "the weeks ahead", "the years to come"."""
    if t.kind(at, "plural"):
        ahead = t.word(at + 1) == "ahead"
        if not ahead and tuple(t.words[at + 1 : at + 3]) != ("to", "come"):
            return None
        unit = Length(t.kind(at, "unit") or "", None)
        return Stretch(unit, 1, vague=True), at + (2 if ahead else 3)
    count = Counted(None, at + 1) if t.word(at) == "early" else counted(t, at)
    if count and (unit_name := t.kind(count.after, "unit")) and t.kind(count.after, "plural"):
        return Length(unit_name, count.value, definite=True), count.after + 1
    return None
