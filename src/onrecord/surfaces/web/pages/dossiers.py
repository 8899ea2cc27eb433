"""Dossiers: one subject as it stands on a day, what changed between two days, and its days in order."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace

from onrecord.errors import UsageError
from onrecord.exchange import dossier_row, timeline_row
from onrecord.pipeline import Change, compare_days, find_scope
from onrecord.records import Dossier, SavedScope
from onrecord.surfaces.render.glance import DayView, day_views
from onrecord.surfaces.render.judged import scope_words
from onrecord.surfaces.render.page import PageContext, page_context
from onrecord.surfaces.render.words import day_words, one_line, text
from onrecord.surfaces.web.asked import day_of
from onrecord.surfaces.web.first_parts import first_parts
from onrecord.surfaces.web.links import DeskLinks
from onrecord.surfaces.web.page import Context, Page, PageRoute, Visit
from onrecord.surfaces.web.pages.lists import Portion, portion
from onrecord.surfaces.web.shown import Shown
from onrecord.tracking import TimelineOptions

__all__ = ["ROUTES", "dossier"]


@dataclass(frozen=True, slots=True)
class DossierPage(PageContext, Context):
    """A dossier, and the words that asked for it."""

    template = "dossier_page.html.j2"

    query: str = ""
    scope: str = ""
    scopes: tuple[tuple[str, str, str], ...] = ()
    differences: str = ""
    cut: tuple[str, ...] = ()
    waits: bool = False


@dataclass(frozen=True, slots=True)
class SubjectPage(Context):
    """The form that asks for a subject, where the whole record is too much for one page."""

    template = "dossier_ask.html.j2"

    statements: int
    scopes: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class DifferenceView:
    """One thing that is new, changed or withdrawn, with the words that it rests on."""

    change: str
    key: str
    what: str
    words: str
    href: str | None
    evidence: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class DifferencesPage(Context):
    """What the record has on one day beside another."""

    template = "differences.html.j2"

    first: str
    last: str
    heading: str
    differences: Portion[DifferenceView]


@dataclass(frozen=True, slots=True)
class TimelinePage(Context):
    """The days that matter in a subject's documents."""

    template = "timeline.html.j2"

    query: str
    first: str
    last: str
    days: tuple[tuple[DayView, ...], ...]


def _about(visit: Visit, shown: Shown) -> str | SavedScope:
    query, scope = visit.asked.words("q"), visit.asked.words("scope")
    if query and scope:
        raise UsageError(text("desk.two_subjects"))
    return find_scope(shown.layers, scope) if scope else query


def dossier(visit: Visit) -> Page:
    """The dossier of a subject at the asked clocks; without a subject that of the whole record."""
    shown, asked = visit.shown, visit.asked
    about = _about(visit, shown)
    scopes = tuple(
        (s.name, scope_words(s), asked.links.to("/dossier", scope=s.name))
        for s in shown.layers.assessments.scopes
        if s.current
    )
    if not about and len(shown.statements) > _MOST:
        form = SubjectPage(len(shown.statements), scopes)
        return Page(text("desk.dossier"), form, lambda: dossier_row(shown.dossier_now(about)))
    (subject, inner, cut), waits = shown.dossier_page(about, _context)
    context = DossierPage(
        **{f.name: getattr(inner, f.name) for f in fields(inner)},
        query=asked.words("q"),
        scope=asked.words("scope"),
        scopes=scopes,
        differences="/differences",
        cut=cut,
        waits=waits,
    )
    return Page(one_line(subject), context, lambda: dossier_row(shown.dossier_now(about)))


_MOST = 20_000
"""Statements of which the dossier of the whole record is still made without being asked for a subject."""


def _context(made: Dossier, links: DeskLinks) -> tuple[str, PageContext, tuple[str, ...]]:
    cut, told = first_parts(made)
    return made.subject, page_context(cut, links=links, whole=made), told


def differences(visit: Visit) -> Page:
    """What is new, changed or withdrawn between two days of publication; two days are needed."""
    asked = visit.asked
    first, last = (day_of(asked.words(name), name) for name in ("from", "to"))
    if first is None or last is None:
        empty: Portion[DifferenceView] = Portion((), 1, 0, None, None)
        given = (asked.words("from"), asked.words("to"))
        return Page(text("desk.differences"), DifferencesPage(*given, "", empty), [])
    first, last = min(first, last), max(first, last)
    common = replace(asked.clocks, as_of=None)
    sides = [replace(common, as_of=day, today=day) for day in (first, last)]
    found = compare_days(visit.ledger, sides[0], sides[1])
    shown = visit.shown
    shelf = portion(found, asked, "/differences", 100)
    views = shelf.showing(tuple(_difference(c, shown) for c in shelf.items))
    heading = text("desk.between", first=day_words(first), last=day_words(last))
    context = DifferencesPage(first.isoformat(), last.isoformat(), heading, views)
    return Page(heading, context, [_row(c) for c in found])


def _difference(change: Change, shown: Shown) -> DifferenceView:
    evidence = tuple(
        (one_line(x.quote), shown.index.document_ref(x.document).number, shown.links.statement(x.statement))
        for x in change.evidence
        if x.statement is not None and x.quote != change.text and x.statement in shown.statements
    )
    return DifferenceView(
        text(f"desk_change.{change.change}"), change.change, text(f"desk_what.{change.what}"),
        one_line(change.text), _page_of(change, shown), evidence,
    )  # fmt: skip


def _page_of(change: Change, shown: Shown) -> str | None:
    if change.what == "statement" and change.id in shown.statements:
        return shown.links.statement(change.id)
    if change.what == "document" and change.id in shown.documents:
        return shown.links.document(change.id)
    if change.what == "commitment" and change.id in shown.commitments:
        return shown.links.commitment(change.id)
    return None


def _row(change: Change) -> dict[str, object]:
    evidence = [
        {"statement": x.statement, "document": x.document, "start": x.start, "end": x.end, "quote": x.quote}
        for x in change.evidence
    ]
    return {
        "change": change.change, "what": change.what, "id": change.id, "text": change.text,
        "evidence": evidence,
    }  # fmt: skip


def timeline(visit: Visit) -> Page:
    """The days that matter, in order, with two sentences each."""
    shown, asked = visit.shown, visit.asked
    first, last = (day_of(asked.words(name), name) for name in ("from", "to"))
    about = _about(visit, shown)
    days = shown.timeline(about, TimelineOptions(first, last, 40, 2))
    views = tuple(
        tuple(
            view
            for told in entry.sentences
            for view in day_views([replace(entry, sentences=(told,))], shown.index, shown.in_document)
        )
        for entry in days
    )
    context = TimelinePage(asked.words("q"), asked.words("from"), asked.words("to"), views)
    return Page(text("page.timeline"), context, [timeline_row(entry) for entry in days])


_SUBJECT = {
    "q": "Words that name the subject; empty: the whole record",
    "scope": "A saved subject, by its name",
}
_DAYS = {"from": "The first day", "to": "The last day"}
ROUTES = (
    PageRoute("/dossier", dossier, "The dossier of a subject at the asked clocks", _SUBJECT),
    PageRoute(
        "/differences",
        differences,
        "What is new, changed or withdrawn between two days",
        {"from": "The earlier day", "to": "The later day", "page": "Which portion of the list"},
    ),
    PageRoute("/timeline", timeline, "The days that matter", _SUBJECT | _DAYS),
)
