"""Clauses inside a clause that announce a plan, or recall one beside what became of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from onrecord.reading.statements.clauses import (
    auxiliaries,
    clause_tokens,
    direct_object,
    has_to,
    is_negated,
    is_verbal,
    subject_of,
)
from onrecord.reading.statements.lexicon import cue_classes, verb_effects, word_set

__all__ = ["inner_plans"]


def inner_plans(doc: Any, head: Any, tokens: Sequence[int]) -> list[tuple[Any, tuple[int, ...]]]:
    """The heads and words of clauses inside one (its head, its words) that announce or recall a plan.

    "..., which will open in May", "and will hire ten", "although it was due in May".
    """
    inside = set(tokens)
    found = []
    for verb in (doc[i] for i in tokens):
        told = _is_own_plan(verb, head) or _is_announced_plan(verb, head)
        if told or _is_joined_plan(verb, head) or _is_next_deed(verb, head):
            found.append((verb, tuple(t for t in clause_tokens(verb) if t in inside)))
        own = tuple(t for t in clause_tokens(verb) if t in inside)
        if verb != head and (_is_conceded_plan(verb) or _is_relative_plan(verb)) and len(own) > 2:
            marked = _is_conceded_plan(verb)
            found.append((verb, tuple(t for t in own if not (marked and doc[t].dep_ == "mark"))))
    return found


def _is_relative_plan(verb: Any) -> bool:
    """ "which is to open", "that are being built"."""
    if verb.dep_ != "relcl" or not is_verbal(verb):
        return False
    planned = any(c.lower_ in ("will", "to") for c in auxiliaries(verb))
    planned |= verb.lemma_.lower() in word_set("inner_plans")
    planned |= verb.lower_ in word_set("due_words")
    planned |= any(c.lower_ == "being" for c in verb.children)
    return planned or _was_to(verb)


def _is_conceded_plan(verb: Any) -> bool:
    """ "although it was to open in May", "though they had been promised": the plan beside the outcome."""
    if verb.dep_ != "advcl" or subject_of(verb, inherit=False) is None or is_negated(verb):
        return False
    if not any(c.dep_ == "mark" and c.lower_ in _CONCEDING for c in verb.children):
        return False
    if verb.lower_ in word_set("due_words") or verb.lower_ in ("supposed", "meant"):
        return True
    due = any(c.dep_ in ("acomp", "attr") and c.lower_ in word_set("due_words") for c in verb.children)
    return _was_to(verb) or due


_CONCEDING = frozenset({"although", "though", "while", "whereas", "when"})


def _is_own_plan(verb: Any, head: Any) -> bool:
    """ "told reporters, and will hire ten": a plan joined without a subject to what was done."""
    joined = verb.dep_ == "conj" and verb.head == head and is_verbal(verb)
    if not joined or subject_of(verb, inherit=False) is not None:
        return False
    wills = word_set("modal_will")
    own = any(c.dep_ == "aux" and c.lower_ in wills for c in verb.children)
    return own and not any(a.lower_ in wills for a in auxiliaries(head))


def _is_next_deed(verb: Any, head: Any) -> bool:
    """ "will cut 40 jobs in May and shut its mine": under one "will", but after a day that is not its own."""
    first = verb.head
    if verb.dep_ != "conj" or verb.tag_ != "VB" or direct_object(verb) is None or first.tag_ != "VB":
        return False
    if first != head and first.head != head:
        return False
    if subject_of(verb, inherit=False) is not None or not any(a.lower_ in _AHEAD for a in auxiliaries(first)):
        return False
    return any(t.ent_type_ == "DATE" and t.i > first.i for t in verb.doc[first.i : verb.left_edge.i])


_AHEAD = frozenset({"will", "'ll", "’ll", "would", "to", "shall"})


def _is_joined_plan(verb: Any, head: Any) -> bool:
    """ "was shown and is scheduled for May", "sells it and plans to open": a plan joined to what is none."""
    if verb.dep_ != "conj" or verb == head or not is_verbal(verb) or not is_verbal(verb.head):
        return False
    return _plans(verb) and not _plans(verb.head) and subject_of(verb, inherit=False) is None


def _plans(verb: Any) -> bool:
    """Whether a verb schedules ("is due") or means to do what its infinitive tells."""
    if verb.tag_ == "VBN" and verb.lower_ in word_set("due_words"):
        return any(c.dep_ == "auxpass" for c in verb.children)
    intends = verb_effects().get(verb.lemma_.lower(), ("", ""))[0] == "intends"
    return intends and _governs_infinitive(verb) and verb.tag_ in ("VBZ", "VBP", "VBD", "VBN")


def _was_to(verb: Any) -> bool:
    """ "that it was to have delivered", "which were to be replaced"."""
    return verb.lower_ in ("was", "were", "is", "are") and _governs_infinitive(verb)


def _governs_infinitive(verb: Any) -> bool:
    return any(c.dep_ == "xcomp" and has_to(c) for c in verb.children)


def _is_announced_plan(verb: Any, head: Any) -> bool:
    """ "announced that the price will be cut", "news that ten would come": plans without an attribution."""
    if verb == head or subject_of(verb, inherit=False) is None:
        return False
    intends = verb_effects().get(verb.lemma_.lower(), ("", ""))[0] == "intends"
    planned = any(a.lower_ in word_set("modal_will") for a in auxiliaries(verb)) or intends
    decided = verb.tag_ in ("VBZ", "VBP") and verb.head.lemma_.lower() in _DECIDING
    return (planned or decided) and _tells(verb.head, verb)


_DECIDING = frozenset({"decide", "rule", "order", "agree", "resolve", "determine"})


def _tells(governor: Any, verb: Any) -> bool:
    """Whether what governs a clause gives it as news: a cue of telling before it, or a noun of telling."""
    lemma = governor.lemma_.lower()
    if governor.pos_ in ("NOUN", "PROPN"):
        told = word_set("speech_nouns") | word_set("promise_nouns") | {"news"}
        that = any(c.dep_ == "mark" and c.lower_ == "that" for c in verb.children)
        return that and lemma in told and verb.dep_ in ("acl", "ccomp", "relcl")
    if verb.dep_ != "ccomp" or any(c.dep_ == "mark" and c.lower_ in ("whether", "if") for c in verb.children):
        return False
    if governor.i > verb.i:  # "Voting begins on 3 May, the board decided"
        return lemma in _DECIDING and verb.doc[verb.right_edge.i : governor.i].text.count(",") > 0
    if lemma == "be":
        return any(c.dep_ == "advmod" and c.lower_ == "why" for c in verb.children)
    return cue_classes().get(lemma) in ("announce", "assert", "intends") or lemma in ("assure", "learn")
