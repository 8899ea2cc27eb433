"""A small record for tests of formats: one commitment with its statements and documents, built by hand."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from factories import make_commitment, make_document, make_mention, make_source, make_statement, window
from onrecord.records import (
    Act,
    Commitment,
    DocumentEntry,
    DueWindow,
    Statement,
    Status,
    StatusChange,
    StatusRule,
    TimeWindow,
)

__all__ = ["BY_MARCH", "DOCUMENTS", "FROM_MAY", "HALF", "STATEMENTS", "TODAY", "make_followed", "told"]

TODAY = date(2031, 6, 1)


def told(name: str, words: str, published: str | None, due: TimeWindow | None = None) -> Statement:
    """A statement in a document of its own, kept in ``STATEMENTS`` and ``DOCUMENTS``."""
    document = make_document(
        f"{words}.",
        id=name,
        published=published,
        publisher="The Quay Times",
        title=f"On {name}",
        url=f"https://quay-times.example/{name}",
    )
    speaker = make_source("Tarek Olund", mention=None)
    statement = make_statement(document, words, sources=(speaker,), window=due)
    STATEMENTS[statement.id] = statement
    DOCUMENTS[name] = DocumentEntry(document, recorded="2031-02-03T04:05:06.789Z")
    return statement


STATEMENTS: dict[str, Statement] = {}
DOCUMENTS: dict[str, DocumentEntry] = {}


def make_followed(
    *windows: TimeWindow, status: Status = Status.OPEN, published: bool = True, **fields: Any
) -> Commitment:
    """A commitment with these windows, each given by a document of its own, a month after the other."""
    days = [f"2031-0{number}-10" if published else None for number in range(1, len(windows) + 1)]
    names = [f"{fields.get('id', 'c')}-{number}" for number in range(len(windows))]
    said = [
        told(name, f"Norvia will mend the {name} bridge", day, due)
        for name, day, due in zip(names, days, windows, strict=True)
    ]
    acts = [Act.UNDERTAKES, *[Act.REVISES] * (len(said) - 1)]
    rows = [StatusChange(date(2031, 1, 10), Status.OPEN, (said[0].id,), StatusRule.UNDERTAKEN)]
    if status is not Status.OPEN:
        rows.append(StatusChange(date(2031, 5, 1), status, (said[-1].id,), StatusRule.CANCELLED))
    defaults: Mapping[str, Any] = {
        "mentions": tuple(
            make_mention(s, act, published=day) for s, act, day in zip(said, acts, days, strict=True)
        ),
        "windows": tuple(DueWindow(due, day, s.id) for due, day, s in zip(windows, days, said, strict=True)),
        "due": windows[-1] if windows else None,
        "status": status,
        "status_as_of": tuple(rows),
        "id": "c",
    }
    return make_commitment(*said, **{**defaults, **fields})


HALF = window("2031-01-01", "2031-06-30")
BY_MARCH = window(None, "2031-03-31")
FROM_MAY = window("2031-05-01", None)
