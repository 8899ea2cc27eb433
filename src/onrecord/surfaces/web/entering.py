"""Who sends a request, and whether he or she may: by session, by token, or alone on this machine."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.requests import Request

from onrecord.surfaces.web.people import People, Person, Role, people_path
from onrecord.surfaces.web.settings import Settings

__all__ = ["COOKIE", "Door", "NotAllowedError", "NotLoggedInError"]

COOKIE = "onrecord"
_LONGEST = 400


class NotLoggedInError(Exception):
    """The desk has accounts, and nobody is logged in."""


class NotAllowedError(Exception):
    """Somebody is logged in, but his or her role is not enough."""


@dataclass(frozen=True, slots=True)
class Door:
    """Lets people in: without accounts the one person of this machine, who may do everything."""

    settings: Settings
    people: People

    @staticmethod
    def of(settings: Settings) -> Door:
        """The door of a desk."""
        return Door(settings, People(people_path(settings.ledger)))

    @property
    def has_accounts(self) -> bool:
        """Whether people have to log in; looked at each time, since an account can be made meanwhile."""
        return self.people.path.exists()

    def who(self, request: Request, needed: Role) -> Person:
        """Who asks; raises NotLoggedInError or NotAllowedError where that is not enough."""
        if not self.has_accounts:
            return Person(self.settings.author, Role.ADMIN)
        person = self._known(request)
        if person is None:
            raise NotLoggedInError
        if not person.role.may(needed):
            self.people.note(person.name, f"refused {request.method} {request.url.path}"[:_LONGEST])
            raise NotAllowedError
        return person

    def is_by_token(self, request: Request) -> bool:
        """Whether a program speaks with a token, which no browser sends by itself.

        It needs no token of a form; without accounts there are no such programs.
        """
        return self.has_accounts and _bearer(request) is not None

    def _known(self, request: Request) -> Person | None:
        token = _bearer(request)
        if token is not None:
            return self.people.of_token(token)
        cookie = request.cookies.get(COOKIE, "")
        return self.people.of_session(cookie) if cookie else None


def _bearer(request: Request) -> str | None:
    kind, _, secret = request.headers.get("authorization", "").partition(" ")
    return secret.strip() if kind.lower() == "bearer" else None
