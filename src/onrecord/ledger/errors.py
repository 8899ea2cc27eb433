"""Turns what the database reports into LedgerError."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

import msgspec

from onrecord.errors import LedgerError

__all__ = ["ledger_errors"]

_REASONS = {
    sqlite3.SQLITE_NOTADB: "is not a ledger: the file is no SQLite database",
    sqlite3.SQLITE_CORRUPT: "is damaged",
    sqlite3.SQLITE_BUSY: "is locked by another process",
    sqlite3.SQLITE_LOCKED: "is locked by another process",
    sqlite3.SQLITE_READONLY: "cannot be written",
    sqlite3.SQLITE_CANTOPEN: "cannot be opened",
    sqlite3.SQLITE_PERM: "cannot be opened",
    sqlite3.SQLITE_FULL: "cannot be written: the disk is full",
    sqlite3.SQLITE_IOERR: "cannot be read or written: the disk reports an error",
}


@contextmanager
def ledger_errors(path: str) -> Iterator[None]:
    """What goes wrong with the file ``path`` inside the block is raised as LedgerError."""
    try:
        yield
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", None)
        reason = None if code is None else _REASONS.get(code & 0xFF)
        told = " ".join(str(error).split())
        raise LedgerError(f"{path} {reason or f'cannot be used: {told}'}") from error
    except UnicodeDecodeError as error:
        # The database quotes its own damaged schema in a message that Python then cannot decode.
        raise LedgerError(f"{path} is damaged") from error
    except (msgspec.MsgspecError, zlib.error) as error:
        raise LedgerError(f"{path} is damaged: an entry cannot be decoded ({error})") from error
