"""Statements: the list with facets, and the card of one: its words in place, and what is against it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from onrecord.exchange import explanation_row, statement_row
from onrecord.pipeline import explain, search_documents
from onrecord.records import Contradiction, Credibility, Decision, Modality, Revision, Section, Statement
from onrecord.surfaces.render.card import card_facts
from onrecord.surfaces.render.view import QuoteView
from onrecord.surfaces.render.words import one_line, text
from onrecord.surfaces.web.around import layers_around
from onrecord.surfaces.web.ordered import FACETS, values_of
from onrecord.surfaces.web.page import Context, NotFoundError, Page, PageRoute, Visit
from onrecord.surfaces.web.pages.decided import DecisionView, decision_views
from onrecord.surfaces.web.pages.lists import Facet, Portion, facet, portion
from onrecord.surfaces.web.pages.narrowing import Columns
from onrecord.surfaces.web.pages.reasons import PartView, reason_views
from onrecord.surfaces.web.pages.sources import GradeLine, ProposalView, grade_lines, proposal
from onrecord.surfaces.web.pages.surroundings import Surroundings, surroundings
from onrecord.surfaces.web.shown import Shown
from onrecord.tracking import Explanation

__all__ = ["ROUTES", "statement", "statement_at"]

_MOST_FOUND = 500
_OFFERED = 8


@dataclass(frozen=True, slots=True)
class StatementsPage(Context):
    """The statements, narrowed by words and facets."""

    template = "statements.html.j2"

    words: str
    facets: tuple[Facet, ...]
    statements: Portion[QuoteView]


@dataclass(frozen=True, slots=True)
class RelationView:
    """A statement that contradicts this one, or that came before or after it."""

    label: str
    why: str
    other: QuoteView | None
    compare: str


@dataclass(frozen=True, slots=True)
class StatementPage(Context):
    """One statement: its words in place, how they were read, and what is on record about it."""

    template = "statement.html.j2"

    id: str
    said: QuoteView
    around: Surroundings
    facts: tuple[tuple[str, str], ...]
    claim: tuple[str, str] | None
    commitment: tuple[str, str] | None
    same: tuple[QuoteView, ...]
    relations: tuple[RelationView, ...]
    why: tuple[PartView, ...]
    decisions: tuple[DecisionView, ...]
    review: str
    grades: tuple[GradeLine, ...]
    proposal: ProposalView | None
    propose: str
    choices: tuple[tuple[str, str], ...]
    weighing: tuple[tuple[str, str], ...]


def statements(visit: Visit) -> Page:
    """The statements, newest documents first; with words only those in sentences that have all of them."""
    shown, asked = visit.shown, visit.asked
    words = asked.words("q")
    counts: Mapping[str, Mapping[str, int]]
    chosen = {name: asked.words(name) for name in FACETS if asked.words(name)}
    if words:
        values = partial(values_of, shown.publishers)
        hits, counts = Columns(_searched(visit, shown, words), FACETS, values).narrow(asked)
        found: Sequence[str] = [s.id for s in hits]
    else:
        found, counts = shown.ordered.narrow(chosen)
    facets = tuple(facet(name, counts[name], asked, "/statements", _said(name)) for name in FACETS)
    shelf = portion(found, asked, "/statements")
    items = [shown.statements[i] for i in shelf.items]
    quotes = shelf.showing(shown.index.quotes(shelf.items))
    rows = {"total": shelf.total, "statements": [statement_row(s, shown.entry(s.document)) for s in items]}
    return Page(text("desk.statements"), StatementsPage(words, facets, quotes), rows)


def _searched(visit: Visit, shown: Shown, words: str) -> list[Statement]:
    """The statements that touch a sentence that was found, in the order of the finds."""
    hits = search_documents(visit.ledger, words, _MOST_FOUND, shown.current.stored.values())
    found = {
        s.id: s
        for hit in hits
        for s in shown.in_document.get(hit.document, ())
        if s.start < hit.end and hit.start < s.end
    }
    return list(found.values())


def _said(name: str) -> Callable[[str], str]:
    def words(value: str) -> str:
        if name == "section" and value in set(Section):
            return text(f"section.{value}.title")
        if name == "modality" and value in set(Modality):
            return text(f"modality.{value}")
        if name == "reviewed" and value in ("no", "accept", "edit"):
            return text(f"desk_reviewed.{value}")
        return one_line(value)[:80]

    return words


def statement_at(shown: Shown, name: str) -> Statement:
    """The statement of this id; raises NotFoundError where none is on record at the asked clocks."""
    found = shown.statements.get(name)
    if found is None:
        raise NotFoundError(text("desk.no_statement"))
    return found


def statement(visit: Visit) -> Page:
    """One statement's card."""
    shown = visit.shown
    said = statement_at(shown, visit.name)
    document = shown.documents[said.document]
    claim = shown.claims.get(shown.claim_of.get(said.id, ""))
    commitment = shown.commitments.get(shown.commitment_of.get(said.id, ""))
    told = explain(layers_around(shown, (said.id,)), said.id, shown.clocks)
    made = [d for d in shown.layers.decisions if said.id in d.on]
    suggested = proposal(visit, said.id)
    context = StatementPage(
        id=said.id,
        said=shown.index.quotes((said.id,))[0],
        around=surroundings(document, said, shown.links),
        facts=tuple((text(f"card.{label}"), words) for label, words in card_facts(said, document)),
        claim=None if claim is None else (claim.id, shown.links.claim(claim.id)),
        commitment=None if commitment is None else (
            one_line(commitment.undertaking), shown.links.commitment(commitment.id)),
        same=() if claim is None else shown.index.quotes([i for i in claim.statements if i != said.id]),
        relations=_relations(shown, said),
        why=reason_views(told, shown),
        decisions=decision_views(made, shown),
        review=shown.links.to("/review", at=said.id),
        grades=grade_lines([g for g in shown.layers.assessments.grades if g.on == said.id]),
        proposal=None if suggested is None else suggested[0],
        propose=shown.links.to(f"/statements/{said.id}", propose="1"),
        choices=tuple((c.value, text(f"grade_statement.{c.value}")) for c in Credibility),
        weighing=_weighing(shown, said.id),
    )  # fmt: skip
    return Page(one_line(said.quote)[:80], context, _rows(shown, said, told, made))


def _weighing(shown: Shown, statement: str) -> tuple[tuple[str, str], ...]:
    """The latest matrices and signs of people, where the statement can be weighed or noted next."""
    links, judged = shown.links, shown.layers.assessments
    matrices = [m for m in judged.matrices if m.made.stands][: -_OFFERED - 1 : -1]
    signs = [i for i in shown.layers.indicators if i.made is not None][: -_OFFERED - 1 : -1]
    return (
        *((one_line(m.question), links.to(f"/hypotheses/{m.id}", item=statement)) for m in matrices),
        *((one_line(i.text), links.to(f"/indicators/{i.id}", item=statement)) for i in signs),
    )


def _rows(shown: Shown, said: Statement, told: Explanation, made: list[Decision]) -> object:
    row = statement_row(said, shown.entry(said.document)) | {
        "claim": shown.claim_of.get(said.id), "commitment": shown.commitment_of.get(said.id)}  # fmt: skip
    return {
        "statement": row,
        "relations": [{"a": r.a, "b": r.b, "why": r.why} for r in _related(shown, said)],
        "why": explanation_row(told),
        "decisions": [{"decision": d.id, "kind": d.kind, "by": d.by, "when": d.when, "why": d.why,
                       "undoes": d.undoes, "details": dict(d.details)} for d in made],
    }  # fmt: skip


def _related(shown: Shown, said: Statement) -> tuple[Contradiction | Revision, ...]:
    return (*shown.changes.get(said.id, ()), *shown.against.get(said.id, ()))


def _relations(shown: Shown, said: Statement) -> tuple[RelationView, ...]:
    views = []
    for row in _related(shown, said):
        other = row.b if row.a == said.id else row.a
        quotes = shown.index.quotes((other,))
        compare = shown.links.to("/compare", a=row.a, b=row.b)
        views.append(
            RelationView(_label(row, said.id), one_line(row.why), quotes[0] if quotes else None, compare)
        )
    return tuple(views)


def _label(row: Contradiction | Revision, statement_id: str) -> str:
    if isinstance(row, Contradiction):
        return text(f"contradiction.{row.kind.value}")
    label = text(f"revision.{row.relation.value}")
    return label if statement_id == row.a else text("revision.changes", label=label)


ROUTES = (
    PageRoute(
        "/statements",
        statements,
        "Statements, searched and narrowed by facets",
        {
            "q": "Words that all must stand in one sentence; quoted phrases together",
            "speaker": "Only what this source said first",
            "section": "Only statements of this section",
            "modality": "Only statements put in this way",
            "country": "Only statements that name this country",
            "publisher": "Only statements of this publisher's documents",
            "reviewed": "no, accept or edit: what a person decided",
            "page": "Which portion of the list",
        },
    ),
    PageRoute(
        "/statements/{name}",
        statement,
        "One statement's card",
        {"propose": "1: the grade that the record suggests, with reasons"},
    ),
)
