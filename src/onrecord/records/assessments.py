"""What people judge about the record; kept apart from what the record reports."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from onrecord.records.scales import GradeScale

__all__ = ["Assessments", "Grade", "Made", "Proposal", "Withdrawal"]


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """That a judgement was taken back: which decision did it, by whom, when, and why."""

    decision: str
    by: str
    when: str
    why: str


@dataclass(frozen=True, slots=True)
class Made:
    """Where a judgement comes from: its decision in the ledger, who made it, when, and why.

    ``day`` is the one from which it holds. What was withdrawn stays to be seen.
    """

    decision: str
    by: str
    when: str
    why: str
    day: date
    withdrawn: Withdrawal | None = None

    @property
    def stands(self) -> bool:
        """Whether it has not been taken back."""
        return self.withdrawn is None


@dataclass(frozen=True, slots=True)
class Grade:
    """A person's grade: a letter A-F on a source (``on`` is its name), or a number 1-6 on a statement.

    ``topic`` limits a source's grade to one field, None where it holds for all. ``current`` is whether it
    stands and its author gave no newer one on the same.
    """

    scale: GradeScale
    on: str
    value: str
    topic: str | None
    made: Made
    current: bool = True


@dataclass(frozen=True, slots=True)
class Proposal:
    """A grade that the record suggests, with the reasons; nobody has given it, and it is kept nowhere."""

    scale: GradeScale
    on: str
    value: str
    reasons: tuple[str, ...]
    statements: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Assessments:
    """All judgements of people at the asked clocks, each kind in the order in which they were made."""

    grades: tuple[Grade, ...] = ()
