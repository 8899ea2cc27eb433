"""Options that several commands share, and how their words are read."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Annotated

import typer

from onrecord.errors import UsageError
from onrecord.exchange import FORMATS
from onrecord.ledger import Ledger, open_ledger
from onrecord.pipeline import Clocks

__all__ = [
    "AsOf", "AsRecorded", "Form", "IncludeUndated", "Json", "LedgerPath", "Subject", "Today", "beginning",
    "clocks", "day", "form_of", "moment", "opened",
]  # fmt: skip

LedgerPath = Annotated[
    str, typer.Option("--ledger", envvar="ONRECORD_LEDGER", help="The ledger file.", show_default=True)
]
AsOf = Annotated[str | None, typer.Option("--as-of", help="As the world could know it on this day.")]
AsRecorded = Annotated[
    str | None, typer.Option("--as-recorded", help="As this ledger knew it at this moment (UTC).")
]
Subject = Annotated[str, typer.Argument(help="Words that name the subject; empty: everything.")]
Today = Annotated[str | None, typer.Option("--today", help="The day on which statuses are judged.")]
IncludeUndated = Annotated[
    bool, typer.Option("--include-undated", help="Under --as-of, keep documents without a date.")
]
Form = Annotated[str | None, typer.Option("--format", help="jsonl, csv or parquet.")]
Json = Annotated[bool, typer.Option("--json", help="The same as --format jsonl.")]


def day(text: str | None, option: str) -> date | None:
    """The day that an option names; raises UsageError for anything else."""
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise UsageError(f"{option} needs a date like 2025-07-01, not {text!r}") from error


def moment(text: str | None, option: str) -> datetime | None:
    """The moment that an option names, in UTC unless it says otherwise; a bare day means its end."""
    if text is None:
        return None
    try:
        found = datetime.fromisoformat(text)
    except ValueError as error:
        raise UsageError(f"{option} needs a date and time like 2025-07-01T12:00, not {text!r}") from error
    if len(text) == len("2025-07-01"):
        found = found.replace(hour=23, minute=59, second=59, microsecond=999999)
    return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)


def beginning(text: str, option: str) -> datetime:
    """The moment at which something begins; a bare day means its start, "yesterday" that of the last one."""
    if text == "yesterday":
        today = datetime.now(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
        return today - timedelta(days=1)
    try:
        found = datetime.fromisoformat(text)
    except ValueError as error:
        raise UsageError(f"{option} needs a date, a moment or 'yesterday', not {text!r}") from error
    return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)


def clocks(as_of: str | None, as_recorded: str | None, today: str | None, include_undated: bool) -> Clocks:
    """The asked clocks."""
    return Clocks(
        day(as_of, "--as-of"), moment(as_recorded, "--as-recorded"), day(today, "--today"), include_undated
    )


def form_of(form: str | None, json: bool) -> str | None:
    """The asked format, None when it is to be shown to people; raises UsageError for an unknown one."""
    if json:
        return "jsonl"
    if form is not None and form not in FORMATS:
        raise UsageError(f"there is no format {form!r}; the formats are {', '.join(FORMATS)}")
    return form


def opened(path: str, create: bool = False) -> Ledger:
    """The ledger at this path."""
    return open_ledger(path, create=create)
