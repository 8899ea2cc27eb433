"""Due windows as an iCalendar file (RFC 5545), written by the library icalendar.

One all-day event for each commitment with a window, because events are what calendars show of a feed they
follow (several leave out tasks). A window with one open side is an event on the one day that is known; no day
is made up. What iCalendar cannot hold (chains, offsets) stands in the description. Nothing comes from the
clock: DTSTAMP is the day on which the world could know the last thing that changed the entry.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from onrecord.exchange.addresses import safe_url
from onrecord.exchange.wording import one_line, quoted, status_text, window_text
from onrecord.records import Commitment, DocumentEntry, Statement, Status, TimeWindow

if TYPE_CHECKING:
    from icalendar import Event

__all__ = ["CalendarFile", "Dated", "calendar_bytes"]

_PRODUCT = "-//onrecord//onrecord//EN"
_STATES = {Status.MET: "CONFIRMED", Status.ABANDONED: "CANCELLED", Status.DENIED: "CANCELLED"}
_QUOTES = 12
"""So many mentions are quoted; a description of hundreds is read by nobody."""


@dataclass(frozen=True, slots=True)
class Dated:
    """A commitment and its entry's id; ``merged`` are ids given out for what turned out to be the same."""

    commitment: Commitment
    uid: str
    merged: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CalendarFile:
    """What a calendar file is about: its title and its entries, with the record behind them."""

    title: str
    entries: Sequence[Dated]
    statements: Mapping[str, Statement]
    documents: Mapping[str, DocumentEntry]
    judged_on: date


def calendar_bytes(file: CalendarFile) -> bytes:
    """The file; the same record gives the same bytes."""
    from icalendar import Calendar  # takes longer to load than most commands run

    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("name", one_line(file.title))
    calendar.add("x-wr-calname", one_line(file.title))
    for dated in file.entries:
        calendar.add_component(_event(file, dated))
        for uid in dated.merged:
            calendar.add_component(_merged_event(file, dated, uid))
    return bytes(calendar.to_ical())


def _event(file: CalendarFile, dated: Dated) -> Event:
    commitment = dated.commitment
    event = _frame(file, commitment, dated.uid)
    event.add("summary", _summary(commitment, file.statements))
    event.add("status", _state(commitment.status))
    event.add("sequence", _sequence(commitment))
    event.add("categories", [commitment.status.value, *(["contested"] if commitment.contested else [])])
    event.add("description", "\n".join(_description(file, commitment)))
    urls = (safe_url(file.documents[m.document].document.url) for m in commitment.mentions)
    url = next((url for url in urls if url is not None), None)
    if url is not None:
        event.add("url", url)
    return event


def _merged_event(file: CalendarFile, dated: Dated, uid: str) -> Event:
    """The entry of what turned out to be the same commitment: cancelled, naming the one that stays."""
    event = _frame(file, dated.commitment, uid)
    event.add("summary", f"Counted with another entry: {one_line(dated.commitment.undertaking)}")
    event.add("status", "CANCELLED")
    event.add("sequence", _sequence(dated.commitment) + 1)
    event.add("related-to", _uid(dated.uid))
    return event


def _frame(file: CalendarFile, commitment: Commitment, uid: str) -> Event:
    from icalendar import Event

    event = Event()
    event.add("uid", _uid(uid))
    event.add("dtstamp", _stamp(file, commitment))
    event.add("transp", "TRANSPARENT")
    if commitment.due is None:
        raise ValueError(f"{commitment.id} has no window to stand in a calendar")
    first, last = _days(commitment.due)
    event.add("dtstart", first)
    if last == date.max:
        event.add("duration", last - first + timedelta(days=1))  # there is no day after it to end on
    else:
        event.add("dtend", last + timedelta(days=1))
    return event


def _uid(name: str) -> str:
    return f"{name}@onrecord"


def _days(window: TimeWindow) -> tuple[date, date]:
    """The days that the event covers: the window, or the one day of it that is known."""
    known = [day for day in (window.start, window.end) if day is not None]
    return known[0], known[-1]


def _state(status: Status) -> str:
    return _STATES.get(status, "TENTATIVE")


def _sequence(commitment: Commitment) -> int:
    """How often the days or the state of the event changed: a slip raises it by one."""
    states = [_state(change.status) for change in commitment.status_as_of]
    return max(0, len(commitment.windows) - 1) + sum(a != b for a, b in pairwise(states))


def _summary(commitment: Commitment, statements: Mapping[str, Statement]) -> str:
    """The words that gave the window that stands, and the status where it is not open."""
    words = one_line(statements[commitment.windows[-1].statement].quote)
    due = commitment.due
    if due is not None and due.start is None:
        words = f"Last day: {words}"
    elif due is not None and due.end is None:
        words = f"First day, no last day said: {words}"
    return words if commitment.status is Status.OPEN else f"{words} ({status_text(commitment.status)})"


def _description(file: CalendarFile, commitment: Commitment) -> Iterator[str]:
    """Status, windows old and new, then the words that it rests on and where they stand."""
    change = commitment.status_as_of[-1]
    contested = ", contested: sources disagree" if commitment.contested else ""
    yield f"Status: {status_text(commitment.status)} since {change.as_of}{contested}"
    if change.ruling is not None:
        yield f"Ruled by {one_line(change.ruling.by)}: {one_line(change.ruling.why)}"
    for number, window in enumerate(reversed(commitment.windows)):
        said = "" if window.said is None else f", said {window.said[:10]}"
        yield f"{'Before' if number else 'Due'}: {window_text(window.due)}{said}"
    if commitment.condition is not None:
        yield f"On condition: {one_line(commitment.condition)}"
    yield f"Independent origins: {commitment.origin_count}"
    for mention in commitment.mentions[:_QUOTES]:
        words = quoted(file.statements[mention.statement], file.documents[mention.document].document)
        yield f"{mention.act.value.replace('_', ' ')}: {words}"
    if len(commitment.mentions) > _QUOTES:
        yield f"and {len(commitment.mentions) - _QUOTES} more mentions"


def _stamp(file: CalendarFile, commitment: Commitment) -> datetime:
    """When the world could know the last change; else when the ledger did, to the second."""
    moments = [m.published for m in commitment.mentions if m.published is not None]
    moments += [c.as_of.isoformat() for c in commitment.status_as_of if not c.because]
    if not moments:
        recorded = (file.documents[m.document].recorded for m in commitment.mentions)
        moments = [moment for moment in recorded if moment is not None]
    return max(map(_moment, moments), default=_moment(file.judged_on.isoformat()))


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    aware = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    return aware.replace(microsecond=0)
