"""Keeps the record as pages show it, at the clocks that are asked for; decisions move it on."""

from __future__ import annotations

import gc
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field

from onrecord.ledger import Ledger, open_ledger
from onrecord.pipeline import current_from, current_layers, with_decisions, with_derived
from onrecord.surfaces.web.asked import Asked
from onrecord.surfaces.web.catching_up import derive_apart
from onrecord.surfaces.web.shown import Shown

__all__ = ["Shelf"]

_KEPT = 6
_SMALL = 5_000
"""A record of so many statements is derived anew, in about a second, while whoever decided waits."""
_QUIET, _LONGEST = 15.0, 180.0
"""Of others what is derived follows when nobody decided for so many seconds, or after so many at most."""


Prepare = Callable[[Ledger, Shown], None]


@dataclass(slots=True)
class _Place:
    """One record that is kept, and how it is brought up to date."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    shown: Shown | None = None
    decided: float = 0.0
    waits_since: float | None = None
    catching_up: threading.Thread | None = None


class Shelf:
    """Keeps what was built while the ledger stays as it is; the least used goes first."""

    def __init__(self, prepare: Prepare | None = None) -> None:
        """``prepare`` makes what a page of a large record takes long for, before anybody asks for it."""
        self._prepare = prepare
        self._lock = threading.Lock()
        self._places: OrderedDict[object, _Place] = OrderedDict()

    def shown(self, ledger: Ledger, asked: Asked) -> Shown:
        """The record as it is asked for; several that ask at once wait for one to build it."""
        place = self._place(asked)
        with place.lock:
            if place.shown is None:
                place.shown = _built(place, ledger, asked)
            elif asked.clocks.as_recorded is None and place.shown.current.entry < ledger.length():
                place.shown = _moved(place, place.shown, ledger, asked)
            if place.waits_since is not None:
                self._catch_up(place, ledger.path, asked)
            return place.shown

    def fill(self, ledger: Ledger, asked: Asked) -> None:
        """The record is built with all that its pages look up."""
        self._look_up(ledger, self.shown(ledger, asked))

    def _look_up(self, ledger: Ledger, new: Shown) -> None:
        for name in _LOOKED_UP:
            getattr(new, name)
            time.sleep(0.002)  # pages that wait go first
        if self._prepare is not None:
            self._prepare(ledger, new)

    def is_behind(self, asked: Asked) -> bool:
        """Whether what is derived does not yet hold all that came in, where the record was built."""
        return self._place(asked).waits_since is not None

    def _place(self, asked: Asked) -> _Place:
        clocks = asked.clocks
        key = (
            clocks.as_of, clocks.as_recorded, clocks.judged_on(), clocks.include_undated, asked.links.clocks
        )  # fmt: skip
        with self._lock:
            place = self._places.setdefault(key, _Place())
            self._places.move_to_end(key)
            while len(self._places) > _KEPT:
                self._places.popitem(last=False)
            return place

    def _catch_up(self, place: _Place, ledger: str, asked: Asked) -> None:
        """Begins to derive anew in another process, unless that is going on or it is too early."""
        now = time.monotonic()
        since = place.waits_since or now
        busy = place.catching_up is not None and place.catching_up.is_alive()
        if busy or (now - place.decided < _QUIET and now - since < _LONGEST):
            return
        place.catching_up = threading.Thread(
            target=_follow, args=(place, ledger, asked, self._look_up), daemon=True
        )
        place.catching_up.start()


def _is_small(shown: Shown) -> bool:
    return len(shown.layers.claim_of) <= _SMALL


def _built(place: _Place, ledger: Ledger, asked: Asked) -> Shown:
    made = Shown(current_layers(ledger, asked.clocks), asked.links)
    place.waits_since = None
    if not _is_small(made):
        gc.freeze()  # a large record stays: looking through it for garbage stops every page for seconds
    return made


def _moved(place: _Place, shown: Shown, ledger: Ledger, asked: Asked) -> Shown:
    """The record with what came in since; a large one without what has to be derived from it."""
    moved = with_decisions(ledger, shown.current)
    if _is_small(shown) and (moved is None or moved.current.is_behind):
        return _built(place, ledger, asked)
    if moved is None or moved.current.is_behind:
        place.waits_since = place.waits_since or time.monotonic()
        # Documents are waited for; decisions come in rows, and are worked in when there is a pause.
        place.decided = 0.0 if moved is None else time.monotonic()
    return shown if moved is None else shown.after(moved)


def _follow(place: _Place, path: str, asked: Asked, look_up: Prepare) -> None:
    """The record is derived apart, and takes the place of the one that waits for it."""
    old = place.shown
    assert old is not None  # noqa: S101  only a record that is shown waits for anything
    with open_ledger(path, create=False) as ledger:
        whole = any(kind != "decision" for _, kind in ledger.kinds_after(old.current.entry))
        apart = derive_apart(path, asked.clocks, whole)
        if whole:
            new = Shown(current_from(ledger, apart.layers, asked.clocks, apart.entry), asked.links)
        else:
            last = place.shown or old
            new = last.derived_anew(with_derived(last.current, apart.layers, apart.entry))
        look_up(ledger, new)
        with place.lock:
            moved = with_decisions(ledger, new.current)
            place.shown = new if moved is None else new.after(moved)
            place.waits_since = time.monotonic() if place.shown.current.is_behind or moved is None else None
    gc.freeze()


_LOOKED_UP = (
    "entries", "documents", "number", "statements", "readings", "claims", "claim_of", "commitments",
    "commitment_of", "against", "changes", "index", "ordered", "nearby",
)  # fmt: skip
