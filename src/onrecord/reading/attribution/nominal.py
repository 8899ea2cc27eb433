"""Nouns and adjectives as cues: "the claim that ...", "is certain that ..."."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from onrecord.reading.attribution.lexicon import word_class
from onrecord.reading.attribution.shape import Shape
from onrecord.reading.attribution.tree import noun_phrase, subject_of, subtree, verb_group

__all__ = ["nominal_cues"]

_PREPS = frozenset(
    [
        "of",
        "about",
        "for",
        "to",
        "on",
        "that",
        "against",
        "regarding",
        "in",
        "over",
        "with",
        "concerning",
        "toward",
        "towards",
        "from",
        "as",
    ]
)
_NOTHING: frozenset[int] = frozenset()


def nominal_cues(token: Any) -> Iterator[Shape]:
    """The shapes that a word which is no verb offers."""
    if token.pos_ == "NOUN" and token.lemma_.lower() in word_class("noun"):
        shape = _noun(token)
    elif token.pos_ == "ADJ" and token.dep_ == "acomp":
        shape = _adjective(token)
    else:
        shape = None
    if shape is not None:
        yield shape


def _noun(noun: Any) -> Shape | None:
    clauses = [c for c in noun.children if c.dep_ in {"acl", "ccomp"} and c.i > noun.i and _is_content(c)]
    preps = [c for c in noun.children if c.dep_ == "prep" and c.i > noun.i and c.lower_ in _PREPS]
    if noun.lower_ == "view" and noun.head.lower_ == "in" and not any(noun.lefts):
        return None  # "in view of the delay" is nobody's view
    cue, source, head = _holder(noun)
    kind = _kind(noun, cue)
    if clauses:
        mark = "that" if any(c.lower_ == "that" for c in clauses[0].children) else clauses[0].tag_
        return Shape(noun, kind + mark, cue, source, head, subtree(clauses[0]))
    if noun.lemma_.lower() in word_class("medium") and noun.head.lower_ in {"in", "on", "at"}:
        return None
    for prep in preps:
        inner = subtree(prep)
        if not source & inner:
            return Shape(noun, kind + prep.lower_, cue | {prep.i}, source, head, inner - {prep.i})
    return _copular(noun, cue, source, head)


def _kind(noun: Any, cue: frozenset[int]) -> str:
    if len(cue) == 1:
        return "n:"
    return "voice:" if noun.head.lemma_ in word_class("voicing") else "light:"


def _copular(noun: Any, cue: frozenset[int], source: frozenset[int], head: Any) -> Shape | None:
    """The question is whether ..., his view was that ..."""
    verb = noun.head
    if noun.dep_ != "nsubj" or verb.lemma_ != "be":
        return None
    for rest in verb.children:
        if rest.i > noun.i and rest.dep_ in {"ccomp", "xcomp", "attr", "advcl"}:
            return Shape(noun, "n:be:" + rest.dep_, cue | {verb.i}, source, head, subtree(rest))
    return None


def _is_content(clause: Any) -> bool:
    """Whether a clause on a noun tells what was said, rather than who said it or what was done to it."""
    if clause.tag_ == "VBG" and clause.lemma_ in word_class("speech"):
        return False
    return clause.tag_ != "VBN" or any(c.dep_ in {"aux", "mark", "nsubj"} for c in clause.children)


def _holder(noun: Any) -> tuple[frozenset[int], frozenset[int], Any | None]:
    """Cue tokens, source tokens and source head of a noun: a possessive, or the subject of a light verb."""
    own = frozenset({noun.i})
    for child in noun.children:
        if child.dep_ == "poss":
            marks = frozenset(c.i for c in child.children if c.dep_ == "case")
            return own, subtree(child) - marks, child
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ in {"by", "from", "of", "among"}:
            for inner in child.children:
                if inner.dep_ == "pobj" and inner.ent_type_ in {"PERSON", "ORG", "NORP"}:
                    return own, noun_phrase(inner), inner
    verb = noun.head
    if noun.dep_ == "dobj" and verb.lemma_ in word_class("light"):
        subject = subject_of(verb)
        if subject is not None:
            return own | verb_group(verb), noun_phrase(subject) - subtree(noun), subject
    return own, _NOTHING, None


def _adjective(word: Any) -> Shape | None:
    verb = word.head
    subject = subject_of(verb)
    source = _NOTHING if subject is None else noun_phrase(subject)
    cue = verb_group(verb) | {word.i}
    for child in word.children:
        if child.dep_ in {"ccomp", "xcomp"} and child.i > word.i:
            return Shape(word, "adj:" + child.dep_, cue, source, subject, subtree(child))
        if child.dep_ == "prep" and child.i > word.i:
            content = subtree(child) - frozenset({child.i})
            return Shape(word, "adj:" + child.lower_, cue | {child.i}, source, subject, content)
    return None
