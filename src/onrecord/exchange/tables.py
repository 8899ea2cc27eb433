"""Rows written as JSON lines, CSV or Parquet.

JSON lines lose nothing. CSV writes nested values as JSON inside a cell, and cannot tell an empty string from
an unknown. Parquet (through DuckDB, an extra) keeps nested values as JSON text too.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO

from onrecord.errors import UsageError
from onrecord.exchange.rows import Row

__all__ = ["FORMATS", "write_rows"]

FORMATS = ("jsonl", "csv", "parquet")
_LARGEST_ROW = 1 << 30
"""Bytes; a row carries at most one document's text."""


def write_rows(rows: Iterable[Row], form: str, out: BinaryIO, fields: Sequence[str] = ()) -> None:
    """The rows are written to ``out``; raises UsageError for an unknown format or a missing extra.

    ``fields`` are the columns of a table that turns out to have no rows.
    """
    if form == "jsonl":
        out.writelines(_json(row).encode("utf-8") + b"\n" for row in rows)
    elif form == "csv":
        _write_csv(list(rows), out, fields)
    elif form == "parquet":
        _write_parquet(list(rows), out, fields)
    else:
        raise UsageError(f"there is no format {form!r}; the formats are {', '.join(FORMATS)}")


def jsonl_text(rows: Iterable[Row]) -> str:
    """The rows as JSON, one a line."""
    return "".join(f"{_json(row)}\n" for row in rows)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _flat(row: Row) -> dict[str, object]:
    return {k: _json(v) if isinstance(v, (list, dict)) else v for k, v in row.items()}


def _write_csv(rows: list[Row], out: BinaryIO, fields: Sequence[str]) -> None:
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, fieldnames=list(rows[0]) if rows else fields, lineterminator="\n")
    writer.writeheader()
    writer.writerows(_flat(row) for row in rows)
    out.write(text.getvalue().encode("utf-8"))


def _write_parquet(rows: list[Row], out: BinaryIO, fields: Sequence[str]) -> None:
    try:
        import duckdb
    except ImportError as error:
        raise UsageError("Parquet needs the extra: pip install 'onrecord[parquet]'") from error
    flat = [_flat(row) for row in rows]
    columns = {name: _column_type(flat, name) for name in (flat[0] if flat else fields)}
    with TemporaryDirectory() as folder, duckdb.connect() as db:
        source, target = Path(folder, "rows.jsonl"), Path(folder, "rows.parquet")
        source.write_text("".join(_json(row) + "\n" for row in flat), encoding="utf-8")
        # Left to guess, DuckDB turns words that look like days into days, and fails at a later row.
        table = db.read_json(
            str(source), format="newline_delimited", columns=columns, maximum_object_size=_LARGEST_ROW
        )
        table.write_parquet(str(target))
        out.write(target.read_bytes())


def _column_type(rows: Sequence[dict[str, object]], name: str) -> str:
    types = {type(row[name]) for row in rows} - {type(None)}
    if types == {bool}:
        return "BOOLEAN"
    if types == {int}:
        return "BIGINT"
    return "DOUBLE" if types in ({float}, {int, float}) else "VARCHAR"
