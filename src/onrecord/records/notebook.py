"""How records show themselves in a notebook."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.records.documents import Document
    from onrecord.records.statements import Source, Statement

__all__ = ["document_html", "statement_html"]


def source_label(source: Source) -> str:
    """One link of the chain in words: the name, else how the source is anonymous."""
    if source.name is not None:
        return source.name
    if source.mention is not None:
        return f"{source.mention.quote} ({source.anonymity.value})"
    return f"{source.kind.value} ({source.anonymity.value})"


def statement_html(statement: Statement) -> str:
    """A card: the quote, the chain, modality and window."""
    chain = " &gt; ".join(escape(source_label(source)) for source in statement.sources)
    modality = "?" if statement.modality is None else statement.modality.value
    window = "no window" if statement.window is None else str(statement.window)
    return (
        f"<blockquote>{escape(statement.quote)}</blockquote>"
        f"<p><b>{chain}</b><br>{escape(modality)}, {statement.polarity.value}, {escape(window)}</p>"
    )


def document_html(document: Document) -> str:
    """The title, publisher and date, then the text with boilerplate struck through."""
    head = " · ".join(
        escape(x) for x in (document.publisher, document.published, document.url) if x is not None
    )
    parts = [] if document.blocks else [f"<p>{escape(document.text)}</p>"]
    for block in document.blocks:
        tag = "s" if block.kind == "boilerplate" else "p"
        parts.append(f"<{tag}>{escape(document.text[block.start : block.end])}</{tag}>")
    return f"<h3>{escape(document.title or document.id)}</h3><p>{head}</p>{''.join(parts)}"
