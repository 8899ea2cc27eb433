"""Likelihood in per cent or in the seven expressions of ICD 203; both are kept as they were given.

The ranges meet at their ends, so one percentage may fit two expressions, and below 1 and above 99 per cent
none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from onrecord.errors import UsageError
from onrecord.records import Likelihood

__all__ = ["RANGES", "Given", "parse_likelihood", "words_for"]

RANGES: dict[Likelihood, tuple[Decimal, Decimal]] = {
    Likelihood.ALMOST_NO_CHANCE: (Decimal(1), Decimal(5)),
    Likelihood.VERY_UNLIKELY: (Decimal(5), Decimal(20)),
    Likelihood.UNLIKELY: (Decimal(20), Decimal(45)),
    Likelihood.ROUGHLY_EVEN: (Decimal(45), Decimal(55)),
    Likelihood.LIKELY: (Decimal(55), Decimal(80)),
    Likelihood.VERY_LIKELY: (Decimal(80), Decimal(95)),
    Likelihood.ALMOST_CERTAIN: (Decimal(95), Decimal(99)),
}
"""ICD 203, section D.6.e.(2)(a): per cent from and to."""

_ALSO = {
    "remote": Likelihood.ALMOST_NO_CHANCE,
    "highly improbable": Likelihood.VERY_UNLIKELY,
    "improbable": Likelihood.UNLIKELY,
    "roughly even odds": Likelihood.ROUGHLY_EVEN,
    "even chance": Likelihood.ROUGHLY_EVEN,
    "probable": Likelihood.LIKELY,
    "highly probable": Likelihood.VERY_LIKELY,
    "nearly certain": Likelihood.ALMOST_CERTAIN,
    "almost certainly": Likelihood.ALMOST_CERTAIN,
}
"""The directive's second row of expressions, for the same ranges."""

_NUMBER = re.compile(r"(?P<number>\d+(?:\.\d+)?)\s*(?P<sign>%|per ?cent|percent)?$")
_MOST = 100


@dataclass(frozen=True, slots=True)
class Given:
    """A likelihood as it was given: a percentage, an expression, or both."""

    percent: Decimal | None
    word: Likelihood | None

    @property
    def range(self) -> tuple[Decimal, Decimal] | None:
        """The range of the expression, None where a percentage alone was given."""
        return None if self.word is None else RANGES[self.word]

    @property
    def scored(self) -> Decimal:
        """The percentage, else the middle of the expression's range."""
        if self.percent is not None:
            return self.percent
        assert self.word is not None  # noqa: S101  one of the two is always there
        low, high = RANGES[self.word]
        return (low + high) / 2


def parse_likelihood(text: str) -> Given:
    """The likelihood that words name: "70 %", "likely", or both, which must agree.

    Raises UsageError for anything else, and for a bare number up to 1, which may mean two things.

    >>> parse_likelihood("likely, 70 %")
    Given(percent=Decimal('70'), word=<Likelihood.LIKELY: 'likely'>)
    """
    plain = " ".join(text.casefold().replace("(", " ").replace(")", " ").split())
    found = _NUMBER.search(plain)
    words = (plain if found is None else plain[: found.start()]).strip(" ,;")
    word = _word(words) if words else None
    percent = None if found is None else _percent(found["number"], found["sign"] is not None)
    if percent is None and word is None:
        raise UsageError("an estimate needs a percentage or one of the expressions of ICD 203")
    if percent is not None and word is not None and not RANGES[word][0] <= percent <= RANGES[word][1]:
        low, high = RANGES[word]
        raise UsageError(f"{percent} % is not {word.value!r}, which is {low} to {high} %")
    return Given(percent, word)


def _word(words: str) -> Likelihood:
    try:
        return _ALSO[words] if words in _ALSO else Likelihood(words)
    except ValueError as error:
        known = ", ".join(w.value for w in Likelihood)
        raise UsageError(f"{words!r} is none of the expressions of ICD 203: {known}") from error


def _percent(number: str, signed: bool) -> Decimal:
    value = Decimal(number)
    if value > _MOST:
        raise UsageError(f"{number} % is more than certain")
    if not signed and value <= 1:
        raise UsageError(f"{number} may mean two things: write {number} % or {value * 100:f} %")
    return value


def words_for(percent: Decimal) -> tuple[Likelihood, ...]:
    """The expressions whose range holds the percentage: one, two where ranges meet, or none.

    >>> [word.value for word in words_for(Decimal(20))]
    ['very unlikely', 'unlikely']
    """
    return tuple(word for word, (low, high) in RANGES.items() if low <= percent <= high)
