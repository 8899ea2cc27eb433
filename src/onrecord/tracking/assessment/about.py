"""The judgements that are about one subject."""

from __future__ import annotations

from collections.abc import Callable, Sequence
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

__all__ = ["SubjectMatter", "assessments_about", "signs_about"]


@dataclass(frozen=True, slots=True)
class SubjectMatter:
    """What a subject holds: its statements and commitments, and the words that name it.

    "" names everything, None nothing that is not linked.
    """

    statements: tuple[Statement, ...]
    commitments: tuple[Commitment, ...]
    words: str | None


def assessments_about(found: Assessments, matter: SubjectMatter) -> Assessments:
    """Those on the subject's statements, on the named sources that speak in them, and on its commitments.

    A question that no commitment suggested belongs to the subject where its words name it, and so does a
    matrix that weighs none of its statements. What was withdrawn is left out; exports have it.
    """
    ids = {s.id for s in matter.statements}
    names = {name_key(x.name) for s in matter.statements for x in s.sources if is_gradable(x) and x.name}
    followed, is_named = _followed(matter), _names(matter.words)

    def is_about(grade: Grade) -> bool:
        return grade.on in ids if grade.scale is GradeScale.STATEMENT else name_key(grade.on) in names

    def asks_about(question: Question) -> bool:
        if question.commitment is not None:
            return question.commitment in followed
        return is_named(question.text)

    def weighs(matrix: Matrix) -> bool:
        return any(i.statement in ids for i in matrix.items) or is_named(matrix.question)

    return Assessments(
        grades=tuple(g for g in found.grades if is_about(g)),
        questions=tuple(q for q in found.questions if q.made.stands and asks_about(q)),
        matrices=tuple(m for m in found.matrices if m.made.stands and weighs(m)),
    )


def signs_about(found: Sequence[Indicator], matter: SubjectMatter) -> tuple[Indicator, ...]:
    """The signs that the subject's statements name or show, or that point to one of its commitments.

    One that a person added belongs to the subject where its words name it, as well.
    """
    ids = {s.id for s in matter.statements}
    followed = _followed(matter)
    names = _names(matter.words)

    def is_about(indicator: Indicator) -> bool:
        if not ids.isdisjoint((*indicator.statements, *(o.statement for o in indicator.observations))):
            return True
        return indicator.made is not None and (indicator.towards in followed or names(indicator.text))

    return tuple(i for i in found if is_about(i))


def _followed(matter: SubjectMatter) -> set[str]:
    return {name for c in matter.commitments for name in (c.id, *c.former_ids)}


def _names(words: str | None) -> Callable[[str], bool]:
    """Whether a text holds all words that name the subject; no words at all name everything, None nothing."""
    wanted = None if words is None else content_words(words)
    return lambda text: wanted is not None and wanted <= content_words(text)
