"""The due board: commitments grouped by what a reader has to look at next."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from onrecord.records import (
    Anonymity,
    Commitment,
    CommitmentMention,
    DueWindow,
    Status,
    StatusChange,
    StatusRule,
)
from onrecord.surfaces.render.words import count, one_line, text, window_words

__all__ = ["GROUPS", "board_groups", "cause_words", "due_note", "first_mention", "group_of", "window_history"]

GROUPS = (
    "due_30",
    "due_90",
    "due_365",
    "later",
    "no_window",
    "overdue",
    "slipped",
    "late",
    "claimed",
    "met",
    "closed",
)

_BY_STATUS = {
    Status.UNKNOWN_OVERDUE: "overdue",
    Status.REVISED: "slipped",
    Status.LATE: "late",
    Status.CLAIMED_MET: "claimed",
    Status.MET: "met",
    Status.ABANDONED: "closed",
    Status.DENIED: "closed",
}


def group_of(commitment: Commitment, today: date) -> str:
    """The one group in which a commitment stands on this day."""
    if commitment.status is not Status.OPEN:
        return _BY_STATUS[commitment.status]
    if commitment.due is None or commitment.due.end is None:
        return "no_window"
    days = (commitment.due.end - today).days
    if days < 0:
        return "overdue"
    return next((f"due_{limit}" for limit in (30, 90, 365) if days <= limit), "later")


def board_groups(
    commitments: Sequence[Commitment], today: date
) -> tuple[tuple[str, tuple[Commitment, ...]], ...]:
    """The groups that hold a commitment, in the board's order; the earliest due day stands first."""
    grouped: dict[str, list[Commitment]] = {}
    for commitment in sorted(commitments, key=_due_first):
        grouped.setdefault(group_of(commitment, today), []).append(commitment)
    return tuple((group, tuple(grouped[group])) for group in GROUPS if group in grouped)


def due_note(commitment: Commitment, today: date) -> str | None:
    """How many days are left, or over, while the commitment is still waited for."""
    waiting = commitment.status in (Status.OPEN, Status.REVISED, Status.UNKNOWN_OVERDUE)
    if not waiting or commitment.due is None or commitment.due.end is None:
        return None
    days = (commitment.due.end - today).days
    return text("window.left" if days >= 0 else "window.overdue", n=count("days", abs(days)))


def window_history(commitment: Commitment) -> tuple[DueWindow, ...]:
    """The windows given one after the other; a window that only repeats the one before is left out."""
    kept: list[DueWindow] = []
    for window in commitment.windows:
        if not kept or kept[-1].due != window.due:
            kept.append(window)
    return tuple(kept)


def history_words(commitment: Commitment) -> str:
    """The windows from old to new on one line, or the one that stands."""
    windows = window_history(commitment)
    if len(windows) < 2:
        return window_words(commitment.due)
    return text("chain.separator").join(window_words(window.due) for window in windows)


def first_mention(commitment: Commitment) -> CommitmentMention | None:
    """The mention in which the commitment was first made, None where no mention is on record."""
    return commitment.mentions[0] if commitment.mentions else None


def speaker_words(mention: CommitmentMention | None) -> str:
    """Who speaks in a mention; how far the text leaves the speaker unnamed is said."""
    if mention is None:
        return text("page.not_said")
    flag = text(f"anonymity.{mention.anonymity.value}")
    if mention.anonymity is Anonymity.UNATTRIBUTED:
        return text("chain.article_alone") if mention.speaker is None else one_line(mention.speaker)
    if mention.speaker is None:
        return flag or text("page.not_said")
    return f"{one_line(mention.speaker)} ({flag})" if flag else one_line(mention.speaker)


def status_words(commitment: Commitment) -> str:
    """The status, with a remark where sources disagree."""
    words = text(f"status.{commitment.status.value}")
    return f"{words}, {text('status.contested')}" if commitment.contested else words


def cause_words(change: StatusChange) -> str | None:
    """What gave a status where no quotes show it: the calendar, or a person with a reason; else None."""
    if change.ruling is not None:
        withdrawn = change.rule is StatusRule.RULING_WITHDRAWN
        key = "column.withdrawn" if withdrawn else "column.ruled"
        return text(key, by=one_line(change.ruling.by), why=one_line(change.ruling.why))
    return None if change.because else text("column.calendar")


def _due_first(commitment: Commitment) -> tuple[date, date, str]:
    due = commitment.due
    return (
        due.end if due is not None and due.end is not None else date.max,
        due.start if due is not None and due.start is not None else date.max,
        commitment.id,
    )
