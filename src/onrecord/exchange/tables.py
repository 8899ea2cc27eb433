"""Rows written as JSON lines, CSV or Parquet.

JSON lines lose nothing. CSV writes nested values as JSON inside a cell, and cannot tell an empty string from
an unknown. Parquet (through DuckDB, an extra) keeps nested values as JSON text too.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO

from onrecord.errors import UsageError
from onrecord.exchange.rows import Row

__all__ = ["FORMATS", "write_rows"]

FORMATS = ("jsonl", "csv", "parquet")


def write_rows(rows: Iterable[Row], form: str, out: BinaryIO) -> None:
    """The rows are written to ``out``; raises UsageError for an unknown format or a missing extra."""
    if form == "jsonl":
        out.writelines(_json(row).encode("utf-8") + b"\n" for row in rows)
    elif form == "csv":
        _write_csv(list(rows), out)
    elif form == "parquet":
        _write_parquet(list(rows), out)
    else:
        raise UsageError(f"there is no format {form!r}; the formats are {', '.join(FORMATS)}")


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _flat(row: Row) -> dict[str, object]:
    return {k: _json(v) if isinstance(v, (list, dict)) else v for k, v in row.items()}


def _write_csv(rows: list[Row], out: BinaryIO) -> None:
    text = io.StringIO(newline="")
    if rows:
        writer = csv.DictWriter(text, fieldnames=list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(_flat(row) for row in rows)
    out.write(text.getvalue().encode("utf-8"))


def _write_parquet(rows: list[Row], out: BinaryIO) -> None:
    try:
        import duckdb
    except ImportError as error:
        raise UsageError("Parquet needs the extra: pip install 'onrecord[parquet]'") from error
    with TemporaryDirectory() as folder:
        source, target = Path(folder, "rows.jsonl"), Path(folder, "rows.parquet")
        source.write_text("".join(_json(_flat(row)) + "\n" for row in rows), encoding="utf-8")
        if not rows:
            raise UsageError("an empty layer has no columns that Parquet could hold")
        with duckdb.connect() as db:
            table = db.read_json(str(source), format="newline_delimited", maximum_object_size=1 << 30)
            table.write_parquet(str(target))
        out.write(target.read_bytes())
