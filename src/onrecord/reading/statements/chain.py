"""The chain of sources behind a unit: first speaker first, outlet last.

A chain may also stand in a later sentence ("X made this announcement during ..., as reported by Y"): such a
back reference is read here, and laid on the units that it refers to.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from onrecord.reading.attribution import FoundAttribution
from onrecord.reading.names import Names, Resolution
from onrecord.reading.parse import ParsedDocument, ParsedSentence
from onrecord.reading.statements.clauses import direct_object, subject_of, trim
from onrecord.reading.statements.lexicon import word_set
from onrecord.reading.statements.slots import mention_of
from onrecord.reading.statements.units import Unit
from onrecord.records import Anonymity, BlockKind, Document, EvidenceSpan, Medium, Source, SourceKind

__all__ = ["BackReference", "Chain", "find_back_references", "outlet_of", "read_chain"]

NAMED_ENOUGH = 0.62
"""Below this confidence a speaker whom only a pronoun or an office names stays unnamed."""


@dataclass(frozen=True, slots=True)
class Chain:
    """The sources of one unit, how sure the first name is, who else it may be, whom the first acts for."""

    sources: tuple[Source, ...]
    cue_lemma: str | None = None
    confidence: float | None = None
    candidates: tuple[str, ...] = ()
    principal: str | None = None


@dataclass(frozen=True, slots=True)
class BackReference:
    """A sentence that names the speaker of something said before it."""

    sentence: int
    noun: str
    links: tuple[Source, ...]
    principal: str | None
    confidence: float
    candidates: tuple[str, ...]


def outlet_of(document: Document) -> Source:
    """The publishing outlet, unattributed: alone in article voice, else the last link."""
    return Source(document.publisher, SourceKind.OUTLET, Anonymity.UNATTRIBUTED)


_DATELINE_AGENCY = re.compile(r"\(([^(),\d]{2,40}?)(?:,[^()]*)?\)")


def wire_of(parsed: ParsedDocument, names: Names) -> tuple[Source, ...]:
    """The agency that a dateline names in brackets, where it is not the publisher: a link of every chain."""
    for block in parsed.document.blocks:
        if block.kind is not BlockKind.DATELINE:
            continue
        match = _DATELINE_AGENCY.search(parsed.text, block.start, block.end)
        if match is None:
            continue
        start, end = match.span(1)
        name = match.group(1).strip()
        if _is_publisher(name, parsed.document.publisher):
            return ()
        found = names.resolve(start, end)
        mention = EvidenceSpan(start, end, parsed.text[start:end])
        return (Source(found.name or name, SourceKind.OUTLET, Anonymity.NAMED, mention, party=found.party),)
    return ()


def _is_publisher(name: str, publisher: str | None) -> bool:
    """Whether a dateline names the publisher itself, in full or by its initials."""
    if publisher is None:
        return False
    initials = "".join(word[0] for word in publisher.split() if word[0].isupper())
    return name.casefold() == publisher.casefold() or name == initials


def read_chain(
    parsed: ParsedDocument, unit: Unit, attributions: Sequence[FoundAttribution], names: Names
) -> Chain:
    """The chain of a unit from the attributions whose content holds it, innermost first."""
    if unit.attribution is None:
        return Chain((*wire_of(parsed, names), outlet_of(parsed.document)))
    inner = attributions[unit.attribution]
    links: list[tuple[Source, Resolution | None]] = []
    for attribution in _enclosing(inner, unit, attributions):
        links += _links(parsed, attribution, names)
    links.sort(key=lambda link: link[0].kind is SourceKind.OUTLET)
    unique = [link for i, link in enumerate(links) if not _repeats(link[0], [x[0] for x in links[:i]])]
    first = unique[0][1]
    sources = (*(source for source, _ in unique), *wire_of(parsed, names), outlet_of(parsed.document))
    if len(sources) > 1 and sources[-2].name is not None and sources[-2].name == sources[-1].name:
        sources = sources[:-1]
    if first is None:
        return Chain(sources, inner.cue_lemma)
    return Chain(sources, inner.cue_lemma, first.confidence, first.candidates, first.principal)


def _enclosing(
    inner: FoundAttribution, unit: Unit, attributions: Sequence[FoundAttribution]
) -> list[FoundAttribution]:
    start, end = unit.sentence.extent(unit.tokens[0], unit.tokens[-1])
    middle = (start + end) // 2
    outer = [a for a in attributions if a is not inner and any(s <= middle < e for s, e in a.content)]
    return [inner, *sorted(outer, key=lambda a: sum(e - s for s, e in a.content))]


def _repeats(source: Source, earlier: list[Source]) -> bool:
    same_name = source.name is not None and any(source.name == other.name for other in earlier)
    same_words = source.mention is not None and any(source.mention == other.mention for other in earlier)
    return same_name or same_words


def _links(
    parsed: ParsedDocument, attribution: FoundAttribution, names: Names
) -> list[tuple[Source, Resolution | None]]:
    text = parsed.text
    cue = _span(text, attribution.cue)
    if not attribution.source:
        return [(Source(None, SourceKind.UNKNOWN, Anonymity.UNATTRIBUTED, cue=cue), None)]
    start, end = attribution.source[0]
    found = names.resolve(start, end)
    sentence = None if attribution.cue_head is None else parsed.sentences[attribution.cue_head[0]]
    verb = None if sentence is None or attribution.cue_head is None else sentence.doc[attribution.cue_head[1]]
    medium = None if sentence is None or verb is None else medium_of(sentence, verb)
    source = to_source(found, EvidenceSpan(start, end, text[start:end]), cue, medium)
    links: list[tuple[Source, Resolution | None]] = [(source, found)]
    if sentence is not None and verb is not None:
        links += [(link, None) for link in _told_outlet(sentence, verb, names)]
        links = [*_quoted(sentence, verb, names, start), *links]
    return links


def _quoted(
    sentence: ParsedSentence, verb: Any, names: Names, source_start: int
) -> list[tuple[Source, Resolution | None]]:
    """Who is quoted in "the radio quoted X as saying" and "the agency says, citing X": he spoke first."""
    quoting = [
        c for c in verb.children if c.dep_ in ("advcl", "acl") and c.lemma_.lower() in ("cite", "quote")
    ]
    if verb.lemma_.lower() in ("cite", "quote"):
        quoting.append(verb)
    found: list[tuple[Source, Resolution | None]] = []
    for token in quoting:
        said = direct_object(token)
        if said is None or token.tag_ == "VBN":
            continue
        mention, resolved = mention_of(sentence, said, names)
        if resolved.kind in (SourceKind.UNKNOWN, SourceKind.DOCUMENT) or mention.start == source_start:
            continue
        span = EvidenceSpan(mention.start, mention.end, mention.text)
        found.append((to_source(resolved, span, None, None), resolved))
    return found


def _span(text: str, extents: Sequence[tuple[int, int]]) -> EvidenceSpan | None:
    if not extents:
        return None
    start, end = min(e[0] for e in extents), max(e[1] for e in extents)
    return EvidenceSpan(start, end, text[start:end])


def to_source(
    found: Resolution, mention: EvidenceSpan, cue: EvidenceSpan | None, medium: Medium | None
) -> Source:
    """A link of the chain; the name is left out below the threshold, and always for anonymous sources."""
    spelled = found.name is not None and found.name.split()[-1] in mention.quote
    name = found.name if spelled or found.confidence >= NAMED_ENOUGH else None
    hidden = found.anonymity in (Anonymity.ANONYMOUS, Anonymity.GROUP)
    party = found.party if name is not None and not hidden else None
    acts_for = None if hidden else found.principal
    return Source(
        None if hidden else name, found.kind, found.anonymity, mention, cue, medium, party, acts_for
    )


def medium_of(sentence: ParsedSentence, verb: Any) -> Medium | None:
    """The occasion or channel in a prepositional phrase of the verb of saying."""
    for child in verb.children:
        if child.dep_ != "prep" or child.lower_ not in word_set("medium_preps"):
            continue
        holder = next((c for c in child.children if c.dep_ == "pobj"), None)
        if holder is None or holder.lemma_.lower() not in word_set("medium_nouns"):
            continue
        tokens = trim(sentence.doc, [t.i for t in holder.subtree if not _is_report(t, holder)])
        if tokens:
            start, end = sentence.extent(tokens[0], tokens[-1])
            return Medium(sentence.text[start - sentence.start : end - sentence.start], start, end)
    return None


def _is_report(token: Any, holder: Any) -> bool:
    """Whether a token belongs to an "as reported by" that the parser hung below the occasion."""
    while token != holder:
        if token.tag_ == "VBN" and any(c.lower_ == "as" for c in token.children):
            return True
        token = token.head
    return False


def _told_outlet(sentence: ParsedSentence, verb: Any, names: Names) -> list[Source]:
    """ "told the Herald": the outlet that was told is a link of the chain."""
    if verb.lemma_.lower() != "tell":
        return []
    hearer = next((c for c in verb.children if c.dep_ in ("dobj", "dative")), None)
    if hearer is None:
        return []
    mention, found = mention_of(sentence, hearer, names)
    if found.kind is not SourceKind.OUTLET:
        return []
    return [to_source(found, EvidenceSpan(mention.start, mention.end, mention.text), None, None)]


def find_back_references(parsed: ParsedDocument, names: Names) -> list[BackReference]:
    """Every sentence that names the speaker of what stands before it, in text order."""
    found = []
    for sentence in parsed.sentences:
        for root in (t for t in sentence.doc if t.head == t):
            reference = _back_reference(sentence, root, names)
            if reference is not None:
                found.append(reference)
    return found


def _back_reference(sentence: ParsedSentence, root: Any, names: Names) -> BackReference | None:
    noun, speaker = _speech_noun(root)
    if noun is None:
        return None
    cue_tokens = sorted([root.i, *(t.i for t in noun.subtree)]) if noun.head == root and speaker else [root.i]
    start, end = sentence.extent(cue_tokens[0], cue_tokens[-1])
    cue = EvidenceSpan(start, end, sentence.text[start - sentence.start : end - sentence.start])
    outlets = _reported_by(sentence, names)
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
        return None, None
    noun = direct_object(root)
    passive = next((c for c in root.children if c.dep_ == "nsubjpass"), None)
    if noun is not None and _points_back(noun):
        return noun, subject_of(root, inherit=False)
    if passive is not None and _points_back(passive):
        agent = next((c for c in root.children if c.dep_ == "agent"), None)
        speaker = None if agent is None else next((c for c in agent.children if c.dep_ == "pobj"), None)
        return passive, speaker
    return None, None


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
    return replace(link, kind=SourceKind.OUTLET, name=name)
