"""How the words before an expression limit its window, and the window that comes of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from onrecord.reading.time.lexicon import bound_words, cue_words
from onrecord.reading.time.meaning import Context, Meaning
from onrecord.reading.time.phrases import Calendar, DayTime, Edge, Length, Phrase, Shifted, Stretch
from onrecord.reading.time.resolve import length_end
from onrecord.reading.time.tokens import BREAK, Tokens
from onrecord.records import Bound, TimeWindow

__all__ = ["Limit", "limit_after", "limit_before", "limited_window"]

_LONGEST = 4
_EARLIEST = (("as", "early"), ("as", "soon"))
_NEGATION = 6
"""How many words before "until" or "before" a negation may stand."""


@dataclass(frozen=True, slots=True)
class Limit:
    """The bound that the words before an expression name, with those words; no words, no bound."""

    bound: Bound | None
    words: tuple[str, ...] = ()

    @property
    def looks_ahead(self) -> bool:
        """Whether these words are used of what is still to come, unless the verb says otherwise."""
        return self.bound is Bound.BY or self.words[-1:] == ("until",) or self.words[:2] in _EARLIEST


def limit_before(t: Tokens, first: int) -> Limit:
    """The longest run of limiting words that ends just before token ``first``."""
    for at in (first, first - 1 if t.word(first - 1) in ("the", "sometime") else first):
        for size in range(_LONGEST, 0, -1):
            words = tuple(t.words[max(at - size, 0) : at])
            if len(words) == size and (bound := bound_words().get(words)):
                negated = words[-1] in ("until", "till", "before") and _negated(t, at - size)
                return Limit(Bound.SINCE if negated else Bound(bound), words)
    return Limit(None)


def _negated(t: Tokens, stop: int) -> bool:
    """Whether "not" stands shortly before: what does not open until spring opens from spring on."""
    for i in range(stop - 1, max(stop - 1 - _NEGATION, -1), -1):
        if t.word(i) in (".", ";", ",", BREAK):
            return False
        if t.word(i) in cue_words("negation"):
            return True
    return False


_AFTER_LENGTH = {"after": Bound.AFTER, "following": Bound.AFTER, "before": Bound.BEFORE, "since": Bound.SINCE}
_AFTER_DATE = {"latest": Bound.BY, "earliest": Bound.SINCE}


def limit_after(t: Tokens, phrase: Phrase, stop: int) -> Limit:
    """The bound that words behind name: "a year after the treaty", "2027 onwards", "March at the latest"."""
    word = t.word(stop)
    if isinstance(phrase, Length):
        return Limit(_AFTER_LENGTH.get(word), ("length", word))
    if word in ("onwards", "onward"):
        return Limit(Bound.SINCE, (word,))
    if word == "at" and t.word(stop + 1) == "the":
        return Limit(_AFTER_DATE.get(t.word(stop + 2)), ("at", "the", t.word(stop + 2)))
    return Limit(None)


def limited_window(
    phrase: Phrase, meaning: Meaning, limit: Limit, context: Context
) -> tuple[TimeWindow | None, Bound | None, bool]:
    """The window after the bound, the bound itself, and whether the window is approximate."""
    if isinstance(phrase, Length):
        return _length_window(phrase, limit, context)
    if isinstance(phrase, Stretch):
        return _stretch_window(meaning, limit)
    if meaning.first is None and meaning.last is None:
        return None, None if limit.bound is Bound.IN or meaning.type == "SET" else limit.bound, False
    bound = limit.bound or Bound.IN
    if limit.words == ("from",) and (isinstance(phrase, Shifted) or _has_end(phrase)):
        bound = Bound.IN  # "up from a year earlier" compares, "from 3 to 9 June" says its end
    if meaning.days is None:
        return TimeWindow(meaning.first, meaning.last), bound, meaning.approximate
    first, last = _points(phrase, meaning, bound)
    approximate = meaning.approximate or bound is Bound.AROUND
    return _apply(bound, first, last), bound, approximate


def _has_end(phrase: Phrase) -> bool:
    return isinstance(phrase, Calendar) and phrase.last_day is not None


def _points(phrase: Phrase, meaning: Meaning, bound: Bound) -> tuple[date, date]:
    """First and last day; beside a bound "the end of" a stretch is its last day, "the start of" its first."""
    first, last = meaning.days or (date.min, date.max)
    if isinstance(phrase, Edge) and phrase.point and bound not in (Bound.IN, Bound.AROUND):
        if phrase.mod == "END":
            return (
                (last + timedelta(1), last + timedelta(1))
                if bound is Bound.BEFORE and last < date.max
                else (last, last)
            )
        if phrase.mod == "START":
            return first, first
    if isinstance(phrase, DayTime) and bound is Bound.BEFORE and last < date.max:
        return first, last + timedelta(1)  # "before 5 p.m. on Friday" still includes that Friday
    return first, last


def _apply(bound: Bound, first: date, last: date) -> TimeWindow | None:
    if bound is Bound.BY:
        return TimeWindow(None, last)
    if bound is Bound.SINCE:
        return TimeWindow(first, None)
    if bound is Bound.BEFORE:
        return TimeWindow(None, first - timedelta(1)) if first > date.min else None
    if bound is Bound.AFTER:
        return TimeWindow(last + timedelta(1), None) if last < date.max else None
    return TimeWindow(first, last)


def _length_window(
    phrase: Length, limit: Limit, context: Context
) -> tuple[TimeWindow | None, Bound | None, bool]:
    """ "within two years" runs from the day of writing; "in two years" is the day on which they are over."""
    anchor = context.anchor
    if limit.words == ("within",) or limit.words == ("inside",):
        last, approximate = length_end(phrase, anchor) if anchor else (None, False)
        return (TimeWindow(anchor, last) if last else None), Bound.WITHIN, approximate
    if limit.words == ("in",) and context.direction >= 0 and anchor is not None and not phrase.definite:
        last, approximate = length_end(phrase, anchor)
        if phrase.mod in ("MORE_THAN", "EQUAL_OR_MORE"):
            return (TimeWindow(last, None) if last else None), Bound.SINCE, approximate
        if phrase.mod in ("LESS_THAN", "EQUAL_OR_LESS"):
            return (TimeWindow(anchor, last) if last else None), Bound.WITHIN, approximate
        first = anchor if phrase.amount is None else last
        if phrase.low is not None:
            first, _ = length_end(Length(phrase.unit, phrase.low), anchor)
        return (TimeWindow(first, last) if last else None), Bound.IN, approximate
    return None, limit.bound if limit.words[:1] == ("length",) else None, False


def _stretch_window(meaning: Meaning, limit: Limit) -> tuple[TimeWindow | None, Bound | None, bool]:
    if meaning.days is None:
        return None, limit.bound, False
    bound = limit.bound or Bound.IN
    window = TimeWindow(*meaning.days)
    if bound is Bound.IN or bound is Bound.WITHIN:
        return window, bound, meaning.approximate
    return _apply(bound, *meaning.days), bound, meaning.approximate
