"""What later documents tell is laid on the undertaking that it is about."""

from __future__ import annotations

from datetime import date

import pytest

from factories import make_document
from onrecord.reading import find_statements
from onrecord.records import Commitment
from onrecord.tracking import track_commitments

MADE = ("2031-02-10", "Velmora will deliver 40 buses to Trast by the end of June.")


def _followed(*told: tuple[str, str]) -> list[Commitment]:
    documents = [make_document(text, id=f"d{i}", published=day) for i, (day, text) in enumerate(told)]
    statements = [s for d in documents for s in find_statements(d)]
    found = track_commitments(
        statements, {d.id: d for d in documents}, {s.id: s.id for s in statements}, TODAY
    )
    return [c for c in found if any("buses" in d.text for d in documents)]


TODAY = date(2031, 12, 31)


@pytest.mark.parametrize(
    ("later", "act", "status"),
    [
        ("All 40 buses have arrived in Trast.", "reports_done", "met"),
        ("The buses were not delivered to Trast.", "reports_not_done", "late"),
        ("Velmora has never promised to deliver 40 buses to Trast.", "denies", "unknown_overdue"),
        (
            "The delivery of the buses to Trast has been postponed to November 2031.",
            "revises",
            "unknown_overdue",
        ),
        ("Velmora has called off the delivery of the buses to Trast.", "cancels", "abandoned"),
    ],
)
def test_what_became_of_it_is_told_in_other_words(later: str, act: str, status: str) -> None:
    commitments = _followed(MADE, ("2031-09-02", later))
    assert [[m.act.value for m in c.mentions] for c in commitments] == [["undertakes", act]]
    assert commitments[0].status.value == status


def test_a_part_is_progress_and_not_the_whole() -> None:
    (commitment,) = _followed(MADE, ("2031-04-02", "The first buses have arrived in Trast."))
    assert commitment.progress == "The first buses have arrived in Trast"
    assert commitment.status.value == "unknown_overdue"


def test_a_passive_has_the_doer_whose_plan_the_text_tells() -> None:
    text = "Velmora Transit announced a new plan. Forty posts will be filled by May."
    (commitment,) = [
        c for c in _followed(("2031-02-10", text + " The buses stay.")) if "posts" in c.undertaking
    ]
    assert commitment.actor == "Velmora Transit"


def test_an_undertaking_that_names_its_thing_late_is_found_by_what_became_of_it() -> None:
    made = "The Harbour Office will rule on an application for a berth licence by 30 June 2031."
    told = "The licence for the berth was granted by the Harbour Office on 2 June 2031."
    documents = [
        make_document(made, id="d0", published="2031-02-10"),
        make_document(told, id="d1", published="2031-06-03"),
    ]
    statements = [s for d in documents for s in find_statements(d)]
    (found,) = track_commitments(
        statements, {d.id: d for d in documents}, {s.id: s.id for s in statements}, TODAY
    )
    assert [m.act.value for m in found.mentions] == ["undertakes", "reports_done"]
