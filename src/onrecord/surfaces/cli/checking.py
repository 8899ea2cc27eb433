"""Commands that compare and check: diff, verify."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Annotated

import typer
from rich.text import Text

from onrecord.errors import LedgerError, UsageError
from onrecord.exchange import Row
from onrecord.pipeline import Change, Clocks, compare_days, compare_versions
from onrecord.surfaces.cli.console import terminal
from onrecord.surfaces.cli.options import (
    AsRecorded,
    IncludeUndated,
    Json,
    LedgerPath,
    Today,
    clocks,
    day,
    moment,
    opened,
)
from onrecord.surfaces.render import one_line

__all__ = ["diff", "verify"]


def diff(
    first: Annotated[str, typer.Argument(metavar="DATE|DOCUMENT", help="The earlier day, or a document id.")],
    second: Annotated[str | None, typer.Argument(metavar="[DATE]", help="The later day.")] = None,
    ledger: LedgerPath = "onrecord.db",
    recorded: Annotated[
        bool, typer.Option("--recorded", help="The two are moments of this ledger, not days of the world.")
    ] = False,
    as_recorded: AsRecorded = None,
    today: Today = None,
    include_undated: IncludeUndated = False,
    json: Json = False,
) -> None:
    """Tell what is new, changed or withdrawn between two days, or between the versions of a document.

    Example: onrecord diff 2025-01-01 2025-02-01
    """
    if second is None:
        if recorded:
            raise UsageError("--recorded needs two moments")
        with opened(ledger) as record:
            changes = compare_versions(record, first)
    else:
        common = clocks(None, as_recorded, today, include_undated)
        sides = sorted((_side(text, recorded, common) for text in (first, second)), key=_order)
        with opened(ledger) as record:
            changes = compare_days(record, *sides)
    if json:
        terminal.rows(map(_row, changes), "jsonl")
        return
    for change in changes:
        _show(change)
    if not changes:
        terminal.say("No difference.")


def _side(text: str, recorded: bool, common: Clocks) -> Clocks:
    """One of the two clocks that are compared; without --today each is judged on its own day."""
    if recorded:
        at = moment(text, "a moment")
        assert at is not None  # noqa: S101  the argument is given
        return replace(common, as_recorded=at, today=common.today or at.date())
    return replace(common, as_of=day(text, "a day to compare"))


def _order(side: Clocks) -> tuple[object, object]:
    return side.as_of or date.min, side.as_recorded or datetime.min.replace(tzinfo=UTC)


def _show(change: Change) -> None:
    terminal.show(Text(f"{change.change:<9} {change.what:<11} {one_line(change.text)}"))
    for x in change.evidence:
        quote = "" if x.quote == change.text else f"“{one_line(x.quote)}” "
        terminal.show(Text(f"{'':<22}{quote}[{x.document} {x.start}..{x.end}]"))
    terminal.show(Text(f"{'':<22}[{change.id}]"))


def _row(change: Change) -> Row:
    evidence = [
        {"statement": x.statement, "document": x.document, "start": x.start, "end": x.end, "quote": x.quote}
        for x in change.evidence
    ]
    return {
        "change": change.change,
        "what": change.what,
        "id": change.id,
        "text": change.text,
        "evidence": evidence,
    }


def verify(ledger: LedgerPath = "onrecord.db") -> None:
    """Check the ledger: every entry's hash, every text and every archived byte.

    Example: onrecord verify --ledger onrecord.db
    """
    with opened(ledger) as record:
        problems = record.verify()
    for problem in problems:
        terminal.complain(problem)
    if problems:
        raise LedgerError(f"{ledger} is damaged: {len(problems)} of its parts do not agree with their hashes")
    terminal.show(f"{ledger}: every entry agrees with its hash and its predecessor's")
