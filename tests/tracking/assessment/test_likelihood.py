"""Likelihood in per cent or in the expressions of ICD 203, section D.6.e.(2)(a)."""

from __future__ import annotations

from decimal import Decimal

import pytest

from onrecord.errors import UsageError
from onrecord.tracking.assessment import parse_likelihood, words_for


@pytest.mark.parametrize(
    ("text", "percent", "word", "scored"),
    [
        ("70", "70", None, "70"),
        ("70 %", "70", None, "70"),
        ("12.5%", "12.5", None, "12.5"),
        ("0 %", "0", None, "0"),
        ("100%", "100", None, "100"),
        ("1 percent", "1", None, "1"),
        ("almost no chance", None, "almost no chance", "3"),
        ("very unlikely", None, "very unlikely", "12.5"),
        ("Unlikely", None, "unlikely", "32.5"),
        ("roughly even chance", None, "roughly even chance", "50"),
        ("likely", None, "likely", "67.5"),
        ("very likely", None, "very likely", "87.5"),
        ("almost certainly", None, "almost certain", "97"),
        ("highly improbable", None, "very unlikely", "12.5"),
        ("likely, 70 %", "70", "likely", "70"),
        ("likely (80%)", "80", "likely", "80"),
    ],
)
def test_a_likelihood_is_kept_as_it_is_given(
    text: str, percent: str | None, word: str | None, scored: str
) -> None:
    given = parse_likelihood(text)
    assert given.percent == (None if percent is None else Decimal(percent))
    assert (None if given.word is None else given.word.value) == word
    assert given.scored == Decimal(scored)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "needs a percentage"),
        ("0.7", "may mean two things: write 0.7 % or 70.0 %"),
        ("1", "may mean two things"),
        ("101 %", "more than certain"),
        ("perhaps", "none of the expressions"),
        ("likely 90 %", "90 % is not 'likely', which is 55 to 80 %"),
    ],
)
def test_what_is_no_likelihood_is_refused(text: str, told: str) -> None:
    with pytest.raises(UsageError, match=told):
        parse_likelihood(text)


@pytest.mark.parametrize(
    ("percent", "words"),
    [
        ("70", ["likely"]),
        ("20", ["very unlikely", "unlikely"]),
        ("0.5", []),
        ("99.5", []),
        ("99", ["almost certain"]),
    ],
)
def test_a_percentage_has_the_words_whose_range_holds_it(percent: str, words: list[str]) -> None:
    assert [word.value for word in words_for(Decimal(percent))] == words
