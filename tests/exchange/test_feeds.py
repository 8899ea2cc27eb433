"""Alerts as feeds: the fields that the formats demand, ids that stay, the same bytes every time."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from lxml import etree

from exchange.shown import DOCUMENTS, HALF, STATEMENTS, TODAY, told
from onrecord.exchange import Feed, alert_title, atom_feed, json_feed
from onrecord.records import Alert, AlertKind, DocumentEntry

ATOM = "{http://www.w3.org/2005/Atom}"
SAID = told("quay", "Norvia will mend the <quay> & pier", "2031-01-10")


def _alert(**fields: Any) -> Alert:
    defaults = {
        "id": "a-1",
        "kind": AlertKind.NEW_COMMITMENT,
        "on": "c-1",
        "text": "mend the <quay> & pier",
        "day": date(2031, 1, 10),
        "moment": "2031-01-10T12:00:00+02:00",
        "statements": (SAID.id,),
        "windows": (HALF,),
    }
    return Alert(**{**defaults, **fields})


def _feed(*alerts: Alert, url: str | None = None, documents: dict[str, DocumentEntry] | None = None) -> Feed:
    return Feed("Norvia", TODAY, alerts, STATEMENTS, documents or DOCUMENTS, url)


def _problems(raw: bytes) -> list[str]:
    """What RFC 4287 demands of a feed and of its entries and is not there."""
    root = etree.fromstring(raw)
    found = [f"feed: {name}" for name in ("id", "title", "updated") if len(root.findall(ATOM + name)) != 1]
    if root.tag != f"{ATOM}feed" or root.find(f"{ATOM}author/{ATOM}name") is None:
        found.append("feed: author")
    for entry in root.iterfind(f"{ATOM}entry"):
        found += [name for name in ("id", "title", "updated") if len(entry.findall(ATOM + name)) != 1]
        if entry.find(f"{ATOM}content") is None and entry.find(f"{ATOM}link[@rel='alternate']") is None:
            found.append("entry: neither content nor an alternate link")
    ids = [name.text for name in root.iterfind(f"{ATOM}entry/{ATOM}id")]
    return [*found, *(["two entries with one id"] if len(set(ids)) < len(ids) else [])]


@pytest.mark.parametrize(
    "alerts",
    [(), (_alert(),), (_alert(), _alert(id="a-2", day=None, moment=None))],
    ids=("none", "one", "undated"),
)
def test_an_atom_feed_has_what_the_standard_demands(alerts: tuple[Alert, ...]) -> None:
    feedparser = pytest.importorskip("feedparser")
    raw = atom_feed(_feed(*alerts))
    assert _problems(raw) == []
    parsed = feedparser.parse(raw)
    assert (parsed.bozo, parsed.version, len(parsed.entries)) == (False, "atom10", len(alerts))
    assert raw == atom_feed(_feed(*alerts))


def test_the_moment_is_that_of_publication_and_never_the_clock() -> None:
    first, second = etree.fromstring(
        atom_feed(_feed(_alert(), _alert(id="a-2", day=None, moment=None)))
    ).iterfind(f"{ATOM}entry")
    assert first.findtext(f"{ATOM}updated") == first.findtext(f"{ATOM}published") == "2031-01-10T10:00:00Z"
    assert second.findtext(f"{ATOM}updated") == "2031-02-03T04:05:06Z"
    assert second.find(f"{ATOM}published") is None


def test_an_id_does_not_depend_on_the_words_around_it() -> None:
    feeds = (_feed(_alert()), _feed(_alert(id="a-0"), _alert(text="other words")))
    ids = [
        [e.findtext(f"{ATOM}id") for e in etree.fromstring(atom_feed(f)).iterfind(f"{ATOM}entry")]
        for f in feeds
    ]
    assert ids[0][0] == ids[1][1] != ids[1][0]
    assert ids[0][0] == json.loads(json_feed(feeds[0]))["items"][0]["id"]


def test_a_json_feed_has_what_the_standard_demands() -> None:
    feed = json.loads(json_feed(_feed(_alert(), url="https://quay.example/feed.json")))
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert (feed["title"], feed["feed_url"]) == ("Norvia", "https://quay.example/feed.json")
    (item,) = feed["items"]
    assert item["id"].startswith("urn:uuid:")
    assert item["date_published"] == "2031-01-10T10:00:00Z"
    assert "&lt;quay&gt; &amp; pier" in item["content_html"]
    (evidence,) = item["_statement"]["evidence"]
    assert (evidence["document"], evidence["quote"]) == ("quay", SAID.quote)
    assert json.loads(json_feed(_feed()))["items"] == []


def test_hostile_addresses_do_not_link() -> None:
    hostile = replace(DOCUMENTS["quay"].document, url="javascript:alert(1)")
    raw = atom_feed(_feed(_alert(), documents={"quay": DocumentEntry(hostile)}))
    assert b"javascript" not in raw


@pytest.mark.parametrize(
    ("fields", "title"),
    [
        ({}, "New commitment: mend the <quay> & pier (2031-01-01 to 2031-06-30)"),
        (
            {"kind": AlertKind.SLIP, "windows": (HALF, HALF)},
            "Slipped: mend the <quay> & pier (was 2031-01-01 to 2031-06-30, now 2031-01-01 to 2031-06-30)",
        ),
        ({"kind": AlertKind.MET, "windows": ()}, "Met: mend the <quay> & pier"),
        (
            {"kind": AlertKind.RULING, "note": "late (Ada Brom: I saw it)", "windows": ()},
            "Ruling (late (Ada Brom: I saw it)): mend the <quay> & pier",
        ),
    ],
)
def test_the_title_says_what_happened(fields: dict[str, Any], title: str) -> None:
    assert alert_title(_alert(**fields)) == title
