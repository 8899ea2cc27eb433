"""The chain of entries: each carries its own hash and its predecessor's."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import msgspec

from onrecord.records import sha256_hex

__all__ = ["GENESIS", "Entry", "append_entry", "entry_hash", "iter_entries", "last_entry", "moment_text"]

GENESIS = "0" * 64
"""Stands for the predecessor of the first entry."""


# Casts, because a damaged file may hold a value of another type than its column's.
_SELECT = (
    "SELECT seq, CAST(recorded AS TEXT), CAST(kind AS TEXT), CAST(key AS TEXT), CAST(body AS BLOB),"
    " CAST(previous AS TEXT), CAST(hash AS TEXT) FROM entries"
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of the table ``entries``, in the order of its columns."""

    seq: int
    recorded: str
    kind: str
    key: str
    body: bytes
    previous: str
    hash: str


def entry_hash(entry: Entry) -> str:
    """The hash that the entry must carry, from all its other columns."""
    parts = (entry.seq, entry.recorded, entry.kind, entry.key, sha256_hex(entry.body), entry.previous)
    return sha256_hex(msgspec.json.encode(parts))


def moment_text(moment: datetime) -> str:
    """The moment in UTC to the microsecond, so that the order of texts is the order of moments.

    >>> moment_text(datetime(2025, 1, 2, 3, tzinfo=UTC))
    '2025-01-02T03:00:00.000000Z'
    """
    aware = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    return aware.isoformat(timespec="microseconds").removesuffix("+00:00") + "Z"


def last_entry(db: sqlite3.Connection, kinds: Sequence[str] = ()) -> Entry | None:
    """The newest entry, or the newest of some kinds; None where there is none."""
    # "+kind" keeps the index out: the newest of these stands near the end, where walking back finds it.
    wanted = f"WHERE +kind IN ({', '.join('?' * len(kinds))})" if kinds else ""
    row = db.execute(f"{_SELECT} {wanted} ORDER BY seq DESC LIMIT 1", tuple(kinds)).fetchone()
    return None if row is None else Entry(*row)


def iter_entries(db: sqlite3.Connection) -> Iterator[Entry]:
    """All entries from the first on, one at a time."""
    return (Entry(*row) for row in db.execute(f"{_SELECT} ORDER BY seq"))


def append_entry(db: sqlite3.Connection, now: datetime, kind: str, key: str, body: bytes) -> int:
    """The entry stands at the end of the chain; gives its number.

    ``recorded`` always grows: where the clock stands still or goes back, by one microsecond.
    """
    row = db.execute("SELECT seq, recorded, hash FROM entries ORDER BY seq DESC LIMIT 1").fetchone()
    seq, last_recorded, previous = (0, "", GENESIS) if row is None else row
    recorded = moment_text(now)
    if recorded <= last_recorded:
        recorded = moment_text(datetime.fromisoformat(last_recorded) + timedelta(microseconds=1))
    unsealed = Entry(seq + 1, recorded, kind, key, body, previous, "")
    sealed = (*_columns(unsealed)[:-1], entry_hash(unsealed))
    db.execute("INSERT INTO entries VALUES (?, ?, ?, ?, ?, ?, ?)", sealed)
    return unsealed.seq


def _columns(entry: Entry) -> tuple[int | str | bytes, ...]:
    return entry.seq, entry.recorded, entry.kind, entry.key, entry.body, entry.previous, entry.hash
