"""What appending does inside one transaction: everything is added once, nothing is changed."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import msgspec

from onrecord.errors import ConflictError, LedgerError, SourceError, UsageError
from onrecord.ledger.chain import append_entry
from onrecord.ledger.codec import decode, document_key, encode
from onrecord.ledger.search import add_passages
from onrecord.ledger.versions import (
    brings_something,
    conflicting_fields,
    merge_documents,
    published_day,
)
from onrecord.ledger.viewing import issue_key
from onrecord.records import Decision, Document, Issue, Reading, sha256_hex

__all__ = [
    "Appended",
    "Incoming",
    "add_decision",
    "add_document",
    "add_issue",
    "add_scope",
    "decisions_after",
    "has_entry",
    "merged_if_known",
    "read_blob",
]


@dataclass(frozen=True, slots=True)
class Appended:
    """What adding a document did.

    ``added``: its text was new under its id. ``amended``: a known text gained metadata. ``version``: it was
    added, and its id or URL was known with another text. ``conflicts``: the fields that contradict what is
    kept, and were not taken. ``read``: its reading was new.
    """

    added: bool
    amended: bool
    version: bool
    conflicts: tuple[str, ...]
    read: bool = False


@dataclass(frozen=True, slots=True)
class Incoming:
    """A document with all that comes along with it."""

    document: Document
    raw: bytes
    reading_key: str
    reading: Reading | None
    issues: tuple[Issue, ...] = ()


def add_document(db: sqlite3.Connection, now: datetime, incoming: Incoming) -> Appended:
    """All that is new of the document is appended; what was known stays as it is."""
    document = incoming.document
    _check(document, incoming.raw)
    key = document_key(document.id, document.sha256_text)
    entries = _document_entries(db, key)
    known = merge_documents(entries) if entries else None
    amended = known is not None and brings_something(known, document)
    version = known is None and _has_other_text(db, document)
    conflicts = () if known is None else conflicting_fields(known, document)
    if known is None or amended:
        _append_document_entry(db, now, key, incoming)
    read = incoming.reading is not None and _add_reading(db, now, key, incoming)
    noted = () if known is None else _conflict_issues(known, document, conflicts)
    for issue in (*incoming.issues, *noted):
        add_issue(db, now, issue, key)
    return Appended(known is None, amended, version, conflicts, read)


def add_issue(db: sqlite3.Connection, now: datetime, issue: Issue, document_key: str) -> bool:
    """The issue is kept once for each text that it is about."""
    body = encode("issue", issue, issue.where)
    key = issue_key(sha256_hex(body), document_key)
    if has_entry(db, "issue", key):
        return False
    append_entry(db, now, "issue", key, body)
    return True


def decisions_after(db: sqlite3.Connection, number: int) -> list[Decision]:
    """The decisions among the entries after this one, in their order."""
    rows = db.execute("SELECT body FROM entries WHERE seq > ? AND kind = 'decision' ORDER BY seq", (number,))
    return [decode("decision", body) for (body,) in rows]


def add_decision(db: sqlite3.Connection, now: datetime, decision: Decision, seen: int | None = None) -> bool:
    """The decision is kept once; a second one of that id that differs is refused.

    Where ``seen`` is given, no decision after that entry may be on the same thing.
    """
    body = encode("decision", decision, decision.id)
    row = db.execute(
        "SELECT body FROM entries WHERE kind = 'decision' AND key = ?", (decision.id,)
    ).fetchone()
    if row is not None:
        if decode("decision", row[0]) != decision:  # not the bytes: an older version wrote fewer fields
            raise UsageError(
                f"there is another decision with the id {decision.id}: decisions are never changed"
            )
        return False
    since = [] if seen is None else decisions_after(db, seen)
    other = next((d for d in reversed(since) if d.on[:1] == decision.on[:1]), None)
    if other is not None:
        raise ConflictError(other.by, other.when, other.id)
    append_entry(db, now, "decision", decision.id, body)
    return True


def add_scope(db: sqlite3.Connection, now: datetime, name: str, value: object) -> None:
    """The note is kept beside earlier ones of its name."""
    append_entry(db, now, "scope", name, encode("scope", value, name))


def has_entry(db: sqlite3.Connection, kind: str, key: str) -> bool:
    """Whether an entry of this kind has this key."""
    found = db.execute("SELECT 1 FROM entries WHERE kind = ? AND key = ? LIMIT 1", (kind, key)).fetchone()
    return found is not None


def merged_if_known(db: sqlite3.Connection, document: Document) -> Document | None:
    """The text's metadata as it would stand after adding ``document``, None where the text is new."""
    entries = _document_entries(db, document_key(document.id, document.sha256_text))
    if not entries:
        return None
    known = merge_documents(entries)
    return merge_documents([*entries, document]) if brings_something(known, document) else known


def read_blob(db: sqlite3.Connection, path: str, sha256: str) -> bytes:
    """The archived bytes with this hash."""
    row = db.execute("SELECT data FROM blobs WHERE sha256 = ?", (sha256,)).fetchone()
    if row is None:
        raise LedgerError(f"{path} holds no bytes with the hash {sha256}")
    return zlib.decompress(row[0])


def _check(document: Document, raw: bytes) -> None:
    if sha256_hex(raw) != document.sha256_raw:
        raise SourceError(document.id, "the bytes do not have the hash that the document names")
    if sha256_hex(document.text) != document.sha256_text:
        raise SourceError(document.id, "the text does not have the hash that the document names")
    for name, moment in (("published", document.published), ("modified", document.modified)):
        try:
            if moment is not None:
                published_day(moment)
        except (ValueError, OverflowError) as error:
            raise SourceError(document.id, f"{name} is not an ISO 8601 date: {moment!r}") from error


def _document_entries(db: sqlite3.Connection, key: str) -> list[Document]:
    rows = db.execute("SELECT body FROM entries WHERE kind = 'document' AND key = ? ORDER BY seq", (key,))
    return [decode("document", body) for (body,) in rows]


def _has_other_text(db: sqlite3.Connection, document: Document) -> bool:
    # The text's hash is the beginning of the key; a URL of None equals nothing in SQL, as it should.
    other = db.execute(
        "SELECT 1 FROM documents WHERE (id = ? OR url = ?) AND substr(key, 1, 64) <> ? LIMIT 1",
        (document.id, document.url, document.sha256_text),
    ).fetchone()
    return other is not None


def _append_document_entry(db: sqlite3.Connection, now: datetime, key: str, incoming: Incoming) -> None:
    document = incoming.document
    body = encode("document", document, document.id)
    is_first = not has_entry(db, "document", key)
    seq = append_entry(db, now, "document", key, body)
    passages = add_passages(db, key, document) if is_first else 0
    db.execute(
        "INSERT INTO documents VALUES (?, ?, ?, ?, ?)", (seq, key, document.id, document.url, passages)
    )
    if db.execute("SELECT 1 FROM blobs WHERE sha256 = ?", (document.sha256_raw,)).fetchone() is None:
        packed = zlib.compress(incoming.raw)
        db.execute("INSERT INTO blobs VALUES (?, ?, ?)", (document.sha256_raw, len(incoming.raw), packed))
    for mention in document.given:
        _claim_given(db, mention.id, document)


def _claim_given(db: sqlite3.Connection, mention: str, document: Document) -> None:
    db.execute("INSERT INTO given VALUES (?, ?) ON CONFLICT DO NOTHING", (mention, document.id))
    (holder,) = db.execute("SELECT document FROM given WHERE id = ?", (mention,)).fetchone()
    if holder != document.id:
        raise SourceError(document.id, f"the given mention {mention} is already one of {holder}")


def _add_reading(db: sqlite3.Connection, now: datetime, key: str, incoming: Incoming) -> bool:
    reading = incoming.reading
    if has_entry(db, "reading", incoming.reading_key):
        return False
    body = encode("reading", reading, incoming.document.id)
    seq = append_entry(db, now, "reading", incoming.reading_key, body)
    db.execute("INSERT INTO readings VALUES (?, ?, ?)", (seq, incoming.reading_key, key))
    return True


def _conflict_issues(known: Document, incoming: Document, fields: Sequence[str]) -> list[Issue]:
    return [
        Issue(
            where=incoming.url or incoming.id,
            kind="conflict",
            message=f"{name}: kept {_shown(known, name)}, did not take {_shown(incoming, name)}",
            document=incoming.id,
        )
        for name in fields
    ]


def _shown(document: Document, name: str) -> str:
    return msgspec.json.encode(getattr(document, name)).decode()
