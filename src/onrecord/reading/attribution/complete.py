"""Contents completed to whole quotations, over as many sentences and paragraphs as the speaker goes on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from onrecord.reading.attribution.quotes import Quotations, QuoteRegion, line_around
from onrecord.records import Extents

__all__ = ["Parts", "complete_quotes"]


@dataclass(frozen=True, slots=True)
class Parts:
    """The extents of one attribution while they are being completed, and its cue's sentence.

    ``speaks`` is whether the cue is one that a quotation in the next sentence may go on from.
    """

    source: Extents
    cue: Extents
    content: Extents
    sentence: tuple[int, int]
    speaks: bool


def complete_quotes(text: str, quotations: Quotations, parts: Sequence[Parts]) -> list[Extents]:
    """Each content with the quotations it touches taken whole, and with those directly behind it that
    nobody else claims. The parts come in the order of their sentences."""
    whole = [_whole(text, quotations, part) for part in parts]
    claimed = {
        region.start
        for part, content in zip(parts, whole, strict=True)
        for region in _own(quotations, part, content)
    }
    grown = list(whole)
    for _, group in groupby(range(len(parts)), key=lambda i: parts[i].sentence):
        for i in _claim_order(quotations, list(group), parts, whole):
            grown[i] = _continued(text, quotations, (parts[i], whole[i]), claimed)
    return grown


def _own(quotations: Quotations, part: Parts, content: Extents) -> list[QuoteRegion]:
    """The quotations in a content that do not also hold the cue."""
    around = set(quotations.of(part.cue))
    return [region for region in quotations.of(content) if region not in around]


def _whole(text: str, quotations: Quotations, part: Parts) -> Extents:
    foreign = set(quotations.of((*part.cue, *part.source)))
    touched = [(r.start, r.end) for r in quotations.of(part.content) if r not in foreign]
    return _merge(text, [*part.content, *touched])


def _merge(text: str, spans: Sequence[tuple[int, int]]) -> Extents:
    """The spans in order, those joined that overlap or that only spaces and commas part."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and (start <= merged[-1][1] or not text[merged[-1][1] : start].strip(" ,")):
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)


def _claim_order(
    quotations: Quotations, members: list[int], parts: Sequence[Parts], contents: list[Extents]
) -> list[int]:
    """In which order the cues of a sentence may claim the quotations behind it: the outermost, then those
    that quote already, then the latest."""

    def key(i: int) -> tuple[int, bool, int]:
        start, end = parts[i].cue[0]
        depth = sum(any(a <= start and end <= b for a, b in contents[j]) for j in members if j != i)
        return depth, not _own(quotations, parts[i], contents[i]), -start

    return sorted(members, key=key)


def _continued(text: str, quotations: Quotations, row: tuple[Parts, Extents], claimed: set[int]) -> Extents:
    part, content = row
    own = _own(quotations, part, content)
    sentence_end = part.sentence[1]
    if not own and not part.speaks and not _announces(text, sentence_end):
        return content
    spans = list(content)
    behind = max(end for _, end in (*spans, *part.cue, *part.source))
    last = own[-1] if own else None
    for region in quotations.behind(behind):
        if region.start in claimed or not _follows(text, region, (behind, sentence_end), last):
            break
        spans.append((region.start, region.end))
        claimed.add(region.start)
        behind, last = region.end, region
    return _merge(text, spans)


def _announces(text: str, end: int) -> bool:
    return text[end - 1] == ":"


def _follows(text: str, region: QuoteRegion, ends: tuple[int, int], last: QuoteRegion | None) -> bool:
    """Whether a quotation goes on from where the cue's sentence or the last quotation ended."""
    behind, sentence_end = ends
    if region.start < sentence_end:
        gap = text[behind : region.start].rstrip()
        return last is not None and gap[-1:] in {",", ":"} and not any(c in ".;" for c in gap)
    gap = text[max(behind, sentence_end) : region.start]
    if gap.strip(" .,\n\r\xa0"):
        return False
    if "\n" not in gap:
        return True
    if _announces(text, behind) or _announces(text, sentence_end):
        return True
    return last is not None and (not last.closed or _fills_line(text, region))


def _fills_line(text: str, region: QuoteRegion) -> bool:
    """Whether a line is one quotation and nothing else, as when a speaker goes on in a new paragraph."""
    start, end = line_around(text, region.start, region.end)
    return not text[start : region.start].strip() and not text[region.end : end].strip()
