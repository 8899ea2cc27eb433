"""Questions with their estimates and resolutions; an estimate that hindsight could have made never counts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from onrecord.records import (
    Commitment,
    Confidence203,
    Decision,
    Estimate,
    Likelihood,
    Made,
    Outcome,
    Question,
    QuestionDraft,
    Resolution,
    TimeWindow,
)
from onrecord.tracking.assessment.likelihood import Given
from onrecord.tracking.assessment.made import Decided

__all__ = ["ESTIMATE", "QUESTION", "RESOLUTION", "draft_question", "questions_of"]

QUESTION, ESTIMATE, RESOLUTION = "question", "estimate", "resolution"
"""The kinds of the decisions that ask, estimate and resolve."""


def questions_of(decided: Decided) -> tuple[Question, ...]:
    """Every question that was asked, withdrawn ones included, in the order in which they were asked."""
    estimates: dict[str, list[tuple[Decision, Made]]] = {}
    for decision, made in decided.of(ESTIMATE):
        estimates.setdefault(decision.on[0], []).append((decision, made))
    resolutions: dict[str, list[Resolution]] = {}
    for decision, made in decided.of(RESOLUTION):
        resolution = Resolution(Outcome(decision.value or ""), made)
        resolutions.setdefault(decision.on[0], []).append(resolution)
    found = []
    for decision, made in decided.of(QUESTION):
        question = _question(decision, made, tuple(resolutions.get(decision.id, ())))
        given = (_estimate(d, m) for d, m in estimates.get(decision.id, ()))
        counted = tuple(replace(e, excluded=_excluded(e, question, decided.place)) for e in given)
        found.append(replace(question, estimates=counted))
    return tuple(found)


def _question(decision: Decision, made: Made, resolutions: tuple[Resolution, ...]) -> Question:
    start = decision.detail("start")
    end = date.fromisoformat(decision.detail("end") or "")
    window = TimeWindow(None if start is None else date.fromisoformat(start), end)
    of = decision.on[0] if decision.on else None
    rule = decision.detail("rule") or ""
    return Question(decision.id, decision.value or "", window, rule, of, made, resolutions=resolutions)


def _estimate(decision: Decision, made: Made) -> Estimate:
    percent, word, sure = (decision.detail(name) for name in ("percent", "word", "confidence"))
    given = Given(None if percent is None else Decimal(percent), None if word is None else Likelihood(word))
    low, high = given.range or (None, None)
    confidence = None if sure is None else Confidence203(sure)
    return Estimate(given.percent, given.word, low, high, given.scored, confidence, made)


def _excluded(estimate: Estimate, question: Question, place: dict[str, int]) -> str | None:
    """Why an estimate does not count. The order of the ledger decides, whatever day somebody writes on it."""
    made = estimate.made
    if made.withdrawn is not None:
        return "withdrawn"
    here = place[made.decision]
    for resolution in question.resolutions:
        back = resolution.made.withdrawn
        until = None if back is None else place[back.decision]
        if place[resolution.made.decision] < here and (until is None or here < until):
            return "made after the question was resolved"
    entered = date.fromisoformat(made.when[:10])
    known = question.resolution
    if known is not None and max(made.day, entered) >= known.made.day:
        return "made, or entered, on the day of the outcome or later"
    if question.window.end is not None and max(made.day, entered) > question.window.end:
        return "made, or entered, after the question's last day"
    return None


def draft_question(commitment: Commitment, until: date | None = None) -> QuestionDraft | None:
    """The question that a commitment suggests, in its own words; None where it has no last day.

    ``until`` is asked about in the place of the commitment's own last day.
    """
    due = commitment.due if until is None else TimeWindow(None, until)
    if due is None or due.end is None:
        return None
    end = due.end
    actor = commitment.actor or "whoever is to do it"
    words = " ".join(commitment.undertaking.split())
    rule = (
        f"Yes if a source that is not on the side of {actor}, or an outlet in its own voice, reports it"
        f" done by {end}. No if it is reported not done by then, called off, or done only after {end}."
        f" Void if nobody tells either by {end + timedelta(days=90)}."
    )
    return QuestionDraft(commitment.id, f"Will this be done by {end}: “{words}”?", due, rule)
