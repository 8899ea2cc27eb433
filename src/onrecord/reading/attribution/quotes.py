"""Quotation marks: where quotations run, and contents completed to whole quotations."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.reading.parse import ParsedDocument
from onrecord.records import Extents

__all__ = ["QuoteRegion", "complete_quotes", "quote_regions"]

_OPEN = "“«"
_CLOSE = "”»"


@dataclass(frozen=True, slots=True)
class QuoteRegion:
    """A quotation with its marks; ``closed`` is false where the line ends without a closing mark."""

    start: int
    end: int
    closed: bool


def quote_regions(text: str) -> list[QuoteRegion]:
    """The double-quoted stretches of a text in order; a line break ends one that was left open."""
    regions: list[QuoteRegion] = []
    opened: int | None = None
    for at, char in enumerate(text):
        if opened is not None and char == "\n":
            regions.append(QuoteRegion(opened, at, closed=False))
            opened = None
        elif opened is None and (char in _OPEN or char == '"'):
            opened = at
        elif opened is not None and (char in _CLOSE or char == '"'):
            regions.append(QuoteRegion(opened, at + 1, closed=True))
            opened = None
    if opened is not None:
        regions.append(QuoteRegion(opened, len(text), closed=False))
    return regions


def complete_quotes(
    parsed: ParsedDocument,
    regions: list[QuoteRegion],
    parts: list[tuple[Extents, Extents, Extents]],
) -> list[Extents]:
    """The content of each (source, cue, content) with every quotation it touches taken whole, and the
    quotations that directly follow and nobody else claims added."""
    text = parsed.text
    contents: list[Extents] = []
    for source, cue, content in parts:
        spans = list(content)
        for region in regions:
            touches = any(a < region.end and region.start < b for a, b in spans)
            if touches and not any(a < region.end and region.start < b for a, b in (*cue, *source)):
                spans.append((region.start, region.end))
        contents.append(_merge(text, spans))
    return _continued(parsed, regions, parts, contents)


def _merge(text: str, spans: list[tuple[int, int]]) -> Extents:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and (start <= merged[-1][1] or not text[merged[-1][1] : start].strip(" ,")):
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)


def _continued(
    parsed: ParsedDocument,
    regions: list[QuoteRegion],
    parts: list[tuple[Extents, Extents, Extents]],
    contents: list[Extents],
) -> list[Extents]:
    text = parsed.text
    claimed = {r.start for r in regions for c in contents if any(a < r.end and r.start < b for a, b in c)}
    ends = {s.end for s in parsed.sentences}
    grown = list(contents)
    for i, (source, cue, _) in enumerate(parts):
        spans = list(grown[i])
        if not any(r.start < b and a < r.end for r in regions for a, b in spans):
            continue
        behind = max(b for _, b in (*spans, *cue, *source))
        for region in regions:
            gap = text[behind : region.start]
            if region.start < behind:
                continue
            if region.start in claimed or "\n" in gap or gap.strip(" .,;:"):
                break
            spans.append((region.start, region.end))
            claimed.add(region.start)
            behind = region.end
        grown[i] = _merge(text, spans)
    del ends
    return grown
