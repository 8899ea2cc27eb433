"""Arrangements, reactions, indicators, gaps and the dossier made of one short story."""

from __future__ import annotations

from datetime import date

import pytest

from factories import make_document, make_statement
from onrecord import Document, Layers, assemble_dossier, read_document
from onrecord.intake import label_blocks
from onrecord.pipeline import derive
from onrecord.records import DocumentEntry, GapQuestion, Mention, Section, sha256_hex
from onrecord.tracking import list_indicators

STORY = """Velmora to base ferries in Trast

Velmora will base ferries in Trast in the second half of 2032, President Ida Solm said.
Trast would have a say in the choice of routes, although the ferries would stay under the control of Velmora.
Mayor Lena Orlo expressed concern about the cost.
The plan drew attention from neighbouring states.
Experts have doubts about the engines.
The project depends on weather, funding and goodwill.
15 Gadgets You Will Love
15 Gadgets You Will Love
"""


def layers(published: str | None = "2031-05-04") -> Layers:
    digest = sha256_hex(STORY)
    blocks = label_blocks(STORY, None)
    document = Document("story", STORY, digest, digest, "test 1", published=published, blocks=blocks)
    return derive([DocumentEntry(document)], [read_document(document)], date(2031, 6, 1))


def test_arrangements_hold_who_over_what() -> None:
    rows = {(a.holder, a.role, a.over, a.state.value) for a in layers().arrangements}
    assert rows == {
        ("Trast", "say", "the choice of routes", "proposed"),
        ("Velmora", "control", "the ferries", "proposed"),
    }


def test_reactions_by_party_and_stance() -> None:
    rows = {(r.party, r.stance.value) for r in layers().reactions}
    assert ("Lena Orlo", "concerned") in rows
    assert (None, "no_content") in rows


def test_indicators_are_what_the_text_says_it_depends_on() -> None:
    assert {i.text for i in layers().indicators} == {"weather", "funding", "goodwill"}


@pytest.mark.parametrize(
    ("words", "section", "named"),
    [
        ("if parliament agrees", Section.OUTLOOK, ["if parliament agrees"]),
        ("If only one is ready", Section.IMPLICATION, ["If only one is ready"]),
        ("even if parliament refuses", Section.OUTLOOK, []),
        ("if parliament agrees", Section.CONTEXT, []),
        (None, Section.OUTLOOK, []),
    ],
)
def test_a_condition_of_what_is_to_come_is_a_sign(
    words: str | None, section: Section, named: list[str]
) -> None:
    document = make_document("Velmora may base ferries in Trast.")
    condition = None if words is None else Mention(words, 0, len(words))
    statement = make_statement(document, document.text, section=section, condition=condition)
    assert [i.text for i in list_indicators([statement], {})] == named
    if section is Section.CONTEXT:
        assert [i.towards for i in list_indicators([statement], {statement.id: "c"})] == ["c"]


def test_a_missing_publication_date_is_the_first_gap() -> None:
    assert layers(published=None).gaps[0].question is GapQuestion.PUBLISHED


@pytest.mark.parametrize("question", ["how_many", "confirmed", "by_whom", "which"])
def test_gaps_ask_what_is_not_said(question: str) -> None:
    assert question in {gap.question.value for gap in layers().gaps}


def test_a_dossier_quotes_its_lines_and_leaves_advertising_out() -> None:
    dossier = assemble_dossier(layers(), "ferries", date(2031, 6, 1))
    assert [x.quote for x in dossier.left_out] == ["15 Gadgets You Will Love"] * 2
    lines = [line.statement for section in dossier.sections for line in section.lines]
    assert lines
    assert all(STORY[s.start : s.end] == s.quote for s in lines)
    assert not any("Gadgets" in s.quote for s in lines)
    assert all((section.gap is None) == bool(section.lines) for section in dossier.sections)


def test_a_dossier_of_another_subject_is_empty_but_says_so() -> None:
    dossier = assemble_dossier(layers(), "submarine cables", date(2031, 6, 1))
    assert dossier.documents == ()
    by_section = {section.section: section.gap for section in dossier.sections}
    assert by_section[Section.COMMITMENT] == "No undertaking is reported."
