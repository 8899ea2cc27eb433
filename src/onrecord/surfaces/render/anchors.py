"""Anchors and links of the page: the same record has the same anchor, and hostile addresses never link."""

from __future__ import annotations

import re

from onrecord.exchange import safe_url
from onrecord.records import content_id

__all__ = [
    "block_anchor",
    "commitment_anchor",
    "document_anchor",
    "line_anchor",
    "safe_url",
    "statement_anchor",
]

_PLAIN = re.compile(r"[A-Za-z0-9_-]{1,64}")


def statement_anchor(statement: str) -> str:
    """The anchor of a statement's words inside the full text."""
    return f"q-{_plain(statement)}"


def line_anchor(statement: str) -> str:
    """The anchor of the line that quotes a statement."""
    return f"l-{_plain(statement)}"


def commitment_anchor(commitment: str) -> str:
    """The anchor of a commitment on the board; its id may be that of a statement, so it is told apart."""
    return f"c-{_plain(commitment)}"


def document_anchor(document: str) -> str:
    """The anchor of a document."""
    return f"d-{_plain(document)}"


def block_anchor(document: str, start: int) -> str:
    """The anchor of a block that was left out."""
    return f"b-{_plain(document)}-{start}"


def _plain(record_id: str) -> str:
    # Ids from outside may hold anything; "~"-free plain ids stay readable in the address bar.
    return record_id if _PLAIN.fullmatch(record_id) else content_id("x", record_id)
