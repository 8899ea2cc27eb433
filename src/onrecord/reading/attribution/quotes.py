"""Quotation marks: where quotations run, and contents completed to whole quotations."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.reading.parse import ParsedDocument
from onrecord.records import Extents

__all__ = ["Parts", "QuoteRegion", "complete_quotes", "merge_extents", "overlap", "quote_regions"]

_MARK = re.compile(r"[\"“”«»„]|''|``|\n")
_AFTER_CLOSE = re.compile(r"[\s.,;:!?)\]–—-]|$")


@dataclass(frozen=True, slots=True)
class QuoteRegion:
    """A quotation with its marks; ``closed`` is false where the line ends without a closing mark."""

    start: int
    end: int
    closed: bool


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

    @property
    def sentence_end(self) -> int:
        """Where the cue's sentence ends."""
        return self.sentence[1]


def quote_regions(text: str) -> list[QuoteRegion]:
    """The double-quoted stretches of a text in order; a line break ends one that was left open."""
    regions: list[QuoteRegion] = []
    opened: int | None = None
    for found in _MARK.finditer(text):
        mark = found.group()
        if opened is None:
            if mark not in {"\n", "”", "»"}:
                opened = found.start()
        elif mark == "\n":
            regions.append(QuoteRegion(opened, found.start(), closed=False))
            opened = None
        elif _closes(text, found):
            regions.append(QuoteRegion(opened, found.end(), closed=True))
            opened = None
    if opened is not None:
        regions.append(QuoteRegion(opened, len(text), closed=False))
    return [r for r in regions if any(c.isalnum() for c in text[r.start : r.end])]


def _closes(text: str, found: re.Match[str]) -> bool:
    if found.group() not in {"“", "„", "``", "«"}:
        return True
    # Some papers print the opening mark at both ends: it closes where a word stands before and none behind.
    return not text[found.start() - 1].isspace() and _AFTER_CLOSE.match(text, found.end()) is not None


def overlap(extents: Sequence[tuple[int, int]], region: QuoteRegion) -> bool:
    """Whether any of the extents shares a character with the quotation."""
    return any(a < region.end and region.start < b for a, b in extents)


def merge_extents(text: str, spans: Sequence[tuple[int, int]]) -> Extents:
    """The spans in order, those joined that overlap or that only spaces and commas part."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and (start <= merged[-1][1] or not text[merged[-1][1] : start].strip(" ,")):
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)


def complete_quotes(parsed: ParsedDocument, regions: list[QuoteRegion], parts: list[Parts]) -> list[Extents]:
    """Each content with the quotations it touches taken whole, and with those directly behind it that
    nobody else claims."""
    text = parsed.text
    whole = [_whole(text, regions, part) for part in parts]
    claimed = {
        region.start
        for part, content in zip(parts, whole, strict=True)
        for region in regions
        if overlap(content, region) and not overlap(part.cue, region)
    }
    grown = list(whole)
    for i in _last_word_first(parts, whole):
        grown[i] = _continued(text, regions, (parts[i], whole[i]), claimed)
    return grown


def _last_word_first(parts: list[Parts], contents: list[Extents]) -> list[int]:
    """In which order cues may claim the quotations behind their sentence: the outermost, then the latest."""

    def key(i: int) -> tuple[int, int, int]:
        cue = parts[i].cue[0]
        depth = sum(
            any(a <= cue[0] and cue[1] <= b for a, b in contents[j])
            for j in range(max(0, i - 8), min(len(parts), i + 9))
            if j != i and parts[j].sentence == parts[i].sentence
        )
        return parts[i].sentence[0], depth, -cue[0]

    return sorted(range(len(parts)), key=key)


def _whole(text: str, regions: list[QuoteRegion], part: Parts) -> Extents:
    spans = list(part.content)
    for region in regions:
        if overlap(spans, region) and not overlap((*part.cue, *part.source), region):
            spans.append((region.start, region.end))
    return merge_extents(text, spans)


def _continued(
    text: str, regions: list[QuoteRegion], row: tuple[Parts, Extents], claimed: set[int]
) -> Extents:
    part, content = row
    spans = list(content)
    own = [r for r in regions if overlap(spans, r) and not overlap(part.cue, r)]
    if not own and not part.speaks and not _announces(text, part.sentence_end):
        return content
    behind = max(b for _, b in (*spans, *part.cue, *part.source))
    last = own[-1] if own else None
    for region in regions:
        if region.start < behind or region == last:
            continue
        if region.start in claimed or not _follows(text, region, (behind, part.sentence_end), last):
            break
        spans.append((region.start, region.end))
        claimed.add(region.start)
        behind, last = region.end, region
    return merge_extents(text, spans)


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
    end = text.find("\n", region.end)
    left = text[text.rfind("\n", 0, region.start) + 1 : region.start]
    return not left.strip() and not text[region.end : len(text) if end < 0 else end].strip()
