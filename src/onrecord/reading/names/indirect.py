"""Words that stand for another noun phrase: "who", "one of the officials", "a number of experts", "we"."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from onrecord.reading.names.resolution import Resolution
from onrecord.records import Anonymity, SourceKind

__all__ = ["antecedent_of", "author_of", "counted_noun", "own_speaker", "part_of"]

PARTS = frozenset(
    (
        *("one", "some", "many", "several", "most", "others", "all", "two", "three", "four", "both", "few"),
        *("number", "group", "handful", "couple", "majority", "range", "dozens", "hundreds", "thousands"),
        *("scores", "lot", "half", "none", "each", "either", "any"),
    )
)
ISSUED = frozenset({"issue", "write", "publish", "commission", "draw", "draft", "prepare", "compile", "sign"})
SAID = frozenset({"say", "state", "announce", "add", "confirm", "declare", "warn"})
WHO = frozenset({"who", "which", "that", "whom"})


def antecedent_of(token: Any) -> Any | None:
    """The noun that a relative pronoun stands for."""
    if token.text.lower() not in WHO or token.tag_ not in ("WP", "WDT"):
        return None
    verb = token.head
    for _ in range(6):
        if verb.dep_ in ("relcl", "acl"):
            return verb.head
        if verb.head is verb:
            return None
        verb = verb.head
    return None


def counted_noun(token: Any) -> Any | None:
    """The plural noun of "one of the officials", "a number of experts"."""
    if token.text.lower() not in PARTS:
        return None
    for child in token.children:
        if child.dep_ == "prep" and child.text == "of":
            for noun in child.children:
                if noun.dep_ == "pobj" and noun.tag_ in ("NNS", "NNPS", "PRP"):
                    return noun
    return None


def author_of(document: Any) -> Any | None:
    """Who wrote or issued a paper: "its report", "a poll by X", "a permit issued by the office"."""
    for child in document.children:
        if child.dep_ == "poss":
            return child
    for child in document.children:
        by = child if child.dep_ == "prep" and child.lower_ in ("by", "from") else None
        if child.dep_ == "acl" and child.tag_ == "VBN" and child.lemma_.lower() in ISSUED:
            by = next((c for c in child.children if c.dep_ in ("agent", "prep") and c.lower_ == "by"), None)
        noun = None if by is None else next((c for c in by.children if c.dep_ == "pobj"), None)
        if noun is not None:
            return noun
    return _issuer(document)


def _issuer(document: Any) -> Any | None:
    """Who said something in a paper of his: "the ministry said in a statement that"."""
    within = document.head
    if document.dep_ != "pobj" or within.lower_ != "in" or within.head.lemma_.lower() not in SAID:
        return None
    if not any(c.lower_ in ("a", "an") for c in document.children):
        return None
    return next((c for c in within.head.children if c.dep_ == "nsubj"), None)


def part_of(token: Any, whole: Resolution) -> Resolution:
    """One or some of a group: nobody named, and nobody to be named."""
    principal = whole.principal
    hidden = token.text.lower() == "one" or whole.anonymity is Anonymity.ANONYMOUS
    if token.text.lower() == "one":
        return Resolution(None, SourceKind.PERSON, Anonymity.ANONYMOUS, principal=principal, confidence=0.8)
    anonymity = Anonymity.ANONYMOUS if hidden else Anonymity.GROUP
    return Resolution(None, SourceKind.GROUP, anonymity, principal=principal, confidence=0.8)


def own_speaker(
    token: Any,
    plural: bool,
    settled: Callable[[int], Resolution | None],
    bodies: Mapping[str, Resolution],
) -> Resolution | None:
    """Who "I" or "we" is: the subject of the verb of saying in the same sentence.

    "We" of a person is the body the person acts for, where the document names one.
    """
    verb = token.head
    for _ in range(12):
        for child in verb.children:
            if child.dep_ not in ("nsubj", "nsubjpass") or child.i == token.i:
                continue
            speaker = settled(child.i)
            if speaker is not None and speaker.kind is not SourceKind.UNKNOWN:
                return _we(speaker, bodies) if plural else replace(speaker, confidence=0.7)
        if verb.head is verb:
            return None
        verb = verb.head
    return None


def _we(speaker: Resolution, bodies: Mapping[str, Resolution]) -> Resolution:
    if speaker.kind is not SourceKind.PERSON:
        return replace(speaker, confidence=min(speaker.confidence, 0.7))
    body = None if speaker.principal is None else bodies.get(speaker.principal)
    if body is not None and speaker.anonymity is not Anonymity.ANONYMOUS:
        return replace(body, confidence=0.6)
    if speaker.anonymity is Anonymity.ANONYMOUS or speaker.name is None:
        return replace(speaker, name=None, party=None, candidates=(), kind=SourceKind.GROUP, confidence=0.3)
    return Resolution(None, SourceKind.GROUP, Anonymity.GROUP, candidates=(speaker.name,), confidence=0.3)
