"""From candidates to attributions: which cues count, quotation marks closed, and who encloses whom."""

from __future__ import annotations

from dataclasses import replace

from onrecord.reading.attribution.assemble import assemble
from onrecord.reading.attribution.candidates import candidates_in
from onrecord.reading.attribution.firm import is_firm
from onrecord.reading.attribution.found import Candidate, FoundAttribution
from onrecord.reading.attribution.lexicon import cue_weights
from onrecord.reading.attribution.quotes import find_quotations
from onrecord.reading.parse import ParsedDocument

__all__ = ["find_attributions"]

THRESHOLD = -0.7
"""Lowest sum of weights of a candidate that is kept: chosen on training documents for the best F1."""


def find_attributions(parsed: ParsedDocument) -> list[FoundAttribution]:
    """The attributions of a document in the order of their cues, the innermost triple each."""
    weights = cue_weights()
    quotations = find_quotations(parsed.text)
    kept: list[Candidate] = []
    for sentence in parsed.sentences:
        scored = [
            (sum(weights.get(f, 0.0) for f in c.features), c)
            for c in candidates_in(sentence, parsed.text, quotations)
        ]
        kept += _without_asides(_without_rivals([(s, c) for s, c in scored if s > THRESHOLD or is_firm(c)]))
    return assemble(parsed, kept, quotations)


def _without_rivals(scored: list[tuple[float, Candidate]]) -> list[Candidate]:
    """Of candidates for (nearly) the same content under overlapping cues, the strongest."""
    chosen: list[Candidate] = []
    for _, candidate in sorted(scored, key=_rank):
        if not any(_rivals(candidate, other) for other in chosen):
            chosen.append(candidate)
    return sorted(chosen, key=lambda c: c.head)


def _without_asides(kept: list[Candidate]) -> list[Candidate]:
    """The candidates with "according to X" and the like taken out of the contents that it attributes."""
    asides = [c for c in kept if c.frame.split(":")[0] in {"acc", "as", "words", "inter"}]
    cleaned = []
    for candidate in kept:
        content = candidate.content
        for aside in asides:
            if aside is not candidate and candidate.head in aside.content:
                content -= aside.cue | aside.source
        cleaned.append(replace(candidate, content=content))
    return [c for c in cleaned if c.content or c.quoted]


def _rank(pair: tuple[float, Candidate]) -> tuple[float, int, str]:
    return -pair[0], pair[1].head, pair[1].frame


def _rivals(a: Candidate, b: Candidate) -> bool:
    if a.head == b.head:
        return True
    if is_firm(a) and is_firm(b) and (a.head in b.content or b.head in a.content):
        return False
    shared = len(a.content & b.content) / max(1, len(a.content | b.content))
    return (bool(a.cue & b.cue) and shared > 0) or shared > 0.8
