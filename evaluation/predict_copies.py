"""Writes the copies found between the documents of a file: ``predict_copies.py DOCS OUT``."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path

from onrecord.linking.copies import find_copies
from onrecord.records import Document, sha256_hex


def read_documents(path: Path) -> list[Document]:
    """The documents of a JSONL file of rows {id, text, published}."""
    documents = []
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line:
            row = json.loads(line)
            digest = sha256_hex(row["text"])
            document = Document(
                row["id"], row["text"], digest, digest, "evaluation", published=row.get("published")
            )
            documents.append(document)
    return documents


def main(documents: Path, out: Path) -> None:
    """One row of the layer ``copies`` for each pair of documents that share words."""
    with out.open("w", encoding="utf-8") as sink:
        sink.writelines(json.dumps(asdict(copy)) + "\n" for copy in find_copies(read_documents(documents)))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
