"""Which decisions stand: one that a later standing decision undoes does not."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from onrecord.records import Decision

__all__ = ["day_of", "standing"]


def day_of(decision: Decision) -> date:
    """The day from which a decision holds: the one it names, else that on which it was made."""
    return date.fromisoformat((decision.holds_from or decision.when)[:10])


def standing(
    decisions: Sequence[Decision], kind: str | None = None, on: date | None = None
) -> list[Decision]:
    """The decisions of a kind that stand (on a day, where one is given), in the order of the ledger.

    Only a later decision undoes an earlier one, so that the answer never goes in circles.
    """
    undone: set[str] = set()
    found: list[Decision] = []
    for decision in reversed(decisions):
        if decision.id in undone or (on is not None and day_of(decision) > on):
            continue
        if decision.undoes is not None:
            undone.add(decision.undoes)
        elif kind is None or decision.kind == kind:
            found.append(decision)
    return found[::-1]
