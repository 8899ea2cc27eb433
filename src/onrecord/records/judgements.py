"""All that people judged, side by side."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.records.assessments import Grade, Matrix, Question
from onrecord.records.subjects import SavedScope

__all__ = ["Assessments"]


@dataclass(frozen=True, slots=True)
class Assessments:
    """All judgements of people at the asked clocks, each kind in the order in which they were made."""

    grades: tuple[Grade, ...] = ()
    questions: tuple[Question, ...] = ()
    matrices: tuple[Matrix, ...] = ()
    scopes: tuple[SavedScope, ...] = ()
