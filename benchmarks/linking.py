"""How the time of linking grows with the collection, and what one more article costs.

The collection is made; ``_collection.py`` tells how it was calibrated. Each size is measured in processes of
its own. ``kept``: its readings are linked in a ledger, as ``onrecord add`` does it. ``more``: a further
article, read beforehand, on the story that most documents tell is added to that ledger (``linked``: linking
alone). The layers are derived in memory, as for a view. The exponent is the slope of log time over log size.

    ./dev bench linking [--sizes 10000 30000 100000 300000] [--layers claims copies ...]
"""

from __future__ import annotations

import argparse
import json
import math
import multiprocessing
import resource
import time
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from _collection import iter_collection
from onrecord.intake import IntakeOptions
from onrecord.ledger import Ledger, open_ledger
from onrecord.linking import find_contradictions, find_copies, link_events, link_statements
from onrecord.pipeline import add_sources, collector_paused, link_new
from onrecord.records import Document, Reading
from onrecord.tracking import track_commitments

SIZES = (1_000, 3_000, 10_000)
LAYERS = ("claims", "copies", "contradictions", "commitments", "events")
JUDGED_ON = date(2035, 1, 1)


def measure_kept(size: int) -> dict[str, float]:
    """CPU seconds of linking in a ledger and of one more article; MiB that the links and the process take."""
    two = _held_back(size)
    held: list[tuple[Document, Reading]] = []
    with TemporaryDirectory() as folder, open_ledger(str(Path(folder, "made.db")), create=True) as ledger:
        for document, reading in iter_collection(size):
            if document.id in two:
                held.append((document, reading))
            else:
                ledger.append_document(document, document.text.encode(), document.id, reading)
        before = Path(ledger.path).stat().st_size
        kept = _cpu(lambda: link_new(ledger))
        grown = Path(ledger.path).stat().st_size - before
        added = _cpu(lambda: _add(ledger, Path(folder, "more.jsonl"), *held[0]))
        document, reading = held[1]
        ledger.append_document(document, document.text.encode(), document.id, reading)
        linked = _cpu(lambda: link_new(ledger))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"kept": kept, "more": added, "linked": linked, "file MiB": grown / 2**20, "peak MiB": peak}


def _held_back(size: int) -> list[str]:
    """The last two documents of usual length on the story that most documents tell."""
    lengths = {document.id: len(reading.statements) for document, reading in iter_collection(size)}
    story = Counter(name.partition("-")[0] for name in lengths).most_common(1)[0][0]
    usual = [name for name, n in lengths.items() if name.partition("-")[0] == story and n >= 30]
    return usual[-2:]


def _add(ledger: Ledger, path: Path, document: Document, reading: Reading) -> None:
    row = {
        "id": document.id,
        "text": document.text,
        "published": document.published,
        "publisher": document.publisher,
    }
    path.write_text(json.dumps(row), encoding="utf-8")
    added = add_sources(ledger, [str(path)], IntakeOptions(), read=lambda _: [reading])
    assert added.added == 1  # noqa: S101


def measure_layers(size: int, names: Sequence[str]) -> dict[str, float]:
    """CPU seconds of deriving each layer in memory, the number of statements, and the most MiB held."""
    documents: dict[str, Document] = {}
    readings: list[Reading] = []
    for document, reading in iter_collection(size):
        documents[document.id] = document
        readings.append(reading)
    statements = [s for reading in readings for s in reading.statements]
    work: dict[str, Callable[[], object]] = {
        "claims": lambda: link_statements(statements),
        "copies": lambda: find_copies(list(documents.values())),
        "contradictions": lambda: find_contradictions(statements, documents),
        "commitments": lambda: track_commitments(
            statements, documents, {s.id: s.document for s in statements}, JUDGED_ON
        ),
        "events": lambda: link_events([e for reading in readings for e in reading.events]),
    }
    taken = {name: _cpu(work[name]) for name in names}
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"statements": len(statements), **taken, "all MiB": peak}


def _cpu(work: Callable[[], object]) -> float:
    began = time.process_time()
    with collector_paused():  # as in ``layers_at`` and ``link_new``
        work()
    return time.process_time() - began


def exponent(sizes: Sequence[float], seconds: Sequence[float]) -> float:
    """The slope of the least-squares line through log seconds over log sizes."""
    x, y = [math.log(n) for n in sizes], [math.log(max(s, 1e-4)) for s in seconds]
    mx, my = sum(x) / len(x), sum(y) / len(y)
    return sum((a - mx) * (b - my) for a, b in zip(x, y, strict=True)) / sum((a - mx) ** 2 for a in x)


def _measured(size: int, names: Sequence[str]) -> dict[str, float]:
    """Both measurements, each in a fresh process, so that nobody else's memory counts."""
    row: dict[str, float] = {}
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=context, max_tasks_per_child=1) as pool:
        row |= pool.submit(measure_layers, size, names).result()
        row |= pool.submit(measure_kept, size).result()
    return row


def main() -> None:
    """Prints a line for each size, and the exponents under the times."""
    reader = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    reader.add_argument("--sizes", type=int, nargs="+", default=SIZES, help="statements of each collection")
    reader.add_argument("--layers", nargs="*", choices=LAYERS, default=LAYERS, help="those to be derived")
    asked = reader.parse_args()
    rows: list[dict[str, float]] = []
    for size in sorted(asked.sizes):
        rows.append(_measured(size, asked.layers))
        if len(rows) == 1:
            print(" ".join(f"{name:>14}" for name in rows[0]))
        print(
            " ".join(f"{value:14.{2 if name in TIMES else 0}f}" for name, value in rows[-1].items()),
            flush=True,
        )
    if len(rows) > 1:
        sizes = [row["statements"] for row in rows]
        slopes = (
            f"{exponent(sizes, [row[name] for row in rows]):14.2f}" if name in TIMES else " " * 14
            for name in rows[0]
        )
        print(" ".join(slopes))


TIMES = frozenset({*LAYERS, "kept", "more", "linked"})

if __name__ == "__main__":
    main()
