"""What a cue does to its content, by the way that it is used."""

from __future__ import annotations

from typing import Any

from onrecord.reading.statements.clauses import has_to
from onrecord.reading.statements.lexicon import cue_classes, word_set

__all__ = ["asks_for", "cue_meant"]


def cue_meant(verb: Any, lemma: str, negated: bool) -> str | None:
    """The cue's lemma as its use means it: who "calls it fair" describes, who "calls for" it demands, who
    "does not dispute" it agrees, who "asks whether" only asks, and "wrongly reported" denies.
    """
    kind = cue_classes().get(lemma)
    if verb.pos_ == "NOUN":
        return "deny" if _is_refused(verb) else lemma
    if negated and kind == "denies":
        return "view"
    if negated and lemma in ("accept", "believe"):
        return "deny"
    if kind == "assert" and any(
        c.dep_ == "advmod" and c.lower_ in word_set("wrongly") for c in verb.children
    ):
        return "deny"
    if verb.pos_ != "VERB":
        return lemma
    if lemma in ("ask", "plead"):
        return lemma if asks_for(verb) else "say"
    if lemma in ("describe", "characterise", "characterize"):
        as_what = any(t.lower_ == "as" and t.dep_ in ("prep", "mark") for t in verb.subtree)
        return lemma if as_what else "say"
    if lemma == "expect" and _is_timetable(verb):
        return None
    if lemma != "call":
        return lemma
    asks = any(c.dep_ in ("prep", "prt") and c.lower_ in ("for", "on", "upon") for c in verb.children)
    return "call" if asks or any(c.dep_ == "xcomp" and has_to(c) for c in verb.children) else "describe"


def _is_refused(noun: Any) -> bool:
    """ "do not accept the suggestion", "had contradicted the claim": what is put is held to be wrong."""
    governor = noun.head
    if governor.pos_ not in ("VERB", "AUX") or noun.dep_ not in ("dobj", "nsubjpass"):
        return False
    lemma = governor.lemma_.lower()
    refused = any(c.dep_ == "neg" for c in governor.children)
    if lemma in ("accept", "believe", "share", "buy"):
        return refused
    return cue_classes().get(lemma) == "denies" and not refused


def asks_for(verb: Any) -> bool:
    """Whether "ask" asks for something, and not about it."""
    for child in verb.children:
        if child.dep_ == "prep" and child.lower_ in ("for", "with"):
            return True
        if child.dep_ not in ("xcomp", "ccomp", "advcl"):
            continue
        if has_to(child) or any(c.dep_ == "mark" and c.lower_ == "that" for c in child.children):
            return True
    return False


def _is_timetable(verb: Any) -> bool:
    """ "is expected before May": nobody's expectation in particular, and nothing that it is to do."""
    passive = verb.tag_ == "VBN" and any(c.dep_ == "auxpass" for c in verb.children)
    by = any(
        c.dep_ == "agent" and any(g.ent_type_ not in ("DATE", "TIME", "") for g in c.subtree)
        for c in verb.children
    )
    return passive and not by and not any(c.dep_ == "xcomp" for c in verb.children)
