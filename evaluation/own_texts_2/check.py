"""Tests that the annotations of this folder are well formed and quote their texts.

usage: check.py [ANNOTATION ...]   (default: first_hand.jsonl beside this file)
"""

import json
import sys
from pathlib import Path
from typing import Any

from onrecord.records.vocabulary import Anonymity, Modality, Polarity, SourceKind

HERE = Path(__file__).parent
Row = dict[str, Any]


def rows_of(path: Path) -> list[Row]:
    """The rows of a JSONL file in their order."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def faults_of(row: Row, text: Row) -> list[str]:
    """What is wrong with one statement of an annotation; empty where nothing is."""
    body: str = text["text"]
    start, end = row["start"], row["end"]
    spans: list[list[int]] = row.get("spans", [[start, end]])
    flat = [offset for span in spans for offset in span]
    last: Row = row["sources"][-1]
    publisher = {"name": text["publisher"], "kind": "outlet", "anonymity": "unattributed"}
    checks = {
        "quote": body[start:end] == row["quote"] and row["quote"] == row["quote"].strip() != "",
        "spans": flat == sorted(set(flat)) and (flat[0], flat[-1]) == (start, end),
        "publisher": last == publisher,
        "kind": all(source["kind"] in list(SourceKind) for source in row["sources"]),
        "anonymity": all(source["anonymity"] in list(Anonymity) for source in row["sources"]),
        "name": all((s["name"] or "").casefold() in body.casefold() for s in row["sources"][:-1]),
        "modality": row["modality"] in list(Modality),
        "polarity": row["polarity"] in list(Polarity),
    }
    return [name for name, right in checks.items() if not right]


def main() -> int:
    """The number of faults found, each printed on a line of its own (at most 1 as exit status)."""
    texts = {text["id"]: text for text in rows_of(HERE / "texts.jsonl")}
    faults = 0
    for path in [Path(name) for name in sys.argv[1:]] or [HERE / "first_hand.jsonl"]:
        rows = rows_of(path)
        for row in rows:
            for fault in faults_of(row, texts[row["document"]]):
                print(f"{path.name}: {row['document']} {row['start']}: {fault}: {row['quote']}")
                faults += 1
        missing = texts.keys() - {row["document"] for row in rows}
        print(f"{path.name}: {len(rows)} statements, texts without any: {sorted(missing) or 'none'}")
    return min(faults, 1)


if __name__ == "__main__":
    sys.exit(main())
