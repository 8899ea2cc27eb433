"""Answers that are no pages: rows, and the way to another page."""

from __future__ import annotations

import json
from typing import Any

from starlette.responses import RedirectResponse, Response

__all__ = ["as_rows", "go_to"]


def as_rows(rows: Any, status: int = 200) -> Response:
    """Rows as JSON, every character as it is."""
    body = json.dumps(rows, ensure_ascii=False, separators=(",", ":"))
    return Response(body.encode("utf-8"), status, media_type="application/json")


def go_to(path: str) -> Response:
    """The browser goes on to a page of the desk; an address of another site leads to the first page."""
    own = path.startswith("/") and not path.startswith("//") and "\\" not in path and path.isprintable()
    return RedirectResponse(path if own else "/", 303)
