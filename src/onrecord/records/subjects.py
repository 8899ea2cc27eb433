"""What a dossier is about, asked for once or saved under a name."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.records.assessments import Made

__all__ = ["SavedScope", "Subject"]


@dataclass(frozen=True, slots=True)
class Subject:
    """What a dossier is about: words, parties and systems by name or id, claims by id.

    Each kind that is not empty narrows: all the words, and one of the parties, and one of the claims.
    """

    query: str = ""
    parties: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SavedScope:
    """One version of a subject that a person saved by name; ``current`` is the newest one that stands."""

    name: str
    version: int
    subject: Subject
    made: Made
    current: bool
