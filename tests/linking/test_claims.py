"""The same statement across documents: which are one claim, how many origins it has, who disagrees."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord import Document, Layers, read_document
from onrecord.pipeline import derive
from onrecord.records import DocumentEntry, Reading

OWN = "The Trast Mirror", "Velmora will open a consulate in Trast in June."
QUOTED = (
    "The Osk Courier",
    "Velmora will open a consulate in Trast in June, Foreign Minister Ivo Brandt said.",
)
AGAIN = (
    "Radio Lindra",
    "In June, Velmora will open a consulate in Trast, Foreign Minister Ivo Brandt told reporters.",
)
DENIED = "Osk Today", "The Velmora government denied that Velmora will open a consulate in Trast."
OTHER = "Osk Today", "The harbour of Trast was closed on Monday."
MORE = "Osk Today", "The storm sank 12 boats in Trast, Mayor Lena Orlo said."
FEWER = "The Trast Mirror", "The storm sank five boats in Trast, fire chief Udo Halm said."


@lru_cache
def reading(publisher: str, text: str, published: str) -> tuple[Document, Reading]:
    document = Document.of_text(text, published=published, publisher=publisher)
    return document, read_document(document)


def layers(*told: tuple[str, str]) -> Layers:
    read = [reading(publisher, text, f"2031-02-{10 + i:02}") for i, (publisher, text) in enumerate(told)]
    return derive([DocumentEntry(d) for d, _ in read], [r for _, r in read], date(2031, 3, 1))


def sizes(found: Layers) -> list[int]:
    return sorted((len(claim.statements) for claim in found.claims), reverse=True)


def test_other_words_for_the_same_are_one_claim() -> None:
    assert sizes(layers(OWN, QUOTED, AGAIN, OTHER)) == [3, 1]


def test_two_papers_quoting_one_minister_are_one_origin() -> None:
    [claim] = layers(QUOTED, AGAIN).claims
    assert [(o.source, len(o.documents)) for o in claim.origins] == [("Ivo Brandt", 2)]
    assert "Ivo Brandt" in claim.origins[0].how


def test_a_paper_in_its_own_voice_is_an_origin_of_its_own() -> None:
    own = "The Trast Mirror", "Velmora will open its Trast consulate in June."
    [claim] = layers(own, QUOTED).claims
    assert {o.source for o in claim.origins} == {"The Trast Mirror", "Ivo Brandt"}


def test_a_republication_is_no_second_origin() -> None:
    story = (
        "Velmora will open a consulate in Trast in June. The building stands empty since the flood of 2027."
    )
    found = layers(("The Trast Mirror", story), ("Osk Today", story))
    assert [copy.kind for copy in found.copies] == ["republication"]
    assert {len(claim.origins) for claim in found.claims} == {1}
    assert {len(claim.documents) for claim in found.claims} == {2}


def test_unknown_provenance_is_one_origin_a_document_and_says_so() -> None:
    first = Document.of_text("In June, Velmora will open a consulate in Trast.", published="2031-02-10")
    second = Document.of_text("Velmora is to open a consulate in Trast in June.", published="2031-02-11")
    entries = [DocumentEntry(first), DocumentEntry(second)]
    [claim] = derive(entries, [read_document(first), read_document(second)], date(2031, 3, 1)).claims
    assert [o.source for o in claim.origins] == [None, None]
    assert {o.how for o in claim.origins} == {"provenance unknown"}


def origins(*told: tuple[str | None, str]) -> list[str | None]:
    """The origins of the claim that most of the documents share; a document may lack its publisher."""
    documents = [
        Document.of_text(text, published=f"2031-02-{10 + i}", publisher=publisher)
        for i, (publisher, text) in enumerate(told)
    ]
    read = [read_document(document) for document in documents]
    found = derive([DocumentEntry(d) for d in documents], read, date(2031, 3, 1))
    claim = max(found.claims, key=lambda claim: len(claim.documents))
    return [origin.source for origin in claim.origins]


CAUGHT = "Two patrol boats caught nine smugglers off Trast on Monday"
ALSO = "Fishermen of Lindra had complained for months about nets cut at night by boats without lights."


def test_a_spokeswoman_speaks_for_the_body_and_its_short_name_is_the_body() -> None:
    told = ("the Velmoran Navy said", "a Navy spokeswoman said", "the navy said")
    assert origins(*((None, f"{CAUGHT}, {who}.") for who in told)) == ["Velmoran Navy"]


def test_who_asks_not_to_be_named_speaks_for_nobody_else() -> None:
    hidden = "a Velmoran Navy officer said on condition of anonymity"
    turned = f"On Monday, nine smugglers off Trast were caught by two patrol boats, {hidden}."
    found = origins((None, f"{CAUGHT}, the Velmoran Navy said."), (None, turned))
    assert sorted(found, key=str) == [None, "Velmoran Navy"]


def test_the_statement_is_the_word_of_the_ministry_that_made_it() -> None:
    said = "The Interior Ministry said in a statement that the sea was calm."
    first = f"{said} The statement said {CAUGHT.lower()}."
    assert origins((None, first), (None, f"{CAUGHT}, the Interior Ministry said.")) == ["Interior Ministry"]


def test_an_edited_sentence_of_a_copied_report_is_no_second_origin() -> None:
    first = f"{CAUGHT} and brought them to Osk in the evening. {ALSO}"
    edited = f"On Monday, two patrol boats caught nine smugglers off Trast and took them to Osk. {ALSO}"
    assert origins((None, first), (None, edited)) == [None]


def test_two_reports_that_share_no_words_are_two_unknown_origins() -> None:
    other = "Nine smugglers were caught off Trast by two patrol boats on Monday."
    assert origins((None, f"{CAUGHT}."), (None, other)) == [None, None]


def test_he_is_the_speaker_named_before() -> None:
    text = (
        f"{CAUGHT}, a Navy spokesman said. Nine smugglers off Trast were caught by two patrol boats, he said."
    )
    assert origins((None, text)) == ["Navy"]


@pytest.mark.parametrize(
    ("told", "kind"),
    [
        ((QUOTED, DENIED), "denial"),
        ((MORE, FEWER), "number"),
    ],
)
def test_contradictions_keep_both_sides(told: tuple[tuple[str, str], ...], kind: str) -> None:
    [row] = layers(*told).contradictions
    assert row.kind == kind
    assert row.a != row.b
    assert row.why


@pytest.mark.parametrize(
    "told",
    [
        (QUOTED, AGAIN),
        (OWN, OTHER),
        (MORE, ("Osk Today", "The storm sank at most 15 boats in Trast, fire chief Udo Halm said.")),
    ],
)
def test_what_agrees_or_speaks_of_something_else_is_no_contradiction(
    told: tuple[tuple[str, str], ...],
) -> None:
    assert layers(*told).contradictions == ()


@settings(max_examples=15, deadline=None)
@given(st.permutations([OWN, QUOTED, AGAIN, DENIED, OTHER, MORE, FEWER]))
def test_the_order_of_documents_does_not_matter(order: list[tuple[str, str]]) -> None:
    dated = {
        told: f"2031-02-{10 + i:02}"
        for i, told in enumerate([OWN, QUOTED, AGAIN, DENIED, OTHER, MORE, FEWER])
    }
    read = [reading(*told, dated[told]) for told in order]
    found = derive([DocumentEntry(d) for d, _ in read], [r for _, r in read], date(2031, 3, 1))
    read = [reading(*told, day) for told, day in dated.items()]
    again = derive([DocumentEntry(d) for d, _ in read], [r for _, r in read], date(2031, 3, 1))
    assert found.claims == again.claims
    assert found.commitments == again.commitments
    assert found.contradictions == again.contradictions
