"""Precision of the pairs of documents drawn and labelled by hand: ``score_copies_sample.py GOLD``.

For each draw: precision of the detector that it was drawn from, over the drawn pairs as they are and weighted
so that it speaks of all pairs reported; then, of today's detector, the weighted precision over the labelled
pairs that it still reports, and the share of the pairs labelled right that it reports.
"""

from __future__ import annotations

import json
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

from onrecord.linking.copies import find_copies
from predict_copies import read_documents

FOLDER = Path(__file__).parent / "copies_sample"
DRAWS = ("1", "2", "3")
Row = dict[str, Any]


def rows_of(path: Path) -> list[Row]:
    """The rows of a JSONL file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def labelled(draw: str) -> list[Row]:
    """The drawn rows with their labels."""
    told = {(row["a"], row["b"]): row for row in rows_of(FOLDER / f"labels_{draw}.jsonl")}
    return [{**row, **told[row["a"], row["b"]]} for row in rows_of(FOLDER / f"draw_{draw}.jsonl")]


def precision(rows: list[Row], weighted: bool) -> float:
    """The share of rows labelled right, in percent; 0 where there is none."""
    weights = [row["reported"] / row["drawn"] if weighted else 1.0 for row in rows]
    right = sum(w for row, w in zip(rows, weights, strict=True) if row["label"] == "right")
    return 100 * right / sum(weights) if rows else 0.0


def report(draw: str, found: set[frozenset[str]]) -> None:
    """Prints the figures of one draw, its reasons, and the precision of each stratum."""
    rows = labelled(draw)
    print(f"draw {draw} pairs {len(rows)} plain {precision(rows, False):.1f} all {precision(rows, True):.1f}")
    print(" ", " ".join(f"{reason} {n}" for reason, n in Counter(r["reason"] for r in rows).most_common()))
    strata: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        strata[row["stratum"]].append(row)
    for name, members in strata.items():
        print(f"  {name}: {precision(members, False):.1f} of {len(members)} for {members[0]['reported']}")
    kept = [row for row in rows if frozenset((row["a"], row["b"])) in found]
    right = [row for row in rows if row["label"] == "right"]
    share = 100 * sum(row in kept for row in right) / len(right)
    print(f"today {draw} pairs {len(kept)} precision {precision(kept, True):.1f} right_kept {share:.1f}")


def main(gold: Path) -> None:
    """Prints the figures of every draw."""
    found = {frozenset((c.document, c.of)) for c in find_copies(read_documents(gold))}
    for draw in DRAWS:
        report(draw, found)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
