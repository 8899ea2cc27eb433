"""The grammar of English time expressions: at a token, the longest phrase that starts there."""

from __future__ import annotations

from onrecord.reading.time.grammar.clock import time_of_day
from onrecord.reading.time.grammar.dates import calendar_date, holiday
from onrecord.reading.time.grammar.lengths import length, stretch
from onrecord.reading.time.grammar.numbers import skip
from onrecord.reading.time.grammar.parts import part_of_year, season
from onrecord.reading.time.grammar.sets import repeated
from onrecord.reading.time.grammar.units import (
    day_word,
    narrative_unit,
    reference,
    relative_unit,
    week_of,
)
from onrecord.reading.time.grammar.years import Found, era, year_phrase
from onrecord.reading.time.phrases import Calendar, Edge, Modified, Phrase, Relative
from onrecord.reading.time.tokens import Tokens

__all__ = ["find_phrase"]

_WHOLES = (
    time_of_day,
    calendar_date,
    part_of_year,
    season,
    holiday,
    era,
    relative_unit,
    narrative_unit,
    week_of,
    day_word,
    year_phrase,
)
_RULES = (*_WHOLES, stretch, length, repeated, reference)


def find_phrase(t: Tokens, i: int) -> tuple[Phrase, int] | None:
    """The longest phrase that starts at token ``i``, and the index after it."""
    best: Found | None = _edge(t, i)
    for rule in _RULES:
        found = rule(t, i)
        if found and (best is None or found[1] > best[1]):
            best = found
    if best is None:
        return None
    return _open_ended(t, *best)


def _whole(t: Tokens, i: int) -> Found | None:
    best: Found | None = None
    for rule in _WHOLES:
        found = rule(t, i)
        if found and (best is None or found[1] > best[1]):
            best = found
    return best


def _edge(t: Tokens, i: int) -> Found | None:
    """Early, middle and late parts: "late 2025", "earlier this week", "the end of next year", "year-end"."""
    return _edge_noun(t, i) or _edge_adjective(t, i) or _year_end(t, i)


def _edge_adjective(t: Tokens, i: int) -> Found | None:
    at = skip(t, i, "the")
    progress = t.kind(at, "progress")
    mod = progress or t.kind(at, "edge")
    if mod is None or t.word(at) == "middle":
        return None
    behind = skip(t, skip(t, at + 1, "-"), "in", "on")
    whole = _whole(t, behind)
    if whole is None or (at > i and isinstance(whole[0], Relative)):
        return None
    return Edge(mod, whole[0], progress is not None), whole[1]


def _edge_noun(t: Tokens, i: int) -> Found | None:
    at = skip(t, i, "the")
    mod = t.kind(at, "edge_noun")
    if mod is None:
        return None
    if t.word(at + 1) == "of":
        whole = _whole(t, at + 2)
    elif t.word(at) == "end" and at == i:
        whole = _whole(t, skip(t, at + 1, "-"))
        whole = whole if whole and isinstance(whole[0], Calendar) else None
    else:
        return None
    return (Edge(mod, whole[0], point=True), whole[1]) if whole else None


def _year_end(t: Tokens, i: int) -> Found | None:
    word = t.word(i)
    possessive = word in ("year's", "month's", "week's", "quarter's")
    plain = (
        t.word(i + 1) == "end"
        if word == "year" and t.word(i + 1) != "-"
        else word in ("year", "month", "quarter")
    )
    if not possessive and not plain:
        return None
    at = skip(t, i + 1, "-")
    if t.word(at) != "end" or t.word(at + 1) == "of":
        return None
    return Edge("END", Relative(word.removesuffix("'s"), 0), point=True), at + 1


_ENDINGS = {
    ("or", "later"): "ON_OR_AFTER",
    ("and", "beyond"): "ON_OR_AFTER",
    ("or", "earlier"): "ON_OR_BEFORE",
    ("or", "so"): "APPROX",
}


def _open_ended(t: Tokens, phrase: Phrase, at: int) -> Found:
    """Takes in "or later", "and beyond", "or earlier", "or so"."""
    mod = _ENDINGS.get((t.word(at), t.word(at + 1)))
    if mod is None or not isinstance(phrase, Calendar | Relative):
        return phrase, at
    return Modified(phrase, mod), at + 2
