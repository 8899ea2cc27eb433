"""The copies that a ledger keeps are those that comparing all documents again would find, at every clock."""

from __future__ import annotations

import sqlite3
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from factories import make_document
from onrecord.ledger import Ledger, open_ledger
from onrecord.linking import find_copies
from onrecord.pipeline import link_new
from onrecord.pipeline.copied import copies_among
from onrecord.records import Block, BlockKind, Copy, Document
from shelf import add

FERRY = (
    "The ferry between Ostrova and Lund will sail again on Monday, the harbour office said. "
    "Two of its engines were replaced over the winter at a cost of nine million crowns. "
    "Passengers had waited since October, when a fire in the hold put the old vessel out of service."
)
MORE = " The mayor of Lund called the boat a relief for every shop on the quay."


def _ledger(path: Path) -> Ledger:
    return open_ledger(str(path), create=True)


def _keep(ledger: Ledger, *documents: Document) -> None:
    for document in documents:
        ledger.append_document(document, document.text.encode(), document.id, None)


def _both(ledger: Ledger, **clocks: object) -> tuple[tuple[Copy, ...], tuple[Copy, ...]]:
    shown = ledger.view(**clocks).documents  # type: ignore[arg-type]
    return copies_among(ledger, shown), find_copies([d.document for d in shown])


@pytest.mark.parametrize("day", [None, date(2031, 3, 6), date(2031, 9, 18), date(2031, 12, 16)])
def test_the_copies_of_a_day_are_those_of_its_documents(
    sources: list[Path], tmp_path: Path, day: date | None
) -> None:
    for source in sources:
        add(tmp_path / "r.db", source)
    with _ledger(tmp_path / "r.db") as ledger:
        kept, found = _both(ledger, as_of=day)
    assert kept == found
    assert found or day == date(2031, 3, 6)


def test_later_documents_are_compared_with_those_before(tmp_path: Path) -> None:
    with _ledger(tmp_path / "r.db") as ledger:
        for name, day in (("b", "2031-03-02"), ("c", "2031-03-01"), ("a", None)):
            _keep(ledger, make_document(FERRY + (MORE if name == "c" else ""), id=name, published=day))
            link_new(ledger)
        kept, found = _both(ledger)
    assert kept == found
    assert [(c.document, c.of) for c in kept] == [("a", "b"), ("a", "c"), ("b", "c")]


def test_a_day_that_becomes_known_turns_a_copy_round(tmp_path: Path) -> None:
    first, second = (make_document(FERRY, id=name) for name in ("a", "b"))
    with _ledger(tmp_path / "r.db") as ledger:
        _keep(ledger, first, second)
        link_new(ledger)
        assert [(c.document, c.of) for c in _both(ledger)[0]] == [("b", "a")]
        _keep(ledger, make_document(FERRY, id="b", published="2031-03-01"))
        kept, found = _both(ledger)
    assert kept == found
    assert [(c.document, c.of) for c in kept] == [("a", "b")]


def test_another_cut_of_a_text_is_compared_anew_and_the_old_one_where_it_is_shown(tmp_path: Path) -> None:
    whole = make_document(FERRY, id="a", published="2031-03-01")
    other = make_document(FERRY + MORE, id="b", published="2031-03-02")
    frame = Block(0, len(FERRY), BlockKind.BOILERPLATE)
    cut = make_document(FERRY, id="a", title="Ferry", url="https://ferry.example/1", blocks=(frame,))
    with _ledger(tmp_path / "r.db") as ledger:
        _keep(ledger, whole, other)
        link_new(ledger)
        before = datetime.now(UTC)
        _keep(ledger, cut)
        kept, found = _both(ledger)
        kept_before, found_before = _both(ledger, as_recorded=before)
    assert kept == found == ()
    assert kept_before == found_before
    assert len(kept_before) == 1


def test_a_ledger_that_can_only_be_read_is_compared_here(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    with _ledger(path) as ledger:
        _keep(ledger, *(make_document(FERRY, id=name) for name in ("a", "b")))
    with sqlite3.connect(path) as db:
        db.execute("PRAGMA journal_mode = DELETE")
    path.chmod(0o400)
    tmp_path.chmod(0o500)
    try:
        with open_ledger(str(path), create=False) as ledger:
            kept, found = _both(ledger)
    finally:
        tmp_path.chmod(0o700)
    assert kept == found
    assert len(kept) == 1
