"""Keeps what a person decides in the ledger, with author, moment and reason, and takes it back again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime

from onrecord.errors import UsageError
from onrecord.ledger import Ledger
from onrecord.records import Decision, content_id
from onrecord.tracking import ISSUED, standing

__all__ = ["Author", "Content", "keep", "withdraw_decision"]


@dataclass(frozen=True, slots=True)
class Author:
    """Who decides, why, and when; ``holds_from`` is the day from which it is to hold."""

    by: str
    why: str
    when: datetime
    holds_from: date | None = None

    def __post_init__(self) -> None:
        if not self.by.strip():
            raise UsageError("a decision needs the name of whoever decides")
        if not self.why.strip():
            raise UsageError("a decision needs a reason")


@dataclass(frozen=True, slots=True)
class Content:
    """What is decided: its kind, what it is on, and the parts of it; ``prefix`` begins its id."""

    kind: str
    on: tuple[str, ...]
    value: str | None = None
    details: tuple[tuple[str, str], ...] = ()
    undoes: str | None = None
    prefix: str = "x"


def keep(ledger: Ledger, content: Content, author: Author, seen: int | None = None) -> Decision:
    """The decision is in the ledger; the same one made twice in a second is kept once.

    With ``seen`` it is refused where somebody decided on the same thing after that entry of the ledger.
    """
    when = author.when.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    holds = None if author.holds_from is None else author.holds_from.isoformat()
    parts = (content.kind, *content.on, author.by, author.why, when, content.value, content.undoes, holds)
    name = content_id(content.prefix, *parts, *(f"{key}={value}" for key, value in content.details))
    decision = Decision(
        id=name,
        kind=content.kind,
        on=content.on,
        by=author.by,
        when=when,
        why=author.why,
        undoes=content.undoes,
        value=content.value,
        holds_from=holds,
        details=content.details,
    )
    ledger.append_decision(decision, seen)
    return decision


def withdraw_decision(ledger: Ledger, decision_id: str, author: Author) -> Decision:
    """The decision no longer stands, and stays to be seen; withdrawing the withdrawal restores it.

    Raises UsageError where no decision has this id, where it does not stand, and for what was only noted.
    """
    decisions = tuple(ledger.decisions_after(0))
    found = next((d for d in decisions if d.id == decision_id), None)
    if found is None:
        raise UsageError(f"no decision in the record has the id {decision_id!r}")
    if found.kind == ISSUED:
        raise UsageError(f"{decision_id} only notes which ids were given out, and those are kept for ever")
    if not _stands(found, decisions):
        raise UsageError(f"{decision_id} does not stand: it was withdrawn before")
    content = Content(found.kind, found.on, undoes=found.id)
    return keep(ledger, content, author)


def _stands(decision: Decision, decisions: tuple[Decision, ...]) -> bool:
    """Whether nothing that stands undoes it; a withdrawal stands in the same way as a decision."""
    if decision.undoes is None:
        return any(d.id == decision.id for d in standing(decisions))
    later = decisions[next(i for i, d in enumerate(decisions) if d.id == decision.id) + 1 :]
    return not any(d.undoes == decision.id and _stands(d, decisions) for d in later)
