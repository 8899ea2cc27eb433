"""What later documents tell is laid on the undertaking that it is about."""

from __future__ import annotations

from datetime import date

import pytest

from factories import make_document, make_statement
from onrecord.reading import find_statements
from onrecord.records import Act, Commitment, Modality, Polarity
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


def _all_followed(*told: tuple[str, str]) -> list[Commitment]:
    documents = [make_document(text, id=f"d{i}", published=day) for i, (day, text) in enumerate(told)]
    statements = [s for d in documents for s in find_statements(d)]
    origins = {s.id: s.id for s in statements}
    return list(track_commitments(statements, {d.id: d for d in documents}, origins, TODAY))


def test_a_date_that_is_moved_is_that_of_what_was_spoken_of() -> None:
    made = ("2031-02-10", "Velmora will open the tram line to Trast by the end of June 2031.")
    later = (
        "The tram line to Trast will not open in June. In May the two cities moved the date to December 2031."
    )
    (followed,) = _all_followed(made, ("2031-06-20", later))
    assert [str(w.due.end) for w in followed.windows] == ["2031-06-30", "2031-12-31"]


def test_an_old_window_that_is_recalled_moves_nothing() -> None:
    texts = (
        ("2031-02-10", "Velmora will deploy the sluice guard in Trast in the first half of 2031."),
        ("2031-06-20", "Velmora will now deploy the sluice guard in Trast by the end of 2031."),
        ("2031-09-02", "Velmora announced the deployment in February for the first half of 2031."),
    )
    (followed,) = _all_followed(*texts)
    assert [m.act.value for m in followed.mentions] == ["undertakes", "revises", "restates"]


@pytest.mark.parametrize(
    "text",
    [
        "The official did not say when they would arrive.",
        "Trast would receive ten buses at most, Mara Olin said.",
        "Nothing will be switched on before the mayors have talked, Mara Olin said.",
    ],
)
def test_what_is_left_open_is_no_undertaking(text: str) -> None:
    assert _all_followed(("2031-02-10", text)) == []


def test_a_broken_agreement_is_known_to_have_been_entered_into() -> None:
    (followed,) = _all_followed(("2031-02-10", "Velmora Transit violated the 2029 agreement with Trast."))
    assert [m.act.value for m in followed.mentions] == ["reports_not_done"]
    assert followed.status.value == "open"


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("The audit, once promised for May, will be published in October 2031.", "revises"),
        ("The audit is not going to be published after all.", "cancels"),
        ("Velmora Transit still plans to publish the audit by May 2032.", "restates"),
    ],
)
def test_how_it_is_told_says_what_was_before(text: str, act: str) -> None:
    (followed,) = _all_followed(("2031-02-10", text))
    assert [m.act.value for m in followed.mentions] == [act]


def test_a_later_day_beside_the_old_plan_is_the_new_window() -> None:
    later = "The delivery of the buses to Trast, due last month, has been moved to October, Velmora said."
    (commitment,) = _followed(MADE, ("2031-07-20", later))
    assert commitment.status.value in ("revised", "unknown_overdue")
    assert str(commitment.due) == "2031-10-01..2031-10-31"


def test_the_first_is_all_where_only_the_first_was_undertaken() -> None:
    made = ("2031-02-10", "Velmora will deliver the first buses to Trast by the end of June.")
    (commitment,) = _followed(made, ("2031-06-12", "The first buses have arrived in Trast."))
    assert (commitment.status.value, commitment.progress) == ("met", None)


@pytest.mark.parametrize(
    "text",
    [
        "Velmora, which builds trams, put delivery of the buses in the third quarter.",
        "That is why Velmora will give Trast 40 buses before the end of June.",
    ],
)
def test_a_day_put_for_a_delivery_and_a_plan_given_as_a_reason_are_undertakings(text: str) -> None:
    (commitment,) = _followed(("2031-02-10", text))
    assert [m.act.value for m in commitment.mentions] == ["undertakes"]
    assert commitment.due is not None


def test_what_was_done_as_promised_was_undertaken() -> None:
    (commitment,) = _followed(("2031-06-12", "Velmora has delivered 40 buses to Trast as promised."))
    assert [m.act.value for m in commitment.mentions] == ["reports_done"]


def test_far_fewer_than_undertaken_are_a_part() -> None:
    (commitment,) = _followed(MADE, ("2031-07-02", "Velmora has delivered 12 buses to Trast."))
    assert (commitment.status.value, commitment.progress is None) == ("unknown_overdue", False)


def test_somebody_expected_at_a_place_on_a_day_undertakes_to_come() -> None:
    text = "Governor Ana Ort is expected in Trast in May. Rain is expected in Trast in May. The buses stay."
    (commitment,) = _followed(("2031-02-10", text))
    assert commitment.undertaking == "Governor Ana Ort is expected in Trast in May"


def test_a_text_is_on_the_body_that_acts_far_more_often_than_others() -> None:
    text = (
        "Velmora Transit bought new buses in May. Velmora Transit opened a depot in Trast in June. Velmora "
        "Transit hired fifty drivers. The Harbour Union praised the plan. Two more lines will be extended."
    )
    found = [c for c in _all_followed(("2031-02-10", text)) if "lines" in c.undertaking]
    assert [c.actor for c in found] == ["Velmora Transit"]


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        (
            "Velmora Transit showed the Aster tram on Monday. The Aster will be available in May.",
            "Velmora Transit",
        ),
        ("Velmora Transit's board has cancelled the tour.", "Velmora Transit"),
        (
            "The Trast state government praised the plan. The federal government will pay for it.",
            "federal government",
        ),
    ],
)
def test_who_is_to_do_it_is_read_from_the_text_around_it(text: str, actor: str) -> None:
    assert {c.actor for c in _all_followed(("2031-02-10", text))} == {actor}


def test_who_is_given_something_does_not_undertake_it() -> None:
    (followed,) = _all_followed(("2031-02-10", "Trast will receive ten buses in May 2031."))
    assert followed.actor is None


def test_what_was_done_long_before_it_is_told_of_as_promised_stands() -> None:
    old = "2031-09-10", "As promised, Velmora delivered the buses to Trast on 2 March."
    assert [(c.mentions[0].act, c.status) for c in _all_followed(old)] == [("reports_done", "met")]


@pytest.mark.parametrize(
    ("made", "later", "act", "status"),
    [
        (
            "Velmora will publish the tide tables by the end of May, it said.",
            "Velmora has yet to publish the tide tables.",
            "reports_not_done",
            "late",
        ),
        (
            "Orla Brann is going to run the marathon in Trast, she said.",
            "Orla Brann pulled out of the marathon on Monday.",
            "cancels",
            "abandoned",
        ),
        (
            "Velmora will pay 250 million marks to Trast, Mayor Lena Orlo said.",
            "Velmora's 250 million for Trast arrived on Monday.",
            "reports_done",
            "met",
        ),
        (
            "Velmora intends to sell its dredging yard to Karo Steel by the end of June.",
            "Velmora missed the deadline to sell its dredging yard to Karo Steel.",
            "reports_not_done",
            "late",
        ),
    ],
)
def test_what_became_of_it_is_read_from_many_ways_of_telling(
    made: str, later: str, act: str, status: str
) -> None:
    (followed,) = _all_followed(("2031-02-10", made), ("2031-09-01", later))
    assert (followed.mentions[-1].act, followed.status) == (act, status)


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("Karo Steel has committed to investing 90 million marks in Trast.", ["undertakes"]),
        ("Karo Steel has signed a contract to build the sluice by the end of May 2032.", ["undertakes"]),
        ("Velmora has bound itself in writing not to pass the boats to anybody.", ["undertakes"]),
        ("Two hundred buses are being sent to Trast by Velmora.", ["undertakes"]),
        ("Voters go to the polls on 23 March next year, the electoral board decided.", ["undertakes"]),
        (
            "Velmora will cut 300 jobs this year and shut its yard at Trast by 2034, it said.",
            ["undertakes", "undertakes"],
        ),
    ],
)
def test_plans_are_found_behind_bonds_and_under_one_will(text: str, acts: list[str]) -> None:
    followed = _all_followed(("2031-02-10", text))
    assert [m.act for c in followed for m in c.mentions] == acts


def test_what_is_not_to_be_done_stays_open_while_it_is_kept() -> None:
    made = "2031-02-10", "Velmora will not export the boats, Transport Minister Ivo Brandt said."
    kept = "2031-09-01", "Velmora has not exported any boats, Mayor Lena Orlo said."
    assert [c.status for c in _all_followed(made, kept)] == ["open"]


def test_such_plans_are_those_last_spoken_of() -> None:
    denied = (
        "The Norvian transport ministry denied that it would also send buses to Astrel."
        ' "There are no such plans," the ministry said.'
    )
    (commitment,) = _followed(("2031-02-10", denied))
    assert [m.act.value for m in commitment.mentions] == ["denies", "denies"]
    assert commitment.actor == "Norvian transport ministry"
    assert commitment.status.value == "denied"


def test_a_plain_denial_of_what_was_never_undertaken_is_no_commitment() -> None:
    document = make_document("There was no quarrel between them.", published="2031-03-01")
    quarrel = make_statement(
        document,
        "There was no quarrel between them",
        act=Act.DENIES,
        modality=Modality.ASSERTS,
        polarity=Polarity.NEGATED,
    )
    assert not track_commitments([quarrel], {document.id: document}, {quarrel.id: quarrel.id}, TODAY)
