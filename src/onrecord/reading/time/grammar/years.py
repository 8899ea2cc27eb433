"""Years, fiscal years, pairs of years, decades and centuries."""

from __future__ import annotations

from dataclasses import replace

from onrecord.reading.time.grammar.numbers import ordinal, skip, small, year
from onrecord.reading.time.lexicon import cue_words
from onrecord.reading.time.phrases import Calendar, Era, Literal, Modified, Phrase, Relative
from onrecord.reading.time.tokens import Tokens

__all__ = ["Found", "beside_year", "era", "relative_year", "year_pair", "year_phrase", "yearish"]

Found = tuple[Phrase, int]
"""A phrase and the index of the token after it."""


def year_pair(t: Tokens, i: int) -> tuple[Calendar, int] | None:
    """Two years in a row written as one: "2024-25", "2024/25", "2024/2025"."""
    word = t.word(i)
    if len(word) in (7, 9) and word[4] in "-/" and word[:4].isdigit() and word[5:].isdigit():
        first, last = int(word[:4]), word[5:]
        if int(last) == (first + 1 if len(last) == 4 else (first + 1) % 100) and 1000 <= first <= 2999:
            return Calendar(year=first, last_year=first + 1), i + 1
    return None


def relative_year(t: Tokens, i: int) -> Found | None:
    """This, last or next year."""
    at = skip(t, i, "the")
    value = t.kind(at, "shift")
    if value is None or t.word(at + 1) != "year":
        return None
    return Relative("year", int(value)), at + 2


def yearish(t: Tokens, i: int) -> Found | None:
    """A year as a whole that something is part of: "2025", "this year", "the year", "fiscal 2025"."""
    if relative := relative_year(t, i):
        return relative
    at = skip(t, i, "the")
    if fiscal := _fiscal_year(t, i):
        return fiscal
    if pair := year_pair(t, at):
        return pair
    if found := year(t, at):
        return Calendar(year=found[0]), found[1]
    return (Relative("year", 0), at + 1) if at > i and t.word(at) == "year" else None


def _fiscal_year(t: Tokens, i: int) -> Found | None:
    """ "fiscal 2026", "the 2026 fiscal year", "fiscal year 2025-26", "FY2026", "FY26"."""
    at = skip(t, i, "the")
    if pair := year_pair(t, skip(t, skip(t, at + 1, "year"), "of") if t.kind(at, "fiscal") else at):
        named_after = t.kind(pair[1], "fiscal") is not None and t.word(pair[1] + 1) == "year"
        if named_after or t.kind(at, "fiscal"):
            return replace(pair[0], fiscal=True), pair[1] + 2 * named_after
    if t.word(at) == "fy" or t.kind(at, "fiscal"):
        at = skip(t, skip(t, at + 1, "year"), "'")
        short = small(t, at, 10, 99) if t.word(at - 1) in ("fy", "'") else None
        named = (2000 + short, at + 1) if short else year(t, at)
    else:
        named = year(t, at)
        if not named or not (t.kind(named[1], "fiscal") and t.word(named[1] + 1) == "year"):
            return None
        named = named[0], named[1] + 2
    if not named:
        return None
    if (
        t.word(named[1]) in ("-", "/", "–")
        and t.glued(named[1])
        and small(t, named[1] + 1, 0, 99) is not None
    ):
        named = named[0], named[1] + 2
    return Calendar(year=named[0], fiscal=True), named[1]


def _before_christ(t: Tokens, i: int) -> Found | None:
    number = small(t, i, 1, 9999)
    if number is None or t.word(i + 1) not in ("bc", "bce", "b.c.", "b.c"):
        return None
    return Literal("DATE", f"BC{number:04d}"), i + 2


def year_phrase(t: Tokens, i: int) -> Found | None:
    """A bare year where the words around do not make it a count."""
    if pair := year_pair(t, i):
        return pair
    if fiscal := _fiscal_year(t, i):
        return fiscal
    at = i + 2 if t.word(i) == "the" and t.word(i + 1) == "year" else i
    if before_christ := _before_christ(t, at):
        return before_christ
    found = year(t, at)
    if not found:
        return None
    if at > i:
        return Calendar(year=found[0]), found[1]
    value, after = found
    before, behind = t.word(i - 1), t.word(after)
    if before in cue_words("before_number"):
        return None
    if (
        behind in cue_words("counted_things")
        or t.kind(after, "unit")
        or behind in ("%", "°")
        or (t.glued(after) and behind.isalpha())
    ):
        return None
    if before == "the" and behind in cue_words("not_after_year") and t.capital(after):
        return None  # a body named for a year: "the 1985 Committee"
    if t.glued(i) and before not in ("-", "(", "/", "–", "—", '"', "“", "'", "‘", "["):
        return None
    if t.word(i)[0] == "'":
        return (Calendar(year=value), after) if before in ("in", "of", "since", "by") else None
    likely = 1900 <= value <= 2059 if before not in cue_words("before_year") else 1000 <= value <= 2199
    if value < 1700 and before not in ("in", "since", "year", "until", "by"):
        likely = False
    return (Calendar(year=value), after) if likely else None


def beside_year(t: Tokens, i: int) -> Found | None:
    """ "post-2027", "pre-1990": the years after or before one."""
    mod = {"post": "AFTER", "pre": "BEFORE"}.get(t.word(i))
    if mod is None or t.word(i + 1) not in ("-", "–"):
        return None
    found = year(t, i + 2)
    return (Modified(Calendar(year=found[0]), mod), found[1]) if found else None


def era(t: Tokens, i: int) -> Found | None:
    """A decade or century: "the 1990s", "the '80s", "the nineties", "the 20th century"."""
    at = skip(t, i, "the")
    word = t.word(at)
    digits = word.strip("'s").replace("'", "")
    if word.endswith("s") and digits.isdigit() and digits.endswith("0"):
        if len(digits) == 4 and digits[0] in "12":
            years = int(digits)
            return Era(years // 100 if years % 100 == 0 and years < 2000 else years // 10), at + 1
        if len(digits) == 2 and (word[0] == "'" or at > i):
            return Era((190 if int(digits) >= 20 else 200) + int(digits) // 10), at + 1
    if at > i and (value := t.kind(at, "decade_word")) is not None:
        return Era(int(value) // 10), at + 1
    nth = ordinal(t, at)
    if nth and t.word(skip(t, nth[1], "-")) == "century" and 10 <= nth[0] <= 30:
        return Era(nth[0] - 1), skip(t, nth[1], "-") + 1
    return None
