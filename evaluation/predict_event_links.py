"""Links gold event mentions with onrecord: ``predict_event_links.py DOCS MENTIONS OUT [SPLIT]``."""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from onrecord.linking.events import link_events
from onrecord.reading.events import find_events
from onrecord.reading.parse import parse_documents
from onrecord.records import Document, EventMention, GivenMention, sha256_hex


def read_rows(path: str) -> Iterator[dict[str, object]]:
    """The rows of a JSONL file."""
    with Path(path).open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def given_mentions(documents: str, mentions: str, split: str) -> list[EventMention]:
    """The event mentions of one split as onrecord reads them when they are given with their documents."""
    given: dict[str, list[GivenMention]] = defaultdict(list)
    for row in read_rows(mentions):
        if row["kind"] == "event" and row["split"] == split:
            given[str(row["doc"])].append(
                GivenMention(str(row["id"]), int(str(row["start"])), int(str(row["end"])))
            )
    wanted = [
        Document(
            id=str(row["id"]),
            text=str(row["text"]),
            sha256_raw=sha256_hex(str(row["text"])),
            sha256_text=sha256_hex(str(row["text"])),
            cut_by="evaluation",
            given=tuple(given[str(row["id"])]),
        )
        for row in read_rows(documents)
        if str(row["id"]) in given
    ]
    return [
        mention for parsed in parse_documents(wanted) for mention in find_events(parsed, []) if mention.given
    ]


def main(documents: str, mentions: str, out: str, split: str = "dev") -> None:
    """Writes one row a mention: its id and its event."""
    events = link_events(given_mentions(documents, mentions, split))
    with Path(out).open("w", encoding="utf-8") as rows:
        rows.writelines(
            json.dumps({"id": mention, "cluster": event}) + "\n" for mention, event in sorted(events.items())
        )


if __name__ == "__main__":
    main(*sys.argv[1:])
