"""What is new since a moment, folded by origin."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.records.alerts import Alert
from onrecord.records.statements import Statement

__all__ = ["Brief", "BriefLine"]


@dataclass(frozen=True, slots=True)
class BriefLine:
    """What one origin says that is new, however many documents repeat it.

    ``new`` holds one statement for each claim nobody made before, ``joins`` one for each claim that others
    made before; ``repeats`` counts the claims that this origin made before.
    """

    origin: str
    source: str | None
    documents: tuple[str, ...]
    new: tuple[Statement, ...]
    joins: tuple[Statement, ...]
    repeats: int


@dataclass(frozen=True, slots=True)
class Brief:
    """The documents that came in, what each origin says in them, and what happened to commitments."""

    documents: tuple[str, ...]
    origins: int
    lines: tuple[BriefLine, ...]
    alerts: tuple[Alert, ...]
    repeating: tuple[str, ...]
