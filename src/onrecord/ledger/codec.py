"""Records to bytes and back. A record that was saved and loaded equals the one that went in."""

from __future__ import annotations

import zlib
from typing import Any

import msgspec

from onrecord.errors import SourceError
from onrecord.records import Decision, Document, Issue, Reading

__all__ = ["KINDS", "decode", "document_key", "encode", "own_id"]

KINDS: dict[str, Any] = {
    "document": Document,
    "reading": Reading,
    "issue": Issue,
    "decision": Decision,
    "scope": Any,
}
"""What an entry of each kind holds."""

_SHA256_DIGITS = 64


def encode(kind: str, record: object, where: str) -> bytes:
    """The body of an entry: JSON, for readings compressed (theirs are many times the text they are about).

    Raises SourceError, naming ``where``, for text that cannot be written in UTF-8.
    """
    try:
        plain = msgspec.json.encode(record)
    except UnicodeEncodeError as error:
        raise SourceError(ascii(where)[1:-1], "holds characters that are not Unicode text") from error
    return zlib.compress(plain, 1) if kind == "reading" else plain


def decode(kind: str, body: bytes) -> Any:
    """The record in an entry's body; raises msgspec.DecodeError or zlib.error where it is damaged."""
    plain = zlib.decompress(body) if kind == "reading" else body
    return msgspec.json.decode(plain, type=KINDS[kind])


def document_key(own_id: str, sha256_text: str) -> str:
    """What names one text under one id: the key of document entries.

    Raises SourceError for an id that is no Unicode text.
    """
    try:
        own_id.encode()
    except UnicodeEncodeError as error:
        raise SourceError(ascii(own_id)[1:-1], "the id holds characters that are not Unicode text") from error
    return f"{sha256_text} {own_id}"


def own_id(key: str) -> str:
    """The id in a document key."""
    return key[_SHA256_DIGITS + 1 :]
