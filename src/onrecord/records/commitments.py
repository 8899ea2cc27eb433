"""What was undertaken, by when, and what became of it; who holds what; who reacted how."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from onrecord.records.assessments import AlertRule, Made, Observation
from onrecord.records.times import TimeWindow
from onrecord.records.vocabulary import (
    Act,
    Anonymity,
    ArrangementState,
    GapQuestion,
    Stance,
    Status,
    StatusRule,
)

__all__ = [
    "Arrangement",
    "Commitment",
    "CommitmentMention",
    "Due",
    "DueWindow",
    "Gap",
    "Indicator",
    "Reaction",
    "Ruling",
    "StatusChange",
]


@dataclass(frozen=True, slots=True)
class Due:
    """A due window with the words that name it."""

    window: TimeWindow | None
    text: str | None


@dataclass(frozen=True, slots=True)
class CommitmentMention:
    """One place where a commitment is made, repeated, changed or reported on."""

    statement: str
    document: str
    start: int
    end: int
    act: Act
    actor: str | None
    speaker: str | None
    anonymity: Anonymity
    due: Due
    published: str | None


@dataclass(frozen=True, slots=True)
class DueWindow:
    """A window that was given for a commitment, when it was said, and where."""

    due: TimeWindow
    said: str | None
    statement: str


@dataclass(frozen=True, slots=True)
class Ruling:
    """A person's decision about a status: which one in the ledger, by whom, made when, and why."""

    decision: str
    by: str
    when: str
    why: str


@dataclass(frozen=True, slots=True)
class StatusChange:
    """From ``as_of`` on the commitment has this status, because of these statements (or the calendar).

    ``rule`` names the rule that gave it; ``ruling`` is set where a person decided it, or took that back.
    """

    as_of: date
    status: Status
    because: tuple[str, ...]
    rule: StatusRule | None = None
    ruling: Ruling | None = None


@dataclass(frozen=True, slots=True)
class Commitment:
    """An undertaking with a due window, followed over all its mentions; nothing is overwritten.

    ``worded`` and ``progress_by`` are the statements that ``undertaking`` and ``progress`` are quoted from.
    """

    id: str
    former_ids: tuple[str, ...]
    actor: str | None
    counterpart: str | None
    undertaking: str
    condition: str | None
    mentions: tuple[CommitmentMention, ...]
    due: TimeWindow | None
    windows: tuple[DueWindow, ...]
    status: Status
    contested: bool
    progress: str | None
    status_as_of: tuple[StatusChange, ...]
    origin_count: int
    worded: str | None = None
    progress_by: str | None = None


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Who is reported to hold which role over what; words of the reporting, nothing more."""

    id: str
    holder: str | None
    role: str
    over: str | None
    state: ArrangementState
    since: TimeWindow | None
    statements: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reaction:
    """A party's stance towards a claim or commitment."""

    party: str | None
    stance: Stance
    towards: str | None
    statements: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Indicator:
    """A sign to watch: named by the reporting itself (``statements``), or added by a person (``made``).

    ``alert`` is None where nobody asked to be told; ``observations`` are those that stand, in the order in
    which they were made.
    """

    id: str
    text: str
    towards: str | None
    statements: tuple[str, ...]
    made: Made | None = None
    alert: AlertRule | None = None
    observations: tuple[Observation, ...] = ()


@dataclass(frozen=True, slots=True)
class Gap:
    """A question that the reporting leaves open; ``towards`` is the record it was asked about."""

    id: str
    towards: str | None
    question: GapQuestion
    why: str
