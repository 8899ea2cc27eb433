"""The page that takes documents in, by paste or as a file."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.pipeline import Added
from onrecord.surfaces.render.words import count, one_line, text
from onrecord.surfaces.web.page import Context, Page, PageRoute, Visit
from onrecord.surfaces.web.people import Role

__all__ = ["ROUTES", "adding"]


@dataclass(frozen=True, slots=True)
class AddPage(Context):
    """The form; after it was sent, what came of it."""

    template = "add.html.j2"

    problem: str
    outcome: str
    notes: tuple[str, ...]
    entered: dict[str, str]


def adding(
    visit: Visit, entered: dict[str, str] | None = None, problem: str = "", done: Added | None = None
) -> Page:
    """The form with what was just entered in vain, or with what was taken in."""
    del visit
    outcome = ""
    notes: tuple[str, ...] = ()
    if done is not None:
        parts = (
            ("desk_add.added", done.added), ("desk_add.versions", done.versions),
            ("desk_add.unchanged", done.unchanged), ("desk_add.amended", done.amended),
        )  # fmt: skip
        told = [text(key, n=count("documents", n)) for key, n in parts if n]
        told.append(count("statements", done.statements))
        outcome = ", ".join(told)
        notes = tuple(one_line(i.message) for i in (*done.failures, *done.notes))
    context = AddPage(problem, outcome, notes, entered or {})
    rows: dict[str, object] = {
        "added": None if done is None else done.added,
        "problem": problem or None,
        "notes": list(notes),
    }
    return Page(text("desk.add"), context, rows)


ROUTES = (PageRoute("/add", adding, "The form that takes documents in", needs=Role.ANALYST),)
