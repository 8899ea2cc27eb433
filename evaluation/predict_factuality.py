"""Writes the factuality that onrecord reads at gold event words: ``predict_factuality.py GOLD OUT``."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from onrecord.reading.events import find_events
from onrecord.reading.parse import parse_documents
from onrecord.records import Document, GivenMention, sha256_hex


def document_of(row: dict[str, object]) -> Document:
    """A document of one row, whose gold event words are given mentions named by token number."""
    text, tokens, events = row["text"], row["tokens"], row["events"]
    if not isinstance(text, str) or not isinstance(tokens, list) or not isinstance(events, list):
        raise TypeError(f"row {row['id']} is not of the gold's form")
    given = []
    if not all(_aligned(text, event) for event in events):
        text = " ".join(tokens)
    for event in events:
        start, end = event.get("start"), event.get("end")
        if not _aligned(text, event):
            start = len(" ".join(tokens[: event["tok"]])) + (event["tok"] > 0)
            end = start + len(tokens[event["tok"]])
        given.append(GivenMention(str(event["tok"]), start, end))
    return Document(
        id=str(row["id"]),
        text=text,
        sha256_raw=sha256_hex(text),
        sha256_text=sha256_hex(text),
        cut_by="evaluation",
        given=tuple(given),
    )


def _aligned(text: str, event: dict[str, object]) -> bool:
    start, end = event.get("start"), event.get("end")
    return isinstance(start, int) and isinstance(end, int) and text[start:end] == event.get("text")


def main(gold: str, out: str) -> None:
    """Reads every row of ``gold`` and writes one row a sentence to ``out``."""
    with Path(gold).open(encoding="utf-8") as lines:
        documents = [document_of(json.loads(line)) for line in lines]
    with Path(out).open("w", encoding="utf-8") as rows:
        for parsed in parse_documents(documents, batch=256):
            events = [
                {"tok": int(event.id), "value": event.factuality}
                for event in find_events(parsed, [])
                if event.given
            ]
            rows.write(json.dumps({"id": parsed.document.id, "events": events}) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:3])
