"""Numbers, ordinals and years in digits and words."""

from __future__ import annotations

from onrecord.reading.time.tokens import Tokens

__all__ = ["amount", "day_number", "ordinal", "skip", "small", "year"]

_LONGEST = 8
"""Tokens of one number in words; a bound, so that odd texts cost linear time."""


def skip(t: Tokens, i: int, *words: str) -> int:
    """The index after the word at ``i`` if it is one of ``words``, else ``i``."""
    return i + 1 if t.word(i) in words else i


def small(t: Tokens, i: int, low: int, high: int) -> int | None:
    """The plain number in digits at ``i``, if it lies in ``low..high``."""
    word = t.word(i)
    if not (word.isascii() and word.isdigit() and len(word) <= 4):
        return None
    return int(word) if low <= int(word) <= high else None


def ordinal(t: Tokens, i: int) -> tuple[int, int] | None:
    """An ordinal from 1 to 99, and the index after it: "third", "21st", "twenty-first"."""
    word = t.word(i)
    if word[:-2].isdigit() and word.isascii() and len(word) <= 4 and word[-2:] in ("st", "nd", "rd", "th"):
        return (int(word[:-2]), i + 1) if int(word[:-2]) else None
    if (value := t.kind(i, "ordinal")) is not None:
        return int(value), i + 1
    tens = int(t.kind(i, "number") or 0)
    if tens >= 20 and tens % 10 == 0:
        after = skip(t, i + 1, "-")
        if (unit := t.kind(after, "ordinal")) is not None and int(unit) < 10:
            return tens + int(unit), after + 1
    return None


def day_number(t: Tokens, i: int) -> tuple[int, int] | None:
    """A day of the month, and the index after it."""
    if (day := small(t, i, 1, 31)) is not None and len(t.word(i)) <= 2:
        return day, i + 1
    found = ordinal(t, i)
    return found if found and found[0] <= 31 else None


def year(t: Tokens, i: int) -> tuple[int, int] | None:
    """A year, and the index after it: "2025", "'98", "nineteen ninety-seven", "two thousand"."""
    word = t.word(i)
    if len(word) == 4 and (value := small(t, i, 1000, 2999)) is not None:
        return value, i + 1
    if len(word) == 3 and word[0] == "'" and word[1:].isdigit():
        short = int(word[1:])
        return (1900 + short if short >= 30 else 2000 + short), i + 1
    return _spoken_year(t, i)


def _spoken_year(t: Tokens, i: int) -> tuple[int, int] | None:
    if t.word(i) == "two" and t.word(i + 1) == "thousand":
        after = skip(t, i + 2, "and")
        rest = _below_hundred(t, after)
        if rest and not t.kind(rest[1], "unit"):
            return 2000 + rest[0], rest[1]
        return None if t.kind(i + 2, "unit") else (2000, i + 2)
    century = int(t.kind(i, "number") or 0)
    if 17 <= century <= 20:
        rest = _below_hundred(t, skip(t, i + 1, "-"))
        if rest and rest[0] >= 10:
            return century * 100 + rest[0], rest[1]
    return None


def _below_hundred(t: Tokens, i: int) -> tuple[int, int] | None:
    value = t.kind(i, "number")
    if value is None:
        return None
    tens = int(value)
    if tens >= 20:
        after = skip(t, i + 1, "-")
        unit = t.kind(after, "number")
        if unit is not None and 0 < int(unit) < 10:
            return tens + int(unit), after + 1
    return tens, i + 1


def amount(t: Tokens, i: int) -> tuple[float, int] | None:
    """A number in digits or words, and the index after it: "12", "1,200", "2 1/2", "twenty-four"."""
    word = t.word(i)
    if word[0].isdigit() and word.isascii():
        return _digits(t, i)
    total, group, at = 0.0, 0.0, i
    while at - i < _LONGEST:
        if found := _below_hundred(t, at):
            if at > i and t.kind(at - 1, "number"):
                break
            group, at = group + found[0], found[1]
        elif (scale := t.kind(at, "scale")) is not None and (at > i or t.kind(i - 1, "article")):
            group, at = (group or 1) * int(scale), at + 1
            if int(scale) == 1000:
                total, group = total + group, 0.0
        elif t.word(at) == "and" and t.kind(at - 1, "scale") and t.kind(at + 1, "number"):
            at += 1
        else:
            break
    return (total + group, at) if at > i else None


def _digits(t: Tokens, i: int) -> tuple[float, int] | None:
    word = t.word(i).replace(",", "")
    if len(word) > 9:
        return None
    if "/" in word:
        return (0.5, i + 1) if word == "1/2" else None
    if word.count(".") > 1 or not word.replace(".", "").isdigit():
        return None
    value = float(word)
    if t.word(i + 1) == "1/2":
        return value + 0.5, i + 2
    return value, i + 1
