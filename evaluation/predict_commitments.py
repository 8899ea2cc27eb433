"""Writes the commitments that onrecord follows through a story: ``predict_commitments.py DOCS GOLD OUT``.

The story's documents go through the command line into a ledger of their own, as a user would add them; the
layer ``commitments`` of that ledger, judged on the story's last day, becomes the scorer's rows.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from typer.testing import CliRunner

from onrecord.surfaces.cli.app import app


def main(documents: Path, gold: Path, out: Path) -> None:
    """One row a mention and one a commitment, for the documents that the gold names."""
    story = json.loads(gold.read_text(encoding="utf-8"))
    days = {d["id"]: d["date"] for d in story["documents"]}
    with tempfile.TemporaryDirectory(prefix="onrecord-commitments-") as folder:
        rows, ledger = Path(folder) / "story.jsonl", Path(folder) / "story.db"
        rows.write_text("".join(_documents(documents, days)), encoding="utf-8")
        _onrecord("add", str(rows), "--ledger", str(ledger))
        exported = _onrecord("export", "commitments", "--ledger", str(ledger), "--today", max(days.values()))
    with out.open("w", encoding="utf-8") as sink:
        for line in exported.split("\n"):
            if line:
                sink.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in _rows(json.loads(line)))


def _documents(path: Path, days: dict[str, str]) -> Iterator[str]:
    for line in path.read_text(encoding="utf-8").split("\n"):
        row = json.loads(line) if line else {"id": None}
        if row["id"] in days:
            kept = {"id": row["id"], "text": row["text"], "published": row.get("dct") or row["published"]}
            if "outlet" in row:
                kept |= {"publisher": row["outlet"], "title": row["title"]}
            yield json.dumps(kept, ensure_ascii=False) + "\n"


def _onrecord(*words: str) -> str:
    """What the command prints; run in this process, so that the reader is loaded once for all stories."""
    done = CliRunner().invoke(app, ["--quiet", *words], catch_exceptions=False)
    if done.exit_code != 0:
        raise SystemExit(done.stderr)
    return done.stdout_bytes.decode("utf-8")


def _rows(commitment: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for mention in commitment["mentions"]:
        due = mention["due"] or {}
        yield {
            "type": "mention",
            "doc": mention["document"],
            **{key: mention[key] for key in ("start", "end", "act", "actor", "speaker", "anonymity")},
            "due": {"start": due.get("start"), "end": due.get("end")},
            "commitment": commitment["commitment"],
        }
    changes = [{"as_of": s["as_of"], "status": s["status"]} for s in commitment["status_as_of"]]
    yield {"type": "commitment", "id": commitment["commitment"], "status_as_of": changes}


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]))
