"""Keeps which texts share words, so that a new document is compared by the runs of words that it brings.

What two texts share is a function of the two alone, whatever else the ledger holds, so a view of any day
uses the rows of its own documents. A text whose blocks change takes a new place. All of it is derived; where
it was made by other rules, it is made anew.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from typing import Protocol

from onrecord.ledger.codec import decode
from onrecord.ledger.versions import merge_documents
from onrecord.records import Document

__all__ = ["CopyRules", "KeptCopy", "compare_some", "keeps_copies", "kept_copies"]

_CACHE_KIB = 65_536
KeptCopy = tuple[str, str, bytes]
"""The key of the earlier text, that of the later one, and what they share."""


class CopyRules(Protocol):
    """How texts are compared; ``made_by`` changes whenever any answer would."""

    @property
    def made_by(self) -> str:
        """Names the rules."""

    def code_of(self, document: Document) -> bytes:
        """Names all of a document that its runs depend on."""

    def runs_of(self, document: Document) -> Iterable[int]:
        """Its runs of words, as numbers of 64 bits with sign; texts meet that share one."""

    def shared(self, a: Document, b: Document) -> tuple[bool, bytes] | None:
        """Whether ``a`` is the earlier, with what the two share; None where neither is a copy."""


def compare_some(db: sqlite3.Connection, rules: CopyRules, most: int) -> int:
    """The texts of so many more entries are compared; gives how many there were left, at most so many."""
    db.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
    _start_anew_if_other(db, rules.made_by)
    rows = db.execute(
        "SELECT seq, key FROM documents WHERE seq > (SELECT upto FROM compared) ORDER BY seq LIMIT ?", (most,)
    ).fetchall()
    fresh: dict[int, Document] = {}
    for key in dict.fromkeys(key for _, key in rows):
        document = _document(db, key)
        number = _place(db, key, rules.code_of(document))
        if number is not None:
            fresh[number] = document
    _compare(db, rules, fresh)
    if rows:
        db.execute("UPDATE compared SET upto = ?", (rows[-1][0],))
    return len(rows)


def _start_anew_if_other(db: sqlite3.Connection, made_by: str) -> None:
    if db.execute("SELECT made_by FROM compared").fetchone() == (made_by,):
        return
    for table in ("compared", "texts", "text_runs", "text_copies"):
        db.execute(f"DELETE FROM {table}")  # noqa: S608  names from the line above
    db.execute("INSERT INTO compared VALUES (?, 0)", (made_by,))


def _document(db: sqlite3.Connection, key: str) -> Document:
    rows = db.execute("SELECT body FROM entries WHERE kind = 'document' AND key = ? ORDER BY seq", (key,))
    return merge_documents([decode("document", body) for (body,) in rows])


def _place(db: sqlite3.Connection, key: str, code: bytes) -> int | None:
    """A new place for the text, None where it has one with this code."""
    row = db.execute("SELECT text, code FROM texts WHERE key = ?", (key,)).fetchone()
    if row is not None and row[1] == code:
        return None
    if row is not None:
        db.execute("DELETE FROM texts WHERE text = ?", row[:1])
        db.execute("DELETE FROM text_runs WHERE text = ?", row[:1])
        db.execute("DELETE FROM text_copies WHERE earlier = ? OR later = ?", (row[0], row[0]))
    made = db.execute("INSERT INTO texts (key, code) VALUES (?, ?)", (key, code))
    assert made.lastrowid is not None  # noqa: S101  an insertion that did not raise has one
    return made.lastrowid


def _compare(db: sqlite3.Connection, rules: CopyRules, fresh: Mapping[int, Document]) -> None:
    """Each new text is compared with those that it shares a run with."""
    db.execute("CREATE TEMP TABLE IF NOT EXISTS fresh_runs (run INTEGER, text INTEGER)")
    db.execute("DELETE FROM fresh_runs")
    rows = ((run, number) for number, document in fresh.items() for run in rules.runs_of(document))
    # In the order of the index: rows that come as they fall take twice as long.
    db.executemany("INSERT INTO fresh_runs VALUES (?, ?)", sorted(rows))
    db.execute("INSERT INTO text_runs SELECT run, text FROM fresh_runs")
    found = []
    known = dict(fresh)
    for a, b in sorted(_meeting(db)):
        for number in (a, b):
            if number not in known:
                (key,) = db.execute("SELECT key FROM texts WHERE text = ?", (number,)).fetchone()
                known[number] = _document(db, key)
        shared = rules.shared(known[a], known[b])
        if shared is not None:
            found.append((a, b, shared[1]) if shared[0] else (b, a, shared[1]))
    db.executemany("INSERT INTO text_copies VALUES (?, ?, ?)", found)


def _meeting(db: sqlite3.Connection) -> Iterator[tuple[int, int]]:
    """(new, earlier place) of the texts that share a run, each pair once: later texts have higher places."""
    return db.execute(
        "SELECT DISTINCT new.text, old.text FROM fresh_runs AS new CROSS JOIN text_runs AS old"
        " ON old.run = new.run AND old.text < new.text"
    )


def kept_copies(db: sqlite3.Connection, made_by: str, codes: Mapping[str, bytes]) -> list[KeptCopy] | None:
    """The copies among the texts of these keys; ``codes`` tells what the comparison must rest on.

    None where one of them was not compared so.
    """
    if not keeps_copies(db) or db.execute("SELECT made_by FROM compared").fetchone() != (made_by,):
        return None
    rows = db.execute("SELECT text, key, code FROM texts")
    keys = {text: key for text, key, code in rows if codes.get(key) == code}
    if len(keys) < len(codes):
        return None
    found: list[KeptCopy] = []
    for text, key in keys.items():
        later = db.execute("SELECT later, shared FROM text_copies WHERE earlier = ?", (text,))
        found += ((key, keys[other], shared) for other, shared in later if other in keys)
    return found


def keeps_copies(db: sqlite3.Connection) -> bool:
    """Whether the file has the tables: an older one that can only be read lacks them."""
    return db.execute("SELECT 1 FROM sqlite_master WHERE name = 'compared'").fetchone() is not None
