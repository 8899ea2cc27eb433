"""What the attribution reader passes between its steps, and what it gives back."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.records import Extents

__all__ = ["Candidate", "FoundAttribution"]


@dataclass(frozen=True, slots=True)
class FoundAttribution:
    """One source-cue-content triple with the tokens that carry it.

    The three extents are offsets into the document; ``source`` is empty where none is named. ``sentence``
    is the index of the sentence with the cue; heads are (sentence index, token index). ``negated`` is about
    the cue ("did not say"), never about the content. ``kind`` is "direct", "indirect" or "mixed";
    ``parent`` the position in the list of the attribution whose content encloses this one.
    """

    source: Extents
    cue: Extents
    content: Extents
    sentence: int
    source_head: tuple[int, int] | None
    cue_lemma: str | None
    cue_head: tuple[int, int] | None
    content_sentences: tuple[int, ...]
    negated: bool
    kind: str
    parent: int | None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A cue that may attribute something, as token indices of one sentence; ``frame`` says how it is built.

    ``head`` is the token that carries the cue. ``quoted`` are document extents that belong to the content
    besides its tokens; ``features`` are what the weights are looked up for.
    """

    sentence: int
    head: int
    lemma: str
    frame: str
    cue: frozenset[int]
    source: frozenset[int]
    source_head: int | None
    content: frozenset[int]
    negated: bool
    quoted: Extents
    features: tuple[str, ...]
