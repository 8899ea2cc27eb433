"""Where the command line writes: results to standard output, everything else to standard error."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import NoReturn

from rich.console import Console, RenderableType
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from onrecord.exchange import Row, write_rows
from onrecord.records import Issue

__all__ = ["Terminal", "progress_bar", "terminal"]


class _Console(Console):
    def on_broken_pipe(self) -> None:
        """The reader of our output went away."""
        _leave_quietly()


def _leave_quietly() -> NoReturn:
    # "| head" has what it wanted: no failure of ours. Python flushes once more at its end, to nobody.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    raise SystemExit(0)


@dataclass(slots=True)
class Terminal:
    """What the options --quiet and --no-color say."""

    quiet: bool = False
    plain: bool = False

    def without_colour(self) -> bool:
        """Whether colours are unwanted; an empty NO_COLOR says nothing (no-color.org)."""
        return self.plain or bool(os.environ.get("NO_COLOR"))

    def _console(self, to_stderr: bool) -> Console:
        # Words of documents may stand in square brackets or between colons: they are no markup.
        console = _Console(
            stderr=to_stderr, no_color=self.without_colour(), highlight=False, markup=False, emoji=False
        )
        if not console.is_terminal:
            console.width = min(max(console.width, 100), 120)
        return console

    @property
    def is_watched(self) -> bool:
        """Whether results go to a terminal, and so to a person."""
        return sys.stdout.isatty()

    def show(self, result: RenderableType) -> None:
        """A result for people, on standard output."""
        self._console(to_stderr=False).print(result)

    def look(self) -> tuple[object, ...]:
        """All that the look of a result depends on: width, colours."""
        console = self._console(to_stderr=False)
        return ("terminal", console.width, console.color_system, console.no_color, console.legacy_windows)

    def drawn(self, result: RenderableType) -> str:
        """A result as ``show`` would print it."""
        console = self._console(to_stderr=False)
        with console.capture() as capture:
            console.print(result)
        return capture.get()

    def write(self, drawn: str) -> None:
        """What was drawn before, on standard output."""
        self._console(to_stderr=False).file.write(drawn)

    def send(self, data: bytes) -> None:
        """Bytes for machines, on standard output."""
        try:
            sys.stdout.buffer.write(data)
            sys.stdout.buffer.flush()
        except BrokenPipeError:
            _leave_quietly()

    def say(self, message: str) -> None:
        """A message on standard error; nothing when quiet."""
        if not self.quiet:
            self._console(to_stderr=True).print(message, soft_wrap=True)

    def complain(self, message: str) -> None:
        """A failure on standard error, quiet or not."""
        self._console(to_stderr=True).print(message, soft_wrap=True)

    def complain_of(self, issues: Iterable[Issue]) -> None:
        """Each failed source with its reason, a line each."""
        for issue in issues:
            self.complain(issue.message)

    def rows(self, rows: Iterable[Row], form: str, fields: Sequence[str] = ()) -> None:
        """Rows for machines, on standard output as bytes; ``fields`` are their columns."""
        try:
            write_rows(rows, form, sys.stdout.buffer, fields)
            sys.stdout.buffer.flush()
        except BrokenPipeError:
            _leave_quietly()


terminal = Terminal()


@contextmanager
def progress_bar(what: str) -> Iterator[Callable[[int, int | None], None]]:
    """A progress bar on standard error while the block runs; none when quiet or not on a terminal."""
    console = Console(stderr=True, no_color=terminal.without_colour())
    if terminal.quiet or not console.is_terminal:
        yield lambda _done, _total: None
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=False) as progress:
        task = progress.add_task(what, total=None)
        yield lambda done, total: progress.update(task, completed=done, total=total)
