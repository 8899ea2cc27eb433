"""People's judgements as rows: each with who made it, when, why, and whether it was taken back."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

from onrecord.records import (
    BaseRate,
    Estimate,
    Grade,
    Indicator,
    Layers,
    Made,
    Matrix,
    Proposal,
    Question,
    QuestionDraft,
    Resolution,
    SavedScope,
    TimeWindow,
)
from onrecord.tracking.assessment import Bin, PersonScore, Scored, analyse, rule_text, score_question

__all__ = [
    "ASSESSMENT_WRITERS",
    "bin_row",
    "draft_row",
    "grade_row",
    "indicator_row",
    "made_row",
    "matrix_row",
    "person_row",
    "proposal_row",
    "question_row",
    "rate_row",
    "scope_row",
    "scored_row",
]

Row = dict[str, Any]


def made_row(made: Made) -> Row:
    """Who made a judgement, when, why; ``withdrawn`` is None while it stands."""
    back = made.withdrawn
    return {
        "by": made.by,
        "when": made.when,
        "why": made.why,
        "holds_from": made.day.isoformat(),
        "withdrawn": None
        if back is None
        else {"decision": back.decision, "by": back.by, "when": back.when, "why": back.why},
    }


def grade_row(grade: Grade) -> Row:
    """One row of the layer ``grades``."""
    return {
        "grade": grade.made.decision,
        "scale": grade.scale.value,
        "on": grade.on,
        "value": grade.value,
        "topic": grade.topic,
        "current": grade.current,
        **made_row(grade.made),
    }


def proposal_row(proposal: Proposal) -> Row:
    """A proposal: nobody gave it, so that no author stands in it."""
    return {
        "proposal": True,
        "scale": proposal.scale.value,
        "on": proposal.on,
        "value": proposal.value,
        "reasons": list(proposal.reasons),
        "statements": list(proposal.statements),
    }


def question_row(question: Question) -> Row:
    """One row of the layer ``questions``, with its estimates, what became of it, and the scores."""
    known = question.resolution
    return {
        "question": question.id,
        "text": question.text,
        "window": _window(question.window),
        "rule": question.rule,
        "commitment": question.commitment,
        "outcome": None if known is None else known.outcome.value,
        "estimates": [_estimate_row(e) for e in question.estimates],
        "resolutions": [_resolution_row(r) for r in question.resolutions],
        "scores": [scored_row(s) for s in score_question(question)],
        **made_row(question.made),
    }


def _window(window: TimeWindow) -> Row:
    return {
        "start": None if window.start is None else window.start.isoformat(),
        "end": None if window.end is None else window.end.isoformat(),
    }


def _estimate_row(e: Estimate) -> Row:
    return {
        "estimate": e.made.decision,
        "percent": _number(e.percent),
        "word": None if e.word is None else e.word.value,
        "low": _number(e.low),
        "high": _number(e.high),
        "scored": _number(e.scored),
        "confidence": None if e.confidence is None else e.confidence.value,
        "counts": e.excluded is None,
        "excluded": e.excluded,
        **made_row(e.made),
    }


def _resolution_row(r: Resolution) -> Row:
    return {"resolution": r.made.decision, "outcome": r.outcome.value, **made_row(r.made)}


def _number(value: Decimal | Fraction | None) -> float | None:
    return None if value is None else float(value)


def _log(value: Decimal | None) -> Row:
    """JSON has no infinity: an infinite score is None, and said to be infinite."""
    infinite = value is not None and value.is_infinite()
    return {"value": None if infinite else _number(value), "infinite": infinite}


def scored_row(s: Scored) -> Row:
    """One person's scores on one question; ``brier`` is the original form, ``brier_half`` half of it."""
    return {
        "by": s.by,
        "last": float(100 * s.last),
        "brier": float(2 * s.half),
        "brier_half": float(s.half),
        "log": _log(s.log),
        "days": s.days,
        "daily_brier": None if s.daily is None else float(2 * s.daily),
        "daily_brier_half": _number(s.daily),
        "daily_log": _log(s.daily_log),
    }


def person_row(p: PersonScore) -> Row:
    """One person's means over all scored questions; ``by`` is None for all together."""
    return {
        "by": p.by,
        "questions": p.questions,
        "brier": float(2 * p.half),
        "brier_half": float(p.half),
        "log": _log(p.log),
        "timed": p.timed,
        "daily_brier": None if p.daily is None else float(2 * p.daily),
        "daily_brier_half": _number(p.daily),
        "daily_log": _log(p.daily_log),
    }


def bin_row(b: Bin) -> Row:
    """One line of a calibration table, counts and all."""
    return {
        "low": b.low,
        "high": b.high,
        "estimates": b.estimates,
        "mean": float(100 * b.mean),
        "happened": b.happened,
        "share": float(100 * b.share),
    }


def rate_row(rate: BaseRate) -> Row:
    """A base rate as counts, with the ids behind each."""
    fates = ("in_time", "after", "not_done", "day_untold", "claimed", "silent", "waiting")
    return {
        "kind": rate.kind,
        "resolved": rate.resolved,
        **{fate: list(getattr(rate, fate)) for fate in fates},
    }


def draft_row(draft: QuestionDraft, rates: Sequence[BaseRate]) -> Row:
    """A draft: nobody has asked it, so that no author stands in it."""
    return {
        "draft": True,
        "commitment": draft.commitment,
        "text": draft.text,
        "window": _window(draft.window),
        "rule": draft.rule,
        "base_rates": [rate_row(r) for r in rates],
    }


def matrix_row(matrix: Matrix) -> Row:
    """One row of the layer ``matrices``: what speaks against each hypothesis, and what it hangs on."""
    found = analyse(matrix)
    labels = {h.id: h.label for h in matrix.hypotheses}
    return {
        "matrix": matrix.id,
        "question": matrix.question,
        "hypotheses": [
            {
                "hypothesis": s.hypothesis.id,
                "label": s.hypothesis.label,
                "text": s.hypothesis.text,
                "against": float(s.against.decimal()),
                "items_against": list(s.items_against),
                "place": s.place,
                "unrated": list(s.unrated),
                **made_row(s.hypothesis.made),
            }
            for s in found.order
        ],
        "items": [
            {
                "item": i.item.label,
                "statement": i.item.statement,
                "assumption": i.item.assumption,
                "ratings": {labels[h]: r.value for h, r in i.item.ratings if h in labels},
                "credibility": i.item.credibility.value,
                "relevance": i.item.relevance.value,
                "weight": float(i.weight.decimal()),
                "told_apart": i.told_apart,
                "pairs": i.pairs,
                "order_without": None if i.without is None else [list(tier) for tier in i.without],
                "changes_first": i.changes_first,
                "decision": i.item.made.decision,
                **made_row(i.item.made),
            }
            for i in found.items
        ],
        "order": [list(tier) for tier in found.tiers()],
        **made_row(matrix.made),
    }


def indicator_row(i: Indicator) -> Row:
    """One row of the layer ``indicators``; ``by`` and ``why`` are None where the reporting names it."""
    return {
        "indicator": i.id,
        "text": i.text,
        "towards": i.towards,
        "statements": list(i.statements),
        "by": None if i.made is None else i.made.by,
        "why": None if i.made is None else i.made.why,
        "alert": None if i.alert is None else rule_text(i.alert),
        "observations": [
            {
                "statement": o.statement,
                "direction": o.direction.value,
                "decision": o.made.decision,
                **made_row(o.made),
            }
            for o in i.observations
        ],
    }


def scope_row(s: SavedScope) -> Row:
    """One row of the layer ``scopes``: one version of a saved subject."""
    return {
        "scope": s.made.decision,
        "name": s.name,
        "version": s.version,
        "query": s.subject.query or None,
        "parties": list(s.subject.parties),
        "claims": list(s.subject.claims),
        "current": s.current,
        **made_row(s.made),
    }


def _scopes(layers: Layers) -> Iterator[Row]:
    return map(scope_row, layers.assessments.scopes)


def _matrices(layers: Layers) -> Iterator[Row]:
    return map(matrix_row, layers.assessments.matrices)


def _questions(layers: Layers) -> Iterator[Row]:
    return map(question_row, layers.assessments.questions)


def _grades(layers: Layers) -> Iterator[Row]:
    return map(grade_row, layers.assessments.grades)


ASSESSMENT_WRITERS: dict[str, Callable[[Layers], Iterator[Row]]] = {
    "grades": _grades,
    "questions": _questions,
    "matrices": _matrices,
    "scopes": _scopes,
}
"""The layers of judgements, by name."""
