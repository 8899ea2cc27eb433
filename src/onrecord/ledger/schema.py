"""The tables of a ledger file, and the steps that bring an older file to them.

``entries`` and ``blobs`` are the record: triggers refuse every change but adding at the end. All other
tables are derived from them, or may be lost without losing anything.
"""

from __future__ import annotations

import sqlite3

__all__ = ["APPLICATION_ID", "GUARDS", "NEWEST_SCHEMA", "create_or_migrate", "schema_version"]

APPLICATION_ID = 0x6F6E7263
"""Written into the file's header ("onrc"), so that tools like ``file`` can tell a ledger."""

_ENTRIES = (
    "CREATE TABLE meta (schema_version INTEGER NOT NULL)",
    """CREATE TABLE entries (
        seq INTEGER PRIMARY KEY,
        recorded TEXT NOT NULL,
        kind TEXT NOT NULL,
        key TEXT NOT NULL,
        body BLOB NOT NULL,
        previous TEXT NOT NULL,
        hash TEXT NOT NULL UNIQUE)""",
    "CREATE INDEX entries_by_key ON entries (kind, key)",
    "CREATE UNIQUE INDEX entries_once ON entries (kind, key) WHERE kind IN ('reading', 'issue', 'decision')",
    "CREATE TABLE blobs (sha256 TEXT PRIMARY KEY, size INTEGER NOT NULL, data BLOB NOT NULL)",
)

# The insert guards are needed as well: INSERT OR REPLACE deletes the old row without asking a delete
# trigger unless the connection has switched recursive triggers on.
_GUARDS = (
    """CREATE TRIGGER entries_no_update BEFORE UPDATE ON entries
        BEGIN SELECT RAISE(ABORT, 'ledger entries are never changed'); END""",
    """CREATE TRIGGER entries_no_delete BEFORE DELETE ON entries
        BEGIN SELECT RAISE(ABORT, 'ledger entries are never deleted'); END""",
    """CREATE TRIGGER entries_at_end BEFORE INSERT ON entries
        WHEN NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM entries)
          OR EXISTS (SELECT 1 FROM entries WHERE hash = NEW.hash)
        BEGIN SELECT RAISE(ABORT, 'ledger entries are only added at the end'); END""",
    """CREATE TRIGGER blobs_no_update BEFORE UPDATE ON blobs
        BEGIN SELECT RAISE(ABORT, 'archived bytes are never changed'); END""",
    """CREATE TRIGGER blobs_no_delete BEFORE DELETE ON blobs
        BEGIN SELECT RAISE(ABORT, 'archived bytes are never deleted'); END""",
    """CREATE TRIGGER blobs_once BEFORE INSERT ON blobs
        WHEN EXISTS (SELECT 1 FROM blobs WHERE sha256 = NEW.sha256)
        BEGIN SELECT RAISE(ABORT, 'archived bytes are never replaced'); END""",
)

GUARDS = {statement.split()[2]: statement for statement in _GUARDS}
"""The triggers that keep the record append-only, by name."""

_DERIVED = (
    # One row for each document entry; ``passages`` counts the rows it gave the full-text index.
    """CREATE TABLE documents (
        seq INTEGER PRIMARY KEY, key TEXT NOT NULL, id TEXT NOT NULL, url TEXT, passages INTEGER NOT NULL)""",
    "CREATE INDEX documents_by_id ON documents (id)",
    "CREATE INDEX documents_by_url ON documents (url) WHERE url IS NOT NULL",
    "CREATE TABLE readings (seq INTEGER PRIMARY KEY, key TEXT NOT NULL, document_key TEXT NOT NULL)",
    "CREATE TABLE given (id TEXT PRIMARY KEY, document TEXT NOT NULL) WITHOUT ROWID",
    """CREATE VIRTUAL TABLE passages USING fts5(
        text, key UNINDEXED, start UNINDEXED, stop UNINDEXED,
        tokenize = "porter unicode61 remove_diacritics 2")""",
    "CREATE TABLE cache (seq INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, data BLOB NOT NULL)",
)

# What linking made of the readings up to the entry ``upto``, by the rules ``made_by``. ``joins``: whether all
# statements of a form are the same.
_LINKS = (
    "CREATE TABLE linked (made_by TEXT NOT NULL, upto INTEGER NOT NULL)",
    """CREATE TABLE forms (
        form INTEGER PRIMARY KEY, code BLOB NOT NULL UNIQUE, joins INTEGER NOT NULL, body BLOB NOT NULL)""",
    """CREATE TABLE form_blocks (
        block INTEGER NOT NULL, form INTEGER NOT NULL, reach INTEGER NOT NULL,
        PRIMARY KEY (block, form)) WITHOUT ROWID""",
    "CREATE TABLE form_links (a INTEGER NOT NULL, b INTEGER NOT NULL, PRIMARY KEY (a, b)) WITHOUT ROWID",
    "CREATE INDEX form_links_back ON form_links (b)",
    """CREATE TABLE form_members (
        source INTEGER NOT NULL, member TEXT NOT NULL, form INTEGER NOT NULL,
        PRIMARY KEY (source, member)) WITHOUT ROWID""",
    "CREATE INDEX form_members_by_form ON form_members (form)",
    "CREATE INDEX readings_by_key ON readings (key)",
    "INSERT INTO meta VALUES (2)",
)

# What pairs of statements share, by the rules ``made_by``, for the readings up to the entry ``upto``. Items
# ask for tokens (side 1) and offer them (side 0).
_PAIRS = (
    "CREATE TABLE pair_kinds (kind TEXT PRIMARY KEY, made_by TEXT NOT NULL, upto INTEGER NOT NULL)",
    """CREATE TABLE pair_items (
        item INTEGER PRIMARY KEY, kind TEXT NOT NULL, source INTEGER NOT NULL, member TEXT NOT NULL,
        brief BLOB NOT NULL, body BLOB NOT NULL)""",
    """CREATE TABLE pair_tokens (
        token INTEGER NOT NULL, side INTEGER NOT NULL, item INTEGER NOT NULL,
        PRIMARY KEY (token, side, item)) WITHOUT ROWID""",
    """CREATE TABLE pair_links (
        a INTEGER NOT NULL, b INTEGER NOT NULL, shared BLOB NOT NULL, PRIMARY KEY (a, b)) WITHOUT ROWID""",
    "CREATE INDEX form_members_by_member ON form_members (member)",
    "INSERT INTO meta VALUES (3)",
)

# Which texts share words, by the rules ``made_by``, for the document entries up to ``upto``. A text is that
# of a document key with the blocks that ``code`` names.
_COPIES = (
    "CREATE TABLE compared (made_by TEXT NOT NULL, upto INTEGER NOT NULL)",
    "CREATE TABLE texts (text INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, code BLOB NOT NULL)",
    """CREATE TABLE text_runs (
        run INTEGER NOT NULL, text INTEGER NOT NULL, PRIMARY KEY (run, text)) WITHOUT ROWID""",
    """CREATE TABLE text_copies (
        earlier INTEGER NOT NULL, later INTEGER NOT NULL, shared BLOB NOT NULL,
        PRIMARY KEY (earlier, later)) WITHOUT ROWID""",
    "INSERT INTO meta VALUES (4)",
)

# Each statement by itself, as the rules ``made_by`` keep it, for the readings up to the entry ``upto``.
_STATEMENTS = (
    "CREATE TABLE kept (made_by TEXT NOT NULL, upto INTEGER NOT NULL)",
    """CREATE TABLE statements (
        source INTEGER NOT NULL, member TEXT NOT NULL, body BLOB NOT NULL,
        PRIMARY KEY (source, member)) WITHOUT ROWID""",
    "INSERT INTO meta VALUES (5)",
)

# What was made of a whole view, by name: kept to go on from when something is added. Of items those are
# ``lone`` that count for something even where they share nothing with others.
_STATES = (
    "CREATE TABLE states (name TEXT PRIMARY KEY, data BLOB NOT NULL)",
    "DELETE FROM pair_kinds",
    "DELETE FROM pair_links",
    "DELETE FROM pair_tokens",
    "DROP TABLE pair_items",
    """CREATE TABLE pair_items (
        item INTEGER PRIMARY KEY, kind TEXT NOT NULL, source INTEGER NOT NULL, member TEXT NOT NULL,
        lone INTEGER NOT NULL, brief BLOB NOT NULL, body BLOB NOT NULL)""",
    "CREATE INDEX pair_items_by_kind ON pair_items (kind, source)",
    "INSERT INTO meta VALUES (6)",
)

_MIGRATIONS: tuple[tuple[str, ...], ...] = (
    (
        *_ENTRIES,
        *_GUARDS,
        *_DERIVED,
        "INSERT INTO meta VALUES (1)",
        f"PRAGMA application_id = {APPLICATION_ID}",
    ),
    _LINKS,
    _PAIRS,
    _COPIES,
    _STATEMENTS,
    _STATES,
)

NEWEST_SCHEMA = len(_MIGRATIONS)
"""The schema version that this code writes."""


def schema_version(db: sqlite3.Connection) -> int | None:
    """The file's schema version: 0 for an empty database, None where it is no ledger."""
    tables = {name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if not tables:
        return 0
    if not {"meta", "entries", "blobs"} <= tables:
        return None
    row = db.execute("SELECT max(schema_version) FROM meta").fetchone()
    return row[0] if isinstance(row[0], int) else None


def create_or_migrate(db: sqlite3.Connection) -> None:
    """The file has the newest schema; two processes that start at once do the work once."""
    db.execute("BEGIN IMMEDIATE")
    try:
        version = schema_version(db)
        if version is not None:
            for number in range(version, NEWEST_SCHEMA):
                for statement in _MIGRATIONS[number]:
                    db.execute(statement)
        db.execute("COMMIT")
    finally:
        if db.in_transaction:
            db.execute("ROLLBACK")
