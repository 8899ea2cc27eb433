"""The addresses of the desk's pages: a record has the same one at whatever clocks it is read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlencode

from onrecord.records import content_id
from onrecord.surfaces.render.anchors import block_anchor, statement_anchor
from onrecord.surfaces.render.links import Links

__all__ = ["DeskLinks", "segment"]

_PLAIN = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9_@-]{0,79}")


def segment(record_id: str) -> str:
    """A record's id as one piece of a path; ids from outside may hold anything and are named by a hash.

    >>> segment("s-0123456789ab")
    's-0123456789ab'
    """
    return record_id if _PLAIN.fullmatch(record_id) else content_id("x", record_id)


@dataclass(frozen=True)
class DeskLinks(Links):
    """Links to the pages of records; ``clocks`` are the asked clocks, which every link keeps."""

    clocks: tuple[tuple[str, str], ...] = ()

    def to(self, path: str, **query: str | None) -> str:
        """The address of a page with its query, where what is not given is left out."""
        asked = [*((key, value) for key, value in query.items() if value), *self.clocks]
        return f"{path}?{urlencode(asked)}" if asked else path

    def statement(self, statement: str) -> str:
        """The statement's card."""
        return self.to(f"/statements/{segment(statement)}")

    def document(self, document: str) -> str:
        """The document with its marked text."""
        return self.to(f"/documents/{segment(document)}")

    def place(self, document: str, statement: str) -> str:
        """The words of a statement inside its document."""
        return f"{self.document(document)}#{statement_anchor(statement)}"

    def block(self, document: str, start: int) -> str:
        """Words that were left out, inside their document."""
        return f"{self.document(document)}#{block_anchor(document, start)}"

    def commitment(self, commitment: str) -> str:
        """The commitment's history."""
        return self.to(f"/commitments/{segment(commitment)}")

    def source(self, name: str) -> str:
        """The named source with its grades."""
        return self.to(f"/sources/{segment(name)}")

    def claim(self, claim: str) -> str:
        """The claim with its origins."""
        return self.to(f"/claims/{segment(claim)}")
