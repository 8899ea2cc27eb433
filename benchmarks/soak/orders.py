"""Adds the same documents in random orders and batches, and compares the exports byte for byte.

Also on random days: the export as of that day must equal that of a ledger which only ever held what was
published by then. Run on the bundled example and, where the gold folder is there, on its Wikinews documents.
Every document is read once and its reading given again, so the time goes into keeping and linking.

    ./dev soak orders [--rounds 5] [--seed 1] [--documents 60]
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from random import Random

from _running import articles, gold_folder, layer_bytes

from onrecord.examples import example_paths
from onrecord.intake import IntakeOptions, iter_documents
from onrecord.ledger import open_ledger
from onrecord.pipeline import Clocks, add_sources
from onrecord.reading import read_document
from onrecord.records import Document, Reading

TODAY = date(2033, 1, 1)
COLUMNS = "{:10} {:>6} {:>8} {:>8}  {:11} {}"


@dataclass(frozen=True)
class Source:
    """One file with one document, and the day on which it was published."""

    path: str
    published: str


def main() -> int:
    """The exit code: 0 where every export was the same."""
    reader = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    reader.add_argument("--rounds", type=int, default=5)
    reader.add_argument("--seed", type=int, default=1)
    reader.add_argument("--documents", type=int, default=60, help="how many of the Wikinews documents")
    options = reader.parse_args()
    random = Random(options.seed)  # noqa: S311 - orders, not secrets
    print(COLUMNS.format("documents", "round", "batches", "held", "as of", "differ"))
    with tempfile.TemporaryDirectory(prefix="onrecord-orders-") as work:
        sets = {"example": _example(Path(work))}
        if gold_folder(needed=False) is not None:
            sets["wikinews"] = _wikinews(Path(work), options.documents)
        good = [_rounds(name, sources, options.rounds, random) for name, sources in sets.items()]
    print("every export was the same" if all(good) else "some exports differ")
    return 0 if all(good) else 1


def _rounds(name: str, sources: Sequence[Source], rounds: int, random: Random) -> bool:
    wanted = exports([[s.path for s in sources]], None)
    good = True
    for number in range(1, rounds + 1):
        batches = _batches(random.sample(sources, len(sources)), random)
        differ = _differing(wanted, exports(batches, None))
        print(
            COLUMNS.format(name, number, len(batches), len(sources), "", ", ".join(differ) or "none"),
            flush=True,
        )
        day = random.choice([s.published for s in sources if s.published])
        by_then = [s for s in sources if s.published and s.published[:10] <= day[:10]]
        only = exports(_batches(random.sample(by_then, len(by_then)), random), day[:10])
        late = _differing(only, exports(batches, day[:10]))
        row = (name, number, "", len(by_then), day[:10], ", ".join(late) or "none")
        print(COLUMNS.format(*row), flush=True)
        good = good and not differ and not late
    return good


def exports(batches: Iterable[Sequence[str]], as_of: str | None) -> dict[str, bytes]:
    """Every layer of a new ledger to which the batches were added one after the other."""
    asked = Clocks(as_of=date.fromisoformat(as_of) if as_of else None, today=TODAY)
    with (
        tempfile.TemporaryDirectory(prefix="onrecord-order-") as work,
        open_ledger(f"{work}/order.db", create=True) as ledger,
    ):
        for batch in batches:
            add_sources(ledger, batch, IntakeOptions(), workers=1, read=_read)
        return layer_bytes(ledger, asked)


def _read(documents: Sequence[Document]) -> list[Reading]:
    return [_read_once(document) for document in documents]


@lru_cache(maxsize=4096)
def _read_once(document: Document) -> Reading:
    return read_document(document)


def _batches(sources: Sequence[Source], random: Random) -> list[list[str]]:
    """The sources cut into one to four batches at random places."""
    cuts = sorted(random.sample(range(1, len(sources)), k=min(random.randint(0, 3), len(sources) - 1)))
    ends = [*cuts, len(sources)]
    return [[s.path for s in sources[a:b]] for a, b in zip([0, *cuts], ends, strict=True)]


def _differing(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    return [layer for layer in one if one[layer] != other[layer]]


def _example(work: Path) -> list[Source]:
    """The example's files; those that hold several documents are cut into one file a document."""
    sources = []
    for path in example_paths():
        if path.suffix == ".jsonl":
            rows = path.read_text(encoding="utf-8").split("\n")
            sources += [_file(work, f"{path.stem}-{n}", row) for n, row in enumerate(rows) if row]
        else:
            sources.append(_source(path))
    return sources


def _wikinews(work: Path, number: int) -> list[Source]:
    rows = articles("se15_docs.jsonl", "dct", number)
    return [_file(work, row["id"], json.dumps(row, ensure_ascii=False)) for row in rows]


def _file(work: Path, name: str, row: str) -> Source:
    path = work / f"{name}.jsonl"
    path.write_text(row + "\n", encoding="utf-8")
    return _source(path)


def _source(path: Path) -> Source:
    intake = next(iter(iter_documents([str(path)], IntakeOptions())))
    published = None if intake.document is None else intake.document.published
    return Source(str(path), published or "")


if __name__ == "__main__":
    sys.exit(main())
