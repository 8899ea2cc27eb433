"""Commands that ask the record: export, search."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Annotated

import typer

from onrecord.errors import UsageError
from onrecord.exchange import Row, layer_fields, layer_rows, write_rows
from onrecord.pipeline import layers_at, search_record
from onrecord.surfaces.cli.console import terminal
from onrecord.surfaces.cli.options import (
    AsOf,
    AsRecorded,
    Form,
    IncludeUndated,
    Json,
    LedgerPath,
    Today,
    clocks,
    form_of,
    opened,
)
from onrecord.surfaces.render import one_line

__all__ = ["export", "search"]


def export(
    layer: Annotated[str, typer.Argument(help="The layer: statements, claims, commitments, ...")],
    ledger: LedgerPath = "onrecord.db",
    form: Form = None,
    json: Json = False,
    as_of: AsOf = None,
    as_recorded: AsRecorded = None,
    today: Today = None,
    include_undated: IncludeUndated = False,
    with_recorded: Annotated[
        bool, typer.Option("--with-recorded", help="With the moment of recording.")
    ] = False,
    all_versions: Annotated[
        bool, typer.Option("--all-versions", help="Older versions of documents too.")
    ] = False,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="A file instead of the output.")
    ] = None,
) -> None:
    """Write one layer of the record, in an order that never changes.

    Example: onrecord export commitments --as-of 2025-01-31
    """
    asked, fields = form_of(form, json) or "jsonl", layer_fields(layer, with_recorded)
    with opened(ledger) as record:
        layers = layers_at(record, clocks(as_of, as_recorded, today, include_undated), all_versions, layer)
    rows = layer_rows(layers, layer, with_recorded)
    if output is None:
        terminal.rows(rows, asked, fields)
    else:
        _write_rows(output, rows, asked, fields)


def _write_rows(path: Path, rows: Iterable[Row], form: str, fields: Sequence[str]) -> None:
    try:
        with path.open("wb") as out:
            write_rows(rows, form, out, fields)
    except OSError as error:
        raise UsageError(f"{path} cannot be written ({error.strerror})") from error
    terminal.say(f"Wrote {path}")


def search(
    query: Annotated[str, typer.Argument(help="Words; phrases in quotation marks.")],
    ledger: LedgerPath = "onrecord.db",
    limit: Annotated[int, typer.Option("--limit", min=1)] = 20,
    as_of: AsOf = None,
    as_recorded: AsRecorded = None,
    include_undated: IncludeUndated = False,
    json: Json = False,
) -> None:
    """Find sentences by their words, the best first.

    Example: onrecord search "coastal radar"
    """
    with opened(ledger) as record:
        hits = search_record(record, query, limit, clocks(as_of, as_recorded, None, include_undated))
    if json:
        terminal.rows(
            ({"document": h.document, "start": h.start, "end": h.end, "quote": h.quote} for h in hits),
            "jsonl",
        )
        return
    for hit in hits:
        place = f"{hit.document} {hit.start}..{hit.end}, {hit.published or 'undated'}"
        terminal.show(f"{one_line(hit.quote)}\n  [{one_line(place)}]")
    if not hits:
        terminal.say("Nothing found.")
