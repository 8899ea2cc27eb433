"""What goes in and what comes out: options for a run, one ``Intake`` for each document or failed source."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import BinaryIO

from onrecord.errors import SourceError, UsageError
from onrecord.intake.dates import BadDateError, iso_date
from onrecord.records import Document, Issue

__all__ = ["Intake", "IntakeOptions", "RefusedError", "accepted", "refused"]


@dataclass(frozen=True, slots=True)
class IntakeOptions:
    """What the caller knows of all sources: used where a document does not say it itself.

    ``today`` is only compared with publication dates, so that a date in the future can be noted.
    ``without`` are files (absolute, links resolved) that folders are walked without.
    """

    published: str | None = None
    publisher: str | None = None
    stdin: BinaryIO | None = None
    today: date | None = None
    without: frozenset[Path] = frozenset()

    def __post_init__(self) -> None:
        if self.published is not None:
            try:
                iso_date(self.published)
            except BadDateError as error:
                raise UsageError(f"the publication date {error}") from error


@dataclass(frozen=True, slots=True)
class Intake:
    """One document with the bytes that it came from, or one failed source with the reason.

    ``raw`` is exactly what was read (for a row of JSONL the row's bytes). ``issues`` of a document are
    things that were accepted and noted; a failed source has exactly one issue, which says why.
    """

    where: str
    document: Document | None
    raw: bytes
    issues: tuple[Issue, ...] = ()

    @property
    def failed(self) -> bool:
        """Whether no document came of the source."""
        return self.document is None


class RefusedError(SourceError):
    """A source that yields no document; ``kind`` is a stable word, ``reason`` the rest of a sentence."""

    def __init__(self, where: str, kind: str, reason: str) -> None:
        super().__init__(where, reason)
        self.kind = kind


def refused(error: RefusedError) -> Intake:
    """The failed source as an ``Intake``: its one issue is one sentence that names source and reason."""
    return Intake(error.where, None, b"", (Issue(error.where, error.kind, f"{error.where} {error.reason}."),))


def accepted(where: str, document: Document, raw: bytes, notes: Iterable[tuple[str, str]]) -> Intake:
    """The document as an ``Intake``; each note (kind, rest of a sentence) becomes an issue of it."""
    issues = tuple(Issue(where, kind, f"{where} {reason}.", document.id) for kind, reason in notes)
    return Intake(where, document, raw, issues)
