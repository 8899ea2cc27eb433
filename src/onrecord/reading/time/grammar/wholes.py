"""Stretches of time that can be whole or have parts: "May 2025", "next year", "the 1990s", "the week"."""

from __future__ import annotations

from onrecord.reading.time.grammar.clock import time_of_day
from onrecord.reading.time.grammar.dates import calendar_date, holiday
from onrecord.reading.time.grammar.parts import part_of_year, season
from onrecord.reading.time.grammar.units import day_word, narrative_unit, relative_unit, week_of
from onrecord.reading.time.grammar.years import Found, era, year_phrase
from onrecord.reading.time.tokens import Tokens

__all__ = ["WHOLES", "whole"]

WHOLES = (
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


def whole(t: Tokens, i: int) -> Found | None:
    """The longest such phrase that starts at token ``i``."""
    best: Found | None = None
    for rule in WHOLES:
        found = rule(t, i)
        if found and (best is None or found[1] > best[1]):
            best = found
    return best
