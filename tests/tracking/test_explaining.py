"""Why a statement is a commitment or none, why the status is what it is, and why mentions are one."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.pipeline import Clocks, derive, explain
from onrecord.records import Decision, DocumentEntry, Layers
from onrecord.tracking import Explanation
from tracking.test_status import CANCELLED, DONE_BY_OTHER, DONE_BY_OWN, MADE, MADE_LATER, NOT_DONE, reading

TODAY = date(2032, 1, 1)


def layers(*told: tuple[str, str], decisions: tuple[Decision, ...] = ()) -> Layers:
    read = [reading(*one) for one in told]
    entries, readings = [DocumentEntry(d) for d, _ in read], [r for _, r in read]
    made = derive(entries, readings, TODAY, decisions=decisions)
    return Layers(
        **{name: getattr(made, name) for name in made.__dataclass_fields__} | {"decisions": decisions}
    )


def words(told: Explanation) -> str:
    return " ".join(reason.text for part in told.parts for reason in part.reasons)


def of_commitment(*told: tuple[str, str], decisions: tuple[Decision, ...] = ()) -> Explanation:
    found = layers(*told, decisions=decisions)
    [commitment] = found.commitments
    return explain(found, commitment.id, Clocks(today=TODAY))


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ([MADE], "nothing on record says what became of it; silence is not a broken promise"),
        ([MADE, MADE_LATER], "revised since 2031-05-02: a new window was given for it"),
        ([MADE, DONE_BY_OWN], "only the actor's own side says that it was done"),
        ([MADE, DONE_BY_OWN], "On whose side the speaker is: "),
        ([MADE, DONE_BY_OTHER], "Lena Orlo is not known to be on the side of Velmora"),
        ([MADE, CANCELLED], "abandoned since 2031-04-01: it was called off"),
        (
            [MADE, NOT_DONE],
            "its window had passed when it was said not to have been done",
        ),
        ([MADE, DONE_BY_OWN, NOT_DONE], "Mentions that say that it was not done, or deny it: 1. The last:"),
        ([MADE, MADE_LATER], "It shares the same doing (deliver)"),
    ],
)
def test_the_rule_behind_a_status_is_said(told: list[tuple[str, str]], expected: str) -> None:
    assert expected in words(of_commitment(*told))


def test_every_status_shows_the_words_that_it_rests_on() -> None:
    parts = {part.title: part for part in of_commitment(MADE, DONE_BY_OTHER).parts}
    (statement,) = parts["Its status"].reasons[0].statements
    assert statement.quote == "Velmora has delivered 40 buses to Trast"


def test_a_ruling_says_who_and_what_it_overrides() -> None:
    [commitment] = layers(MADE).commitments
    said = ("Ada Brom", "2031-08-05T09:00:00Z", "I counted them")
    ruling = Decision("x-1", "ruling", (commitment.id,), *said, value="met")
    told = words(of_commitment(MADE, decisions=(ruling,)))
    assert "met since 2031-08-05: a person ruled so (Ada Brom, 2031-08-05T09:00:00Z: I counted them)." in told
    assert "Without any ruling it would be unknown overdue since 2031-07-01." in told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mayor Lena Orlo demanded that Velmora deliver 40 buses.", "a request is no undertaking"),
        ("Velmora may deliver 40 buses.", "a possibility is no undertaking"),
        ("Velmora delivered 40 buses.", "but no undertaking on record is what it tells of"),
        ("The ministry declined to comment.", "It is no commitment"),
    ],
)
def test_why_a_statement_is_no_commitment(text: str, expected: str) -> None:
    found = layers(("2031-02-10", text))
    told = [words(explain(found, s.id, Clocks(today=TODAY))) for s in found.statements()]
    assert any(expected in one for one in told), told


def test_a_report_of_something_else_says_what_keeps_it_apart() -> None:
    found = layers(MADE, ("2031-06-20", "Velmora has closed the port of Trast, Mayor Lena Orlo said."))
    closed = next(s for s in found.statements() if "closed" in s.quote)
    told = words(explain(found, closed.id, Clocks(today=TODAY)))
    assert f"It is not laid on {found.commitments[0].id}, since the doing is another" in told


def test_a_merged_statement_names_the_decision_and_its_origin() -> None:
    again = "2031-02-20", f"{MADE[1]} It rained."
    found = layers(MADE, again)
    told = words(explain(found, found.commitments[0].mentions[0].statement, Clocks(today=TODAY)))
    assert "The same as another: 100% of the content words are the same:" in told
    assert "2 statements in 2 documents, 1 origins" in told
