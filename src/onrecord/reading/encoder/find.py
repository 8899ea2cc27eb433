"""The trained reader's attributions in the shape that the rules give theirs."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from typing import Any

from onrecord.reading.attribution.found import FoundAttribution
from onrecord.reading.attribution.quotes import Quotations, find_quotations
from onrecord.reading.encoder.links import Link, read_words
from onrecord.reading.encoder.model import ReaderModel
from onrecord.reading.encoder.wordpiece import cut_words
from onrecord.reading.parse import ParsedDocument, ParsedSentence
from onrecord.records import Extents

__all__ = ["find_attributions_trained"]

_NEGATIONS = frozenset(["not", "n't", "n’t", "never", "no"])


def find_attributions_trained(parsed: ParsedDocument, model: ReaderModel) -> list[FoundAttribution]:
    """The attributions of a document in the order of their cues, read by the model, pinned to its parse."""
    words = cut_words(parsed.text, model.vocabulary)
    links = read_words(model, words, [(s.start, s.end) for s in parsed.sentences]).links
    quotations = find_quotations(parsed.text)
    starts = [s.start for s in parsed.sentences]
    return _with_parents([_pinned(parsed, starts, link, quotations) for link in links])


def _pinned(
    parsed: ParsedDocument, starts: list[int], link: Link, quotations: Quotations
) -> FoundAttribution:
    cue = _head(parsed, starts, link.cue)
    source = _head(parsed, starts, link.source)
    token = parsed.sentences[cue[0]].doc[cue[1]] if cue else None
    touched = {
        number
        for start, end in link.content
        for number in range(max(0, bisect_right(starts, start) - 1), bisect_right(starts, end - 1))
    }
    return FoundAttribution(
        source=link.source,
        cue=link.cue,
        content=link.content,
        sentence=cue[0] if cue else max(0, bisect_right(starts, link.cue[0][0]) - 1),
        source_head=source,
        cue_lemma=token.lemma_.lower() if token is not None else None,
        cue_head=cue,
        content_sentences=tuple(sorted(touched)),
        negated=token is not None and _negated(token),
        kind=_kind(parsed.text, link.content, quotations),
        parent=None,
    )


def _head(parsed: ParsedDocument, starts: list[int], extents: Extents) -> tuple[int, int] | None:
    """The token of the extents that hangs on a word outside them: (sentence, token)."""
    if not extents:
        return None
    number = bisect_right(starts, extents[0][0]) - 1
    if number < 0:
        return None
    sentence = parsed.sentences[number]
    inside = [t for t in sentence.doc if _within(sentence, t, extents) and not t.is_punct]
    numbers = {t.i for t in inside}
    outward = [t for t in inside if t.head.i not in numbers or t.head.i == t.i]
    chosen = outward or inside
    return (number, chosen[0].i) if chosen else None


def _within(sentence: ParsedSentence, token: Any, extents: Extents) -> bool:
    start, end = sentence.token_extent(token)
    return any(first < end and start < last for first, last in extents)


def _negated(cue: Any) -> bool:
    return any(child.dep_ == "neg" or child.lower_ in _NEGATIONS for child in cue.children)


def _kind(text: str, content: Extents, quotations: Quotations) -> str:
    letters = sum(c.isalnum() for start, end in content for c in text[start:end])
    quoted = sum(
        sum(c.isalnum() for c in text[max(start, region.start) : min(end, region.end)])
        for start, end in content
        for region in quotations.touching(start, end)
    )
    if quoted == 0:
        return "indirect"
    return "direct" if quoted == letters else "mixed"


def _with_parents(found: list[FoundAttribution]) -> list[FoundAttribution]:
    """Each with the position of the shortest longer content that its cue stands in."""
    touching: dict[int, list[int]] = {}
    for position, outer in enumerate(found):
        for sentence in outer.content_sentences:
            touching.setdefault(sentence, []).append(position)
    linked = []
    for position, inner in enumerate(found):
        start, end = inner.cue[0]
        around = [
            (_length(found[other].content), other)
            for other in touching.get(inner.sentence, ())
            if other != position
            and _length(found[other].content) > _length(inner.content)
            and any(first <= start and end <= last for first, last in found[other].content)
        ]
        linked.append(replace(inner, parent=min(around)[1]) if around else inner)
    return linked


def _length(extents: Extents) -> int:
    return sum(end - start for start, end in extents)
