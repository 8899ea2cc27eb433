"""Judgements are laid on what was derived: making one derives nothing anew, and both clocks apply."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from onrecord.ledger import open_ledger
from onrecord.pipeline import (
    Asked,
    Author,
    Clocks,
    ask_question,
    grade_record,
    layers_at,
    put_on_side,
    withdraw_decision,
)
from shelf import add

NOW = datetime(2031, 3, 1, 12, tzinfo=UTC)
AUTHOR = Author("Ada Brom", "seen", NOW)
CLOCKS = Clocks(today=date(2031, 6, 1))


@pytest.fixture
def ledger_path(tmp_path: Path) -> Path:
    article = tmp_path / "1.md"
    article.write_text(
        "---\nid: a\npublisher: The Quay Times\npublished: 2031-02-01\n---\n\n"
        "Norvia will mend the bridge by the end of May, Transport Minister Tarek Olund said on Friday.\n",
        encoding="utf-8",
    )
    add(tmp_path / "l.db", article)
    return tmp_path / "l.db"


def test_a_judgement_derives_nothing_anew_and_a_side_does(
    ledger_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_ledger(str(ledger_path), create=False) as ledger:
        (statement, *_) = layers_at(ledger, CLOCKS).statements()
        derived: list[str] = []
        put = ledger.cache_put
        monkeypatch.setattr(ledger, "cache_put", lambda key, data: (derived.append(key), put(key, data)))
        grade_record(ledger, statement.id, "2", AUTHOR)
        asked = Asked("Open?", until=date(2031, 5, 31), rule="if seen")
        made = ask_question(ledger, asked, AUTHOR)
        layers = layers_at(ledger, CLOCKS)
        assert derived == []
        assert (len(layers.assessments.grades), len(layers.assessments.questions)) == (1, 1)
        withdraw_decision(ledger, made.id, AUTHOR)
        assert not layers_at(ledger, CLOCKS).assessments.questions[0].made.stands
        assert derived == []
        put_on_side(ledger, "The Quay Times", "Norvia", AUTHOR)
        layers_at(ledger, CLOCKS)
        assert len(derived) == 1
