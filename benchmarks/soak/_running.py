"""What the soaks share: the command run and measured, the layers and their exports, the gold's articles."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from onrecord.exchange import LAYERS, layer_rows, write_rows
from onrecord.ledger import Ledger
from onrecord.pipeline import Clocks, layers_at

__all__ = ["Ran", "articles", "gold_folder", "layer_bytes", "rows_of", "run_measured"]

ROOT = Path(__file__).parents[2]
ONRECORD = ROOT / ".venv" / "bin" / "onrecord"


@dataclass(frozen=True)
class Ran:
    """One run of the command: exit code, seconds by the wall and of CPU, the most memory, and messages."""

    code: int
    wall: float
    cpu: float
    peak: float
    messages: str


def run_measured(*words: str | Path) -> Ran:
    """Runs ``onrecord WORDS``; memory is that of all its processes, each shared page counted once (PSS)."""
    with tempfile.TemporaryFile("w+", encoding="utf-8") as told:
        began = time.monotonic()
        process = subprocess.Popen([ONRECORD, *words], stdout=subprocess.DEVNULL, stderr=told)
        watch = _Watch(process.pid)
        watch.start()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        wall = time.monotonic() - began
        watch.stop()
        told.seek(0)
        cpu = usage.ru_utime + usage.ru_stime
        return Ran(process.returncode, wall, cpu, watch.peak / 1024, told.read())


class _Watch(threading.Thread):
    """Adds up the memory of a process and its descendants twice a second, and keeps the largest sum."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.pid, self.peak, self.over = pid, 0.0, threading.Event()

    def run(self) -> None:
        while not self.over.wait(0.5):
            self.peak = max(self.peak, sum(_memory(pid) for pid in _tree(self.pid)))

    def stop(self) -> None:
        self.over.set()
        self.join()


def _tree(pid: int) -> Iterator[int]:
    yield pid
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:  # it ended between two looks
        return
    for child in children:
        yield from _tree(int(child))


def _memory(pid: int) -> float:
    try:
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return float(line.split()[1])
    except OSError:  # it ended between two looks
        return 0.0
    return 0.0


def layer_bytes(ledger: Ledger, clocks: Clocks) -> dict[str, bytes]:
    """What ``export`` writes of every layer; derived once for all of them."""
    layers = layers_at(ledger, clocks)
    exported = {}
    for layer in LAYERS:
        out = io.BytesIO()
        write_rows(layer_rows(layers, layer), "jsonl", out)
        exported[layer] = out.getvalue()
    return exported


def rows_of(exported: bytes) -> list[dict[str, Any]]:
    """The rows of a layer."""
    return [json.loads(line) for line in exported.decode("utf-8").split("\n") if line]


def gold_folder(*, needed: bool = True) -> Path | None:
    """The gold folder; where there is none, None, or one sentence and the end of the run if it is needed."""
    named = os.environ.get("ONRECORD_GOLD")
    folder = Path(named) if named else ROOT.parent / "shared" / "gold"
    if (folder / "score").is_dir():
        return folder.resolve()
    if needed:
        print("The gold folder is absent (ONRECORD_GOLD, else ../shared/gold), so nothing was run.")
        sys.exit(0)
    return None


def articles(name: str, day: str, limit: int | None = None) -> list[dict[str, str]]:
    """Rows {id, text, published} of a file of the gold; ``day`` is its field of the publication date."""
    folder = gold_folder()
    lines: Sequence[str] = [] if folder is None else (folder / name).read_text(encoding="utf-8").split("\n")
    rows = [json.loads(line) for line in lines if line][:limit]
    return [{"id": row["id"], "text": row["text"], "published": row[day]} for row in rows]
