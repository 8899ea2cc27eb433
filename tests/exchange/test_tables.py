"""JSON lines, CSV and Parquet carry the same rows."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import duckdb
import pytest

from onrecord.errors import UsageError
from onrecord.exchange import LAYERS, layer_fields, write_rows

ROWS: list[dict[str, Any]] = [
    {"id": "a", "day": "2031-02-11", "number": 3, "share": 0.5, "sure": True, "of": None, "spans": [[0, 4]]},
    {"id": "b", "day": "2031-04-15T16:20:00+00:00", "number": None, "share": 1, "sure": False, "of": None,
     "spans": []},
    {"id": "2031", "day": None, "number": 7, "share": None, "sure": None, "of": None,
     "spans": [{"text": 'a "quoted", word\nand – ünï'}]},
]  # fmt: skip


def _written(form: str, rows: list[dict[str, Any]], fields: tuple[str, ...] = ()) -> bytes:
    out = io.BytesIO()
    write_rows(rows, form, out, fields)
    return out.getvalue()


def _from_parquet(raw: bytes, folder: Path) -> list[dict[str, Any]]:
    path = folder / "rows.parquet"
    path.write_bytes(raw)
    with duckdb.connect() as db:
        table = db.read_parquet(str(path))
        return [dict(zip(table.columns, row, strict=True)) for row in table.fetchall()]


def _nested_as_json(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [
        {k: json.dumps(v, ensure_ascii=False, separators=(",", ":")) if isinstance(v, list) else v
         for k, v in row.items()}
        for row in rows
    ]  # fmt: skip


def test_json_lines_lose_nothing() -> None:
    raw = _written("jsonl", ROWS)
    assert [json.loads(line) for line in raw.decode().removesuffix("\n").split("\n")] == ROWS
    assert "ünï".encode() in raw


def test_csv_keeps_nested_values_as_json() -> None:
    rows = list(csv.DictReader(io.StringIO(_written("csv", ROWS).decode(), newline="")))
    expected = [{k: "" if v is None else str(v) for k, v in row.items()} for row in _nested_as_json(ROWS)]
    assert rows == expected


def test_parquet_keeps_words_words_and_numbers_numbers(tmp_path: Path) -> None:
    assert _from_parquet(_written("parquet", ROWS), tmp_path) == _nested_as_json(ROWS)


def test_an_empty_table_has_its_columns(tmp_path: Path) -> None:
    fields = layer_fields("decisions")
    assert _written("jsonl", [], fields) == b""
    assert _written("csv", [], fields).decode() == ",".join(fields) + "\n"
    (tmp_path / "empty.parquet").write_bytes(_written("parquet", [], fields))
    with duckdb.connect() as db:
        table = db.read_parquet(str(tmp_path / "empty.parquet"))
        assert (tuple(table.columns), table.fetchall()) == (fields, [])


def test_unknown_formats_and_layers_are_refused() -> None:
    with pytest.raises(UsageError, match="no format 'xml'"):
        _written("xml", ROWS)
    with pytest.raises(UsageError, match="no layer 'feelings'"):
        layer_fields("feelings")


@pytest.mark.parametrize("layer", LAYERS)
def test_recorded_is_a_field_only_on_request(layer: str) -> None:
    assert "recorded" not in layer_fields(layer)
    assert set(layer_fields(layer, with_recorded=True)) - set(layer_fields(layer)) <= {"recorded"}
