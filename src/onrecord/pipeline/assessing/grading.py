"""Grades on sources and statements: given by a person, or suggested and kept nowhere."""

from __future__ import annotations

from onrecord.errors import UsageError
from onrecord.ledger import Ledger
from onrecord.pipeline.deriving import Clocks, layers_at
from onrecord.pipeline.keeping import Author, Content, keep
from onrecord.records import Credibility, Decision, GradeScale, Layers, Proposal, Reliability
from onrecord.tracking.assessment import GRADE, is_gradable, name_key, propose_grade

__all__ = ["grade_record", "suggest_grade"]


def grade_record(ledger: Ledger, on: str, value: str, author: Author, topic: str | None = None) -> Decision:
    """The grade is kept: a letter A-F on a source by its name, a number 1-6 on a statement by its id.

    Raises UsageError where the record has no such statement or source, and for a grade that does not fit.
    """
    layers = layers_at(ledger, Clocks(today=author.when.date()), layer="documents")
    scale = _scale_of(layers, on)
    fitting = Reliability if scale is GradeScale.SOURCE else Credibility
    given = value.strip().upper()
    if given not in {grade.value for grade in fitting}:
        allowed = "a letter from A to F" if scale is GradeScale.SOURCE else "a number from 1 to 6"
        raise UsageError(f"a {scale.value} is graded with {allowed}, not {value!r}")
    if topic is not None and scale is GradeScale.STATEMENT:
        raise UsageError("only a source's grade can be limited to a topic")
    details = [("scale", scale.value)]
    if topic is not None and topic.strip():
        details.append(("topic", topic.strip()))
    return keep(ledger, Content(GRADE, (on,), given, tuple(details)), author)


def suggest_grade(layers: Layers, on: str) -> Proposal:
    """What the record suggests, with reasons; nothing is kept. Raises UsageError for what it has not."""
    _scale_of(layers, on)
    found = propose_grade(layers, on)
    assert found is not None  # noqa: S101  _scale_of found it
    return found


def _scale_of(layers: Layers, on: str) -> GradeScale:
    key = name_key(on)
    named = False
    for statement in layers.statements():
        if statement.id == on:
            return GradeScale.STATEMENT
        for source in statement.sources:
            if source.name is not None and name_key(source.name) == key:
                if is_gradable(source):
                    return GradeScale.SOURCE
                named = True
    if named:
        raise UsageError(f"{on!r} is not the name of one source, so only its statements can be graded")
    raise UsageError(f"the record has no statement and no named source {on!r}")
