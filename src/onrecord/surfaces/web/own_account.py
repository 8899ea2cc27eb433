"""What everybody may change about his or her own account: the password, and tokens for programs."""

from __future__ import annotations

from fastapi import FastAPI
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from onrecord.errors import UsageError
from onrecord.surfaces.render.words import text
from onrecord.surfaces.web.answers import go_to
from onrecord.surfaces.web.deciding import Form
from onrecord.surfaces.web.entering import NotAllowedError
from onrecord.surfaces.web.forms import SMALL_FORM, read_form
from onrecord.surfaces.web.logging_in import address_of
from onrecord.surfaces.web.pages.people import account_page
from onrecord.surfaces.web.people import WINDOW_MINUTES, Person, Role, ThrottledError
from onrecord.surfaces.web.sending import Desk

__all__ = ["add_own_account"]


def add_own_account(app: FastAPI, desk: Desk) -> None:
    """The forms of ``/account`` can be sent."""

    async def change(request: Request) -> Response:
        person = await run_in_threadpool(desk.enter, request, Role.READER)
        if desk.door.is_by_token(request) or not desk.door.has_accounts:
            raise NotAllowedError  # a token that leaks must not make more of them, nor lock its owner out
        fields, _ = await read_form(request, desk.tokens, SMALL_FORM)
        return await run_in_threadpool(_change, desk, request, person, Form(fields))

    summary = "Change one's own password or tokens"
    app.add_api_route("/account", change, methods=["POST"], summary=summary, response_class=Response)


def _change(desk: Desk, request: Request, person: Person, form: Form) -> Response:
    people, kind = desk.door.people, form.words("kind")
    if kind == "token":
        return desk.drawn(request, account_page(people, person, token=people.make_token(person.name)))
    if kind == "end":
        people.end_tokens(person.name)
        return go_to("/account")
    if kind == "password":
        return _new_password(desk, request, person, form)
    return _refused(desk, request, person, text("desk_judge.no_kind"))


def _new_password(desk: Desk, request: Request, person: Person, form: Form) -> Response:
    """All sessions and tokens of before have ended; this browser has a new session."""
    people, new = desk.door.people, form.fields.get("new", "")
    if new != form.fields.get("again", ""):
        return _refused(desk, request, person, text("desk_people.not_twice"))
    address = address_of(request)
    try:
        if not people.is_password(person.name, form.fields.get("current", ""), address):
            return _refused(desk, request, person, text("desk_people.wrong_current"))
        people.set_password(person.name, new)
        found = people.login(person.name, new, address)
    except ThrottledError:
        return _refused(desk, request, person, text("desk_people.throttled", n=WINDOW_MINUTES), 429)
    except UsageError as error:
        return _refused(desk, request, person, str(error))
    answer = go_to("/account")
    if found is not None:
        desk.tokens.remember(answer, found[1], request.url.scheme == "https")
    return answer


def _refused(desk: Desk, request: Request, person: Person, problem: str, status: int = 400) -> Response:
    request.state.problem = problem
    return desk.drawn(request, account_page(desk.door.people, person), status)
