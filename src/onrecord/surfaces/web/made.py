"""What pages made of a record: each thing once, kept as long as it holds, and shown while it is made anew."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from enum import Enum
from typing import Any, TypeVar

__all__ = ["Fate", "Key", "Made"]

_KEPT = 256
"""So much is kept; three things belong to one subject."""
Key = tuple[object, ...]
_Thing = TypeVar("_Thing")


class Fate(Enum):
    """What becomes of a thing where the record moves on: it holds, waits to be made anew, or is dropped."""

    HOLDS = "holds"
    WAITS = "waits"
    GONE = "gone"


@dataclass(slots=True)
class _Slot:
    """A thing that is made once, by the first who asks."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    is_made: bool = False
    value: Any = None
    is_old: bool = False
    is_renewed: bool = False
    """Whether it is being made anew."""


_renewing = threading.Lock()
"""One thing at a time is made anew, so that this never keeps off what somebody waits for."""


class Made:
    """The things that were made, by their keys; the last that were asked for are kept."""

    def __init__(self, slots: Iterable[tuple[Key, _Slot]] = ()) -> None:
        self._slots = dict(slots)
        self._lock = threading.Lock()

    def once(self, key: Key, make: Callable[[], _Thing]) -> _Thing:
        """What was made under this key, made if it was not."""
        slot = self._slot(key)
        with slot.lock:  # whoever asks for the same waits, others do not
            if not slot.is_made:
                slot.value, slot.is_made = make(), True
        found: _Thing = slot.value
        return found

    def now_or_before(self, key: Key, make: Callable[[], _Thing]) -> tuple[_Thing, bool]:
        """As ``once``, and whether it waits to be made anew: then that begins, apart from who asked."""
        found = self.once(key, make)
        slot = self._slot(key)
        with slot.lock:
            begins = slot.is_old and not slot.is_renewed
            slot.is_renewed = slot.is_renewed or begins
        if begins:
            threading.Thread(target=_renew, args=(slot, make), daemon=True).start()
        return found, slot.is_old

    def carried(self, fate: Callable[[Key, Any], Fate]) -> Made:
        """The things for a record that moved on, each by its fate."""
        with self._lock:
            made = [(key, slot) for key, slot in self._slots.items() if slot.is_made]
        kept: list[tuple[Key, _Slot]] = []
        for key, slot in made:
            found = fate(key, slot.value)
            if found is Fate.HOLDS:
                kept.append((key, slot))  # the same: what is being made anew is so for both records
            elif found is Fate.WAITS:
                kept.append((key, _Slot(is_made=True, value=slot.value, is_old=True)))
        return Made(kept)

    def carried_alone(self) -> Made:
        """The things that are made, for a copy of this process: nobody there holds a lock of ours."""
        made = [(key, slot) for key, slot in self._slots.items() if slot.is_made]
        return Made((key, _Slot(is_made=True, value=slot.value)) for key, slot in made)

    def _slot(self, key: Key) -> _Slot:
        with self._lock:
            slot = self._slots.pop(key, None) or _Slot()
            while len(self._slots) >= _KEPT:
                self._slots.pop(next(iter(self._slots)))
            self._slots[key] = slot  # last, so that what nobody asks for goes first
            return slot


def _renew(slot: _Slot, make: Callable[[], Any]) -> None:
    try:
        with _renewing:
            value = make()
        with slot.lock:
            slot.value, slot.is_old = value, False
    finally:
        slot.is_renewed = False
