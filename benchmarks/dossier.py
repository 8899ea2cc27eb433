"""What the dossier of one subject costs in a large ledger, and the board after one more article.

The collection is that of ``./dev bench linking``; its readings are linked and compared in a ledger first. The
subject is a word of the story that most documents tell, and one of a story of usual length. ``first`` is the
dossier with its page made for the first time, ``as of`` the same for a day in the middle of the story,
``unchanged`` the page asked for again. ``more`` is one further article added, ``board`` and ``alerts`` are
what ``due`` and ``alerts`` then show of the whole record. CPU seconds; the number of statements comes first.

    ./dev bench dossier [--sizes 10000 30000 100000 300000] [--ledger KEPT.db] [--without-board]
"""

from __future__ import annotations

import argparse
import json
import shutil
import time
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from _collection import iter_collection, word_of_story
from onrecord.intake import IntakeOptions
from onrecord.ledger import Ledger, open_ledger
from onrecord.pipeline import (
    Clocks,
    add_sources,
    alerts_at,
    collector_paused,
    commitments_at,
    dossier_about,
    link_new,
    rendered,
)
from onrecord.records import Document, Reading
from onrecord.surfaces.render import dossier_html

SIZES = (10_000, 30_000)
JUDGED_ON = date(2035, 1, 1)


def main() -> None:
    """Prints a block for each size."""
    reader = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    reader.add_argument("--sizes", type=int, nargs="+", default=SIZES, help="statements of each collection")
    reader.add_argument("--ledger", type=Path, help="of one size: kept here, and used where it is there")
    reader.add_argument("--without-board", action="store_true", help="the board takes minutes where large")
    asked = reader.parse_args()
    for size in sorted(asked.sizes):
        with TemporaryDirectory(prefix="onrecord-bench-") as work:
            path = asked.ledger or Path(work, "made.db")
            measure(size, path, Path(work), with_board=not asked.without_board)


def measure(size: int, path: Path, work: Path, *, with_board: bool) -> None:
    """The lines of one size."""
    with open_ledger(str(path), create=True) as ledger:
        if ledger.length() == 0:
            for document, reading in iter_collection(size):
                ledger.append_document(document, document.text.encode(), document.id, reading)
        print(f"{size} statements")
        _say("linked and compared", _cpu(lambda: link_new(ledger)))
        documents = [d.document for d in ledger.view().documents]
        for story, count in _stories(documents):
            print(f"  a story of {count} documents")
            _measure_story(ledger, word_of_story(story), _middle(documents, story))
    if with_board:
        copied = work / "copy.db"
        shutil.copy(path, copied)
        with open_ledger(str(copied), create=False) as ledger:
            _measure_board(ledger, size, work)


def _measure_story(ledger: Ledger, word: str, day: date) -> None:
    for name, clocks in (("first", Clocks(today=JUDGED_ON)), ("as of", Clocks(as_of=day, today=JUDGED_ON))):
        run = f"{time.time()}"  # a look of its own, so that what an earlier run kept does not count

        def page(clocks: Clocks = clocks) -> bytes:
            made = dossier_about(ledger, word, clocks)
            return dossier_html(made).encode("utf-8")

        def kept(clocks: Clocks = clocks, run: str = run, page: Callable[[], bytes] = page) -> bytes:
            return rendered(ledger, word, clocks, ("html", run), page)

        _say(name, _cpu(kept))
        if name == "first":
            _say("unchanged", _cpu(kept))


def _measure_board(ledger: Ledger, size: int, work: Path) -> None:
    """The board as it is kept for the day, then one article more."""
    clocks = Clocks(today=JUDGED_ON)
    _say("board, first", _cpu(lambda: commitments_at(ledger, clocks)))
    _say("alerts, first", _cpu(lambda: alerts_at(ledger, clocks)))
    document, reading = _further(size)
    _say("more", _cpu(lambda: _add(ledger, work / "more.jsonl", document, reading)))
    _say("board", _cpu(lambda: commitments_at(ledger, clocks)))
    _say("alerts", _cpu(lambda: alerts_at(ledger, clocks)))


def _further(size: int) -> tuple[Document, Reading]:
    """A document that a larger collection goes on with."""
    *_, last = iter_collection(size + 200)
    return last


def _add(ledger: Ledger, path: Path, document: Document, reading: Reading) -> None:
    row = {"id": document.id, "text": document.text, "published": document.published}
    path.write_text(json.dumps(row | {"publisher": document.publisher}), encoding="utf-8")
    add_sources(ledger, [str(path)], IntakeOptions(), read=lambda _: [reading])


def _stories(documents: list[Document]) -> Iterator[tuple[int, int]]:
    """The story of most documents, and one of about thirty, with their numbers of documents."""
    counts = Counter(int(d.id.partition("-")[0][1:]) for d in documents)
    yield counts.most_common(1)[0]
    yield min(counts.items(), key=lambda item: (abs(item[1] - 30), item[0]))


def _middle(documents: list[Document], story: int) -> date:
    """The day on which half of the story's documents were published."""
    days = sorted(d.published_on or date.max for d in documents if d.id.startswith(f"n{story}-"))
    return days[len(days) // 2]


def _cpu(work: Callable[[], object]) -> float:
    began = time.process_time()
    with collector_paused():
        work()
    return time.process_time() - began


def _say(what: str, seconds: float) -> None:
    print(f"    {what:20} {seconds:8.2f}", flush=True)


if __name__ == "__main__":
    main()
