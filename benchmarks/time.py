# ruff: noqa: A005 - named after what it measures; run as a script, it shadows nothing
"""Documents whose time expressions are found in a CPU second.

./dev bench time [--copies 50] [--rounds 3] [--chrono FOLDER]

Reads the bundled example, and the AQUAINT documents where the gold is present, there with sentence splitting
counted and beside chrono-node, if node is installed and the package lies in FOLDER/node_modules.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
from datetime import date
from pathlib import Path
from statistics import median

from _measuring import Measured, apart, example_documents, middle, timed
from onrecord import find_times
from onrecord.reading.reader import times_of
from onrecord.text.sentences import sentence_extents
from onrecord.text.words import word_extents

HERE = Path(__file__).resolve().parent


def find_ours(copies: int) -> Measured:
    """The time expressions of the example, so many times over; word lists are loaded beforehand."""
    documents = example_documents(copies)
    times_of(documents[0])
    return timed(lambda: sum(len(times_of(document)) for document in documents))


def aquaint() -> Path | None:
    """The AQUAINT documents, where the gold is present."""
    folder = Path(os.environ.get("ONRECORD_GOLD", HERE.parents[1] / "shared" / "gold"))
    path = folder / "aquaint.jsonl"
    return path if path.exists() else None


def find_in_aquaint(copies: int) -> Measured:
    """Sentences and time expressions of the AQUAINT documents, so many times over."""
    path = aquaint()
    lines = path.read_text(encoding="utf-8").splitlines() if path else []
    documents = [(row["text"], date.fromisoformat(row["dct"])) for row in map(json.loads, lines)]
    split_and_find(*documents[0])
    return timed(lambda: [split_and_find(*document) for _ in range(copies) for document in documents])


def split_and_find(text: str, anchor: date) -> int:
    """How many expressions the sentences of a text hold."""
    return len(find_times(text, anchor, ranges=list(sentence_extents(text))))


def chrono_cpu(folder: Path, documents: Path) -> float | None:
    """CPU seconds of chrono-node over the documents; None where it is not installed."""
    if shutil.which("node") is None or not (folder / "node_modules" / "chrono-node").is_dir():
        return None
    command = ["node", str(HERE / "_chrono.mjs"), str(documents)]
    done = subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True)
    return float(json.loads(done.stdout)["cpu"])


def print_aquaint(rounds: int, folder: Path) -> None:
    """Prints our speed on AQUAINT and that of chrono-node in the same run."""
    path = aquaint()
    if path is None:
        print("AQUAINT: no gold here (ONRECORD_GOLD)")
        return
    count = len(path.read_text(encoding="utf-8").splitlines())
    ours, theirs = [], []
    for _ in range(rounds):
        ours.append(apart(find_in_aquaint, 1).cpu)
        theirs.append(chrono_cpu(folder, path))
    print(
        f"AQUAINT, {count} documents: {count / median(ours):.0f} documents in a CPU second, sentences split"
    )
    seconds = [cpu for cpu in theirs if cpu is not None]
    beside = f"{count / median(seconds):.0f} documents in a CPU second" if seconds else "not installed"
    print(f"chrono-node: {beside}")


def main() -> None:
    """Prints a line on the example and two on AQUAINT."""
    reader = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    reader.add_argument("--copies", type=int, default=50, help="how often the example is read")
    reader.add_argument("--rounds", type=int, default=3)
    reader.add_argument("--chrono", type=Path, default=Path(), help="folder with node_modules/chrono-node")
    options = reader.parse_args()
    documents = example_documents(options.copies)
    words = sum(len(word_extents(document.text)) for document in documents)
    m = middle([apart(find_ours, options.copies) for _ in range(options.rounds)])
    print(
        f"{len(documents)} documents, {words} words: {len(documents) / m.cpu:.0f} documents and "
        f"{words / m.cpu:.0f} words in a CPU second (median of {options.rounds}), peak {m.peak:.0f} MiB"
    )
    print_aquaint(options.rounds, options.chrono)


if __name__ == "__main__":
    main()
