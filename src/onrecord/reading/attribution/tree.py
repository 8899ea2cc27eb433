"""Small questions about a parsed sentence: subtrees, subjects, auxiliaries, stretches of tokens."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from onrecord.reading.parse import ParsedSentence
from onrecord.records import Extents

__all__ = [
    "agent_of",
    "cue_lemma",
    "noun_phrase",
    "plain_subtree",
    "runs",
    "subject_of",
    "subtree",
    "verb_group",
]

_CLIMB = frozenset({"conj", "xcomp", "advcl", "pcomp", "acl", "ccomp"})
_EDGE = frozenset(",.;:!?-–—…")
_LEFT = frozenset({"advmod", "aux", "auxpass", "neg"})


_MISREAD = {"hop": "hope"}
"""Lemmas that the parser takes for others: nobody who "hopes to" hops."""


def cue_lemma(token: Any) -> str:
    """The lemma of a cue's word, in lower case."""
    lemma = str(token.lemma_).lower()
    return _MISREAD.get(lemma, lemma)


def subtree(token: Any, without: Iterable[Any] = ()) -> frozenset[int]:
    """Indices of the token's subtree, less the subtrees of ``without``."""
    kept = {t.i for t in token.subtree}
    for other in without:
        kept -= {t.i for t in other.subtree}
    return frozenset(kept)


def noun_phrase(noun: Any) -> frozenset[int]:
    """The noun with modifiers and appositives, less clauses set off by a comma or dash."""
    loose = [c for c in noun.children if c.dep_ in {"relcl", "acl", "parataxis", "advcl"} and _set_off(c)]
    return subtree(noun, loose)


def plain_subtree(token: Any) -> frozenset[int]:
    """The token's subtree, less a relative clause that a comma or dash sets off at its end: that is the
    article's own remark more often than the speaker's."""
    last = token.right_edge.i
    for inner in token.subtree:
        if inner.dep_ == "relcl" and inner.i > token.i and _set_off(inner) and inner.right_edge.i == last:
            return subtree(token, [inner])
    return subtree(token)


def _set_off(child: Any) -> bool:
    left = child.left_edge.i - 1
    return left >= 0 and child.doc[left].text in {",", "–", "—", "--", "-"}


def subject_of(verb: Any) -> Any | None:
    """The subject, its own or that of the verb it depends on; None where nobody is named."""
    seen = verb
    for _ in range(5):
        own = [c for c in seen.children if c.dep_ in {"nsubj", "nsubjpass"}]
        if own:
            return own[0]
        if seen.dep_ not in _CLIMB:
            return None
        above = seen.head
        if seen.dep_ == "acl":
            return above if above.pos_ in {"NOUN", "PROPN", "PRON"} else None
        if seen.dep_ == "xcomp":
            objects = [c for c in above.children if c.dep_ == "dobj" and c.i < seen.i]
            if objects:
                return objects[0]
        if seen.dep_ == "pcomp":
            quoted = above.lower_ == "as"
            above = above.head
            objects = [c for c in above.children if c.dep_ == "dobj"]
            if quoted and objects:
                return objects[0]
        seen = above
    return None


def agent_of(verb: Any) -> tuple[Any, Any] | None:
    """The preposition "by" and the agent of a passive, also where the parser hung it on a nearer noun."""
    for child in verb.children:
        if child.dep_ == "agent":
            return next(((child, c) for c in child.children if c.dep_ == "pobj"), None)
    for token in verb.subtree:
        if token.lower_ == "by" and token.i > verb.i and token.dep_ == "prep":
            noun = next((c for c in token.children if c.dep_ == "pobj"), None)
            if noun is not None and noun.ent_type_ not in {"DATE", "TIME", "CARDINAL", "PERCENT"}:
                return token, noun
    return None


def verb_group(verb: Any) -> frozenset[int]:
    """The verb with its auxiliaries, negation, particle, and the adverbs that touch it."""
    group = {verb.i}
    for child in verb.children:
        if child.dep_ in {"aux", "auxpass", "neg", "prt"}:
            group.add(child.i)
    doc = verb.doc
    for step in (-1, 1):
        at = verb.i + step
        while 0 <= at < len(doc) and doc[at].head == verb and doc[at].dep_ in _LEFT | {"prt"}:
            if doc[at].dep_ == "advmod" and any(True for _ in doc[at].children):
                break
            group.add(at)
            at += step
    return frozenset(group)


def runs(sentence: ParsedSentence, tokens: Iterable[int]) -> Extents:
    """Document extents of the tokens: adjacent ones joined, punctuation and spaces trimmed off the ends."""
    stretches: list[list[int]] = []
    for at in sorted(tokens):
        if stretches and at == stretches[-1][-1] + 1:
            stretches[-1].append(at)
        else:
            stretches.append([at])
    extents = []
    for stretch in stretches:
        while stretch and _is_edge(sentence.doc[stretch[0]]):
            stretch.pop(0)
        while stretch and _is_edge(sentence.doc[stretch[-1]]):
            stretch.pop()
        if stretch and any(sentence.doc[i].text[0].isalnum() for i in stretch):
            extents.append(sentence.extent(stretch[0], stretch[-1]))
    return tuple(extents)


def _is_edge(token: Any) -> bool:
    return token.text in _EDGE or token.is_space or not token.text.strip("-–—.,;:")
