"""Commands that carry dossiers to readers: publish, free."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from onrecord.errors import UsageError
from onrecord.pipeline import (
    Publication,
    find_scope,
    layers_at,
    mark_free,
    note_issued,
    publications_of,
    withdraw_free,
)
from onrecord.records import Decision, Layers
from onrecord.surfaces.cli.console import terminal
from onrecord.surfaces.cli.deciding import Because, By, Withdraw, author_of
from onrecord.surfaces.cli.options import (
    AsOf,
    AsRecorded,
    IncludeUndated,
    LedgerPath,
    Today,
    clocks,
    moment,
    opened,
)
from onrecord.surfaces.publish import Site, Written, site_files, write_site
from onrecord.surfaces.render import one_line
from onrecord.surfaces.render.words import count, text
from onrecord.tracking import FREE, About, standing

__all__ = ["free", "publish"]


def publish(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Where the site is written.")],
    queries: Annotated[
        list[str] | None, typer.Argument(metavar="[QUERY]...", help="Words that name a subject, each one.")
    ] = None,
    scope: Annotated[list[str] | None, typer.Option("--scope", help="A saved subject, by its name.")] = None,
    title: Annotated[str | None, typer.Option("--title", help="The title of the first page.")] = None,
    ledger: LedgerPath = "onrecord.db",
    as_of: AsOf = None,
    as_recorded: AsRecorded = None,
    today: Today = None,
    include_undated: IncludeUndated = False,
) -> None:
    """Write chosen dossiers as a static site: pages, downloads, calendars, feeds; no script, no request.

    Documents are quoted; whole texts are shown only of those that are marked with the command free. The same
    ledger and days give the same files. A file that onrecord did not write is never touched.

    Example: onrecord publish site "harbour bridge" --today 2025-07-01
    """
    asked = clocks(as_of, as_recorded, today, include_undated)
    if not queries and not scope:
        raise UsageError("say what to publish: words that name a subject, or --scope NAME")
    with opened(ledger) as record:
        layers = layers_at(record, asked)
        made = publications_of(layers, _subjects(layers, queries or (), scope or ()), asked)
        done = write_site(folder, site_files(Site(title or text("site.title"), made, layers)))
        entries = tuple(entry for publication in made for entry in publication.entries)
        if not note_issued(record, entries, datetime.now(UTC)):
            terminal.say(f"note: {ledger} cannot be written, so the ids of calendar entries are not kept.")
    _tell(folder, made, done)


def _subjects(layers: Layers, queries: Sequence[str], scopes: Sequence[str]) -> list[About]:
    """The subjects, each once: those that are saved by name first."""
    asked = [" ".join(query.split()) for query in queries]
    return [*(find_scope(layers, name) for name in dict.fromkeys(scopes)), *dict.fromkeys(asked)]


def _tell(folder: Path, made: Sequence[Publication], done: Written) -> None:
    for publication in made:
        dossier = publication.dossier
        if not dossier.documents:
            terminal.say(f"note: no document is about {one_line(dossier.subject)!r}; its page is empty.")
        withheld = sum(excerpt.withheld for excerpt in dossier.excerpts)
        if withheld:
            words = count("statements", withheld)
            terminal.say(
                f"note: {one_line(dossier.subject)}: {words} withheld, or whole texts would be published."
            )
    for path in done.kept:
        terminal.say(f"note: {folder / path} is no longer wanted, but was changed by others, so it stays.")
    told = f"{len(done.new)} new, {len(done.changed)} changed, {len(done.same)} the same"
    subjects = count("subjects", len(made))
    terminal.show(f"{folder / 'index.html'}: {subjects}; files: {told}, {len(done.removed)} removed")


def free(
    document: Annotated[
        str | None, typer.Argument(metavar="[DOCUMENT]", help="The id of a document; none: list them.")
    ] = None,
    because: Because = None,
    by: By = None,
    withdraw: Withdraw = False,
    ledger: LedgerPath = "onrecord.db",
    as_recorded: AsRecorded = None,
) -> None:
    """Mark a document as one whose whole text may be published, take that back, or list those marked.

    A mark holds for one version of a text. Without one, published pages quote.

    Example: onrecord free quay-bridge --because "CC BY 4.0, says its page" --by "Ada Brom"
    """
    if document is None:
        if because is not None or withdraw:
            raise UsageError("a mark needs the id of a document")
        _list_free(ledger, as_recorded)
        return
    author = author_of(because, by, None)
    with opened(ledger) as record:
        made = (withdraw_free if withdraw else mark_free)(record, document, author)
    terminal.show(_mark_words(made))


def _mark_words(made: Decision) -> str:
    told = "may be published whole" if made.undoes is None else "is only quoted"
    return one_line(f"{made.on[0]} {told}: {made.why} ({made.by}, {made.when}) [{made.id}]")


def _list_free(ledger: str, as_recorded: str | None) -> None:
    with opened(ledger) as record:
        decisions = record.view(as_recorded=moment(as_recorded, "--as-recorded")).decisions
    marks = standing(decisions, FREE)
    for mark in marks:
        terminal.show(_mark_words(mark))
    if not marks:
        terminal.say("No document is marked free: published pages quote.")
