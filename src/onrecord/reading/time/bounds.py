"""How the words before an expression limit its window, and the window that comes of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from onrecord.reading.time.calendar import add_units
from onrecord.reading.time.lexicon import bound_words, cue_words
from onrecord.reading.time.meaning import STRONG, Context, Meaning
from onrecord.reading.time.phrases import (
    Calendar,
    DayTime,
    Edge,
    Length,
    Modified,
    Narrative,
    Phrase,
    Relative,
    Shifted,
    Stretch,
)
from onrecord.reading.time.resolve import length_end
from onrecord.reading.time.tokens import BREAK, Tokens
from onrecord.records import Bound, TimeWindow

__all__ = ["Limit", "beside_noun", "bounded", "limit_after", "limit_before", "limited_window"]

_LONGEST = 4
_EARLIEST = (("as", "early"), ("as", "soon"))
_NEGATION = 6
"""How many words before "until" or "before" a negation may stand."""


@dataclass(frozen=True, slots=True)
class Limit:
    """The bound that the words before an expression name, with those words; no words, no bound."""

    bound: Bound | None
    words: tuple[str, ...] = ()
    named_event: bool = False
    """Whether a year names an event in it: "before the 2024 election" may be late in 2024."""
    of_event: bool = False
    """Whether a length is counted from an event: "within 30 days of receipt"."""

    @property
    def looks_ahead(self) -> bool:
        """Whether these words are used of what is still to come, unless the verb says otherwise."""
        if self.words[-1:] == ("into",):
            return False
        return self.bound is Bound.BY or "until" in self.words or self.words[:2] in _EARLIEST


def limit_before(t: Tokens, first: int) -> Limit:
    """The longest run of limiting words that ends just before token ``first``."""
    if t.word(first - 1) in cue_words("approximator"):
        begun = first - 2 if t.word(first - 2) in ("some", "sometime") else first - 1
        found = _run_before(t, begun)
        if found.bound not in (None, Bound.IN):
            return found  # "by about 2040"
    found = _run_before(t, first)
    if found.bound is None and t.word(first - 1) in ("the", "sometime"):
        found = _run_before(t, first - 1)
    return found


def _run_before(t: Tokens, at: int) -> Limit:
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


def beside_noun(t: Tokens, phrase: Phrase, extent: tuple[int, int], limit: Limit) -> Limit:
    """The limit with what the noun behind says: "before the 2024 election", "within 30 days of receipt"."""
    first, stop = extent
    if isinstance(phrase, Length) and limit.words in (("within",), ("inside",)) and t.word(stop) == "of":
        return replace(limit, of_event=True)
    bare = (
        isinstance(phrase, Calendar)
        and phrase.month is None
        and phrase.weekday is None
        and phrase.day is None
    )
    if not bare or limit.bound not in (Bound.BEFORE, Bound.AFTER) or t.word(first - 1) != "the":
        return limit
    behind = t.word(stop)
    return replace(limit, named_event=behind.isalpha() and behind not in cue_words("clause_end"))


_AFTER_LENGTH = {"after": Bound.AFTER, "following": Bound.AFTER, "before": Bound.BEFORE, "since": Bound.SINCE}
_AFTER_DATE = {"latest": Bound.BY, "earliest": Bound.SINCE}


def limit_after(t: Tokens, phrase: Phrase, stop: int) -> Limit:
    """The bound that words behind name: "a year after the treaty", "2027 onwards", "March at the latest"."""
    word = t.word(stop)
    if isinstance(phrase, Length):
        if word == "from" and set(t.kinds_at(stop + 1)) & {"weekday", "month", "day_word"}:
            return Limit(Bound.AFTER, ("length", word))  # "a week from Friday"
        return Limit(_AFTER_LENGTH.get(word), ("length", word))
    if word in ("onwards", "onward"):
        return Limit(Bound.SINCE, (word,))
    if word == "at" and t.word(stop + 1) == "the":
        at = stop + 3 if t.word(stop + 2) == "very" else stop + 2
        return Limit(_AFTER_DATE.get(t.word(at)), ("at", "the", t.word(at)))
    return Limit(None)


def limited_window(
    phrase: Phrase, meaning: Meaning, limit: Limit, context: Context
) -> tuple[TimeWindow | None, Bound | None, bool]:
    """The window after the bound, the bound itself, and whether the window is approximate."""
    if isinstance(phrase, Length):
        return _length_window(phrase, limit, context)
    if isinstance(phrase, Stretch):
        return _stretch_window(phrase, meaning, limit)
    if stretch := _as_stretch(phrase, limit, context):
        first, last = stretch
        return TimeWindow(first, last), Bound.WITHIN, False
    if meaning.fiscal or (meaning.first is None and meaning.last is None):
        return (
            None,
            None if limit.bound in (Bound.IN, Bound.WITHIN) or meaning.type == "SET" else limit.bound,
            False,
        )
    bound = limit.bound or Bound.IN
    if limit.words == ("over",) or _compares(phrase, limit):
        bound = Bound.IN  # "over the weekend"
    if isinstance(phrase, Modified) and bound is Bound.IN:
        bound = _OWN_BOUND.get(phrase.mod, bound)
    if meaning.days is None:
        return TimeWindow(meaning.first, meaning.last), bound, meaning.approximate
    first, last = _points(phrase, meaning, bound, limit)
    approximate = meaning.approximate or bound is Bound.AROUND
    return bounded(bound, first, last, context.anchor), bound, approximate


def _compares(phrase: Phrase, limit: Limit) -> bool:
    """ "Up from a year earlier" compares, "from 3 to 9 June" says its end."""
    ended = isinstance(phrase, Calendar) and phrase.last_day is not None
    return limit.words == ("from",) and (isinstance(phrase, Shifted | Narrative) or ended)


def _as_stretch(phrase: Phrase, limit: Limit, context: Context) -> tuple[date, date] | None:
    """ "Over the next month", "in the last year": a length from the day of writing and no calendar unit."""
    if isinstance(phrase, Modified) and phrase.mod == "APPROX":
        phrase = phrase.whole  # "the next year or so"
    if not isinstance(phrase, Relative) or not phrase.definite or context.anchor is None:
        return None
    if limit.words[-1:] not in _STRETCHING or (
        context.narrative and context.direction <= -STRONG and phrase.shift == 1
    ):
        return None
    other = add_units(context.anchor, phrase.unit, phrase.shift or 0)
    if other is None:
        return None
    return min(context.anchor, other), max(context.anchor, other)


_OWN_BOUND = {
    "AFTER": Bound.AFTER,
    "BEFORE": Bound.BEFORE,
    "ON_OR_AFTER": Bound.SINCE,
    "ON_OR_BEFORE": Bound.BY,
}
"""The bounds that words inside an expression set: "post-2027", "2027 or later"."""
_STRETCHING = (("over",), ("in",), ("within",), ("during",), ("for",), ("throughout",), ("inside",))


def _points(phrase: Phrase, meaning: Meaning, bound: Bound, limit: Limit) -> tuple[date, date]:
    """First and last day; beside a bound "the end of" is the last day, "the start of" the first."""
    first, last = meaning.days or (date.min, date.max)
    if isinstance(phrase, Edge) and phrase.point and bound not in (Bound.IN, Bound.AROUND, Bound.WITHIN):
        first, last = _edge_points(phrase, meaning, bound)
    if limit.named_event and last < date.max:
        return last + timedelta(1), first - timedelta(1) if first > date.min else first
    if isinstance(phrase, DayTime) and bound is Bound.BEFORE and last < date.max:
        return first, last + timedelta(1)  # "before 5 p.m. on Friday" still includes that Friday
    return first, last


def _edge_points(phrase: Edge, meaning: Meaning, bound: Bound) -> tuple[date, date]:
    first, last = meaning.days or (date.min, date.max)
    if phrase.mod == "END" and bound is Bound.BEFORE and last < date.max:
        return last + timedelta(1), last + timedelta(1)
    if phrase.mod == "END":
        return last, last
    if phrase.mod == "START":
        return first, first
    if meaning.grain == "century":
        middle = date(first.year // 100 * 100 + 50, 12, 31)  # "by the middle of the century": the year 50
        return date(middle.year, 1, 1), middle
    return first, last


def bounded(bound: Bound, first: date, last: date, anchor: date | None = None) -> TimeWindow | None:
    """The window of the days from ``first`` to ``last`` under a bound."""
    if bound is Bound.BY:
        return TimeWindow(None, last)
    if bound is Bound.SINCE:
        return TimeWindow(first, None)
    if bound is Bound.BEFORE:
        return TimeWindow(None, first - timedelta(1)) if first > date.min else None
    if bound is Bound.AFTER:
        return TimeWindow(last + timedelta(1), None) if last < date.max else None
    if bound is Bound.WITHIN and anchor is not None and first <= anchor <= last:
        return TimeWindow(anchor, last)  # "within the year"
    return TimeWindow(first, last)


def _length_window(
    phrase: Length, limit: Limit, context: Context
) -> tuple[TimeWindow | None, Bound | None, bool]:
    """ "within two years" runs from the day of writing; "in two years" is the day on which they are over."""
    anchor = context.anchor
    if limit.of_event:
        return None, Bound.WITHIN, False
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


def _stretch_window(
    phrase: Stretch, meaning: Meaning, limit: Limit
) -> tuple[TimeWindow | None, Bound | None, bool]:
    """A counted stretch is one within which something happens, "the coming months" one in which it does."""
    if meaning.days is None:
        return None, limit.bound, False
    if limit.bound in (None, Bound.IN, Bound.WITHIN):
        return TimeWindow(*meaning.days), Bound.IN if phrase.vague else Bound.WITHIN, meaning.approximate
    return bounded(limit.bound, *meaning.days), limit.bound, meaning.approximate
