"""Layers that move on with decisions: statements as a new view gives them, the rest without what is gone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from onrecord.ledger import Ledger, open_ledger
from onrecord.pipeline import (
    Clocks,
    Current,
    Proposal,
    current_layers,
    layers_at,
    review_statement,
    undo_decision,
    with_decisions,
)
from onrecord.pipeline.keeping import Author
from onrecord.records import Decision, ReviewKind, Statement
from shelf import add

TEXT = (
    "Norvia will open the quay bridge by the end of March 2032, Minister Tarek Olund said on Tuesday.\n\n"
    "Fishermen fear that the bridge will close their harbour, harbour master Ona Vell said."
)
CLOCKS = Clocks(today=datetime(2032, 1, 1, tzinfo=UTC).date())


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    text, path = tmp_path / "bridge.txt", tmp_path / "own.db"
    text.write_text(TEXT, encoding="utf-8")
    add(path, text)
    with open_ledger(str(path), create=False) as opened:
        yield opened


def _plan(current: Current) -> Statement:
    return next(s for s in current.layers.statements() if "will open" in s.quote)


def _decide(
    ledger: Ledger, said: Statement, kind: ReviewKind, edit: tuple[str, str] | None = None
) -> Decision:
    document = layers_at(ledger, CLOCKS).documents[0].document
    author = Author("Ada Brom", "as read", datetime.now(UTC))
    return review_statement(ledger, Proposal(said, document), kind, author, [] if edit is None else [edit])


def _moved(ledger: Ledger, current: Current) -> Current:
    """The layers moved on, whose statements and decisions are those of a new view."""
    moved = with_decisions(ledger, current)
    assert moved is not None
    new = layers_at(ledger, CLOCKS)
    assert moved.current.layers.readings == new.readings
    assert moved.current.layers.decisions == new.decisions
    assert moved.current.entry == ledger.length()
    return moved.current


def test_what_is_accepted_changes_nothing_that_is_derived(ledger: Ledger) -> None:
    before = current_layers(ledger, CLOCKS)
    _decide(ledger, _plan(before), ReviewKind.ACCEPT)
    after = _moved(ledger, before)
    assert not after.is_behind
    assert after.layers == layers_at(ledger, CLOCKS)


def test_an_edit_stands_at_once_and_what_is_derived_is_behind(ledger: Ledger) -> None:
    before = current_layers(ledger, CLOCKS)
    _decide(ledger, _plan(before), ReviewKind.EDIT, ("modality", "may"))
    after = _moved(ledger, before)
    assert after.is_behind
    assert _plan(after).modality == "may"
    assert not current_layers(ledger, CLOCKS).is_behind


def test_what_is_rejected_is_nowhere_and_comes_back_when_that_is_undone(ledger: Ledger) -> None:
    before = current_layers(ledger, CLOCKS)
    plan = _plan(before)
    made = _decide(ledger, plan, ReviewKind.REJECT)
    after = _moved(ledger, before)
    assert plan.id not in {s.id for s in after.layers.statements()}
    assert plan.id not in dict(after.layers.claim_of)
    assert [c for c in after.layers.claims if plan.id in c.statements] == []
    assert [c for c in after.layers.commitments if plan.id in {m.statement for m in c.mentions}] == []
    undo_decision(ledger, made.id, Author("Ada Brom", "too soon", datetime.now(UTC)))
    assert _plan(_moved(ledger, after)) == plan


def test_a_new_document_needs_a_new_view(ledger: Ledger, tmp_path: Path) -> None:
    before = current_layers(ledger, CLOCKS)
    more = tmp_path / "more.txt"
    more.write_text("Norvia opened the quay bridge on Monday, the ministry said.", encoding="utf-8")
    add(Path(ledger.path), more)
    assert with_decisions(ledger, before) is None
