"""Lists what happened: new commitments, slips, outcomes, overdue days, contradictions, rulings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import Protocol

from onrecord.records import (
    Act,
    Alert,
    AlertKind,
    Commitment,
    CommitmentMention,
    Contradiction,
    Document,
    DueWindow,
    Status,
    StatusChange,
    StatusRule,
    TimeWindow,
    content_id,
)

__all__ = ["find_alerts", "in_order"]


class Told(Protocol):
    """What an alert looks at of a statement."""

    @property
    def document(self) -> str:
        """The document that tells it."""

    @property
    def quote(self) -> str:
        """Its words."""


_BY_STATUS = {
    Status.CLAIMED_MET: AlertKind.CLAIMED_MET,
    Status.MET: AlertKind.MET,
    Status.LATE: AlertKind.LATE,
    Status.ABANDONED: AlertKind.ABANDONED,
    Status.DENIED: AlertKind.DENIED,
    Status.UNKNOWN_OVERDUE: AlertKind.OVERDUE,
}
_RULED = (StatusRule.RULING, StatusRule.RULING_WITHDRAWN)


def find_alerts(
    commitments: Sequence[Commitment],
    contradictions: Sequence[Contradiction],
    statements: Mapping[str, Told],
    documents: Mapping[str, Document],
) -> tuple[Alert, ...]:
    """Every alert, the newest first and those without a day last; the same records give the same alerts."""
    found = [alert for commitment in commitments for alert in _of_commitment(commitment)]
    found += [_of_contradiction(c, statements, documents) for c in contradictions]
    return in_order(found)


def in_order(alerts: Iterable[Alert]) -> tuple[Alert, ...]:
    """The alerts, each once, the newest first and those without a day last."""
    return tuple(sorted({alert.id: alert for alert in alerts}.values(), key=_order, reverse=True))


def _order(alert: Alert) -> tuple[str, int, str]:
    """By time; of one moment, what is undertaken comes before what became of it."""
    return _moment(alert), list(AlertKind).index(alert.kind), alert.id


def _moment(alert: Alert) -> str:
    return alert.moment or ("" if alert.day is None else alert.day.isoformat())


def _of_commitment(commitment: Commitment) -> Iterator[Alert]:
    first = commitment.mentions[0]
    if first.act is Act.UNDERTAKES:
        windows = (commitment.windows[0].due,) if commitment.windows else ()
        yield _told(commitment, AlertKind.NEW_COMMITMENT, first, windows)
    by_statement = {m.statement: m for m in commitment.mentions}
    for old, new in pairwise(commitment.windows):
        yield _told(commitment, _move(old, new), by_statement[new.statement], (old.due, new.due))
    for change in commitment.status_as_of:
        if change.rule in _RULED:
            yield _ruled(commitment, change)
        elif change.status in _BY_STATUS:
            yield _changed(commitment, change, by_statement)


def _move(old: DueWindow, new: DueWindow) -> AlertKind:
    """A slip where the last day moves later, or the first one where no last day is known."""
    ends, starts = (old.due.end, new.due.end), (old.due.start, new.due.start)
    for before, after in (ends, starts):
        if before is not None and after is not None and before != after:
            return AlertKind.SLIP if after > before else AlertKind.MOVED
    return AlertKind.SLIP if new.due.end is None else AlertKind.MOVED


def _told(
    commitment: Commitment, kind: AlertKind, mention: CommitmentMention, windows: tuple[TimeWindow, ...]
) -> Alert:
    """An alert that one mention brings."""
    return Alert(
        id=content_id("a", kind.value, mention.statement),
        kind=kind,
        on=commitment.id,
        text=commitment.undertaking,
        day=_day(mention.published),
        moment=mention.published,
        statements=(mention.statement,),
        windows=windows,
    )


def _changed(
    commitment: Commitment, change: StatusChange, by_statement: Mapping[str, CommitmentMention]
) -> Alert:
    """An alert of a new status; the calendar's own hangs on the words that gave the window that passed."""
    kind = _BY_STATUS[change.status]
    if change.because:
        return _told(commitment, kind, by_statement[change.because[-1]], ())
    passed = [w for w in commitment.windows if w.due.end is not None and w.due.end < change.as_of]
    telling = passed[-1].statement if passed else commitment.mentions[0].statement
    return Alert(
        id=content_id("a", kind.value, telling, change.as_of),
        kind=kind,
        on=commitment.id,
        text=commitment.undertaking,
        day=change.as_of,
        moment=None,
        statements=(telling,),
        windows=tuple(w.due for w in passed[-1:]),
    )


def _ruled(commitment: Commitment, change: StatusChange) -> Alert:
    """An alert of a person's ruling, or of its withdrawal."""
    ruling = change.ruling
    if ruling is None:
        raise ValueError(f"a ruling on {commitment.id} does not say who made it")
    back = change.rule is StatusRule.RULING_WITHDRAWN
    what = f"withdrawn, back to {change.status.value}" if back else change.status.value
    return Alert(
        id=content_id("a", AlertKind.RULING.value, ruling.decision),
        kind=AlertKind.RULING,
        on=commitment.id,
        text=commitment.undertaking,
        day=change.as_of,
        moment=ruling.when if change.as_of == _day(ruling.when) else None,
        statements=(commitment.mentions[0].statement,),
        note=f"{what} ({ruling.by}: {ruling.why})",
    )


def _of_contradiction(
    found: Contradiction, statements: Mapping[str, Told], documents: Mapping[str, Document]
) -> Alert:
    """An alert of two statements that disagree, on the day when the later one was published."""
    sides = sorted((found.a, found.b))
    told = [documents[statements[side].document].published for side in sides]
    known = [moment for moment in told if moment is not None]
    moment = max(known, key=lambda m: (m[:10], m)) if len(known) == len(told) else None
    name = content_id("a", AlertKind.CONTRADICTION.value, found.kind.value, *sides)
    words = " against ".join(f"“{_short(statements[side].quote)}”" for side in (found.a, found.b))
    return Alert(
        id=name,
        kind=AlertKind.CONTRADICTION,
        on=None,
        text=words,
        day=_day(moment),
        moment=moment,
        statements=(found.a, found.b),
        note=f"{found.kind.value}: {found.why}",
    )


def _short(quote: str, length: int = 80) -> str:
    words = " ".join(quote.split())
    return words if len(words) <= length else f"{words[: length - 1].rsplit(' ', 1)[0]} …"


def _day(published: str | None) -> date | None:
    return None if published is None else date.fromisoformat(published[:10])
