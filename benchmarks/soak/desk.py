"""Readers and writers at a desk of a large ledger: how long pages take, and whether a decision is lost.

The ledger is the made collection of ``./dev bench linking``. ``onrecord serve`` opens it; readers ask for
pages of every kind at random and writers review statements, each thinking between two pages. Times are those
of the whole answer. Every decision that a page acknowledged must be in the ledger afterwards.

    ./dev soak desk [--statements 300000] [--minutes 5] [--ledger KEPT.db]
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
import threading
import time
from pathlib import Path
from statistics import median

from _desk_visits import Desk, Reader, Seen, Writer, serving, survey

sys.path.insert(0, str(Path(__file__).parents[1]))
from _collection import iter_collection
from onrecord.ledger import open_ledger
from onrecord.pipeline import link_new

MEDIAN, SLOWEST, FIRST_DOSSIER = 0.2, 0.8, 5.0


def main() -> int:
    """The exit code: 0 where no page was late or failed and no decision was lost."""
    reader = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    reader.add_argument("--statements", type=int, default=300_000)
    reader.add_argument("--minutes", type=float, default=5.0)
    reader.add_argument("--readers", type=int, default=8)
    reader.add_argument("--writers", type=int, default=2)
    reader.add_argument("--think", type=float, default=2.0, help="seconds between two pages, on average")
    reader.add_argument("--ledger", type=Path, help="keep the made ledger here, or take the one that is here")
    reader.add_argument("--write", type=Path, metavar="FILE", help="write the table to a file too")
    asked = reader.parse_args()
    with tempfile.TemporaryDirectory(prefix="onrecord-soak-") as work:
        ledger = Path(work) / "desk.db"
        _make(asked.ledger or ledger, asked.statements)
        if asked.ledger is not None:
            shutil.copy(asked.ledger, ledger)
        lines, good = _soak(ledger, asked)
    print("\n".join(lines))
    if asked.write:
        asked.write.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return 0 if good else 1


def _make(path: Path, statements: int) -> None:
    if path.exists():
        return
    began = time.process_time()
    with open_ledger(str(path), create=True) as ledger:
        for document, reading in iter_collection(statements):
            ledger.append_document(document, document.text.encode(), document.id, reading)
        link_new(ledger)
    print(f"made and linked in {time.process_time() - began:.0f} CPU s", flush=True)


def _soak(ledger: Path, asked: argparse.Namespace) -> tuple[list[str], bool]:
    before = _decisions(ledger)
    with serving(ledger) as desk:
        opened = desk.timed("/statements")[0]
        places = survey(desk)
        for path in ("/", f"/statements/{places.statements[0]}"):  # wait for what is made when the desk opens
            desk.timed(path)
        first, again = (desk.timed(places.dossier)[0] for _ in range(2))
        print(f"opened after {opened:.1f} s; large dossier {first:.2f} s, again {again:.2f} s", flush=True)
        begun = [desk.timed(f"/{page}?q={w}")[0] for w in places.words for page in ("dossier", "timeline")]
        told = f"{median(begun):.2f} s in the middle, {max(begun):.2f} s at most"
        print(f"{len(begun)} dossiers and timelines for the first time: {told}", flush=True)
        used = desk.cpu()
        seen = _visited(desk, asked, places)
        used = desk.cpu() - used
    after = _decisions(ledger)
    lost = seen.acknowledged - (after - before)
    lines = [
        f"{asked.statements} statements; {asked.readers} readers and {asked.writers} writers",
        f"first page after {opened:.1f} s; large dossier {first:.2f} s, unchanged {again:.2f} s",
        f"{len(begun)} dossiers and timelines of other words for the first time: {told}",
        f"decisions: {before} before, {seen.acknowledged} acknowledged, {after} after, {lost} lost",
        (
            f"CPU of the desk: {used:.0f} s of {60 * asked.minutes:.0f} s; load of the machine: "
            f"{os.getloadavg()[1]:.1f}"
        ),
        f"{seen.conflicts} conflicts told, {len(seen.errors)} errors",
        "",
        *seen.table(),
        *(f"error: {words}" for words in seen.errors[:10]),
    ]
    good = not (lost or seen.errors) and seen.is_quick(MEDIAN, SLOWEST) and first < FIRST_DOSSIER
    return lines, good


def _visited(desk: Desk, asked: argparse.Namespace, places: object) -> Seen:
    seen, over = Seen(), threading.Event()
    people = [
        *(Reader(desk, places, seen, over, (asked.think, n)) for n in range(asked.readers)),
        *(Writer(desk, places, seen, over, (asked.think, 100 + n)) for n in range(asked.writers)),
    ]
    for person in people:
        person.start()
    over.wait(asked.minutes * 60)
    over.set()
    for person in people:
        person.join()
    return seen


def _decisions(ledger: Path) -> int:
    with open_ledger(str(ledger), create=False) as opened:
        return len(opened.decisions_after(0))


if __name__ == "__main__":
    sys.exit(main())
