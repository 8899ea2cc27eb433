"""Keeps which documents share words in the ledger: a new one is compared by the words that it brings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from hashlib import blake2b
from importlib import resources

import msgspec

from onrecord.ledger import Ledger, StoredDocument
from onrecord.linking import CopyText, copy_between, copy_text, find_copies, is_later
from onrecord.pipeline.written import written_in
from onrecord.records import Copy, Document

__all__ = ["COPIED", "copied_by", "copies_among"]

_KEPT = 256
"""Texts whose words are at hand while others are compared with them: documents on one story come together."""


class _Copied:
    """The rules of ``onrecord.linking`` on documents."""

    @property
    def made_by(self) -> str:
        return copied_by()

    def code_of(self, document: Document) -> bytes:
        return _code_of(document)

    def runs_of(self, document: Document) -> Iterable[int]:
        return (int.from_bytes(run, "big", signed=True) for run in _text(document).runs)

    def shared(self, a: Document, b: Document) -> tuple[bool, bytes] | None:
        found = copy_between(_text(a), _text(b))
        return None if found is None else (not is_later(a, b), _ENCODER.encode(found))


COPIED = _Copied()
_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder(Copy)


@lru_cache(maxsize=1)
def copied_by() -> str:
    """Names the rules by all that they are written in, so that no change of them is ever forgotten."""
    linking = resources.files("onrecord.linking")
    return f"copies {written_in((linking / 'copies.py', linking / 'data' / 'page_phrases.txt'))}"


def copies_among(ledger: Ledger, stored: Sequence[StoredDocument]) -> tuple[Copy, ...]:
    """What ``find_copies`` gives of these documents, from what is kept.

    What was not compared yet, is. Where that cannot be kept, in a ledger that can only be read, and for
    documents whose blocks are others than those of today, they are compared here.
    """
    codes = {d.key: _code_of(d.document) for d in stored}
    kept = ledger.copies(copied_by(), codes)
    if kept is None:
        ledger.compare_texts(COPIED)
        kept = ledger.copies(copied_by(), codes)
    if kept is None:
        return find_copies([d.document for d in stored])
    documents = {d.key: d.document for d in stored}
    rows = (_as_shown(documents[earlier], documents[later], body) for earlier, later, body in kept)
    return tuple(sorted((r for r in rows if r is not None), key=lambda c: (c.document, c.of)))


def _as_shown(earlier: Document, later: Document, body: bytes) -> Copy | None:
    """The row under the ids and in the order that the documents have in the view."""
    if is_later(earlier, later):
        return copy_between(_text(earlier), _text(later))
    return replace(_DECODER.decode(body), document=later.id, of=earlier.id)


@lru_cache(maxsize=_KEPT)
def _text(document: Document) -> CopyText:
    return copy_text(document)


def _code_of(document: Document) -> bytes:
    """Names the blocks that were cut from a text; that itself is named by the key."""
    if not document.blocks:
        return b""
    blocks = ",".join(f"{b.start}-{b.end}-{b.kind.value}" for b in document.blocks)
    return blake2b(blocks.encode(), digest_size=12).digest()
