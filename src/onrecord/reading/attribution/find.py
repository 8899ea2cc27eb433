"""The attributions of a document: those that the trained reader links, and those of rules where it is silent.

The trained reader is better at what newspapers do most (see docs/measurements/reading.md); the rules know
forms that its training texts lack: headings of interviews, lines of a transcript, "in the words of".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from onrecord.reading.attribution.assemble import assemble, length_of, with_parents
from onrecord.reading.attribution.candidates import candidates_in
from onrecord.reading.attribution.firm import is_firm
from onrecord.reading.attribution.found import Candidate, FoundAttribution
from onrecord.reading.attribution.lexicon import cue_weights, word_class
from onrecord.reading.attribution.linked import linked_attributions
from onrecord.reading.attribution.quotes import Quotations, find_quotations
from onrecord.reading.attribution.tree import cue_lemma, noun_phrase, runs, verb_group
from onrecord.reading.attribution.whole import continued, made_whole
from onrecord.reading.parse import ParsedDocument
from onrecord.records import Extents

__all__ = ["find_attributions", "ruled_attributions"]

THRESHOLD = 0.3
"""Lowest sum of weights of a candidate that is kept beside the trained reader: chosen on polnear_dev."""
MOST_SHARED = 0.3
"""Greatest part of two contents together that a rule's may share with a trained one: chosen there too."""


def find_attributions(parsed: ParsedDocument) -> list[FoundAttribution]:
    """The attributions of a document in the order of their cues, the innermost triple each."""
    quotations = find_quotations(parsed.text)
    ruled = [r for r in ruled_attributions(parsed, quotations) if not _is_supposed(parsed, r)]
    linked = made_whole(parsed, quotations, linked_attributions(parsed, quotations))
    linked = _with_sources(linked, ruled)
    linked = [*linked, *_interrupted(parsed, linked)]
    near = _by_sentence(linked)
    added = [r for r in ruled if not _has_rival(r, _beside(r, near), _is_told_as_said(parsed, r))]
    found = sorted([*linked, *added], key=lambda found: found.cue[0])
    return with_parents(continued(parsed, quotations, found))


def _interrupted(parsed: ParsedDocument, linked: list[FoundAttribution]) -> list[FoundAttribution]:
    """Who is told to have said what an aside cuts off from him: "Ost had promised, Vell said, that it would
    open" is what Ost promised, on Vell's word.
    """
    found = []
    for one in linked:
        aside = _cue_verb(parsed, one)
        if aside is None or aside.dep_ != "parataxis" or one.kind != "indirect" or not one.content:
            continue
        host = aside.head
        subject = next((c for c in host.children if c.dep_ == "nsubj"), None)
        telling = host.pos_ == "VERB" and host.lemma_.lower() in word_class("speech") and host.i < aside.i
        sentence = parsed.sentences[one.sentence]
        begins = one.content[0][0] >= sentence.token_extent(aside)[1]
        if subject is None or not telling or not begins:
            continue
        found.append(
            replace(
                one,
                source=runs(sentence, sorted(noun_phrase(subject))),
                cue=runs(sentence, sorted(verb_group(host))),
                source_head=(sentence.index, subject.i),
                cue_lemma=cue_lemma(host),
                cue_head=(sentence.index, host.i),
                negated=any(c.dep_ == "neg" for c in host.children),
            )
        )
    return found


def _with_sources(linked: list[FoundAttribution], ruled: list[FoundAttribution]) -> list[FoundAttribution]:
    """The linked attributions; where one lacks a source, or takes it for content, the rule's in its place."""
    near = _by_sentence([r for r in ruled if r.source])
    chosen = []
    for found in linked:
        better = (
            r
            for r in _beside(found, near)
            if _shared(r.cue, found.cue) and (not found.source or _shared(r.source, found.content))
        )
        chosen.append(next(better, found))
    return chosen


def _by_sentence(found: list[FoundAttribution]) -> dict[int, list[FoundAttribution]]:
    table: dict[int, list[FoundAttribution]] = {}
    for attribution in found:
        for sentence in sorted({attribution.sentence, *attribution.content_sentences}):
            table.setdefault(sentence, []).append(attribution)
    return table


def _beside(one: FoundAttribution, table: dict[int, list[FoundAttribution]]) -> Iterator[FoundAttribution]:
    """Those that touch a sentence that one touches."""
    for sentence in sorted({one.sentence, *one.content_sentences}):
        yield from table.get(sentence, ())


def _has_rival(ruled: FoundAttribution, linked: Iterable[FoundAttribution], real: bool) -> bool:
    """Whether a rule's attribution is one of the linked ones told anew; ``real`` tells that its speaker is
    told to have spoken, and so may do so within what another one says.
    """
    return any(_is_rival(ruled, found, real) for found in linked)


def _is_rival(ruled: FoundAttribution, linked: FoundAttribution, real: bool) -> bool:
    """Whether two attributions share their cue, or too much of their content to be two."""
    if _shared(ruled.cue, linked.cue):
        return True
    if ruled.source and not linked.source and linked.cue_lemma in word_class("firm"):
        return False  # "plans were announced, she told us": who told us is somebody
    if real and _is_told_inside(ruled, linked):
        return False
    shared = _shared(ruled.content, linked.content)
    return shared > MOST_SHARED * (length_of(ruled.content) + length_of(linked.content) - shared)


def _is_told_as_said(parsed: ParsedDocument, ruled: FoundAttribution) -> bool:
    """Whether a rule's speaker is told to have said it: not "if he had said", "would say", "what he said"."""
    verb = _cue_verb(parsed, ruled)
    if verb is not None and verb.lower_ == "according":
        return True
    if verb is None or not ruled.source or not any(ruled.cue_lemma in word_class(c) for c in _TELLING):
        return False
    return not any(c.dep_ == "neg" or c.tag_ == "MD" or c.lower_ in _UNREAL for c in verb.lefts)


def _is_supposed(parsed: ParsedDocument, ruled: FoundAttribution) -> bool:
    """Whether it is only supposed that somebody said so: "if she had explained that"."""
    verb = _cue_verb(parsed, ruled)
    if verb is None or verb.pos_ != "VERB":
        return False
    return any(c.dep_ == "mark" and c.lower_ in ("if", "unless") for c in verb.lefts)


def _cue_verb(parsed: ParsedDocument, found: FoundAttribution) -> Any | None:
    """The head token of an attribution's cue."""
    return None if found.cue_head is None else parsed.sentences[found.cue_head[0]].doc[found.cue_head[1]]


_TELLING = ("firm", "assuring", "bidding", "conviction")
_UNREAL = frozenset({"if", "whether", "unless", "until", "before", "what", "to"})


def _is_told_inside(ruled: FoundAttribution, linked: FoundAttribution) -> bool:
    """Whether a report tells what somebody else reported: "Norland had said it would, the agency wrote"."""
    whole = ((linked.content[0][0], linked.content[-1][1]),)
    inside = _shared(ruled.cue, whole) and _shared(ruled.source, whole)
    return bool(inside) and not _shared(ruled.content, linked.cue)


def _shared(a: Extents, b: Extents) -> int:
    return sum(max(0, min(end, last) - max(start, first)) for start, end in a for first, last in b)


def ruled_attributions(parsed: ParsedDocument, quotations: Quotations) -> list[FoundAttribution]:
    """The attributions that the rules find, in the order of their cues; parents are not filled in."""
    weights = cue_weights()
    kept: list[Candidate] = []
    for sentence in parsed.sentences:
        scored = [
            (sum(weights.get(f, 0.0) for f in c.features), c)
            for c in candidates_in(sentence, parsed.text, quotations)
        ]
        kept += _without_asides(_without_rivals([(s, c) for s, c in scored if s > THRESHOLD or is_firm(c)]))
    return assemble(parsed, kept, quotations)


def _without_rivals(scored: list[tuple[float, Candidate]]) -> list[Candidate]:
    """Of candidates for (nearly) the same content under overlapping cues, the strongest."""
    chosen: list[Candidate] = []
    for _, candidate in sorted(scored, key=_rank):
        if not any(_rivals(candidate, other) for other in chosen):
            chosen.append(candidate)
    return sorted(chosen, key=lambda c: c.head)


def _without_asides(kept: list[Candidate]) -> list[Candidate]:
    """The candidates with "according to X" and the like taken out of the contents that it attributes."""
    asides = [c for c in kept if c.frame.split(":")[0] in {"acc", "as", "words", "inter"}]
    cleaned = []
    for candidate in kept:
        content = candidate.content
        for aside in asides:
            if aside is not candidate and candidate.head in aside.content:
                content -= aside.cue | aside.source
        cleaned.append(replace(candidate, content=content))
    return [c for c in cleaned if c.content or c.quoted]


def _rank(pair: tuple[float, Candidate]) -> tuple[float, int, str]:
    return -pair[0], pair[1].head, pair[1].frame


def _rivals(a: Candidate, b: Candidate) -> bool:
    if a.head == b.head:
        return True
    if is_firm(a) and is_firm(b) and (a.head in b.content or b.head in a.content):
        return False
    shared = len(a.content & b.content) / max(1, len(a.content | b.content))
    return (bool(a.cue & b.cue) and shared > 0) or shared > 0.8
