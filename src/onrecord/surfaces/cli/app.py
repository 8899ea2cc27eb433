"""The application: its commands, its common options, and how errors become a sentence and an exit code."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from onrecord.errors import LedgerError, SourceError, UsageError
from onrecord.surfaces.cli import asking, checking, example, showing, taking
from onrecord.surfaces.cli.console import terminal

__all__ = ["FAILED", "LEDGER", "USAGE", "app", "main"]

FAILED, USAGE, LEDGER = 1, 2, 3

app = typer.Typer(
    name="onrecord",
    help="Keeps the public record: who said it, on whose word, by when, and did it happen?",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


@app.callback()
def common(
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress and no messages.")] = False,
    no_color: Annotated[bool, typer.Option("--no-color", help="No colours.")] = False,
) -> None:
    """Keeps the public record: who said it, on whose word, by when, and did it happen?"""
    terminal.quiet, terminal.plain = quiet, no_color


app.command("add")(taking.add)
app.command("read")(taking.read)
app.command("times")(taking.times)
app.command("dossier")(showing.dossier)
app.command("due")(showing.due)
app.command("show")(showing.show)
app.command("search")(asking.search)
app.command("export")(asking.export)
app.command("diff")(checking.diff)
app.command("verify")(checking.verify)
app.command("demo")(example.demo)


def main() -> None:
    """Runs the command line; the exit code is 0 done, 1 sources failed, 2 wrong usage, 3 ledger unusable."""
    try:
        app()
    except UsageError as error:
        terminal.complain(f"onrecord: {error}")
        sys.exit(USAGE)
    except LedgerError as error:
        terminal.complain(f"onrecord: {error}")
        sys.exit(LEDGER)
    except SourceError as error:
        terminal.complain(f"onrecord: {error}")
        sys.exit(FAILED)
    except BrokenPipeError:
        # The reader of our output went away ("| head"); that is no failure of ours.
        sys.stderr.close()
        sys.exit(0)
