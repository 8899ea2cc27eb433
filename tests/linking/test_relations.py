"""How a later statement stands to an earlier one: two texts in, the named relation out."""

from __future__ import annotations

import pytest

from onrecord import Document
from onrecord.linking import find_relations
from onrecord.reading import read_documents

MARCH_1, MARCH_4, APRIL_9 = "2033-03-01", "2033-03-04", "2033-04-09"

CASES = [
    # contradictions
    (MARCH_1, "The depot at Wenz has been built, Mayor Ilo Karn said.",
     MARCH_4, "The depot at Wenz has not been built, engineer Pim Olde said.", "denial"),
    (MARCH_1, "The bank lost 40 million crowns in 2031, chairman Udo Brill said.",
     MARCH_4, "The bank lost 90 million crowns in 2031, auditor Nela Voss said.", "number"),
    (MARCH_1, "The divers were freed on 20 February, captain Jory Lund said.",
     MARCH_4, "The divers were freed on 24 February, doctor Ana Reis said.", "date"),
    (MARCH_1, "The sailors were released on Monday, envoy Hal Brock said.",
     MARCH_4, "The sailors are still in their cells, lawyer Ida Munn said.", "outcome"),
    (MARCH_1, "The appeal court upheld the fine, lawyer Ida Munn said.",
     MARCH_4, "The appeal court overturned the fine, mayor Ilo Karn said.", "outcome"),
    (MARCH_1, "Rebels burned the mill in Orsel, General Tam Weck said.",
     MARCH_4, "Soldiers burned the mill in Orsel, farmer Lise Holm said.", "responsibility"),
    (MARCH_1, "The tanker rammed the ferry, captain Jory Lund said.",
     MARCH_4, "The ferry rammed the tanker, pilot Sven Aker said.", "responsibility"),
    (MARCH_1, "Guards used rubber bullets against the dockers, lawyer Ida Munn said.",
     MARCH_4, "No rubber bullets were used against the dockers, warden Pim Olde said.", "denial"),
    (MARCH_1, "The barge was seaworthy, owner Sven Aker said.",
     MARCH_4, "The barge was unseaworthy, surveyor Nela Voss said.", "outcome"),
    (MARCH_1, "The ferry crossing at Wenz is open, harbour master Sven Aker said.",
     MARCH_4, "The ferry crossing at Wenz remains shut, driver Lise Holm said.", "outcome"),
    # tension
    (MARCH_1, "The clinic in Wenz is well equipped, director Ana Reis said.",
     MARCH_4, "Patients of the clinic in Wenz wait for months, nurse Tilda Moor said.", "tension"),
    # revisions
    (MARCH_1, "The theatre will open in May, director Bo Frisk said.",
     APRIL_9, "The theatre will open in October, director Bo Frisk said.", "revision"),
    (MARCH_1, "The theatre will cost two million crowns, director Bo Frisk said.",
     APRIL_9, "The theatre will cost three million crowns, director Bo Frisk said.", "revision"),
    (MARCH_1, "The regatta will take place in June, harbour master Sven Aker said.",
     APRIL_9, "The regatta has been cancelled, harbour master Sven Aker said.", "revision"),
    (MARCH_1, "The opening of the theatre is planned for May.",
     APRIL_9, "The opening of the theatre has been postponed to October.", "revision"),
    (MARCH_1, "Orvo will build its furnace in Wenz, director Bo Frisk said.",
     APRIL_9, "Glassmaker Orvo will build its furnace in Orsel, not in Wenz, director Bo Frisk said.",
     "revision"),
    (MARCH_1, "The bakers' union will end its strike on Sunday.",
     MARCH_4, "The bakers' union extended its strike.", "revision"),
    # updates
    (MARCH_1, "The jury is deliberating in the trial of trader Otis Brandl.",
     MARCH_4, "The jury found trader Otis Brandl guilty.", "update"),
    (MARCH_1, "The landslide killed six people in Orsel.",
     MARCH_4, "The landslide killed at least 14 people in Orsel.", "update"),
    (MARCH_1, "The council will vote on the toll on Wednesday.",
     MARCH_4, "The council rejected the toll.", "update"),
    (MARCH_1, "Dravia will sell the dockyard, Minister Pia Roth said.",
     APRIL_9, "Dravia has sold the dockyard.", "update"),
    # nothing
    (MARCH_1, "The bridge at Wenz will be closed in May, Mayor Ilo Karn said.",
     MARCH_4, "The bridge at Orsel will be closed in July, Mayor Lise Holm said.", None),
    (MARCH_1, "The coalition is united, Chancellor Pia Roth said.",
     MARCH_4, "A coalition of farmers blocked the bridge at Wenz, police said.", None),
    (MARCH_1, "Parliament passed the water law.", MARCH_4, "Parliament rejected the hunting law.", None),
    # "There are none" is of that hour; two fights have two tolls; counts of two sizes are of two things
    (MARCH_1, "Guards searched the harbour office, lawyer Ida Munn said.",
     MARCH_4, "There are no guards at the harbour office, warden Pim Olde said.", None),
    (MARCH_1, "Four fighters died in the fighting at Orsel, General Tam Weck said.",
     APRIL_9, "Nine fighters died in the fighting at Orsel, farmer Lise Holm said.", None),
    (MARCH_1, "The barge sank 700 crates, owner Sven Aker said.",
     MARCH_4, "The barge sank nine crates, owner Sven Aker said.", None),
    (MARCH_1, "Five people were arrested in Wenz, police said.",
     MARCH_4, "Twelve people were arrested in Orsel, police said.", None),
]  # fmt: skip


def _document(published: str, text: str, outlet: str) -> Document:
    return Document.of_text(text, published=published, publisher=outlet)


@pytest.mark.parametrize(("day_a", "text_a", "day_b", "text_b", "expected"), CASES)
def test_two_statements_stand_in_the_named_relation(
    day_a: str, text_a: str, day_b: str, text_b: str, expected: str | None
) -> None:
    documents = [_document(day_a, text_a, "Osk Today"), _document(day_b, text_b, "Radio Lindra")]
    statements = [s for reading in read_documents(documents) for s in reading.statements]
    contradictions, revisions = find_relations(statements, {d.id: d for d in documents})
    found = [*(c.kind for c in contradictions), *(r.relation for r in revisions)]
    assert found == ([] if expected is None else [expected])


def test_contrast_within_a_sentence_is_no_contradiction() -> None:
    text = "The pier has not been repaired despite the fact that the council repaired the pier in the plans."
    document = _document(MARCH_1, text, "Osk Today")
    statements = [s for reading in read_documents([document]) for s in reading.statements]
    assert find_relations(statements, {document.id: document})[0] == ()


def test_of_several_earlier_counts_the_latest_is_the_one_updated() -> None:
    told = ((MARCH_1, "three"), ("2033-03-02", "seven"), (MARCH_4, "nine"))
    documents = [
        _document(day, f"The landslide killed {count} people in Orsel, police said.", outlet)
        for (day, count), outlet in zip(told, ("Osk Today", "Radio Lindra", "Wenz Post"), strict=True)
    ]
    statements = [s for reading in read_documents(documents) for s in reading.statements]
    _, revisions = find_relations(statements, {d.id: d for d in documents})
    of = {s.id: s.document for s in statements}
    order = [d.id for d in documents]
    assert sorted((order.index(of[r.a]), order.index(of[r.b])) for r in revisions) == [(0, 1), (1, 2)]
