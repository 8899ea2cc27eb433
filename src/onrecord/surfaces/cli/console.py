"""Where the command line writes: results to standard output, everything else to standard error."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from rich.console import Console, RenderableType
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from onrecord.exchange import Row, write_rows
from onrecord.records import Issue

__all__ = ["Terminal", "progress_bar", "terminal"]


@dataclass(slots=True)
class Terminal:
    """What the options --quiet and --no-color say."""

    quiet: bool = False
    plain: bool = False

    def _console(self, to_stderr: bool) -> Console:
        plain = self.plain or "NO_COLOR" in os.environ
        console = Console(stderr=to_stderr, no_color=plain, highlight=False, soft_wrap=False)
        if not console.is_terminal:
            console.width = min(max(console.width, 100), 120)
        return console

    def show(self, result: RenderableType) -> None:
        """A result for people, on standard output."""
        self._console(to_stderr=False).print(result)

    def say(self, message: str) -> None:
        """A message on standard error; nothing when quiet."""
        if not self.quiet:
            self._console(to_stderr=True).print(message, markup=False)

    def complain(self, message: str) -> None:
        """A failure on standard error, quiet or not."""
        self._console(to_stderr=True).print(message, markup=False, soft_wrap=True)

    def complain_of(self, issues: Iterable[Issue]) -> None:
        """Each failed source with its reason, a line each."""
        for issue in issues:
            self.complain(issue.message)

    def rows(self, rows: Iterable[Row], form: str) -> None:
        """Rows for machines, on standard output as bytes."""
        write_rows(rows, form, sys.stdout.buffer)
        sys.stdout.buffer.flush()


terminal = Terminal()


@contextmanager
def progress_bar(what: str) -> Iterator[Callable[[int, int | None], None]]:
    """A progress bar on standard error while the block runs; none when quiet or not on a terminal."""
    console = Console(stderr=True, no_color=terminal.plain or "NO_COLOR" in os.environ)
    if terminal.quiet or not console.is_terminal:
        yield lambda _done, _total: None
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=False) as progress:
        task = progress.add_task(what, total=None)
        yield lambda done, total: progress.update(task, completed=done, total=total)
