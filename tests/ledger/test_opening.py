"""Opening: what is a ledger, and one clear sentence where it is none."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

import pytest

from onrecord.errors import LedgerError
from onrecord.ledger import Ledger, open_ledger, opening


def _empty_file(path: Path) -> None:
    path.touch()


def _folder(path: Path) -> None:
    path.mkdir()


def _words(path: Path) -> None:
    path.write_text("These are words, and there is no database in them. " * 100)


def _other_database(path: Path) -> None:
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE birds (name TEXT)")
    db.close()


def _of_the_future(path: Path) -> None:
    open_ledger(str(path), create=True).close()
    with sqlite3.connect(path) as db:
        db.execute("UPDATE meta SET schema_version = 99")
    db.close()


def _cut_short(path: Path) -> None:
    open_ledger(str(path), create=True).close()
    with path.open("r+b") as file:
        file.truncate(9000)


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (_folder, "is a folder"),
        (_words, "no SQLite database"),
        (_other_database, "an SQLite database, but not a ledger"),
        (_of_the_future, "written by a newer onrecord"),
        (_cut_short, "is damaged"),
    ],
)
def test_what_is_no_ledger_is_refused_in_one_sentence(make, sentence: str, tmp_path: Path) -> None:
    make(tmp_path / "x.db")
    with pytest.raises(LedgerError, match=sentence) as raised:
        open_ledger(str(tmp_path / "x.db"), create=True)
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize(
    ("name", "create", "sentence"),
    [
        ("absent.db", False, "there is no ledger at"),
        ("no/such/folder.db", True, "the folder of .* does not exist"),
        ("postgresql://desk@host/record", True, "postgresql://.* not supported yet"),
        ("", True, "name of a file"),
    ],
)
def test_a_path_that_cannot_be_is_refused(
    name: str, create: bool, sentence: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(LedgerError, match=sentence):
        open_ledger(name, create=create)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("create", [True, False])
def test_an_empty_file_is_an_empty_ledger(create: bool, tmp_path: Path) -> None:
    _empty_file(tmp_path / "x.db")
    with open_ledger(str(tmp_path / "x.db"), create=create) as ledger:
        assert ledger.view().documents == ()
        assert ledger.verify() == []


@pytest.mark.parametrize("name", ["a b.db", "100%.db", "what?.db", "no#1.db", "дело.db"])
def test_odd_file_names_are_just_names(name: str, tmp_path: Path) -> None:
    open_ledger(str(tmp_path / name), create=True).close()
    assert [file.name for file in tmp_path.iterdir()] == [name]


def test_a_writer_that_waits_in_vain_is_told_that_the_ledger_is_locked(
    path: str, monkeypatch: pytest.MonkeyPatch, make_document
) -> None:
    monkeypatch.setattr(opening, "BUSY_SECONDS", 0.05)
    with open_ledger(path, create=True) as ledger:
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(LedgerError, match="locked by another process"):
            ledger.append_document(make_document("a", "Rain."), b"Rain.", "k", None)
        other.close()
        assert ledger.view().documents == ()


def test_a_damaged_last_entry_is_noticed_on_opening(path: str, ledger: Ledger, add) -> None:
    add("a", "The bridge opens.")
    with sqlite3.connect(path) as db:
        db.execute("DROP TRIGGER entries_no_update")
        db.execute("UPDATE entries SET body = x'00' WHERE seq = (SELECT max(seq) FROM entries)")
    db.close()
    with pytest.raises(LedgerError, match="entry 2 does not agree with its own hash"):
        open_ledger(path, create=False)


def test_a_file_that_may_only_be_read_can_be_read(path: str, ledger: Ledger, add, make_document) -> None:
    add("a", "The bridge opens.")
    ledger.close()
    file = Path(path)
    file.chmod(0o444)
    file.parent.chmod(0o555)
    try:
        if os.access(path, os.W_OK):
            pytest.skip("this user may write everywhere")
        with open_ledger(path, create=False) as opened:
            assert len(opened.view().documents) == len(opened.search("bridge", 5)) == 1
            assert opened.verify() == []
            opened.cache_put("k", b"")
            with pytest.raises(LedgerError, match="cannot be written"):
                opened.append_document(make_document("b", "Rain."), b"Rain.", "k", None)
        with pytest.raises(LedgerError, match="cannot be written by this user"):
            open_ledger(path, create=True)
    finally:
        file.parent.chmod(0o755)
