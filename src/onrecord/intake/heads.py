"""What stands at the head of an article: byline, dateline, and lines that are only a date."""

from __future__ import annotations

import re
from functools import lru_cache

from onrecord.intake.vocabulary import word_list

__all__ = ["dateline_end", "is_byline", "is_date_line"]

_PART = r"(?:[A-Z][\w'’.-]*|de|van|von|der|den|al|el|bin|da|la|le)"
_NAME = rf"(?:{_PART}(?: {_PART}){{1,3}})"
_BY = re.compile(r"(?:(?:Written|Reported|Story|Analysis|Opinion) )?(?:By|BY|by):? +(?P<who>[A-Z].*)")
_WHO = re.compile(r"[A-Z][\w'’.-]*|[\w.+-]+@[\w.-]+|\d{1,2}|\d{4}|\d{1,2}:\d\d")
_JOINING = frozenset(
    {"and", "in", "for", "of", "the", "at", "de", "van", "von", "der", "den", "al", "el", "la", "le", "da"}
)
_NAMED = re.compile(rf"{_NAME}\s*(?:,|\||–|—)\s*(?P<what>[A-Z][\w'’. &-]{{1,60}})")
_DESK = re.compile(
    r"\(?(?:additional )?(?:reporting|writing|editing|compiled|edited|written) by [A-Z].{0,200}",
    re.IGNORECASE,
)
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_DATE_WORD = re.compile(
    rf"{_MONTH}|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|\d{{1,4}}(?:st|nd|rd|th|am|pm)?"
    r"|[ap]|m|[ap]m|on|at|first|last|published|updated|posted|modified|issued|created|date|time|local",
    re.IGNORECASE,
)
_ZONE = re.compile(r"[A-Z]{2,5}")
_NAMES_A_DAY = re.compile(
    rf"\b{_MONTH}\b\.?,?\s+\d|\d(?:st|nd|rd|th)?\.?,?\s+{_MONTH}\b|\b\d{{1,2}}[./-]\d{{1,2}}[./-]\d{{2,4}}\b"
    r"|\b\d{4}-\d\d-\d\d|^(?:published|updated|posted|last updated).*\d:\d\d",
    re.IGNORECASE,
)
_SPACED = re.compile(r"(?<=\d)\s?([:/.])\s?(?=\d)")
"""Tokenized dates and times: "9: 30", "5 / 12 / 2024"."""
_CITY = r"[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]+){0,3}(?:/[A-Z][A-Z.'’-]+(?: [A-Z]+)?)?"
_MIXED_CITY = r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,2}"
_REGION = r"(?:, (?:[A-Z][\w.'’-]*)(?: [A-Z][\w.'’-]*){0,2})"
_WHEN = rf"(?:,? {_MONTH}\.?\s+\d{{1,2}}(?:,? \d{{4}})?|,? \d{{1,2}} {_MONTH}\.?(?: \d{{4}})?)"
_AGENCY = r"(?: \([A-Z][\w .&'’/-]{1,40}\))"
_SLASHED = r"/ ?[A-Z][\w .&'’-]{1,40}/(?:\.|:|\s*[—–-])?"
_DASH = r"\s*(?:—|–|--|-|_)(?=\s|$)"
_DATELINE = re.compile(
    rf"(?:{_CITY}{_REGION}?(?i:{_WHEN})?{_AGENCY}?|{_MIXED_CITY}{_REGION}?(?i:{_WHEN})?{_AGENCY}"
    rf"|{_MIXED_CITY}{_REGION}?(?i:{_WHEN})){_DASH}"
    rf"|{_CITY}{_REGION}?(?i:{_WHEN})?{_AGENCY}\s*:(?=\s)"
    rf"|(?:{_CITY}|{_MIXED_CITY}){_REGION}?(?i:{_WHEN})\.?\s*{_SLASHED}(?=\s)"
)
_ADDRESSED = re.compile(
    r"(?:MR|MRS|MS|MISS|DR|SIR|DAME|LORD|LADY|PROF|THE (?:MINISTER|PRIME|PRESIDENT|SPEAKER|CHAIR|HON))\b"
)
"""What opens the label of a speaker in a printed debate, and never a town."""
_LONGEST_DATELINE = 100


def is_byline(line: str) -> bool:
    """Whether the line names who wrote the article and says nothing else.

    >>> is_byline("By Anna Lind, Northern Wire"), is_byline("By the end of May it was over")
    (True, False)
    """
    if len(line) > 200:
        return False
    if match := _BY.fullmatch(line):
        return _only_names(match["who"])
    if match := _NAMED.fullmatch(line):
        return not _byline_words().isdisjoint(match["what"].casefold().split())
    return _DESK.fullmatch(line) is not None


def _only_names(who: str) -> bool:
    words = [word.strip(",;|·–—/()&-") for word in who.split()]
    named = [word for word in words if word and word not in _JOINING]
    if len(named) == 1:
        return named[0].isupper() or named[0].casefold() in _byline_words()
    return 2 <= len(named) <= 14 and all(_WHO.fullmatch(word) for word in named)


def is_date_line(line: str) -> bool:
    """Whether the line is a date, with or without the time of day, and nothing else."""
    if len(line) > _LONGEST_DATELINE:
        return False
    joined = _SPACED.sub(r"\1", line)
    words = re.findall(r"\w+", joined)
    dated = all(_DATE_WORD.fullmatch(word) or _ZONE.fullmatch(word) for word in words)
    return dated and _NAMES_A_DAY.search(joined) is not None


def dateline_end(line: str) -> int:
    """How many characters at the start of the line are its dateline, the dash included; 0 for none.

    >>> dateline_end("PORT AVEL, May 3 (Northern Wire) - The harbour opened.")
    34
    """
    match = None if _ADDRESSED.match(line) else _DATELINE.match(line[:_LONGEST_DATELINE])
    return match.end() if match else 0


@lru_cache(maxsize=1)
def _byline_words() -> frozenset[str]:
    return word_list("byline_words.txt")
