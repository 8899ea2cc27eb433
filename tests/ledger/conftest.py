"""What the tests of the ledger share: invented documents, a clock that ticks, a fresh file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from onrecord.ledger import Appended, Ledger, open_ledger
from onrecord.records import Document, Issue, Reading, sha256_hex

MakeDocument = Callable[..., Document]
Add = Callable[..., Appended]


def _make_document(own_id: str, text: str, **fields: Any) -> Document:
    raw = fields.pop("raw", text.encode())
    return Document(own_id, text, sha256_hex(raw), sha256_hex(text), "plain 1", **fields)


@pytest.fixture(scope="session")
def make_document() -> MakeDocument:
    return _make_document


@pytest.fixture
def clock() -> Callable[[], datetime]:
    """One minute later at every look, from noon on."""
    looks = iter(range(1_000_000))
    return lambda: datetime(2025, 3, 1, 12, tzinfo=UTC) + timedelta(minutes=next(looks))


@pytest.fixture
def path(tmp_path: Path) -> str:
    return str(tmp_path / "record.db")


@pytest.fixture
def ledger(path: str, clock: Callable[[], datetime]) -> Iterator[Ledger]:
    with open_ledger(path, create=True, clock=clock) as opened:
        yield opened


@pytest.fixture
def add(ledger: Ledger) -> Add:
    """Adds an invented document to the fresh ledger, with an empty reading of its own."""

    def append(own_id: str, text: str, *issues: Issue, **fields: Any) -> Appended:
        raw = fields.get("raw", text.encode())
        document = _make_document(own_id, text, **fields)
        merged = ledger.known(document) or document
        key = sha256_hex(repr(merged))
        reading = Reading(document.id, document.sha256_text, "reader 1")
        return ledger.append_document(document, raw, key, reading, issues)

    return append
