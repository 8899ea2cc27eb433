"""People's judgements in words, so that nobody takes them for reporting: who judged, when, and why."""

from __future__ import annotations

from datetime import date

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from onrecord.records import Grade, GradeScale, Made, Proposal, SavedScope
from onrecord.surfaces.render.words import day_words, one_line, text

__all__ = ["grade_words", "grades_terminal", "made_words", "proposal_terminal", "scope_words", "value_words"]


def value_words(scale: GradeScale, value: str) -> str:
    """A grade with the words of its scale.

    >>> value_words(GradeScale.SOURCE, "B")
    'B (usually reliable)'
    """
    return text("grade.value", value=value, words=text(f"grade_{scale.value}.{value}"))


def grade_words(grade: Grade, words: str | None = None) -> str:
    """A grade on one line: on whom or what, the grade, who gave it and when.

    ``words`` are those that the grade is on, where they do not stand right above.
    """
    value = value_words(grade.scale, grade.value)
    by, day = one_line(grade.made.by), day_words(grade.made.day)
    if grade.scale is GradeScale.STATEMENT:
        on = text("grade.this") if words is None else words
        return text("grade.statement", on=on, value=value, by=by, day=day)
    topic = "" if grade.topic is None else text("grade.topic", topic=one_line(grade.topic))
    return text("grade.source", name=one_line(grade.on), topic=topic, value=value, by=by, day=day)


def made_words(made: Made) -> str:
    """Who made a judgement, when, why, and whether it was taken back."""
    words = text("judged.by", by=one_line(made.by), day=day_words(made.day), why=one_line(made.why))
    if made.withdrawn is None:
        return words
    back = made.withdrawn
    day = day_words(date.fromisoformat(back.when[:10]))
    return f"{words}; {text('judged.withdrawn', by=one_line(back.by), day=day, why=one_line(back.why))}"


def grades_terminal(grades: tuple[Grade, ...]) -> RenderableType:
    """Grades with their history, those that no longer count dimmed."""
    parts: list[RenderableType] = []
    for grade in grades:
        style = "" if grade.current else "dim"
        parts.append(Text(f"{one_line(grade.on)}  {value_words(grade.scale, grade.value)}", style=style))
        topic = (
            "" if grade.topic is None else text("grade.topic", topic=one_line(grade.topic)).strip() + " · "
        )
        newer = "" if grade.current or not grade.made.stands else f" · {text('judged.newer')}"
        words = f"{topic}{made_words(grade.made)}{newer}  [{grade.made.decision}]"
        parts.append(Padding(Text(words, style="dim"), (0, 0, 0, 2)))
    return Group(*parts)


def scope_words(scope: SavedScope) -> str:
    """One version of a saved subject: what it takes in, who saved it, when, and why."""
    subject = scope.subject
    parts = []
    if subject.query:
        parts.append(text("scope.query", query=one_line(subject.query)))
    if subject.parties:
        parts.append(text("scope.parties", parties=text("scope.or").join(map(one_line, subject.parties))))
    if subject.claims:
        parts.append(text("scope.claims", claims=text("scope.or").join(subject.claims)))
    what, made = text("scope.and").join(parts), made_words(scope.made)
    return text("scope.head", name=one_line(scope.name), version=scope.version, what=what, made=made)


def proposal_terminal(proposal: Proposal) -> RenderableType:
    """A proposal with its reasons, and that nobody gave it."""
    head = f"{one_line(proposal.on)}  {value_words(proposal.scale, proposal.value)}"
    reasons = (Padding(Text(one_line(why)), (0, 0, 0, 2)) for why in proposal.reasons)
    return Group(Text(head, style="bold"), *reasons, Text(text("grade.proposal"), style="dim"))
