"""Writes the events that onrecord finds, with their windows: ``predict_event_dates.py DOCS OUT``."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from onrecord.reading.events import find_events
from onrecord.reading.parse import parse_documents
from onrecord.reading.time import find_times
from onrecord.records import Document, EventMention, sha256_hex


def document_of(row: dict[str, str]) -> Document:
    """A document published on the row's creation day."""
    text = row["text"]
    return Document(
        id=str(row["id"]),
        text=text,
        sha256_raw=sha256_hex(text),
        sha256_text=sha256_hex(text),
        cut_by="evaluation",
        published=row["dct"],
    )


def row_of(document: str, event: EventMention) -> dict[str, object]:
    """One row of the layer ``events``, cut to what the scorer reads."""
    window = event.window
    days = None
    if window is not None:
        days = {
            "start": None if window.start is None else window.start.isoformat(),
            "end": None if window.end is None else window.end.isoformat(),
        }
    return {"document": document, "start": event.start, "end": event.end, "window": days}


def main(docs: str, out: str) -> None:
    """Reads every document and writes one row an event."""
    with Path(docs).open(encoding="utf-8") as lines:
        documents = [document_of(json.loads(line)) for line in lines]
    with Path(out).open("w", encoding="utf-8") as rows:
        for parsed in parse_documents(documents):
            document = parsed.document
            times = find_times(document.text, document.published_on)
            events = find_events(parsed, times)
            rows.writelines(json.dumps(row_of(document.id, event)) + "\n" for event in events)


if __name__ == "__main__":
    main(*sys.argv[1:3])
