"""Commands that compare and check: diff, verify."""

from __future__ import annotations

from typing import Annotated

import typer

from onrecord.errors import LedgerError
from onrecord.pipeline import compare_days, compare_versions
from onrecord.surfaces.cli.console import terminal
from onrecord.surfaces.cli.options import Json, LedgerPath, day, opened

__all__ = ["diff", "verify"]


def diff(
    first: Annotated[str, typer.Argument(metavar="DATE|DOCUMENT", help="The earlier day, or a document id.")],
    second: Annotated[str | None, typer.Argument(metavar="[DATE]", help="The later day.")] = None,
    ledger: LedgerPath = "onrecord.db",
    json: Json = False,
) -> None:
    """Tell what is new, changed or withdrawn between two days, or between the versions of a document.

    Example: onrecord diff 2025-01-01 2025-02-01
    """
    with opened(ledger) as record:
        if second is None:
            changes = compare_versions(record, first)
        else:
            earlier, later = day(first, "the first day"), day(second, "the second day")
            assert earlier is not None  # noqa: S101  both arguments are given
            assert later is not None  # noqa: S101
            changes = compare_days(record, earlier, later)
    if json:
        terminal.rows(
            ({"change": c.change, "what": c.what, "id": c.id, "text": c.text} for c in changes), "jsonl"
        )
        return
    for change in changes:
        terminal.show(f"{change.change:<9} {change.what:<11} {change.text}")
        terminal.show(f"{'':<22}[{change.id}]")
    if not changes:
        terminal.say("No difference.")


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
