"""A ruling overrides the evidence from its day until it is withdrawn; the rest stays to be seen."""

from __future__ import annotations

from datetime import date

import pytest

from factories import make_commitment, make_document, make_statement
from onrecord.records import Commitment, Decision, Status, StatusChange, StatusRule
from onrecord.tracking import apply_rulings

DOCUMENT = make_document("Velmora will deliver 40 buses to Trast.")


def _evidence(*rows: tuple[str, Status, StatusRule]) -> Commitment:
    changes = tuple(
        StatusChange(date.fromisoformat(day), status, ("s-1",), rule) for day, status, rule in rows
    )
    statement = make_statement(DOCUMENT, DOCUMENT.text)
    fields = {"status": changes[-1].status, "status_as_of": changes}
    return make_commitment(statement, id="c-1", former_ids=("c-0",), **fields)


STORY = _evidence(
    ("2031-02-10", Status.OPEN, StatusRule.UNDERTAKEN),
    ("2031-07-01", Status.UNKNOWN_OVERDUE, StatusRule.WINDOW_PASSED),
    ("2031-08-01", Status.MET, StatusRule.DONE_BY_OTHERS),
)
EVIDENCE = [("2031-02-10", "open"), ("2031-07-01", "unknown_overdue"), ("2031-08-01", "met")]


def _rule(name: str, when: str, value: str | None, **fields: str) -> Decision:
    on = (fields.pop("on", "c-1"),)
    return Decision(name, "ruling", on, "A. Reader", f"{when}T10:00:00Z", "seen", value=value, **fields)


def _rows(*decisions: Decision, today: str = "2032-01-01") -> list[tuple[str, str]]:
    (commitment,) = apply_rulings([STORY], decisions, date.fromisoformat(today))
    assert commitment.status is commitment.status_as_of[-1].status
    return [(change.as_of.isoformat(), change.status.value) for change in commitment.status_as_of]


@pytest.mark.parametrize(
    ("decisions", "expected"),
    [
        ([], EVIDENCE),
        ([_rule("a", "2031-09-01", "late")], [*EVIDENCE, ("2031-09-01", "late")]),
        ([_rule("a", "2031-06-01", "abandoned")], [EVIDENCE[0], ("2031-06-01", "abandoned")]),
        ([_rule("a", "2031-09-01", "late", on="c-0")], [*EVIDENCE, ("2031-09-01", "late")]),
        ([_rule("a", "2031-09-01", "late", on="c-2")], EVIDENCE),
        ([_rule("a", "2031-09-01", "met", holds_from="2031-07-05")], [*EVIDENCE[:2], ("2031-07-05", "met")]),
        ([_rule("a", "2030-01-01", "denied")], [("2031-02-10", "denied")]),
        (
            [_rule("a", "2031-06-01", "late"), _rule("b", "2031-07-15", None, undoes="a")],
            [EVIDENCE[0], ("2031-06-01", "late"), ("2031-07-15", "unknown_overdue"), EVIDENCE[2]],
        ),
        (
            [_rule("a", "2031-06-01", "late"), _rule("b", "2031-07-15", "met")],
            [EVIDENCE[0], ("2031-06-01", "late"), ("2031-07-15", "met")],
        ),
        (
            [
                _rule("a", "2031-09-01", "late"),
                _rule("b", "2031-09-02", None, undoes="a"),
                _rule("c", "2031-09-03", None, undoes="b"),
            ],
            [*EVIDENCE, ("2031-09-01", "late"), ("2031-09-02", "met"), ("2031-09-03", "late")],
        ),
    ],
)
def test_rulings_lie_over_the_evidence(decisions: list[Decision], expected: list[tuple[str, str]]) -> None:
    assert _rows(*decisions) == expected


def test_a_ruling_after_today_does_not_hold_yet() -> None:
    assert _rows(_rule("a", "2031-09-01", "late"), today="2031-08-31") == EVIDENCE


def test_a_row_names_who_ruled_and_why() -> None:
    (commitment,) = apply_rulings([STORY], [_rule("a", "2031-09-01", "late")], date(2032, 1, 1))
    ruling = commitment.status_as_of[-1].ruling
    assert ruling is not None
    assert (ruling.decision, ruling.by, ruling.when, ruling.why) == (
        "a",
        "A. Reader",
        "2031-09-01T10:00:00Z",
        "seen",
    )
