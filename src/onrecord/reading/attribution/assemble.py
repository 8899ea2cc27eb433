"""Attributions in document offsets: quotations completed, kinds named, nesting recorded."""

from __future__ import annotations

from onrecord.reading.attribution.found import Candidate, FoundAttribution
from onrecord.reading.attribution.quotes import QuoteRegion, complete_quotes, quote_regions
from onrecord.reading.attribution.tree import runs
from onrecord.reading.parse import ParsedDocument
from onrecord.records import Extents

__all__ = ["assemble"]


def assemble(parsed: ParsedDocument, kept: list[Candidate]) -> list[FoundAttribution]:
    """One attribution for each candidate that has content left, parents filled in."""
    regions = quote_regions(parsed.text)
    rough = []
    for candidate in kept:
        sentence = parsed.sentences[candidate.sentence]
        cue, source, content = (
            runs(sentence, part) for part in (candidate.cue, candidate.source, candidate.content)
        )
        if content and cue:
            rough.append((candidate, source, cue, content))
    contents = complete_quotes(parsed, regions, [(s, c, t) for _, s, c, t in rough])
    found = [
        _found(parsed, candidate, (source, cue, content), regions)
        for (candidate, source, cue, _), content in zip(rough, contents, strict=True)
    ]
    return [_with_parent(found, i) for i in range(len(found))]


def _found(
    parsed: ParsedDocument,
    candidate: Candidate,
    parts: tuple[Extents, Extents, Extents],
    regions: list[QuoteRegion],
) -> FoundAttribution:
    source, cue, content = parts
    touched = tuple(s.index for s in parsed.sentences if any(a < s.end and s.start < b for a, b in content))
    head = None if candidate.source_head is None else (candidate.sentence, candidate.source_head)
    return FoundAttribution(
        source=source,
        cue=cue,
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
    from dataclasses import replace

    cue = found[i].cue[0]
    around = [
        (sum(b - a for a, b in other.content), j)
        for j, other in enumerate(found)
        if j != i and any(a <= cue[0] and cue[1] <= b for a, b in other.content)
    ]
    return replace(found[i], parent=min(around)[1]) if around else found[i]
