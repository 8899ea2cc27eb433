"""The command that opens the desk: it answers on this machine, and nowhere else."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from onrecord.errors import UsageError
from onrecord.surfaces.web.people import People, Role, people_path
from onrecord.surfaces.web.serving import serve_desk
from onrecord.surfaces.web.settings import Settings

MAIN = "from onrecord.surfaces.cli import main; main()"


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def _first_answer(address: str) -> str:
    give_up = time.monotonic() + 60
    while True:
        try:
            with urllib.request.urlopen(address, timeout=30) as answer:  # noqa: S310  our own desk
                return str(answer.read().decode())
        except urllib.error.URLError:
            if time.monotonic() > give_up:
                raise
            time.sleep(0.2)


def test_the_desk_opens_on_a_new_ledger_and_says_what_to_do(tmp_path: Path) -> None:
    ledger, port = tmp_path / "new.db", _free_port()
    command = [sys.executable, "-c", MAIN, "serve", "--ledger", str(ledger), "--port", str(port)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as running:
        try:
            assert "Nothing is on record yet." in _first_answer(f"http://127.0.0.1:{port}/")
        finally:
            running.terminate()
        assert f"http://127.0.0.1:{port}/" in running.communicate(timeout=30)[1]
    assert ledger.exists()


def test_a_desk_with_an_admin_is_opened_to_others_under_its_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[tuple[FastAPI, str]] = []
    monkeypatch.setattr("uvicorn.run", lambda app, host, **_: opened.append((app, host)))
    settings = Settings(str(tmp_path / "new.db")).answering("0.0.0.0", "Desk.example")  # noqa: S104  tested
    people = People(people_path(settings.ledger))
    people.add("Ona Vell", Role.ANALYST, "eleven blue doors")
    with pytest.raises(UsageError, match="no account of an admin"):
        serve_desk(settings, "0.0.0.0", 8014, print)  # noqa: S104  tested
    people.set_role("Ona Vell", Role.ADMIN)
    serve_desk(settings, "0.0.0.0", 8014, print)  # noqa: S104  tested
    [(app, host)] = opened
    assert host == "0.0.0.0"  # noqa: S104  tested
    for name, status in (("desk.example", 200), ("0.0.0.0:8014", 421), ("evil.example", 421)):
        assert TestClient(app, base_url=f"http://{name}").get("/login").status_code == status


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.4", "::", "desk.example"])  # noqa: S104  refused
def test_the_desk_is_not_opened_to_others(tmp_path: Path, host: str) -> None:
    with pytest.raises(UsageError, match="on this machine only"):
        serve_desk(Settings(str(tmp_path / "new.db")), host, 8014, print)
