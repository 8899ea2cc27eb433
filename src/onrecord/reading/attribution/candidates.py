"""Every cue in a sentence that might attribute something, with the source and content it would have."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from onrecord.reading.attribution.features import features_of
from onrecord.reading.attribution.found import Candidate
from onrecord.reading.attribution.nominal import nominal_cues
from onrecord.reading.attribution.shape import Shape
from onrecord.reading.attribution.verbal import verbal_cues
from onrecord.reading.parse import ParsedSentence

__all__ = ["candidates_in"]


def candidates_in(sentence: ParsedSentence) -> Iterator[Candidate]:
    """The candidates of one sentence in the order of their cues."""
    for token in sentence.doc:
        for shape in _shapes(token):
            if shape.content - shape.cue and any(sentence.doc[i].text[0].isalnum() for i in shape.content):
                yield _candidate(sentence, shape)


def _shapes(token: Any) -> Iterator[Shape]:
    yield from verbal_cues(token)
    yield from nominal_cues(token)


def _candidate(sentence: ParsedSentence, shape: Shape) -> Candidate:
    head = shape.head
    cue = shape.cue
    content = shape.content - cue - shape.source
    return Candidate(
        sentence=sentence.index,
        head=head.i,
        lemma=head.lemma_.lower(),
        frame=shape.frame,
        cue=cue,
        source=shape.source - cue,
        source_head=None if shape.source_head is None else shape.source_head.i,
        content=content,
        negated=any(c.dep_ == "neg" or c.lower_ == "never" for c in head.children),
        features=tuple(features_of(sentence, shape, content)),
    )
