"""The command that writes the timeline of a story."""

from __future__ import annotations

from typing import Annotated

import typer

from onrecord.exchange import timeline_row
from onrecord.pipeline import layers_at
from onrecord.surfaces.cli.console import terminal
from onrecord.surfaces.cli.options import (
    AsOf,
    AsRecorded,
    IncludeUndated,
    Json,
    LedgerPath,
    Subject,
    clocks,
    day,
    opened,
)
from onrecord.surfaces.cli.scopes import Scope, asked_subject
from onrecord.tracking import TimelineOptions, assemble_timeline

__all__ = ["timeline"]


def timeline(
    query: Subject = "",
    scope: Scope = None,
    ledger: LedgerPath = "onrecord.db",
    first: Annotated[str | None, typer.Option("--from", help="The first day.")] = None,
    last: Annotated[str | None, typer.Option("--to", help="The last day.")] = None,
    dates: Annotated[int, typer.Option("--dates", min=1, help="How many days.")] = 20,
    sentences: Annotated[int, typer.Option("--sentences", min=1, help="How many sentences a day.")] = 1,
    as_of: AsOf = None,
    as_recorded: AsRecorded = None,
    include_undated: IncludeUndated = False,
    json: Json = False,
) -> None:
    """Write the days that matter and who tells of them; rows unless somebody watches at a terminal.

    A day counts by how many days of publication tell of it, and how surely; reprints tell once.

    Example: onrecord timeline "coastal radar" --dates 10
    """
    options = TimelineOptions(day(first, "--from"), day(last, "--to"), dates, sentences)
    asked = clocks(as_of, as_recorded, None, include_undated)
    with opened(ledger) as record:
        layers = layers_at(record, asked)
    days = assemble_timeline(layers, asked_subject(layers, query, scope), options)
    if json or not terminal.is_watched:
        terminal.rows(map(timeline_row, days), "jsonl")
        return
    for entry in days:
        for sentence in entry.sentences:
            terminal.show(f"{entry.day}  {sentence.quote}  [{sentence.document}]")
