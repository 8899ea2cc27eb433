"""What happened, told from a small story in dated documents: each thing once, under an id that stays."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord import Document, read_document
from onrecord.pipeline import Clocks, alerts_of, derive
from onrecord.records import Alert, Decision, DocumentEntry
from tracking.test_status import (
    CANCELLED,
    DONE_BY_OTHER,
    DONE_BY_OWN,
    MADE,
    MADE_LATER,
    NOT_DONE,
    reading,
)

AGAIN = "2031-02-20", "Velmora will deliver 40 buses to Trast by the end of June."
SOONER = "2031-03-02", "Velmora will deliver 40 buses to Trast by the end of April, Minister Ivo Brandt said."


def happened(
    *told: tuple[str, str], today: str = "2032-01-01", rulings: tuple[Decision, ...] = ()
) -> list[Alert]:
    read = [reading(*one) for one in told]
    day = date.fromisoformat(today)
    entries, readings = [DocumentEntry(d) for d, _ in read], [r for _, r in read]
    layers = derive(entries, readings, day, decisions=rulings)
    return [a for a in alerts_of(layers, "", Clocks(today=day)) if a.kind.value != "contradiction"]


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ([MADE], ["2031-07-01 overdue", "2031-02-10 new_commitment"]),
        ([MADE, AGAIN], ["2031-07-01 overdue", "2031-02-10 new_commitment"]),
        ([MADE, MADE_LATER], ["2031-10-01 overdue", "2031-05-02 slip", "2031-02-10 new_commitment"]),
        ([MADE, SOONER], ["2031-05-01 overdue", "2031-03-02 moved", "2031-02-10 new_commitment"]),
        ([MADE, DONE_BY_OWN], ["2031-06-20 claimed_met", "2031-02-10 new_commitment"]),
        (
            [MADE, DONE_BY_OWN, DONE_BY_OTHER],
            ["2031-06-25 met", "2031-06-20 claimed_met", "2031-02-10 new_commitment"],
        ),
        ([MADE, CANCELLED], ["2031-04-01 abandoned", "2031-02-10 new_commitment"]),
        ([MADE, NOT_DONE], ["2031-07-15 late", "2031-07-01 overdue", "2031-02-10 new_commitment"]),
    ],
)
def test_each_thing_is_told_once_the_newest_first(told: list[tuple[str, str]], expected: list[str]) -> None:
    assert [f"{alert.day} {alert.kind.value}" for alert in happened(*told)] == expected


def test_nothing_is_told_before_its_day() -> None:
    assert [a.kind.value for a in happened(MADE, today="2031-06-30")] == ["new_commitment"]
    assert [a.kind.value for a in happened(MADE, today="2031-07-01")] == ["overdue", "new_commitment"]


def test_ids_stay_when_more_becomes_known() -> None:
    before = {alert.id for alert in happened(MADE, today="2031-04-01")}
    after = {alert.id for alert in happened(MADE, MADE_LATER, DONE_BY_OTHER)}
    assert before < after
    assert {a.id for a in happened(MADE_LATER, MADE)} == {a.id for a in happened(MADE, MADE_LATER)}


def test_a_slip_carries_both_windows() -> None:
    slip = next(alert for alert in happened(MADE, MADE_LATER) if alert.kind.value == "slip")
    assert [str(window) for window in slip.windows] == ["..2031-06-30", "..2031-09-30"]


def test_a_ruling_is_told_with_its_author_and_reason() -> None:
    [made] = happened(MADE, today="2031-03-01")
    said = ("Ada Brom", "2031-03-05T09:00:00Z", "no money")
    ruling = Decision("x-1", "ruling", (str(made.on),), *said, value="abandoned")
    [told, _] = happened(MADE, today="2031-04-01", rulings=(ruling,))
    assert (told.kind.value, told.day, told.note) == (
        "ruling",
        date(2031, 3, 5),
        "abandoned (Ada Brom: no money)",
    )


def test_what_no_document_dates_has_no_day_and_does_not_move_with_the_clock() -> None:
    text = "Velmora will deliver 40 buses to Trast by the end of June 2031, the minister said."
    early, late = (_undated(text, today) for today in ("2031-08-01", "2031-11-01"))
    assert early == late
    assert [(a.kind.value, a.day) for a in late] == [("overdue", date(2031, 7, 1)), ("new_commitment", None)]


def _undated(text: str, today: str) -> list[Alert]:
    document, day = Document.of_text(text), date.fromisoformat(today)
    layers = derive([DocumentEntry(document)], [read_document(document)], day)
    return list(alerts_of(layers, "", Clocks(today=day)))
