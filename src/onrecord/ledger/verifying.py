"""Recomputes everything that a ledger claims about itself, one entry at a time."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterator

import msgspec

from onrecord.ledger.chain import GENESIS, Entry, entry_hash, iter_entries
from onrecord.ledger.codec import KINDS, decode, document_key, own_id
from onrecord.ledger.schema import GUARDS
from onrecord.records import Document, Reading, sha256_hex

__all__ = ["find_problems"]

_MOST_STRUCTURE_PROBLEMS = 20


def find_problems(db: sqlite3.Connection) -> Iterator[str]:
    """Sentences about what is wrong: the file's structure, the chain, the bytes, the full-text index."""
    try:
        yield from _structure(db)
        yield from _chain(db)
        yield from _blobs(db)
        yield from _search_index(db)
        yield from _passages(db)
    except sqlite3.DatabaseError as error:
        if _is_busy(error):
            raise
        yield f"the file cannot be read further: {error}"


def _structure(db: sqlite3.Connection) -> Iterator[str]:
    for (line,) in db.execute(f"PRAGMA integrity_check({_MOST_STRUCTURE_PROBLEMS})"):
        if line != "ok":
            yield f"the file's structure: {line}"
    present = dict(db.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"))
    for guard, statement in GUARDS.items():
        if present.get(guard) != statement:
            yield f"the guard {guard} that keeps the record append-only is missing or altered"


def _chain(db: sqlite3.Connection) -> Iterator[str]:
    expected, recorded, previous = 1, "", GENESIS
    for entry in iter_entries(db):
        name = f"entry {entry.seq}"
        if entry.seq != expected:
            yield f"{name}: the entries before it are missing from {expected} on"
        if entry.previous != previous:
            yield f"{name}: does not follow from the entry before it"
        if entry.recorded <= recorded:
            yield f"{name}: was not recorded after the entry before it"
        if entry_hash(entry) != entry.hash:
            yield f"{name}: does not agree with its own hash"
        expected, recorded, previous = entry.seq + 1, entry.recorded, entry.hash
        yield from (f"{name}: {problem}" for problem in _content(db, entry))


def _content(db: sqlite3.Connection, entry: Entry) -> Iterator[str]:
    if entry.kind not in KINDS:
        yield f"is of the unknown kind {entry.kind}"
        return
    try:
        record = decode(entry.kind, entry.body)
    except (msgspec.MsgspecError, zlib.error, UnicodeError) as error:
        yield f"cannot be decoded ({error})"
        return
    if isinstance(record, Document):
        yield from _document(db, entry, record)
    elif isinstance(record, Reading):
        yield from _reading(db, entry, record)


def _document(db: sqlite3.Connection, entry: Entry, document: Document) -> Iterator[str]:
    if sha256_hex(document.text) != document.sha256_text:
        yield "the document's text does not agree with its hash"
    if entry.key != document_key(document.id, document.sha256_text):
        yield "its key is not that of its document"
    if db.execute("SELECT 1 FROM blobs WHERE sha256 = ?", (document.sha256_raw,)).fetchone() is None:
        yield f"the bytes {document.sha256_raw} of the document are missing"
    row = db.execute("SELECT key, id, url FROM documents WHERE seq = ?", (entry.seq,)).fetchone()
    if row != (entry.key, document.id, document.url):
        yield "the index of documents does not agree with it"
    for mention in document.given:
        holder = db.execute("SELECT document FROM given WHERE id = ?", (mention.id,)).fetchone()
        if holder != (document.id,):
            yield f"the index of given mentions does not agree with it on {mention.id}"


def _reading(db: sqlite3.Connection, entry: Entry, reading: Reading) -> Iterator[str]:
    row = db.execute("SELECT key, document_key FROM readings WHERE seq = ?", (entry.seq,)).fetchone()
    key = document_key(reading.document, reading.sha256_text)
    if row != (entry.key, key):
        yield "the index of readings does not agree with it"
    document = db.execute("SELECT min(seq) FROM documents WHERE key = ?", (key,)).fetchone()[0]
    if document is None or document > entry.seq:
        yield f"there is no document {reading.document} that it could be a reading of"


def _blobs(db: sqlite3.Connection) -> Iterator[str]:
    for sha256, size, data in db.execute("SELECT sha256, size, data FROM blobs"):
        try:
            raw = zlib.decompress(data)
        except (zlib.error, TypeError) as error:
            yield f"bytes {sha256}: cannot be unpacked ({error})"
            continue
        if sha256_hex(raw) != sha256 or len(raw) != size:
            yield f"bytes {sha256}: do not agree with their hash and size"


def _search_index(db: sqlite3.Connection) -> Iterator[str]:
    try:
        db.execute("BEGIN IMMEDIATE")
        db.execute("INSERT INTO passages (passages) VALUES ('integrity-check')")
    except sqlite3.DatabaseError as error:
        if _is_busy(error):
            raise
        # A file that may only be read cannot be asked; its coverage is still checked below.
        if _code(error) != sqlite3.SQLITE_READONLY:
            yield f"the full-text index does not agree with itself ({error}); it can be rebuilt"
    finally:
        if db.in_transaction:
            db.execute("ROLLBACK")
    missing = db.execute(
        "SELECT key FROM (SELECT key, sum(passages) AS expected FROM documents GROUP BY key)"
        " LEFT JOIN (SELECT key, count(*) AS present FROM passages GROUP BY key) USING (key)"
        " WHERE expected <> coalesce(present, 0)"
    )
    for (key,) in missing:
        yield f"the full-text index does not cover document {own_id(key)}; it can be rebuilt"


def _passages(db: sqlite3.Connection) -> Iterator[str]:
    # Passages lie in the order of their documents, so that each text is loaded once.
    last, text, told = "", "", False
    for key, start, stop, passage in db.execute("SELECT key, start, stop, text FROM passages ORDER BY rowid"):
        if key != last:
            last, text, told = key, _text_of(db, key), False
        if not told and (not isinstance(start, int) or text[start:stop] != passage):
            told = True
            yield f"the full-text index does not quote document {own_id(str(key))}; it can be rebuilt"


def _text_of(db: sqlite3.Connection, key: str) -> str:
    row = db.execute("SELECT body FROM entries WHERE kind = 'document' AND key = ?", (key,)).fetchone()
    try:
        document = None if row is None else decode("document", row[0])
    except msgspec.MsgspecError:  # told where the chain was checked
        return ""
    return document.text if isinstance(document, Document) else ""


def _is_busy(error: sqlite3.DatabaseError) -> bool:
    return _code(error) == sqlite3.SQLITE_BUSY


def _code(error: sqlite3.DatabaseError) -> int:
    return getattr(error, "sqlite_errorcode", 0) & 0xFF
