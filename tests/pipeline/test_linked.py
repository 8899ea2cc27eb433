"""The links that a ledger keeps are those that linking all again would find, at every clock."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

import pytest

from onrecord.intake import IntakeOptions
from onrecord.ledger import Ledger, open_ledger
from onrecord.linking import link_statements
from onrecord.pipeline import Clocks, add_sources, layers_at, link_new, linked
from onrecord.records import Layers, Reading
from shelf import add, exported, read_once

TODAY = date(2032, 6, 1)
NOW = Clocks(today=TODAY)


@pytest.fixture(scope="module")
def record(sources: list[Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("linked") / "record.db"
    for source in sources:
        add(path, source)
    return path


def _groups(layers: Layers) -> set[frozenset[str]]:
    return {frozenset(claim.statements) for claim in layers.claims}


def _linked_again(layers: Layers) -> set[frozenset[str]]:
    return {frozenset(s.id for s in group) for group in link_statements(layers.statements())[0]}


@pytest.mark.parametrize("day", [None, date(2031, 3, 6), date(2031, 9, 18), date(2031, 12, 16)])
@pytest.mark.parametrize("all_versions", [False, True])
def test_the_links_of_a_day_are_those_of_its_documents(
    record: Path, day: date | None, all_versions: bool
) -> None:
    with open_ledger(str(record), create=False) as ledger:
        layers = layers_at(ledger, Clocks(as_of=day, today=TODAY), all_versions)
    assert any(len(group) > 1 for group in _groups(layers))
    assert _groups(layers) == _linked_again(layers)


def test_a_document_is_compared_once(sources: list[Path], tmp_path: Path, monkeypatch) -> None:
    formed: list[str] = []
    rules = linked._Linker

    class Watched(rules):
        def forms_of(self, reading: Reading) -> Iterable[tuple[str, bytes]]:
            formed.append(reading.document)
            return super().forms_of(reading)

    monkeypatch.setattr(linked, "_Linker", Watched)
    for source in sources[:4]:
        add(tmp_path / "r.db", source)
    _everything(tmp_path / "r.db")
    assert len(formed) == len(set(formed)) == 4


def _everything(path: Path) -> dict[str, bytes]:
    return exported(path, NOW)


def test_links_by_other_rules_are_made_anew(sources: list[Path], tmp_path: Path, monkeypatch) -> None:
    path = tmp_path / "r.db"
    with monkeypatch.context() as other:
        other.setattr(linked._Linker, "made_by", "none are the same")
        other.setattr(linked._Linker, "is_same", lambda *_: False)
        add(path, *sources[:6])
    with open_ledger(str(path), create=False) as ledger:
        layers = layers_at(ledger, NOW)
    assert _groups(layers) == _linked_again(layers)
    assert any(len(group) > 1 for group in _groups(layers))


def test_linking_that_was_interrupted_goes_on(record: Path, sources: list[Path], tmp_path: Path) -> None:
    class PowerCutError(BaseException):
        pass

    class Cut(linked._Linker):
        def blocks_of(self, form: bytes) -> Mapping[int, int]:
            raise PowerCutError

    path, names = tmp_path / "r.db", [str(source) for source in sources]
    with open_ledger(str(path), create=True) as ledger:
        add_sources(ledger, names[:5], IntakeOptions(), read=read_once)
        _append_unlinked(ledger, names[5:])
        with pytest.raises(PowerCutError):
            ledger.link_readings(Cut())
    assert _everything(path) == _everything(record)


def _append_unlinked(ledger: Ledger, names: list[str]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("onrecord.pipeline.adding.link_new", lambda _: None)
        add_sources(ledger, names, IntakeOptions(), read=read_once)


def test_a_ledger_without_links_gives_the_same(record: Path, tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    path.write_bytes(record.read_bytes())
    with sqlite3.connect(path) as db:
        db.execute("UPDATE linked SET upto = 0")
        db.execute("DELETE FROM cache")
    db.close()
    with open_ledger(str(path), create=False) as ledger:
        ledger.writable = False
        unlinked = layers_at(ledger, NOW)
    with open_ledger(str(record), create=False) as ledger:
        link_new(ledger)
        assert layers_at(ledger, NOW).claims == unlinked.claims


def test_a_file_of_the_first_schema_gains_the_links(record: Path, tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    path.write_bytes(record.read_bytes())
    with sqlite3.connect(path) as db:
        for table in ("linked", "forms", "form_blocks", "form_links", "form_members"):
            db.execute(f"DROP TABLE {table}")  # a name from the line above
        for table in ("pair_kinds", "pair_items", "pair_tokens", "pair_links", "states"):
            db.execute(f"DROP TABLE {table}")  # a name from the line above
        for table in ("compared", "texts", "text_runs", "text_copies", "kept", "statements"):
            db.execute(f"DROP TABLE {table}")  # a name from the line above
        db.execute("DROP INDEX readings_by_key")
        db.execute("DELETE FROM meta WHERE schema_version > 1")
        db.execute("DELETE FROM cache")
    db.close()
    assert _everything(path) == _everything(record)
    with open_ledger(str(path), create=False) as ledger:
        assert ledger.verify() == []
