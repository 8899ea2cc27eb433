"""A person's rulings laid over the statuses that evidence and the calendar give.

A ruling holds from its day until it is withdrawn or another is made. What was known without it stays to be
seen: rows of the status before it are kept, and a withdrawal adds a row instead of taking one away.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from onrecord.records import Commitment, Decision, Ruling, Status, StatusChange, StatusRule
from onrecord.tracking.decided import day_of, standing

__all__ = ["RULING", "apply_rulings", "rulings_on"]

RULING = "ruling"
"""The kind of the decisions that give a commitment its status, or withdraw one."""
_STATUSES = frozenset(status.value for status in Status)


def apply_rulings(
    commitments: Sequence[Commitment], decisions: Sequence[Decision], today: date
) -> tuple[Commitment, ...]:
    """The commitments with the rulings that were made on them, as far as they hold by ``today``."""
    made = [d for d in decisions if d.kind == RULING]
    if not made:
        return tuple(commitments)
    return tuple(_ruled(commitment, rulings_on(commitment, made), today) for commitment in commitments)


def rulings_on(commitment: Commitment, decisions: Sequence[Decision]) -> list[Decision]:
    """The rulings on a commitment under any id that it has had, withdrawals included, in their order."""
    ids = {commitment.id, *commitment.former_ids}
    return [d for d in decisions if d.kind == RULING and d.on[:1] and d.on[0] in ids]


def _ruled(commitment: Commitment, rulings: Sequence[Decision], today: date) -> Commitment:
    rulings = [d for d in rulings if d.undoes is not None or d.value in _STATUSES]
    if not rulings:
        return commitment
    before = commitment.status_as_of
    first = before[0].as_of
    days = {max(day_of(d), first) for d in rulings} | {change.as_of for change in before}
    rows: list[StatusChange] = []
    for day in sorted(day for day in days if day <= max(today, first)):
        row = _row(before, rulings, day)
        if row is not None and (not rows or _differs(rows[-1], row)):
            rows.append(row)
    return replace(commitment, status=rows[-1].status, status_as_of=tuple(rows))


def _row(before: Sequence[StatusChange], rulings: Sequence[Decision], day: date) -> StatusChange | None:
    """What begins to hold on a day: the last standing ruling, else what the evidence gives."""
    told = [change for change in before if change.as_of <= day][-1]
    stand = standing(rulings, RULING, day)
    if stand:
        because = told.because if told.as_of == day else ()
        return StatusChange(day, Status(str(stand[-1].value)), because, StatusRule.RULING, _ruling(stand[-1]))
    if told.as_of == day:
        return told
    taken_back = [d for d in rulings if d.undoes is not None and day_of(d) == day]
    if not taken_back:
        return None
    return replace(told, as_of=day, rule=StatusRule.RULING_WITHDRAWN, ruling=_ruling(taken_back[-1]))


def _differs(a: StatusChange, b: StatusChange) -> bool:
    """Whether the later row says something new; under one standing ruling nothing does."""
    if b.rule is StatusRule.RULING:
        return a.ruling != b.ruling
    return b.rule is not StatusRule.RULING_WITHDRAWN or a.rule is StatusRule.RULING


def _ruling(decision: Decision) -> Ruling:
    return Ruling(decision.id, decision.by, decision.when, decision.why)
