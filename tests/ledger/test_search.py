"""Search: sentences by their words, and no query is an error."""

from __future__ import annotations

import sqlite3

import pytest

from onrecord.ledger import Ledger
from onrecord.records import Block, BlockKind

FERRY = "The ferry will sail in May. Its owner fears delays."
TRAM = "The tram runs again. The ferry's owner is pleased."


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("ferry", ["The ferry will sail in May.", "The ferry's owner is pleased."]),
        ("FERRY sailing", ["The ferry will sail in May."]),
        ('"sail in may"', ["The ferry will sail in May."]),
        ("“in sail”", []),
        ("ferr*", ["The ferry will sail in May.", "The ferry's owner is pleased."]),
        ("tram ferry", []),
        ("zeppelin", []),
    ],
)
def test_sentences_are_found_by_their_words(query: str, found, ledger: Ledger, add) -> None:
    add("a", FERRY)
    add("b", TRAM)
    assert sorted(hit.text for hit in ledger.search(query, 10)) == found


ODD = [
    "",
    " ",
    "*",
    '"',
    '"" ""',
    "AND",
    "NOT ferry",
    "NEAR(ferry",
    "(",
    "ferry)",
    "^ferry",
    "-ferry",
    "a:b",
    "key:x",
]


@pytest.mark.parametrize(
    "query", [*ODD, "\0", "\ud800", "ferry\0", "'; DROP TABLE entries", "x " * 5000, "𞤀 ²"]
)
def test_no_query_is_an_error(query: str, ledger: Ledger, add) -> None:
    add("a", FERRY)
    assert all(hit.text in FERRY for hit in ledger.search(query, 10))


def test_hits_point_into_the_text_of_their_document(ledger: Ledger, add) -> None:
    add("a", FERRY)
    (hit,) = ledger.search("delays", 10)
    (stored,) = ledger.view().documents
    assert hit.key == stored.key
    assert stored.document.quote(hit.start, hit.end) == hit.text == "Its owner fears delays."


def test_search_is_limited_in_number_and_to_the_documents_asked_for(ledger: Ledger, add) -> None:
    add("a", FERRY)
    add("b", TRAM)
    keys = {stored.own_id: stored.key for stored in ledger.view().documents}
    assert len(ledger.search("owner", 1)) == 1
    assert ledger.search("owner", 0) == []
    assert [hit.key for hit in ledger.search("owner", 1, [keys["b"]])] == [keys["b"]]
    assert ledger.search("owner", 1, []) == []


def test_boilerplate_is_not_found(ledger: Ledger, add) -> None:
    blocks = (Block(0, 27, BlockKind.PARAGRAPH), Block(28, len(FERRY), BlockKind.BOILERPLATE, "advertising"))
    add("a", FERRY, blocks=blocks)
    assert ledger.search("delays", 10) == []
    assert len(ledger.search("sail", 10)) == 1


def test_a_lost_index_is_noticed_and_rebuilt(ledger: Ledger, path: str, add) -> None:
    add("a", FERRY)
    add("b", TRAM)
    before = ledger.search("owner", 10)
    with sqlite3.connect(path) as db:
        db.execute("DELETE FROM passages WHERE key = ?", (before[0].key,))
    db.close()
    (problem,) = ledger.verify()
    assert "full-text index does not cover document" in problem
    ledger.rebuild_search()
    assert ledger.verify() == []
    assert ledger.search("owner", 10) == before
