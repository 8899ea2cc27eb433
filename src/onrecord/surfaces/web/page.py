"""A page: a declared context for its template, and the rows of its JSON twin."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from functools import lru_cache
from typing import Any, ClassVar

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined

from onrecord.ledger import Ledger
from onrecord.surfaces.render.page import language_tag
from onrecord.surfaces.render.words import count, day_words, shorten, text
from onrecord.surfaces.web.asked import Asked
from onrecord.surfaces.web.imports import Imports
from onrecord.surfaces.web.people import People, Person, Role
from onrecord.surfaces.web.settings import Settings
from onrecord.surfaces.web.shelf import Shelf
from onrecord.surfaces.web.shown import Shown

__all__ = ["Context", "Frame", "NotFoundError", "Page", "PageRoute", "Visit", "draw", "frame_of", "templates"]


class NotFoundError(Exception):
    """No page stands at this address; the message says what was looked for."""


@dataclass(frozen=True, slots=True)
class Visit:
    """One request: the open ledger, what is asked for, and the name in the path."""

    ledger: Ledger
    asked: Asked
    shelf: Shelf
    settings: Settings
    imports: Imports
    person: Person
    name: str = ""
    people: People | None = None

    @property
    def author(self) -> str:
        """The name that decisions are made under."""
        return self.person.name

    @property
    def shown(self) -> Shown:
        """The record at the asked clocks."""
        return self.shelf.shown(self.ledger, self.asked)


class Context:
    """The base of all contexts: a frozen data class whose fields are all that the template receives."""

    __slots__ = ()
    template: ClassVar[str] = ""


@dataclass(frozen=True, slots=True)
class Page:
    """What a page shows, and the same for machines: rows, or what makes them where they are many."""

    title: str
    context: Context
    rows: Any

    @property
    def twin(self) -> Any:
        """The rows of the page's twin."""
        return self.rows() if callable(self.rows) else self.rows


_LONGEST_TITLE = 200
_PAGES = (
    ("", "start"),
    ("review", "review"),
    ("board", "board"),
    ("dossier", "dossier"),
    ("documents", "documents"),
    ("statements", "statements"),
    ("claims", "claims"),
    ("contradictions", "contradictions"),
    ("timeline", "timeline"),
    ("differences", "differences"),
    ("map", "map"),
    ("questions", "questions"),
    ("hypotheses", "hypotheses"),
    ("indicators", "indicators"),
    ("sources", "sources"),
    ("left-out", "left_out"),
    ("issues", "issues"),
    ("decisions", "decisions"),
    ("add", "add"),
)
"""The navigation: where each page stands, and its name in the catalogue."""
_FOR_ANALYSTS = frozenset({"review", "add"})


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around every page: title, place in the navigation, clocks, and the address of the twin."""

    title: str
    here: str
    clocks: str
    links: Any
    asked: Mapping[str, str]
    query: Mapping[str, str]
    path: str
    twin: str
    token: str
    who: Person | None
    is_behind: bool = False
    entered: Mapping[str, str] = field(default_factory=dict)
    problem: str = ""

    @property
    def decides(self) -> bool:
        """Whether the page offers forms that change the record: at the present, to whoever may."""
        return not self.asked and (self.who is None or self.who.role.may(Role.ANALYST))

    @property
    def pages(self) -> tuple[tuple[str, str], ...]:
        """The navigation, without what this person may not open."""
        reads = self.who is not None and not self.who.role.may(Role.ANALYST)
        return tuple(page for page in _PAGES if not (reads and page[0] in _FOR_ANALYSTS))


Make = Callable[[Visit], Page]


@dataclass(frozen=True, slots=True)
class PageRoute:
    """Where a page stands; ``query`` says what it takes, ``needs`` the least role that may see it."""

    path: str
    make: Make
    summary: str
    query: Mapping[str, str] = field(default_factory=dict)
    needs: Role = Role.READER


@lru_cache(maxsize=1)
def templates() -> Environment:
    """The desk's templates, with the parts of the dossier's page; what they are given is escaped."""
    environment = Environment(
        loader=ChoiceLoader(
            [
                PackageLoader("onrecord.surfaces.web", "templates"),
                PackageLoader("onrecord.surfaces.render", "templates"),
            ]
        ),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(t=text, count=count, tag=language_tag)
    return environment


def draw(page: Page, frame: Frame) -> str:
    """The page as HTML: its template receives the context's fields and the frame, nothing else."""
    given = {f.name: getattr(page.context, f.name) for f in fields(page.context)}  # type: ignore[arg-type]
    return templates().get_template(page.context.template).render(frame=frame, **given)


def frame_of(page: Page, asked: Asked, path: str, token: str = "", who: Person | None = None) -> Frame:
    """What stands around the page at this path; its forms carry the token, and ``who`` is logged in."""
    clocks = asked.clocks
    known = "" if clocks.as_of is None else text("page.as_of", day=day_words(clocks.as_of))
    learned = "" if clocks.as_recorded is None else text("desk.recorded", moment=_minute(clocks.as_recorded))
    judged = text("page.today", day=day_words(clocks.judged_on()))
    return Frame(
        title=shorten(page.title, _LONGEST_TITLE),
        here=path.strip("/").partition("/")[0],
        clocks=", ".join(filter(None, (known, learned, judged))),
        links=asked.links,
        asked=dict(asked.links.clocks),
        query=asked.query,
        path=path,
        token=token,
        who=who,
        twin=asked.links.to(f"{path if path != '/' else '/start'}.json", **asked.query),
    )


def _minute(moment: Any) -> str:
    return f"{day_words(moment.date())} {moment:%H:%M} UTC"
