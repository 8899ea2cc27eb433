"""Grades of the Admiralty code: current ones, history, and what the record would suggest."""

from __future__ import annotations

from datetime import date

import pytest

from factories import make_document, make_source, make_statement
from onrecord.records import (
    Anonymity,
    Claim,
    Contradiction,
    ContradictionKind,
    Decision,
    DocumentEntry,
    Layers,
    Origin,
    Reading,
    Statement,
)
from onrecord.tracking.assessment import Graded, assess, propose_grade

TODAY = date(2031, 6, 1)
DOCUMENT = make_document("Velmora has delivered 40 buses. Trast denies it.", publisher="The Quay Times")
BROM = make_source("Ada Brom")
SAID = make_statement(
    DOCUMENT, "Velmora has delivered 40 buses.", sources=(BROM, make_source("The Quay Times"))
)


def _grade(name: str, value: str, on: str = SAID.id, scale: str = "statement", **fields: str) -> Decision:
    when, by = fields.pop("when", "2031-03-01"), fields.pop("by", "A. Reader")
    details = (("scale", scale),)
    return Decision(name, "grade", (on,), by, f"{when}T10:00:00Z", "seen", None, value, None, details)


def _back(name: str, undoes: str, when: str = "2031-04-01") -> Decision:
    return Decision(name, "grade", (SAID.id,), "B. Reader", f"{when}T10:00:00Z", "mistaken", undoes)


def _values(*decisions: Decision, today: date = TODAY) -> list[str]:
    return [g.value for g in assess(Layers(decisions=decisions), today).assessments.grades if g.current]


@pytest.mark.parametrize(
    ("decisions", "current"),
    [
        ([_grade("a", "2")], ["2"]),
        ([_grade("a", "2"), _grade("b", "4")], ["4"]),
        ([_grade("a", "2"), _grade("b", "4", by="B. Reader")], ["2", "4"]),
        ([_grade("a", "2"), _grade("b", "4"), _back("c", "b")], ["2"]),
        ([_grade("a", "2"), _back("b", "a"), _back("c", "b")], ["2"]),
        ([_grade("a", "2"), _back("b", "a", "2031-07-01")], ["2"]),
        ([_grade("a", "2", when="2031-07-01")], []),
    ],
    ids=[
        "one",
        "newer of one person",
        "two people",
        "back to the older",
        "restored",
        "not yet back",
        "not yet",
    ],
)
def test_the_newest_standing_grade_of_each_person_is_current(
    decisions: list[Decision], current: list[str]
) -> None:
    assert _values(*decisions) == current


def test_what_was_withdrawn_stays_to_be_seen() -> None:
    (grade,) = assess(Layers(decisions=(_grade("a", "2"), _back("b", "a"))), TODAY).assessments.grades
    assert not grade.current
    assert grade.made.withdrawn is not None
    assert (grade.made.withdrawn.by, grade.made.withdrawn.why) == ("B. Reader", "mistaken")


def test_source_and_statement_are_graded_apart() -> None:
    decisions = (_grade("a", "B", "ada  brom", "source"), _grade("b", "4"))
    grades = Graded.of(assess(Layers(decisions=decisions), TODAY).assessments.grades)
    assert [(g.scale.value, g.value) for g in grades.on(SAID)] == [("source", "B"), ("statement", "4")]


def test_a_grade_on_a_name_is_not_laid_on_those_who_are_not_named() -> None:
    role = make_source("coroner", anonymity=Anonymity.ROLE)
    told = make_statement(DOCUMENT, "Trast denies it.", sources=(role,))
    decisions = (_grade("a", "B", "coroner", "source"),)
    assert Graded.of(assess(Layers(decisions=decisions), TODAY).assessments.grades).on(told) == ()


def _story(others: int, against: ContradictionKind | None) -> Layers:
    texts = [make_document("Velmora has delivered 40 buses.", id=f"d{n}") for n in range(others + 1)]
    names = ["Ada Brom", "Tor Vale", "Ina Holt"]
    said = [make_statement(d, d.text, sources=(make_source(n),)) for d, n in zip(texts, names, strict=False)]
    denial = make_statement(make_document("It did not.", id="x"), "It did not.")
    origins = tuple(Origin(s.id, s.sources[0].name, (s.id,), (s.document,), "named") for s in said)
    claim = Claim("k", (), tuple(s.id for s in said), tuple(d.id for d in texts), origins, None, None)
    contradictions = () if against is None else (Contradiction(said[0].id, denial.id, against, "told"),)
    readings = tuple(Reading(s.document, "", "test", statements=(s,)) for s in (*said, denial))
    return Layers(
        documents=tuple(map(DocumentEntry, texts)),
        readings=readings,
        claims=(claim,),
        contradictions=contradictions,
        claim_of=tuple((s.id, "k") for s in said),
    )


def _first(layers: Layers) -> Statement:
    return layers.statements()[0]


@pytest.mark.parametrize(
    ("others", "against", "value"),
    [
        (0, None, "6"),
        (1, None, "2"),
        (2, None, "1"),
        (0, ContradictionKind.NUMBER, "4"),
        (0, ContradictionKind.DENIAL, "5"),
        (1, ContradictionKind.DENIAL, "6"),
    ],
)
def test_a_statement_is_proposed_by_what_others_say(
    others: int, against: ContradictionKind | None, value: str
) -> None:
    layers = _story(others, against)
    proposal = propose_grade(layers, _first(layers).id)
    assert proposal is not None
    assert proposal.value == value
    assert proposal.reasons


def test_a_source_with_little_to_judge_by_cannot_be_judged() -> None:
    proposal = propose_grade(_story(2, None), "ada brom")
    assert proposal is not None
    assert (proposal.value, proposal.scale.value) == ("F", "source")
    assert "fewer than 5" in proposal.reasons[-1]


def test_what_an_outlet_only_passes_on_is_not_its_own() -> None:
    layers = Layers(readings=(Reading("doc", "", "test", statements=(SAID,)),))
    passed_on, own = propose_grade(layers, "The Quay Times"), propose_grade(layers, "Ada Brom")
    assert passed_on is not None
    assert own is not None
    assert passed_on.reasons[0].startswith("0 statement(s) of its own")
    assert own.reasons[0].startswith("1 statement(s) of its own")


def test_nothing_is_proposed_for_what_the_record_does_not_have() -> None:
    assert propose_grade(_story(0, None), "Nobody Known") is None
