"""People's judgements as rows: each with who made it, when, why, and whether it was taken back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from onrecord.records import Grade, Layers, Made, Proposal

__all__ = ["ASSESSMENT_WRITERS", "grade_row", "made_row", "proposal_row"]

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


def _grades(layers: Layers) -> Iterator[Row]:
    return map(grade_row, layers.assessments.grades)


ASSESSMENT_WRITERS: dict[str, Callable[[Layers], Iterator[Row]]] = {"grades": _grades}
"""The layers of judgements, by name."""
