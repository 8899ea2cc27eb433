"""Judgements at the desk: questions with scores, hypotheses, signs and grades; kept, shown, taken back."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from lxml import html

from desks import form_of, log_in, make_accounts, open_desk
from onrecord.surfaces.web.judging import JUDGED

WHY = {"why": "two ministries say so"}


@pytest.fixture
def ledger(example: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(example, tmp_path / "own.db"))


@pytest.fixture
def desk(ledger: Path) -> TestClient:
    return open_desk(ledger)


def _send(desk: TestClient, path: str, **fields: str) -> str:
    """The form with these fields was sent to the page's own address; where it led to."""
    token = form_of(desk, path, path)["token"]
    answer = desk.post(path, data={"token": token} | WHY | fields)
    assert answer.status_code == 303, html.fromstring(answer.text).xpath("string(//main)")
    return str(answer.headers["location"])


def _row(desk: TestClient, path: str) -> dict[str, Any]:
    return dict(desk.get(f"{path}.json").json())


def _statement(desk: TestClient) -> str:
    return str(desk.get("/statements.json?section=commitment").json()["statements"][0]["statement"])


def test_a_question_is_asked_estimated_resolved_and_scored(desk: TestClient) -> None:
    asking = {"text": "Will the ferry sail in May?", "until": "2032-05-31", "rule": "two outlets saw it sail"}
    page = _send(desk, "/questions", kind="ask", **asking)
    _send(desk, page, kind="estimate", percent="70", word="likely", confidence="low")
    [estimate] = _row(desk, page)["question"]["estimates"]
    assert (estimate["percent"], estimate["word"], estimate["by"]) == (70, "likely", "Ada Brom")
    _send(desk, page, kind="resolve", outcome="yes", on="2031-12-20")
    assert "Brier" in desk.get(page).text
    listed = desk.get("/questions.json").json()
    assert listed["scores"][0]["by"] == "Ada Brom"
    assert [(b["low"], b["estimates"], b["happened"]) for b in listed["calibration"]] == [(70, 1, 1)]
    shown = html.fromstring(desk.get("/questions").text)
    assert "1/1" in shown.xpath("string(//figure//*[local-name()='svg'])")
    assert shown.xpath("//figure//@style") == []


def test_a_commitment_drafts_a_question_with_its_base_rates(desk: TestClient) -> None:
    groups = desk.get("/board.json").json()
    [commitment, *_] = [c for g in groups for c in g["commitments"] if c["due"] and c["due"]["end"]]
    form = form_of(desk, f"/questions?of={commitment['commitment']}", "/questions")
    assert form["until"]
    assert form["rule"]
    answer = desk.post("/questions", data=form | WHY)
    page = answer.headers["location"]
    assert _row(desk, page)["question"]["commitment"] == commitment["commitment"]
    assert html.fromstring(desk.get(page).text).xpath("//main//a[starts-with(@href, '/commitments/')]")


def test_hypotheses_are_told_apart_by_what_speaks_against_them(desk: TestClient) -> None:
    page = _send(desk, "/hypotheses", kind="start", text="Why is the bridge late?")
    for words in ("The money ran out", "The storm broke more than was seen"):
        _send(desk, page, kind="add", text=words)
    said = _statement(desk)
    offered = html.fromstring(desk.get(f"/statements/{said}").text).xpath("//a/@href")
    assert f"{page}?item={said}" in offered
    assert form_of(desk, f"{page}?item={said}", page)["item"] == said
    _send(desk, page, kind="weigh", item=said, H1="II", H2="C", credibility="high")
    _send(desk, page, kind="weigh", item="nobody was paid", assumption="1", H1="C", H2="I")
    row = _row(desk, page)
    assert [i["statement"] for i in row["items"]] == [said, None]
    shown = html.fromstring(desk.get(page).text).xpath("string(//main)")
    assert "Least speaks against H2" in shown
    assert "assumed: nobody was paid" in shown


def test_a_sign_is_added_seen_and_taken_back(desk: TestClient) -> None:
    said = _statement(desk)
    page = _send(desk, "/indicators", kind="add", text="orders for steel")
    _send(desk, page, kind="observe", item=said, direction="for")
    _send(desk, page, kind="watch", rule="for:2")
    assert [o["statement"] for o in _row(desk, page)["observations"]] == [said]
    assert html.fromstring(desk.get("/indicators?added=person").text).xpath(f"//a[@href='{page}']")
    undo = next(f for f in html.fromstring(desk.get(page).text).forms if f.action == "/undo")
    decisions = {d["decision"]: d["kind"] for d in desk.get("/decisions.json").json()}
    [seen] = [d for d, kind in decisions.items() if kind == "observation"]
    assert desk.post("/undo", data=dict(undo.fields) | {"decision": seen, "back": page}).status_code == 303
    assert _row(desk, page)["observations"] == []


def test_grades_are_given_shown_with_their_history_and_never_by_a_proposal(desk: TestClient) -> None:
    said = _statement(desk)
    proposed = desk.get(f"/statements/{said}.json?propose=1")
    assert proposed.status_code == 200
    assert "What the record suggests" not in desk.get(f"/statements/{said}?propose=1").text
    assert desk.get("/decisions.json").json() == []
    _send(desk, f"/statements/{said}", kind="grade", value="2")
    _send(desk, f"/statements/{said}", kind="grade", value="3")
    shown = html.fromstring(desk.get(f"/statements/{said}").text)
    assert "3 (possibly true)" in shown.xpath("string(//main)")
    assert "2 (probably true)" in shown.xpath("string(//li[@class='gone'])")


def test_a_named_source_has_a_page_where_it_is_graded(desk: TestClient) -> None:
    listed = html.fromstring(desk.get("/sources").text)
    page = listed.xpath("//main//a[starts-with(@href, '/sources/')]/@href")[0]
    _send(desk, page, kind="grade", value="B", topic="bridges")
    row = _row(desk, f"{page}")
    assert [(g["value"], g["topic"], g["by"]) for g in row["grades"]] == [("B", "bridges", "Ada Brom")]
    assert "B (usually reliable)" in html.fromstring(desk.get("/sources").text).xpath("string(//main)")
    assert _row(desk, page)["proposal"] is None
    assert dict(desk.get(f"{page}.json?propose=1").json())["proposal"]["reasons"]


def test_a_ruling_gives_a_commitment_its_status_until_it_is_taken_back(desk: TestClient) -> None:
    groups = desk.get("/board.json").json()
    name = next(c["commitment"] for g in groups for c in g["commitments"] if c["status"] != "abandoned")
    page = f"/commitments/{name}"
    before = _row(desk, page)["commitment"]["status"]
    _send(desk, page, kind="rule", status="abandoned", on="2026-01-01")
    assert _row(desk, page)["commitment"]["status"] == "abandoned"
    undo = form_of(desk, page, "/undo")
    assert desk.post("/undo", data=undo).headers["location"] == page
    assert _row(desk, page)["commitment"]["status"] == before


def test_it_is_said_whose_side_a_source_is_on(desk: TestClient) -> None:
    listed = html.fromstring(desk.get("/sources").text)
    page = listed.xpath("//main//a[starts-with(@href, '/sources/')]/@href")[0]
    _send(desk, page, kind="side", of="Norvia")
    assert "on the side of Norvia: two ministries say so (Ada Brom)" in desk.get(page).text
    _send(desk, page, kind="side", of="Norvia", apart="apart")
    assert "not on the side of Norvia" in html.fromstring(desk.get(page).text).xpath("string(//main)")


def test_a_text_is_marked_free_once(desk: TestClient) -> None:
    page = html.fromstring(desk.get("/documents").text).xpath(
        "//main//ul[contains(@class, 'rows')]//a/@href"
    )[0]
    _send(desk, page, kind="free")
    shown = html.fromstring(desk.get(page).text)
    assert "two ministries say so" in shown.xpath("string(//main)")
    assert page not in [f.action for f in shown.forms if f.method == "POST"]


def test_a_subject_is_saved_and_found_by_its_name(desk: TestClient) -> None:
    form = form_of(desk, "/dossier?q=bridge", "/dossier?q=bridge")
    assert form["words"] == "bridge"
    answer = desk.post("/dossier?q=bridge", data=form | WHY | {"name": "the crossing"})
    assert answer.headers["location"] == "/dossier?scope=the+crossing"
    assert "the crossing" in desk.get("/dossier?scope=the+crossing").text
    refused = desk.post("/dossier?q=bridge", data=form | WHY | {"name": "other", "claims": "ks-nothing"})
    assert (refused.status_code, "ks-nothing" in refused.text) == (400, True)


@pytest.mark.parametrize(
    ("path", "fields", "told"),
    [
        ("/questions", {"kind": "ask", "text": "Will it sail?"}, "needs its words"),
        ("/questions", {"kind": "ask", "text": "Will it sail?", "until": "soon"}, "needs a day"),
        ("/hypotheses", {"kind": "start", "text": "Why?", "why": ""}, "needs a reason"),
        ("/indicators", {"kind": "add", "text": "steel", "of": "cs-nothing"}, "cs-nothing"),
        ("/indicators", {"kind": "sing", "text": "steel"}, "does not say"),
    ],
)
def test_what_is_no_judgement_comes_back_as_it_was_filled_in(
    desk: TestClient, path: str, fields: dict[str, str], told: str
) -> None:
    token = form_of(desk, path, path)["token"]
    answer = desk.post(path, data={"token": token} | WHY | fields)
    assert answer.status_code == 400
    shown = html.fromstring(answer.text)
    assert told in shown.xpath("string(//*[@role='alert'])")
    if fields["kind"] != "sing":
        assert fields["text"] in shown.xpath("//form[@class='card']//input/@value")
    assert desk.get("/decisions.json").json() == []


def test_records_that_are_not_there_take_no_judgement(desk: TestClient) -> None:
    token = form_of(desk, "/questions", "/questions")["token"]
    for one in JUDGED:
        if "{name}" in one.path:
            kind = next(iter(one.deeds))
            answer = desk.post(one.path.replace("{name}", "x"), data={"token": token, "kind": kind} | WHY)
            assert answer.status_code in (400, 404), one.path
    assert desk.get("/decisions.json").json() == []


def test_a_reader_sees_judgements_and_is_offered_none_of_their_forms(ledger: Path, desk: TestClient) -> None:
    page = _send(desk, "/hypotheses", kind="start", text="Why is the bridge late?")
    make_accounts(ledger)
    browser = open_desk(ledger)
    log_in(browser, "Ida Hollen")
    for address in (page, "/questions", "/hypotheses", "/indicators", f"/statements/{_statement(browser)}"):
        shown = html.fromstring(browser.get(address).text)
        assert shown.xpath("//form[@method='post']/@action") == ["/logout"], address
