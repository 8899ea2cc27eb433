"""Which statements cannot both hold or pull against each other, and which only seem to."""

from __future__ import annotations

from functools import lru_cache

import pytest

from onrecord import Document, read_document
from onrecord.linking import find_contradictions
from onrecord.records import Contradiction, Reading

Told = tuple[str, str, str]
BY_JUNE: Told = (
    "2031-03-01",
    "Osk Today",
    "The tunnel will be completed by the end of June, Mayor Lena Orlo said.",
)
NOT_SOON: Told = (
    "2031-03-02",
    "Radio Lindra",
    "The tunnel would not be completed before October 2031, engineer Udo Halm said.",
)
LATER: Told = (
    "2031-04-02",
    "Osk Today",
    "The tunnel will be completed by the end of October, Mayor Lena Orlo said.",
)


@lru_cache
def reading(published: str, publisher: str, text: str) -> tuple[Document, Reading]:
    document = Document.of_text(text, published=published, publisher=publisher)
    return document, read_document(document)


def found(*told: Told) -> tuple[Contradiction, ...]:
    read = [reading(*side) for side in told]
    return find_contradictions([s for _, r in read for s in r.statements], {d.id: d for d, _ in read})


def test_by_june_and_not_before_october_are_two_dates() -> None:
    assert [row.kind for row in found(BY_JUNE, NOT_SOON)] == ["date"]


def test_a_later_date_of_the_same_speaker_is_a_revision() -> None:
    assert found(BY_JUNE, LATER) == ()


def test_on_schedule_and_a_shortfall_told_beside_it_are_a_tension() -> None:
    text = (
        "The yard had never built more than two boats in a year, a former welder said. "
        "Production is on schedule, Minister Ivo Brandt said."
    )
    assert {row.kind for row in found(("2031-03-01", "Osk Today", text))} == {"tension"}


def test_progress_of_two_undertakings_in_two_documents_is_no_tension() -> None:
    well = "2031-03-01", "Osk Today", "Work on the Trast tunnel is on schedule, Mayor Lena Orlo said."
    short = "2031-03-01", "Radio Lindra", "The Velmora ferries are delayed, harbour master Udo Halm said."
    assert found(well, short) == ()


@pytest.mark.parametrize(("first", "second", "kinds"), [("five", "12", []), ("12", "five", ["number"])])
def test_a_later_count_that_includes_the_earlier_is_an_update(
    first: str, second: str, kinds: list[str]
) -> None:
    a = "2031-03-01", "Osk Today", f"The storm sank {first} boats in Trast, Mayor Lena Orlo said."
    b = "2031-03-03", "Radio Lindra", f"The storm sank {second} boats in Trast, fire chief Udo Halm said."
    assert [row.kind for row in found(a, b)] == kinds
