"""Scores the kinds of disagreement on pairs of statements: ``score_contradiction_pairs.py [LABELS] [HALF]``.

Each pair is read and linked on its own. A contradiction, a tension and the same claim are the product's own
answers; it names no revisions or updates yet, so these count as missed. LABELS holds rows {pair, label}.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from onrecord.linking import find_contradictions, link_statements
from onrecord.reading import read_documents
from onrecord.records import ContradictionKind, Document

FOLDER = Path(__file__).parent / "contradiction_pairs"
LABELS = ("contradiction", "tension", "revision", "update", "paraphrase", "unrelated")
Row = dict[str, object]


def rows_of(path: Path) -> list[Row]:
    """The rows of a JSONL file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]


def document_of(side: Any) -> Document:
    """The document that tells one side of a pair."""
    return Document.of_text(side["text"], published=side["published"], publisher=side["outlet"])


def answers(pairs: list[Row]) -> dict[str, str]:
    """Pair -> the label that the product's answer amounts to."""
    sides = [(document_of(row["a"]), document_of(row["b"])) for row in pairs]
    readings = list(read_documents([document for side in sides for document in side]))
    found = {}
    for number, (row, documents) in enumerate(zip(pairs, sides, strict=True)):
        told = [s for reading in readings[2 * number : 2 * number + 2] for s in reading.statements]
        rows = find_contradictions(told, {d.id: d for d in documents})
        across = [len({s.document for s in group}) > 1 for group in link_statements(told)[0]]
        if any(r.kind is not ContradictionKind.TENSION for r in rows):
            found[str(row["pair"])] = "contradiction"
        elif rows:
            found[str(row["pair"])] = "tension"
        else:
            found[str(row["pair"])] = "paraphrase" if any(across) else "unrelated"
    return found


def report(gold: dict[str, str], found: dict[str, str]) -> None:
    """Prints precision, recall and F1 of each label, and the macro-F1."""
    hits = Counter(gold[pair] for pair in gold if found[pair] == gold[pair])
    wanted, given = Counter(gold.values()), Counter(found[pair] for pair in gold)
    scores = []
    for label in LABELS:
        precision = hits[label] / given[label] if given[label] else 0.0
        recall = hits[label] / wanted[label] if wanted[label] else 0.0
        scores.append(2 * precision * recall / (precision + recall) if precision + recall else 0.0)
        print(f"{label:14} P {precision:6.1%} R {recall:6.1%} F1 {scores[-1]:6.1%} of {wanted[label]}")
    print(f"macro-F1 {sum(scores) / len(scores):.1%} over {len(gold)} pairs")


def main(labels: str = str(FOLDER / "first_hand.jsonl"), half: str = "") -> None:
    """Scores the pairs of one half, or of both."""
    pairs = [row for row in rows_of(FOLDER / "pairs.jsonl") if half in ("", row["half"])]
    gold = {str(row["pair"]): str(row["label"]) for row in rows_of(Path(labels))}
    report({str(row["pair"]): gold[str(row["pair"])] for row in pairs}, answers(pairs))


if __name__ == "__main__":
    main(*sys.argv[1:])
