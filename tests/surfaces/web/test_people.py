"""Accounts: who may do what, how sessions begin and end, and what somebody without one gets."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from lxml import html

from desks import PASSWORDS, form_of, log_in, make_accounts, open_desk
from onrecord.errors import UsageError
from onrecord.surfaces.web.pages import ROUTES
from onrecord.surfaces.web.people import FAILURES, SESSION_HOURS, People, Role, ThrottledError
from shelf import ledger_of_text

TEXT = "Norvia will open the quay bridge by the end of March 2032, Minister Tarek Olund said on Tuesday.\n"
MORNING = datetime(2031, 12, 10, 8, tzinfo=UTC)
Desk = tuple[Callable[[], TestClient], People]


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger of one text."""
    return ledger_of_text(tmp_path_factory.mktemp("people"), TEXT)


@pytest.fixture
def shared(tmp_path: Path, read: Path) -> Desk:
    """A desk with accounts: a new browser at it each time, and its people."""
    shutil.copy(read, tmp_path / "own.db")
    people = make_accounts(tmp_path / "own.db")
    app = open_desk(tmp_path / "own.db").app
    return lambda: TestClient(app, base_url="http://127.0.0.1:8014", follow_redirects=False), people


def _as(shared: Desk, name: str) -> TestClient:
    browser = shared[0]()
    assert log_in(browser, name) == 303
    return browser


def test_nobody_gets_anything_without_logging_in(shared: Desk) -> None:
    browser = shared[0]()
    open_to_all = {"/login", "/logout", "/openapi.json"}
    for route in browser.app.routes:  # type: ignore[attr-defined]
        if route.path in open_to_all or route.path.startswith("/static/"):
            continue
        for method in route.methods & {"GET", "POST"}:
            address = re.sub(r"{\w+}", "x", route.path)
            answer = browser.request(method, address)
            led = answer.status_code == 303 and answer.headers["location"].startswith("/login")
            assert led or answer.status_code == 401, f"{method} {address}: {answer.status_code}"
            assert "quay" not in answer.text


def test_logging_in_leads_to_the_page_that_was_asked_for(shared: Desk) -> None:
    browser = shared[0]()
    led = browser.get("/statements?section=commitment").headers["location"]
    form = form_of(browser, led, "/login") | {"name": "Ida Hollen", "password": PASSWORDS["Ida Hollen"]}
    assert browser.post("/login", data=form).headers["location"] == "/statements?section=commitment"
    outside = form_of(browser, "/login?further=https://evil.example/", "/login")
    answer = browser.post("/login", data=outside | {"name": form["name"], "password": form["password"]})
    assert answer.headers["location"] == "/"


@pytest.mark.parametrize(
    ("name", "may"),
    [
        ("Ida Hollen", {Role.READER}),
        ("Ona Vell", {Role.READER, Role.ANALYST}),
        ("Ada Brom", {Role.READER, Role.ANALYST, Role.ADMIN}),
    ],
)
def test_each_page_asks_for_its_role(shared: Desk, name: str, may: set[Role]) -> None:
    browser = _as(shared, name)
    for route in (r for r in ROUTES if "{name}" not in r.path):
        for address in (route.path, "/start.json" if route.path == "/" else f"{route.path}.json"):
            assert browser.get(address).status_code == (200 if route.needs in may else 403), address
    assert {r.path for r in ROUTES if r.needs is Role.ADMIN} == {"/people"}


def test_a_reader_is_offered_no_form_and_no_sent_form_is_taken(shared: Desk) -> None:
    analyst, reader = _as(shared, "Ona Vell"), _as(shared, "Ida Hollen")
    said = analyst.get("/statements.json").json()["statements"][0]["statement"]
    accepted = form_of(analyst, "/review", "/review") | {"kind": "accept"}
    assert analyst.post("/review", data=accepted).status_code == 303
    page = reader.get(f"/statements/{said}").text
    assert "/undo" not in page
    assert "/review" not in page
    token = form_of(reader, "/", "/logout")["token"]
    for path in sorted(_changing(reader)):
        answer = reader.post(path, data=accepted | {"token": token, "statement": said, "role": "admin"})
        assert answer.status_code == 403, path
    assert len(reader.get("/decisions.json").json()) == 1
    refused = _as(shared, "Ada Brom").get("/people.json").json()["deeds"]
    assert ("Ida Hollen", "refused POST /undo") in {(d["who"], d["what"]) for d in refused}


def _changing(browser: TestClient) -> set[str]:
    """The addresses that take forms, but for those of one's own account."""
    found = {r.path.replace("{name}", "x") for r in browser.app.routes if "POST" in r.methods}  # type: ignore[attr-defined]
    return found - {"/login", "/logout", "/account"}


def test_a_decision_has_the_name_of_who_is_logged_in_whatever_the_form_says(shared: Desk) -> None:
    browser = _as(shared, "Ona Vell")
    form = form_of(browser, "/review", "/review")
    browser.post("/review", data=form | {"kind": "accept", "author": "Ada Brom", "by": "Ada Brom"})
    [decision] = browser.get("/decisions.json").json()
    assert decision["by"] == "Ona Vell"
    deeds = _as(shared, "Ada Brom").get("/people.json").json()["deeds"]
    assert {"who": "Ona Vell", "what": f"/review accept {form['statement']}"}.items() <= deeds[1].items()


def test_a_role_that_was_taken_is_gone_at_once(shared: Desk) -> None:
    browser = _as(shared, "Ona Vell")
    assert browser.get("/review").status_code == 200
    shared[1].set_role("Ona Vell", Role.READER)
    assert browser.get("/review").status_code == 403
    shared[1].remove("Ona Vell")
    assert browser.get("/board.json").status_code == 401


def test_a_session_that_was_prepared_for_somebody_is_worth_nothing(shared: Desk) -> None:
    victim, thief = shared[0](), shared[0]()
    for browser in (victim, thief):
        browser.cookies.set("onrecord", "f" * 43, domain="127.0.0.1", path="/")
    assert log_in(victim, "Ona Vell") == 303
    assert victim.get("/board.json").status_code == 200
    assert victim.cookies.get("onrecord", domain="127.0.0.1") != "f" * 43
    assert thief.get("/board.json").status_code == 401


def test_logging_in_again_and_out_ends_the_session_before(shared: Desk) -> None:
    browser = _as(shared, "Ona Vell")
    first = browser.cookies["onrecord"]
    form = form_of(browser, "/", "/logout")
    assert log_in(browser, "Ona Vell") == 303
    second = browser.cookies["onrecord"]
    assert first != second
    assert _with(shared, first).get("/board.json").status_code == 401
    assert browser.post("/logout", data=form).status_code == 403  # a form of the session before
    assert browser.post("/logout", data=form_of(browser, "/", "/logout")).status_code == 303
    assert _with(shared, second).get("/board.json").status_code == 401


def _with(shared: Desk, session: str) -> TestClient:
    browser = shared[0]()
    browser.cookies.set("onrecord", session)
    return browser


def test_a_new_password_ends_sessions_and_tokens(shared: Desk) -> None:
    browser = _as(shared, "Ona Vell")
    token = {"Authorization": f"Bearer {shared[1].make_token('Ona Vell')}"}
    program = shared[0]()
    assert program.get("/board.json", headers=token).status_code == 200
    shared[1].set_password("Ona Vell", "thirteen red boats")
    assert browser.get("/board.json").status_code == 401
    assert program.get("/board.json", headers=token).status_code == 401
    assert log_in(browser, "Ona Vell") == 401
    assert log_in(browser, "Ona Vell", "thirteen red boats") == 303


def _account(browser: TestClient, **fields: str) -> int:
    token = form_of(browser, "/account", "/account")["token"]
    return browser.post("/account", data={"token": token} | fields).status_code


def test_everybody_changes_the_own_password_and_stays_logged_in_here_alone(shared: Desk) -> None:
    browser, elsewhere = _as(shared, "Ida Hollen"), _as(shared, "Ida Hollen")
    old, new = PASSWORDS["Ida Hollen"], "thirteen red boats"
    before = browser.cookies["onrecord"]
    assert _account(browser, kind="password", current=old, new=new, again="thirteen red goats") == 400
    assert _account(browser, kind="password", current="not my password", new=new, again=new) == 400
    assert _account(browser, kind="password", current=old, new="short", again="short") == 400
    assert elsewhere.get("/board.json").status_code == 200
    assert _account(browser, kind="password", current=old, new=new, again=new) == 303
    assert browser.get("/board.json").status_code == 200
    assert browser.cookies["onrecord"] != before
    assert elsewhere.get("/board.json").status_code == 401
    assert _with(shared, before).get("/board.json").status_code == 401
    assert log_in(elsewhere, "Ida Hollen") == 401
    assert log_in(elsewhere, "Ida Hollen", new) == 303


def test_a_stolen_session_cannot_guess_the_password(shared: Desk) -> None:
    browser, new = _as(shared, "Ida Hollen"), "thirteen red boats"
    guess = {"kind": "password", "new": new, "again": new}
    tried = [_account(browser, current=f"wrong {n}", **guess) for n in range(FAILURES + 1)]
    assert tried == [400] * FAILURES + [429]
    assert _account(browser, current=PASSWORDS["Ida Hollen"], **guess) == 429


def test_everybody_makes_and_ends_own_tokens_and_a_token_makes_none(shared: Desk) -> None:
    browser = _as(shared, "Ida Hollen")
    form = form_of(browser, "/account", "/account")
    page = html.fromstring(browser.post("/account", data=form | {"kind": "token"}).text)
    [made] = page.xpath("//code/text()")
    program, bearer = shared[0](), {"Authorization": f"Bearer {made}"}
    assert program.get("/account.json", headers=bearer).json()["name"] == "Ida Hollen"
    assert made not in browser.get("/account").text
    forged = form_of(program, "/login", "/login") | {"kind": "token"}
    assert program.post("/account", data=forged, headers=bearer).status_code == 403
    assert _account(browser, kind="end") == 303
    assert program.get("/board.json", headers=bearer).status_code == 401


def test_a_program_decides_with_a_token_and_has_no_more_rights_than_its_owner(shared: Desk) -> None:
    program = shared[0]()
    tokens = {n: {"Authorization": f"Bearer {shared[1].make_token(n)}"} for n in PASSWORDS}
    card = program.get("/review.json", headers=tokens["Ona Vell"]).json()
    form = {"kind": "accept", "statement": card["statement"]["statement"], "seen": str(card["seen"])}
    assert program.post("/review", data=form).status_code == 401
    assert program.post("/review", data=form, headers={"Authorization": "Bearer x"}).status_code == 401
    assert program.post("/review", data=form, headers=tokens["Ida Hollen"]).status_code == 403
    assert program.post("/review", data=form, headers=tokens["Ona Vell"]).status_code == 303
    assert program.get("/people.json", headers=tokens["Ona Vell"]).status_code == 403


def test_passwords_cannot_be_tried_for_ever(shared: Desk) -> None:
    browser = shared[0]()
    tried = [log_in(browser, "Ona Vell", f"wrong password {n}") for n in range(FAILURES + 2)]
    assert tried == [401] * FAILURES + [429, 429]
    assert log_in(browser, "Ona Vell") == 429  # the right one neither, until the time has passed
    assert log_in(browser, "Ida Hollen") == 303


@pytest.mark.parametrize(
    ("name", "address", "most"),
    [("Ona Vell", "10.0.0.1", FAILURES), ("Nobody {n}", "10.0.0.1", 30), ("Ona Vell", "10.0.0.{n}", 50)],
    ids=["one name from one address", "many names from one address", "one name from many addresses"],
)
def test_guesses_are_stopped_however_they_are_spread(
    tmp_path: Path, name: str, address: str, most: int
) -> None:
    hours = [0]
    people = make_accounts(tmp_path / "own.db", lambda: MORNING + timedelta(hours=hours[0]))
    for n in range(most):
        assert people.login(name.format(n=n), "wrong password", address.format(n=n)) is None
    with pytest.raises(ThrottledError):
        people.login(name.format(n=most), "wrong password", address.format(n=most))
    assert people.login("Ida Hollen", PASSWORDS["Ida Hollen"], "10.9.9.9") is not None
    hours[0] = 1
    assert people.login("Ona Vell", PASSWORDS["Ona Vell"], "10.0.0.1") is not None


def test_a_session_ends_by_itself(tmp_path: Path) -> None:
    hours = [0]
    people = make_accounts(tmp_path / "own.db", lambda: MORNING + timedelta(hours=hours[0]))
    found = people.login("Ona Vell", PASSWORDS["Ona Vell"], "10.0.0.1")
    assert found is not None
    hours[0] = SESSION_HOURS
    assert people.of_session(found[1]) is not None
    hours[0] = SESSION_HOURS + 1
    assert people.of_session(found[1]) is None


def test_what_is_typed_where_a_name_belongs_is_kept_nowhere(shared: Desk) -> None:
    browser = shared[0]()
    form = form_of(browser, "/login", "/login") | {"password": "wrong password"}
    browser.post("/login", data=form | {"name": "hunter 2 and more"})
    assert "hunter" not in _as(shared, "Ada Brom").get("/people").text


def test_the_forms_of_login_are_small_and_of_this_desk(shared: Desk) -> None:
    browser = shared[0]()
    form = form_of(browser, "/login", "/login") | {"name": "Ona Vell", "password": PASSWORDS["Ona Vell"]}
    assert browser.post("/login", data=form | {"more": "x" * 20_000}).status_code == 413
    assert browser.post("/login", data=form | {"token": "0" * 64}).status_code == 403
    browser = _as(shared, "Ona Vell")
    assert browser.post("/logout", data={}).status_code == 403
    assert browser.get("/board.json").status_code == 200


def test_nothing_tells_which_names_exist(shared: Desk) -> None:
    browser = shared[0]()
    form = form_of(browser, "/login", "/login") | {"password": "wrong password"}
    known, unknown = (browser.post("/login", data=form | {"name": n}).text for n in ("Ona Vell", "Una Voll"))
    assert known == unknown


def test_nothing_in_the_file_of_accounts_lets_anybody_in(shared: Desk) -> None:
    browser = _as(shared, "Ona Vell")
    token = shared[1].make_token("Ona Vell")
    path = shared[1].path
    assert path.stat().st_mode & 0o077 == 0
    kept = path.read_bytes()
    secrets = (PASSWORDS["Ona Vell"], token, browser.cookies["onrecord"])
    assert not [secret for secret in secrets if secret.encode() in kept]


def test_a_desk_without_accounts_is_not_locked_by_looking_for_some(tmp_path: Path) -> None:
    people = People(tmp_path / "own.db.people")
    people.logout("nothing")
    with pytest.raises(UsageError, match="no accounts"):
        people.everybody()
    with pytest.raises(UsageError, match="no accounts"):
        people.set_role("Ada Brom", Role.ADMIN)
    with pytest.raises(UsageError, match="10 to 1000"):
        people.add("Ada Brom", Role.ADMIN, "short")
    assert not people.path.exists()


def test_hostile_names_are_shown_and_never_run(tmp_path: Path, read: Path) -> None:
    shutil.copy(read, tmp_path / "own.db")
    people = make_accounts(tmp_path / "own.db")
    name = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>"
    people.add(name, Role.ADMIN, "seven green lamps")
    browser = open_desk(tmp_path / "own.db")
    assert log_in(browser, name, "seven green lamps") == 303
    browser.post("/review", data=form_of(browser, "/review", "/review") | {"kind": "accept", "why": name})
    for address in ("/people", "/decisions", "/review", "/"):
        tree = html.fromstring(browser.get(address).text)
        assert tree.xpath("//script[not(@src)] | //img") == []
    assert name in html.fromstring(browser.get("/decisions").text).text_content()


@pytest.mark.parametrize("name", ["", " ", " Ada", "A\u202eda", "A\nda", "a" * 81])
def test_a_name_can_be_read_as_it_is(tmp_path: Path, name: str) -> None:
    with pytest.raises(UsageError, match="visible characters"):
        People(tmp_path / "own.db.people").add(name, Role.READER, "seven green lamps")


def test_the_cookie_of_an_encrypted_connection_is_for_those_alone(shared: Desk) -> None:
    browser = TestClient(shared[0]().app, base_url="https://127.0.0.1:8014", follow_redirects=False)
    assert "; secure" in browser.get("/login").headers["set-cookie"].lower()
