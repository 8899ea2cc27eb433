"""Every page of the desk: what it shows comes from the pipeline, in a declared context."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.surfaces.web.page import Context, PageRoute
from onrecord.surfaces.web.pages import (
    adding,
    atlas,
    claims,
    commitments,
    documents,
    dossiers,
    hypotheses,
    people,
    questions,
    registers,
    review,
    signs,
    sources,
    start,
    statements,
)

__all__ = ["ROUTES", "ErrorPage"]


@dataclass(frozen=True, slots=True)
class ErrorPage(Context):
    """Why there is no page."""

    template = "error.html.j2"

    words: str


ROUTES: tuple[PageRoute, ...] = (
    *start.ROUTES,
    *documents.ROUTES,
    *statements.ROUTES,
    *claims.ROUTES,
    *commitments.ROUTES,
    *dossiers.ROUTES,
    *sources.ROUTES,
    *questions.ROUTES,
    *hypotheses.ROUTES,
    *signs.ROUTES,
    *atlas.ROUTES,
    *registers.ROUTES,
    *review.ROUTES,
    *adding.ROUTES,
    *people.ROUTES,
)
