"""The application: its commands, its common options, and how errors become a sentence and an exit code."""

from __future__ import annotations

import inspect
import io
import sys
from collections.abc import Callable
from typing import Annotated

import typer

from onrecord.errors import LedgerError, OnrecordError, UsageError
from onrecord.surfaces.cli import (
    asking,
    checking,
    deciding,
    example,
    following,
    grading,
    indicators,
    matrices,
    publishing,
    questions,
    scopes,
    serving,
    showing,
    taking,
    timelines,
    tracing,
    users,
)
from onrecord.surfaces.cli.console import terminal

__all__ = ["FAILED", "LEDGER", "USAGE", "app", "main"]

FAILED, USAGE, LEDGER = 1, 2, 3

app = typer.Typer(
    name="onrecord",
    help="Keeps the public record: who said it, on whose word, by when, and did it happen?",
    no_args_is_help=True,
    epilog="Example: onrecord demo",
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


_COMMANDS: tuple[Callable[..., None], ...] = (
    taking.add,
    taking.read,
    taking.times,
    showing.dossier,
    showing.due,
    following.brief,
    following.alerts,
    following.calendar,
    showing.show,
    showing.why,
    timelines.timeline,
    asking.search,
    asking.export,
    checking.diff,
    tracing.compare,
    tracing.origins,
    deciding.rule,
    deciding.side,
    grading.grade,
    grading.withdraw,
    publishing.publish,
    publishing.free,
    checking.verify,
    serving.serve,
    example.demo,
)

_GROUPS: tuple[tuple[str, str, str, tuple[Callable[..., None], ...]], ...] = (
    (
        "question",
        "Questions to be answered with yes or no, people's estimates of them, and how good these were.",
        "Example: onrecord question show",
        (
            questions.draft,
            questions.ask,
            questions.estimate,
            questions.resolve,
            questions.show,
            questions.scores,
        ),
    ),
    (
        "matrix",
        "Competing hypotheses on one question, and the statements that speak for or against each.",
        "Example: onrecord matrix show",
        (matrices.start, matrices.add, matrices.weigh, matrices.show),
    ),
    (
        "indicator",
        "Signs to watch, named by the reporting or added by people: what was observed, and when to alert.",
        "Example: onrecord indicator show",
        (indicators.add, indicators.watch, indicators.observe, indicators.show),
    ),
    (
        "scope",
        "Subjects of dossiers, saved by name in versions: words, actors and systems, claims.",
        "Example: onrecord scope show",
        (scopes.save, scopes.show),
    ),
    (
        "user",
        "Accounts at the desk: without any it serves one person on this machine; with one everybody logs in.",
        "Example: onrecord user list",
        (users.add, users.list, users.role, users.password, users.token, users.remove),
    ),
)
"""Name, help, example and commands of each group."""


def _add(group: typer.Typer, command: Callable[..., None]) -> None:
    """The example is the docstring's last paragraph; help shows it last, below the options."""
    words, _, line = inspect.cleandoc(command.__doc__ or "").rpartition("\n\n")
    group.command(command.__name__, help=words, epilog=line)(command)


for command in _COMMANDS:
    _add(app, command)
for name, words, example_line, commands in _GROUPS:
    members = typer.Typer(no_args_is_help=True, rich_markup_mode=None, add_completion=False)
    for command in commands:
        _add(members, command)
    app.add_typer(members, name=name, help=words, epilog=example_line)


def main() -> None:
    """Runs the command line; the exit code is 0 done, 1 sources failed, 2 wrong usage, 3 ledger unusable."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal that lacks a letter shows "?" in its place
    try:
        app()
    except UsageError as error:
        terminal.complain(f"onrecord: {error}")
        sys.exit(USAGE)
    except LedgerError as error:
        terminal.complain(f"onrecord: {error}")
        sys.exit(LEDGER)
    except OnrecordError as error:
        terminal.complain(f"onrecord: {error}")
        sys.exit(FAILED)
