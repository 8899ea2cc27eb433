"""Base rates are counts of what became of the record's own commitments."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from factories import make_commitment, make_document, make_statement, window
from onrecord.records import Commitment, DueWindow, Predicate, Statement, Status, StatusChange
from onrecord.tracking.assessment import base_rates
from onrecord.tracking.assessment.rates import fate_of

DOCUMENT = make_document("Velmora will deliver 40 buses by June. It has delivered them. It builds.")
REPORT = make_statement(DOCUMENT, "It has delivered them.")


def _commitment(name: str, status: Status, day: str = "2031-05-01", **fields: Any) -> Commitment:
    verb, start = fields.pop("verb", "deliver"), fields.pop("said", "2031-02-01")
    quote = fields.pop("quote", "Velmora will deliver 40 buses by June.")
    statement = make_statement(DOCUMENT, quote, id=f"s-{name}", predicate=Predicate(verb, 0, 7),
                               actor=fields.pop("actor", "Velmora"))  # fmt: skip
    end = window(None, fields.pop("end", "2031-06-30"))
    first = StatusChange(date.fromisoformat(start), Status.OPEN, (statement.id,))
    last = StatusChange(date.fromisoformat(day), status, (REPORT.id,))
    windows = (DueWindow(end, start, statement.id),)
    found = {"id": name, "status": status, "status_as_of": (first, last), "windows": windows, "due": end}
    return make_commitment(statement, **found, **fields)


def _told(said: str | None, until: str | None) -> dict[str, Statement]:
    told = None if said is None and until is None else window(said, until)
    return {REPORT.id: make_statement(DOCUMENT, REPORT.quote, id=REPORT.id, window=told)}


@pytest.mark.parametrize(
    ("status", "day", "told", "fate"),
    [
        (Status.MET, "2031-05-01", (None, None), "in_time"),
        (Status.MET, "2031-06-30", (None, None), "in_time"),
        (Status.MET, "2031-07-05", (None, None), "day_untold"),
        (Status.MET, "2031-07-05", ("2031-06-20", "2031-06-20"), "in_time"),
        (Status.MET, "2031-07-05", ("2031-07-03", "2031-07-03"), "after"),
        (Status.CLAIMED_MET, "2031-05-01", (None, None), "claimed"),
        (Status.LATE, "2031-07-05", (None, None), "not_done"),
        (Status.ABANDONED, "2031-03-01", (None, None), "not_done"),
        (Status.DENIED, "2031-03-01", (None, None), "not_done"),
        (Status.UNKNOWN_OVERDUE, "2031-07-01", (None, None), "silent"),
        (Status.REVISED, "2031-05-01", (None, None), "waiting"),
    ],
)
def test_every_commitment_is_counted_once_by_what_became_of_it(
    status: Status, day: str, told: tuple[str | None, str | None], fate: str
) -> None:
    assert fate_of(_commitment("a", status, day), _told(*told)) == fate


def test_the_most_alike_stand_first_and_the_question_itself_is_left_out() -> None:
    mine = _commitment("mine", Status.OPEN)
    others = [
        _commitment("a", Status.MET),
        _commitment("b", Status.UNKNOWN_OVERDUE, "2031-07-01"),
        _commitment("c", Status.LATE, "2031-07-01", actor="Trast"),
        _commitment("d", Status.MET, verb="build", actor="Trast"),
        _commitment("e", Status.MET, "2031-05-01", end="2039-01-01", actor="Trast"),
    ]
    statements = {m.statement: make_statement(DOCUMENT, "It builds.", id=m.statement,
                  predicate=Predicate("build" if c.id == "d" else "deliver", 0, 2))
                  for c in (mine, *others) for m in c.mentions}  # fmt: skip
    rates = base_rates(mine, (mine, *others), statements)
    assert [(r.kind, len(r.in_time), r.resolved, len(r.silent)) for r in rates] == [
        ("of Velmora, three to six months ahead", 1, 1, 1),
        ("with the verb “deliver”, three to six months ahead", 1, 2, 1),
        ("three to six months ahead", 2, 3, 1),
        ("with a last day", 3, 4, 1),
    ]


def test_a_commitment_without_a_last_day_has_only_the_widest_kind() -> None:
    mine = make_commitment(make_statement(DOCUMENT, "It builds."))
    (rate,) = base_rates(mine, (_commitment("a", Status.MET),), {})
    assert rate.kind == "with a last day"
