"""Lengths of time, and what is counted with them: "two years ago", "the coming months", "every week"."""

from __future__ import annotations

from dataclasses import replace

from onrecord.reading.time.grammar.dates import Found
from onrecord.reading.time.grammar.numbers import amount, skip
from onrecord.reading.time.lexicon import cue_words
from onrecord.reading.time.phrases import Length, Literal, Shifted, Stretch, Vague
from onrecord.reading.time.tokens import Tokens

__all__ = ["UNIT_CODES", "length", "repeated", "stretch"]

UNIT_CODES = {
    "second": "TS",
    "minute": "TM",
    "hour": "TH",
    "day": "D",
    "night": "D",
    "week": "W",
    "weekend": "WE",
    "month": "M",
    "quarter": "Q",
    "year": "Y",
}
"""TIMEX3 letters of the units that are written as themselves; the leading T marks units of the clock."""

_MOD_WORDS = {
    ("more", "than"): "MORE_THAN",
    ("longer", "than"): "MORE_THAN",
    ("less", "than"): "LESS_THAN",
    ("fewer", "than"): "LESS_THAN",
    ("at", "least"): "EQUAL_OR_MORE",
    ("at", "most"): "EQUAL_OR_LESS",
    ("up", "to"): "EQUAL_OR_LESS",
    ("well", "over"): "MORE_THAN",
    ("just", "over"): "MORE_THAN",
    ("just", "under"): "LESS_THAN",
}


def _mod(t: Tokens, i: int) -> tuple[str | None, int]:
    """A TIMEX3 mod that stands before an amount, and the index after it."""
    pair = (t.word(i), t.word(i + 1))
    if pair in _MOD_WORDS:
        return _MOD_WORDS[pair], i + 2
    if (
        pair[0] in ("no", "not")
        and pair[1] in ("more", "less", "longer", "fewer")
        and t.word(i + 2) == "than"
    ):
        return ("EQUAL_OR_LESS" if pair[1] in ("more", "longer") else "EQUAL_OR_MORE"), i + 3
    if t.kind(i, "approximately") and pair[0] != "some":
        return "APPROX", i + 1
    if pair[0] == "over" and t.word(i - 1) in cue_words("before_over"):
        return "MORE_THAN", i + 1
    return None, i


def _count(t: Tokens, i: int) -> tuple[float | None, float | None, int, str | None] | None:
    """(amount, lower amount, index after, mod) of "two", "three to five", "a few", "a couple of"."""
    word = t.word(i)
    at = skip(t, i, "a", "the") if t.word(i + 1) in ("few", "couple", "dozen", "good", "half") else i
    if t.word(at) in ("few", "several", "some", "many", "dozens"):
        return None, None, skip(t, at + 1, "more", "of"), None
    if t.word(at) == "couple":
        return 2, None, skip(t, at + 1, "of", "more"), "APPROX"
    if t.word(at) == "dozen" or (t.word(at) == "half" and t.word(at + 1) in ("a", "an")):
        return (12, None, at + 1, None) if t.word(at) == "dozen" else (0.5, None, at + 2, None)
    if t.kind(i, "article"):
        return 1, None, i + 1, None
    found = amount(t, i)
    if not found:
        return None
    value, at = found
    at = skip(t, at, "-") if t.word(at + 1) in ("to", "or") else at
    if t.word(at) in ("to", "or", "-", "–"):
        higher = amount(t, skip(t, at + 1, "-"))
        if higher and higher[0] > value and (t.kind(skip(t, higher[1], "-"), "unit")):
            return higher[0], value, higher[1], None
    return (
        value,
        None,
        skip(t, at, "more", "additional", "full", "straight", "consecutive") if word else at,
        None,
    )


def length(t: Tokens, i: int) -> Found | None:
    """A length of time, with "ago", "earlier" or "later" taken in."""
    mod, at = _mod(t, i)
    counted = _count(t, at)
    if counted is None:
        return _bare(t, i) if mod is None else None
    value, low, after, loose = counted
    hyphen = t.word(after) == "-"
    after = skip(t, after, "-")
    unit = t.kind(after, "unit")
    if unit is None or unit == "half" or (t.kind(at, "article") and t.kind(after, "plural") and value == 1):
        return None
    if not _counts(t, at, after, value, hyphen):
        return None
    found = Length(unit, value, mod or loose, low, t.kind(at, "article") is not None)
    return _tail(t, found, after + 1)


def _counts(t: Tokens, at: int, unit: int, value: float | None, hyphen: bool) -> bool:
    """Whether amount and unit go together, and are not an age or a rate."""
    behind = t.word(unit + 1)
    if (
        behind == "old"
        or (behind == "-" and t.word(unit + 2) in ("old", "olds"))
        or (behind == "of" and t.word(unit + 2) == "age")
    ):
        return False
    if (
        t.kind(unit, "unit") == "second"
        and not t.kind(unit, "plural")
        and not hyphen
        and not t.kind(at, "number")
    ):
        return False
    if t.word(unit) == "quarter" and t.kind(at, "article"):
        return behind in ("ago", "earlier", "later")
    rate = t.kind(at, "article") and (
        t.word(at - 1).replace(",", "").isdigit()
        or t.word(at - 1) in ("percent", "times", "twice", "once", "million", "billion", "dollars", "%")
    )
    return not rate and not (
        value is not None and value > 9999 and t.kind(unit, "unit") == "year" and value > 99999
    )


def _bare(t: Tokens, i: int) -> Found | None:
    """Plural units without a number: "for years", "weeks later"."""
    unit = t.kind(i, "unit")
    if unit is None or t.kind(i, "plural") is None or unit in ("second", "night", "weekend"):
        return None
    if t.word(i + 1) in ("ago", "earlier", "later") or t.word(i - 1) in cue_words("before_bare_unit"):
        return _tail(t, Length(unit, None), i + 1)
    if t.word(i + 1) == "-" and t.word(i + 2) == "long":
        return Length(unit, None), i + 3
    return None


def _tail(t: Tokens, found: Length, at: int) -> Found:
    if (
        t.word(at) == "and"
        and t.word(at + 1) == "a"
        and t.word(at + 2) == "half"
        and found.amount is not None
    ):
        found, at = replace(found, amount=found.amount + 0.5), at + 3
    if t.word(at) == "or" and t.word(at + 1) in ("so", "more", "less"):
        found = replace(
            found, mod={"so": "APPROX", "more": "EQUAL_OR_MORE", "less": "EQUAL_OR_LESS"}[t.word(at + 1)]
        )
        at += 2
    word = t.word(at)
    if word == "ago":
        return Shifted(found, -1), at + 1
    if word == "from" and t.word(at + 1) in ("now", "today"):
        return Shifted(found, 1), at + 2
    if word == "hence":
        return Shifted(found, 1), at + 1
    if word == "earlier" or (word in ("before", "previously") and not t.word(at + 1).isalnum()):
        return Shifted(found, -1, narrative=True), at + 1
    if word in ("later", "afterwards", "afterward"):
        return Shifted(found, 1, narrative=True), at + 1
    return found, at


def stretch(t: Tokens, i: int) -> Found | None:
    """A length that ends or starts at the day of writing: "the past two years", "the coming months"."""
    at = skip(t, i, "the", "these", "this", "his", "her", "its", "their", "our")
    word = t.word(at)
    direction = 1 if t.kind(at, "forward") else -1 if t.kind(at, "back") else 0
    if not direction and word not in ("first", "final", "early", "nine", "six", "three"):
        return None
    if not direction and word not in ("first", "final"):
        return _nine_months(t, i, at)
    mod, behind = _mod(t, at + 1)
    counted = _count(t, behind)
    value, low, after, loose = counted or (None, None, at + 1, None)
    if counted and t.kind(behind, "article"):
        return None
    after = skip(t, after, "-")
    unit = t.kind(after, "unit")
    plural = t.kind(after, "plural") is not None
    if unit is None or unit == "half" or (unit == "second" and not plural):
        return None
    if counted is None and not plural:
        return (Stretch(Length(unit, 1), direction), after + 1) if word == "past" and unit != "day" else None
    found = Length(unit, value, mod or loose, low)
    after += 1
    if t.word(after) == "or" and t.word(after + 1) == "so":
        found, after = replace(found, mod="APPROX"), after + 2
    if not direction:
        return found, after
    if value is None and word == "recent":
        return Vague("PAST_REF"), after
    return Stretch(found, direction, vague=counted is None), after


def _nine_months(t: Tokens, i: int, at: int) -> Found | None:
    """ "the nine months", "the early years": a length with an article."""
    if t.word(i) != "the":
        return None
    counted = _count(t, at) if t.word(at) != "early" else (None, None, at + 1, None)
    if counted and t.kind(counted[2], "plural") and t.kind(counted[2], "unit"):
        return Length(t.kind(counted[2], "unit") or "", counted[0]), counted[2] + 1
    return None


def repeated(t: Tokens, i: int) -> Found | None:
    """Sets: "every year", "each July", "daily", "twice a week"."""
    frequency = t.kind(i, "frequency")
    if frequency is not None:
        taken = frequency != "P3M" and not t.capital(i)
        return (Literal("SET", frequency), i + 1) if taken else None
    if t.kind(i, "every") is None:
        return _rate(t, i)
    at = i + 1
    if (weekday := t.kind(at, "weekday")) is not None:
        return Literal("SET", f"XXXX-WXX-{int(weekday) + 1}"), at + 1
    if (month := t.kind(at, "month")) is not None:
        return Literal("SET", f"XXXX-{int(month):02d}"), at + 1
    if (name := t.kind(at, "season")) is not None:
        return Literal("SET", f"XXXX-{name}"), at + 1
    if (part := t.kind(at, "daypart")) is not None:
        return Literal("SET", f"XXXX-XX-XXT{part}"), at + 1
    count: float = 1
    if t.word(at) in ("other", "second"):
        count, at = 2, at + 1
    elif found := amount(t, at):
        count, at = found
    unit = t.kind(at, "unit")
    if unit is None or unit in ("half", "second"):
        return None
    return Literal("SET", length_value(unit, count)), at + 1


def _rate(t: Tokens, i: int) -> Found | None:
    if t.word(i - 1) not in ("times", "twice", "once") or not t.kind(i, "article"):
        return None
    unit = t.kind(i + 1, "unit")
    return (Literal("SET", length_value(unit, 1)), i + 2) if unit and not t.kind(i + 1, "plural") else None


def length_value(unit: str, count: float | None) -> str:
    """The TIMEX3 value of a length: P2Y, PT1H30M, PXD where the number is not said."""
    times = {"decade": 10, "century": 100, "millennium": 1000, "fortnight": 2}.get(unit, 1)
    named = {"decade": "year", "century": "year", "millennium": "year", "fortnight": "week"}.get(unit, unit)
    code = UNIT_CODES[named]
    clock, letter = ("T", code[1:]) if code.startswith("T") else ("", code)
    if count is None:
        return f"P{clock}X{letter}"
    whole, rest = divmod(count * times, 1)
    if not rest:
        return f"P{clock}{int(whole)}{letter}"
    smaller = {
        "Y": (12, "M"),
        "H": (60, "M"),
        "M": (60, "S") if clock else (30, "D"),
        "W": (7, "D"),
        "D": (24, "H"),
    }
    if letter not in smaller:
        return f"P{clock}{count * times:g}{letter}"
    size, low_letter = smaller[letter]
    inner = "T" if letter == "D" else ""
    lead = f"{int(whole)}{letter}" if whole else ""
    return f"P{clock}{lead}{inner}{round(rest * size)}{low_letter}"
