"""A site of the bundled example, made of a real ledger."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import feedparser
import pytest
import vobject

from onrecord.errors import UsageError
from onrecord.examples import EXAMPLE_TODAY, example_paths
from onrecord.ledger import open_ledger
from onrecord.pipeline import Author, Clocks, layers_at, mark_free, publications_of, withdraw_free
from onrecord.records import Layers, Subject
from onrecord.surfaces.publish import Site, site_files
from shelf import add
from surfaces.publish.sites import broken_links, outside, pages_of

TODAY = date.fromisoformat(EXAMPLE_TODAY)
SUBJECTS = ("Halvard", "sarn bridge", "no such thing")
AUTHOR = Author("Ada Brom", "its page names a free licence", datetime(2032, 3, 1, tzinfo=UTC))


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("site") / "example.db"
    add(path, *example_paths())
    return path


@pytest.fixture(scope="module")
def layers(path: Path) -> Layers:
    with open_ledger(str(path), create=False) as ledger:
        return layers_at(ledger, Clocks(today=TODAY))


def _site(layers: Layers, subjects: tuple[str | Subject, ...] = SUBJECTS) -> dict[str, bytes]:
    return site_files(Site("The record", publications_of(layers, subjects, Clocks(today=TODAY)), layers))


@pytest.fixture(scope="module")
def files(layers: Layers) -> dict[str, bytes]:
    return _site(layers)


def test_every_subject_has_a_page_and_its_files(files: dict[str, bytes]) -> None:
    names = {path.split("/")[1] for path in files if path.startswith("halvard/")}
    assert names == {
        "index.html", "dossier.json", "dossier.md", "due.ics", "alerts.xml", "alerts.json", "commitments.csv",
        "statements.csv",
    }  # fmt: skip
    assert {path.split("/")[0] for path in files} == {"index.html", "halvard", "sarn-bridge", "no-such-thing"}


def test_every_link_of_every_page_resolves(files: dict[str, bytes]) -> None:
    assert broken_links(files) == []


def test_every_file_is_linked(files: dict[str, bytes]) -> None:
    linked = {e.attributes["href"] for e in pages_of(files)["index.html"].all("a")}
    assert linked == set(files) - {"index.html"}


def test_only_addresses_of_documents_lead_outside(files: dict[str, bytes], layers: Layers) -> None:
    known = {e.document.url for e in layers.documents}
    for page in pages_of(files).values():
        assert outside(page) <= known


def test_pages_load_nothing_and_run_nothing(files: dict[str, bytes]) -> None:
    for page in pages_of(files).values():
        assert not page.all("script")
        assert {e.attributes["rel"] for e in page.all("link")} <= {"alternate"}
        assert not [e for e in page.all() if {"src", "srcset", "style", "onload"} & e.attributes.keys()]
    assert all(b"default-src 'none'" in content for path, content in files.items() if path.endswith(".html"))


def test_the_first_page_counts_what_each_dossier_holds(files: dict[str, bytes]) -> None:
    page = pages_of(files)["index.html"]
    assert page.one("h1").text == "The record"
    assert "judged on" in page.one(class_="clocks").text
    first = " ".join(page.one("ul", class_="subjects").all("li")[0].text.split())
    assert re.match(r"Halvard \d+ documents · \d+ statements · \d+ origins \d commitments: ", first)


def test_the_same_record_gives_the_same_bytes(files: dict[str, bytes], layers: Layers) -> None:
    assert _site(layers) == files


def _published(files: dict[str, bytes]) -> Iterator[str]:
    """The words of every file, those of pages as they are read."""
    pages = pages_of(files)
    for path, content in files.items():
        yield pages[path].text if path in pages else content.decode("utf-8")


def test_no_text_is_published_whole(files: dict[str, bytes], layers: Layers) -> None:
    texts = [" ".join(e.document.text.split()) for e in layers.documents]
    for words in map(" ".join, map(str.split, _published(files))):
        assert not [text for text in texts if text in words]


def test_every_quotation_stands_on_the_page_of_its_dossier(files: dict[str, bytes]) -> None:
    marked = {
        e.attributes["id"] for e in pages_of(files)["halvard/index.html"].all("mark") if "id" in e.attributes
    }
    rows = csv.DictReader(io.StringIO(files["halvard/statements.csv"].decode("utf-8")))
    shown = {f"q-{row['statement']}" for row in rows}
    assert shown
    assert shown == marked


def test_downloads_say_no_more_than_the_page(files: dict[str, bytes]) -> None:
    told = json.loads(files["halvard/dossier.json"])
    rows = list(csv.DictReader(io.StringIO(files["halvard/statements.csv"].decode("utf-8"))))
    held = {row["statement"] for row in rows}
    assert {line["statement"] for part in told["sections"] for line in part["lines"]} <= held
    commitments = list(csv.DictReader(io.StringIO(files["halvard/commitments.csv"].decode("utf-8"))))
    assert [row["commitment"] for row in commitments] == [c["commitment"] for c in told["commitments"]]
    assert "## Documents" in files["halvard/dossier.md"].decode("utf-8")


def test_other_programs_read_calendar_and_feeds(files: dict[str, bytes]) -> None:
    calendar = vobject.readOne(files["halvard/due.ics"].decode("utf-8"))
    assert len(calendar.vevent_list) >= 3
    feed = feedparser.parse(files["halvard/alerts.xml"])
    assert (feed.bozo, feed.feed.title) == (False, "Alerts: Halvard")
    assert len(json.loads(files["halvard/alerts.json"])["items"]) == len(feed.entries) > 0


def test_a_subject_of_nothing_has_a_page_that_says_so(files: dict[str, bytes]) -> None:
    assert "No document is on record." in pages_of(files)["no-such-thing/index.html"].text


def test_a_document_marked_free_is_shown_whole_until_the_mark_is_taken_back(path: Path) -> None:
    with open_ledger(str(path), create=False) as ledger:
        document = layers_at(ledger, Clocks(today=TODAY)).documents[0].document
        before = _page(ledger)
        mark_free(ledger, document.id, AUTHOR)
        with pytest.raises(UsageError, match="is marked free already"):
            mark_free(ledger, document.id, AUTHOR)
        marked = _page(ledger)
        withdraw_free(ledger, document.id, AUTHOR)
        after = _page(ledger)
        with pytest.raises(UsageError, match="is not marked free"):
            withdraw_free(ledger, document.id, AUTHOR)
        with pytest.raises(UsageError, match="no document in the record has the id 'd-0'"):
            mark_free(ledger, "d-0", AUTHOR)
    texts = [e.text for e in pages_of({"x.html": marked})["x.html"].all(class_="text")]
    assert document.text in texts
    assert before == after != marked


def _page(ledger: object) -> bytes:
    layers = layers_at(ledger, Clocks(today=TODAY))  # type: ignore[arg-type]
    files = _site(layers, ("Halvard",))
    assert broken_links(files) == []
    return files["halvard/index.html"]
