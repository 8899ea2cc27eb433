"""Attributions in document offsets: quotations completed, kinds named, nesting recorded."""

from __future__ import annotations

from dataclasses import replace

from onrecord.reading.attribution.found import Candidate, FoundAttribution
from onrecord.reading.attribution.lexicon import word_class
from onrecord.reading.attribution.quotes import Parts, QuoteRegion, complete_quotes
from onrecord.reading.attribution.tree import runs
from onrecord.reading.parse import ParsedDocument
from onrecord.records import Extents

_SPEAKING = frozenset(["ccomp", "inter:parataxis", "acc"])
"""Frames that a quotation in the next sentence may go on from, though they quote nothing themselves."""

__all__ = ["assemble", "parts_of"]


def assemble(
    parsed: ParsedDocument, kept: list[Candidate], regions: list[QuoteRegion]
) -> list[FoundAttribution]:
    """One attribution for each candidate that has content left, parents filled in."""
    rough = [(c, parts_of(parsed, c)) for c in kept]
    rough = [(c, parts) for c, parts in rough if parts.content and parts.cue]
    contents = complete_quotes(parsed, regions, [parts for _, parts in rough])
    found = [
        _found(parsed, candidate, replace(parts, content=content), regions)
        for (candidate, parts), content in zip(rough, contents, strict=True)
    ]
    return [_with_parent(found, i) for i in range(len(found))]


def parts_of(parsed: ParsedDocument, candidate: Candidate) -> Parts:
    """The candidate's token sets as document extents."""
    sentence = parsed.sentences[candidate.sentence]
    source, cue, content = (
        runs(sentence, tokens) for tokens in (candidate.source, candidate.cue, candidate.content)
    )
    cue = cue or (sentence.token_extent(sentence.doc[candidate.head]),)
    whole = tuple(sorted((*content, *candidate.quoted)))
    speaks = candidate.lemma in word_class("speech") and candidate.frame in _SPEAKING
    return Parts(source, cue, whole, (sentence.start, sentence.end), speaks)


def _found(
    parsed: ParsedDocument,
    candidate: Candidate,
    parts: Parts,
    regions: list[QuoteRegion],
) -> FoundAttribution:
    content = parts.content
    touched = tuple(s.index for s in parsed.sentences if any(a < s.end and s.start < b for a, b in content))
    head = None if candidate.source_head is None else (candidate.sentence, candidate.source_head)
    return FoundAttribution(
        source=parts.source,
        cue=parts.cue,
        content=content,
        sentence=candidate.sentence,
        source_head=head,
        cue_lemma=candidate.lemma,
        cue_head=(candidate.sentence, candidate.head),
        content_sentences=touched,
        negated=candidate.negated,
        kind=_kind(parsed.text, content, regions),
        parent=None,
    )


def _kind(text: str, content: Extents, regions: list[QuoteRegion]) -> str:
    length = inside = 0
    for start, end in content:
        length += sum(c.isalnum() for c in text[start:end])
        for region in regions:
            low, high = max(start, region.start), min(end, region.end)
            if low < high:
                inside += sum(c.isalnum() for c in text[low:high])
    if inside == 0:
        return "indirect"
    return "direct" if inside == length else "mixed"


def _with_parent(found: list[FoundAttribution], i: int) -> FoundAttribution:
    cue, own = found[i].cue[0], _length(found[i])
    around = [
        (_length(other), j)
        for j, other in enumerate(found)
        if j != i and _length(other) > own and any(a <= cue[0] and cue[1] <= b for a, b in other.content)
    ]
    return replace(found[i], parent=min(around)[1]) if around else found[i]


def _length(attribution: FoundAttribution) -> int:
    return sum(end - start for start, end in attribution.content)
