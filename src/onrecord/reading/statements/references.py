"""Sentences that name the speaker of what stands before them: "X made this announcement"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from onrecord.reading.names import Names
from onrecord.reading.parse import ParsedDocument, ParsedSentence
from onrecord.reading.statements.clauses import direct_object, subject_of
from onrecord.reading.statements.lexicon import word_set
from onrecord.reading.statements.links import medium_of, to_source
from onrecord.reading.statements.slots import mention_of
from onrecord.records import Anonymity, EvidenceSpan, Source, SourceKind

__all__ = ["BackReference", "find_back_references"]


@dataclass(frozen=True, slots=True)
class BackReference:
    """A sentence that names the speaker of something said before it."""

    sentence: int
    noun: str
    links: tuple[Source, ...]
    principal: str | None
    confidence: float
    candidates: tuple[str, ...]


def find_back_references(parsed: ParsedDocument, names: Names) -> list[BackReference]:
    """Every sentence that names the speaker of what stands before it, in text order."""
    found = []
    pointing = _pointing_words()
    for sentence in parsed.sentences:
        if pointing.search(sentence.text) is None:
            continue
        for root in (t for t in sentence.doc if t.head == t or _is_carried(t)):
            reference = _back_reference(sentence, root, names)
            if reference is not None:
                found.append(reference)
    return found


@lru_cache(maxsize=1)
def _pointing_words() -> re.Pattern[str]:
    """What a sentence that points back has in it: "this", or a noun for something said."""
    nouns = "|".join(sorted(map(re.escape, word_set("speech_nouns"))))
    return re.compile(rf"\b(?:this|{nouns})", re.IGNORECASE)


def _is_carried(verb: Any) -> bool:
    """Whether an outlet reports the sentence that points back: "This was stated by X, the agency reports"."""
    return verb.dep_ == "ccomp" and verb.i < verb.head.i and verb.head.lemma_.lower() in _CARRYING


_CARRYING = frozenset({"report", "write", "say", "relay", "add", "inform"})


def _back_reference(sentence: ParsedSentence, root: Any, names: Names) -> BackReference | None:
    noun, speaker = _speech_noun(root)
    if noun is None:
        return None
    cue_tokens = sorted([root.i, *(t.i for t in noun.subtree)]) if noun.head == root and speaker else [root.i]
    start, end = sentence.extent(cue_tokens[0], cue_tokens[-1])
    cue = EvidenceSpan(start, end, sentence.text[start - sentence.start : end - sentence.start])
    outlets = (*_carried_by(sentence, root, names), *_reported_by(sentence, names))
    if speaker is None:
        return BackReference(sentence.index, noun.lemma_.lower(), outlets, None, 0.0, ()) if outlets else None
    mention, resolved = mention_of(sentence, speaker, names)
    source = to_source(
        resolved, EvidenceSpan(mention.start, mention.end, mention.text), cue, medium_of(sentence, root)
    )
    return BackReference(
        sentence.index,
        noun.lemma_.lower(),
        (source, *outlets),
        resolved.principal,
        resolved.confidence,
        resolved.candidates,
    )


def _speech_noun(root: Any) -> tuple[Any | None, Any | None]:
    """("announcement", speaker) of "X made this announcement" and "the announcement was made by X"."""
    if root.lemma_.lower() not in word_set("give_verbs"):
        return _pointed(root)
    noun = direct_object(root)
    passive = next((c for c in root.children if c.dep_ == "nsubjpass"), None)
    if noun is not None and _points_back(noun):
        return noun, subject_of(root, inherit=False)
    if passive is not None and _points_back(passive):
        return passive, _agent(root)
    return None, None


def _agent(verb: Any) -> Any | None:
    """Whom a passive names behind its own "by"."""
    by = next((c for c in verb.children if c.dep_ == "agent"), None)
    return None if by is None else next((c for c in by.children if c.dep_ == "pobj"), None)


def _pointed(root: Any) -> tuple[Any | None, Any | None]:
    """("this", speaker) of "X said this to reporters" and "this was stated by X"."""
    if root.lemma_.lower() not in word_set("pointing_verbs"):
        return None, None
    if any(c.dep_ == "neg" or c.tag_ == "MD" or c.lower_ in word_set("nobody_words") for c in root.children):
        return None, None  # "neither would confirm this"
    told = direct_object(root)
    if told is not None and told.lower_ == "this" and not list(told.children):
        return told, subject_of(root, inherit=False)
    passive = next((c for c in root.children if c.dep_ == "nsubjpass" and c.lower_ == "this"), None)
    speaker = _agent(root)
    return (passive, speaker) if speaker is not None else (None, None)


def _carried_by(sentence: ParsedSentence, verb: Any, names: Names) -> tuple[Source, ...]:
    """Who reports a sentence that points back, and whom that one cites, the cited first."""
    if not _is_carried(verb):
        return ()
    carrying = verb.head
    citing = next((c for c in carrying.children if c.lower_ in ("citing", "quoting")), None)
    holders = [None if citing is None else direct_object(citing), subject_of(carrying, inherit=False)]
    links = []
    for holder, cue in zip(holders, (citing, carrying), strict=True):
        if holder is None or cue is None:
            continue
        start, end = sentence.token_extent(cue)
        span = EvidenceSpan(start, end, cue.text)
        mention, found = mention_of(sentence, holder, names)
        links.append(
            _as_outlet(to_source(found, EvidenceSpan(mention.start, mention.end, mention.text), span, None))
        )
    return tuple(links)


def _points_back(noun: Any) -> bool:
    said = noun.lemma_.lower() in word_set("speech_nouns")
    return said and any(
        c.dep_ == "det" and c.lower_ in ("this", "that", "the", "these", "those") for c in noun.children
    )


def _reported_by(sentence: ParsedSentence, names: Names) -> tuple[Source, ...]:
    """The outlets of "as reported by Y" in this sentence."""
    links = []
    for token in sentence.doc:
        if token.tag_ != "VBN" or token.lemma_.lower() not in (
            "report",
            "quote",
            "cite",
            "carry",
            "publish",
            "relay",
        ):
            continue
        agent = next(
            (c for c in token.children if c.dep_ in ("agent", "prep") and c.lower_ in ("by", "in")), None
        )
        holder = None if agent is None else next((c for c in agent.children if c.dep_ == "pobj"), None)
        if agent is None or holder is None:
            continue
        marks = [c.i for c in token.children if c.lower_ == "as"]
        start, end = sentence.extent(min([token.i, *marks]), agent.i)
        cue = EvidenceSpan(start, end, sentence.text[start - sentence.start : end - sentence.start])
        mention, found = mention_of(sentence, holder, names)
        link = to_source(found, EvidenceSpan(mention.start, mention.end, mention.text), cue, None)
        links.append(_as_outlet(link))
    return tuple(links)


def _as_outlet(link: Source) -> Source:
    """Who reports, publishes or carries something is an outlet, even one that no list knows."""
    if link.kind not in (SourceKind.ORGANIZATION, SourceKind.UNKNOWN) or link.mention is None:
        return link
    words = link.mention.quote
    name = words if words.startswith("The ") and link.name is not None else link.name
    if name is None and words[:1].isupper() and link.anonymity is not Anonymity.ANONYMOUS:
        name, link = words, replace(link, anonymity=Anonymity.NAMED)
    return replace(link, kind=SourceKind.OUTLET, name=name)
