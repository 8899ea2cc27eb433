"""Every cue in a sentence that might attribute something, with the source and content it would have."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from onrecord.reading.attribution.asides import aside_cues
from onrecord.reading.attribution.colon import colon_cues
from onrecord.reading.attribution.features import features_of
from onrecord.reading.attribution.found import Candidate
from onrecord.reading.attribution.nominal import nominal_cues
from onrecord.reading.attribution.quoted import quoting_cues
from onrecord.reading.attribution.quotes import Quotations, QuoteRegion
from onrecord.reading.attribution.shape import Shape
from onrecord.reading.attribution.tree import cue_lemma
from onrecord.reading.attribution.verbal import verbal_cues
from onrecord.reading.parse import ParsedSentence

__all__ = ["candidates_in"]


def candidates_in(sentence: ParsedSentence, text: str, quotations: Quotations) -> Iterator[Candidate]:
    """The candidates of one sentence in the order of their cues; ``quotations`` are the text's quotations."""
    near = quotations.near(text, sentence.start, sentence.end)
    for shape in (*quoting_cues(sentence, text, near), *colon_cues(sentence, text, near)):
        yield _candidate(sentence, shape, near)
    for token in sentence.doc:
        for shape in _shapes(token):
            if shape.content - shape.cue and any(sentence.doc[i].text[0].isalnum() for i in shape.content):
                yield _candidate(sentence, shape, near)


def _shapes(token: Any) -> Iterator[Shape]:
    yield from verbal_cues(token)
    yield from nominal_cues(token)
    yield from aside_cues(token)


def _candidate(sentence: ParsedSentence, shape: Shape, near: Sequence[QuoteRegion]) -> Candidate:
    head = shape.head
    cue = shape.cue
    content = shape.content - cue - shape.source
    return Candidate(
        sentence=sentence.index,
        head=head.i,
        lemma=cue_lemma(head),
        frame=shape.frame,
        cue=cue,
        source=shape.source - cue,
        source_head=None if shape.source_head is None else shape.source_head.i,
        content=content,
        negated=any(c.dep_ == "neg" or c.lower_ == "never" for c in head.children),
        quoted=shape.quoted,
        features=tuple(features_of(sentence, shape, content, near)),
    )
