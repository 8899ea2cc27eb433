"""Opens a ledger file, and says in one sentence why where that is not possible."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from onrecord.errors import LedgerError
from onrecord.ledger.chain import entry_hash, last_entry
from onrecord.ledger.errors import ledger_errors
from onrecord.ledger.schema import NEWEST_SCHEMA, create_or_migrate, schema_version
from onrecord.ledger.store import Ledger

__all__ = ["BUSY_SECONDS", "open_ledger"]

BUSY_SECONDS = 30.0
"""How long a process waits for another that is writing."""

_WAL_RETRY_SECONDS = 0.05


def _utc_now() -> datetime:
    return datetime.now(UTC)


def open_ledger(path: str, *, create: bool, clock: Callable[[], datetime] = _utc_now) -> Ledger:
    """The ledger in the file ``path`` is open; with ``create`` it is made where there is none.

    An empty file counts as an empty ledger. Without ``create``, a file that this user may only read is
    opened for reading. Raises LedgerError where the file is missing, no ledger, damaged, locked, of another
    schema or cannot be written.
    """
    writable = _check_path(path, create=create)
    with ledger_errors(path):
        db = _connect(path, writable=writable)
        try:
            _prepare(db, path, writable=writable)
        except BaseException:
            db.close()
            raise
    return Ledger(db, path, clock, writable=writable)


def _check_path(path: str, *, create: bool) -> bool:
    """Whether the path can be written; raises LedgerError where it cannot be that of a ledger."""
    if "://" in path:
        scheme = path.partition("://")[0]
        raise LedgerError(f"a ledger at a {scheme}:// address is not supported yet: name a file")
    if "\0" in path or not path:
        raise LedgerError("the path of a ledger must be the name of a file")
    file = Path(path).absolute()
    if file.is_dir():
        raise LedgerError(f"{path} is a folder, not a ledger file")
    if file.exists() and not file.is_file():
        raise LedgerError(f"{path} is not a file that can hold a ledger")
    if not file.exists() and not create:
        raise LedgerError(f"there is no ledger at {path}")
    if not file.parent.is_dir():
        raise LedgerError(f"the folder of {path} does not exist")
    writable = _is_writable(file)
    if create and not writable:
        raise LedgerError(f"{path} cannot be written by this user")
    return writable


def _is_writable(file: Path) -> bool:
    # The folder as well, because the write-ahead log stands beside the file.
    return os.access(file.parent, os.W_OK) and (not file.exists() or os.access(file, os.W_OK))


def _connect(path: str, *, writable: bool) -> sqlite3.Connection:
    file = Path(path).absolute()
    mode = "rwc" if writable else "ro"
    if not writable and not file.with_name(f"{file.name}-wal").exists():
        # Without a log nobody is writing, and SQLite need not create one where it may not.
        mode = "ro&immutable=1"
    uri = f"{file.as_uri()}?mode={mode}"
    db = sqlite3.connect(uri, uri=True, timeout=BUSY_SECONDS, isolation_level=None)
    # Damaged text must come out (and then fail its hash) instead of raising before it can be named.
    db.text_factory = _readable
    return db


def _readable(text: bytes) -> str:
    return text.decode("utf-8", "replace")


def _prepare(db: sqlite3.Connection, path: str, *, writable: bool) -> None:
    db.execute("PRAGMA synchronous = FULL")
    db.execute("PRAGMA recursive_triggers = ON")
    version = schema_version(db)
    if version is None:
        raise LedgerError(f"{path} is an SQLite database, but not a ledger")
    if version > NEWEST_SCHEMA:
        raise LedgerError(
            f"{path} was written by a newer onrecord (schema {version}, this one knows {NEWEST_SCHEMA})"
        )
    if writable:
        _use_write_ahead_log(db)
    if version < NEWEST_SCHEMA and (writable or version == 0):  # later steps added derived tables alone
        create_or_migrate(db)
    newest = last_entry(db)
    if newest is not None and entry_hash(newest) != newest.hash:
        raise LedgerError(f"{path} is damaged: entry {newest.seq} does not agree with its own hash")


def _use_write_ahead_log(db: sqlite3.Connection) -> None:
    # Changing the mode does not honour the busy timeout, so two processes that create one file must retry.
    give_up = time.monotonic() + BUSY_SECONDS
    while db.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
        try:
            db.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > give_up:
                raise
            time.sleep(_WAL_RETRY_SECONDS)
