"""Whose attitude a clause of the article tells: "the union opposes it", "Novak is against it"."""

from __future__ import annotations

from typing import Any

from onrecord.reading.names import Names, Resolution
from onrecord.reading.statements.clauses import subject_of
from onrecord.reading.statements.lexicon import word_set
from onrecord.reading.statements.slots import mention_of
from onrecord.reading.statements.units import Unit
from onrecord.records import Anonymity, BlockKind, EvidenceSpan, SourceKind

__all__ = ["attitude_holder", "is_attitude"]


def is_attitude(head: Any) -> bool:
    """Whether a clause head tells what its subject holds: stance verbs, "rule out", "is against", "remain
    opposed".
    """
    lemma = head.lemma_.lower()
    if any(c.dep_ in ("auxpass", "nsubjpass") for c in head.children):
        return False
    if lemma in word_set("stance_verbs"):
        return True
    if lemma == "rule":
        return any(c.dep_ == "prt" and c.lower_ == "out" for c in head.children)
    if lemma not in ("be", "remain", "stay"):
        return False
    for child in head.children:
        if child.dep_ == "acomp" and child.lower_ in word_set("stance_adjectives"):
            return True
        if child.dep_ == "prep" and child.lower_ == "against" and child.i == head.i + 1:
            return True
    return False


def attitude_holder(unit: Unit, names: Names) -> tuple[EvidenceSpan, Resolution, EvidenceSpan] | None:
    """The subject's words, who it is, and the cue, where an article's clause tells a party's attitude."""
    head, sentence = unit.head, unit.sentence
    if sentence.kind is BlockKind.CAPTION or not is_attitude(head):
        return None
    subject = subject_of(head)
    if subject is None or subject.lower_ in ("i", "we", "you"):
        return None
    if any(c.lower_ in word_set("nobody_words") for c in (subject, *subject.lefts)):
        return None
    mention, found = mention_of(sentence, subject, names)
    if found.anonymity is Anonymity.UNATTRIBUTED or found.kind in (SourceKind.UNKNOWN, SourceKind.DOCUMENT):
        return None
    start, end = sentence.token_extent(head)
    cue = EvidenceSpan(start, end, sentence.text[start - sentence.start : end - sentence.start])
    return EvidenceSpan(mention.start, mention.end, mention.text), found, cue
