"""Estimates count only where hindsight could not have made them; resolutions can be taken back."""

from __future__ import annotations

from datetime import date

import pytest

from factories import make_commitment, make_document, make_statement, window
from onrecord.records import Decision, Outcome
from onrecord.tracking.assessment import draft_question, score_question
from tracking.assessment.asked import asked, back, estimated, resolved

EARLY = estimated("70", "2031-03-01")
OPENED = resolved("yes", "2031-06-01", name="r")
HINDSIGHT = "made after the question was resolved"
THAT_DAY = "made, or entered, on the day of the outcome or later"
TOO_LATE = "made, or entered, after the question's last day"


@pytest.mark.parametrize(
    ("decisions", "excluded"),
    [
        ([EARLY, OPENED], [None]),
        ([EARLY], [None]),
        ([EARLY, OPENED, estimated("99", "2031-06-02")], [None, HINDSIGHT]),
        ([OPENED, estimated("99", "2031-06-02", holds="2031-02-01")], [HINDSIGHT]),
        ([estimated("99", "2031-05-20"), resolved("yes", "2031-06-01", holds="2031-05-20")], [THAT_DAY]),
        ([estimated("99", "2031-05-25", holds="2031-05-01"), resolved("yes", "2031-06-01", "2031-05-20")],
         [THAT_DAY]),
        ([estimated("99", "2032-01-02")], [TOO_LATE]),
        ([EARLY, back(EARLY.id, "2031-03-02")], ["withdrawn"]),
        ([OPENED, estimated("99", "2031-06-02"), back("r", "2031-06-03"), resolved("yes", "2031-06-04")],
         [HINDSIGHT]),
        ([OPENED, back("r", "2031-06-03"), estimated("60", "2031-06-04"), resolved("no", "2031-08-01")],
         [None]),
    ],
    ids=["before", "open", "revised after resolution", "backdated", "on the day of the outcome",
         "entered after the outcome", "after the last day", "withdrawn", "while a wrong resolution stood",
         "after a wrong resolution was withdrawn"],
)  # fmt: skip
def test_an_estimate_counts_unless_hindsight_could_have_made_it(
    decisions: list[Decision], excluded: list[str | None]
) -> None:
    today = "2032-02-01"
    assert [e.excluded for e in asked(*decisions, today=today).estimates] == excluded


def test_an_ambiguous_outcome_is_void_and_scores_nobody() -> None:
    question = asked(EARLY, resolved("void", "2031-06-01"))
    assert question.resolution is not None
    assert question.resolution.outcome is Outcome.VOID
    assert score_question(question) == ()


def test_a_withdrawn_resolution_opens_the_question_again() -> None:
    question = asked(EARLY, OPENED, back("r", "2031-06-03"))
    assert question.resolution is None
    assert [r.made.stands for r in question.resolutions] == [False]
    assert score_question(question) == ()


def test_a_resolution_is_unknown_before_its_day() -> None:
    assert asked(EARLY, OPENED, today="2031-05-31").resolution is None


def test_words_are_scored_by_the_middle_of_their_range_and_kept() -> None:
    (estimate,) = asked(estimated("", "2031-03-01", word="very unlikely", confidence="low")).estimates
    assert estimate.percent is None
    assert (str(estimate.low), str(estimate.high), str(estimate.scored)) == ("5", "20", "12.5")
    assert (estimate.word, estimate.confidence) == ("very unlikely", "low")


def test_a_commitment_suggests_a_question_in_its_own_words() -> None:
    document = make_document("Velmora will deliver 40 buses by June.")
    statement = make_statement(document, document.text, window=window(None, "2031-06-30"), actor="Velmora")
    drafted = draft_question(make_commitment(statement))
    assert drafted is not None
    assert drafted.text == "Will this be done by 2031-06-30: “Velmora will deliver 40 buses by June.”?"
    assert "not on the side of Velmora" in drafted.rule
    assert drafted.window.end == date(2031, 6, 30)
    assert draft_question(make_commitment(make_statement(document, document.text))) is None
