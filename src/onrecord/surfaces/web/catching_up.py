"""Derives a large record in a process of its own, so that pages go on meanwhile."""

from __future__ import annotations

import multiprocessing
import os
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, fields
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, BinaryIO, get_type_hints

import msgspec

from onrecord.ledger import open_ledger
from onrecord.pipeline import Clocks, Current, current_layers
from onrecord.records import Layers

__all__ = ["Apart", "derive_apart"]

_READ = ("documents", "readings", "issues", "decisions")
_AT_ONCE = 1000
"""Rows that are decoded in one go: other pages wait so long."""
_READINGS_AT_ONCE = 25


@dataclass(frozen=True, slots=True)
class Apart:
    """Layers as they were derived up to an entry of the ledger; only what is derived, or all of them."""

    layers: Layers
    entry: int
    is_whole: bool


def derive_apart(ledger: str, clocks: Clocks, whole: bool) -> Apart:
    """The layers at these clocks as the ledger holds them now, derived by another process at low priority."""
    with TemporaryDirectory() as folder:
        path = str(Path(folder) / "layers")
        context = multiprocessing.get_context("spawn")
        process = context.Process(target=_derive, args=(ledger, clocks, whole, path), daemon=True)
        process.start()
        process.join()
        if process.exitcode != 0:
            raise RuntimeError(f"deriving the record apart ended with {process.exitcode}")
        with Path(path).open("rb") as file:
            return _read(file, whole)


def _derive(ledger: str, clocks: Clocks, whole: bool, path: str) -> None:
    os.nice(10)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    with open_ledger(ledger, create=False) as opened:
        current = current_layers(opened, clocks)
    with Path(path).open("wb") as out:
        out.writelines(f"{name} {len(body)}\n".encode() + body for name, body in _parts(current, whole))


def _end_with_parent() -> None:
    """The process ends when the desk does, however that ended."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _parts(current: Current, whole: bool) -> Iterator[tuple[str, bytes]]:
    encode = msgspec.msgpack.Encoder().encode
    yield "entry", encode(current.entry)
    for field in fields(Layers):
        rows = getattr(current.layers, field.name)
        if not isinstance(rows, tuple) or (field.name in _READ and not whole):
            continue
        most = _READINGS_AT_ONCE if field.name == "readings" else _AT_ONCE
        for start in range(0, len(rows), most):
            yield field.name, encode(rows[start : start + most])


def _read(file: BinaryIO, whole: bool) -> Apart:
    types = get_type_hints(Layers)
    decoders = {name: msgspec.msgpack.Decoder(type=kind) for name, kind in types.items()}
    found: dict[str, list[Any]] = {}
    entry = 0
    for line in iter(file.readline, b""):
        name, _, size = line.decode().strip().partition(" ")
        body = file.read(int(size))
        if name == "entry":
            entry = msgspec.msgpack.decode(body, type=int)
        else:
            found.setdefault(name, []).extend(decoders[name].decode(body))
            time.sleep(0.002)  # pages that wait go first
    parts: dict[str, Any] = {name: tuple(rows) for name, rows in found.items()}
    return Apart(Layers(**parts), entry, whole)
