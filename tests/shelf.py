"""Ledgers for tests of the whole: every document is read once a process, however many ledgers keep it."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from onrecord.exchange import (
    LAYERS,
    CalendarFile,
    Dated,
    Feed,
    atom_feed,
    brief_rows,
    calendar_bytes,
    json_feed,
    layer_fields,
    layer_rows,
    write_rows,
)
from onrecord.intake import IntakeOptions
from onrecord.ledger import Ledger, open_ledger
from onrecord.pipeline import (
    Added,
    Clocks,
    add_sources,
    alerts_of,
    brief_since,
    calendar_of,
    compare_days,
    layers_at,
    read_sources,
    reading_key,
)
from onrecord.reading import read_document
from onrecord.records import Document, Layers, Reading
from onrecord.surfaces.render.board import board_groups

__all__ = ["add", "as_bytes", "exported", "followed", "layers_of", "ledger_of_text", "read_once", "rows_of"]

_READINGS: dict[str, Reading] = {}


def read_once(documents: Sequence[Document]) -> Iterator[Reading]:
    """The readings, each made only if this process has not read the same thing before."""
    for document in documents:
        key = reading_key(document)
        if key not in _READINGS:
            _READINGS[key] = read_document(document)
        yield _READINGS[key]


def add(path: Path, *sources: object, **options: Any) -> Added:
    """The sources are added to the ledger at this path, one call."""
    with open_ledger(str(path), create=True) as ledger:
        return add_sources(ledger, [str(s) for s in sources], IntakeOptions(**options), read=read_once)


def ledger_of_text(folder: Path, text: str) -> Path:
    """A ledger in the folder with one text of this name: ``quay.txt``."""
    (folder / "quay.txt").write_text(text, encoding="utf-8")
    add(folder / "own.db", folder / "quay.txt")
    return folder / "own.db"


def layers_of(*sources: object, today: str, **options: Any) -> Layers:
    """The layers of these sources, nothing kept."""
    clocks = Clocks(today=date.fromisoformat(today))
    return read_sources([str(s) for s in sources], IntakeOptions(**options), clocks, read=read_once)[0]


def rows_of(layers: Layers) -> dict[str, list[dict[str, Any]]]:
    """Every layer's rows."""
    return {layer: list(layer_rows(layers, layer)) for layer in LAYERS}


def as_bytes(rows: Iterable[dict[str, Any]], form: str, layer: str) -> bytes:
    """The rows of a layer as an export writes them."""
    out = io.BytesIO()
    write_rows(rows, form, out, layer_fields(layer))
    return out.getvalue()


def exported(path: Path, clocks: Clocks, all_versions: bool = False) -> dict[str, bytes]:
    """The bytes of every layer's export from the ledger at this path."""
    with open_ledger(str(path), create=False) as ledger:
        return _exported(ledger, clocks, all_versions)


def followed(path: Path, clocks: Clocks, since: date) -> dict[str, bytes]:
    """The bytes of what follows commitments: board, feeds, calendar, brief and difference since a day."""
    with open_ledger(str(path), create=False) as ledger:
        layers, entries, _ = calendar_of(ledger, "", clocks)
        made, _ = brief_since(ledger, datetime.combine(since, time(), UTC), clocks, published=True)
        changes = compare_days(ledger, replace(clocks, as_of=since, today=since), clocks)
    statements = {s.id: s for s in layers.statements()}
    documents = {e.document.id: e for e in layers.documents}
    feed = Feed("all", clocks.judged_on(), alerts_of(layers, "", clocks), statements, documents)
    dated = [Dated(e.commitment, e.uid, e.merged) for e in entries]
    groups = board_groups(layers.commitments, clocks.judged_on())
    board = [{"group": group, "commitments": [c.id for c in members]} for group, members in groups]
    found = {
        "board": as_bytes(board, "jsonl", "commitments"),
        "atom": atom_feed(feed),
        "json": json_feed(feed),
        "brief": as_bytes(brief_rows(made), "jsonl", "commitments"),
        "diff": repr(changes).encode(),
    }
    if find_spec("icalendar") is not None:
        calendar = CalendarFile("all", dated, statements, documents, clocks.judged_on())
        found["calendar"] = calendar_bytes(calendar)
    return found


def _exported(ledger: Ledger, clocks: Clocks, all_versions: bool) -> dict[str, bytes]:
    layers = layers_at(ledger, clocks, all_versions)
    return {layer: as_bytes(layer_rows(layers, layer), "jsonl", layer) for layer in LAYERS}
