"""Decisions on statements and claims: what they change, that they hold, and that they can be taken back."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from onrecord.errors import ConflictError, UsageError
from onrecord.exchange import layer_rows
from onrecord.intake import IntakeOptions
from onrecord.ledger import Ledger, open_ledger
from onrecord.pipeline import (
    Author,
    Clocks,
    Proposal,
    add_sources,
    layers_at,
    offered,
    part_statements,
    review_statement,
    undo_decision,
)
from onrecord.records import Decision, Layers, Reading, ReviewKind, Statement
from onrecord.tracking import review_readings

FIRST = "Norvia will open the quay bridge by the end of March 2025, Minister Tarek Olund said on Tuesday."
SECOND = "Norvia will open the quay bridge by the end of March 2025, the Harbour Board said on Wednesday."
DOCUMENTS = (
    {"id": "one", "text": FIRST, "publisher": "The Quay Times", "published": "2024-12-10"},
    {"id": "two", "text": SECOND, "publisher": "Coast Courier", "published": "2024-12-11"},
)
TODAY = Clocks(today=date(2025, 1, 15))


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    source = tmp_path / "rows.jsonl"
    source.write_text("\n".join(map(json.dumps, DOCUMENTS)), encoding="utf-8")
    with open_ledger(str(tmp_path / "ledger.db"), create=True) as opened:
        add_sources(opened, [str(source)], IntakeOptions())
        yield opened


def author(why: str = "I read it") -> Author:
    return Author("Ada Brom", why, datetime.now(UTC))


def layers(ledger: Ledger) -> Layers:
    return layers_at(ledger, TODAY)


def statement(ledger: Ledger, document: str = "one") -> Statement:
    return next(s for s in layers(ledger).statements() if s.document == document)


def proposal(ledger: Ledger, document: str = "one", seen: int | None = None) -> Proposal:
    found = layers(ledger)
    held = next(e.document for e in found.documents if e.document.id == document)
    return Proposal(next(s for s in found.statements() if s.document == document), held, seen)


def test_a_rejected_statement_is_gone_from_every_layer_until_that_is_undone(ledger: Ledger) -> None:
    gone = statement(ledger).id
    made = review_statement(ledger, proposal(ledger), ReviewKind.REJECT, author("an advertisement"))
    found = layers(ledger)
    assert gone not in {s.id for s in found.statements()}
    assert all(gone not in claim.statements for claim in found.claims)
    assert all(m.statement != gone for c in found.commitments for m in c.mentions)
    undo_decision(ledger, made.id, author("it is none"))
    assert statement(ledger).id == gone


def test_an_edit_shows_in_the_layers_and_in_the_export(ledger: Ledger) -> None:
    edit = [("window", "2025-04-01..2025-04-30"), ("modality", "may")]
    made = review_statement(ledger, proposal(ledger), ReviewKind.EDIT, author(), edit)
    row = next(r for r in layer_rows(layers(ledger), "statements") if r["document"] == "one")
    assert (row["window"], row["modality"]) == ({"start": "2025-04-01", "end": "2025-04-30"}, "may")
    assert (row["reviewed"]["decision"], row["reviewed"]["fields"]) == (made.id, ["window", "modality"])
    assert row["confidence"]["window"] is None


def test_an_edited_span_quotes_its_document(ledger: Ledger) -> None:
    review_statement(ledger, proposal(ledger), ReviewKind.EDIT, author(), [("span", "0:32")])
    changed = statement(ledger)
    assert changed.quote == FIRST[changed.start : changed.end] == FIRST[:32]


def test_an_accepted_statement_says_who_accepted_it(ledger: Ledger) -> None:
    review_statement(ledger, proposal(ledger), ReviewKind.ACCEPT, author())
    review = statement(ledger).review
    assert review is not None
    assert (review.kind, review.by, review.fields) == (ReviewKind.ACCEPT, "Ada Brom", ())


def test_a_speaker_must_stand_in_the_document(ledger: Ledger) -> None:
    with pytest.raises(UsageError, match="does not stand in the document"):
        review_statement(ledger, proposal(ledger), ReviewKind.EDIT, author(), [("speaker", "Ida Hollen")])


def test_an_unnamed_source_is_never_given_a_name_and_gets_no_candidates(tmp_path: Path) -> None:
    text = "The bridge will not open this year, a senior official, who asked not to be named, said on Friday."
    path = tmp_path / "a.txt"
    path.write_text(f"{text} Minister Tarek Olund was away.", encoding="utf-8")
    with open_ledger(str(tmp_path / "l.db"), create=True) as opened:
        add_sources(opened, [str(path)], IntakeOptions(published="2024-12-10"))
        found = layers(opened)
        said = next(s for s in found.statements() if "will not open" in s.quote)
        held = Proposal(said, found.documents[0].document)
        with pytest.raises(UsageError, match="never given a name"):
            review_statement(opened, held, ReviewKind.EDIT, author(), [("speaker", "Tarek Olund")])
    assert offered(said) == ()


def test_two_people_on_one_card_get_a_conflict(ledger: Ledger) -> None:
    seen = ledger.length()
    review_statement(ledger, proposal(ledger, seen=seen), ReviewKind.ACCEPT, author())
    with pytest.raises(ConflictError, match="Ada Brom decided on this"):
        review_statement(ledger, proposal(ledger, seen=seen), ReviewKind.REJECT, author("no"))
    review_statement(ledger, proposal(ledger, "two", seen), ReviewKind.ACCEPT, author())


def test_claims_are_parted_and_joined_by_decisions(ledger: Ledger) -> None:
    pair = statement(ledger, "one"), statement(ledger, "two")
    assert len(layers(ledger).claims) == 1
    apart = part_statements(ledger, pair, author("another bridge"), same=False)
    assert sorted(len(c.statements) for c in layers(ledger).claims) == [1, 1]
    part_statements(ledger, pair, author("the same bridge"), same=True)
    assert [len(c.statements) for c in layers(ledger).claims] == [2]
    undo_decision(ledger, apart.id, author("it was one bridge"))
    assert [len(c.statements) for c in layers(ledger).claims] == [2]


def test_the_past_is_shown_without_later_decisions(ledger: Ledger) -> None:
    before = datetime.now(UTC)
    review_statement(ledger, proposal(ledger), ReviewKind.REJECT, author("an advertisement"))
    then = layers_at(ledger, Clocks(as_recorded=before, today=date(2025, 1, 15)))
    assert len(then.statements()) == len(layers(ledger).statements()) + 1


@pytest.mark.parametrize(("end", "holds"), [(-2, True), (-40, False)])
def test_a_decision_holds_for_the_place_when_a_newer_reader_names_it_otherwise(
    ledger: Ledger, end: int, holds: bool
) -> None:
    found, made = _edited(ledger)
    old = found.readings[0]
    said = old.statements[0]
    moved = _moved(said, said.end + end, found)
    again = Reading(old.document, old.sha256_text, "rules 99", statements=(moved,))
    documents = {e.document.id: e.document for e in found.documents}
    done = review_readings([again], documents, [made])
    assert [s.modality == "may" for s in done.readings[0].statements] == [holds]
    assert done.lost == (frozenset() if holds else {"one"})


def test_what_a_person_confirmed_stays_where_a_newer_reader_finds_nothing(ledger: Ledger) -> None:
    found, made = _edited(ledger)
    old = found.readings[0]
    documents = {e.document.id: e.document for e in found.documents}
    empty = Reading(old.document, old.sha256_text, "rules 99")
    done = review_readings([empty], documents, [made], {"one": old.statements})
    [kept] = done.readings[0].statements
    assert (kept.quote, kept.modality) == (old.statements[0].quote, "may")


def _edited(ledger: Ledger) -> tuple[Layers, Decision]:
    found = layers(ledger)
    made = review_statement(ledger, proposal(ledger), ReviewKind.EDIT, author(), [("modality", "may")])
    return found, made


def _moved(said: Statement, end: int, found: Layers) -> Statement:
    text = found.documents[0].document.text
    return replace(said, id="s-newer", end=end, quote=text[said.start : end], spans=((said.start, end),))
