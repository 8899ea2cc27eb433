"""The status of a commitment over time, from dated evidence and the calendar alone.

The rules, in the vocabulary of the public interface: an undertaking is open; a new window makes it revised; a
report that it was done makes it met, or claimed_met where only the actor's own side says so; evidence that it
was not done makes it late once the window has passed; a window that passes without evidence makes it
unknown_overdue, never "broken"; cancelled is abandoned; denied by the actor's side is denied.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from onrecord.records import (
    Act,
    Anonymity,
    CommitmentMention,
    Polarity,
    SourceKind,
    Statement,
    Status,
    StatusChange,
    StatusRule,
    TimeWindow,
)
from onrecord.text.words import stem

__all__ = ["Evidence", "Followed", "follow_status"]

_WAITING = (Status.OPEN, Status.REVISED)
_PART = re.compile(
    r"\bone of\b|\bpart(?:ly|ial|ially)?\b"
    r"|\b(?:\d+|two|three|four|five|six|seven|eight|nine) (?:out )?of (?:the |its )?"
    r"(?:\d+|\w+(?:ty|en|ve|ght|ne|ee|six)\b)",
    re.IGNORECASE,
)
_FIRST = re.compile(
    r"^(?:the |a )?first\b|\bfirst of\b|\bfirst (?:\w+ )?(?:batch|unit|part|stage|phase|shipment)\b"
    r"|\bfirst \w+ of (?:the )?\w+",
    re.IGNORECASE,
)
_FIRST_THING = re.compile(
    r"\bfirst\b(?! (?:half|quarter|third|day|days|week|weeks|month|months|year|years|time|of)\b)",
    re.IGNORECASE,
)
"""Where the first alone was undertaken; "in the first half of 2031" only dates it."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A mention with its statement, and whether its first speaker is on the actor's side."""

    mention: CommitmentMention
    statement: Statement
    own_side: bool


@dataclass(frozen=True, slots=True)
class Followed:
    """Every change of status in time, whether sources disagree, and how much is done in whose words."""

    changes: tuple[StatusChange, ...]
    contested: bool
    progress: str | None
    progress_by: str | None = None


def follow_status(evidence: Sequence[Evidence], today: date) -> Followed:
    """The changes up to ``today``; undated evidence counts as known from the start but moves no calendar."""
    start = _start(evidence, today)
    today = max(today, start)  # what is published later than the asked day is known all the same
    changes: list[StatusChange] = []
    standing = _is_standing(evidence)
    window: TimeWindow | None = None
    progress: Statement | None = None
    for item in evidence:
        day = max(_day(item.mention) or start, start)
        if day > today:
            continue
        _pass_time(changes, window, day - timedelta(days=1))
        window = _window_after(window, item)
        if item.mention.act is Act.REPORTS_DONE and _is_part(item, evidence):
            progress = item.statement
            if not changes:  # the first that is known of it; the rest stays open
                _append(
                    changes, StatusChange(day, Status.OPEN, (item.mention.statement,), _RULES[Status.OPEN])
                )
            continue
        ended = window is not None and window.end is not None and day > window.end
        if item.mention.act is Act.REPORTS_DONE and changes and standing and not ended:
            continue  # kept so far
        status = _status_after(changes[-1].status if changes else None, item, window, day)
        if status is not None and (not changes or changes[-1].status is not status):
            _append(changes, StatusChange(day, status, (item.mention.statement,), _RULES[status]))
    _pass_time(changes, window, today)
    told = (None, None) if progress is None else (progress.quote, progress.id)
    return Followed(tuple(changes), _contested(evidence, today), *told)


def _is_standing(evidence: Sequence[Evidence]) -> bool:
    """Whether something was undertaken not to be done."""
    made = next((e for e in evidence if e.mention.act is Act.UNDERTAKES), None)
    return made is not None and made.statement.polarity is Polarity.NEGATED


def _is_part(item: Evidence, evidence: Sequence[Evidence]) -> bool:
    """Whether only a part is told of as done: "two of ten", or the first where more were undertaken."""
    if _PART.search(item.statement.quote) or _is_fewer(item, evidence):
        return True
    made = (e.statement.quote for e in evidence if e.mention.act is Act.UNDERTAKES)
    return bool(_FIRST.search(item.statement.quote)) and not any(_FIRST_THING.search(q) for q in made)


def _is_fewer(item: Evidence, evidence: Sequence[Evidence]) -> bool:
    """Whether less is told of as done than was undertaken of the same thing."""
    made = [e for e in evidence if e.mention.act in (Act.UNDERTAKES, Act.REVISES)]
    due = dict(pair for e in reversed(made) for pair in _counts(e.statement))  # what was said first counts
    done = dict(_counts(item.statement))
    shared = due.keys() & done.keys()
    return bool(shared) and all(done[noun] < _ENOUGH * due[noun] for noun in shared)


_ENOUGH = 0.9
"""Share of "some 120" that is as good as all."""


def _counts(statement: Statement) -> list[tuple[str, float]]:
    return [(stem(q.of.split()[-1].casefold()), q.value) for q in statement.quantities if q.of and q.value]


def _start(evidence: Sequence[Evidence], today: date) -> date:
    """The first day of publication; where no document is dated, the day by which it must have been known.

    That is the first day that a window names, because an undertaking precedes its window, or today where that
    is earlier. Always taking today would move the whole history with the clock.
    """
    days = [_day(e.mention) or today for e in evidence]
    if any(e.mention.published is not None for e in evidence):
        return min(days)
    windows = [e.mention.due.window for e in evidence if e.mention.due.window is not None]
    return min([today, *(day for w in windows if (day := w.start or w.end) is not None)])


def _day(mention: CommitmentMention) -> date | None:
    return None if mention.published is None else date.fromisoformat(mention.published[:10])


def _append(changes: list[StatusChange], change: StatusChange) -> None:
    """One row a day: later evidence of the same day replaces the earlier status, keeping both reasons."""
    if changes and changes[-1].as_of == change.as_of:
        before = changes.pop()
        change = replace(change, because=(*before.because, *change.because))
    changes.append(change)


def _pass_time(changes: list[StatusChange], window: TimeWindow | None, until: date) -> None:
    """The calendar's own change: the day after the window closed with nothing known."""
    if not changes or changes[-1].status not in _WAITING or window is None or window.end is None:
        return
    day = max(window.end + timedelta(days=1), changes[-1].as_of)
    if day <= until:
        _append(changes, StatusChange(day, Status.UNKNOWN_OVERDUE, (), StatusRule.WINDOW_PASSED))


def _window_after(window: TimeWindow | None, item: Evidence) -> TimeWindow | None:
    given = item.mention.due.window
    if item.mention.act in (Act.UNDERTAKES, Act.REVISES) and given is not None:
        return given if window is None or item.mention.act is Act.REVISES else window
    if item.mention.act is Act.RESTATES and window is None:
        return given
    return window


def _status_after(
    before: Status | None, item: Evidence, window: TimeWindow | None, day: date
) -> Status | None:
    """The status that one piece of evidence leads to, None where it changes nothing."""
    act = item.mention.act
    if before is None and act is Act.CANCELS:
        return Status.ABANDONED
    if before is None and act is Act.REVISES:
        return Status.REVISED
    if before is None and act is not Act.REPORTS_DONE:
        return Status.DENIED if act is Act.DENIES and item.own_side else Status.OPEN
    if act is Act.REPORTS_DONE:
        if item.own_side:
            return None if before is Status.MET else Status.CLAIMED_MET
        return Status.MET
    if act is Act.CANCELS:
        return Status.ABANDONED
    if act is Act.DENIES:
        return Status.DENIED if item.own_side and before in (*_WAITING, Status.UNKNOWN_OVERDUE) else None
    if act is Act.REPORTS_NOT_DONE:
        passed = window is not None and window.end is not None and day > window.end
        return Status.LATE if passed and before is not Status.MET else None
    if act is Act.REVISES:
        return Status.REVISED if before in (*_WAITING, Status.UNKNOWN_OVERDUE, Status.LATE) else None
    return None


_RULES = {
    Status.OPEN: StatusRule.UNDERTAKEN,
    Status.REVISED: StatusRule.NEW_WINDOW,
    Status.CLAIMED_MET: StatusRule.DONE_BY_OWN_SIDE,
    Status.MET: StatusRule.DONE_BY_OTHERS,
    Status.LATE: StatusRule.NOT_DONE_IN_WINDOW,
    Status.ABANDONED: StatusRule.CANCELLED,
    Status.DENIED: StatusRule.DENIED_BY_OWN_SIDE,
    Status.UNKNOWN_OVERDUE: StatusRule.WINDOW_PASSED,
}
"""Each status is given by one rule alone, so that a row can name it."""


def _contested(evidence: Sequence[Evidence], today: date) -> bool:
    """Whether visible sources disagree: done against not done or denied, by different first speakers."""
    known = [e for e in evidence if (_day(e.mention) or today) <= today]
    done = [e for e in known if e.mention.act is Act.REPORTS_DONE]
    against = [e for e in known if e.mention.act in (Act.REPORTS_NOT_DONE, Act.DENIES)]
    made = [e for e in known if e.mention.act in (Act.UNDERTAKES, Act.RESTATES)]
    done_on = min((_day(e.mention) or today for e in done), default=None)
    still_due = [
        e
        for e in known
        if e.mention.act in (Act.RESTATES, Act.REVISES) and done_on and (_day(e.mention) or today) > done_on
    ]
    denied = [e for e in against if e.mention.act is Act.DENIES]
    return any(_speaker(a) != _speaker(b) for a in done for b in (*against, *still_due)) or any(
        not d.own_side and _speaker(d) != _speaker(m) for d in denied for m in made
    )


def _speaker(item: Evidence) -> str:
    first = item.statement.sources[0]
    named = first.name if first.anonymity is Anonymity.NAMED or first.kind is SourceKind.OUTLET else None
    return named or f"{first.anonymity.value} {item.mention.document}"
