"""Keeps what pairs of statements share, so that a new document is compared by what it touches.

An item is the compared part of one statement. What two items share is a function of the two alone,
whatever else the ledger holds, so rows are only added, and a view of any day uses those of its own documents.
All of it is derived; where it was made by other rules, it is made anew.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from onrecord.ledger.codec import decode
from onrecord.records import Reading

__all__ = [
    "Kept",
    "KeptItem",
    "PairItem",
    "PairRules",
    "keeps_pairs",
    "kept_briefs",
    "kept_pairs",
    "offered",
    "pair_some",
]

_CACHE_KIB = 65_536


@dataclass(frozen=True, slots=True)
class PairItem:
    """A statement as it is compared. It meets those that offer what it asks for.

    Items meet that share one odd token or two even ones. ``brief`` is what is needed of it beside its pairs;
    one that is not ``lone`` is needed only where it asked for something and shares it.
    """

    member: str
    body: bytes
    brief: bytes
    asks: Sequence[int]
    offers: Sequence[int]
    lone: bool = True


@dataclass(frozen=True, slots=True)
class KeptItem:
    """An item as it is kept: its number, the entry of its reading, the statement's id, and its brief."""

    number: int
    source: int
    member: str
    brief: bytes


class PairRules(Protocol):
    """How statements are compared; ``made_by`` changes whenever any answer would."""

    @property
    def kind(self) -> str:
        """What is compared."""

    @property
    def made_by(self) -> str:
        """Names the rules."""

    def items_of(self, reading: Reading) -> Iterable[PairItem]:
        """The items of a reading's statements."""

    def shared(self, asking: bytes, offering: bytes) -> bytes | None:
        """What the two share, None where nothing."""


def pair_some(db: sqlite3.Connection, rules: PairRules, most: int) -> int:
    """So many more readings are compared; gives how many there were left, at most so many."""
    db.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
    _start_anew_if_other(db, rules)
    rows = db.execute(
        "SELECT seq, body FROM readings JOIN entries USING (seq)"
        " WHERE seq > (SELECT upto FROM pair_kinds WHERE kind = ?) ORDER BY seq LIMIT ?",
        (rules.kind, most),
    ).fetchall()
    for table in ("fresh_asks", "fresh_offers"):
        db.execute(f"CREATE TEMP TABLE IF NOT EXISTS {table} (token INTEGER, item INTEGER)")
        db.execute(f"DELETE FROM {table}")  # noqa: S608  names from the line above
    bodies: dict[int, bytes] = {}
    asks: list[tuple[int, int]] = []
    offers: list[tuple[int, int]] = []
    for seq, body in rows:
        for item in rules.items_of(decode("reading", body)):
            number = _keep(db, rules.kind, seq, item)
            bodies[number] = item.body
            asks += ((token, number) for token in item.asks)
            offers += ((token, number) for token in item.offers)
    # In the order of the index: rows that come as they fall take twice as long.
    db.executemany("INSERT INTO fresh_asks VALUES (?, ?)", sorted(asks))
    db.executemany("INSERT INTO fresh_offers VALUES (?, ?)", sorted(offers))
    db.execute("INSERT INTO pair_tokens SELECT token, 1, item FROM fresh_asks")
    db.execute("INSERT INTO pair_tokens SELECT token, 0, item FROM fresh_offers")
    _compare(db, rules, bodies)
    if rows:
        db.execute("UPDATE pair_kinds SET upto = ? WHERE kind = ?", (rows[-1][0], rules.kind))
    return len(rows)


def _start_anew_if_other(db: sqlite3.Connection, rules: PairRules) -> None:
    row = db.execute("SELECT made_by FROM pair_kinds WHERE kind = ?", (rules.kind,)).fetchone()
    if row == (rules.made_by,):
        return
    of_kind = "(SELECT item FROM pair_items WHERE kind = ?)"
    db.execute(f"DELETE FROM pair_links WHERE a IN {of_kind}", (rules.kind,))  # noqa: S608  fixed words
    db.execute(f"DELETE FROM pair_tokens WHERE item IN {of_kind}", (rules.kind,))  # noqa: S608  fixed words
    db.execute("DELETE FROM pair_items WHERE kind = ?", (rules.kind,))
    db.execute("INSERT OR REPLACE INTO pair_kinds VALUES (?, ?, 0)", (rules.kind, rules.made_by))


def _keep(db: sqlite3.Connection, kind: str, seq: int, item: PairItem) -> int:
    row = (kind, seq, item.member, item.lone, item.brief, item.body)
    made = db.execute(
        "INSERT INTO pair_items (kind, source, member, lone, brief, body) VALUES (?, ?, ?, ?, ?, ?)", row
    )
    assert made.lastrowid is not None  # noqa: S101  an insertion that did not raise has one
    return made.lastrowid


def _compare(db: sqlite3.Connection, rules: PairRules, fresh: Mapping[int, bytes]) -> None:
    """Each new item is compared with all that it meets, in both directions."""
    bodies = dict(fresh)
    found = []
    for a, b in sorted(_meeting(db, fresh)):
        for number in (a, b):
            if number not in bodies:
                row = db.execute("SELECT body FROM pair_items WHERE item = ?", (number,)).fetchone()
                (bodies[number],) = row
        shared = rules.shared(bodies[a], bodies[b])
        if shared is not None:
            found.append((a, b, shared))
    db.executemany("INSERT INTO pair_links VALUES (?, ?, ?)", found)


def _meeting(db: sqlite3.Connection, fresh: Mapping[int, bytes]) -> Iterator[tuple[int, int]]:
    """(asking, offering) of the items that meet, one of them being a fresh one."""
    first = min(fresh, default=0)
    yield from db.execute(
        "SELECT new.item, old.item FROM fresh_asks AS new CROSS JOIN pair_tokens AS old"
        " ON old.token = new.token AND old.side = 0 AND old.item <> new.item"
        " GROUP BY 1, 2 HAVING sum(1 + (new.token & 1)) > 1"
    )
    yield from db.execute(
        "SELECT old.item, new.item FROM fresh_offers AS new CROSS JOIN pair_tokens AS old"
        " ON old.token = new.token AND old.side = 1 AND old.item < ?"
        " GROUP BY 1, 2 HAVING sum(1 + (new.token & 1)) > 1",
        (first,),
    )


Kept = tuple[dict[int, str], list[KeptItem], list[tuple[int, int, bytes]]]
"""The entry of each reading with its key, its items that are needed, (asking, offering, what they share)."""


def kept_pairs(db: sqlite3.Connection, rules: tuple[str, str], reading_keys: Iterable[str]) -> Kept | None:
    """What is kept of these readings; None where one was not compared by these rules."""
    sources = _compared(db, rules, frozenset(reading_keys))
    if sources is None:
        return None
    rows = db.execute(
        "SELECT item, source, member, brief FROM pair_items"
        " WHERE kind = ? AND (lone OR item IN (SELECT a FROM pair_links))",
        rules[:1],
    )
    items = [KeptItem(*row) for row in rows if row[1] in sources]
    # Every kind has a table's own links: an item stands in one kind alone.
    links = db.execute("SELECT a, b, shared FROM pair_links").fetchall()
    return sources, items, links


def kept_briefs(
    db: sqlite3.Connection, rules: tuple[str, str], reading_keys: Iterable[str]
) -> list[tuple[str, bytes]] | None:
    """The key of each of these readings and the briefs of its items; None as in ``kept_pairs``."""
    sources = _compared(db, rules, frozenset(reading_keys))
    if sources is None:
        return None
    rows = db.execute("SELECT source, brief FROM pair_items WHERE kind = ? ORDER BY source", rules[:1])
    return [(sources[source], brief) for source, brief in rows if source in sources]


def _compared(
    db: sqlite3.Connection, rules: tuple[str, str], wanted: frozenset[str]
) -> dict[int, str] | None:
    """The entries of these readings with their keys; None where one was not compared by these rules."""
    if not keeps_pairs(db):
        return None
    row = db.execute("SELECT upto FROM pair_kinds WHERE kind = ? AND made_by = ?", rules).fetchone()
    if row is None:
        return None
    keys = db.execute("SELECT seq, key FROM readings WHERE seq <= ?", row)
    sources = {seq: key for seq, key in keys if key in wanted}
    return None if len(sources) < len(wanted) else sources


def keeps_pairs(db: sqlite3.Connection) -> bool:
    """Whether the file has the tables: an older one that can only be read lacks them."""
    return db.execute("SELECT 1 FROM sqlite_master WHERE name = 'pair_kinds'").fetchone() is not None


def offered(
    db: sqlite3.Connection, rules: tuple[str, str], tokens: Iterable[int]
) -> list[tuple[str, bytes]] | None:
    """(key of its reading, brief) of the items that offer one of the tokens; None where not all are kept."""
    if not keeps_pairs(db):
        return None
    newest = db.execute(
        "SELECT upto >= (SELECT coalesce(max(seq), 0) FROM readings) FROM pair_kinds"
        " WHERE kind = ? AND made_by = ?",
        rules,
    ).fetchone()
    if newest is None or not newest[0]:
        return None
    found = "SELECT key, brief FROM pair_tokens JOIN pair_items USING (item) JOIN readings ON seq = source"
    rows = (db.execute(f"{found} WHERE token = ? AND side = 0 AND kind = ?", (t, rules[0])) for t in tokens)
    return [row for found in rows for row in found]
