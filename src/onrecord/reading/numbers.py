"""Numbers in words and digits: "twenty-five", "1.2 billion", "a hundred", "$5m"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from onrecord.reading.names.lexicon import read_lines

__all__ = ["Number", "NumberWords", "is_year", "load_number_words", "number_at", "range_end"]

DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
GLUED = re.compile(r"(\d[\d,.]*)(bn|mn|tn|m|k|km|kg|MW|GW|kW)")
YEARS = range(1800, 2100)


@dataclass(frozen=True, slots=True)
class NumberWords:
    """Values of number words, scales and units, and what limiting words make of a number."""

    numbers: dict[str, float]
    scales: dict[str, float]
    units: dict[str, str]
    limits: dict[str, str]


@dataclass(frozen=True, slots=True)
class Number:
    """A number in the tokens ``first`` to ``last``; ``unit`` where a sign of money stands before it."""

    value: float
    first: int
    last: int
    unit: str | None
    digits: bool


@lru_cache(maxsize=1)
def load_number_words() -> NumberWords:
    """The tables of number words, scales, units and limits; read once a process, on first use."""

    def table(name: str) -> dict[str, str]:
        return dict(line.split("\t") for line in read_lines(name))

    return NumberWords(
        {word: float(value) for word, value in table("number_words.tsv").items()},
        {word: float(value) for word, value in table("number_scales.tsv").items()},
        table("units.tsv"),
        table("number_limits.tsv"),
    )


def _simple(token: Any, words: NumberWords) -> float | None:
    text = token.text
    if DIGITS.fullmatch(text):
        return float(text.replace(",", ""))
    return words.numbers.get(text.lower())


def _scaled(doc: Any, value: float, at: int, words: NumberWords) -> tuple[float, int]:
    """Applies "million", "dozen" and, after words, "hundred and five"."""
    while at + 1 < len(doc):
        lower = doc[at + 1].text.lower()
        scale = words.scales.get(lower)
        letter = len(lower) == 1
        if scale is None or (letter and doc[at].whitespace_):
            break
        value, at = value * scale, at + 1
        more = at + 2 if at + 2 < len(doc) and doc[at + 1].text == "and" else at + 1
        rest = words.numbers.get(doc[more].text.lower()) if more < len(doc) else None
        if rest is not None and rest < scale and scale >= 100:
            value, at = value + rest, more
    return value, at


def _money_sign(doc: Any, at: int, words: NumberWords) -> tuple[str | None, int]:
    """The currency whose sign stands at this token, and the token after it."""
    text = doc[at].text
    if text in ("US$", "US-$"):
        return "USD", at + 1
    if (
        text in words.units
        and text != "%"
        and (not text[0].isalnum() or text in ("USD", "EUR", "GBP", "CHF"))
    ):
        return words.units[text], at + 1
    return None, at


def _glued(text: str, unit: str | None, words: NumberWords) -> tuple[float, str | None] | None:
    """A number with its scale or unit in one word: "4bn", "300km"."""
    match = GLUED.fullmatch(text)
    if match is None or DIGITS.fullmatch(match[1]) is None:
        return None
    value = float(match[1].replace(",", ""))
    scale = words.scales.get(match[2])
    if scale is not None and (unit is not None or match[2] not in ("m", "k")):
        return value * scale, unit
    return value, unit or words.units.get(match[2])


def number_at(doc: Any, first: int, words: NumberWords) -> Number | None:
    """The number that starts at this token, with its sign of money."""
    unit, at = _money_sign(doc, first, words)
    if at >= len(doc):
        return None
    glued = _glued(doc[at].text, unit, words)
    if glued is not None:
        return Number(glued[0], first, at, glued[1], True)
    value = _simple(doc[at], words)
    if value is None:
        return _article_number(doc, at, words) if unit is None else None
    last = at
    if last + 2 < len(doc) and doc[last + 1].text == "-" and value % 10 == 0 and 20 <= value <= 90:
        ones = words.numbers.get(doc[last + 2].text.lower())
        if ones is not None and 0 < ones < 10:
            value, last = value + ones, last + 2
    value, last = _scaled(doc, value, last, words)
    return Number(value, first, last, unit, doc[at].text[0].isdigit())


def _article_number(doc: Any, at: int, words: NumberWords) -> Number | None:
    """ "A hundred", "a dozen"."""
    if doc[at].text.lower() not in ("a", "an") or at + 1 >= len(doc):
        return None
    scale = doc[at + 1].text.lower()
    if len(scale) <= 3 or scale not in words.scales:
        return None
    value, last = _scaled(doc, 1.0, at, words)
    return Number(value, at, last, None, False)


def range_end(doc: Any, number: Number, words: NumberWords) -> Number | None:
    """The second number of "300 to 400", "300-400" and "between 300 and 400"."""
    at = number.last + 1
    if at + 1 >= len(doc):
        return None
    before = doc[number.first - 1].text.lower() if number.first else ""
    joiner = doc[at].text.lower()
    joined = joiner in ("-", "–", "—") or (joiner in ("to", "or") and before != "from")
    if not joined and not (joiner == "and" and before == "between"):
        return None
    after = number_at(doc, at + 1, words)
    if after is None or after.value <= number.value:
        return None
    return None if is_year(doc, number) and after.unit is None and after.value >= YEARS.stop else after


def is_year(doc: Any, number: Number) -> bool:
    """ "The 2016 campaign": four digits of our times, but "2000 troops" is a count."""
    plain = number.digits and number.unit is None and number.first == number.last
    if not plain or len(doc[number.last].text) != 4 or number.value not in YEARS:
        return False
    return bool(number.value % 100)
