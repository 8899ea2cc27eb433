"""What people send: forms with a token that only the desk's own pages carry, and no more than fits."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Mapping

from starlette.requests import Request
from starlette.responses import Response

from onrecord.surfaces.web.entering import COOKIE

__all__ = ["LARGEST", "SMALL_FORM", "Files", "RefusedError", "Tokens", "read_form"]

LARGEST = 32 * 1024 * 1024
"""Bytes of one request; a larger file is added on the command line."""
SMALL_FORM = 16 * 1024
"""Bytes of a form of a few words, as anybody may send it."""
_MOST_FIELDS = 200
_MOST_FILES = 5000
Files = tuple[tuple[str, bytes], ...]


class RefusedError(Exception):
    """A request that is not taken, with its status and the reason."""

    def __init__(self, status: int, words: str) -> None:
        super().__init__(words)
        self.status = status


class Tokens:
    """Ties a form to the browser that got its page: another site can neither read nor make up the token."""

    def __init__(self) -> None:
        self._secret = secrets.token_bytes(32)

    def browser(self, request: Request) -> str:
        """The browser's own random name; a new one for a browser that has none."""
        name = request.cookies.get(COOKIE, "")
        return name if len(name) == 43 and name.isascii() else secrets.token_urlsafe(32)

    def token(self, browser: str) -> str:
        """The token that forms of this browser carry."""
        return hmac.new(self._secret, browser.encode(), hashlib.sha256).hexdigest()

    def remember(self, answer: Response, browser: str, secure: bool) -> None:
        """The answer tells the browser its name; no script and no other site can use it.

        ``secure``: only over an encrypted connection, where the browser has one.
        """
        answer.set_cookie(COOKIE, browser, httponly=True, samesite="strict", path="/", secure=secure)

    def check(self, request: Request, given: str) -> None:
        """Raises RefusedError for a form that is not of the desk's own page."""
        if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
            raise RefusedError(403, "This form was sent by another site.")
        origin = request.headers.get("origin")
        if origin is not None and origin.partition("://")[2] != request.headers.get("host"):
            raise RefusedError(403, "This form was sent by another site.")
        browser = request.cookies.get(COOKIE, "")
        if not browser or not hmac.compare_digest(self.token(browser).encode(), given.encode()):
            raise RefusedError(403, "This form is not from this run of the desk: load the page again.")


async def read_form(
    request: Request, tokens: Tokens | None, largest: int = LARGEST
) -> tuple[Mapping[str, str], Files]:
    """The fields of a form, and the names and bytes of its files; raises RefusedError for a bad one.

    Without ``tokens`` the form needs no token: a program sends it, which has proved who it is.
    """
    length = request.headers.get("content-length", "")
    if not length.isdecimal():
        raise RefusedError(411, "The length of the request must be told.")
    if int(length) > largest:
        raise RefusedError(413, f"More than {largest // 1024:,} KB at once are not taken.")
    async with request.form(max_files=_MOST_FILES, max_fields=_MOST_FIELDS, max_part_size=LARGEST) as form:
        words = {name: value for name, value in form.items() if isinstance(value, str)}
        if tokens is not None:
            tokens.check(request, words.get("token", ""))
        sent = [value for _, value in form.multi_items() if not isinstance(value, str)]
        return words, tuple([(file.filename, await file.read()) for file in sent if file.filename])
