"""Competing hypotheses: what speaks against each, what tells them apart, and what the order hangs on."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.exchange import layer_rows
from onrecord.records import Matrix, Rating, Strength
from onrecord.surfaces.render import Block, matrix_block
from onrecord.surfaces.render.words import count, one_line, text
from onrecord.surfaces.web.page import Context, NotFoundError, Page, PageRoute, Visit
from onrecord.surfaces.web.pages.decided import DecisionView, decision_views
from onrecord.surfaces.web.pages.lists import Portion, portion

__all__ = ["ROUTES", "hypotheses", "matrix"]


@dataclass(frozen=True, slots=True)
class HypothesesPage(Context):
    """Every matrix, and the form to start another."""

    template = "hypotheses.html.j2"

    matrices: Portion[tuple[str, str, str]]


@dataclass(frozen=True, slots=True)
class MatrixPage(Context):
    """One matrix, with the forms to add a hypothesis and to weigh an item."""

    template = "matrix.html.j2"

    block: Block
    labels: tuple[tuple[str, str], ...]
    ratings: tuple[tuple[str, str], ...]
    strengths: tuple[str, ...]
    item: str
    decisions: tuple[DecisionView, ...]


def hypotheses(visit: Visit) -> Page:
    """The matrices that stand, the latest first."""
    shown = visit.shown
    found = [m for m in reversed(shown.layers.assessments.matrices) if m.made.stands]
    shelf = portion(found, visit.asked, "/hypotheses")
    lines = shelf.showing(
        (one_line(m.question), shown.links.to(f"/hypotheses/{m.id}"), _counts(m)) for m in shelf.items
    )
    context = HypothesesPage(lines)
    return Page(text("desk.hypotheses"), context, lambda: list(layer_rows(shown.layers, "matrices")))


def _counts(found: Matrix) -> str:
    return f"{count('hypotheses', len(found.hypotheses))}, {count('items', len(found.items))}"


def matrix(visit: Visit) -> Page:
    """One matrix; raises NotFoundError where none of this id stands. ``item`` is the next to be weighed."""
    shown = visit.shown
    matrices = shown.layers.assessments.matrices
    found = next((m for m in matrices if m.id == visit.name and m.made.stands), None)
    if found is None:
        raise NotFoundError(text("desk_judge.no_matrix"))
    weighed = [i.statement for i in found.items if i.statement is not None]
    context = MatrixPage(
        block=matrix_block(found, shown.index.quotes(weighed), shown.words),
        labels=tuple((h.label, one_line(h.text)) for h in found.hypotheses),
        ratings=tuple((r.value, text(f"rating.{r.value}")) for r in Rating),
        strengths=tuple(s.value for s in Strength),
        item=visit.asked.words("item"),
        decisions=decision_views([d for d in shown.layers.decisions if found.id in (d.id, *d.on)], shown),
    )

    def for_machines() -> object:
        return next(row for row in layer_rows(shown.layers, "matrices") if row["matrix"] == found.id)

    return Page(one_line(found.question)[:80], context, for_machines)


ROUTES = (
    PageRoute(
        "/hypotheses", hypotheses, "Matrices of competing hypotheses", {"page": "Which portion of the list"}
    ),
    PageRoute(
        "/hypotheses/{name}",
        matrix,
        "One matrix of competing hypotheses",
        {"item": "The id of the statement that is weighed next"},
    ),
)
