"""Mends systematic faults of the parser: verbs read in another form, and somebody called May."""

from __future__ import annotations

from typing import Any

__all__ = ["mend"]

_TAKES_TWO = frozenset(
    {"give", "offer", "pay", "send", "show", "tell", "teach", "award", "name", "call", "dub", "grant", "owe",
     "deny", "lend", "hand", "title", "entitle", "bring", "allow", "cost"}
)  # fmt: skip


def mend(doc: Any) -> Any:
    """In "the storm killed at least ten people" the noun is the subject of its verb, not its head.

    A participle that has an object of its own cannot be passive: it is the finite verb, wherever the noun
    has no other one. Verbs that take two objects are left as they are ("a man given two years").
    """
    for verb in doc:
        if verb.tag_ == "VBN" and verb.dep_ == "acl" and _has_object(verb):
            noun = verb.head
            if noun.i < verb.i and noun.pos_ in ("NOUN", "PROPN"):
                _make_finite(noun, verb)
        elif verb.tag_ == "VBD" and verb.dep_ == "conj" and verb.lower_ == verb.lemma_.lower():
            _make_plain(verb)
        elif verb.text == "May" and verb.tag_ == "MD" and _is_somebody(verb):
            _make_name(verb)
    return doc


def _is_somebody(word: Any) -> bool:
    """ "May had been due to speak", "May is looking": before a finite verb "May" is no verb but a name."""
    after = word.doc[word.i + 1] if word.i + 1 < len(word.doc) else None
    return after is not None and after.tag_ in ("VBD", "VBZ", "MD")


def _make_name(word: Any) -> None:
    word.tag_, word.pos_ = "NNP", "PROPN"
    if word.dep_ == "aux" and not any(c.dep_ in ("nsubj", "nsubjpass") for c in word.head.children):
        word.dep_ = "nsubj"


def _make_plain(verb: Any) -> None:
    """ "will cut jobs and shut a mill": a form that is past and infinitive alike follows its "will"."""
    led = verb.head.tag_ == "VB" and any(c.tag_ == "MD" for c in verb.head.children)
    if led and not any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children):
        verb.tag_ = "VB"


def _has_object(verb: Any) -> bool:
    helped = any(c.dep_ in ("aux", "auxpass", "agent") for c in verb.children)
    held = any(c.dep_ == "dobj" and c.i > verb.i for c in verb.children)
    return held and not helped and verb.lemma_.lower() not in _TAKES_TWO


def _make_finite(noun: Any, verb: Any) -> None:
    above = noun.head
    if noun.dep_ == "ROOT":
        for child in [c for c in noun.children if c.i > verb.i]:
            child.head = verb
        verb.head, verb.dep_ = verb, "ROOT"
    elif noun.dep_ == "nsubj" and any(c.dep_ == "nsubj" and c.i > verb.i for c in above.children):
        verb.head, verb.dep_ = above, "ccomp"
    else:
        return
    noun.head, noun.dep_, verb.tag_ = verb, "nsubj", "VBD"
