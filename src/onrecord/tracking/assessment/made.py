"""Decisions of one kind with what became of them: whether each still stands, and who took it back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from onrecord.records import Decision, Made, Withdrawal
from onrecord.tracking.decided import day_of

__all__ = ["Decided"]


class Decided:
    """The decisions that hold by a day, by kind, each with its withdrawal if there is one."""

    def __init__(self, decisions: Sequence[Decision], today: date) -> None:
        self.today = today
        self.place = {decision.id: place for place, decision in enumerate(decisions)}
        self._by_kind: dict[str, list[tuple[Decision, Made]]] = {}
        undone: dict[str, Decision] = {}
        # From the newest back: only what stands itself can undo an earlier one.
        for decision in reversed(decisions):
            if day_of(decision) > today:
                continue
            if decision.undoes is None:
                pair = decision, _made(decision, undone.get(decision.id))
                self._by_kind.setdefault(decision.kind, []).append(pair)
            elif decision.id not in undone:
                undone[decision.undoes] = decision
        for pairs in self._by_kind.values():
            pairs.reverse()

    def of(self, kind: str) -> list[tuple[Decision, Made]]:
        """The decisions of a kind in the order of the ledger, withdrawn ones included."""
        return self._by_kind.get(kind, [])

    def standing(self, kind: str) -> list[tuple[Decision, Made]]:
        """Those of a kind that stand."""
        return [pair for pair in self.of(kind) if pair[1].stands]


def _made(decision: Decision, undone_by: Decision | None) -> Made:
    back = None
    if undone_by is not None:
        back = Withdrawal(undone_by.id, undone_by.by, undone_by.when, undone_by.why)
    return Made(decision.id, decision.by, decision.when, decision.why, day_of(decision), back)
