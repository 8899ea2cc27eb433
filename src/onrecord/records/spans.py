"""Pieces of evidence: stretches of one document's text with their verbatim words."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["EvidenceSpan", "Mention", "Predicate"]


def _check_extent(start: int, end: int) -> None:
    if not 0 <= start < end:
        raise ValueError(f"a span needs 0 <= start < end, not {start}..{end}")


@dataclass(frozen=True, slots=True)
class EvidenceSpan:
    """Verbatim words of a document: ``text[start:end] == quote``, offsets in code points."""

    start: int
    end: int
    quote: str

    def __post_init__(self) -> None:
        _check_extent(self.start, self.end)
        if len(self.quote) != self.end - self.start:
            raise ValueError(f"the quote has {len(self.quote)} characters, the span {self.end - self.start}")


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that name something; ``party`` is the id of the party they were resolved to, else None."""

    text: str
    start: int
    end: int
    party: str | None = None

    def __post_init__(self) -> None:
        _check_extent(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Predicate:
    """The word that says what happens, with its lemma."""

    lemma: str
    start: int
    end: int
