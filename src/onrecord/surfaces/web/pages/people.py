"""Logging in, and the list of people with what they did."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from onrecord.surfaces.render.words import one_line, text
from onrecord.surfaces.web.page import Context, Page, PageRoute, Visit
from onrecord.surfaces.web.pages.lists import Portion, portion
from onrecord.surfaces.web.people import Deed, People, Person, Role

__all__ = ["ROUTES", "LoginPage", "account_page"]


@dataclass(frozen=True, slots=True)
class LoginPage(Context):
    """The form to log in; ``further`` is where it leads."""

    template = "login.html.j2"

    problem: str
    further: str


@dataclass(frozen=True, slots=True)
class PeoplePage(Context):
    """Who has an account, and what was done."""

    template = "people.html.j2"

    has_accounts: bool
    people: tuple[tuple[str, str], ...]
    deeds: Portion[Deed]


@dataclass(frozen=True, slots=True)
class AccountPage(Context):
    """One's own account; ``token`` is a new one, shown this once."""

    template = "account.html.j2"

    name: str
    role: str
    tokens: tuple[str, ...]
    token: str


def account(visit: Visit) -> Page:
    """The visitor's own account; a desk without accounts says so."""
    return account_page(visit.people, visit.person)


def account_page(people: People | None, person: Person, token: str = "") -> Page:
    """The page of somebody's own account, with a token that was just made."""
    if people is None:
        return Page(text("desk.account"), AccountPage("", "", (), ""), {"name": None})
    made = tuple(people.tokens_of(person.name))
    role = text(f"desk_role.{person.role.value}")
    context = AccountPage(one_line(person.name), role, made, token)
    rows = {"name": person.name, "role": person.role.value, "tokens": list(made)}
    return Page(text("desk.account"), context, rows)


def people(visit: Visit) -> Page:
    """The accounts and the audit; a desk without accounts says so."""
    everybody = [] if visit.people is None else visit.people.everybody()
    deeds = [] if visit.people is None else visit.people.deeds()
    shelf = portion(deeds, visit.asked, "/people", 100)
    listed = shelf.showing(Deed(d.at, one_line(d.who), one_line(d.what)) for d in shelf.items)
    named = tuple((one_line(p.name), text(f"desk_role.{p.role.value}")) for p in everybody)
    rows = {
        "people": [{"name": p.name, "role": p.role.value} for p in everybody],
        "deeds": [asdict(deed) for deed in shelf.items],
    }
    return Page(text("desk.people"), PeoplePage(visit.people is not None, named, listed), rows)


ROUTES = (
    PageRoute("/account", account, "One's own account"),
    PageRoute(
        "/people", people, "Who has an account, and what was done", {"page": "Which portion"}, Role.ADMIN
    ),
)
