"""Scores agree with the published methods to the last digit."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from onrecord.tracking.assessment import Scored, calibration, partition, person_scores, score_question
from onrecord.tracking.assessment.scores import brier_half, brier_original, log_score
from tracking.assessment.asked import asked, estimated, resolved

# G. W. Brier, Verification of forecasts expressed in terms of probability, Monthly Weather Review 78
# (1950), pp. 1-3: ten forecasts of rain; it rained on the second, third and fourth; the score is 0.19.
BRIER = [Fraction(n, 10) for n in (7, 9, 8, 4, 2, 0, 0, 0, 0, 1)]
RAIN = [False, True, True, True, *[False] * 6]


def _tenth(n: int) -> Fraction:
    return Fraction(n, 10)


def _scored(likelihood: Fraction, happened: bool, by: str = "Ada Brom") -> Scored:
    return Scored("q", by, happened, likelihood, 0, None, None)


RAINY = [_scored(p, o) for p, o in zip(BRIER, RAIN, strict=True)]


def test_the_original_form_gives_what_brier_published() -> None:
    total = sum(brier_original(p, o) for p, o in zip(BRIER, RAIN, strict=True))
    assert total / 10 == Fraction(19, 100)


def test_the_half_form_is_half_of_it() -> None:
    (person,) = person_scores(RAINY)
    assert person.half == Fraction(19, 200)


@pytest.mark.parametrize(
    ("percent", "happened", "half"),
    [(100, True, 0), (100, False, 1), (70, True, Fraction(9, 100)), (30, True, Fraction(49, 100)),
     (50, True, Fraction(1, 4)), (50, False, Fraction(1, 4)), (0, False, 0), (0, True, 1)],
)  # fmt: skip
def test_single_estimates_score_as_in_the_textbook(
    percent: int, happened: bool, half: Fraction | int
) -> None:
    assert brier_half(Fraction(percent, 100), happened) == half
    assert brier_original(Fraction(percent, 100), happened) == 2 * half


@pytest.mark.parametrize(
    ("likelihood", "happened", "score"),
    [
        (_tenth(7), True, "0.356674943938732378912638711241"),
        (_tenth(3), False, "0.356674943938732378912638711241"),
        (Fraction(1, 2), True, "0.693147180559945309417232121458"),
        (Fraction(1), True, "0"),
        (Fraction(0), False, "0"),
        (Fraction(0), True, "Infinity"),
        (Fraction(1), False, "Infinity"),
    ],
)
def test_the_log_score_is_minus_ln_of_what_happened(likelihood: Fraction, happened: bool, score: str) -> None:
    assert log_score(likelihood, happened) == Decimal(score)


def test_the_mean_over_days_weighs_each_estimate_by_how_long_it_stood() -> None:
    # The rule of the Good Judgment Project: 80 % for six days, 40 % for three, and it does not happen:
    # (6 x .64 + 3 x .16) / 9 = .48 in the half form.
    question = asked(
        estimated("80", "2031-03-01"), estimated("40", "2031-03-07"), resolved("no", "2031-03-10")
    )
    (score,) = score_question(question)
    assert (score.days, score.daily) == (9, Fraction(48, 100))
    assert score.half == Fraction(16, 100)


def test_days_after_the_last_day_of_the_question_do_not_count() -> None:
    (score,) = score_question(
        asked(estimated("80", "2031-12-30"), resolved("no", "2032-01-20"), today="2032-02-01")
    )
    assert score.days == 2


def test_the_last_of_several_estimates_on_one_day_counts_for_the_day() -> None:
    (score,) = score_question(
        asked(estimated("80", "2031-03-01"), estimated("40", "2031-03-01"), resolved("no", "2031-03-05"))
    )
    assert (score.last, score.days, score.daily) == (_tenth(4), 4, Fraction(16, 100))


def test_certainty_that_was_wrong_is_infinite_and_stays_so_in_the_mean() -> None:
    wrong = score_question(asked(estimated("0", "2031-03-01"), resolved("yes", "2031-03-10")))
    right = score_question(asked(estimated("100", "2031-03-01"), resolved("yes", "2031-03-10")))
    assert (wrong[0].log, wrong[0].daily_log, wrong[0].half) == (Decimal("Infinity"), Decimal("Infinity"), 1)
    assert (right[0].log, right[0].daily_log, right[0].half) == (0, 0, 0)
    (person,) = person_scores([*wrong, *right])
    assert (person.log, person.half) == (Decimal("Infinity"), Fraction(1, 2))


def test_people_are_scored_apart_and_all_together() -> None:
    people = person_scores([_scored(_tenth(7), True), _scored(_tenth(2), True, "Tor Vale")])
    assert [(p.by, p.half) for p in people] == [
        ("Ada Brom", Fraction(9, 100)),
        ("Tor Vale", Fraction(64, 100)),
        (None, Fraction(73, 200)),
    ]


def test_the_calibration_table_counts_how_many_came_true() -> None:
    bins = [
        (b.low, b.estimates, b.happened, b.mean) for b in calibration([*RAINY, _scored(Fraction(1), True)])
    ]
    assert bins == [
        (0, 4, 0, 0), (10, 1, 0, _tenth(1)), (20, 1, 0, _tenth(2)), (40, 1, 1, _tenth(4)),
        (70, 1, 0, _tenth(7)), (80, 1, 1, _tenth(8)), (90, 2, 2, Fraction(19, 20)),
    ]  # fmt: skip


def test_the_parts_of_murphy_make_up_the_score() -> None:
    # A. H. Murphy, A new vector partition of the probability score, Journal of Applied Meteorology 12
    # (1973), pp. 595-600, worked by hand on Brier's ten forecasts: base rate .3, uncertainty .3 x .7.
    parts = partition(RAINY)
    assert (parts.reliability, parts.resolution, parts.uncertainty) == (
        Fraction(95, 1000),
        Fraction(21, 100),
        Fraction(21, 100),
    )
    with pytest.raises(ValueError, match="nothing to part"):
        partition([])
