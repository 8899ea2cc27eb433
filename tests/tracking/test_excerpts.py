"""What of a document may be published."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factories import make_commitment, make_document, make_dossier, make_statement
from onrecord.records import (
    Block,
    BlockKind,
    Claim,
    DatedSentence,
    Decision,
    Document,
    Dossier,
    DossierLine,
    LeftOut,
    Section,
    TimelineDay,
)
from onrecord.tracking import free_documents, quoted_only
from onrecord.tracking.excerpts import AROUND

FILLER = " ".join(f"Nothing much was told of day {n}." for n in range(60))
SAID = "The ferry will sail again in May."
LONG = make_document(f"{FILLER} {SAID} {FILLER}", id="long")
DENSE = make_document("The mill closed. The quay is wet. The road is open. The inn is full.", id="dense")
MILL, QUAY, ROAD, INN = (
    make_statement(DENSE, quote, section=section)
    for quote, section in (
        ("The mill closed.", Section.CONTEXT),
        ("The quay is wet.", Section.EVENT),
        ("The road is open.", Section.EVENT),
        ("The inn is full.", Section.EVENT),
    )
)


def _shown(dossier: Dossier, document: Document) -> list[str]:
    (excerpt,) = (x for x in dossier.excerpts if x.document == document.id)
    return [document.text[start:end] for start, end in excerpt.spans]


def _quotes(dossier: Dossier) -> list[str]:
    return [line.statement.quote for part in dossier.sections for line in part.lines]


def test_a_quotation_has_at_most_300_characters_around_it_and_whole_words() -> None:
    (words,) = _shown(quoted_only(make_dossier((LONG,), (make_statement(LONG, SAID),)), ()), LONG)
    before, after = words.split(SAID)
    assert AROUND * 0.9 < len(before) + len(after) <= AROUND
    assert max(len(before), len(after)) <= AROUND / 2
    assert set(words.split()) <= set(LONG.text.split())


def test_a_document_marked_free_is_left_whole() -> None:
    dossier = make_dossier((LONG,), (make_statement(LONG, SAID),))
    assert quoted_only(dossier, {"long"}) == dossier


def test_quotations_that_nothing_rests_on_are_withheld_before_a_text_is_whole() -> None:
    made = quoted_only(make_dossier((DENSE,), (MILL, QUAY, ROAD, INN)), ())
    assert _quotes(made) == [QUAY.quote, ROAD.quote, INN.quote]
    assert MILL not in made.statements
    assert made.excerpts[0].withheld == 1
    (context,) = (p for p in made.sections if p.section is Section.CONTEXT)
    assert context.gap == "What is said of this is not quoted here."


def test_what_a_commitment_rests_on_is_always_quoted() -> None:
    dossier = make_dossier((DENSE,), (MILL, QUAY, ROAD, INN), commitments=(make_commitment(MILL),))
    made = quoted_only(dossier, ())
    assert MILL.quote in _quotes(made)
    assert made.excerpts[0].withheld == 1


def test_a_line_quotes_another_document_where_its_own_words_are_withheld() -> None:
    other = make_document(f"The mill closed. {FILLER}", id="other")
    same = make_statement(other, MILL.quote, section=Section.CONTEXT)
    claim = Claim("c-1", (), (MILL.id, same.id), ("dense", "other"), (), None, None)
    dossier = make_dossier((DENSE, other), (MILL, QUAY, ROAD, INN, same))
    lines = (DossierLine(MILL, claim, 2, 2),)
    sections = tuple(
        type(p)(p.section, lines) if p.section is Section.CONTEXT else p for p in dossier.sections
    )
    made = quoted_only(make_dossier((DENSE, other), dossier.statements, sections=sections), ())
    (context,) = (p for p in made.sections if p.section is Section.CONTEXT)
    assert [line.statement.document for line in context.lines] == ["other"]


def test_words_that_were_left_out_are_no_surroundings_and_are_cut() -> None:
    advert = "Buy a kettle today. " * 40
    text = f"{advert}{SAID} {FILLER}"
    document = make_document(
        text, id="long", blocks=(Block(0, len(advert), BlockKind.BOILERPLATE, "an advertisement"),)
    )
    left = LeftOut("long", 0, len(advert), advert, "an advertisement")
    made = quoted_only(make_dossier((document,), (make_statement(document, SAID),), left_out=(left,)), ())
    assert "kettle" not in " ".join(_shown(made, document))
    assert [len(x.quote) for x in made.left_out] == [AROUND]


@pytest.mark.parametrize(
    ("decisions", "free"),
    [
        (["+"], {"long"}),
        (["+", "-"], set()),
        (["+", "-", "+"], {"long"}),
        ([], set()),
    ],
)
def test_a_mark_stands_until_it_is_taken_back(decisions: list[str], free: set[str]) -> None:
    made: list[Decision] = []
    for number, sign in enumerate(decisions):
        undoes = made[-1].id if sign == "-" else None
        made.append(
            Decision(
                f"x-{number}", "free", ("long",), "Ada Brom", "2031-01-01T00:00:00Z", "licence", undoes=undoes
            )
        )
    assert free_documents(made) == free


def test_sentences_that_tell_of_days_are_withheld_too() -> None:
    sentences = tuple(DatedSentence("dense", s.start, s.end, s.quote) for s in (MILL, QUAY, ROAD, INN))
    days = tuple(TimelineDay(date(2031, 5, n), 1.0, (s,)) for n, s in enumerate(sentences, start=1))
    made = quoted_only(make_dossier((DENSE,), (), days=days), ())
    assert [s.quote for day in made.days for s in day.sentences] == [MILL.quote, QUAY.quote, ROAD.quote]


@given(st.lists(st.tuples(st.integers(0, 290), st.integers(1, 60)), max_size=12), st.integers(0, 11))
def test_excerpts_are_in_order_and_hold_every_quotation_that_is_kept(
    places: list[tuple[int, int]], relied: int
) -> None:
    document = make_document(FILLER[:300], id="long")
    said = {
        (start, start + size): make_statement(document, document.text[start : start + size], start=start)
        for start, size in places
    }
    statements = tuple({s.id: s for s in said.values()}.values())
    commitments = tuple(make_commitment(s) for s in statements[relied : relied + 1])
    made = quoted_only(make_dossier((document,), statements, commitments=commitments), ())
    (excerpt,) = made.excerpts
    edges = [edge for span in excerpt.spans for edge in span]
    assert edges == sorted(set(edges))
    assert all(any(a <= s.start and s.end <= b for a, b in excerpt.spans) for s in made.statements)
    assert len(made.statements) + excerpt.withheld == len(statements)
    assert {m.statement for c in commitments for m in c.mentions} <= {s.id for s in made.statements}
