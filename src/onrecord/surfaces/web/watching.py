"""Tells a browser live how far an import has come, as server-sent events."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator

from fastapi import FastAPI
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from onrecord.surfaces.web.imports import Import
from onrecord.surfaces.web.page import NotFoundError
from onrecord.surfaces.web.pages.adding import import_rows, may_see, no_import
from onrecord.surfaces.web.people import Role
from onrecord.surfaces.web.sending import Desk

__all__ = ["add_watching"]

_PAUSE, _LONGEST = 0.2, 300.0
"""Seconds between two looks, and of one answer: the browser asks again by itself."""


def add_watching(app: FastAPI, desk: Desk) -> None:
    """A page of an import can follow it."""

    async def watch(request: Request) -> Response:
        person = await run_in_threadpool(desk.enter, request, Role.ANALYST)
        found = desk.imports.find(str(request.path_params["name"]))
        if found is None or not may_see(person, found):
            raise NotFoundError(no_import())
        return StreamingResponse(_events(request, found), media_type="text/event-stream")

    path = "/imports/{name}/events"
    app.add_api_route(path, watch, methods=["GET"], summary="How far an import has come, live")


async def _events(request: Request, watched: Import) -> AsyncIterator[str]:
    """An event at first and at each change, and the last when it is over."""
    told, waited = "", 0.0
    while waited < _LONGEST and not await request.is_disconnected():
        state = watched.state
        rows = json.dumps(import_rows(watched), ensure_ascii=True)
        if rows != told:
            told = rows
            yield f"event: {'over' if state.stage.is_over else 'step'}\ndata: {rows}\n\n"
        if state.stage.is_over:
            return
        await asyncio.sleep(_PAUSE)
        waited += _PAUSE
