"""Writes the attributions found in a gold file's texts: predict_attributions.py GOLD OUT."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from onrecord.reading.attribution import find_attributions
from onrecord.reading.parse import parse_documents
from onrecord.records import Document, sha256_hex


def _document(row: dict[str, str]) -> Document:
    digest = sha256_hex(row["text"])
    return Document(row["id"], row["text"], digest, digest, "gold text, uncut")


def main(gold: Path, out: Path) -> None:
    """One row {id, attributions: [{source, cue, content}]} a document, in the order of the gold file."""
    rows = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines()]
    with out.open("w", encoding="utf-8") as sink:
        for parsed in parse_documents(_document(row) for row in rows):
            found = [
                {"source": a.source, "cue": a.cue, "content": a.content} for a in find_attributions(parsed)
            ]
            sink.write(json.dumps({"id": parsed.document.id, "attributions": found}) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
