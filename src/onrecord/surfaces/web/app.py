"""The application: every page with its twin, the style sheet, and errors as sentences."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import lru_cache
from importlib import resources
from typing import Any

from fastapi import FastAPI
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from onrecord.errors import LedgerError, OnrecordError
from onrecord.ledger import open_ledger
from onrecord.surfaces.render.words import text
from onrecord.surfaces.web.asked import CLOCKS, asked_of
from onrecord.surfaces.web.page import NotFoundError, Page, PageRoute, Visit, draw, frame_of
from onrecord.surfaces.web.pages import ROUTES, ErrorPage
from onrecord.surfaces.web.security import guard
from onrecord.surfaces.web.settings import Settings
from onrecord.surfaces.web.shown import Shelf

__all__ = ["make_app"]


def make_app(settings: Settings) -> FastAPI:
    """The desk of one ledger; nothing is asked of any other machine."""
    # FastAPI's own pages of documentation load scripts from elsewhere; the description itself stays.
    app = FastAPI(title="onrecord desk", docs_url=None, redoc_url=None, openapi_url="/openapi.json")
    app.middleware("http")(guard(settings))
    shelf = Shelf()
    for route in ROUTES:
        twin = "/start.json" if route.path == "/" else f"{route.path}.json"
        _add(app, twin, _answers(settings, shelf, route, as_json=True), route)
        _add(app, route.path, _answers(settings, shelf, route, as_json=False), route)
    app.add_api_route("/static/desk.css", _style, include_in_schema=False)
    app.add_exception_handler(HTTPException, _failed)
    app.add_exception_handler(OnrecordError, _failed)
    app.add_exception_handler(NotFoundError, _failed)
    return app


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


def _answers(
    settings: Settings, shelf: Shelf, route: PageRoute, *, as_json: bool
) -> Callable[[Request], Response]:
    def answer(request: Request) -> Response:
        asked = asked_of(dict(request.query_params), settings.today)
        with open_ledger(settings.ledger, create=False) as ledger:
            visit = Visit(ledger, asked, shelf, settings, str(request.path_params.get("name", "")))
            page = route.make(visit)
            if as_json:
                return as_rows(page.rows)
            return HTMLResponse(draw(page, frame_of(page, asked, request.url.path)))

    return answer


def as_rows(rows: Any, status: int = 200) -> Response:
    """Rows as JSON, every character as it is."""
    body = json.dumps(rows, ensure_ascii=False, separators=(",", ":"))
    return Response(body.encode("utf-8"), status, media_type="application/json")


@lru_cache(maxsize=1)
def _css() -> bytes:
    own = resources.files("onrecord.surfaces.web").joinpath("static", "desk.css")
    shared = resources.files("onrecord.surfaces.render").joinpath("templates", "dossier.css")
    return shared.read_bytes() + own.read_bytes()


def _style() -> Response:
    return Response(_css(), media_type="text/css", headers={"Cache-Control": "max-age=300"})


def _failed(request: Request, error: Exception) -> Response:
    """An error as one sentence, as a page or as JSON."""
    if isinstance(error, HTTPException):
        status = error.status_code
        words = text("desk.not_found") if status == 404 else str(error.detail)
    elif isinstance(error, NotFoundError):
        status, words = 404, str(error)
    else:
        status, words = 500 if isinstance(error, LedgerError) else 400, str(error)
    if request.url.path.endswith(".json"):
        return as_rows({"error": words}, status)
    context = ErrorPage(words)
    page = Page(text("desk.failed"), context, None)
    return HTMLResponse(draw(page, frame_of(page, asked_of({}, None), "/")), status)
