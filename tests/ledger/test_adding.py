"""Adding: twice is once, nothing is changed, what contradicts is kept out and noted."""

from __future__ import annotations

import dataclasses
import sqlite3
from datetime import UTC, datetime

import pytest

from onrecord.errors import LedgerError, OnrecordError, SourceError, UsageError
from onrecord.ledger import Ledger, open_ledger
from onrecord.records import Decision, GivenMention, Issue, Reading

TEXT = "The ferry will sail in May."


def _count(path: str, kind: str) -> int:
    db = sqlite3.connect(path)
    (count,) = db.execute("SELECT count(*) FROM entries WHERE kind = ?", (kind,)).fetchone()
    db.close()
    return int(count)


def test_adding_twice_changes_nothing(ledger: Ledger, add) -> None:
    first = add("a", TEXT, Issue("a.html", "cut", "no date found", "a"), published="2025-01-02")
    head = ledger.head()
    again = add("a", TEXT, Issue("a.html", "cut", "no date found", "a"), published="2025-01-02")
    assert (first.added, first.read) == (True, True)
    assert (again.added, again.amended, again.version, again.conflicts, again.read) == (
        False,
        False,
        False,
        (),
        False,
    )
    assert ledger.head() == head


@pytest.mark.parametrize(
    ("first", "second", "amended", "conflicts", "shown"),
    [
        ({}, {"title": "Ferry"}, True, (), {"title": "Ferry"}),
        ({"title": "Ferry"}, {}, False, (), {"title": "Ferry"}),
        ({"title": "Ferry"}, {"title": "Boat"}, False, ("title",), {"title": "Ferry"}),
        (
            {"title": "Ferry"},
            {"url": "https://a.example/"},
            True,
            (),
            {"title": "Ferry", "url": "https://a.example/"},
        ),
        (
            {"publisher": "Port Post"},
            {"publisher": "Sea Sun", "published": "2025-01-02"},
            True,
            ("publisher",),
            {"publisher": "Port Post", "published": "2025-01-02"},
        ),
        (
            {"language": "en"},
            {"modified": "2025-01-03", "language": "en"},
            True,
            (),
            {"modified": "2025-01-03"},
        ),
    ],
)
def test_later_metadata_fills_gaps_and_never_overwrites(
    first, second, amended: bool, conflicts, shown, ledger: Ledger, add
) -> None:
    add("a", TEXT, **first)
    result = add("a", TEXT, **second)
    (stored,) = ledger.view().documents
    assert (result.added, result.version) == (False, False)
    assert (result.amended, result.conflicts) == (amended, conflicts)
    assert {name: getattr(stored.document, name) for name in shown} == shown
    assert stored.newest
    assert stored.version_of is None


def test_a_conflict_is_noted_once(ledger: Ledger, add) -> None:
    add("a", TEXT, title="Ferry")
    add("a", TEXT, title="Boat")
    add("a", TEXT, title="Boat")
    assert ledger.view().issues == (Issue("a", "conflict", 'title: kept "Ferry", did not take "Boat"', "a"),)


def test_known_is_what_the_document_would_be(ledger: Ledger, make_document, add) -> None:
    incoming = make_document("a", TEXT, title="Boat", published="2025-01-02")
    assert ledger.known(incoming) is None
    add("a", TEXT, title="Ferry")
    merged = ledger.known(incoming)
    assert merged == dataclasses.replace(incoming, title="Ferry")
    assert ledger.view().documents[0].document.published is None
    add("a", TEXT, title="Boat", published="2025-01-02")
    assert ledger.view().documents[0].document == merged


def test_a_poor_and_a_rich_copy_give_the_same_document_in_any_order(tmp_path, make_document) -> None:
    poor = make_document("a", TEXT, raw=b"poor")
    rich = make_document("a", TEXT, raw=b"rich", title="Ferry")
    shown = []
    for number, order in enumerate([(poor, rich), (rich, poor)]):
        with open_ledger(str(tmp_path / f"{number}.db"), create=True) as ledger:
            for document in order:
                ledger.append_document(document, b"rich" if document is rich else b"poor", "k", None)
            shown.append(ledger.view().documents[0].document)
    assert shown[0] == shown[1] == rich


def test_a_re_reading_stands_beside_the_old_one_and_is_shown(ledger: Ledger, make_document) -> None:
    document = make_document("a", TEXT)
    old = Reading("a", document.sha256_text, "reader 1")
    new = Reading("a", document.sha256_text, "reader 2")
    ledger.append_document(document, TEXT.encode(), "key-1", old)
    assert ledger.append_document(document, TEXT.encode(), "key-2", new).read
    assert ledger.view().documents[0].reading_key == "key-2"
    assert list(ledger.readings(["key-1", "key-2"])) == [old, new]
    assert ledger.has_reading("key-1")
    assert not ledger.has_reading("key-3")
    with pytest.raises(LedgerError, match="holds no reading key-3"):
        ledger.reading("key-3")


def test_the_bytes_are_kept_as_they_came(ledger: Ledger, add, make_document) -> None:
    add("a", TEXT, raw=b"\x00<p>\xff")
    sha = make_document("a", TEXT, raw=b"\x00<p>\xff").sha256_raw
    assert ledger.raw(sha) == b"\x00<p>\xff"
    with pytest.raises(LedgerError, match="holds no bytes"):
        ledger.raw("0" * 64)


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"published": "yesterday"}, "published is not an ISO 8601 date"),
        ({"modified": "2025-13-01"}, "modified is not an ISO 8601 date"),
        ({"sha256_raw": "0" * 64}, "bytes do not have the hash"),
        ({"sha256_text": "0" * 64}, "text does not have the hash"),
        ({"title": "half a pair \ud800"}, "not Unicode text"),
        ({"id": "half a pair \ud800"}, "not Unicode text"),
    ],
)
def test_a_document_that_contradicts_itself_is_refused_and_leaves_nothing(
    fields, reason: str, ledger: Ledger, make_document
) -> None:
    head = ledger.head()
    document = dataclasses.replace(make_document("a", TEXT), **fields)
    with pytest.raises(SourceError, match=reason):
        ledger.append_document(document, TEXT.encode(), "k", None)
    assert ledger.head() == head
    assert ledger.verify() == []


def test_given_mentions_are_unique_in_the_ledger(ledger: Ledger, add) -> None:
    add("a", TEXT, given=(GivenMention("m1", 4, 9),))
    with pytest.raises(SourceError, match="m1 is already one of a"):
        add("b", "The tram runs.", given=(GivenMention("m1", 4, 8),))
    assert [stored.own_id for stored in ledger.view().documents] == ["a"]


def test_further_given_mentions_are_taken_and_moved_ones_are_not(ledger: Ledger, add) -> None:
    add("a", TEXT, given=(GivenMention("m1", 4, 9),))
    assert add("a", TEXT, given=(GivenMention("m2", 0, 3),)).amended
    assert add("a", TEXT, given=(GivenMention("m1", 0, 3),)).conflicts == ("given",)
    given = ledger.view().documents[0].document.given
    assert given == (GivenMention("m2", 0, 3), GivenMention("m1", 4, 9))


def test_a_decision_is_kept_once_and_never_changed(ledger: Ledger, path: str) -> None:
    decision = Decision("d-1", "same", ("s-1", "s-2"), "nora", "2025-03-01T12:00:00Z", "one announcement")
    assert ledger.append_decision(decision)
    assert not ledger.append_decision(decision)
    with pytest.raises(UsageError, match="decisions are never changed"):
        ledger.append_decision(dataclasses.replace(decision, kind="different"))
    assert ledger.view().decisions == (decision,)
    assert _count(path, "decision") == 1


def test_issues_without_a_document_are_kept_once(ledger: Ledger) -> None:
    issue = Issue("broken.html", "empty", "no text was found")
    assert ledger.append_issue(issue)
    assert not ledger.append_issue(issue)
    assert ledger.view().issues == (issue,)


def test_scopes_keep_their_history(ledger: Ledger) -> None:
    ledger.append_scope("watch", {"words": ["ferry"]})
    ledger.append_scope("watch", {"words": ["ferry", "tram"]})
    assert [scope.value for scope in ledger.view().scopes] == [
        {"words": ["ferry"]},
        {"words": ["ferry", "tram"]},
    ]


def test_recorded_grows_even_where_the_clock_goes_back(path: str, make_document) -> None:
    times = iter([datetime(2025, 3, 2, tzinfo=UTC), datetime(2025, 3, 1, tzinfo=UTC)])
    with open_ledger(path, create=True, clock=lambda: next(times)) as ledger:
        for name in "ab":
            ledger.append_document(make_document(name, name), name.encode(), name, None)
        recorded = [stored.recorded for stored in ledger.view().documents]
        assert recorded == ["2025-03-02T00:00:00.000000Z", "2025-03-02T00:00:00.000001Z"]
        assert ledger.verify() == []


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE entries SET recorded = '2020'",
        "DELETE FROM entries",
        "INSERT OR REPLACE INTO entries VALUES (1, 'r', 'scope', 'k', 'b', 'p', 'h')",
        "INSERT OR REPLACE INTO entries SELECT 3, recorded, kind, 'x', body, previous, hash FROM entries",
        "INSERT INTO entries VALUES (9, 'r', 'scope', 'k', 'b', 'p', 'h')",
        "UPDATE blobs SET size = 0",
        "DELETE FROM blobs",
        "INSERT OR REPLACE INTO blobs SELECT sha256, 0, x'' FROM blobs",
    ],
)
def test_the_record_refuses_to_be_changed(change: str, ledger: Ledger, path: str, add) -> None:
    add("a", TEXT)
    db = sqlite3.connect(path)
    with pytest.raises(sqlite3.IntegrityError, match=r"never|only added"):
        db.execute(change)
    db.close()
    assert ledger.verify() == []


def test_the_cache_is_no_part_of_the_record(ledger: Ledger) -> None:
    head = ledger.head()
    assert ledger.cache_get("layers") is None
    for number in range(100):
        ledger.cache_put(f"{number}", b"old")
    ledger.cache_put("layers", b"1")
    ledger.cache_put("layers", b"2")
    assert ledger.cache_get("layers") == b"2"
    assert ledger.cache_get("0") is None
    assert ledger.head() == head


def test_every_refusal_is_one_of_our_errors(ledger: Ledger) -> None:
    ledger.close()
    with pytest.raises(OnrecordError):
        ledger.view()
