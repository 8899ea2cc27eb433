"""The stance that a reaction takes, from its cue and its verb."""

from __future__ import annotations

from onrecord.reading.statements.lexicon import cue_classes, word_set
from onrecord.records import Section, Stance, Statement

__all__ = ["stance_of"]


def stance_of(statement: Statement, cue_lemma: str | None) -> Stance | None:
    """The stance of the party that reacts, None where the statement is no reaction.

    A reaction of which only the fact is reported ("drew attention") is NO_CONTENT.
    """
    lemma = "" if statement.predicate is None else statement.predicate.lemma
    for word in (cue_lemma or "", lemma):
        if word in word_set("supports"):
            return Stance.SUPPORTS
        if word in word_set("opposes"):
            return Stance.OPPOSES
        if cue_classes().get(word) == "concern":
            return Stance.CONCERNED
    if lemma in word_set("react_verbs"):
        return Stance.NO_CONTENT
    return Stance.NEUTRAL if statement.section is Section.REACTION else None
