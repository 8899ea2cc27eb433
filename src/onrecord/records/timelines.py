"""The days that matter in a story, each with the sentences that tell of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

__all__ = ["DatedSentence", "TimelineDay"]


@dataclass(frozen=True, slots=True)
class DatedSentence:
    """Verbatim words of a document that tell of a day."""

    document: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class TimelineDay:
    """A day and its sentences, the most telling first; ``weight`` orders days by how much is told of them."""

    day: date
    weight: float
    sentences: tuple[DatedSentence, ...]
