"""Attributions in document offsets: quotations completed, kinds named, nesting recorded."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from onrecord.reading.attribution.complete import Parts, complete_quotes
from onrecord.reading.attribution.found import Candidate, FoundAttribution
from onrecord.reading.attribution.lexicon import word_class
from onrecord.reading.attribution.quotes import Quotations
from onrecord.reading.attribution.tree import runs
from onrecord.reading.parse import ParsedDocument, ParsedSentence
from onrecord.records import Extents

__all__ = ["assemble", "kind_of", "length_of", "parts_of", "sentence_at", "sentences_of", "with_parents"]

_SPEAKING = frozenset(["ccomp", "inter:parataxis", "inter:advcl", "acc"])
"""Frames that a quotation in the next sentence may go on from, though they quote nothing themselves."""


def assemble(parsed: ParsedDocument, kept: list[Candidate], quotations: Quotations) -> list[FoundAttribution]:
    """One attribution for each candidate that has content left; parents are not filled in."""
    rough = [(c, parts_of(parsed, c)) for c in kept]
    rough = [(c, parts) for c, parts in rough if parts.content]
    contents = complete_quotes(parsed.text, quotations, [parts for _, parts in rough])
    found = []
    for (candidate, parts), content in zip(rough, contents, strict=True):
        sentences = sentences_of(parsed.sentences, content)
        kind = kind_of(parsed.text, content, quotations)
        found.append(_found(candidate, replace(parts, content=content), sentences, kind))
    return found


def parts_of(parsed: ParsedDocument, candidate: Candidate) -> Parts:
    """The candidate's token sets as document extents."""
    sentence = parsed.sentences[candidate.sentence]
    source, cue, content = (
        runs(sentence, tokens) for tokens in (candidate.source, candidate.cue, candidate.content)
    )
    # A colon is a cue of its own, though it is punctuation.
    cue = cue or (sentence.token_extent(sentence.doc[candidate.head]),)
    speaks = candidate.frame in _SPEAKING and candidate.lemma in word_class("speech")
    whole = tuple(sorted({*content, *candidate.quoted}))
    return Parts(source, cue, whole, (sentence.start, sentence.end), speaks)


def _found(candidate: Candidate, parts: Parts, sentences: tuple[int, ...], kind: str) -> FoundAttribution:
    head = None if candidate.source_head is None else (candidate.sentence, candidate.source_head)
    return FoundAttribution(
        source=parts.source,
        cue=parts.cue,
        content=parts.content,
        sentence=candidate.sentence,
        source_head=head if parts.source else None,
        cue_lemma=candidate.lemma,
        cue_head=(candidate.sentence, candidate.head),
        content_sentences=sentences,
        negated=candidate.negated,
        kind=kind,
        parent=None,
    )


def sentence_at(sentences: Sequence[ParsedSentence], offset: int) -> int:
    """The number of the last sentence that begins at the offset or before it, -1 where none does."""
    return bisect_right(sentences, offset, key=lambda sentence: sentence.start) - 1


def sentences_of(sentences: Sequence[ParsedSentence], content: Extents) -> tuple[int, ...]:
    """The numbers of the sentences that a content touches."""
    touched: set[int] = set()
    for start, end in content:
        touched.update(range(max(0, sentence_at(sentences, start)), sentence_at(sentences, end - 1) + 1))
    return tuple(sorted(touched))


def kind_of(text: str, content: Extents, quotations: Quotations) -> str:
    """How a content is given: "direct" with all its letters in quotation marks, "mixed" or "indirect"."""
    letters = sum(c.isalnum() for start, end in content for c in text[start:end])
    quoted = 0
    for start, end in content:
        for region in quotations.touching(start, end):
            quoted += sum(c.isalnum() for c in text[max(start, region.start) : min(end, region.end)])
    if quoted == 0:
        return "indirect"
    return "direct" if quoted == letters else "mixed"


def with_parents(found: list[FoundAttribution]) -> list[FoundAttribution]:
    """Each with the position of the shortest longer content that its cue stands in."""
    by_sentence: dict[int, list[int]] = {}
    for j, other in enumerate(found):
        for sentence in other.content_sentences:
            by_sentence.setdefault(sentence, []).append(j)
    linked = []
    for i, inner in enumerate(found):
        (start, end), own = inner.cue[0], length_of(inner.content)
        around = [
            (length_of(found[j].content), j)
            for j in by_sentence.get(inner.sentence, ())
            if j != i
            and length_of(found[j].content) > own
            and any(a <= start and end <= b for a, b in found[j].content)
        ]
        linked.append(replace(inner, parent=min(around)[1]) if around else inner)
    return linked


def length_of(extents: Extents) -> int:
    """Characters of all extents together."""
    return sum(end - start for start, end in extents)
