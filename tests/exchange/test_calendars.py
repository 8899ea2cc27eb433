"""Due windows in a calendar file: no day made up, one id for ever, the same bytes, read by two libraries."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from exchange.shown import BY_MARCH, DOCUMENTS, FROM_MAY, HALF, STATEMENTS, TODAY, make_followed
from factories import window
from onrecord.exchange import CalendarFile, Dated, calendar_bytes
from onrecord.records import Commitment, Status, TimeWindow

icalendar = pytest.importorskip("icalendar")
vobject = pytest.importorskip("vobject")


def _file(*entries: Dated) -> bytes:
    return calendar_bytes(CalendarFile("Norvia", entries, STATEMENTS, DOCUMENTS, TODAY))


def _event(commitment: Commitment) -> Any:
    (event,) = icalendar.Calendar.from_ical(_file(Dated(commitment, commitment.id))).walk("VEVENT")
    return event


@pytest.mark.parametrize(
    ("due", "first", "after", "begins"),
    [
        (HALF, date(2031, 1, 1), date(2031, 7, 1), "Norvia will"),
        (BY_MARCH, date(2031, 3, 31), date(2031, 4, 1), "Last day: Norvia will"),
        (FROM_MAY, date(2031, 5, 1), date(2031, 5, 2), "First day, no last day said: Norvia will"),
        (window("2031-02-28", "2031-02-28"), date(2031, 2, 28), date(2031, 3, 1), "Norvia will"),
    ],
)
def test_the_event_covers_the_days_that_are_known(
    due: TimeWindow, first: date, after: date, begins: str
) -> None:
    event = _event(make_followed(due))
    assert (event.decoded("dtstart"), event.decoded("dtend")) == (first, after)
    assert str(event["summary"]).startswith(begins)
    assert (event["transp"], event["status"]) == ("TRANSPARENT", "TENTATIVE")


def test_the_last_day_of_all_has_no_day_after_it() -> None:
    event = _event(make_followed(window("9999-12-30", "9999-12-31")))
    assert "dtend" not in event
    assert event.decoded("duration").days == 2


def test_a_slip_raises_the_sequence_of_the_same_entry() -> None:
    before, after = _event(make_followed(HALF)), _event(make_followed(HALF, BY_MARCH))
    assert before["uid"] == after["uid"] == "c@onrecord"
    assert (before["sequence"], after["sequence"]) == (0, 1)
    assert "Before: 2031-01-01 to 2031-06-30, said 2031-01-10" in str(after["description"])


@pytest.mark.parametrize(
    ("status", "state", "sequence"),
    [
        (Status.ABANDONED, "CANCELLED", 1),
        (Status.DENIED, "CANCELLED", 1),
        (Status.MET, "CONFIRMED", 1),
        (Status.CLAIMED_MET, "TENTATIVE", 0),
        (Status.UNKNOWN_OVERDUE, "TENTATIVE", 0),
    ],
)
def test_the_state_follows_the_status(status: Status, state: str, sequence: int) -> None:
    event = _event(make_followed(HALF, status=status))
    assert (event["status"], event["sequence"]) == (state, sequence)
    assert event["categories"].to_ical() == status.value.encode()


def test_the_description_quotes_who_says_so_and_where() -> None:
    event = _event(make_followed(HALF))
    told = "undertakes: “Norvia will mend the c-0 bridge” (Tarek Olund; On c-0, The Quay Times, 2031-01-10)"
    assert told in str(event["description"])
    assert event["url"] == "https://quay-times.example/c-0"


def test_the_stamp_is_when_the_world_could_know_and_else_when_the_ledger_did() -> None:
    stamp = _event(make_followed(HALF, BY_MARCH)).decoded("dtstamp")
    assert stamp == datetime.fromisoformat("2031-02-10T00:00:00Z")
    undated = _event(make_followed(HALF, published=False)).decoded("dtstamp")
    assert undated == datetime.fromisoformat("2031-02-03T04:05:06Z")


def test_what_was_given_two_entries_keeps_one_and_cancels_the_other() -> None:
    raw = _file(Dated(make_followed(HALF), "c-old", merged=("c-other",)))
    kept, other = icalendar.Calendar.from_ical(raw).walk("VEVENT")
    assert (kept["uid"], kept["status"]) == ("c-old@onrecord", "TENTATIVE")
    assert (other["uid"], other["status"], other["sequence"]) == ("c-other@onrecord", "CANCELLED", 1)
    assert other["related-to"] == "c-old@onrecord"


def test_two_libraries_read_the_same_days() -> None:
    raw = _file(*(Dated(make_followed(due, id=name), name) for name, due in (("a", HALF), ("b", BY_MARCH))))
    ours = [(str(e["uid"]), e.decoded("dtstart")) for e in icalendar.Calendar.from_ical(raw).walk("VEVENT")]
    theirs = vobject.readOne(raw.decode("utf-8"))
    assert [(e.uid.value, e.dtstart.value) for e in theirs.vevent_list] == ours
    assert raw == _file(*(Dated(make_followed(due, id=n), n) for n, due in (("a", HALF), ("b", BY_MARCH))))


def test_hostile_words_break_no_line() -> None:
    commitment = make_followed(HALF, condition="if\r\nEND:VEVENT\r\nrain\u202e stops")
    event = _event(commitment)
    assert "On condition: if END:VEVENT rain⟨U+202E⟩ stops" in str(event["description"])
