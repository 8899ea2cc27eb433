"""A desk, with accounts or without, and browsers at it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

from argon2 import PasswordHasher
from fastapi.testclient import TestClient
from lxml import html

from onrecord.examples import EXAMPLE_TODAY
from onrecord.surfaces.web.app import make_app
from onrecord.surfaces.web.people import People, Role, people_path
from onrecord.surfaces.web.settings import Settings

__all__ = ["PASSWORDS", "form_of", "log_in", "make_accounts", "open_desk"]

PASSWORDS = {
    "Ada Brom": "seven green lamps",
    "Ona Vell": "eleven blue doors",
    "Ida Hollen": "nine grey roofs",
}
ROLES = {"Ada Brom": Role.ADMIN, "Ona Vell": Role.ANALYST, "Ida Hollen": Role.READER}


def open_desk(ledger: Path) -> TestClient:
    """A browser at the desk of the ledger."""
    settings = Settings(str(ledger), date.fromisoformat(EXAMPLE_TODAY), author="Ada Brom")
    return TestClient(make_app(settings), base_url="http://127.0.0.1:8014", follow_redirects=False)


def make_accounts(ledger: Path, clock: Callable[[], datetime] = lambda: datetime.now(UTC)) -> People:
    """An admin, an analyst and a reader have accounts at the desk of the ledger."""
    quick = PasswordHasher(time_cost=1, memory_cost=64, parallelism=1)
    people = People(people_path(str(ledger)), clock, quick)
    for name, role in ROLES.items():
        people.add(name, role, PASSWORDS[name])
    return people


def form_of(desk: TestClient, address: str, action: str) -> dict[str, str]:
    """The first form of a page that is sent there, as a browser would fill it in."""
    tree = html.fromstring(desk.get(address).text)
    form = next(f for f in tree.forms if f.action == action and f.method == "POST")
    return {name: value or "" for name, value in form.form_values()}


def log_in(desk: TestClient, name: str, password: str | None = None) -> int:
    """The browser sent the form to log in; the status of the answer."""
    form = form_of(desk, "/login", "/login")
    given = PASSWORDS[name] if password is None else password
    return desk.post("/login", data=form | {"name": name, "password": given}).status_code
