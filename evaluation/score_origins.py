"""Share of claims whose count of origins a hand found right: ``score_origins.py GOLD``.

The stories are built from the gold as ``origins_checked/stories.json`` says and go through the command line
into ledgers of their own. ``origins_checked/STORY.tsv`` has the right count of every claim of two documents
or more that was read; claims that came up since, or have gained or lost documents, are counted as unread.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "origins_checked"
EXAMPLE = Path(__file__).parent.parent / "src" / "onrecord" / "examples" / "halvard"
ONRECORD = Path(sys.executable).with_name("onrecord")
Row = dict[str, Any]
_TOKENIZED = (
    (re.compile(r"-LRB- ?"), "("),
    (re.compile(r" ?-RRB-"), ")"),
    (re.compile(r"`` ?"), "“"),
    (re.compile(r" ?''"), "”"),
    (re.compile(r" (?=[.,;:?!%)]|n't\b|'(?:s|re|ve|ll|d|m)\b)"), ""),
    (re.compile(r"\$ "), "$"),
    (re.compile(r" (?=')"), ""),
    (re.compile(r"\\/"), "/"),
)
_QUOTES = _TOKENIZED[2:4]


def documents(gold: Path, story: Row) -> Iterator[Row]:
    """The rows of one story, told apart by the rule of ``stories.json``, with written-out quotation marks."""
    tokenized = story["file"].startswith("t17")
    for line in (gold / story["file"]).read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row[story["field"]] != story["value"] or story.get("topic", row["topic"]) != row["topic"]:
            continue
        text = row["text"]
        for pattern, written in _TOKENIZED if tokenized else _QUOTES:
            text = pattern.sub(written, text)
        kept = {"id": row["id"], "text": text, "published": story["published"] or row["published"]}
        publisher = _publisher(text) if tokenized else None
        yield kept if publisher is None else {**kept, "publisher": publisher}


def _publisher(text: str) -> str | None:
    """The outlet that a text names at its head."""
    if "(Reuters)" in text[:1500]:
        return "Reuters"
    return "CNN" if "(CNN)" in text[:1500] or "CNN" in text[:300] else None


def counts(gold: Path, story: Row) -> dict[tuple[str, int], int]:
    """(claim, its documents) -> its count of origins, for the claims of two documents or more."""
    with tempfile.TemporaryDirectory(prefix="onrecord-origins-") as folder:
        rows, ledger = Path(folder) / "story.jsonl", Path(folder) / "story.db"
        if not story.get("example"):
            rows.write_text("".join(json.dumps(r) + "\n" for r in documents(gold, story)), encoding="utf-8")
        _onrecord("add", str(EXAMPLE if story.get("example") else rows), "--ledger", str(ledger))
        exported = _onrecord("export", "claims", "--ledger", str(ledger))
    claims = [json.loads(line) for line in exported.splitlines()]
    return {(c["claim"], n): c["origin_count"] for c in claims if (n := len(c["documents"])) > 1}


def _onrecord(*arguments: str) -> str:
    command = [str(ONRECORD), "-q", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def checked(story: str) -> dict[tuple[str, int], int]:
    """(claim, its documents) -> the right count, as a hand wrote it down."""
    lines = (FOLDER / f"{story}.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return {(row[0], int(row[1])): int(row[2]) for row in rows}


def main(gold: Path) -> None:
    """Prints right, read and unread claims of each story, and of all."""
    right = read = 0
    for name, story in json.loads((FOLDER / "stories.json").read_text(encoding="utf-8")).items():
        found, told = counts(gold, story), checked(name)
        both = found.keys() & told.keys()
        good = sum(found[claim] == told[claim] for claim in both)
        right, read = right + good, read + len(both)
        print(f"{name}: {good} of {len(both)} right, {len(found.keys() - told.keys())} unread")
        for claim in sorted(both):
            if found[claim] != told[claim]:
                print(f"  {claim[0]} ours {found[claim]} right {told[claim]}")
    print(f"origins read {read} right {100 * right / read:.1f}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
