"""Views: versions, what was published by a day, what was recorded by a moment."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.ledger import Ledger, View, open_ledger
from onrecord.ledger.versions import published_day
from onrecord.records import Document, Issue, sha256_hex

OLD, NEW, NEWER = "It opens in May.", "It opens in June.", "It opens in July."


def _rows(view: View) -> list[tuple[str, str | None, bool]]:
    return [(stored.document.id, stored.version_of, stored.newest) for stored in view.documents]


def _version_id(base: str, text: str) -> str:
    return f"{base}@{sha256_hex(text)[:8]}"


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0)])
def test_versions_of_an_id_are_numbered_by_publication(order, ledger: Ledger, add) -> None:
    texts = [(OLD, "2025-01-01"), (NEW, "2025-01-02"), (NEWER, "2025-01-02T08:00:00+02:00")]
    results = [add("a", texts[number][0], published=texts[number][1]) for number in order]
    assert [result.version for result in results] == [False, True, True]
    assert _rows(ledger.view()) == [
        ("a", None, False),
        (_version_id("a", NEW), "a", False),
        (_version_id("a", NEWER), "a", True),
    ]


def test_modified_orders_versions_of_one_publication_day(ledger: Ledger, add) -> None:
    add("a", NEW, published="2025-01-01", modified="2025-01-03")
    add("a", OLD, published="2025-01-01")
    newest = [stored.document.text for stored in ledger.view().documents if stored.newest]
    assert newest == [NEW]


def test_where_nothing_else_tells_the_later_addition_is_the_newer(ledger: Ledger, add) -> None:
    add("a", NEW)
    add("a", OLD)
    assert [stored.document.text for stored in ledger.view().documents if stored.newest] == [OLD]


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_a_known_url_with_another_text_is_a_version_whatever_its_id(order, ledger: Ledger, add) -> None:
    both = [("a", OLD, "2025-01-01"), ("b", NEW, "2025-01-02")]
    for number in order:
        own_id, text, published = both[number]
        result = add(own_id, text, published=published, url="https://x.example/1")
    assert result.version
    assert _rows(ledger.view()) == [("a", None, False), (_version_id("a", NEW), "a", True)]
    assert [stored.own_id for stored in ledger.view().documents] == ["a", "b"]


def test_equal_texts_with_different_ids_stay_two_documents(ledger: Ledger, add) -> None:
    for own_id in "ab":
        assert not add(own_id, OLD, url="https://x.example/1").version
    assert _rows(ledger.view()) == [("a", None, True), ("b", None, True)]


@pytest.mark.parametrize(
    ("as_of", "include_undated", "shown"),
    [
        (None, False, ["early", "late", "undated"]),
        (date(2024, 12, 30), False, []),
        (date(2024, 12, 31), False, ["early"]),
        (date(2025, 1, 1), False, ["early"]),
        (date(2025, 1, 2), True, ["early", "late", "undated"]),
    ],
)
def test_as_of_shows_what_was_published_by_that_day_in_utc(
    as_of, include_undated: bool, shown, ledger: Ledger, add
) -> None:
    add("undated", "Nobody knows when.")
    add("late", NEW, published="2025-01-02")
    add("early", OLD, published="2025-01-01T01:30:00+03:00")
    view = ledger.view(as_of=as_of, include_undated=include_undated)
    assert [stored.document.id for stored in view.documents] == shown


def test_as_of_before_an_update_shows_the_first_version_alone(ledger: Ledger, add) -> None:
    add("a", NEW, published="2025-01-05")
    add("a", OLD, published="2025-01-01")
    assert _rows(ledger.view(as_of=date(2025, 1, 4))) == [("a", None, True)]


def test_as_recorded_shows_only_what_the_ledger_had_by_then(ledger: Ledger, add) -> None:
    add("a", OLD, Issue("a.txt", "cut", "no author", "a"))
    before = datetime.fromisoformat(ledger.view().documents[0].recorded) + timedelta(seconds=30)
    add("a", OLD, title="Opening")
    add("b", NEW)
    old, now = ledger.view(as_recorded=before), ledger.view()
    assert [(s.document.id, s.document.title) for s in old.documents] == [("a", None)]
    assert [(s.document.id, s.document.title) for s in now.documents] == [("a", "Opening"), ("b", None)]
    assert old.documents[0].reading_key != now.documents[0].reading_key
    assert old.issues == now.issues
    assert ledger.view(as_recorded=datetime(2025, 1, 1, tzinfo=UTC)) == View(())


def test_issues_are_shown_with_the_version_that_they_are_about(ledger: Ledger, add) -> None:
    add("a", OLD, Issue("a.txt", "cut", "no author", "a"), published="2025-01-01")
    add("a", NEW, Issue("a.txt", "cut", "no author", "a"), published="2025-01-02")
    ledger.append_issue(Issue("broken.txt", "empty", "no text"))
    documents = [issue.document for issue in ledger.view().issues]
    assert documents == [None, "a", _version_id("a", NEW)]
    assert [i.document for i in ledger.view(as_of=date(2025, 1, 1)).issues] == ["a"]


_URLS = st.sampled_from([None, "https://x.example/1", "https://x.example/2"])
_KEYS = st.tuples(st.sampled_from("abc"), st.sampled_from([OLD, NEW, NEWER]))


@st.composite
def _documents(draw: st.DrawFn) -> list[Document]:
    """Different texts of a few ids and URLs, no two published at the same moment, one perhaps undated."""
    keys = draw(st.lists(_KEYS, unique=True, min_size=1, max_size=7))
    days = draw(st.permutations(range(1, 10)))
    dates = [f"2025-01-{day:02}" for day in days]
    dates[0] = draw(st.sampled_from([None, dates[0]]))
    return [
        Document(own_id, text, sha256_hex(text), sha256_hex(text), "plain 1", url=draw(_URLS), published=day)
        for (own_id, text), day in zip(keys, dates, strict=False)
    ]


def _shown(documents: list[Document], as_of: date | None = None) -> tuple[object, ...]:
    with TemporaryDirectory() as folder, open_ledger(str(Path(folder) / "x.db"), create=True) as ledger:
        for document in documents:
            ledger.append_document(document, document.text.encode(), document.id, None)
        view = ledger.view(as_of=as_of)
        return tuple(replace(stored, recorded="") for stored in view.documents)


@settings(max_examples=40, deadline=None)
@given(_documents(), st.randoms(use_true_random=False))
def test_the_order_of_adding_does_not_show(documents: list[Document], random) -> None:
    shuffled = list(documents)
    random.shuffle(shuffled)
    shown = _shown(documents)
    assert shown == _shown(shuffled)
    ids = [stored.document.id for stored in shown]
    assert len(ids) == len(set(ids))


@settings(max_examples=40, deadline=None)
@given(_documents(), st.integers(0, 10))
def test_a_day_is_shown_as_a_ledger_of_that_day_would(documents: list[Document], days: int) -> None:
    day = date(2025, 1, 1) + timedelta(days=days)
    by_then = [d for d in documents if d.published is not None and published_day(d.published) <= day]
    assert _shown(documents, as_of=day) == _shown(by_then)
