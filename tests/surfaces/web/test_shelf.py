"""A record too large to be derived while people wait: what they decide stands at once, the rest follows."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import pytest
from fastapi.testclient import TestClient
from lxml import html

from onrecord.surfaces.web import dossier_made, shelf

MakeDesk = Callable[[list[dict[str, object]]], TestClient]
TEXT = (
    "Norvia will open the quay bridge by the end of March 2032, Minister Tarek Olund said on Tuesday.\n\n"
    "Fishermen fear that the bridge will close their harbour, harbour master Ona Vell said."
)
BEHIND = "do not hold the last decisions yet"
WAITS = "is being made anew"


@pytest.fixture
def large(desk_of: MakeDesk, monkeypatch: pytest.MonkeyPatch) -> TestClient:
    """A desk that takes every record for a large one."""
    monkeypatch.setattr(shelf, "_SMALL", 0)
    monkeypatch.setattr(shelf, "_QUIET", 0.0)
    return desk_of([{"id": "one", "text": TEXT, "publisher": "The Quay Times", "published": "2031-12-10"}])


def _plan(desk: TestClient) -> dict[str, Any]:
    rows = desk.get("/statements.json").json()["statements"]
    return next(row for row in rows if "will open" in row["quote"])


def _decide(desk: TestClient, statement: str, values: dict[str, str]) -> int:
    tree = html.fromstring(desk.get(f"/review?at={statement}").text)
    form = next(f for f in tree.forms if f.action == "/review")
    filled = {name: value or "" for name, value in form.form_values()}
    return desk.post("/review", data=filled | values).status_code


def _caught_up(desk: TestClient) -> None:
    """What is derived has followed."""
    until = time.monotonic() + 90
    while BEHIND in desk.get("/board").text:
        assert time.monotonic() < until
        time.sleep(0.2)


def test_an_edit_stands_at_once_and_the_board_follows(large: TestClient) -> None:
    plan = _plan(large)["statement"]
    board = large.get("/board.json").json()
    assert _decide(large, plan, {"kind": "edit", "window_end": "2032-05-31"}) == 303
    assert _plan(large)["window"]["end"] == "2032-05-31"
    assert large.get("/board.json").json() == board
    assert BEHIND in large.get("/board").text
    _caught_up(large)
    assert large.get("/board.json").json()[0]["commitments"][0]["due"]["end"] == "2032-05-31"


def test_what_is_rejected_is_gone_from_every_page_at_once(large: TestClient) -> None:
    plan = _plan(large)["statement"]
    left = large.get("/review.json").json()["left"]
    claim = large.get(f"/statements/{plan}.json").json()["statement"]["claim"]
    for path in ("/", "/board", "/claims", "/dossier", "/sources", "/timeline"):
        assert large.get(path).status_code == 200
    assert _decide(large, plan, {"kind": "reject", "why": "an advertisement"}) == 303
    assert large.get(f"/statements/{plan}").status_code == 404
    assert large.get(f"/claims/{claim}").status_code == 404
    assert large.get("/review.json").json()["left"] == left - 1
    for path in ("/", "/board", "/claims", "/dossier", "/sources", "/timeline", "/statements"):
        assert large.get(path).status_code == 200
    _caught_up(large)
    assert large.get("/statements.json").json()["total"] == left - 1


def test_what_is_accepted_waits_for_nothing(large: TestClient) -> None:
    assert _decide(large, _plan(large)["statement"], {"kind": "accept"}) == 303
    page = large.get("/statements?reviewed=accept")
    assert "will open the quay bridge" in page.text
    assert BEHIND not in page.text


def test_a_large_dossier_says_that_it_waits_and_is_made_anew(
    large: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dossier_made, "_LARGE", 0)
    plan = _plan(large)["statement"]
    page = large.get("/dossier").text
    assert f"/statements/{plan}" in page
    assert WAITS not in page
    assert _decide(large, plan, {"kind": "reject", "why": "an advertisement"}) == 303
    assert f"/statements/{plan}" not in large.get("/dossier").text
    _caught_up(large)
    until = time.monotonic() + 30
    while WAITS in large.get("/dossier").text:
        assert time.monotonic() < until
        time.sleep(0.05)
