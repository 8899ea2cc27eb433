"""Ids are hashes of content: reading the same thing twice gives the same id."""

from __future__ import annotations

import hashlib

__all__ = ["content_id", "sha256_hex"]


def sha256_hex(content: bytes | str) -> str:
    """The SHA-256 of the bytes (a string is taken in UTF-8, lone surrogates included), in hex."""
    raw = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
    return hashlib.sha256(raw).hexdigest()


def content_id(prefix: str, *parts: object) -> str:
    """A short id made of the parts, the same on every machine: ``prefix`` + "-" + 12 hex digits.

    >>> content_id("s", "doc", 0, 12) == content_id("s", "doc", 0, 12)
    True
    """
    return f"{prefix}-{sha256_hex(chr(31).join(map(str, parts)))[:12]}"
