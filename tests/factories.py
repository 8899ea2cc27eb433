"""Small factories of records for tests: name what matters, the rest is filled in."""

from __future__ import annotations

from datetime import date
from typing import Any

from onrecord.records import (
    Act,
    Anonymity,
    Commitment,
    CommitmentMention,
    Document,
    DocumentEntry,
    Dossier,
    DossierLine,
    DossierSection,
    Due,
    Section,
    Source,
    SourceKind,
    Statement,
    Status,
    TimeWindow,
    content_id,
    sha256_hex,
)

__all__ = [
    "make_commitment",
    "make_document",
    "make_dossier",
    "make_mention",
    "make_source",
    "make_statement",
    "window",
]


def window(start: str | None = None, end: str | None = None) -> TimeWindow:
    """The window between two ISO days; an empty or missing side is open."""
    return TimeWindow(
        date.fromisoformat(start) if start else None,
        date.fromisoformat(end) if end else None,
    )


def make_document(text: str, **fields: Any) -> Document:
    """A document of this text; hashes and ``cut_by`` are filled in."""
    digest = sha256_hex(text)
    defaults: dict[str, Any] = {"sha256_raw": digest, "sha256_text": digest, "cut_by": "plain 1"}
    return Document(text=text, **{"id": "doc", **defaults, **fields})


def make_source(name: str | None, kind: SourceKind = SourceKind.PERSON, **fields: Any) -> Source:
    """A source of this name; unnamed persons are anonymous and unnamed outlets unattributed."""
    if name is not None:
        anonymity = Anonymity.NAMED
    else:
        anonymity = Anonymity.UNATTRIBUTED if kind == SourceKind.OUTLET else Anonymity.ANONYMOUS
    return Source(name=name, kind=kind, **{"anonymity": anonymity, **fields})


def make_statement(document: Document, quote: str, **fields: Any) -> Statement:
    """The statement that quotes these words of the document (their first occurrence), in article voice."""
    start = fields.pop("start", None)
    if start is None:
        start = document.text.index(quote)
    end = start + len(quote)
    defaults: dict[str, Any] = {
        "id": content_id("s", document.id, start, end, fields.get("section", "")),
        "document": document.id,
        "start": start,
        "end": end,
        "quote": quote,
        "spans": ((start, end),),
        "sources": (make_source(document.publisher, SourceKind.OUTLET),),
        "read_by": "test 1",
        "language": "en",
    }
    return Statement(**{**defaults, **fields})


def make_mention(statement: Statement, act: Act = Act.UNDERTAKES, **fields: Any) -> CommitmentMention:
    """The mention of a commitment that this statement makes; its due window is the statement's."""
    source = statement.first_source
    defaults: dict[str, Any] = {
        "statement": statement.id,
        "document": statement.document,
        "start": statement.start,
        "end": statement.end,
        "act": act,
        "actor": statement.actor,
        "speaker": source.name,
        "anonymity": source.anonymity,
        "due": Due(statement.window, statement.window_text),
        "published": None,
    }
    return CommitmentMention(**{**defaults, **fields})


def make_commitment(*statements: Statement, **fields: Any) -> Commitment:
    """An open commitment made by the first statement and mentioned again by the others."""
    undertaking = statements[0].quote if statements else "finish the work"
    due = statements[-1].window if statements else None
    mentions = tuple(
        make_mention(statement, Act.RESTATES if index else Act.UNDERTAKES)
        for index, statement in enumerate(statements)
    )
    defaults: dict[str, Any] = {
        "id": content_id("c", undertaking),
        "former_ids": (),
        "actor": statements[0].actor if statements else None,
        "counterpart": None,
        "undertaking": undertaking,
        "condition": None,
        "mentions": mentions,
        "due": due,
        "windows": (),
        "status": Status.OPEN,
        "contested": False,
        "progress": None,
        "status_as_of": (),
        "origin_count": 1,
    }
    return Commitment(**{**defaults, **fields})


def _sections(statements: tuple[Statement, ...]) -> tuple[DossierSection, ...]:
    return tuple(
        DossierSection(section, tuple(DossierLine(s, None, 1, 1) for s in statements if s.section == section))
        for section in Section
    )


def make_dossier(
    documents: tuple[Document, ...] = (), statements: tuple[Statement, ...] = (), **fields: Any
) -> Dossier:
    """A dossier of these documents and statements, one line for each statement, judged on 1 March 2031."""
    defaults: dict[str, Any] = {
        "subject": "Harbour bridge",
        "today": date(2031, 3, 1),
        "as_of": None,
        "documents": tuple(DocumentEntry(document) for document in documents),
        "sections": _sections(statements),
        "commitments": (),
        "arrangements": (),
        "reactions": (),
        "indicators": (),
        "contradictions": (),
        "copies": (),
        "gaps": (),
        "left_out": (),
        "statements": statements,
    }
    return Dossier(**{**defaults, **fields})
