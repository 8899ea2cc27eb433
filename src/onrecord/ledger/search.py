"""Full-text search over the sentences of stored documents; derived, so it can be rebuilt at any time."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from onrecord.ledger.codec import decode
from onrecord.records import BlockKind, Document
from onrecord.text.sentences import sentence_extents

__all__ = ["Hit", "add_passages", "match_expression", "rebuild_passages", "search_passages"]

_MOST_WORDS = 64
_PIECE = re.compile(r'["“”„«»]([^"“”„«»]*)["“”„«»]|([^\s"“”„«»]+)')
_WORD = re.compile(r"[^\W_]")


@dataclass(frozen=True, slots=True)
class Hit:
    """A sentence that matches, with its extent in the text; ``key`` is that of its StoredDocument."""

    key: str
    start: int
    end: int
    text: str


def add_passages(db: sqlite3.Connection, key: str, document: Document) -> int:
    """The sentences of the document can be found; gives their number. Boilerplate is left out."""
    rows = [(document.text[start:end], key, start, end) for start, end in _sentences(document)]
    db.executemany("INSERT INTO passages (text, key, start, stop) VALUES (?, ?, ?, ?)", rows)
    return len(rows)


def rebuild_passages(db: sqlite3.Connection) -> None:
    """The index holds exactly the sentences of the documents that the entries hold."""
    db.execute("DELETE FROM passages")
    seen: set[str] = set()
    for seq, key, body in db.execute(
        "SELECT seq, key, body FROM entries WHERE kind = 'document' ORDER BY seq"
    ):
        added = 0 if key in seen else add_passages(db, key, decode("document", body))
        db.execute("UPDATE documents SET passages = ? WHERE seq = ?", (added, seq))
        seen.add(key)


def search_passages(
    db: sqlite3.Connection, query: str, limit: int, keys: Collection[str] | None
) -> list[Hit]:
    """The best matches, best first; with ``keys`` only those in these documents."""
    expression = match_expression(query)
    if expression is None or limit <= 0:
        return []
    rows = db.execute(
        "SELECT key, start, stop, text FROM passages WHERE passages MATCH ? ORDER BY rank, key, start",
        (expression,),
    )
    wanted = None if keys is None else frozenset(keys)
    hits: list[Hit] = []
    for row in rows:
        if wanted is None or row[0] in wanted:
            hits.append(Hit(*row))
            if len(hits) == limit:
                break
    return hits


def match_expression(query: str) -> str | None:
    """The query in the index's own language: all words, quoted phrases together, ``word*`` as a beginning.

    None where nothing is left to look for. Everything else that the index would take as an operator is
    quoted, so no query is an error.

    >>> match_expression('missile "next year" deploy* AND')
    '"missile" "next year" "deploy" * "AND"'
    """
    readable = query.encode("utf-8", "ignore").decode().replace("\0", " ")
    pieces: list[str] = []
    for phrase, word in _PIECE.findall(readable):
        words = phrase or word
        if _WORD.search(words):
            beginning = " *" if word.endswith("*") else ""
            pieces.append(f'"{words.rstrip("*")}"{beginning}')
    return " ".join(pieces[:_MOST_WORDS]) or None


def _sentences(document: Document) -> Iterator[tuple[int, int]]:
    if not document.blocks:
        yield from sentence_extents(document.text)
    for block in document.blocks:
        if block.kind is not BlockKind.BOILERPLATE:
            yield from sentence_extents(document.text, block.start, block.end)
