"""What people send to the desk: each is checked, done by the pipeline, and leads on to a page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from fastapi import FastAPI
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from onrecord.errors import ConflictError, UsageError
from onrecord.ledger import Ledger, open_ledger
from onrecord.surfaces.web.answers import go_to
from onrecord.surfaces.web.asked import Asked, asked_of
from onrecord.surfaces.web.deciding import Form, part, review, take_back
from onrecord.surfaces.web.entering import COOKIE, Door
from onrecord.surfaces.web.forms import Files, Tokens, read_form
from onrecord.surfaces.web.imports import Imports
from onrecord.surfaces.web.judging import JUDGED, Judged, judge
from onrecord.surfaces.web.page import Page, Visit, draw, frame_of
from onrecord.surfaces.web.pages import adding as add_page
from onrecord.surfaces.web.pages import review as review_page
from onrecord.surfaces.web.people import Person, Role
from onrecord.surfaces.web.settings import Settings
from onrecord.surfaces.web.shelf import Shelf
from onrecord.surfaces.web.taking import taking

__all__ = ["Desk", "add_sending"]

_TOLD = ("kind", "item", "value", "statement", "decision", "a", "b", "title", "import")
"""The fields of a form that the audit keeps."""
_SHORT = 4.0
"""Seconds that an import may take without a page that shows its progress first."""


@dataclass(frozen=True, slots=True)
class Desk:
    """What all answers of one running desk share."""

    settings: Settings
    shelf: Shelf
    tokens: Tokens
    door: Door
    imports: Imports

    def enter(self, request: Request, needed: Role) -> Person:
        """Who asks, kept with the request; raises where he or she may not."""
        person = self.door.who(request, needed)
        request.state.person = person
        return person

    def visit(self, ledger: Ledger, asked: Asked, request: Request) -> Visit:
        """The request of somebody who was let in."""
        people = self.door.people if self.door.has_accounts else None
        name = str(request.path_params.get("name", ""))
        own = (self.shelf, self.settings, self.imports)
        return Visit(ledger, asked, *own, request.state.person, name, people)

    def drawn(self, request: Request, page: Page, status: int = 200, path: str | None = None) -> Response:
        """The page as HTML, with forms that this browser alone can send."""
        asked = asked_of(dict(request.query_params), self.settings.today)
        browser = self.tokens.browser(request)
        who = getattr(request.state, "person", None) if self.door.has_accounts else None
        frame = frame_of(page, asked, path or request.url.path, self.tokens.token(browser), who)
        frame = replace(frame, is_behind=self.shelf.is_behind(asked))
        entered = getattr(request.state, "entered", {})
        frame = replace(frame, entered=entered, problem=getattr(request.state, "problem", ""))
        answer = HTMLResponse(draw(page, frame), status)
        if request.cookies.get(COOKIE) != browser:
            self.tokens.remember(answer, browser, request.url.scheme == "https")
        return answer


Done = Callable[[Desk, Request, Visit, Form, Files], Response]


def add_sending(app: FastAPI, desk: Desk) -> None:
    """The forms of the desk can be sent."""
    sent: tuple[tuple[str, Done, str], ...] = (
        ("/review", _review, "Accept, edit or reject a statement"),
        ("/undo", _undo, "Take a decision back"),
        ("/same", _part, "Say that two statements are the same, or not"),
        ("/add", _take, "Take documents in"),
        ("/stop", _stop, "Stop an import between two documents"),
    )
    sent += tuple((one.path, _judging(one), one.words) for one in JUDGED)
    for path, done, words in sent:
        app.add_api_route(path, _answer(desk, done), methods=["POST"], summary=words, response_class=Response)


def _answer(desk: Desk, done: Done) -> Callable[[Request], object]:
    async def answer(request: Request) -> Response:
        await run_in_threadpool(desk.enter, request, Role.ANALYST)  # before anything is read of the body
        tokens = None if desk.door.is_by_token(request) else desk.tokens
        fields, files = await read_form(request, tokens)
        return await run_in_threadpool(_do, desk, done, request, Form(fields), files)

    return answer


def _do(desk: Desk, done: Done, request: Request, form: Form, files: Files) -> Response:
    asked = asked_of(dict(request.query_params), desk.settings.today)
    with open_ledger(desk.settings.ledger, create=False) as ledger:
        visit = desk.visit(ledger, asked, request)
        answer = done(desk, request, visit, form, files)
    if visit.people is not None and answer.status_code < 400:
        told = " ".join(" ".join(form.words(name) for name in _TOLD).split())
        visit.people.note(visit.author, f"{request.url.path} {told}"[:400])
    return answer


def _judging(judged: Judged) -> Done:
    """The judgement is kept and its page shown; in vain, the page comes again with what was entered."""

    def done(desk: Desk, request: Request, visit: Visit, form: Form, files: Files) -> Response:
        del files
        try:
            return go_to(judge(judged, visit, form))
        except UsageError as error:
            request.state.entered, request.state.problem = form.fields, str(error)
            return desk.drawn(request, judged.page(visit), 400)

    return done


def _review(desk: Desk, request: Request, visit: Visit, form: Form, files: Files) -> Response:
    """The decision is kept and the next proposal comes; in vain, the card comes again as it was filled in."""
    del files
    try:
        review(visit, form)
    except UsageError as error:
        status = 409 if isinstance(error, ConflictError) else 400
        page = review_page.review(visit, dict(form.fields), str(error))
        return desk.drawn(request, page, status)
    following = form.words("following")
    held = following in visit.shown.statements
    return go_to(visit.asked.links.to("/review", at=following if held else None))


def _undo(desk: Desk, request: Request, visit: Visit, form: Form, files: Files) -> Response:
    del desk, request, files
    taken = take_back(visit, form)
    back = form.words("back")
    if back.partition("?")[0] == "/review" and taken.on and taken.on[0] in visit.shown.statements:
        back = visit.asked.links.to("/review", at=taken.on[0])
    return go_to(back)


def _part(desk: Desk, request: Request, visit: Visit, form: Form, files: Files) -> Response:
    del desk, request, files
    made = part(visit, form)
    return go_to(form.words("back") or visit.asked.links.statement(made.on[0]))


def _take(desk: Desk, request: Request, visit: Visit, form: Form, files: Files) -> Response:
    """The import begins; a short one is over before the browser goes on to its page."""
    try:
        work = taking(desk.settings.ledger, form, files, may_name_folder=visit.people is None)
    except UsageError as error:
        return desk.drawn(request, add_page.adding(visit, dict(form.fields), str(error)), 400)
    begun = desk.imports.start(visit.author, work)
    begun.wait(_SHORT)
    return go_to(f"/imports/{begun.name}")


def _stop(desk: Desk, request: Request, visit: Visit, form: Form, files: Files) -> Response:
    del desk, request, files
    add_page.own_import(visit, form.words("import")).stop()
    return go_to(f"/imports/{form.words('import')}")
