"""The judgements that are about one subject."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.records import (
    Assessments,
    Commitment,
    Grade,
    GradeScale,
    Indicator,
    Matrix,
    Question,
    Statement,
)
from onrecord.text.words import content_words
from onrecord.tracking.assessment.grades import is_gradable, name_key

__all__ = ["SubjectMatter", "assessments_about", "is_sign_of"]


@dataclass(frozen=True, slots=True)
class SubjectMatter:
    """What a subject holds: its statements and commitments, and the words that name it, "" for all."""

    statements: tuple[Statement, ...]
    commitments: tuple[Commitment, ...]
    words: str


def assessments_about(found: Assessments, matter: SubjectMatter) -> Assessments:
    """Those on the subject's statements, on the named sources that speak in them, and on its commitments.

    A question that no commitment suggested belongs to the subject where its words name it, and so does a
    matrix that weighs none of its statements. What was withdrawn is left out; exports have it.
    """
    ids = {s.id for s in matter.statements}
    names = {name_key(x.name) for s in matter.statements for x in s.sources if is_gradable(x) and x.name}
    followed = {name for c in matter.commitments for name in (c.id, *c.former_ids)}
    words = content_words(matter.words)

    def is_about(grade: Grade) -> bool:
        return grade.on in ids if grade.scale is GradeScale.STATEMENT else name_key(grade.on) in names

    def asks_about(question: Question) -> bool:
        if question.commitment is not None:
            return question.commitment in followed
        return words <= content_words(question.text)

    def weighs(matrix: Matrix) -> bool:
        return any(i.statement in ids for i in matrix.items) or words <= content_words(matrix.question)

    return Assessments(
        grades=tuple(g for g in found.grades if is_about(g)),
        questions=tuple(q for q in found.questions if q.made.stands and asks_about(q)),
        matrices=tuple(m for m in found.matrices if m.made.stands and weighs(m)),
    )


def is_sign_of(indicator: Indicator, matter: SubjectMatter) -> bool:
    """Whether the subject's statements name or show the sign, or it points to one of its commitments.

    One that a person added belongs to the subject where its words name it, as well.
    """
    ids = {s.id for s in matter.statements}
    if not ids.isdisjoint((*indicator.statements, *(o.statement for o in indicator.observations))):
        return True
    if indicator.made is None:
        return False
    followed = {name for c in matter.commitments for name in (c.id, *c.former_ids)}
    return indicator.towards in followed or content_words(matter.words) <= content_words(indicator.text)
