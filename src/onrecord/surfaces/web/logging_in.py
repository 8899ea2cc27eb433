"""The two forms that begin and end a session."""

from __future__ import annotations

from fastapi import FastAPI
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from onrecord.surfaces.render.words import text
from onrecord.surfaces.web.answers import go_to
from onrecord.surfaces.web.deciding import Form
from onrecord.surfaces.web.entering import COOKIE
from onrecord.surfaces.web.forms import SMALL_FORM, read_form
from onrecord.surfaces.web.page import Page
from onrecord.surfaces.web.pages.people import LoginPage
from onrecord.surfaces.web.people import WINDOW_MINUTES, ThrottledError
from onrecord.surfaces.web.sending import Desk

__all__ = ["add_logging_in", "address_of"]


def add_logging_in(app: FastAPI, desk: Desk) -> None:
    """People can log in and out."""

    def form(request: Request) -> Response:
        return _form(desk, request, "", request.query_params.get("further", "/"))

    async def login(request: Request) -> Response:
        fields, _ = await read_form(request, desk.tokens, SMALL_FORM)
        return await run_in_threadpool(_login, desk, request, Form(fields))

    async def logout(request: Request) -> Response:
        await read_form(request, desk.tokens, SMALL_FORM)
        await run_in_threadpool(desk.door.people.logout, request.cookies.get(COOKIE, ""))
        answer = go_to("/login")
        answer.delete_cookie(COOKIE)
        return answer

    app.add_api_route("/login", form, methods=["GET"], summary="The form to log in", response_class=Response)
    app.add_api_route("/login", login, methods=["POST"], summary="Log in", response_class=Response)
    app.add_api_route("/logout", logout, methods=["POST"], summary="Log out", response_class=Response)


def address_of(request: Request) -> str:
    """Where the request comes from, by which failed logins are counted."""
    return "" if request.client is None else request.client.host


def _form(desk: Desk, request: Request, problem: str, further: str, status: int = 200) -> Response:
    return desk.drawn(request, Page(text("desk_people.login"), LoginPage(problem, further), None), status)


def _login(desk: Desk, request: Request, form: Form) -> Response:
    further = form.words("further") or "/"
    if not desk.door.has_accounts:
        return go_to("/")
    before = request.cookies.get(COOKIE, "")
    try:
        found = desk.door.people.login(
            form.words("name"), form.fields.get("password", ""), address_of(request), before
        )
    except ThrottledError:
        return _form(desk, request, text("desk_people.throttled", n=WINDOW_MINUTES), further, 429)
    if found is None:
        return _form(desk, request, text("desk_people.wrong"), further, 401)
    answer = go_to(further)
    desk.tokens.remember(answer, found[1], request.url.scheme == "https")
    return answer
