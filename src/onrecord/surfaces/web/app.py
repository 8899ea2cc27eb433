"""The application: every page with its twin, what people send, and errors as sentences."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from functools import lru_cache
from importlib import resources
from typing import Any
from urllib.parse import urlencode

from fastapi import FastAPI
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from onrecord.errors import LedgerError, OnrecordError
from onrecord.ledger import open_ledger
from onrecord.surfaces.render.words import text
from onrecord.surfaces.web.answers import as_rows, go_to
from onrecord.surfaces.web.asked import CLOCKS, asked_of
from onrecord.surfaces.web.entering import Door, NotAllowedError, NotLoggedInError
from onrecord.surfaces.web.forms import RefusedError, Tokens
from onrecord.surfaces.web.imports import Imports
from onrecord.surfaces.web.logging_in import add_logging_in
from onrecord.surfaces.web.own_account import add_own_account
from onrecord.surfaces.web.page import NotFoundError, Page, PageRoute, draw, frame_of
from onrecord.surfaces.web.pages import ROUTES, ErrorPage
from onrecord.surfaces.web.pages.start import prepare_start
from onrecord.surfaces.web.security import guard
from onrecord.surfaces.web.sending import Desk, add_sending
from onrecord.surfaces.web.settings import Settings
from onrecord.surfaces.web.shelf import Shelf
from onrecord.surfaces.web.watching import add_watching

__all__ = ["make_app", "prepare"]


def make_app(settings: Settings) -> FastAPI:
    """The desk of one ledger; nothing is asked of any other machine."""
    desk = Desk(settings, Shelf(prepare_start), Tokens(), Door.of(settings), Imports())

    @asynccontextmanager
    async def running(app: FastAPI) -> AsyncIterator[None]:
        del app
        yield
        await run_in_threadpool(desk.imports.close)

    # FastAPI's own pages of documentation load scripts from elsewhere; the description itself stays.
    app = FastAPI(
        title="onrecord desk", docs_url=None, redoc_url=None, openapi_url="/openapi.json", lifespan=running
    )
    app.state.imports = desk.imports
    app.state.desk = desk
    app.middleware("http")(guard(settings))
    for route in ROUTES:
        twin = "/start.json" if route.path == "/" else f"{route.path}.json"
        _add(app, twin, _rows_of(desk, route), route)
        _add(app, route.path, _page_of(desk, route), route)
    add_sending(app, desk)
    add_logging_in(app, desk)
    add_own_account(app, desk)
    add_watching(app, desk)
    app.add_api_route("/static/desk.css", _style, include_in_schema=False)
    for name in ("desk.js", "watch.js"):
        app.add_api_route(f"/static/{name}", _script(name), include_in_schema=False)
    app.add_api_route("/static/icon.svg", _icon, include_in_schema=False)
    for kind in (
        HTTPException,
        OnrecordError,
        NotFoundError,
        RefusedError,
        NotLoggedInError,
        NotAllowedError,
    ):
        app.add_exception_handler(kind, _failed)
    return app


def prepare(app: FastAPI) -> None:
    """The record is built before the first page is asked for, as far as the time allows."""
    desk: Desk = app.state.desk
    with open_ledger(desk.settings.ledger, create=False) as ledger:
        desk.shelf.fill(ledger, asked_of({}, desk.settings.today))


def _add(app: FastAPI, path: str, answer: Callable[..., Response], route: PageRoute) -> None:
    shown = {name: text(f"desk_query.{name}") for name in CLOCKS} | dict(route.query)
    described = [
        {"name": name, "in": "query", "required": False, "description": words, "schema": {"type": "string"}}
        for name, words in shown.items()
    ]
    kind = "application/json" if path.endswith(".json") else "text/html"
    app.add_api_route(
        path,
        answer,
        methods=["GET"],
        summary=route.summary,
        response_class=Response,
        responses={200: {"content": {kind: {}}, "description": route.summary}},
        openapi_extra={"parameters": [*_in_path(path), *described]},
    )


def _in_path(path: str) -> list[dict[str, Any]]:
    if "{name}" not in path:
        return []
    described = {"description": text("desk_query.name"), "schema": {"type": "string"}}
    return [{"name": "name", "in": "path", "required": True, **described}]


def _made(desk: Desk, route: PageRoute, request: Request) -> Page:
    desk.enter(request, route.needs)
    asked = asked_of(dict(request.query_params), desk.settings.today)
    with open_ledger(desk.settings.ledger, create=False) as ledger:
        return route.make(desk.visit(ledger, asked, request))


def _rows_of(desk: Desk, route: PageRoute) -> Callable[[Request], Response]:
    def answer(request: Request) -> Response:
        return as_rows(_made(desk, route, request).twin)

    return answer


def _page_of(desk: Desk, route: PageRoute) -> Callable[[Request], Response]:
    def answer(request: Request) -> Response:
        return desk.drawn(request, _made(desk, route, request))

    return answer


@lru_cache(maxsize=4)
def _own(name: str) -> bytes:
    return resources.files("onrecord.surfaces.web").joinpath("static", name).read_bytes()


@lru_cache(maxsize=1)
def _css() -> bytes:
    shared = resources.files("onrecord.surfaces.render").joinpath("templates", "dossier.css")
    return shared.read_bytes() + _own("desk.css")


def _style() -> Response:
    return Response(_css(), media_type="text/css", headers={"Cache-Control": "max-age=300"})


def _script(name: str) -> Callable[[], Response]:
    headers = {"Cache-Control": "max-age=300"}
    return lambda: Response(_own(name), media_type="text/javascript", headers=headers)


def _icon() -> Response:
    return Response(_own("icon.svg"), media_type="image/svg+xml", headers={"Cache-Control": "max-age=300"})


def _failed(request: Request, error: Exception) -> Response:
    """An error as one sentence, as a page or as JSON."""
    status, words = _said(error)
    path = request.url.path
    by_browser = request.method == "GET" and "authorization" not in request.headers
    if isinstance(error, NotLoggedInError) and by_browser and not path.endswith(".json"):
        query = f"?{request.url.query}" if request.url.query else ""
        return go_to(f"/login?{urlencode({'further': path + query})}")
    if path.endswith(".json"):
        return as_rows({"error": words}, status)
    page = Page(text("desk.failed" if status == 404 else "desk.refused"), ErrorPage(words), None)
    return HTMLResponse(draw(page, frame_of(page, asked_of({}, None), "/")), status)


def _said(error: Exception) -> tuple[int, str]:
    if isinstance(error, HTTPException):
        return error.status_code, text("desk.not_found") if error.status_code == 404 else str(error.detail)
    if isinstance(error, NotFoundError):
        return 404, str(error)
    if isinstance(error, NotLoggedInError):
        return 401, text("desk_people.needed")
    if isinstance(error, NotAllowedError):
        return 403, text("desk_people.not_allowed")
    if isinstance(error, RefusedError):
        return error.status, str(error)
    return 500 if isinstance(error, LedgerError) else 400, str(error)
