"""Commands that take documents in: add, read, times."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from typing import Annotated

import typer
from rich.console import Group

from onrecord.exchange import layer_fields, layer_rows, time_row
from onrecord.intake import IntakeOptions
from onrecord.pipeline import Added, Clocks, add_sources, read_sources
from onrecord.reading import find_times
from onrecord.surfaces.cli.console import progress_bar, terminal
from onrecord.surfaces.cli.options import Form, Json, LedgerPath, day, form_of, opened
from onrecord.surfaces.render import statement_terminal

__all__ = ["add", "read", "times"]

Sources = Annotated[list[str], typer.Argument(help="Files, folders, or - for standard input.")]
Published = Annotated[str | None, typer.Option("--published", help="Publication date of undated sources.")]
Publisher = Annotated[str | None, typer.Option("--publisher", help="Publisher of sources that name none.")]


def _options(published: str | None, publisher: str | None) -> IntakeOptions:
    return IntakeOptions(published, publisher, sys.stdin.buffer, datetime.now(UTC).date())


def add(
    sources: Sources,
    ledger: LedgerPath = "onrecord.db",
    published: Published = None,
    publisher: Publisher = None,
    workers: Annotated[int | None, typer.Option("--workers", min=1, help="Processes that read.")] = None,
) -> None:
    """Take documents in: read, link and track them, and keep everything in the ledger.

    Example: onrecord add article.txt --published 2024-12-10
    """
    with opened(ledger, create=True) as record, progress_bar("Reading") as progress:
        done = add_sources(record, sources, _options(published, publisher), progress, workers)
    parts = [f"{done.added} added", f"{done.statements} statements"]
    parts += [f"{n} {word}" for n, word in ((done.versions, "new versions"), (done.amended, "amended")) if n]
    parts += [f"{done.unchanged} known already"] if done.unchanged else []
    parts += [f"{len(done.failures)} failed"] if done.failures else []
    terminal.show(f"{ledger}: " + ", ".join(parts))
    _tell_issues(done)


def read(
    sources: Sources,
    layer: Annotated[
        str | None, typer.Option("--layer", help="Which layer to write as rows; none: show the statements.")
    ] = None,
    published: Published = None,
    publisher: Publisher = None,
    today: Annotated[str | None, typer.Option("--today", help="The day statuses are judged on.")] = None,
    form: Form = None,
    json: Json = False,
) -> None:
    """Read documents without storing anything, and show or write what they say.

    Example: onrecord read article.txt --layer statements
    """
    asked, judged_on = form_of(form, json), day(today, "--today")
    wanted = layer or "statements"
    fields = layer_fields(wanted)
    layers, done = read_sources(sources, _options(published, publisher), Clocks(today=judged_on), wanted)
    if asked is None and layer is None:
        documents = {e.document.id: e.document for e in layers.documents}
        terminal.show(Group(*(statement_terminal(s, documents[s.document]) for s in layers.statements())))
    else:
        terminal.rows(layer_rows(layers, wanted), asked or "jsonl", fields)
    _tell_issues(done)


def _tell_issues(done: Added) -> None:
    for note in done.notes:
        terminal.say(f"note: {note.message}")
    terminal.complain_of(done.failures)
    if done.failures:
        raise typer.Exit(1)


def times(
    sentence: Annotated[str, typer.Argument(help="The words to read.")],
    anchor: Annotated[str | None, typer.Option("--anchor", help="The day they were published.")] = None,
    form: Form = None,
    json: Json = False,
) -> None:
    """Find the time expressions of a sentence; rows unless somebody watches at a terminal.

    Example: onrecord times "by the end of next year" --anchor 2024-12-10
    """
    found = find_times(sentence, day(anchor, "--anchor"))
    asked = form_of(form, json) or (None if terminal.is_watched else "jsonl")
    if asked is not None:
        terminal.rows((time_row(None, t) for t in found), asked, layer_fields("times"))
        return
    for t in found:
        bound = "" if t.bound is None else f"{t.bound.value} "
        window = "no calendar days" if t.window is None else str(t.window)
        terminal.show(f"{t.quote}: {bound}{window}  ({t.type.value} {t.value or '?'} {t.mod or ''})".rstrip())
