"""The board and the alerts gone on with from what is kept are those derived from the whole record anew."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from factories import make_document, make_source, make_statement
from onrecord.examples import EXAMPLE_TODAY
from onrecord.ledger import Ledger, open_ledger
from onrecord.pipeline import (
    Author,
    Clocks,
    Proposal,
    alerts_at,
    alerts_of,
    backing_at,
    commitments_at,
    layers_at,
    put_on_side,
    review_statement,
    rule_commitment,
)
from onrecord.records import Act, Commitment, Mention, Modality, Predicate, Reading, ReviewKind, Status
from onrecord.tracking import steady_days, track_commitments
from shelf import add

TODAY = date.fromisoformat(EXAMPLE_TODAY)
ASKED = (
    Clocks(today=TODAY),
    Clocks(today=date(2031, 9, 19)),
    Clocks(as_of=date(2031, 4, 15)),
    Clocks(as_of=date(2031, 12, 4), today=TODAY, include_undated=True),
)
AUTHOR = Author("Ana Kovic", "read by hand", datetime(2032, 1, 5, tzinfo=UTC))


def _assert_as_derived_anew(ledger: Ledger, clocks: Clocks) -> None:
    layers = layers_at(ledger, clocks)
    assert commitments_at(ledger, clocks) == layers.commitments
    assert alerts_at(ledger, clocks) == alerts_of(layers, "", clocks)


@settings(max_examples=2, deadline=None, suppress_health_check=list(HealthCheck), phases=[Phase.generate])
@given(data=st.data())
def test_documents_in_any_order_give_what_is_derived_anew(sources: list[Path], data: st.DataObject) -> None:
    order = data.draw(st.permutations(range(len(sources))))
    looks = data.draw(st.sets(st.integers(1, len(sources)), min_size=1, max_size=2))
    with TemporaryDirectory() as folder:
        path = Path(folder, "record.db")
        for number, place in enumerate(order, start=1):
            add(path, sources[place])
            if number in looks or number == len(order):
                with open_ledger(str(path), create=False) as ledger:
                    for clocks in data.draw(st.permutations(ASKED)):
                        _assert_as_derived_anew(ledger, clocks)


@pytest.fixture(scope="module")
def whole(sources: list[Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("board") / "whole.db"
    add(path, *sources)
    with open_ledger(str(path), create=False) as ledger:
        _assert_as_derived_anew(ledger, ASKED[0])
    return path


@pytest.fixture
def record(whole: Path, tmp_path: Path) -> Path:
    """The whole record, its board kept."""
    return Path(shutil.copy(whole, tmp_path / "record.db"))


def _plan(folder: Path, day: str, words: str) -> Path:
    path = folder / "plan.md"
    path.write_text(f"---\nid: plan\npublished: {day}\npublisher: The Quay Post\n---\n\n{words}\n", "utf-8")
    return path


def test_a_new_version_takes_the_place_of_the_old_one(record: Path, tmp_path: Path) -> None:
    first = "Tessaria will open the harbour museum in Ostrel by June 2032, the culture ministry said."
    for day, words in (("2032-01-05", first), ("2032-01-06", first.replace("June", "September"))):
        add(record, _plan(tmp_path, day, words))
        with open_ledger(str(record), create=False) as ledger:
            _assert_as_derived_anew(ledger, ASKED[0])
            found = [c for c in commitments_at(ledger, ASKED[0]) if "museum" in c.undertaking]
        assert len(found) == 1
    assert found[0].due is not None
    assert found[0].due.end == date(2032, 9, 30)


def test_metadata_that_comes_later_counts(record: Path, tmp_path: Path) -> None:
    words = "The culture ministry of Tessaria will open the harbour museum in Ostrel in June 2032."
    for head in ("", "published: 2032-01-05\npublisher: The Quay Post\n"):
        (tmp_path / "plan.md").write_text(f"---\nid: plan\n{head}---\n\n{words}\n", "utf-8")
        add(record, tmp_path / "plan.md")
        with open_ledger(str(record), create=False) as ledger:
            _assert_as_derived_anew(ledger, ASKED[0])


def test_what_people_decide_counts(record: Path) -> None:
    with open_ledger(str(record), create=False) as ledger:
        clocks = ASKED[0]
        first = commitments_at(ledger, clocks)[0]
        rule_commitment(ledger, first.id, Status.ABANDONED, AUTHOR)
        _assert_as_derived_anew(ledger, clocks)
        named = next(c for c in commitments_at(ledger, clocks) if c.actor and c.mentions[0].speaker)
        put_on_side(ledger, str(named.mentions[0].speaker), str(named.actor), AUTHOR, apart=True)
        _assert_as_derived_anew(ledger, clocks)
        layers = layers_at(ledger, clocks)
        statement = next(s for s in layers.statements() if s.id == first.mentions[0].statement)
        document = next(e.document for e in layers.documents if e.document.id == statement.document)
        for kind in (ReviewKind.ACCEPT, ReviewKind.REJECT):
            review_statement(ledger, Proposal(statement, document), kind, AUTHOR)
            _assert_as_derived_anew(ledger, clocks)


def test_a_ledger_that_can_only_be_read_gives_the_same(record: Path) -> None:
    with open_ledger(str(record), create=False) as ledger:
        found = commitments_at(ledger, ASKED[1]), alerts_at(ledger, ASKED[1])
        ledger.writable = False
        for clocks in ASKED:
            _assert_as_derived_anew(ledger, clocks)
        assert found == (commitments_at(ledger, ASKED[1]), alerts_at(ledger, ASKED[1]))


def test_the_words_behind_alerts_are_found(record: Path) -> None:
    with open_ledger(str(record), create=False) as ledger:
        alerts = alerts_at(ledger, ASKED[0])
        statements, entries = backing_at(ledger, ASKED[0], alerts)
        layers = layers_at(ledger, ASKED[0])
    whole = {s.id: s for s in layers.statements()}
    assert statements == {i: whole[i] for alert in alerts for i in alert.statements}
    assert entries.keys() == {s.document for s in statements.values()}


@lru_cache(maxsize=1)
def _judged_daily(path: str) -> dict[date, dict[str, Commitment]]:
    with open_ledger(path, create=False) as ledger:
        layers = layers_at(ledger, ASKED[0])
    documents = {e.document.id: e.document for e in layers.documents}
    undated = {i: d if n % 3 else replace(d, published=None) for n, (i, d) in enumerate(documents.items())}
    statements = layers.statements()
    days = [
        date(2030, 11, 20),
        *(date(2031, 1, 1) + timedelta(n) for n in range(0, 500, 17)),
    ]
    origins = {s.id: s.document for s in statements}
    return {day: {c.id: c for c in track_commitments(statements, undated, origins, day)} for day in days}


def test_between_its_turning_days_a_commitment_stays_as_it_is(whole: Path) -> None:
    judged = _judged_daily(str(whole))
    for day, found in judged.items():
        for commitment in found.values():
            since, until = steady_days(commitment, day)
            assert since <= day < until
            for other in (d for d in judged if since <= d < until):
                assert judged[other][commitment.id] == commitment


def test_for_whom_somebody_speaks_may_be_told_later(tmp_path: Path) -> None:
    jelsen = make_source("Mira Jelsen", cue=None)
    bridge = make_document("The bridge will be rebuilt by May.", id="bridge", published="2031-03-01")
    plan = make_statement(
        bridge,
        "The bridge will be rebuilt by May",
        sources=(jelsen,),
        act=Act.UNDERTAKES,
        modality=Modality.INTENDS,
        predicate=Predicate("rebuild", 19, 26),
        subject=Mention("The bridge", 0, 10),
    )
    bodies = ("Rail Agency", "Bridge Office", "Bridge Office")
    others = [make_document(f"Trains run on line {n}.", id=f"line {n}") for n in range(3)]
    told = [
        make_statement(d, d.text[:-1], sources=(replace(jelsen, acts_for=body),))
        for d, body in zip(others, bodies, strict=True)
    ]
    actors = []
    with open_ledger(str(tmp_path / "r.db"), create=True) as ledger:
        for document, statement in zip((bridge, *others), (plan, *told), strict=True):
            reading = Reading(document.id, document.sha256_text, "test 1", statements=(statement,))
            ledger.append_document(document, document.text.encode(), document.id, reading)
            _assert_as_derived_anew(ledger, ASKED[0])
            actors += [c.actor for c in commitments_at(ledger, ASKED[0])]
    assert actors == [None, "Rail Agency", "Bridge Office", "Bridge Office"]
