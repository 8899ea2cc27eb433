"""Scores what is said of pairs: ``score_contradiction_pairs.py [tune|test|practice|practice_2 ...]``.

Each pair is read and linked on its own. A contradiction, a tension, a revision, an update and the same claim
are the product's own answers; "unrelated" is no answer. ``--errors`` beside it lists wrong ones, never of
the test half.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from onrecord.linking import find_relations, link_statements
from onrecord.reading import read_documents
from onrecord.records import ContradictionKind, Document, Reading

FOLDER = Path(__file__).parent / "contradiction_pairs"
LABELS = ("contradiction", "tension", "revision", "update", "paraphrase", "unrelated")
Row = dict[str, Any]


def rows_of(path: Path) -> list[Row]:
    """The rows of a JSONL file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]


def labelled_pairs(half: str) -> list[Row]:
    """The pairs of one half of the frozen set, or of a batch of practice pairs, each with its label."""
    if half.startswith("practice"):
        return rows_of(FOLDER / f"{half}.jsonl")
    chosen = set(json.loads((FOLDER / "split.json").read_text(encoding="utf-8"))[half])
    labels = {row["pair"]: row["label"] for row in rows_of(FOLDER / "first_hand.jsonl")}
    pairs = rows_of(FOLDER / "pairs.jsonl")
    return [{**row, "label": labels[row["pair"]]} for row in pairs if row["pair"] in chosen]


def document_of(side: Row) -> Document:
    """The document that tells one side of a pair."""
    return Document.of_text(side["text"], published=side["published"], publisher=side["outlet"])


def answer(documents: list[Document], readings: list[Reading]) -> str:
    """The label that the product's answer amounts to."""
    told = [s for reading in readings for s in reading.statements]
    contradictions, revisions = find_relations(told, {d.id: d for d in documents})
    if any(r.kind is not ContradictionKind.TENSION for r in contradictions):
        return "contradiction"
    if revisions:
        return revisions[0].relation.value
    if contradictions:
        return "tension"
    across = any(len({s.document for s in group}) > 1 for group in link_statements(told)[0])
    return "paraphrase" if across else "unrelated"


def answers(pairs: list[Row]) -> dict[str, str]:
    """Pair -> answer; all sides are read in one go."""
    sides = [[document_of(row["a"]), document_of(row["b"])] for row in pairs]
    readings = list(read_documents([document for side in sides for document in side]))
    return {
        row["pair"]: answer(side, readings[2 * number : 2 * number + 2])
        for number, (row, side) in enumerate(zip(pairs, sides, strict=True))
    }


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


def main(half: str = "tune", errors: str = "") -> None:
    """Scores one half; wrong answers of the test half are never shown."""
    pairs = labelled_pairs(half)
    found = answers(pairs)
    report({row["pair"]: row["label"] for row in pairs}, found)
    if errors == "--errors" and half != "test":
        for row in pairs:
            if found[row["pair"]] != row["label"]:
                print(f"{row['pair']} {row['label']} answered {found[row['pair']]}")
                print(f"    {row['a']['text']}\n    {row['b']['text']}")


if __name__ == "__main__":
    main(*sys.argv[1:])
