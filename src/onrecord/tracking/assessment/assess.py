"""All judgements at the asked clocks, from the decisions that the record holds."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import date

from onrecord.records import Assessments, Layers
from onrecord.tracking.assessment.grades import GRADE, grades_of
from onrecord.tracking.assessment.indicators import INDICATOR, OBSERVATION, WATCH, watched
from onrecord.tracking.assessment.made import Decided
from onrecord.tracking.assessment.matrices import HYPOTHESIS, MATRIX, WEIGHING, matrices_of
from onrecord.tracking.assessment.questions import ESTIMATE, QUESTION, RESOLUTION, questions_of
from onrecord.tracking.assessment.scopes import SCOPE, scopes_of

__all__ = ["JUDGEMENTS", "assess"]

JUDGEMENTS = frozenset(
    (
        GRADE,
        QUESTION,
        ESTIMATE,
        RESOLUTION,
        MATRIX,
        HYPOTHESIS,
        WEIGHING,
        INDICATOR,
        WATCH,
        OBSERVATION,
        SCOPE,
    )
)
"""The kinds of decisions that are read here, and change nothing that is derived from documents."""


def assess(layers: Layers, today: date, visible: Collection[str] | None = None) -> Layers:
    """The layers with what people judged by this day.

    ``visible`` are the statements at their clocks, where the layers hold only a part of them.
    """
    if not layers.decisions:
        return layers
    decided = Decided(layers.decisions, today)
    statements = {s.id for s in layers.statements()} if visible is None else visible
    return replace(
        layers,
        indicators=watched(layers.indicators, decided, statements),
        assessments=Assessments(
            grades=grades_of(decided),
            questions=questions_of(decided),
            matrices=matrices_of(decided),
            scopes=scopes_of(decided),
        ),
    )
