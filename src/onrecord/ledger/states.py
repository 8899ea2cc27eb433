"""Keeps what was made of a whole view, so that a later one goes on from it; all of it may be lost."""

from __future__ import annotations

import sqlite3

__all__ = ["get_state", "put_state"]

_KEPT = 4


def get_state(db: sqlite3.Connection, name: str) -> bytes | None:
    """What was kept under this name, None where nothing was or the file is an older one."""
    if db.execute("SELECT 1 FROM sqlite_master WHERE name = 'states'").fetchone() is None:
        return None
    row = db.execute("SELECT data FROM states WHERE name = ?", (name,)).fetchone()
    return None if row is None else row[0]


def put_state(db: sqlite3.Connection, name: str, data: bytes) -> None:
    """The bytes are kept in the place of earlier ones of this name; the names not put for longest go."""
    db.execute("INSERT OR REPLACE INTO states VALUES (?, ?)", (name, data))
    db.execute(
        "DELETE FROM states WHERE name NOT IN (SELECT name FROM states ORDER BY rowid DESC LIMIT ?)", (_KEPT,)
    )
