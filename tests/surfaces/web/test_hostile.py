"""Hostile words of people and documents: shown on every page, run on none, and no page is broken."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import cycle
from typing import Any

import pytest
from fastapi.testclient import TestClient
from lxml import html

from desks import form_of
from onrecord.surfaces.web.judging import JUDGED
from onrecord.surfaces.web.pages import ROUTES

MakeDesk = Callable[[list[dict[str, object]]], TestClient]
LISTS = [route.path for route in ROUTES if "{name}" not in route.path]
RUNNING = "//script[not(starts-with(@src, '/static/'))] | //img | //style | //iframe | //object | //*[@style]"
BIDI = "\u202e\u2066\u2069"
WORDS = [
    "<script>alert(1)</script>",
    "\"'><img src=x onerror=alert(1)>",
    "<svg onload=alert(1)><a xlink:href='javascript:alert(1)'>x</a></svg>",
    "</title></textarea></select><style>body{display:none}</style>",
    "{{ 7919*7919 }}{% raw %}",
    f"turned {BIDI} round",
    "javascript:alert(1)//",
]
MILLION = 1_000_000


def _pages(desk: TestClient) -> list[str]:
    """Every list, and every page that a list leads to."""
    found = set(LISTS)
    for path in LISTS:
        for href in html.fromstring(desk.get(path).text).xpath("//main//a/@href"):
            found.add(href.partition("#")[0])
    return sorted(x for x in found if x.startswith("/") and ".json" not in x)


def _check(desk: TestClient, address: str) -> None:
    answer = desk.get(address)
    assert answer.status_code == 200, address
    tree = html.fromstring(answer.text)
    assert tree.xpath(RUNNING) == [], address
    assert [n for n in tree.xpath("//@*") if getattr(n, "attrname", "").startswith("on")] == [], address
    assert "62710561" not in tree.xpath("string(//main)").replace("{{ 7919*7919 }}", ""), address
    links = tree.xpath("//@href | //@src | //@action | //@formaction")
    assert [x for x in links if not x.startswith(("/", "#"))] == [], address
    loose = re.sub(r'<bdi class="cp" data-cp="[^"]*">.</bdi>', "", answer.text)
    # A field holds what was entered, and turns nothing outside it.
    loose = re.sub(r'value="[^"]*"|<textarea.*?</textarea>', "", loose, flags=re.DOTALL)
    found = re.search(f".{{0,60}}[{BIDI}].{{0,20}}", loose)
    assert found is None, (address, found)


def _judge_everything(desk: TestClient) -> None:
    """Every form of judgements is sent with hostile words in every field."""
    said = desk.get("/statements.json").json()["statements"][0]["statement"]
    fixed = {
        "until": "2032-12-31", "percent": "70", "outcome": "yes", "direction": "for", "rule": "any",
        "item": said, "H1": "I", "status": "met",
    }  # fmt: skip
    words = cycle(WORDS)
    for one in JUDGED:
        path = one.path
        if "{name}" in path:
            register = path.partition("/{")[0]
            listed = "/board" if register == "/commitments" else register
            links = html.fromstring(desk.get(listed).text).xpath("//main//a/@href")
            path = next(x for x in links if re.fullmatch(rf"{register}/[^?/]+", x))
        token = form_of(desk, "/questions", "/questions")["token"]
        for kind in one.deeds:
            grade = "B" if path.startswith("/sources") else "2"
            for word in WORDS if kind in ("ask", "add", "start") else [next(words)]:
                fields = fixed | {"text": word, "why": word, "topic": word, "value": grade}
                fields |= {"name": word, "words": word, "parties": word}
                if kind == "side":
                    fields |= {"of": word}
                if kind == "ask":
                    fields |= {"rule": word}
                answer = desk.post(path, data={"token": token, "kind": kind} | fields)
                assert answer.status_code == 303, (path, kind, html.fromstring(answer.text).text_content())


@pytest.fixture
def judged(desk_of: MakeDesk) -> TestClient:
    desk = desk_of(
        [
            {
                "id": f"{n} {word}", "title": word, "publisher": word, "url": word, "published": "2031-02-03",
                "text": f"Norvia will open the {word} bridge by 1 May 2031, Minister Tarek Olund said.\n\n"
                f"“The bridge is late,” {word} said. Kestria may close it in 2032, Ona Vell said.",
            }
            for n, word in enumerate(WORDS)
        ]
    )  # fmt: skip
    _judge_everything(desk)
    return desk


def test_hostile_judgements_and_documents_are_shown_and_never_run(judged: TestClient) -> None:
    pages = _pages(judged)
    assert len(pages) > 60
    for address in pages:
        _check(judged, address)
    shown = html.fromstring(judged.get("/questions").text).xpath("string(//main)")
    assert WORDS[0] in shown


def test_hostile_words_that_were_entered_in_vain_come_back_as_words(judged: TestClient) -> None:
    for word in WORDS:
        token = form_of(judged, "/questions", "/questions")["token"]
        answer = judged.post("/questions", data={"token": token, "kind": "ask", "text": word, "rule": word})
        assert answer.status_code == 400
        tree = html.fromstring(answer.text)
        assert tree.xpath(RUNNING) == []
        assert word in tree.xpath("//input[@name='text']/@value")
        pasted = judged.post("/add", data={"token": token, "title": word, "text": " "})
        assert html.fromstring(pasted.text).xpath(RUNNING) == []


def test_names_of_a_megabyte_break_no_page(desk_of: MakeDesk) -> None:
    name = "Z" * MILLION
    rows: list[dict[str, Any]] = [
        {"id": "long", "title": "x" * MILLION, "publisher": "y" * MILLION, "published": "2031-02-04",
         "text": f"Norvia will open the bridge by 1 May 2031, Minister {name} said."},
        {"id": "short", "published": "2031-02-05",
         "text": "Norvia will open the bridge by 2 May 2031, Ona Vell said."},
    ]  # fmt: skip
    desk = desk_of(rows)
    for address in _pages(desk):
        answer = desk.get(address)
        assert answer.status_code == 200, address
        tree = html.fromstring(answer.text)
        title = tree.xpath("string(//title)")
        assert len(title) < 1000, address
        assert len(tree.xpath("//h1")) == 1
        holds_texts = address.startswith(("/documents/", "/dossier"))
        assert len(answer.text) < (8 * MILLION if holds_texts else 100_000), address


def test_every_form_needs_its_token(judged: TestClient) -> None:
    before = judged.get("/decisions.json").json()
    routes: list[Any] = judged.app.routes  # type: ignore[attr-defined]
    paths = {route.path.replace("{name}", "x") for route in routes if "POST" in getattr(route, "methods", ())}
    assert len(paths) > 10
    for path in sorted(paths):
        for headers in ({}, {"Authorization": "Bearer x"}):
            answer = judged.post(path, data={"kind": "grade", "value": "2", "why": "x"}, headers=headers)
            assert answer.status_code == 403, path
    assert judged.get("/decisions.json").json() == before
