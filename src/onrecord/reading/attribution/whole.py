"""Quotations given whole to one speaker: the rest of one read in part, and one that goes on alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.reading.attribution.assemble import kind_of, sentences_of
from onrecord.reading.attribution.found import FoundAttribution
from onrecord.reading.attribution.quotes import Quotations, QuoteRegion, line_around
from onrecord.reading.parse import ParsedDocument
from onrecord.records import Extents

__all__ = ["continued", "made_whole"]


def made_whole(
    parsed: ParsedDocument, quotations: Quotations, found: Sequence[FoundAttribution]
) -> list[FoundAttribution]:
    """The attributions, each quotation's unread rest with whoever has its beginning or end, and one that two
    speakers on different lines share with the one on its own line. Whoever has nothing left is dropped.
    """
    contents = [list(one.content) for one in found]
    claims = _claims(quotations, found)
    for region, members in claims.items():
        owner = _owner(parsed.text, region, [(i, found[i]) for i in members])
        if owner is None:
            continue
        for i in members:
            if i != owner:
                contents[i] = [e for e in contents[i] if not _touches(e, region)]
        if len(members) == 1 and not _has_an_end(contents[owner], region):
            continue
        contents[owner] = _with(contents[owner], region)
    return [
        _with_content(parsed, quotations, one, tuple(content))
        for one, content in zip(found, contents, strict=True)
        if content
    ]


def continued(
    parsed: ParsedDocument, quotations: Quotations, found: Sequence[FoundAttribution]
) -> list[FoundAttribution]:
    """The attributions, with a quotation that is a sentence of its own and that nobody has given to whoever
    spoke in the sentence before it in the same paragraph; one that is a whole paragraph, to whoever was
    quoted in the last sentence of the paragraph before.
    """
    taken = {r for one in found for r in quotations.of((*one.content, *one.cue, *one.source))}
    speaking = _speaking(found)
    grown = list(found)
    at = {sentence.start: sentence for sentence in parsed.sentences}
    for region in quotations.regions:
        sentence = at.get(region.start)
        if sentence is None or not sentence.index or region in taken:
            continue
        before = parsed.sentences[sentence.index - 1]
        speaker = speaking.get(before.index)
        alone = any(
            s.end - region.end in (0, 1) for s in parsed.sentences[sentence.index : sentence.index + 9]
        )
        if speaker is None or not alone:
            continue
        quoted = grown[speaker].kind == "direct" and _fills_line(parsed.text, region)
        if before.block != sentence.block and not quoted:
            continue
        content = (*grown[speaker].content, (region.start, region.end))
        grown[speaker] = _with_content(parsed, quotations, grown[speaker], content)
    return grown


def _fills_line(text: str, region: QuoteRegion) -> bool:
    """Whether the quotation is all that stands on its line."""
    start, end = line_around(text, region.start, region.end)
    return start == region.start and not text[region.end : end].strip()


def _claims(quotations: Quotations, found: Sequence[FoundAttribution]) -> dict[QuoteRegion, list[int]]:
    """Who has a part of which quotation without standing in it."""
    claims: dict[QuoteRegion, list[int]] = {}
    for i, one in enumerate(found):
        around = set(quotations.of((*one.cue, *one.source)))
        for region in quotations.of(one.content):
            if region not in around and i not in claims.get(region, ()):
                claims.setdefault(region, []).append(i)
    return claims


def _owner(text: str, region: QuoteRegion, members: list[tuple[int, FoundAttribution]]) -> int | None:
    """Who has the quotation: the only one, or the only one on its line; None where that is nobody."""
    if len(members) == 1:
        return members[0][0]
    start, end = line_around(text, region.start, region.end)
    near = [i for i, one in members if start <= one.cue[0][0] < end]
    return near[0] if len(near) == 1 and len(members) == 2 else None


def _has_an_end(content: Sequence[tuple[int, int]], region: QuoteRegion) -> bool:
    """Whether the part that was read begins the quotation or ends it."""
    return any(
        _touches(extent, region) and (extent[0] <= region.start + 1 or extent[1] >= region.end - 1)
        for extent in content
    )


def _with(content: list[tuple[int, int]], region: QuoteRegion) -> list[tuple[int, int]]:
    inside = [extent for extent in content if _touches(extent, region)]
    start = min((region.start, *(extent[0] for extent in inside)))
    end = max((region.end, *(extent[1] for extent in inside)))
    return sorted([*(extent for extent in content if extent not in inside), (start, end)])


def _touches(extent: tuple[int, int], region: QuoteRegion) -> bool:
    return extent[0] < region.end and region.start < extent[1]


def _speaking(found: Sequence[FoundAttribution]) -> dict[int, int]:
    """Who speaks in which sentence and in nobody else's words; the last where several do."""
    over: dict[int, list[int]] = {}
    for i, one in enumerate(found):
        for sentence in one.content_sentences:
            over.setdefault(sentence, []).append(i)
    speaking = {}
    for i, one in enumerate(found):
        start = one.cue[0][0]
        around = (e for k in over.get(one.sentence, ()) if k != i for e in found[k].content)
        if one.source and not any(a <= start < b for a, b in around):
            speaking[one.sentence] = i
    return speaking


def _with_content(
    parsed: ParsedDocument, quotations: Quotations, one: FoundAttribution, content: Extents
) -> FoundAttribution:
    if content == one.content:
        return one
    kind = kind_of(parsed.text, content, quotations)
    return replace(one, content=content, content_sentences=sentences_of(parsed.sentences, content), kind=kind)
