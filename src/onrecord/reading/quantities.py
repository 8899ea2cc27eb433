"""Numbers and what they count, with the limits that the words set ("at most ten", "300 to 400")."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from onrecord.reading.numbers import (
    Number,
    NumberWords,
    is_year,
    load_number_words,
    number_at,
    range_end,
)
from onrecord.reading.parse import ParsedDocument, ParsedSentence
from onrecord.records import Quantity, TimeExpression

__all__ = ["find_quantities"]

TIME_NOUNS = frozenset(
    (
        *("second", "minute", "hour", "day", "night", "week", "weekend", "fortnight", "month", "quarter"),
        *(
            "year",
            "decade",
            "century",
            "time",
            "date",
            "season",
            "term",
            "session",
            "year-old",
            "o'clock",
            "o’clock",
            "p.m.",
            "a.m.",
        ),
    )
)
FILLERS = frozenset({"more", "other", "additional", "further", "new", "such", "different", "separate"})
AFTERWARDS = {
    **dict.fromkeys(("or more", "and more", "or above"), "low"),
    **dict.fromkeys(("or fewer", "or less", "or below"), "high"),
}
NO_COUNT = frozenset(
    (
        "way",
        "fold",
        "time",
        "part",
        "half",
        "third",
        "quarter",
        "fifth",
        "sixth",
        "seventh",
        "eighth",
        "tenth",
    )
)
PLAIN_NUMBERS = frozenset({"one", "zero"})
LONGEST_LIMIT = 4


@dataclass(frozen=True, slots=True)
class _Limits:
    value: float | None
    low: float | None
    high: float | None


def _limit_before(doc: Any, first: int, words: NumberWords) -> tuple[str, int]:
    """The limiting words before the number and where they start."""
    for length in range(LONGEST_LIMIT, 0, -1):
        start = first - length
        if start < 0:
            continue
        said = words.limits.get(" ".join(doc[i].text.lower() for i in range(start, first)))
        if said is not None:
            return said, start
    return "", first


def _noun_group(doc: Any, at: int) -> tuple[int, int] | None:
    """The compound noun from this token on: first and last token; None where no noun follows."""
    start, last, noun_start = at, None, at
    if at + 1 < len(doc) and doc[at].text == "-" and not doc[at].whitespace_:
        return (at + 1, at + 1) if doc[at + 1].is_alpha else None
    while start < len(doc) and doc[start].text.lower() in FILLERS:
        start += 1
    here = noun_start = start
    while here < len(doc) and doc[here].ent_type_ not in ("DATE", "TIME"):
        token = doc[here]
        if token.pos_ in ("NOUN", "PROPN") and token.tag_ != "POS":
            last = here
        elif token.pos_ in ("ADJ", "VERB", "ADV") and token.dep_ in ("amod", "compound", "advmod", "nmod"):
            if last is not None and token.pos_ != "ADJ":
                break
            noun_start = here + 1
        elif not (token.text == "-" and here > start and not doc[here - 1].whitespace_):
            break
        here += 1
    if last is None:
        return None
    while noun_start < last and doc[noun_start].text == "-":
        noun_start += 1
    return min(noun_start, last), last


def _singular(token: Any) -> str:
    """The lemma; the lemmatizer makes "dos" of "doses"."""
    if token.pos_ != "NOUN":
        plural = token.tag_ == "NNPS" and token.text.endswith("s")
        return str(token.text[:-1] if plural else token.text)
    cut_short = token.text.endswith(("oses", "ases")) and token.lemma_ == token.text[:-2]
    if token.text.endswith("xes"):
        return str(token.text[:-2])
    return str(token.text[:-1] if cut_short else token.lemma_)


def _counted(doc: Any, first: int, last: int) -> str:
    """The noun in lower case unless proper, its head as lemma, after its compound modifiers."""
    parts = []
    for at in range(first, last + 1):
        token = doc[at]
        word = _singular(token) if at == last else token.text
        proper = token.pos_ == "PROPN" or token.text.isupper()
        word = word if proper else word.lower()
        parts.append(word + (token.whitespace_ if at < last else ""))
    return "".join(parts)


def _unit_after(doc: Any, at: int, words: NumberWords) -> tuple[str, int] | None:
    if at < len(doc) and doc[at].text == "-":
        at += 1
    for length in (2, 1):
        if at + length <= len(doc):
            said = " ".join(doc[i].text for i in range(at, at + length))
            unit = words.units.get(said) or words.units.get(said.lower() if len(said) > 3 else said)
            if unit is not None and (length == 2 or doc[at].pos_ in ("NOUN", "PROPN", "SYM", "X", "ADJ")):
                return unit, at + length - 1
    return None


def _of_after(doc: Any, at: int) -> tuple[int, int] | None:
    """The noun of "12 percent of voters", "5 tonnes of grain"."""
    if at >= len(doc) or doc[at].text != "of":
        return None
    at += 1
    while at < len(doc) and doc[at].pos_ in ("DET", "PRON"):
        at += 1
    return _noun_group(doc, at)


def _is_excluded(doc: Any, number: Number, noun: tuple[int, int] | None) -> bool:
    """Years, ages, times, ordinals, numbers in names, and "one" where it counts nothing."""
    before = doc[number.first - 1] if number.first else None
    after = doc[number.last + 1] if number.last + 1 < len(doc) else None
    if noun is not None and doc[noun[0]].lemma_.lower() in TIME_NOUNS:
        return True
    if noun is not None and doc[noun[1]].lemma_.lower() in TIME_NOUNS:
        return True
    if before is not None:
        if before.text.lower() in ("aged", "age", "no", "no.", "article", "resolution", "chapter", "page"):
            return True
        glued = not before.whitespace_ and before.text in ("-", "/", ":", "–")
        if glued or (before.pos_ == "PROPN" and number.unit is None and noun is None):
            return True
        if before.text == "," and after is not None and after.text == "," and number.value < 120:
            return True
    hyphen = number.last + 2 < len(doc) and after is not None and after.text == "-"
    if hyphen and doc[number.last + 2].text.lower().removesuffix("s") in NO_COUNT | TIME_NOUNS:
        return True
    if after is not None and not doc[number.last].whitespace_:
        score = after.text in ("-", "–") and after.i + 1 < len(doc) and doc[after.i + 1].text[0].isdigit()
        if after.text in (":", "/", "'s", "’s") or score:
            return True
    if doc[number.first].ent_type_ in ("DATE", "TIME") and number.unit is None:
        return True
    if is_year(doc, number):
        return True
    bare = number.unit is None and noun is None
    return bare and not number.digits


def _limits(number: Number, upper: Number | None, said: str, after: str) -> _Limits:
    if upper is not None:
        low = number.value
        if low < upper.value / 1000 and upper.value >= 1000:
            low = _same_scale(low, upper.value)
        return _Limits(None, min(low, upper.value), max(low, upper.value))
    if said == "low" or AFTERWARDS.get(after) == "low":
        return _Limits(None, number.value, None)
    if said == "high" or AFTERWARDS.get(after) == "high":
        return _Limits(None, None, number.value)
    return _Limits(number.value, None, None)


def _same_scale(low: float, high: float) -> float:
    """ "3 to 5 million" is three million to five million."""
    scale = 1.0
    while low * scale * 1000 <= high:
        scale *= 1000
    return low * scale


def _quantity(sentence: ParsedSentence, number: Number, words: NumberWords) -> tuple[Quantity | None, int]:
    doc = sentence.doc
    upper = range_end(doc, number, words)
    end = number.last if upper is None else upper.last
    after = " ".join(doc[i].text.lower() for i in range(end + 1, min(end + 3, len(doc))))
    unit = number.unit or (None if upper is None else upper.unit)
    found = _unit_after(doc, end + 1, words) if unit is None else None
    last = end
    if found is not None:
        unit, last = found
    one = doc[number.first].text.lower() in PLAIN_NUMBERS
    follows = None if one else _of_after(doc, last + 1)
    noun = follows
    if noun is None and (unit is None or found is None):
        noun = _noun_group(doc, last + (3 if after in AFTERWARDS else 1))
    counted = None
    if unit is not None and number.unit is not None and follows is None:
        noun = None
    if noun is not None:
        counted = _counted(doc, *noun)
    scope = Number(number.value, number.first, end, unit, number.digits)
    if _is_excluded(doc, scope, noun):
        return None, end
    said, start = _limit_before(doc, number.first, words)
    limits = _limits(number, upper, said, after)
    begin, finish = sentence.extent(start, last if noun is None else max(last, noun[1]))
    text = sentence.text[begin - sentence.start : finish - sentence.start]
    return Quantity(text, begin, finish, limits.value, limits.low, limits.high, unit, counted), end


def _in_sentence(
    sentence: ParsedSentence, taken: list[tuple[int, int]], words: NumberWords
) -> list[Quantity]:
    found, at, doc = [], 0, sentence.doc
    while at < len(doc):
        number = number_at(doc, at, words)
        if number is None:
            at += 1
            continue
        start, end = sentence.extent(number.first, number.last)
        if any(start < t_end and t_start < end for t_start, t_end in taken):
            at = number.last + 1
            continue
        quantity, last = _quantity(sentence, number, words)
        if quantity is not None and not _is_pronoun(doc, number):
            found.append(quantity)
        at = last + 1
    return found


def _is_pronoun(doc: Any, number: Number) -> bool:
    """ "One of the", "no one", "one another": no count."""
    word = doc[number.first].text.lower()
    if word not in PLAIN_NUMBERS or number.last != number.first:
        return False
    return bool(doc[number.first].dep_ not in ("nummod", "compound") or doc[number.first].tag_ != "CD")


def find_quantities(parsed: ParsedDocument, times: Sequence[TimeExpression] = ()) -> list[Quantity]:
    """Every number with what it counts, in order; numbers inside time expressions are left out."""
    words, found, at = load_number_words(), [], 0
    spans = sorted((time.start, time.end) for time in times)
    for sentence in parsed.sentences:
        while at < len(spans) and spans[at][1] <= sentence.start:
            at += 1
        end = at
        while end < len(spans) and spans[end][0] < sentence.end:
            end += 1
        found.extend(_in_sentence(sentence, spans[at:end], words))
    return found
