"""Cues that always count: plain reporting, even where the weights, learned elsewhere, doubt it."""

from __future__ import annotations

from onrecord.reading.attribution.found import Candidate
from onrecord.reading.attribution.lexicon import word_class

__all__ = ["is_firm"]

_CLAUSAL = frozenset(
    {
        "ccomp",
        "told:ccomp",
        "told:hung:acl",
        "told:hung:relcl",
        "issued:ccomp",
        "inter:parataxis",
        "inter:advcl",
        "xcomp",
    }
)
_DIRECTIONS = frozenset({"dobj+xcomp", "told:xcomp", "ccomp"})
_TOLD = {"told:xcomp": "bidding", "told:ccomp": "assuring"}
_REQUESTS = frozenset({"n:for", "n:VB"})
_ASIDES = frozenset({"acc", "as:by", "words", "appeal"})


def _is_bidding(frame: str, lemma: str) -> bool:
    """ "ordered them to go", "told him to go", "assured her that it was safe"."""
    directs = frame in _DIRECTIONS and lemma in word_class("directing")
    return directs or (frame in _TOLD and lemma in word_class(_TOLD[frame]))


def is_firm(candidate: Candidate) -> bool:
    """Whether the cue is plain reporting outside quotation marks, kept whatever its weights say."""
    if any(feature.startswith("inside|") for feature in candidate.features):
        return False
    lemma, frame = candidate.lemma, candidate.frame
    if frame in {"pass:ccomp", "n:that", "light:that", "voice:that"}:
        return lemma in word_class("firm") | word_class("assertion")
    if frame in {"colon:behind", "colon:heading"}:
        return True
    if frame.startswith("colon"):
        return candidate.sentence == 0 and frame == "colon"
    if frame == "adv":
        return lemma in word_class("hearsay")
    if not candidate.source:
        return False
    if frame == "as" and lemma == "put":
        return True
    if frame in _REQUESTS:
        return lemma in word_class("requesting")
    if frame.startswith("voice:"):
        return frame not in {"voice:from", "voice:in", "voice:with"}
    if frame == "xcomp" and lemma in word_class("resolve"):
        return True
    if _is_bidding(frame, lemma):
        return True
    if frame in _CLAUSAL:
        return lemma in word_class("firm") | word_class("conviction")
    if frame == "pass:prep:as+by":
        return lemma in word_class("appraise")
    return frame in _ASIDES or (frame == "dobj" and lemma in word_class("undertake"))
