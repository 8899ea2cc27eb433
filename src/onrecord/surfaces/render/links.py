"""Where quotations lead: to anchors on one page, or to the pages of the desk."""

from __future__ import annotations

from onrecord.surfaces.render.anchors import block_anchor, document_anchor, statement_anchor

__all__ = ["Links"]


class Links:
    """Links inside one page that holds the full texts; other surfaces say otherwise."""

    def statement(self, statement: str) -> str:
        """Where the words of a statement stand."""
        return f"#{statement_anchor(statement)}"

    def document(self, document: str) -> str:
        """Where a document stands."""
        return f"#{document_anchor(document)}"

    def block(self, document: str, start: int) -> str:
        """Where words that were left out stand."""
        return f"#{block_anchor(document, start)}"

    def commitment(self, commitment: str) -> str | None:
        """The page of a commitment, None where it has none of its own."""
        del commitment
        return None

    def claim(self, claim: str) -> str | None:
        """The page of a claim, None where it has none of its own."""
        del claim
        return None
