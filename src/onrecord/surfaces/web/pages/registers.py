"""Registers: contradictions, what was left out, sources, parties, what could not be read, and decisions."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.exchange import layer_rows
from onrecord.records import Block, BlockKind, Document
from onrecord.surfaces.render.tables import SideView, side_view
from onrecord.surfaces.render.view import DocumentRef
from onrecord.surfaces.render.words import one_line, shorten, text
from onrecord.surfaces.web.page import Context, Page, PageRoute, Visit
from onrecord.surfaces.web.pages.decided import DecisionView, decision_views
from onrecord.surfaces.web.pages.lists import Portion, portion
from onrecord.surfaces.web.shown import Shown

__all__ = ["ROUTES"]

_LONGEST = 300


@dataclass(frozen=True, slots=True)
class ContradictionsPage(Context):
    """Every two statements that cannot both hold, both sides kept."""

    template = "contradictions.html.j2"

    contradictions: Portion[tuple[SideView, str]]


@dataclass(frozen=True, slots=True)
class LeftOutLine:
    """Words of a document that yield nothing."""

    words: str
    href: str
    reason: str
    document: DocumentRef


@dataclass(frozen=True, slots=True)
class LeftOutPage(Context):
    """What was left out of reading, and why."""

    template = "left_out.html.j2"

    left_out: Portion[LeftOutLine]


@dataclass(frozen=True, slots=True)
class IssueLine:
    """Something that could not be read."""

    where: str
    kind: str
    message: str
    document: DocumentRef | None


@dataclass(frozen=True, slots=True)
class IssuesPage(Context):
    """What could not be read, and why."""

    template = "issues.html.j2"

    issues: Portion[IssueLine]


@dataclass(frozen=True, slots=True)
class DecisionsPage(Context):
    """Every decision of a person, the latest first."""

    template = "decisions.html.j2"

    decisions: Portion[DecisionView]


def contradictions(visit: Visit) -> Page:
    """Every two statements that cannot both hold, or pull against each other."""
    shown = visit.shown
    shelf = portion(shown.layers.contradictions, visit.asked, "/contradictions", 25)
    views = tuple((side_view(c, shown.index), shown.links.to("/compare", a=c.a, b=c.b)) for c in shelf.items)
    listed = shelf.showing(views)
    return Page(
        text("page.contradictions"),
        ContradictionsPage(listed),
        lambda: list(layer_rows(shown.layers, "contradictions")),
    )


def left_out(visit: Visit) -> Page:
    """The labelled stretches that yield no statement, newest documents first."""
    shown = visit.shown
    found = shown.once(("left out",), lambda: _left_out(shown))
    shelf = portion(found, visit.asked, "/left-out")
    lines = tuple(
        LeftOutLine(
            shorten(one_line(d.text[b.start : b.end]), _LONGEST), shown.links.block(d.id, b.start),
            one_line(b.reason), shown.index.document_ref(d.id),
        )
        for d, b in shelf.items
    )  # fmt: skip
    listed = shelf.showing(lines)
    return Page(text("page.left_out"), LeftOutPage(listed), lambda: [_left_out_row(d, b) for d, b in found])


def _left_out(shown: Shown) -> list[tuple[Document, Block]]:
    return [
        (e.document, block)
        for e in reversed(shown.layers.documents)
        for block in e.document.blocks
        if block.kind is BlockKind.BOILERPLATE
    ]


def _left_out_row(document: Document, block: Block) -> dict[str, object]:
    return {
        "document": document.id,
        "start": block.start,
        "end": block.end,
        "quote": document.quote(block.start, block.end),
        "reason": block.reason,
    }


def issues(visit: Visit) -> Page:
    """What could not be read, and why."""
    shown = visit.shown
    shelf = portion(shown.layers.issues, visit.asked, "/issues")
    lines = tuple(
        IssueLine(
            one_line(i.where), one_line(i.kind), one_line(i.message),
            _reference(shown, shown.documents.get(i.document or "")),
        )
        for i in shelf.items
    )  # fmt: skip
    listed = shelf.showing(lines)
    return Page(text("desk.issues"), IssuesPage(listed), lambda: list(layer_rows(shown.layers, "issues")))


def _reference(shown: Shown, document: Document | None) -> DocumentRef | None:
    return None if document is None else shown.index.document_ref(document.id)


def decisions(visit: Visit) -> Page:
    """Every decision, the latest first."""
    shown = visit.shown
    shelf = portion(shown.layers.decisions[::-1], visit.asked, "/decisions")
    views = decision_views(shelf.items[::-1], shown)
    listed = shelf.showing(views)
    return Page(
        text("desk.decisions"), DecisionsPage(listed), lambda: list(layer_rows(shown.layers, "decisions"))
    )


_PAGE = {"page": "Which portion of the list"}
ROUTES = (
    PageRoute("/contradictions", contradictions, "Statements that cannot both hold", _PAGE),
    PageRoute("/left-out", left_out, "What was left out of reading, and why", _PAGE),
    PageRoute("/issues", issues, "What could not be read, and why", _PAGE),
    PageRoute("/decisions", decisions, "What people decided", _PAGE),
)
