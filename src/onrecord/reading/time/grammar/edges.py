"""Early, middle and late parts, and what is left: "late 2025", "the end of next year", "the rest of May"."""

from __future__ import annotations

from onrecord.reading.time.grammar.numbers import skip
from onrecord.reading.time.grammar.wholes import whole
from onrecord.reading.time.grammar.years import Found
from onrecord.reading.time.lexicon import cue_words
from onrecord.reading.time.phrases import Calendar, Edge, Relative, Rest
from onrecord.reading.time.tokens import Tokens

__all__ = ["edge"]


def edge(t: Tokens, i: int) -> Found | None:
    """A part of a stretch that is named by its place in it and not by a number."""
    return (
        _edge_noun(t, i)
        or _edge_part(t, i)
        or _edge_adjective(t, i)
        or _rest(t, i)
        or _year_end(t, i)
        or _middle(t, i)
    )


def _edge_adjective(t: Tokens, i: int) -> Found | None:
    """ "late 2025", "earlier this week", "early to mid-March"."""
    at = skip(t, i, "the")
    progress = t.kind(at, "progress")
    mod = progress or t.kind(at, "edge")
    if mod is None or t.word(at) == "middle":
        return None
    until, behind = _second_edge(t, at + 1)
    hyphen = t.word(behind) == "-"
    behind = skip(t, skip(t, behind, "-"), "in", "on")
    found = whole(t, behind) or _new_year(t, behind)
    if found is None or (at > i and isinstance(found[0], Relative)):
        return None
    if at > i and hyphen and isinstance(found[0], Calendar) and found[0].month is not None:
        return None  # in "the late-May vote" the article is the vote's
    return Edge(mod, found[0], progress is not None, until=until), found[1]


def _second_edge(t: Tokens, i: int) -> tuple[str | None, int]:
    """The second part of "early to mid", "mid- to late", "early or mid", and the index after it."""
    at = skip(t, i, "-")
    if t.word(at) not in ("to", "or", "and", "/", "through"):
        return None, i
    at = skip(t, at + 1, "-")
    until = t.kind(at, "edge")
    return (None, i) if until is None else (until, at + 1)


def _new_year(t: Tokens, i: int) -> Found | None:
    """ "early in the new year": the one that comes, or has just come."""
    at = skip(t, i, "the")
    if t.word(at) != "new" or t.word(at + 1) != "year" or t.capital(at):
        return None
    return Relative("year", 1), at + 2


def _edge_noun(t: Tokens, i: int) -> Found | None:
    """ "the end of next year", "end-March"."""
    at = skip(t, i, "the")
    at = skip(t, at, "very")
    mod = t.kind(at, "edge_noun")
    if mod is None:
        return None
    if t.word(at + 1) == "of":
        found = whole(t, at + 2)
    elif t.word(at) == "end" and at == i:
        found = whole(t, skip(t, at + 1, "-"))
        found = found if found and isinstance(found[0], Calendar) else None
    else:
        return None
    return (Edge(mod, found[0], point=True), found[1]) if found else None


def _edge_part(t: Tokens, i: int) -> Found | None:
    """ "the early part of this year", "the latter part of May"."""
    at = skip(t, i, "the")
    mod = t.kind(at, "edge_part")
    if mod is None or t.word(at + 1) != "part" or t.word(at + 2) != "of":
        return None
    found = whole(t, at + 3)
    return (Edge(mod, found[0]), found[1]) if found else None


def _rest(t: Tokens, i: int) -> Found | None:
    """ "the rest of the year", "the remainder of 2025"."""
    if t.word(i) != "the" or t.word(i + 1) not in cue_words("rest") or t.word(i + 2) != "of":
        return None
    found = whole(t, i + 3)
    return (Rest(found[0]), found[1]) if found else None


def _year_end(t: Tokens, i: int) -> Found | None:
    """ "year-end", "the year's end", "month end"."""
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
    year_end = word == "year" and t.word(i + 1) == "-"
    return Edge("END", Relative(word.removesuffix("'s"), 0), point=True, close=year_end), at + 1


def _middle(t: Tokens, i: int) -> Found | None:
    """ "mid-year", "midweek", "mid-century": of the unit that runs."""
    unit = t.kind(i, "middle_unit")
    at = i + 1
    if unit is None and t.word(i) == "mid":
        at = skip(t, i + 1, "-")
        unit, at = t.kind(at, "unit") if t.kind(at, "calendar_unit") else None, at + 1
    if unit is None or unit == "day":
        return None
    return Edge("MID", Relative(unit, 0)), at
