"""Commands that carry what is followed elsewhere: alerts, brief, calendar."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from onrecord.errors import UsageError
from onrecord.exchange import (
    CalendarFile,
    Dated,
    Feed,
    alert_row,
    alert_title,
    atom_feed,
    brief_rows,
    calendar_bytes,
    json_feed,
    safe_url,
)
from onrecord.pipeline import (
    Clocks,
    alerts_at,
    alerts_of,
    backing_at,
    brief_since,
    calendar_of,
    layers_at,
    note_issued,
)
from onrecord.records import Alert, DocumentEntry, Statement
from onrecord.surfaces.cli.console import terminal
from onrecord.surfaces.cli.files import write_file
from onrecord.surfaces.cli.options import (
    AsOf,
    AsRecorded,
    IncludeUndated,
    Json,
    LedgerPath,
    Subject,
    Today,
    beginning,
    clocks,
    opened,
)
from onrecord.surfaces.cli.scopes import Scope, asked_subject, check_subject
from onrecord.surfaces.render import brief_terminal, quote_terminal

__all__ = ["alerts", "brief", "calendar"]


def alerts(
    query: Subject = "",
    scope: Scope = None,
    ledger: LedgerPath = "onrecord.db",
    atom: Annotated[Path | None, typer.Option("--atom", help="Write an Atom feed.")] = None,
    json_file: Annotated[Path | None, typer.Option("--json-feed", help="Write a JSON Feed.")] = None,
    url: Annotated[str | None, typer.Option("--url", help="Where the feed will be published.")] = None,
    limit: Annotated[int, typer.Option("--limit", min=1, help="How many, the newest first.")] = 500,
    as_of: AsOf = None,
    as_recorded: AsRecorded = None,
    today: Today = None,
    include_undated: IncludeUndated = False,
    json: Json = False,
) -> None:
    """Tell what happened: new commitments, slips, outcomes, days that passed, contradictions.

    Example: onrecord alerts "coastal radar" --atom alerts.xml
    """
    asked = clocks(as_of, as_recorded, today, include_undated)
    address = _published_at(url)
    with opened(ledger) as record:
        if query or scope is not None:
            layers = layers_at(record, asked)
            found = alerts_of(layers, asked_subject(layers, query, scope), asked)[:limit]
        else:
            found = alerts_at(record, asked)[:limit]
        feed = _feed(scope or query, asked, found, backing_at(record, asked, found), address)
    if json:
        terminal.rows((alert_row(alert, feed) for alert in feed.alerts), "jsonl")
    elif atom is None and json_file is None:
        _show(feed)
    for path, content in ((atom, atom_feed), (json_file, json_feed)):
        if path is not None:
            write_file(path, content(feed))
            terminal.show(f"{path}: {len(feed.alerts)} alerts")


def _published_at(url: str | None) -> str | None:
    """The address, checked; raises UsageError for one that is none of the web's."""
    if url is not None and safe_url(url) is None:
        raise UsageError(f"--url needs a web address, not {url!r}")
    return url


def _feed(
    query: str,
    asked: Clocks,
    found: tuple[Alert, ...],
    backing: tuple[Mapping[str, Statement], Mapping[str, DocumentEntry]],
    url: str | None,
) -> Feed:
    title = f"onrecord: {query}" if query else "onrecord"
    return Feed(title, asked.judged_on(), found, *backing, url)


def _show(feed: Feed) -> None:
    for alert in feed.alerts:
        day = "undated   " if alert.day is None else alert.day.isoformat()
        terminal.show(Text(f"{day}  {alert_title(alert)}", style="bold"))
        for statement, _ in feed.backing(alert):
            terminal.show(quote_terminal(statement))
    if not feed.alerts:
        terminal.say("Nothing happened.")


def calendar(
    file: Annotated[Path, typer.Argument(metavar="FILE.ics", help="The file that is written.")],
    query: Subject = "",
    scope: Scope = None,
    ledger: LedgerPath = "onrecord.db",
    as_of: AsOf = None,
    as_recorded: AsRecorded = None,
    today: Today = None,
    include_undated: IncludeUndated = False,
) -> None:
    """Write the due windows as an iCalendar file; a slip moves the same entry, and its id is kept for ever.

    Example: onrecord calendar due.ics "coastal radar"
    """
    asked = clocks(as_of, as_recorded, today, include_undated)
    check_subject(query, scope)
    with opened(ledger) as record:
        layers, entries, without = calendar_of(record, query, asked, scope)
        name = scope or query
        content = CalendarFile(
            title=f"onrecord: {name}" if name else "onrecord",
            entries=[Dated(e.commitment, e.uid, e.merged) for e in entries],
            statements={s.id: s for s in layers.statements()},
            documents={e.document.id: e for e in layers.documents},
            judged_on=asked.judged_on(),
        )
        write_file(file, calendar_bytes(content))
        if not note_issued(record, entries, datetime.now(UTC)):
            terminal.say(f"note: {ledger} cannot be written, so the ids of these entries are not kept.")
    terminal.show(f"{file}: {len(entries)} commitments with a window, {without} without one left out")


def brief(
    since: Annotated[str, typer.Option("--since", help="A day, a moment (UTC), or yesterday.")],
    ledger: LedgerPath = "onrecord.db",
    published: Annotated[
        bool, typer.Option("--published", help="Since then published, not since then learned.")
    ] = False,
    as_of: AsOf = None,
    as_recorded: AsRecorded = None,
    today: Today = None,
    include_undated: IncludeUndated = False,
    json: Json = False,
) -> None:
    """Tell what is new since a moment, folded by origin: papers that repeat one agency are one line.

    Example: onrecord brief --since yesterday
    """
    asked = clocks(as_of, as_recorded, today, include_undated)
    start = beginning(since, "--since")
    with opened(ledger) as record:
        made, layers = brief_since(record, start, asked, published)
    if json:
        terminal.rows(brief_rows(made), "jsonl")
    else:
        statements = {s.id: s for s in layers.statements()}
        terminal.show(brief_terminal(made, since, statements))
