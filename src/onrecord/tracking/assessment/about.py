"""The judgements that are about one subject."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.records import Assessments, Grade, GradeScale, Statement
from onrecord.tracking.assessment.grades import is_gradable, name_key

__all__ = ["assessments_about"]


def assessments_about(found: Assessments, statements: Sequence[Statement]) -> Assessments:
    """Those on the subject's statements and on the named sources that speak in them."""
    ids = {s.id for s in statements}
    names = {name_key(x.name) for s in statements for x in s.sources if is_gradable(x) and x.name}

    def is_about(grade: Grade) -> bool:
        return grade.on in ids if grade.scale is GradeScale.STATEMENT else name_key(grade.on) in names

    return Assessments(grades=tuple(g for g in found.grades if is_about(g)))
