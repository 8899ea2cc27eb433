"""What every answer carries, and which requests are refused before anything is looked up."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from onrecord.surfaces.web.settings import Settings

__all__ = ["HEADERS", "guard", "host_of"]

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    # "no-referrer" would say nothing to other sites either, but browsers then send the desk's own forms with
    # "Origin: null", which cannot be told from a form of another site.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}

Next = Callable[[Request], Awaitable[Response]]


def host_of(header: str) -> str:
    """The host of a Host header without its port.

    >>> host_of("127.0.0.1:8014"), host_of("[::1]:80"), host_of("desk.example")
    ('127.0.0.1', '[::1]', 'desk.example')
    """
    if header.startswith("["):
        return header.partition("]")[0] + "]"
    return header.partition(":")[0].lower()


def guard(settings: Settings) -> Callable[[Request, Next], Awaitable[Response]]:
    """The step before every page: another host's name is refused, and every answer carries the headers.

    A page of a foreign site may point its own name at this machine (DNS rebinding): the browser then sends
    that name as Host, and gets nothing.
    """

    async def step(request: Request, further: Next) -> Response:
        if host_of(request.headers.get("host", "")) not in settings.hosts:
            answer: Response = PlainTextResponse("This desk does not answer for that host.\n", 421)
        else:
            answer = await further(request)
        for name, value in HEADERS.items():
            answer.headers[name] = value
        if "cache-control" not in answer.headers:
            answer.headers["Cache-Control"] = "no-store"
        return answer

    return step
