"""Questions with people's estimates, how they came out, and how well people estimate."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from onrecord.exchange import bin_row, draft_row, layer_rows, person_row, rate_row
from onrecord.records import BaseRate, Commitment, Confidence203, Likelihood, Outcome, Question
from onrecord.surfaces.render import (
    Block,
    calibration_block,
    calibration_svg,
    draft_block,
    question_block,
    scores_block,
)
from onrecord.surfaces.render.words import count, day_words, one_line, text, window_words
from onrecord.surfaces.web.page import Context, NotFoundError, Page, PageRoute, Visit
from onrecord.surfaces.web.pages.decided import DecisionView, decision_views
from onrecord.surfaces.web.pages.lists import Portion, portion
from onrecord.tracking.assessment import (
    base_rates,
    calibration,
    draft_question,
    partition,
    person_scores,
    score_question,
)

__all__ = ["ROUTES", "question", "questions"]


@dataclass(frozen=True, slots=True)
class QuestionLine:
    """A question with how it stands."""

    words: str
    href: str
    window: str
    standing: str


@dataclass(frozen=True, slots=True)
class QuestionsPage(Context):
    """Every question, everybody's scores with the calibration plot, and the form to ask another."""

    template = "questions.html.j2"

    questions: Portion[QuestionLine]
    scores: tuple[Block, ...]
    plot: Markup | None
    draft: Block | None
    asking: dict[str, str]


@dataclass(frozen=True, slots=True)
class QuestionPage(Context):
    """One question with its estimates, its outcome and its scores."""

    template = "question.html.j2"

    block: Block
    commitment: tuple[str, str] | None
    is_open: bool
    likelihoods: tuple[str, ...]
    confidences: tuple[str, ...]
    outcomes: tuple[tuple[str, str], ...]
    decisions: tuple[DecisionView, ...]


def questions(visit: Visit) -> Page:
    """The questions, open ones first; ``of`` drafts one from a commitment."""
    shown = visit.shown
    asked = [q for q in shown.layers.assessments.questions if q.made.stands]
    shelf = portion(sorted(asked, key=_order), visit.asked, "/questions")
    scored = [s for q in asked for s in score_question(q)]
    people, bins = person_scores(scored), calibration(scored)
    drafted, block, rows = _draft(visit)
    context = QuestionsPage(
        questions=shelf.showing(_line(q, visit) for q in shelf.items),
        scores=(scores_block(people), calibration_block(bins, partition(scored))) if scored else (),
        plot=Markup(calibration_svg(bins)) if bins else None,  # noqa: S704  our own drawing, its words escaped
        draft=block,
        asking=drafted,
    )

    def for_machines() -> object:
        return {
            "questions": list(layer_rows(shown.layers, "questions")),
            "scores": [person_row(p) for p in people],
            "calibration": [bin_row(b) for b in bins],
            "draft": rows,
        }

    return Page(text("desk.questions"), context, for_machines)


def _order(question: Question) -> tuple[bool, str]:
    end = question.window.end
    return question.resolution is not None, "" if end is None else end.isoformat()


def _line(question: Question, visit: Visit) -> QuestionLine:
    resolution = question.resolution
    n = count("estimates", len(question.estimates))
    standing = n
    if resolution is not None:
        outcome = text(f"outcome.{resolution.outcome.value}")
        standing = text("desk_judge.resolved", outcome=outcome, day=day_words(resolution.made.day), n=n)
    href = visit.asked.links.to(f"/questions/{question.id}")
    return QuestionLine(one_line(question.text), href, window_words(question.window), standing)


def _draft(visit: Visit) -> tuple[dict[str, str], Block | None, object]:
    """What the form begins with: the draft of the asked commitment with its base rates, or nothing."""
    shown, name = visit.shown, visit.asked.words("of")
    if not name:
        return {}, None, None
    found = shown.commitments.get(name)
    if found is None:
        raise NotFoundError(text("desk.no_commitment"))
    drafted = draft_question(found)
    if drafted is None:
        return {"of": found.id, "text": one_line(found.undertaking)}, None, None
    rates = _rates(visit, found)
    asking = {"of": found.id, "text": drafted.text, "rule": drafted.rule}
    for field, day in (("start", drafted.window.start), ("until", drafted.window.end)):
        asking[field] = "" if day is None else day.isoformat()
    return asking, draft_block(drafted, rates), draft_row(drafted, rates)


def _rates(visit: Visit, commitment: Commitment) -> Sequence[BaseRate]:
    return base_rates(commitment, visit.shown.layers.commitments, visit.shown.statements)


def question(visit: Visit) -> Page:
    """One question; raises NotFoundError where there is none of this id."""
    shown = visit.shown
    found = next((q for q in shown.layers.assessments.questions if q.id == visit.name), None)
    if found is None:
        raise NotFoundError(text("desk_judge.no_question"))
    commitment = shown.commitments.get(found.commitment or "")
    rates = () if commitment is None else tuple(_rates(visit, commitment))
    quotes = () if commitment is None else shown.index.quotes([m.statement for m in commitment.mentions[:1]])
    context = QuestionPage(
        block=question_block(found, quotes, rates),
        commitment=None if commitment is None else (
            one_line(commitment.undertaking), shown.links.commitment(commitment.id)),
        is_open=found.made.stands and found.resolution is None,
        likelihoods=tuple(word.value for word in Likelihood),
        confidences=tuple(level.value for level in Confidence203),
        outcomes=tuple((outcome.value, text(f"outcome.{outcome.value}")) for outcome in Outcome),
        decisions=decision_views([d for d in shown.layers.decisions if found.id in (d.id, *d.on)], shown),
    )  # fmt: skip

    def for_machines() -> object:
        row = next(row for row in layer_rows(shown.layers, "questions") if row["question"] == found.id)
        return {"question": row, "rates": [rate_row(r) for r in rates]}

    return Page(one_line(found.text)[:80], context, for_machines)


ROUTES = (
    PageRoute(
        "/questions",
        questions,
        "Questions, estimates, scores and calibration",
        {"of": "The commitment that a question is drafted from", "page": "Which portion of the list"},
    ),
    PageRoute("/questions/{name}", question, "One question with its estimates"),
)
