"""The status of a commitment on any day, from a small story told in dated documents."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

import pytest

from onrecord import Commitment, Document, read_document
from onrecord.pipeline import derive
from onrecord.records import DocumentEntry, Reading

MADE = (
    "2031-02-10",
    "Velmora will deliver 40 buses to Trast by the end of June, Transport Minister Ivo Brandt said.",
)
MADE_LATER = (
    "2031-05-02",
    "Velmora will deliver 40 buses to Trast by the end of September, Minister Ivo Brandt said.",
)
DONE_BY_OWN = "2031-06-20", "Velmora has delivered 40 buses to Trast, the Velmora government said."
DONE_BY_OTHER = "2031-06-25", "Velmora has delivered 40 buses to Trast, Mayor Lena Orlo said."
DONE_IN_VOICE = "2031-06-25", "Velmora delivered 40 buses to Trast on Tuesday."
NOT_DONE = "2031-07-15", "Velmora has not delivered the buses to Trast, Mayor Lena Orlo said."
CANCELLED = "2031-04-01", "Velmora cancelled the delivery of buses to Trast."
PART = "2031-04-10", "The first batch of buses was delivered to Trast by Velmora."


@lru_cache
def reading(published: str, text: str) -> tuple[Document, Reading]:
    document = Document.of_text(text, published=published, publisher="The Trast Mirror")
    return document, read_document(document)


def follow(*told: tuple[str, str], today: str = "2032-01-01") -> list[Commitment]:
    read = [reading(*one) for one in told]
    layers = derive([DocumentEntry(d) for d, _ in read], [r for _, r in read], date.fromisoformat(today))
    return list(layers.commitments)


def changes(commitment: Commitment) -> list[tuple[str, str]]:
    return [(change.as_of.isoformat(), change.status.value) for change in commitment.status_as_of]


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ([MADE], [("2031-02-10", "open"), ("2031-07-01", "unknown_overdue")]),
        ([MADE, DONE_BY_OWN], [("2031-02-10", "open"), ("2031-06-20", "claimed_met")]),
        ([MADE, DONE_BY_OTHER], [("2031-02-10", "open"), ("2031-06-25", "met")]),
        ([MADE, DONE_IN_VOICE], [("2031-02-10", "open"), ("2031-06-25", "met")]),
        (
            [MADE, MADE_LATER],
            [("2031-02-10", "open"), ("2031-05-02", "revised"), ("2031-10-01", "unknown_overdue")],
        ),
        ([MADE, CANCELLED], [("2031-02-10", "open"), ("2031-04-01", "abandoned")]),
        (
            [MADE, NOT_DONE],
            [("2031-02-10", "open"), ("2031-07-01", "unknown_overdue"), ("2031-07-15", "late")],
        ),
    ],
)
def test_status_over_time(told: list[tuple[str, str]], expected: list[tuple[str, str]]) -> None:
    [commitment] = follow(*told)
    assert changes(commitment) == expected
    assert commitment.status == expected[-1][1]


def test_nothing_after_today_counts() -> None:
    [commitment] = follow(MADE, DONE_BY_OTHER, today="2031-06-01")
    assert commitment.status == "open"


def test_a_slip_keeps_the_old_window() -> None:
    [commitment] = follow(MADE, MADE_LATER)
    assert [str(w.due) for w in commitment.windows] == ["..2031-06-30", "..2031-09-30"]
    assert str(commitment.due) == "..2031-09-30"


def test_a_part_delivered_is_progress_and_not_met() -> None:
    [commitment] = follow(MADE, PART, today="2031-05-01")
    assert commitment.status == "open"
    assert commitment.progress is not None
    assert "first batch" in commitment.progress


def test_done_and_not_done_by_different_speakers_is_contested() -> None:
    [commitment] = follow(MADE, DONE_BY_OWN, NOT_DONE)
    assert commitment.contested


def test_a_denied_plan_is_denied() -> None:
    text = "The Velmora government denied that it would deliver buses to Ostrevia."
    [commitment] = follow(("2031-03-01", text))
    assert commitment.status == "denied"


def test_another_place_is_another_commitment() -> None:
    other = "2031-02-11", "Velmora will deliver 40 buses to France by the end of June."
    here = "2031-02-10", "Velmora will deliver 40 buses to Germany by the end of June."
    assert len(follow(here, other)) == 2


def test_the_same_commitment_across_documents_has_the_id_of_the_earliest_mention() -> None:
    again = "2031-02-20", "Velmora will deliver 40 buses to Trast by the end of June."
    [alone] = follow(MADE)
    [both] = follow(again, MADE)
    assert both.id == alone.id
    assert [m.act for m in both.mentions] == ["undertakes", "restates"]
    assert both.former_ids == tuple(c.id for c in follow(again))


@pytest.mark.parametrize(
    "text",
    [
        "Analysts expect that Velmora will deliver 40 buses.",
        "Velmora may deliver 40 buses.",
        "Mayor Lena Orlo demanded that Velmora deliver 40 buses.",
        "Velmora hopes that the weather will hold.",
        "The ships would stay under the control of Velmora.",
        "The ministry declined to comment.",
    ],
)
def test_near_misses_are_no_commitments(text: str) -> None:
    assert follow(("2031-02-10", text)) == []


def test_a_part_told_of_as_promised_before_anything_else_leaves_the_rest_open() -> None:
    [commitment] = follow(("2031-04-10", "As promised, Velmora delivered the first batch of buses to Trast."))
    assert changes(commitment) == [("2031-04-10", "open")]
    assert commitment.progress is not None
