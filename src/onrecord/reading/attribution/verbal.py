"""Verbs as cues: what they take as content, and whose words it is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from onrecord.reading.attribution.asides import is_as_clause
from onrecord.reading.attribution.lexicon import word_class
from onrecord.reading.attribution.shape import Shape
from onrecord.reading.attribution.tree import (
    agent_of,
    noun_phrase,
    plain_subtree,
    subject_of,
    subtree,
    verb_group,
)

__all__ = ["verbal_cues"]

_CORE = frozenset({"ccomp", "xcomp", "dobj", "oprd", "attr", "acomp"})
_OWN_CLAUSE = frozenset({"ccomp", "xcomp"})
_LOOSE = frozenset({"prep", "advcl", "advmod", "npadvmod", "cc", "conj", "ccomp", "punct", "dep", "intj"})
_BESIDE = frozenset({"parataxis", "ccomp", "conj", "dep", "advcl"})
_NEVER = frozenset({"be", "do", "'s"})


def verbal_cues(verb: Any) -> Iterator[Shape]:
    """The shapes that a verb offers; none for other words."""
    if verb.pos_ not in {"VERB", "AUX"} or verb.dep_ in {"aux", "auxpass"} or verb.lemma_ in _NEVER:
        return
    if is_as_clause(verb) or (verb.lower_ in word_class("preposition") and verb.dep_ in {"prep", "acl"}):
        return
    shape = _shape(verb)
    if shape is not None:
        yield shape


def _shape(verb: Any) -> Shape | None:
    if _is_passive(verb):
        return _passive(verb)
    own = _complements(verb)
    if own is None or (own[0].startswith("prep:") and verb.lemma_ in word_class("speech")):
        beside = _interrupting(verb)
        if own is None or beside is not None:
            return beside
    frame, content, extra = own
    if verb.lemma_ in word_class("raising"):
        subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
        whole = content if subject is None else content | noun_phrase(subject)
        return Shape(verb, "raise:" + frame, verb_group(verb) | extra, frozenset(), None, whole)
    source, head = _source(verb)
    issued = _issued(verb)
    if issued is not None:
        frame, extra, head = "issued:" + frame, extra | issued[0], issued[1]
        source = noun_phrase(head)
    if frame == "dobj" and _is_light(verb):
        return None
    return Shape(verb, frame, verb_group(verb) | extra, source - {verb.i}, head, content - source)


def _is_passive(verb: Any) -> bool:
    if any(c.dep_ in {"auxpass", "nsubjpass"} for c in verb.children):
        return True
    # "Asked whether ..., Kohl said": Kohl was asked.
    bare = not any(c.dep_ in {"aux", "nsubj"} for c in verb.children)
    return bool(verb.tag_ == "VBN" and bare and verb.dep_ in {"acl", "advcl"})


def _issued(verb: Any) -> tuple[frozenset[int], Any] | None:
    """The words of "issued a statement saying" before the last, and who issued it."""
    noun = verb.head
    if verb.dep_ != "acl" or noun.dep_ != "dobj" or noun.head.lemma_ not in word_class("light"):
        return None
    if verb.lemma_ not in word_class("speech"):
        return None
    subject = subject_of(noun.head)
    if subject is None:
        return None
    return verb_group(noun.head) | frozenset(range(noun.head.i, verb.i)), subject


def _is_light(verb: Any) -> bool:
    """Whether the object, not the verb, is the cue: "expressed concern about", "made a claim that"."""
    if verb.lemma_ not in word_class("light"):
        return False
    return any(
        c.dep_ == "dobj"
        and c.lemma_.lower() in word_class("noun")
        and any(d.i > c.i and d.dep_ in {"prep", "acl", "ccomp"} for d in c.children)
        for c in verb.children
    )


def _source(verb: Any) -> tuple[frozenset[int], Any | None]:
    subject = subject_of(verb)
    if subject is None or (subject.lower_ in {"it", "there"} and subject.dep_ == "expl"):
        return frozenset(), None
    if verb.dep_ in {"relcl", "acl"} and subject == verb.head:
        return noun_phrase(subject) - subtree(verb), subject
    tokens = noun_phrase(subject)
    if verb.i in tokens:
        tokens -= subtree(_branch(subject, verb))
    return tokens, subject


def _branch(top: Any, low: Any) -> Any:
    while low.head != top:
        low = low.head
    return low


def _complements(verb: Any) -> tuple[str, frozenset[int], frozenset[int]] | None:
    """Frame, content tokens, and what joins the cue; None where the verb takes nothing."""
    children = [c for c in verb.children if c.dep_ in _CORE]
    if verb.lemma_ in word_class("told"):
        told = _told(verb, children)
        if told is not None:
            return told
    behind = [c for c in children if c.i > verb.i and any(d.lower_ == "that" for d in c.children)]
    if behind:
        # A clause in front of "she said that ..." is none that was said.
        children = [c for c in children if c.i > verb.i or c.dep_ == "dobj"]
    if not children:
        return _prepositional(verb)
    content: frozenset[int] = frozenset()
    for child in children:
        content |= _clause(child) if child.dep_ == "ccomp" else plain_subtree(child)
    appeal = _appealed(verb, children)
    if appeal is not None:
        return "appeal", content | appeal[1], appeal[0]
    if any(c.dep_ == "ccomp" for c in children):
        content |= _fronted(verb, children)
    else:
        for child in verb.children:
            if child.dep_ == "prep" and child.i > children[0].i and not _is_temporal(child):
                content |= plain_subtree(child)
    return "+".join(sorted({c.dep_ for c in children})), content - {verb.i}, frozenset()


def _appealed(verb: Any, children: list[Any]) -> tuple[frozenset[int], frozenset[int]] | None:
    """The preposition, and who it is that is called on to do something."""
    if verb.lemma_ not in word_class("appeal") or not any(c.dep_ == "xcomp" for c in children):
        return None
    for child in verb.children:
        if child.dep_ == "prep" and verb.i < child.i < children[-1].i:
            return frozenset({child.i}), subtree(child) - {child.i}
    return None


def _told(verb: Any, children: list[Any]) -> tuple[str, frozenset[int], frozenset[int]] | None:
    """What somebody was told, without whom: also where the parser hung the clause on the listener."""
    clauses = [c for c in children if c.dep_ in _OWN_CLAUSE]
    frame = "told:"
    if not clauses:
        frame = "told:hung:"
        for child in children:
            if child.dep_ == "dobj" and child.i > verb.i:
                hung = [c for c in child.subtree if c.dep_ in {"acl", "relcl", "ccomp"}]
                clauses = [c for c in hung if _opens(c)] or [c for c in hung if _stands_alone(c)]
    if not clauses:
        return None
    content: frozenset[int] = frozenset()
    for clause in clauses[:2]:
        content |= _clause(clause)
    if clauses[0].dep_ == "ccomp":
        content |= _fronted(verb, clauses)
    return frame + clauses[0].dep_, content - {verb.i}, frozenset()


def _clause(clause: Any) -> frozenset[int]:
    """The clause from its "that" on: what stands before is to whom or where it was said."""
    tokens = subtree(clause)
    that = next((c.i for c in clause.children if c.lower_ == "that" and c.dep_ == "mark"), None)
    return tokens if that is None else frozenset(i for i in tokens if i >= that)


def _stands_alone(clause: Any) -> bool:
    """Whether a clause without "that" follows who was told: "told the judge he had acted alone"."""
    finite = clause.tag_ in {"VBD", "VBZ", "VBP"} or any(c.dep_ == "aux" for c in clause.children)
    opening = clause.doc[clause.left_edge.i]
    subject = any(c.dep_ in {"nsubj", "nsubjpass"} and c.pos_ == "PRON" for c in clause.children)
    return bool(clause.dep_ == "relcl" and finite and subject and opening.tag_ == "PRP")


def _opens(clause: Any) -> bool:
    return bool(clause.doc[clause.left_edge.i].lower_ in {"that", "how", "why", "what", "whether", "to"})


def _fronted(verb: Any, complements: list[Any]) -> frozenset[int]:
    """What stands before an inverted cue along with the clause that it attributes."""
    first = complements[0]
    if first.i > verb.i:
        return frozenset()
    content: frozenset[int] = frozenset()
    for child in verb.children:
        if child.i < verb.i and child.dep_ in _LOOSE and child.right_edge.i < first.right_edge.i:
            content |= subtree(child)
    return content


def _is_temporal(prep: Any) -> bool:
    return any(c.ent_type_ in {"DATE", "TIME"} for c in prep.children)


def _prepositional(verb: Any) -> tuple[str, frozenset[int], frozenset[int]] | None:
    for child in verb.children:
        if child.dep_ == "prep" and child.i > verb.i and not _is_temporal(child):
            inner = [c for c in child.children if c.dep_ in {"pobj", "pcomp"}]
            if inner:
                extra = frozenset({child.i})
                return f"prep:{child.lower_}", plain_subtree(child) - extra, extra
    return None


def _interrupting(verb: Any) -> Shape | None:
    """A cue with nothing of its own inside or behind the clause that it attributes."""
    above = verb.head
    if verb.dep_ not in _BESIDE or above == verb:
        return None
    if verb.dep_ == "advcl" and (verb.lemma_ not in word_class("speech") or _is_marked(verb)):
        return None
    source, head = _source(verb)
    if head is None or head not in list(verb.children):
        return None
    content = subtree(above, [verb])
    return Shape(verb, "inter:" + verb.dep_, verb_group(verb), source, head, content)


def _is_marked(verb: Any) -> bool:
    """Whether a conjunction or question word opens the clause, so that it is none that interrupts."""
    first = verb.doc[verb.left_edge.i]
    return verb.tag_ == "VBG" or any(c.dep_ == "mark" for c in verb.children) or first.tag_ in {"WRB", "IN"}


def _passive(verb: Any) -> Shape | None:
    subject = next((c for c in verb.children if c.dep_ in {"nsubjpass", "nsubj"}), None)
    agent = agent_of(verb)
    parts = [c for c in verb.children if c.dep_ in _CORE]
    preps = [c for c in verb.children if c.dep_ == "prep" and c.i > verb.i and not _is_temporal(c)]
    clausal = any(c.dep_ == "ccomp" for c in parts)
    content: frozenset[int] = frozenset()
    for part in parts:
        content |= subtree(part)
    frame = "pass:" + "+".join(sorted({c.dep_ for c in parts}))
    if not clausal:
        for prep in preps:
            content |= subtree(prep)
        if not parts and preps:
            frame += "prep:" + preps[0].lower_
        if subject is None and verb.dep_ == "acl":
            content |= noun_phrase(verb.head) - subtree(verb)
        elif subject is not None and not (verb.lemma_ in word_class("told") and parts):
            content |= noun_phrase(subject)
    cue = verb_group(verb)
    if agent is None and verb.lemma_ in word_class("naming"):
        return None
    if agent is None:
        return Shape(verb, frame, cue, frozenset(), None, content - cue) if content else None
    by, noun = agent
    source = noun_phrase(noun)
    content -= source | {by.i} | cue
    return Shape(verb, frame + "+by", cue | {by.i}, source, noun, content) if content else None
