"""Who is on record: the list of named sources, and one of them with its grades."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.exchange import layer_rows, proposal_row
from onrecord.records import Grade, Reliability
from onrecord.surfaces.render.judged import grade_words, made_words, value_words
from onrecord.surfaces.render.view import QuoteView
from onrecord.surfaces.render.words import count, one_line, text
from onrecord.surfaces.web.page import Context, NotFoundError, Page, PageRoute, Visit
from onrecord.surfaces.web.pages.decided import DecisionView, decision_views
from onrecord.surfaces.web.pages.lists import Portion, portion
from onrecord.surfaces.web.shown import Named, Shown
from onrecord.tracking import Sides
from onrecord.tracking.assessment import name_key, propose_grade

__all__ = ["ROUTES", "GradeLine", "ProposalView", "choices", "grade_lines", "proposal", "source", "sources"]

_LATEST = 20


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A named source with how much it said first, and the grades that people gave it."""

    name: str
    kind: str
    statements: str
    documents: str
    href: str
    grades: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SourcesPage(Context):
    """Who is on record, and how much of the record has no named speaker."""

    template = "sources.html.j2"

    sources: Portion[SourceLine]
    unnamed: str


@dataclass(frozen=True, slots=True)
class GradeLine:
    """A grade that was given; ``counts`` is false for one that was replaced or taken back."""

    words: str
    made: str
    counts: bool


@dataclass(frozen=True, slots=True)
class ProposalView:
    """What the record suggests, and why; nobody has given it."""

    words: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SourcePage(Context):
    """One named source: its grades with their history, what the record suggests, and what it said last."""

    template = "source.html.j2"

    name: str
    counts: str
    grades: tuple[GradeLine, ...]
    proposal: ProposalView | None
    propose: str
    choices: tuple[tuple[str, str], ...]
    sides: tuple[str, ...]
    decisions: tuple[DecisionView, ...]
    latest: tuple[QuoteView, ...]
    all: str


def sources(visit: Visit) -> Page:
    """Named first speakers by how much they said; unnamed ones are counted, never listed as one."""
    shown = visit.shown
    named, unnamed = shown.named
    ordered = shown.once(("sources",), lambda: sorted(named.values(), key=_most_said_first))
    shelf = portion(ordered, visit.asked, "/sources")
    lines = shelf.showing(
        SourceLine(
            name=one_line(one.name),
            kind=text(f"desk_kind.{one.kind.value}"),
            statements=count("statements", len(one.statements)),
            documents=count("documents", len(one.documents)),
            href=shown.links.source(one.name),
            grades=tuple(map(grade_words, shown.index.graded.names.get(name_key(one.name), ()))),
        )
        for one in shelf.items
    )
    context = SourcesPage(lines, text("desk.unnamed", n=count("statements", unnamed)))
    return Page(
        text("desk.sources"), context, {"sources": [_row(one) for one in shelf.items], "unnamed": unnamed}
    )


def _most_said_first(one: Named) -> tuple[int, str]:
    return -len(one.statements), one.name


def _row(one: Named) -> dict[str, object]:
    return {
        "name": one.name,
        "kind": one.kind.value,
        "statements": len(one.statements),
        "documents": sorted(one.documents),
    }


def source(visit: Visit) -> Page:
    """One named source; raises NotFoundError for a name that nobody on record has."""
    shown = visit.shown
    found = shown.named[0].get(visit.name)
    if found is None:
        raise NotFoundError(text("desk_judge.no_source"))
    key = name_key(found.name)
    given = [g for g in shown.layers.assessments.grades if name_key(g.on) == key]
    suggested = proposal(visit, found.name)
    counts = f"{count('statements', len(found.statements))}, {count('documents', len(found.documents))}"
    context = SourcePage(
        name=found.name,
        counts=f"{text(f'desk_kind.{found.kind.value}')} · {counts}",
        grades=grade_lines(given),
        proposal=None if suggested is None else suggested[0],
        propose=shown.links.to(f"/sources/{visit.name}", propose="1"),
        choices=choices(Reliability),
        sides=_sides(shown, key),
        decisions=decision_views([d for d in shown.layers.decisions if key in map(name_key, d.on)], shown),
        latest=shown.index.quotes(found.statements[-_LATEST:][::-1]),
        all=shown.links.to("/statements", speaker=found.name),
    )

    def for_machines() -> object:
        grades = [row for row in layer_rows(shown.layers, "grades") if name_key(row["on"]) == key]
        return _row(found) | {"grades": grades, "proposal": None if suggested is None else suggested[1]}

    return Page(one_line(found.name)[:80], context, for_machines)


def _sides(shown: Shown, key: str) -> tuple[str, ...]:
    """What is known about whose side the source is on, by people and by the table that is shipped."""
    known = [m for m in Sides.of(shown.layers.decisions).known() if name_key(m.who) == key]
    return tuple(
        text(
            f"desk_judge.{'on_side' if m.on_side else 'off_side'}",
            of=one_line(m.of),
            why=one_line(m.why),
            by=text("desk_judge.shipped") if m.by is None else one_line(m.by),
        )
        for m in known
    )


def choices(scale: type[Reliability]) -> tuple[tuple[str, str], ...]:
    """The letters of a source's grade with their words."""
    return tuple((grade.value, text(f"grade_source.{grade.value}")) for grade in scale)


def grade_lines(given: list[Grade]) -> tuple[GradeLine, ...]:
    """The grades in words, the latest first."""
    return tuple(
        GradeLine(
            words=value_words(g.scale, g.value)
            + ("" if g.topic is None else text("grade.topic", topic=one_line(g.topic))),
            made=made_words(g.made)
            + ("" if g.current or not g.made.stands else f" · {text('judged.newer')}"),
            counts=g.current,
        )
        for g in reversed(given)
    )


def proposal(visit: Visit, on: str) -> tuple[ProposalView, object] | None:
    """What the record suggests for a source or a statement, where it is asked for."""
    found = propose_grade(visit.shown.layers, on) if visit.asked.words("propose") else None
    if found is None:
        return None
    words = value_words(found.scale, found.value)
    return ProposalView(words, tuple(map(one_line, found.reasons))), proposal_row(found)


ROUTES = (
    PageRoute("/sources", sources, "Who is on record", {"page": "Which portion of the list"}),
    PageRoute(
        "/sources/{name}",
        source,
        "One named source with its grades",
        {"propose": "1: the grade that the record suggests, with reasons"},
    ),
)
