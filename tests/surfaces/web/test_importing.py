"""Taking documents in at the desk: by paste, as files, from a folder; watched, stopped, and whose it is."""

from __future__ import annotations

import json
import shutil
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from desks import form_of, log_in, make_accounts, open_desk
from onrecord.pipeline import Added, StoppedError
from onrecord.surfaces.web.imports import Imports, Progress, Stage
from shelf import ledger_of_text

MINE = "Kestria will close the mine by 1 June 2032, Minister Ona Vell said.\n"
QUAY = "Norvia will open the quay bridge by March 2032, the Harbour Board said.\n"


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger of one text."""
    return ledger_of_text(tmp_path_factory.mktemp("importing"), QUAY)


@pytest.fixture
def ledger(tmp_path: Path, read: Path) -> Path:
    return Path(shutil.copy(read, tmp_path / "own.db"))


@pytest.fixture
def desk(ledger: Path) -> TestClient:
    return open_desk(ledger)


Files = list[tuple[str, tuple[str, bytes, str]]]


def _outcome(desk: TestClient, fields: dict[str, str], files: Files | None = None) -> dict[str, object]:
    """What came of the form, when the import is over."""
    form = form_of(desk, "/add", "/add")
    answer = desk.post("/add", data=_plain(form) | fields, files=files or [])
    assert answer.status_code == 303, answer.text
    address = answer.headers["location"]
    assert "event: over" in desk.get(f"{address}/events").text
    assert desk.get(address).status_code == 200
    return dict(desk.get(f"{address}.json").json())


def _plain(form: dict[str, str]) -> dict[str, str]:
    return {name: value for name, value in form.items() if name not in ("file", "files")}


def test_a_pasted_text_is_read_and_one_known_is_said_to_be_known(desk: TestClient) -> None:
    fields = {
        "text": f"{MINE}\r\n\r\nNo more.", "title": "The mine", "publisher": "Hill Post",
        "published": "2031-12-12", "url": "https://hill.example/1",
    }  # fmt: skip
    assert _outcome(desk, fields)["added"] == 1
    [row] = [r for r in desk.get("/documents.json").json() if r["publisher"] == "Hill Post"]
    assert (row["title"], row["published"]) == ("The mine", "2031-12-12")
    assert "1 document known already" in str(_outcome(desk, fields)["words"])


def test_files_are_taken_in_and_other_kinds_are_refused(desk: TestClient) -> None:
    sent = ("file", ("../../etc/mine.txt", MINE.encode(), "text/plain"))
    assert _outcome(desk, {}, [sent])["added"] == 1
    form = _plain(form_of(desk, "/add", "/add"))
    refused = desk.post("/add", data=form, files=[("file", ("mine.exe", b"MZ", "text/plain"))])
    assert (refused.status_code, "must end in" in refused.text) == (400, True)
    assert desk.post("/add", data=form).status_code == 400


def test_a_folder_is_sent_with_what_it_holds_and_what_cannot_be_read_is_left(desk: TestClient) -> None:
    sent: Files = [
        ("files", (f"mine/{n}/note.txt", f"{MINE}Part {n}.\n".encode(), "text/plain")) for n in range(3)
    ]
    assert _outcome(desk, {}, [*sent, ("files", ("mine/x.bin", b"\0", "text/plain"))])["added"] == 3


def test_the_person_of_this_machine_names_a_folder_of_it(desk: TestClient, tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "mine.txt").write_text(MINE, encoding="utf-8")
    assert _outcome(desk, {"folder": str(folder)})["added"] == 1
    form = _plain(form_of(desk, "/add", "/add"))
    missing = desk.post("/add", data=form | {"folder": str(tmp_path / "nowhere"), "title": "kept"})
    assert (missing.status_code, "kept" in missing.text) == (400, True)


def test_where_others_log_in_nobody_reads_folders_of_the_machine(ledger: Path, tmp_path: Path) -> None:
    make_accounts(ledger)
    browser = open_desk(ledger)
    log_in(browser, "Ada Brom")
    form = _plain(form_of(browser, "/add", "/add"))
    assert "folder" not in form
    answer = browser.post("/add", data=form | {"folder": str(tmp_path)})
    assert (answer.status_code, "not named" in answer.text) == (400, True)


def test_an_import_is_its_owners_and_an_admins(ledger: Path) -> None:
    people = make_accounts(ledger)
    tokens = {n: {"Authorization": f"Bearer {people.make_token(n)}"} for n in ("Ada Brom", "Ona Vell")}
    people.add("Tarek Olund", "analyst", "fifteen old boats")  # type: ignore[arg-type]
    tokens["Tarek Olund"] = {"Authorization": f"Bearer {people.make_token('Tarek Olund')}"}
    desk = open_desk(ledger)
    begun = desk.post("/add", data={"text": MINE}, headers=tokens["Ona Vell"]).headers["location"]
    for name, status in (("Ona Vell", 200), ("Ada Brom", 200), ("Tarek Olund", 404)):
        for address in (begun, f"{begun}.json", f"{begun}/events"):
            assert desk.get(address, headers=tokens[name]).status_code == status, (name, address)
        listed = desk.get("/add.json", headers=tokens[name]).json()["imports"]
        assert bool(listed) == (status == 200)
    other = desk.post("/stop", data={"import": begun.rpartition("/")[2]}, headers=tokens["Tarek Olund"])
    assert other.status_code == 404


def _steps(begun: threading.Event, go_on: threading.Event) -> Callable[[Progress], Added]:
    """Work of three steps that waits after the first."""

    def work(progress: Progress) -> Added:
        try:
            for n in range(1, 4):
                progress(n, 3)
                begun.set()
                assert go_on.wait(30)
        except StoppedError:
            pass
        return Added.nothing()

    return work


def test_an_import_is_followed_live_and_stopped_between_two_documents(desk: TestClient) -> None:
    imports: Imports = _imports_of(desk)
    begun, go_on = threading.Event(), threading.Event()
    one = imports.start("Ada Brom", _steps(begun, go_on))
    assert begun.wait(30)
    page = desk.get(f"/imports/{one.name}").text
    assert "1 of 3 documents" in page
    assert f"/imports/{one.name}/events" in page
    stop = form_of(desk, f"/imports/{one.name}", "/stop")
    assert desk.post("/stop", data=stop).status_code == 303
    assert "stops" in desk.get(f"/imports/{one.name}").text
    go_on.set()
    with desk.stream("GET", f"/imports/{one.name}/events") as events:
        lines = [line for line in events.iter_lines() if line]
    assert events.headers["content-type"].startswith("text/event-stream")
    assert lines[-2] == "event: over"
    last = json.loads(lines[-1].removeprefix("data: "))
    assert (last["stage"], last["done"]) == ("stopped", 2)
    assert "stopped" in desk.get(f"/imports/{one.name}").text


def _imports_of(desk: TestClient) -> Imports:
    return desk.app.state.imports  # type: ignore[attr-defined,no-any-return]


def test_closing_the_desk_stops_what_runs_and_what_waits() -> None:
    imports = Imports()
    begun, go_on = threading.Event(), threading.Event()
    running, waiting = (imports.start("Ada Brom", _steps(begun, go_on)) for _ in range(2))
    assert begun.wait(30)
    running.stop()
    go_on.set()
    imports.close()
    assert [one.state.stage for one in (running, waiting)] == [Stage.STOPPED, Stage.STOPPED]


def test_an_error_of_the_program_is_told_and_the_next_import_runs() -> None:
    def fails(progress: Progress) -> Added:
        del progress
        raise ZeroDivisionError

    imports = Imports()
    bad, good = imports.start("Ada Brom", fails), imports.start("Ada Brom", lambda _: Added.nothing())
    good.wait(30)
    assert (bad.state.stage, bad.state.problem) == (Stage.FAILED, "ZeroDivisionError")
    assert good.state.stage is Stage.DONE
    imports.close()
