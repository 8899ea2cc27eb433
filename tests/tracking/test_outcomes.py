"""What became of undertakings, told in the plain prose of papers and agencies."""

from datetime import date

import pytest
from tests.factories import make_document

from onrecord.reading import find_statements
from onrecord.records import Commitment
from onrecord.tracking import track_commitments

TODAY = date(2032, 12, 31)


def _followed(*told: tuple[str, str]) -> list[Commitment]:
    documents = [make_document(text, id=f"d{i}", published=day) for i, (day, text) in enumerate(told)]
    statements = [s for d in documents for s in find_statements(d)]
    origins = {s.id: s.id for s in statements}
    return list(track_commitments(statements, {d.id: d for d in documents}, origins, TODAY))


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("Karo Steel has been hired to build the sluice by the end of May 2032.", ["undertakes"]),
        ("Velmora Transit is sending forty buses to Trast on 30 June 2031.", ["undertakes"]),
        ("The first bus is expected in the third quarter of 2031.", ["undertakes"]),
        ("The bridge is now expected in May 2032.", ["revises"]),
        ("No one will be moved from the island, Mayor Lena Orlo said.", ["undertakes"]),
        ("Velmora will withdraw from the river accord in July 2031.", ["undertakes"]),
        ("The buses were supposed to be delivered to Trast by the end of 2030.", ["restates"]),
        ("There will be no report on the collapse after all.", ["cancels"]),
        ("The harbour tax has been shelved.", ["cancels"]),
        ("Karo Steel has withdrawn its threat to close the yard.", ["cancels"]),
        ("Mara Olin had never intended to sell the yard.", ["denies"]),
    ],
)
def test_what_is_undertaken_or_taken_back_in_plain_words(text: str, acts: list[str]) -> None:
    assert [m.act for c in _followed(("2031-02-10", text)) for m in c.mentions] == acts


@pytest.mark.parametrize(
    "text",
    ["Heavy snow is expected on Friday.", "The strike never took place.", "The guard never turned up."],
)
def test_what_nobody_undertook_is_no_commitment(text: str) -> None:
    assert _followed(("2031-02-10", text)) == []


@pytest.mark.parametrize(
    ("made", "later", "act", "status"),
    [
        (
            "Karo Steel will install six pumps in Trast by May 2031.",
            "Karo Steel has put in all six pumps.",
            "reports_done",
            "met",
        ),
        (
            "Velmora will build 600 houses in Trast by May 2031.",
            "Not one of the 600 houses in Trast has been built.",
            "reports_not_done",
            "late",
        ),
        (
            "Velmora is to buy nine tonnes of wheat from Trast by May 2031.",
            "Velmora has bought barely half of the wheat from Trast.",
            "reports_not_done",
            "late",
        ),
        (
            "Mara Olin will step down in May 2031, the paper reported.",
            "Minister Mara Olin dismissed reports that she would step down as untrue.",
            "denies",
            "denied",
        ),
        (
            "The pilots of Velmora Air will strike in May 2031.",
            "The strike of the pilots of Velmora Air never took place.",
            "cancels",
            "abandoned",
        ),
        (
            "The ministry is to buy the old town hall of Trast.",
            "The ministry pulled out of the purchase of the old town hall, citing its price.",
            "cancels",
            "abandoned",
        ),
        (
            "The tunnel to Trast is to open in May 2031.",
            "Riders still take the bus to Trast, although the tunnel to Trast was to open in May 2031.",
            "restates",
            "unknown_overdue",
        ),
    ],
)
def test_outcomes_are_joined_to_what_was_undertaken(made: str, later: str, act: str, status: str) -> None:
    (followed,) = _followed(("2031-02-10", made), ("2031-09-01", later))
    assert (followed.mentions[-1].act, followed.status) == (act, status)


def test_a_body_named_in_passing_is_no_doer_of_all_that_is_told() -> None:
    text = (
        "Every household will be paid 5,000 marks by the end of March 2031, Minister Daria Mol said. "
        "A report will be published in June 2031. The army is to leave Trast in May 2031. "
        "Three thousand tents will be supplied by the group Open Doors in April 2031. "
        "The dyke is to be rebuilt by autumn. The road to Trast will be closed in June 2031. "
        "Forty pumps are to be bought by August 2031."
    )
    actors = {c.actor for c in _followed(("2031-02-10", text)) if "tents" not in c.undertaking}
    assert "Open Doors" not in actors


def test_the_others_have_the_doer_of_those_spoken_of() -> None:
    text = (
        "Karo Steel delivered two boats to Trast on Monday. Mayor Lena Orlo praised Velmora Transit "
        "for them. The others are due in May 2031."
    )
    (followed,) = [c for c in _followed(("2031-02-10", text)) if "others" in c.undertaking]
    assert followed.actor == "Karo Steel"


def test_a_headline_names_by_a_common_noun_who_acts_in_the_text_below() -> None:
    text = "Regulator fines Trast Bank\n\nThe Market Office fined Trast Bank on Monday, as announced."
    actors = {m.actor for c in _followed(("2031-02-10", text)) for m in c.mentions}
    assert actors == {"Market Office"}
