"""Verifying: whatever is changed behind the ledger's back is named."""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path

import pytest

from onrecord.errors import LedgerError
from onrecord.ledger import Ledger, open_ledger
from onrecord.records import Issue


@pytest.fixture
def filled(path: str, ledger: Ledger, add) -> str:
    """Entries: 1 document, 2 reading, 3 issue, 4 document, 5 reading."""
    add("a", "The ferry will sail in May.", Issue("a.txt", "cut", "no author", "a"))
    add("b", "The tram runs again.")
    ledger.close()
    return path


def _tamper(path: str, change: str) -> list[str]:
    db = sqlite3.connect(path, isolation_level=None)
    for (guard,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        db.execute(f"DROP TRIGGER {guard}")
    db.execute(change)
    db.close()
    with open_ledger(path, create=False) as ledger:
        return [problem for problem in ledger.verify() if "guard" not in problem]


def test_what_was_added_is_sound(filled: str) -> None:
    with open_ledger(filled, create=False) as ledger:
        assert ledger.verify() == []


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (
            "UPDATE entries SET body = CAST(replace(CAST(body AS TEXT), 'May', 'Jun') AS BLOB) WHERE seq = 1",
            "entry 1: does not agree with its own hash",
        ),
        (
            "UPDATE entries SET body = CAST(replace(CAST(body AS TEXT), 'May', 'Jun') AS BLOB) WHERE seq = 1",
            "entry 1: the document's text does not agree with its hash",
        ),
        ("UPDATE entries SET body = x'00' WHERE seq = 2", "entry 2: cannot be decoded"),
        (
            "UPDATE entries SET recorded = '2020-01-01T00:00:00.000000Z' WHERE seq = 3",
            "entry 3: was not recorded after",
        ),
        ("UPDATE entries SET kind = 'rumour' WHERE seq = 3", "entry 3: is of the unknown kind rumour"),
        ("DELETE FROM entries WHERE seq = 3", "entry 4: the entries before it are missing from 3 on"),
        ("DELETE FROM entries WHERE seq = 3", "entry 4: does not follow from the entry before it"),
        ("UPDATE entries SET key = x'ff' WHERE seq = 3", "entry 3: does not agree with its own hash"),
        ("UPDATE entries SET recorded = 7 WHERE seq = 3", "entry 3: does not agree with its own hash"),
        ("UPDATE blobs SET data = x'00'", "cannot be unpacked"),
        ("UPDATE blobs SET size = size + 1", "do not agree with their hash and size"),
        ("DELETE FROM blobs", "entry 1: the bytes .* of the document are missing"),
        ("DELETE FROM documents WHERE seq = 1", "entry 2: there is no document a"),
        ("UPDATE documents SET url = 'https://y.example/'", "entry 1: the index of documents does not agree"),
        ("DELETE FROM readings", "entry 2: the index of readings does not agree"),
        ("UPDATE passages_content SET c2 = c2 + 1 WHERE id = 2", "full-text index does not quote document b"),
        ("DELETE FROM passages_data WHERE id > 10", "full-text index|structure"),
    ],
)
def test_tampering_is_named(change: str, problem: str, filled: str) -> None:
    problems = _tamper(filled, change)
    assert any(re.search(problem, found) for found in problems), problems


def test_a_missing_guard_is_named(filled: str) -> None:
    db = sqlite3.connect(filled)
    db.execute("DROP TRIGGER entries_no_delete")
    db.close()
    with open_ledger(filled, create=False) as ledger:
        assert ledger.verify() == [
            "the guard entries_no_delete that keeps the record append-only is missing or altered"
        ]


def test_bytes_added_to_a_compressed_body_are_found(filled: str) -> None:
    problems = _tamper(filled, "UPDATE entries SET body = body || ' ' WHERE seq = 2")
    assert problems == ["entry 2: does not agree with its own hash"]


def test_a_flipped_bit_anywhere_is_found_or_changes_nothing(filled: str) -> None:
    sound = Path(filled).read_bytes()
    with open_ledger(filled, create=False) as ledger:
        shown = ledger.view()
    flipped = Path(filled).with_name("flipped.db")
    # A prime step, so that every part of a page has its turn.
    for position in range(16, len(sound), 1009):
        flipped.write_bytes(sound[:position] + bytes([sound[position] ^ 4]) + sound[position + 1 :])
        try:
            with open_ledger(str(flipped), create=False) as ledger:
                assert ledger.verify() or ledger.view() == shown, position
        except LedgerError:
            continue
