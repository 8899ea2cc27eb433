"""Documents: what was published, cut out of the bytes that were taken in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from onrecord.records.ids import content_id, sha256_hex
from onrecord.records.vocabulary import BlockKind

__all__ = ["Block", "Document", "GivenMention", "Issue"]


@dataclass(frozen=True, slots=True)
class Block:
    """A labelled stretch of the text; ``reason`` says why it was labelled so (always set for boilerplate)."""

    start: int
    end: int
    kind: BlockKind
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class GivenMention:
    """An event mention supplied from outside with the document."""

    id: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Issue:
    """Something that could not be read, and why: problems are records, never silence.

    ``document`` is None where no document came of the source that ``where`` names.
    """

    where: str
    kind: str
    message: str
    document: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """One publication as it was taken in.

    ``id`` is the id it came with, else one derived from its URL or content. ``published`` is an ISO 8601
    date or date and time, exactly as precise as it was known; None when unknown. ``sha256_raw`` is the hash
    of the bytes taken in, ``sha256_text`` that of the text in UTF-8. Blocks are ordered, without overlap.
    """

    id: str
    text: str
    sha256_raw: str
    sha256_text: str
    cut_by: str
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: str | None = None
    modified: str | None = None
    language: str | None = None
    blocks: tuple[Block, ...] = ()
    given: tuple[GivenMention, ...] = ()

    @classmethod
    def of_text(
        cls,
        text: str,
        *,
        published: str | None = None,
        publisher: str | None = None,
        title: str | None = None,
    ) -> Document:
        """A document of plain text, its id made of publisher and text; the whole text is one block.

        >>> Document.of_text("It opens in May.", published="2031-02-03").published_on
        datetime.date(2031, 2, 3)
        """
        digest = sha256_hex(text)
        name = content_id("d", publisher or "", text)
        return cls(name, text, digest, digest, "text", title, publisher, None, published)

    @property
    def published_on(self) -> date | None:
        """The day of publication, the anchor of relative time words."""
        return None if self.published is None else date.fromisoformat(self.published[:10])

    @property
    def published_or_last(self) -> str:
        """The publication as text to sort by: one without a date comes after all that have one."""
        return self.published or "9999"

    def quote(self, start: int, end: int) -> str:
        """The verbatim words at these offsets."""
        return self.text[start:end]

    def _repr_html_(self) -> str:
        from onrecord.records.notebook import document_html

        return document_html(self)
