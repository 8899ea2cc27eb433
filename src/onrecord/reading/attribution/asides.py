"""Cues that stand beside the clause they attribute: "according to X", "as X put it", "in X's words"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from onrecord.reading.attribution.lexicon import word_class
from onrecord.reading.attribution.shape import Shape
from onrecord.reading.attribution.tree import agent_of, noun_phrase, subtree, verb_group

__all__ = ["aside_cues", "is_as_clause"]

_SET_OFF = frozenset([",", "”", "''", '"', "–", "—", "-"])


def aside_cues(token: Any) -> Iterator[Shape]:
    """The shape of an aside that this word opens or heads."""
    shape = None
    if token.lower_ == "according":
        shape = _according(token)
    elif token.lower_ in word_class("adverb"):
        shape = Shape(token, "adv", frozenset({token.i}), frozenset(), None, subtree(token.head, [token]))
    elif is_as_clause(token):
        shape = _as_clause(token)
    elif token.dep_ == "pobj" and token.lemma_.lower() in word_class("words"):
        shape = _in_words(token)
    if shape is not None:
        yield shape


def is_as_clause(verb: Any) -> bool:
    """Whether this is the verb of "as X put it", "as reported by X"."""
    if verb.pos_ not in {"VERB", "AUX"} or verb.lemma_ not in word_class("speech") | word_class("thought"):
        return False
    if verb.tag_ == "VBG":
        return False
    if verb.dep_ == "pcomp":
        return _as_word(verb) is not None
    return verb.dep_ in {"advcl", "parataxis"} and _as_word(verb) is not None


def _as_word(verb: Any) -> Any | None:
    for child in verb.children:
        if child.lower_ == "as" and child.i < verb.i:
            return child
    head = verb.head
    return head if head.lower_ == "as" and head.i < verb.i else None


def _clause_around(aside: Any) -> frozenset[int]:
    """The clause that the aside hangs on, without the aside; the whole sentence if it opens or ends that."""
    if _opens_or_ends(aside):
        return frozenset(range(len(aside.doc))) - subtree(aside)
    clause = aside.head
    while clause.pos_ not in {"VERB", "AUX"} and clause.dep_ != "ROOT":
        clause = clause.head
    return subtree(clause, [aside])


def _opens_or_ends(aside: Any) -> bool:
    doc, first, last = aside.doc, aside.left_edge.i, aside.right_edge.i
    if first == 0:
        return bool(doc[last].text == "," or (last + 1 < len(doc) and doc[last + 1].text == ","))
    return doc[first - 1].text in _SET_OFF and all(t.is_punct or t.is_space for t in doc[last + 1 :])


def _according(word: Any) -> Shape | None:
    to = next((c for c in word.children if c.lower_ == "to"), None)
    noun = None if to is None else next((c for c in to.children if c.dep_ == "pobj"), None)
    if to is None or noun is None:
        return None
    return Shape(word, "acc", frozenset({word.i, to.i}), noun_phrase(noun), noun, _clause_around(word))


def _as_clause(verb: Any) -> Shape | None:
    top = verb.head if verb.head.lower_ == "as" else verb
    if top.head == top:
        return None
    cue = verb_group(verb)
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    agent = agent_of(verb)
    content = _clause_around(top)
    if subject is not None:
        it = frozenset(c.i for c in verb.children if c.lower_ == "it" and c.dep_ == "dobj")
        return Shape(verb, "as", cue | it, noun_phrase(subject), subject, content)
    if agent is not None:
        by, noun = agent
        start = _as_word(verb)
        opening = frozenset() if start is None else frozenset({start.i})
        return Shape(verb, "as:by", cue | {by.i} | opening, noun_phrase(noun), noun, content)
    return None


def _in_words(noun: Any) -> Shape | None:
    """In X's words, in the view of X."""
    prep = noun.head
    if prep.lower_ not in {"in", "by"} or prep.dep_ != "prep":
        return None
    holder = next((c for c in noun.children if c.dep_ == "poss"), None)
    marks: frozenset[int] = frozenset()
    if holder is not None:
        marks = frozenset(c.i for c in holder.children if c.dep_ == "case")
    else:
        if not any(c.dep_ == "det" for c in noun.children):
            return None  # "in view of the delay" is nobody's view
        of = next((c for c in noun.children if c.lower_ == "of"), None)
        holder = None if of is None else next((c for c in of.children if c.dep_ == "pobj"), None)
    if holder is None:
        return None
    source = noun_phrase(holder) - marks
    return Shape(noun, "words", subtree(prep) - source - marks, source, holder, _clause_around(prep))
