"""What people do at the desk: review, undo, same and different, taking in; and what is refused."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from fastapi.testclient import TestClient
from lxml import html

MakeDesk = Callable[[list[dict[str, object]]], TestClient]
FIRST = "Norvia will open the quay bridge by the end of March 2032, Minister Tarek Olund said on Tuesday."
SECOND = "Norvia will open the quay bridge by the end of March 2032, the Harbour Board said on Wednesday."
DOCUMENTS: list[dict[str, object]] = [
    {"id": "one", "text": FIRST, "publisher": "The Quay Times", "published": "2031-12-10"},
    {"id": "two", "text": SECOND, "publisher": "Coast Courier", "published": "2031-12-11"},
]


@pytest.fixture
def desk(desk_of: MakeDesk) -> TestClient:
    return desk_of(DOCUMENTS)


def _form(desk: TestClient, address: str, action: str) -> dict[str, str]:
    """The first form of a page that is sent there, as a browser would fill it in."""
    tree = html.fromstring(desk.get(address).text)
    form = next(f for f in tree.forms if f.action == action)
    return {name: value or "" for name, value in form.form_values()}


def _card(desk: TestClient, statement: str) -> dict[str, str]:
    return _form(desk, f"/review?at={statement}", "/review")


def _statement(desk: TestClient, document: str = "one") -> dict[str, Any]:
    rows = desk.get("/statements.json").json()["statements"]
    return next(row for row in rows if row["document"] == document)


def test_an_accepted_statement_leaves_the_queue_and_the_next_one_comes(desk: TestClient) -> None:
    left = desk.get("/review.json").json()["left"]
    form = _form(desk, "/review", "/review")
    answer = desk.post("/review", data=form | {"kind": "accept"})
    assert answer.status_code == 303
    assert answer.headers["location"].startswith("/review")
    now = desk.get("/review.json").json()
    assert now["left"] == left - 1
    assert now["statement"]["statement"] != form["statement"]
    [row] = desk.get("/decisions.json").json()
    assert (row["kind"], row["on"], row["by"]) == ("accept", [form["statement"]], "Ada Brom")


def test_a_page_opened_without_changing_anything_edits_nothing(desk: TestClient) -> None:
    form = _card(desk, _statement(desk)["statement"])
    answer = desk.post("/review", data=form | {"kind": "edit"})
    assert answer.status_code == 400
    assert "changes nothing" in answer.text
    assert desk.get("/decisions.json").json() == []


def test_an_edit_is_on_the_card_with_its_author_and_can_be_undone(desk: TestClient) -> None:
    said = _statement(desk)["statement"]
    edited = {"kind": "edit", "modality": "may", "window_end": "2032-04-30", "quote": "open the quay bridge"}
    desk.post("/review", data=_card(desk, said) | edited)
    row = desk.get(f"/statements/{said}.json").json()["statement"]
    assert (row["modality"], row["window"]["end"], row["quote"]) == (
        "may",
        "2032-04-30",
        "open the quay bridge",
    )
    assert FIRST[row["start"] : row["end"]] == row["quote"]
    assert "Ada Brom" in desk.get(f"/statements/{said}").text
    undo = _form(desk, f"/statements/{said}", "/undo")
    assert desk.post("/undo", data=undo).status_code == 303
    assert desk.get(f"/statements/{said}.json").json()["statement"]["modality"] != "may"
    assert len(desk.get("/decisions.json").json()) == 2


def test_a_rejection_needs_a_reason_and_takes_the_statement_out(desk: TestClient) -> None:
    said = _statement(desk)["statement"]
    form = _card(desk, said) | {"kind": "reject"}
    refused = desk.post("/review", data=form)
    assert (refused.status_code, "needs a reason" in refused.text) == (400, True)
    assert desk.post("/review", data=form | {"why": "an advertisement"}).status_code == 303
    assert desk.get(f"/statements/{said}").status_code == 404


def test_words_that_were_entered_are_not_lost_when_the_edit_is_refused(desk: TestClient) -> None:
    form = _card(desk, _statement(desk)["statement"]) | {
        "kind": "edit",
        "speaker": "Ida Hollen",
        "why": "heard",
    }
    answer = desk.post("/review", data=form)
    assert answer.status_code == 400
    assert "does not stand in the document" in answer.text
    shown = html.fromstring(answer.text)
    assert shown.get_element_by_id("speaker").value == "Ida Hollen"
    assert shown.get_element_by_id("why").value == "heard"


def test_two_people_on_one_card_get_a_conflict_and_lose_nothing(desk: TestClient) -> None:
    form = _card(desk, _statement(desk)["statement"])
    assert desk.post("/review", data=form | {"kind": "accept"}).status_code == 303
    second = desk.post("/review", data=form | {"kind": "edit", "modality": "may", "why": "my view"})
    assert second.status_code == 409
    assert "decided on this" in second.text
    tree = html.fromstring(second.text)
    assert tree.get_element_by_id("why").value == "my view"
    again = next(f for f in tree.forms if f.action == "/review")
    values = {name: value or "" for name, value in again.form_values()}
    assert desk.post("/review", data=values | {"kind": "edit"}).status_code == 303
    assert _statement(desk)["modality"] == "may"


def test_an_unnamed_source_gets_no_field_for_a_name(desk_of: MakeDesk) -> None:
    text = "The bridge will not open this year, a senior official, who asked not to be named, said on Friday."
    named = f"{text} Minister Tarek Olund was away."
    desk = desk_of([{"id": "a", "text": named, "published": "2031-12-10"}])
    rows = desk.get("/statements.json").json()["statements"]
    said = next(row["statement"] for row in rows if "will not open" in row["quote"])
    form = _card(desk, said)
    assert "speaker" not in form
    assert "Tarek Olund" not in html.fromstring(desk.get(f"/review?at={said}").text).xpath(
        "string(//datalist)"
    )
    forced = desk.post("/review", data=form | {"kind": "edit", "speaker": "Tarek Olund"})
    assert (forced.status_code, "never given a name" in forced.text) == (400, True)


def test_statements_are_parted_and_joined_again(desk: TestClient) -> None:
    a, b = (_statement(desk, name)["statement"] for name in ("one", "two"))
    claim = desk.get(f"/statements/{a}.json").json()["statement"]["claim"]
    assert len(desk.get(f"/claims/{claim}.json").json()["statements"]) == 2
    parting = _form(desk, f"/claims/{claim}", "/same") | {"kind": "different", "why": "another bridge"}
    assert desk.post("/same", data=parting).status_code == 303
    assert desk.get("/claims.json").json()["total"] > 0
    apart = {desk.get(f"/statements/{x}.json").json()["statement"]["claim"] for x in (a, b)}
    assert len(apart) == 2
    joining = _form(desk, f"/compare?a={a}&b={b}", "/same") | {"kind": "same"}
    assert desk.post("/same", data=joining).status_code == 303
    assert len({desk.get(f"/statements/{x}.json").json()["statement"]["claim"] for x in (a, b)}) == 1


def _refused(desk: TestClient, form: dict[str, str], headers: dict[str, str] | None = None) -> int:
    status = desk.post("/review", data=form | {"kind": "accept"}, headers=headers or {}).status_code
    assert desk.get("/decisions.json").json() == []
    return status


def test_a_form_of_another_site_changes_nothing(desk: TestClient) -> None:
    form = _form(desk, "/review", "/review")
    assert _refused(desk, form, {"Origin": "https://evil.example"}) == 403
    assert _refused(desk, form, {"Sec-Fetch-Site": "cross-site"}) == 403
    assert _refused(desk, form | {"token": ""}) == 403
    assert _refused(desk, form | {"token": "0" * 64}) == 403
    desk.cookies.clear()
    assert _refused(desk, form) == 403
    desk.cookies.set("onrecord", "a" * 43)
    assert _refused(desk, form) == 403


def test_the_cookie_is_for_this_desk_alone(desk: TestClient) -> None:
    cookie = desk.get("/review").headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie


@pytest.mark.parametrize(
    "back", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)"]
)
def test_a_form_never_leads_to_another_site(desk: TestClient, back: str) -> None:
    form = _form(desk, "/review", "/review")
    desk.post("/review", data=form | {"kind": "accept"})
    undo = _form(desk, f"/statements/{form['statement']}", "/undo")
    assert desk.post("/undo", data=undo | {"back": back}).headers["location"] == "/"


def test_what_is_too_large_is_refused_before_it_is_read(desk: TestClient) -> None:
    answer = desk.post("/add", content=b"x", headers={"Content-Length": str(10**10)})
    assert answer.status_code == 413
