"""A subject takes in documents by words, by those who are named, and by what is claimed."""

from __future__ import annotations

from datetime import date

import pytest

from factories import make_commitment, make_document, make_statement
from onrecord.records import (
    Claim,
    Contradiction,
    ContradictionKind,
    Decision,
    DocumentEntry,
    Layers,
    Party,
    Reading,
    SourceKind,
    Subject,
)
from onrecord.tracking import assemble_dossier
from onrecord.tracking.assessment import assess, scope_details

TODAY = date(2031, 6, 1)
TEXTS = {
    "d1": "Velmora will deliver buses to Trast.",
    "d2": "The republic said the buses are late.",
    "d3": "Estmark bought a ferry.",
    "d4": "The Halvard system was tested near Trast.",
}
DOCUMENTS = [make_document(text, id=name) for name, text in TEXTS.items()]
SAID = {d.id: make_statement(d, d.text, id=f"s-{d.id}") for d in DOCUMENTS}
VELMORA = Party("p-1", "Republic of Velmora", SourceKind.GOVERNMENT, aliases=("the republic", "Velmora"))
LAYERS = Layers(
    documents=tuple(map(DocumentEntry, DOCUMENTS)),
    readings=tuple(
        Reading(
            d.id, "", "test", statements=(SAID[d.id],), parties=(VELMORA,) if d.id in ("d1", "d2") else ()
        )
        for d in DOCUMENTS
    ),
    claims=(Claim("k", ("k-old",), ("s-d1",), ("d1",), (), None, None),),
    contradictions=(Contradiction("s-d1", "s-d2", ContradictionKind.DENIAL, "told"),),
    commitments=(make_commitment(SAID["d3"], id="c", former_ids=("c-old",)),),
)


@pytest.mark.parametrize(
    ("subject", "documents"),
    [
        (Subject(), ["d1", "d2", "d3", "d4"]),
        (Subject("buses"), ["d1", "d2"]),
        (Subject("buses Trast"), ["d1"]),
        (Subject(parties=("velmora",)), ["d1", "d2"]),
        (Subject(parties=("p-1",)), ["d1", "d2"]),
        (Subject(parties=("Velmora", "Estmark")), ["d1", "d2", "d3"]),
        (Subject(parties=("Halvard system",)), ["d4"]),
        (Subject("Trast", ("Velmora", "Halvard")), ["d1", "d4"]),
        (Subject(claims=("k",)), ["d1", "d2"]),
        (Subject(claims=("k-old",)), ["d1", "d2"]),
        (Subject(claims=("c-old",)), ["d3"]),
        (Subject(claims=("s-d3", "k")), ["d1", "d2", "d3"]),
        (Subject("late", claims=("k",)), ["d2"]),
        (Subject(parties=("Nobody",)), []),
    ],
)
def test_each_part_that_is_asked_for_narrows(subject: Subject, documents: list[str]) -> None:
    dossier = assemble_dossier(LAYERS, subject, TODAY)
    assert [e.document.id for e in dossier.documents] == documents
    assert [s.document for s in dossier.statements] == documents


def _saved(number: int, name: str, subject: Subject, day: str) -> Decision:
    parts = scope_details(subject)
    return Decision(f"x-{number}", "scope", (name,), "Ada Brom", f"{day}T10:00:00Z", "asked", details=parts)


FIRST = _saved(1, "buses", Subject("buses"), "2031-01-01")
SECOND = _saved(2, "buses", Subject("buses", ("Velmora", "Estmark"), ("k",)), "2031-02-01")
OTHER = _saved(3, "ferry", Subject("ferry"), "2031-02-02")


def test_versions_are_counted_and_the_newest_is_current() -> None:
    scopes = assess(Layers(decisions=(FIRST, SECOND, OTHER)), TODAY).assessments.scopes
    assert [(s.name, s.version, s.current) for s in scopes] == [
        ("buses", 1, False), ("buses", 2, True), ("ferry", 1, True),
    ]  # fmt: skip
    assert scopes[1].subject == Subject("buses", ("Velmora", "Estmark"), ("k",))


def test_withdrawing_a_version_goes_back_and_its_number_is_not_given_again() -> None:
    back = Decision("x-4", "scope", ("buses",), "Ada Brom", "2031-02-03T10:00:00Z", "no", undoes="x-2")
    third = _saved(5, "buses", Subject("bus"), "2031-02-04")
    scopes = assess(Layers(decisions=(FIRST, SECOND, back)), TODAY).assessments.scopes
    assert [s.current for s in scopes] == [True, False]
    scopes = assess(Layers(decisions=(FIRST, SECOND, back, third)), TODAY).assessments.scopes
    assert [(s.version, s.current) for s in scopes] == [(1, False), (2, False), (3, True)]


def test_a_dossier_says_which_version_it_shows() -> None:
    (_, scope) = assess(Layers(decisions=(FIRST, SECOND)), TODAY).assessments.scopes
    dossier = assemble_dossier(LAYERS, scope, TODAY)
    assert (dossier.subject, dossier.scope) == ("buses", scope)
    assert [e.document.id for e in dossier.documents] == ["d1", "d2"]
