"""Precision of the drawn pairs by their labels: ``score.py DRAW LABELS [GOLD]``.

Unweighted over the drawn pairs, and weighted so that it speaks of all pairs that the drawn-from detector
reported. With GOLD, also over those labelled pairs that today's detector still reports; and the share of the
pairs labelled right that it reports.
"""

from __future__ import annotations

import json
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

from predict_copies import read_documents

from onrecord.linking.copies import find_copies

Row = dict[str, Any]


def rows_of(path: Path) -> list[Row]:
    """The rows of a JSONL file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def precision(rows: list[Row], weighted: bool) -> float:
    """The share of rows labelled right, in percent; 0 where there is none."""
    weights = [row["reported"] / row["drawn"] if weighted else 1.0 for row in rows]
    right = sum(w for row, w in zip(rows, weights, strict=True) if row["label"] == "right")
    return 100 * right / sum(weights) if rows else 0.0


def labelled(draw: Path, labels: Path) -> list[Row]:
    """The drawn rows with their labels."""
    told = {(row["a"], row["b"]): row for row in rows_of(labels)}
    return [{**row, **told[row["a"], row["b"]]} for row in rows_of(draw)]


def main(draw: Path, labels: Path, gold: Path | None) -> None:
    """Prints the figures, the reasons and the precision of each stratum."""
    rows = labelled(draw, labels)
    print(f"pairs {len(rows)} unweighted {precision(rows, False):.1f} weighted {precision(rows, True):.1f}")
    print(" ".join(f"{reason} {n}" for reason, n in Counter(row["reason"] for row in rows).most_common()))
    strata: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        strata[row["stratum"]].append(row)
    for name, members in strata.items():
        print(f"  {name}: {precision(members, False):.1f} of {len(members)}, stands for {members[0]['reported']}")
    if gold is not None:
        found = {frozenset((c.document, c.of)) for c in find_copies(read_documents(gold))}
        kept = [row for row in rows if frozenset((row["a"], row["b"])) in found]
        right = [row for row in rows if row["label"] == "right"]
        share = sum(row in kept for row in right) / len(right)
        print(f"still_reported {len(kept)} precision {precision(kept, True):.1f} right_kept {100 * share:.1f}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]) if len(sys.argv) > 3 else None)
