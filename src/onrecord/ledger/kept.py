"""Keeps each statement by itself, so that a few can be had without the readings that hold them.

With it stands what rules make of it from its reading alone. All of it is derived; where it was made by other
rules, it is made anew.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Protocol

from onrecord.ledger.codec import decode
from onrecord.records import Reading

__all__ = ["KeepRules", "keep_some", "keeps_statements", "kept_statements"]


class KeepRules(Protocol):
    """What is kept of statements; ``made_by`` changes whenever any of it would."""

    @property
    def made_by(self) -> str:
        """Names the rules."""

    def bodies_of(self, reading: Reading) -> Iterable[tuple[str, bytes]]:
        """(statement id, what is kept of it) for every statement of a reading."""


def keep_some(db: sqlite3.Connection, rules: KeepRules, most: int) -> int:
    """The statements of so many more readings are kept; gives how many there were left, at most so many."""
    if db.execute("SELECT made_by FROM kept").fetchone() != (rules.made_by,):
        db.execute("DELETE FROM kept")
        db.execute("DELETE FROM statements")
        db.execute("INSERT INTO kept VALUES (?, 0)", (rules.made_by,))
    rows = db.execute(
        "SELECT seq, body FROM readings JOIN entries USING (seq)"
        " WHERE seq > (SELECT upto FROM kept) ORDER BY seq LIMIT ?",
        (most,),
    ).fetchall()
    for seq, body in rows:
        bodies = sorted(rules.bodies_of(decode("reading", body)))
        db.executemany("INSERT OR REPLACE INTO statements VALUES (?, ?, ?)", ((seq, *row) for row in bodies))
    if rows:
        db.execute("UPDATE kept SET upto = ?", (rows[-1][0],))
    return len(rows)


def kept_statements(
    db: sqlite3.Connection, made_by: str, wanted: Mapping[str, Collection[str]]
) -> dict[str, bytes] | None:
    """What is kept of statements, by their ids; ``wanted`` maps keys of readings to some of theirs.

    None where one of the readings was not kept by these rules.
    """
    if not keeps_statements(db):
        return None
    row = db.execute("SELECT upto FROM kept WHERE made_by = ?", (made_by,)).fetchone()
    if row is None:
        return None
    found: dict[str, bytes] = {}
    for key, members in wanted.items():
        source = db.execute("SELECT seq FROM readings WHERE key = ? AND seq <= ?", (key, *row)).fetchone()
        if source is None:
            return None
        found.update(_of_reading(db, source[0], members))
    return found


def _of_reading(db: sqlite3.Connection, source: int, members: Collection[str]) -> Iterator[tuple[str, bytes]]:
    yield from db.execute(
        "SELECT member, body FROM json_each(?) CROSS JOIN statements ON source = ? AND member = value",
        (json.dumps(list(members)), source),
    )


def keeps_statements(db: sqlite3.Connection) -> bool:
    """Whether the file has the tables: an older one that can only be read lacks them."""
    return db.execute("SELECT 1 FROM sqlite_master WHERE name = 'kept'").fetchone() is not None
