"""Keeps which forms of statements are linked, so that a new document is compared by what it touches.

A form is the compared part of a statement, a link says that two forms are the same. Both are functions of the
statements alone, whatever else the ledger holds, so rows are only added: a view of a day or of older versions
uses those of its own documents. All of it is derived; where it was made by other rules, it is made anew.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from itertools import chain, islice
from typing import Protocol

from onrecord.ledger.codec import decode
from onrecord.records import Reading

__all__ = [
    "LinkedPart",
    "Linker",
    "Links",
    "keeps_links",
    "link_some",
    "linked_forms",
    "linked_part",
    "read_links",
]

Links = list[tuple[int, int]]
"""Pairs of forms; one with itself where all statements of that form are the same."""

_ROWS = 200_000
_CACHE_KIB = 65_536


class Linker(Protocol):
    """How forms are made and compared; ``made_by`` changes whenever any answer would."""

    @property
    def made_by(self) -> str:
        """Names the rules."""

    def forms_of(self, reading: Reading) -> Iterable[tuple[str, bytes]]:
        """(statement id, form) of every statement; equal forms are equal bytes."""

    def blocks_of(self, form: bytes) -> Mapping[int, int]:
        """Block -> reach. Forms that are the same meet in a block."""

    def meets(self, a: int, b: int) -> bool:
        """Whether two reaches in one block say that the forms may be the same."""

    def is_same(self, a: bytes, b: bytes) -> bool:
        """Whether statements of these forms are the same."""


def _start_anew_if_other(db: sqlite3.Connection, made_by: str) -> None:
    """All links that are kept were made by these rules."""
    if db.execute("SELECT made_by FROM linked").fetchone() == (made_by,):
        return
    for table in ("linked", "forms", "form_blocks", "form_links", "form_members"):
        db.execute(f"DELETE FROM {table}")  # noqa: S608  names from the line above
    db.execute("INSERT INTO linked VALUES (?, 0)", (made_by,))


def link_some(db: sqlite3.Connection, linker: Linker, most: int) -> int:
    """So many more readings are linked; gives how many there were left to link, at most so many."""
    db.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
    _start_anew_if_other(db, linker.made_by)
    rows = db.execute(
        "SELECT seq, body FROM readings JOIN entries USING (seq)"
        " WHERE seq > (SELECT upto FROM linked) ORDER BY seq LIMIT ?",
        (most,),
    ).fetchall()
    fresh: dict[int, bytes] = {}
    for seq, body in rows:
        for member, form in linker.forms_of(decode("reading", body)):
            number = _number_of(db, linker, form, fresh)
            db.execute("INSERT OR REPLACE INTO form_members VALUES (?, ?, ?)", (seq, member, number))
    _link(db, linker, fresh)
    if rows:
        db.execute("UPDATE linked SET upto = ?", (rows[-1][0],))
    return len(rows)


def _number_of(db: sqlite3.Connection, linker: Linker, form: bytes, fresh: dict[int, bytes]) -> int:
    code = blake2b(form, digest_size=16).digest()
    row = db.execute("SELECT form FROM forms WHERE code = ?", (code,)).fetchone()
    if row is not None:
        return int(row[0])
    joins = linker.is_same(form, form)
    made = db.execute("INSERT INTO forms (code, joins, body) VALUES (?, ?, ?)", (code, joins, form))
    assert made.lastrowid is not None  # noqa: S101  an insertion that did not raise has one
    fresh[made.lastrowid] = form
    return made.lastrowid


def _link(db: sqlite3.Connection, linker: Linker, fresh: Mapping[int, bytes]) -> None:
    """Each new form is compared with those before it that it meets in a block."""
    bodies = dict(fresh)
    found: Links = []
    for a, b in sorted(_meeting(db, linker, fresh)):
        if a not in bodies:
            (bodies[a],) = db.execute("SELECT body FROM forms WHERE form = ?", (a,)).fetchone()
        if linker.is_same(bodies[a], bodies[b]):
            found.append((a, b))
    db.executemany("INSERT INTO form_links VALUES (?, ?)", found)


def _meeting(db: sqlite3.Connection, linker: Linker, fresh: Mapping[int, bytes]) -> set[tuple[int, int]]:
    """(older, newer) of the forms that meet, the newer being a fresh one."""
    db.execute("CREATE TEMP TABLE IF NOT EXISTS fresh_blocks (block INTEGER, form INTEGER, reach INTEGER)")
    pairs: set[tuple[int, int]] = set()
    rows = ((block, n, reach) for n, form in fresh.items() for block, reach in linker.blocks_of(form).items())
    while some := list(islice(rows, _ROWS)):
        # In the order of the index: rows that come as they fall take twice as long.
        db.executemany("INSERT INTO fresh_blocks VALUES (?, ?, ?)", sorted(some))
        db.execute("INSERT INTO form_blocks SELECT block, form, reach FROM fresh_blocks")
        met = db.execute(
            "SELECT old.form, old.reach, new.form, new.reach FROM fresh_blocks AS new"
            " CROSS JOIN form_blocks AS old ON old.block = new.block AND old.form < new.form"
        )
        pairs.update((a, b) for a, reach_a, b, reach_b in met if linker.meets(reach_a, reach_b))
        db.execute("DELETE FROM fresh_blocks")
    return pairs


def keeps_links(db: sqlite3.Connection) -> bool:
    """Whether the file has the tables: an older one that can only be read lacks them."""
    found = db.execute("SELECT 1 FROM sqlite_master WHERE name = 'linked'").fetchone()
    return found is not None


def linked_forms(db: sqlite3.Connection, made_by: str, reading_keys: Iterable[str]) -> dict[str, int] | None:
    """Statement id -> form, of these readings; None where one of them was not linked by these rules."""
    forms: dict[str, int] = {}
    for key in reading_keys:
        row = db.execute(
            "SELECT seq FROM readings, linked WHERE key = ? AND seq <= upto AND made_by = ?", (key, made_by)
        ).fetchone()
        if row is None:
            return None
        forms.update(db.execute("SELECT member, form FROM form_members WHERE source = ?", row))
    return forms


def read_links(db: sqlite3.Connection, forms: Collection[int]) -> Links:
    """The links among these forms."""
    wanted = frozenset(forms)
    own = db.execute("SELECT form, form FROM forms WHERE joins")
    links = db.execute("SELECT a, b FROM form_links")
    return [(a, b) for a, b in chain(own, links) if a in wanted and b in wanted]


@dataclass(frozen=True, slots=True)
class LinkedPart:
    """The forms that some statements' forms are linked with, through statements that are shown.

    ``forms`` maps their statements to forms, in the order of the readings; ``readings`` maps the keys of
    those that hold them to their statements.
    """

    forms: dict[str, int]
    links: Links
    readings: dict[str, list[str]]


def linked_part(
    db: sqlite3.Connection, made_by: str, reading_keys: Sequence[str], seeds: Collection[str]
) -> LinkedPart | None:
    """What the statements ``seeds`` of these readings are linked with; None where one was not linked so."""
    wanted = frozenset(reading_keys)
    rows = db.execute("SELECT seq, key FROM readings, linked WHERE seq <= upto AND made_by = ?", (made_by,))
    sources = {seq: key for seq, key in rows if key in wanted}
    if len(sources) < len(wanted):
        return None
    members: dict[int, list[tuple[int, str]]] = {}
    links: set[tuple[int, int]] = set()
    waiting = set(_forms_of(db, sources, seeds))
    while waiting:
        members.update((form, []) for form in waiting)
        for form, source, member in _among(db, _MEMBERS, waiting):
            if source in sources:
                members[form].append((source, member))
        told = [form for form in waiting if members[form]]
        links.update(_among(db, _JOINED, told))
        beside = [*_among(db, _LINKED, told), *_among(db, _LINKED_BACK, told)]
        links.update(beside)
        waiting = {form for pair in beside for form in pair if form not in members}
    place = {key: number for number, key in enumerate(reading_keys)}
    ordered = sorted(
        (place[sources[source]], member, form) for form, held in members.items() for source, member in held
    )
    held: dict[str, list[str]] = {}
    for number, member, _ in ordered:
        held.setdefault(reading_keys[number], []).append(member)
    return LinkedPart({member: form for _, member, form in ordered}, sorted(links), held)


def _forms_of(db: sqlite3.Connection, sources: Mapping[int, str], seeds: Collection[str]) -> Iterator[int]:
    return (form for source, form in _among(db, _SEEDS, seeds) if source in sources)


_SEEDS = "SELECT source, form FROM json_each(?) CROSS JOIN form_members ON member = value"
_MEMBERS = "SELECT form, source, member FROM json_each(?) CROSS JOIN form_members ON form = value"
_JOINED = "SELECT form, form FROM json_each(?) CROSS JOIN forms ON form = value WHERE joins"
_LINKED = "SELECT a, b FROM json_each(?) CROSS JOIN form_links ON a = value"
_LINKED_BACK = "SELECT a, b FROM json_each(?) CROSS JOIN form_links ON b = value"


def _among(db: sqlite3.Connection, question: str, values: Collection[int | str]) -> sqlite3.Cursor:
    """The answer for all of these values at once, many times as fast as one by one."""
    return db.execute(question, (json.dumps(list(values)),))
