"""The pages that take documents in, by paste, as files or from a folder, and show how far that has come."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from onrecord.pipeline import Added
from onrecord.surfaces.render.words import count, one_line, text
from onrecord.surfaces.web.imports import Import
from onrecord.surfaces.web.page import Context, NotFoundError, Page, PageRoute, Visit
from onrecord.surfaces.web.people import Person, Role

__all__ = ["ROUTES", "adding", "import_rows", "may_see", "no_import", "own_import"]

_NOTES = 200


@dataclass(frozen=True, slots=True)
class AddPage(Context):
    """The form, with the imports of before; ``may_name_folder``: one on this machine can be named."""

    template = "add.html.j2"

    problem: str
    entered: dict[str, str]
    may_name_folder: bool
    imports: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class ImportPage(Context):
    """How far one import has come, and what came of it."""

    template = "import.html.j2"

    name: str
    stage: str
    words: str
    is_over: bool
    is_stopping: bool
    done: int
    total: int | None
    problem: str
    notes: tuple[str, ...]
    more: int


def adding(visit: Visit, entered: dict[str, str] | None = None, problem: str = "") -> Page:
    """The form, with what was just entered in vain."""
    own = visit.imports.of(None if visit.person.role is Role.ADMIN else visit.author)
    listed = tuple((f"/imports/{one.name}", _stage(one), _words(one)) for one in own[:20])
    context = AddPage(problem, entered or {}, visit.people is None, listed)
    rows: dict[str, object] = {"problem": problem or None, "imports": [import_rows(one) for one in own]}
    return Page(text("desk.add"), context, rows)


def importing(visit: Visit) -> Page:
    """One import; raises NotFoundError for one of somebody else."""
    one = own_import(visit, visit.name)
    state = one.state
    told = () if state.added is None else (*state.added.failures, *state.added.notes)
    context = ImportPage(
        name=one.name,
        stage=_stage(one),
        words=_words(one),
        is_over=state.stage.is_over,
        is_stopping=one.is_stopping,
        done=state.done,
        total=state.total,
        problem=one_line(state.problem),
        notes=tuple(one_line(issue.message) for issue in told[:_NOTES]),
        more=max(0, len(told) - _NOTES),
    )
    return Page(text("desk_import.title"), context, import_rows(one))


def own_import(visit: Visit, name: str) -> Import:
    """The import, if it is the visitor's own or the visitor an admin; raises NotFoundError."""
    found = visit.imports.find(name)
    if found is None or not may_see(visit.person, found):
        raise NotFoundError(no_import())
    return found


def may_see(person: Person, one: Import) -> bool:
    """Whether the import is the person's own, or the person an admin."""
    return one.by == person.name or person.role is Role.ADMIN


def no_import() -> str:
    """The sentence where an import is not known, or not the visitor's."""
    return text("desk_import.none")


def import_rows(one: Import) -> dict[str, Any]:
    """An import for programs."""
    state, added = one.state, one.state.added
    rows: dict[str, Any] = {
        "import": one.name, "stage": state.stage.value, "done": state.done, "total": state.total,
        "words": _words(one), "problem": state.problem or None,
    }  # fmt: skip
    if added is not None:
        rows |= {
            "added": added.added, "versions": added.versions, "unchanged": added.unchanged,
            "amended": added.amended, "statements": added.statements,
            "failures": [i.message for i in added.failures], "notes": [i.message for i in added.notes],
        }  # fmt: skip
    return rows


def _stage(one: Import) -> str:
    return text(f"desk_import.{one.state.stage.value}")


def _words(one: Import) -> str:
    state = one.state
    if state.added is not None:
        return _outcome(state.added)
    if state.total is None:
        return text("desk_import.counting")
    return text("desk_import.so_far", done=state.done, total=count("documents", state.total))


def _outcome(done: Added) -> str:
    parts = (
        ("desk_add.added", done.added), ("desk_add.versions", done.versions),
        ("desk_add.unchanged", done.unchanged), ("desk_add.amended", done.amended),
    )  # fmt: skip
    told = [text(key, n=count("documents", n)) for key, n in parts if n]
    return ", ".join([*told, count("statements", done.statements)])


ROUTES = (
    PageRoute("/add", adding, "The form that takes documents in", needs=Role.ANALYST),
    PageRoute("/imports/{name}", importing, "How far an import has come", needs=Role.ANALYST),
)
