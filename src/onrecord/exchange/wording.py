"""Records in plain words on one line, for formats that hold text: windows, chains, quotations, alerts."""

from __future__ import annotations

from onrecord.records import Alert, AlertKind, Document, Statement, Status, TimeWindow
from onrecord.records.notebook import source_label
from onrecord.text.showing import visible

__all__ = ["alert_title", "chain_text", "one_line", "quoted", "source_text", "status_text", "window_text"]

_TITLES = {
    AlertKind.NEW_COMMITMENT: "New commitment",
    AlertKind.SLIP: "Slipped",
    AlertKind.MOVED: "New window",
    AlertKind.CLAIMED_MET: "Claimed met by the actor's own side",
    AlertKind.MET: "Met",
    AlertKind.LATE: "Late",
    AlertKind.ABANDONED: "Abandoned",
    AlertKind.DENIED: "Denied",
    AlertKind.OVERDUE: "Overdue, no evidence either way",
    AlertKind.CONTRADICTION: "Contradiction",
    AlertKind.RULING: "Ruling",
    AlertKind.INDICATOR: "Sign observed",
}

_STATUSES = {
    Status.CLAIMED_MET: "claimed met by the actor's own side",
    Status.UNKNOWN_OVERDUE: "overdue, no evidence either way",
}


def status_text(status: Status) -> str:
    """The status in words that say no more than is known."""
    return _STATUSES.get(status, status.value)


def one_line(words: str) -> str:
    """The words on one line, with hidden and control characters shown."""
    return visible(" ".join(words.split()))


def window_text(window: TimeWindow) -> str:
    """The window in words, an open side said to be open.

    >>> from datetime import date
    >>> window_text(TimeWindow(None, date(2031, 5, 31)))
    'by 2031-05-31'
    """
    if window.start is None:
        return f"by {window.end}"
    if window.end is None:
        return f"from {window.start}, no last day said"
    return str(window.start) if window.start == window.end else f"{window.start} to {window.end}"


def chain_text(statement: Statement) -> str:
    """Who says so, first speaker first."""
    return one_line(" > ".join(source_label(source) for source in statement.sources))


def source_text(document: Document) -> str:
    """Where and when it was published; what is not known is said."""
    title = one_line(document.title or document.id)
    publisher = "publisher not said" if document.publisher is None else one_line(document.publisher)
    return f"{title}, {publisher}, {document.published or 'day of publication not said'}"


def quoted(statement: Statement, document: Document) -> str:
    """The verbatim words on one line, who says so, and where."""
    return f"“{one_line(statement.quote)}” ({chain_text(statement)}; {source_text(document)})"


def alert_title(alert: Alert) -> str:
    """What happened, in one line."""
    words = f"{_TITLES[alert.kind]}: {one_line(alert.text)}"
    if (
        alert.kind in (AlertKind.CONTRADICTION, AlertKind.RULING, AlertKind.INDICATOR)
        and alert.note is not None
    ):
        return f"{_TITLES[alert.kind]} ({one_line(alert.note)}): {one_line(alert.text)}"
    windows = [window_text(window) for window in alert.windows]
    if len(windows) == 2:
        return f"{words} (was {windows[0]}, now {windows[1]})"
    return f"{words} ({windows[0]})" if windows else words
