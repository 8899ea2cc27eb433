"""Imports that run while people read on: one after another, watched live, stopped between two documents."""

from __future__ import annotations

import logging
import secrets
import threading
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from enum import StrEnum

from onrecord.errors import OnrecordError
from onrecord.pipeline import Added, StoppedError

__all__ = ["Import", "Imports", "Progress", "Stage", "State"]

_KEPT = 200
"""Imports that are remembered; what they took in is on record for ever."""
Progress = Callable[[int, int | None], None]
Work = Callable[[Progress], Added]
_log = logging.getLogger(__name__)


class Stage(StrEnum):
    """How far an import has come."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    STOPPED = "stopped"
    FAILED = "failed"

    @property
    def is_over(self) -> bool:
        """Whether nothing more will happen."""
        return self not in (Stage.WAITING, Stage.RUNNING)


@dataclass(frozen=True, slots=True)
class State:
    """An import at a moment; ``total`` is None until it is known, ``added`` until it is over."""

    stage: Stage = Stage.WAITING
    done: int = 0
    total: int | None = None
    added: Added | None = None
    problem: str = ""


class Import:
    """One import: whose it is, how far it has come, and the means to stop it."""

    def __init__(self, by: str) -> None:
        self.name = secrets.token_urlsafe(12)
        self.by = by
        self._state = State()
        self._stopping = threading.Event()
        self._over = threading.Event()

    @property
    def state(self) -> State:
        """How far it has come."""
        return self._state

    @property
    def is_stopping(self) -> bool:
        """Whether somebody wants it stopped, which it will be before the next document."""
        return self._stopping.is_set() and not self._state.stage.is_over

    def stop(self) -> None:
        """No further document is taken in; those before stay and are linked."""
        self._stopping.set()

    def wait(self, seconds: float) -> None:
        """It is over, or the seconds have passed."""
        self._over.wait(seconds)

    def run(self, work: Work) -> None:
        """The work was done, as far as nobody stopped it."""
        self._state = replace(self._state, stage=Stage.RUNNING)
        try:
            added = Added.nothing() if self._stopping.is_set() else work(self._advance)
            unfinished = self._stopping.is_set() and self._state.done != self._state.total
            stage = Stage.STOPPED if unfinished else Stage.DONE
            self._state = replace(self._state, stage=stage, added=added)
        except OnrecordError as error:
            self._state = replace(self._state, stage=Stage.FAILED, problem=str(error))

    def finish(self, ran: Future[None]) -> None:
        """It is over; an error of the program itself is logged, and the page says that there was one."""
        error = None if ran.cancelled() else ran.exception()
        if error is not None:
            _log.error("an import failed", exc_info=error)
            self._state = replace(self._state, stage=Stage.FAILED, problem=type(error).__name__)
        elif not self._state.stage.is_over:
            self._state = replace(self._state, stage=Stage.STOPPED)
        self._over.set()

    def _advance(self, done: int, total: int | None) -> None:
        self._state = replace(self._state, done=done, total=total)
        if self._stopping.is_set():
            raise StoppedError


class Imports:
    """The imports of one running desk. One runs at a time: two would only wait for the same ledger."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._known: OrderedDict[str, Import] = OrderedDict()
        self._runner: ThreadPoolExecutor | None = None

    def start(self, by: str, work: Work) -> Import:
        """The work will be done, after what waits already."""
        made = Import(by)
        with self._lock:
            if self._runner is None:
                self._runner = ThreadPoolExecutor(1, thread_name_prefix="import")
            self._known[made.name] = made
            while len(self._known) > _KEPT:
                self._known.popitem(last=False)
            self._runner.submit(made.run, work).add_done_callback(made.finish)
        return made

    def find(self, name: str) -> Import | None:
        """The import of this name."""
        return self._known.get(name)

    def of(self, by: str | None) -> list[Import]:
        """What somebody began, the latest first; everybody's for None."""
        return [one for one in reversed(list(self._known.values())) if by is None or one.by == by]

    def close(self) -> None:
        """Every import has stopped; what it took in stays, and adding the same again takes up the rest."""
        with self._lock:
            for one in self._known.values():
                one.stop()
            if self._runner is not None:
                self._runner.shutdown(wait=True, cancel_futures=True)
                self._runner = None
