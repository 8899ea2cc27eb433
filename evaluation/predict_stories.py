"""Writes gold and answers of one half of the invented storylines: ``predict_stories.py HALF GOLD OUT``.

HALF is ``tune`` or ``test``, or ``practice`` or ``practice_2`` for stories that were written to be looked at.
Each story goes through a ledger of its own; the half is then put together as one gold and one answer, with
the story's name before every commitment's id, so that the scorer counts each mention and commitment once.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import predict_commitments

STORIES = Path(__file__).parent / "stories"
ROWS = ("documents", "mentions", "commitments", "near_misses", "ignore_spans")


def main(half: str, gold: Path, out: Path) -> None:
    """The half's adjudicated annotation in one file, what onrecord says of its stories in the other."""
    texts, marked = _half(half)
    stories = [json.loads(path.read_text(encoding="utf-8")) for path in marked]
    gold.write_text(json.dumps(together(stories), ensure_ascii=False), encoding="utf-8")
    with (
        tempfile.TemporaryDirectory(prefix="onrecord-stories-") as folder,
        out.open("w", encoding="utf-8") as sink,
    ):
        for path in marked:
            found = Path(folder) / f"{path.stem}.jsonl"
            predict_commitments.main(texts, path, found)
            lines = found.read_text(encoding="utf-8").splitlines()
            rows = (_named(path.stem, json.loads(line)) for line in lines)
            sink.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def _half(half: str) -> tuple[Path, list[Path]]:
    """The texts and the marked stories of a half."""
    if half.startswith("practice"):
        folder = STORIES / half
        return folder / "texts.jsonl", sorted(folder.glob("*.json"))
    names = json.loads((STORIES / "split.json").read_text(encoding="utf-8"))[half]
    return STORIES / "texts.jsonl", [STORIES / "adjudicated" / f"{name}.json" for name in names]


def together(stories: Iterable[dict[str, Any]]) -> dict[str, Any]:
    """One gold of several stories; commitments of the same id stay apart."""
    whole: dict[str, Any] = {"aliases": {}, **{kind: [] for kind in ROWS}}
    for story in stories:
        for kind in ROWS:
            whole[kind] += [_named(story["storyline"], row, kind) for row in story[kind]]
        for name, others in story["aliases"].items():
            whole["aliases"].setdefault(name, []).extend(others)
    return whole


def _named(story: str, row: dict[str, Any], kind: str = "") -> dict[str, Any]:
    """A row whose commitment bears the story's name; rows of documents and spans stay as they are."""
    if row.get("commitment") is not None:
        return {**row, "commitment": f"{story}/{row['commitment']}"}
    if kind == "commitments" or row.get("type") == "commitment":
        return {**row, "id": f"{story}/{row['id']}"}
    return row


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))
