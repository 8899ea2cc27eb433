"""From candidates to attributions: which cues count, quotation marks closed, and who encloses whom."""

from __future__ import annotations

from onrecord.reading.attribution.assemble import assemble
from onrecord.reading.attribution.candidates import candidates_in
from onrecord.reading.attribution.found import Candidate, FoundAttribution
from onrecord.reading.attribution.lexicon import cue_weights
from onrecord.reading.parse import ParsedDocument

__all__ = ["find_attributions"]

THRESHOLD = -0.2
"""Lowest sum of weights of a candidate that is kept: chosen on training documents for the best F1."""


def find_attributions(parsed: ParsedDocument) -> list[FoundAttribution]:
    """The attributions of a document in the order of their cues, the innermost triple each."""
    weights = cue_weights()
    kept: list[Candidate] = []
    for sentence in parsed.sentences:
        scored = [(sum(weights.get(f, 0.0) for f in c.features), c) for c in candidates_in(sentence)]
        kept += _without_rivals([pair for pair in scored if pair[0] > THRESHOLD])
    return assemble(parsed, kept)


def _without_rivals(scored: list[tuple[float, Candidate]]) -> list[Candidate]:
    """Of candidates for (nearly) the same content under overlapping cues, the strongest."""
    chosen: list[Candidate] = []
    for _, candidate in sorted(scored, key=lambda pair: (-pair[0], pair[1].head)):
        if not any(_rivals(candidate, other) for other in chosen):
            chosen.append(candidate)
    return sorted(chosen, key=lambda c: c.head)


def _rivals(a: Candidate, b: Candidate) -> bool:
    shared = len(a.content & b.content) / len(a.content | b.content)
    return a.head == b.head or (bool(a.cue & b.cue) and shared > 0) or shared > 0.8
