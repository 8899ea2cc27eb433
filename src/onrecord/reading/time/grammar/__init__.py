"""The grammar of English time expressions: at a token, the longest phrase that starts there."""

from __future__ import annotations

from onrecord.reading.time.grammar.dates import day_after
from onrecord.reading.time.grammar.edges import edge
from onrecord.reading.time.grammar.lengths import length, stretch
from onrecord.reading.time.grammar.ordinals import hours_of, nth_of
from onrecord.reading.time.grammar.sets import repeated
from onrecord.reading.time.grammar.units import overnight, reference, same_time
from onrecord.reading.time.grammar.wholes import WHOLES
from onrecord.reading.time.grammar.years import Found, beside_year
from onrecord.reading.time.phrases import Calendar, Modified, Phrase, Relative
from onrecord.reading.time.tokens import Tokens

__all__ = ["find_phrase"]

_RULES = (
    *(edge, *WHOLES, nth_of, hours_of, same_time, beside_year),
    *(stretch, length, repeated, reference, overnight),
)


def find_phrase(t: Tokens, i: int, before: Phrase | None = None) -> tuple[Phrase, int] | None:
    """The longest phrase that starts at token ``i``, and the index after it; ``before`` ends just there."""
    best: Found | None = day_after(t, i, before) if isinstance(before, Calendar) else None
    for rule in _RULES:
        found = rule(t, i)
        if found and (best is None or found[1] > best[1]):
            best = found
    if best is None:
        return None
    return _open_ended(t, *best)


_ENDINGS = {
    ("or", "later"): "ON_OR_AFTER",
    ("and", "beyond"): "ON_OR_AFTER",
    ("or", "earlier"): "ON_OR_BEFORE",
    ("or", "sooner"): "ON_OR_BEFORE",
    ("or", "so"): "APPROX",
}


def _open_ended(t: Tokens, phrase: Phrase, at: int) -> Found:
    """Takes in "or later", "and beyond", "or earlier", "or so"."""
    mod = _ENDINGS.get((t.word(at), t.word(at + 1)))
    if mod is None or not isinstance(phrase, Calendar | Relative):
        return phrase, at
    return Modified(phrase, mod), at + 2
