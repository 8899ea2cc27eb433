"""Questions asked, estimated and resolved by people; scores and base rates as an aid."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from onrecord.errors import UsageError
from onrecord.ledger import Ledger
from onrecord.pipeline.deciding import find_commitment
from onrecord.pipeline.deriving import Clocks, layers_at
from onrecord.pipeline.keeping import Author, Content, keep
from onrecord.records import (
    BaseRate,
    Confidence203,
    Decision,
    Layers,
    Outcome,
    Question,
    QuestionDraft,
    TimeWindow,
)
from onrecord.tracking.assessment import (
    ESTIMATE,
    QUESTION,
    RESOLUTION,
    base_rates,
    draft_question,
    parse_likelihood,
)

__all__ = [
    "Asked",
    "ask_question",
    "draft_of",
    "estimate_question",
    "find_question",
    "rates_of",
    "resolve_question",
]

_ALWAYS = date.max
"""Whatever day a decision holds from, it stands in the ledger."""
_OUTCOMES = {"yes": Outcome.YES, "no": Outcome.NO, "void": Outcome.VOID, "ambiguous": Outcome.VOID}


@dataclass(frozen=True, slots=True)
class Asked:
    """A question before it is kept; what is None is taken from the commitment's draft."""

    text: str | None = None
    commitment: str | None = None
    until: date | None = None
    start: date | None = None
    rule: str | None = None


def draft_of(layers: Layers, commitment_id: str) -> QuestionDraft:
    """The question that a commitment suggests; raises UsageError where it has no last day."""
    drafted = draft_question(find_commitment(layers, commitment_id))
    if drafted is None:
        raise UsageError(f"{commitment_id} has no last day, so that a question needs one: --until DAY")
    return drafted


def rates_of(layers: Layers, commitment_id: str) -> tuple[BaseRate, ...]:
    """What became of the record's other commitments, the most alike first."""
    commitment = find_commitment(layers, commitment_id)
    return base_rates(commitment, layers.commitments, {s.id: s for s in layers.statements()})


def ask_question(ledger: Ledger, asked: Asked, author: Author) -> Decision:
    """The question is kept with its window and rule. Raises UsageError where one of the three is missing."""
    drafted: QuestionDraft | None = None
    on: tuple[str, ...] = ()
    if asked.commitment is not None:
        layers = layers_at(ledger, Clocks(today=author.when.date()))
        commitment = find_commitment(layers, asked.commitment)
        on, drafted = (commitment.id,), draft_question(commitment, asked.until)
    text = asked.text or (None if drafted is None else drafted.text)
    rule = asked.rule or (None if drafted is None else drafted.rule)
    end = asked.until if drafted is None else drafted.window.end
    if not text or not text.strip() or not rule or not rule.strip() or end is None:
        raise UsageError(
            "a question needs its words, a last day (--until) and a rule that resolves it (--rule)"
        )
    start = asked.start or (None if drafted is None else drafted.window.start)
    if start is not None and start > end:
        raise UsageError(f"a question must not end before it starts: {TimeWindow(None, end)} and {start}")
    begins = () if start is None else (("start", start.isoformat()),)
    details = (*begins, ("end", end.isoformat()), ("rule", rule))
    return keep(ledger, Content(QUESTION, on, text, details, prefix="q"), author)


def estimate_question(
    ledger: Ledger, question_id: str, likelihood: str, confidence: str | None, author: Author
) -> Decision:
    """The estimate is kept as it was given. Raises UsageError for a question that is closed."""
    question = _open_question(ledger, question_id)
    given = parse_likelihood(likelihood)
    if confidence is not None and confidence not in {c.value for c in Confidence203}:
        raise UsageError("confidence is low, moderate or high, and no likelihood")
    parts = {
        "percent": None if given.percent is None else f"{given.percent:f}",
        "word": None if given.word is None else given.word.value,
        "confidence": confidence,
    }
    details = tuple((name, value) for name, value in parts.items() if value is not None)
    return keep(ledger, Content(ESTIMATE, (question.id,), likelihood.strip(), details), author)


def resolve_question(ledger: Ledger, question_id: str, outcome: str, author: Author) -> Decision:
    """The outcome is kept: yes, no, or void (ambiguous). Raises UsageError where one stands already."""
    question = _open_question(ledger, question_id)
    if outcome.casefold() not in _OUTCOMES:
        raise UsageError(f"a question is resolved as yes, no or ambiguous, not {outcome!r}")
    return keep(ledger, Content(RESOLUTION, (question.id,), _OUTCOMES[outcome.casefold()].value), author)


def find_question(layers: Layers, question_id: str) -> Question:
    """The question with this id; raises UsageError where there is none."""
    for question in layers.assessments.questions:
        if question.id == question_id:
            return question
    raise UsageError(f"no question in the record has the id {question_id!r}")


def _open_question(ledger: Ledger, question_id: str) -> Question:
    question = find_question(layers_at(ledger, Clocks(today=_ALWAYS), layer="questions"), question_id)
    if not question.made.stands:
        raise UsageError(f"{question_id} was withdrawn")
    known = question.resolution
    if known is not None:
        told = f"{question_id} was resolved as {known.outcome.value}"
        raise UsageError(f"{told}: withdraw {known.made.decision} first, if that was wrong")
    return question
