"""The record as it was known: which documents, decisions and issues show at given clocks."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from onrecord.ledger.chain import moment_text
from onrecord.ledger.codec import decode
from onrecord.ledger.versions import (
    StoredDocument,
    TextHistory,
    merge_documents,
    number_versions,
    published_day,
)
from onrecord.records import Decision, Document, Issue

__all__ = ["Clocks", "Scope", "View", "issue_key", "read_view"]

_END_OF_TIME = "9999-12-31T23:59:59.999999Z"
_DIGEST_DIGITS = 32


@dataclass(frozen=True, slots=True)
class Clocks:
    """Up to which day published and which moment recorded; None is no limit."""

    as_of: date | None = None
    as_recorded: datetime | None = None
    include_undated: bool = False

    def shows(self, published: str | None) -> bool:
        """Whether something published then (None: nobody knows when) is visible."""
        if self.as_of is None:
            return True
        return self.include_undated if published is None else published_day(published) <= self.as_of


@dataclass(frozen=True, slots=True)
class Scope:
    """A free note about what this ledger covers."""

    name: str
    value: Any
    recorded: str


@dataclass(frozen=True, slots=True)
class View:
    """What the ledger shows at given clocks, documents in a stable order, decisions as they were recorded."""

    documents: tuple[StoredDocument, ...]
    decisions: tuple[Decision, ...] = ()
    issues: tuple[Issue, ...] = ()
    scopes: tuple[Scope, ...] = ()


def issue_key(digest: str, document_key: str) -> str:
    """The key of an issue's entry: its content, and the text that it is about."""
    return f"{digest[:_DIGEST_DIGITS]} {document_key}"


def read_view(db: sqlite3.Connection, clocks: Clocks) -> View:
    """Everything visible at these clocks, from one consistent state of the file."""
    until = _END_OF_TIME if clocks.as_recorded is None else moment_text(clocks.as_recorded)
    db.execute("BEGIN")
    try:
        histories = [h for h in _text_histories(db, until) if clocks.shows(h.document.published)]
        documents = sorted(number_versions(histories), key=_stable_order)
        return View(
            documents=tuple(documents),
            decisions=tuple(decode("decision", body) for _, _, body in _entries(db, "decision", until)),
            issues=_issues(db, until, clocks, documents),
            scopes=tuple(
                Scope(key, decode("scope", body), recorded)
                for key, recorded, body in _entries(db, "scope", until)
            ),
        )
    finally:
        db.execute("ROLLBACK")


def _entries(db: sqlite3.Connection, kind: str, until: str) -> Iterator[tuple[str, str, bytes]]:
    return db.execute(
        "SELECT key, recorded, body FROM entries WHERE kind = ? AND recorded <= ? ORDER BY seq", (kind, until)
    )


def _text_histories(db: sqlite3.Connection, until: str) -> Iterator[TextHistory]:
    newest_reading: dict[str, str] = dict(
        db.execute(
            "SELECT readings.document_key, readings.key FROM readings JOIN entries USING (seq)"
            " WHERE entries.recorded <= ? ORDER BY seq",
            (until,),
        )
    )
    entries: defaultdict[str, list[Document]] = defaultdict(list)
    first_recorded: dict[str, str] = {}
    for key, recorded, body in _entries(db, "document", until):
        entries[key].append(decode("document", body))
        first_recorded.setdefault(key, recorded)
    for key, documents in entries.items():
        yield TextHistory(key, merge_documents(documents), first_recorded[key], newest_reading.get(key))


def _stable_order(stored: StoredDocument) -> tuple[str, str, str]:
    return stored.document.published_or_last, stored.base_id, stored.document.id


def _issues(
    db: sqlite3.Connection, until: str, clocks: Clocks, documents: list[StoredDocument]
) -> tuple[Issue, ...]:
    shown_id = {stored.key: stored.document.id for stored in documents}
    own_ids = {stored.own_id for stored in documents}
    issues: list[Issue] = []
    for key, _, body in _entries(db, "issue", until):
        issue: Issue = decode("issue", body)
        document_key = key[_DIGEST_DIGITS + 1 :]
        if document_key in shown_id:
            issues.append(replace(issue, document=shown_id[document_key]))
        elif document_key:
            continue
        elif issue.document in own_ids or (issue.document is None and clocks.shows(None)):
            issues.append(issue)
    # Sorted by content, because the order in which sources were added must not show.
    return tuple(sorted(issues, key=lambda i: (i.document or "", i.where, i.kind, i.message)))
