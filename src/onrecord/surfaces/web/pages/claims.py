"""Claims: the list, one claim with its origins, and two things on record side by side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass

from onrecord.exchange import evidence_row, layer_rows
from onrecord.pipeline import OriginStep, SideBySide, compare_records, trace_origins
from onrecord.records import Claim, Layers
from onrecord.surfaces.render.tables import SideView, side_view
from onrecord.surfaces.render.view import QuoteView
from onrecord.surfaces.render.words import count, one_line, published_words, shorten, text
from onrecord.surfaces.web.around import layers_around
from onrecord.surfaces.web.links import segment
from onrecord.surfaces.web.page import Context, NotFoundError, Page, PageRoute, Visit
from onrecord.surfaces.web.pages.decided import DecisionView, decision_views
from onrecord.surfaces.web.pages.lists import Portion, portion
from onrecord.surfaces.web.shown import Shown

__all__ = ["ROUTES"]

_LONGEST = 300


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """A claim in the list."""

    quote: QuoteView
    href: str
    counts: str


@dataclass(frozen=True, slots=True)
class ClaimsPage(Context):
    """All claims, those of most origins first."""

    template = "claims.html.j2"

    claims: Portion[ClaimLine]


@dataclass(frozen=True, slots=True)
class StepView:
    """One step from who passes a claim on to whom they have it from."""

    teller: str
    told_by: str
    why: str
    href: str


@dataclass(frozen=True, slots=True)
class OriginPart:
    """One origin: the way to it, and the statements that go back to it."""

    source: str
    how: str
    steps: tuple[StepView, ...]
    quotes: tuple[tuple[QuoteView, str], ...]


@dataclass(frozen=True, slots=True)
class ClaimPage(Context):
    """One claim with its origins."""

    template = "claim.html.j2"

    id: str
    seen: int
    first_id: str
    words: str
    counts: str
    first: str
    last: str
    former: tuple[str, ...]
    origins: tuple[OriginPart, ...]
    compare: str | None
    decisions: tuple[DecisionView, ...]


@dataclass(frozen=True, slots=True)
class PassageView:
    """Words that two documents share."""

    words: str
    href: str
    label: str


@dataclass(frozen=True, slots=True)
class ComparePage(Context):
    """Two statements, claims or documents side by side."""

    template = "compare.html.j2"

    a: str
    b: str
    asked: bool
    seen: int
    pair: tuple[str, str] | None
    nothing: bool
    left: tuple[QuoteView, ...]
    right: tuple[QuoteView, ...]
    passages: tuple[PassageView, ...]
    claims: tuple[tuple[str, str, str], ...]
    contradictions: tuple[SideView, ...]
    changes: tuple[SideView, ...]


def claims(visit: Visit) -> Page:
    """All claims, those of most origins first."""
    shown = visit.shown
    order = shown.once(("claims",), lambda: _most_origins_first(shown))
    listed = portion(order, visit.asked, "/claims")
    shelf = listed.showing(shown.claims[name] for name in listed.items if name in shown.claims)
    lines = tuple(ClaimLine(shown.index.quotes(c.statements[:1])[0], shown.links.claim(c.id), _counts(c))
                  for c in shelf.items)  # fmt: skip
    rows = {"total": shelf.total, "claims": [_row(c) for c in shelf.items]}
    return Page(text("desk.claims"), ClaimsPage(shelf.showing(lines)), rows)


def _most_origins_first(shown: Shown) -> list[str]:
    found = sorted(shown.layers.claims, key=lambda c: (-len(c.origins), -len(c.statements), c.id))
    return [segment(c.id) for c in found]


def _counts(claim: Claim) -> str:
    numbers = (("origins", claim.origins), ("documents", claim.documents), ("statements", claim.statements))
    return " · ".join(count(name, len(items)) for name, items in numbers)


def _row(claim: Claim) -> dict[str, object]:
    return next(layer_rows(Layers(claims=(claim,)), "claims"))


def claim(visit: Visit) -> Page:
    """One claim with its origins; raises NotFoundError where none has the id at the asked clocks."""
    shown = visit.shown
    found = shown.claims.get(visit.name)
    if found is None:
        raise NotFoundError(text("desk.no_claim"))
    _, steps = trace_origins(layers_around(shown, found.statements), found.id)
    said = shown.statements[found.statements[0]]
    two = found.statements[:2]
    context = ClaimPage(
        id=found.id,
        seen=visit.ledger.length(),
        first_id=found.statements[0],
        words=one_line(said.quote),
        counts=_counts(found),
        first=published_words(found.first_said),
        last=published_words(found.last_said),
        former=found.former_ids,
        origins=tuple(_origins(shown, found, steps)),
        compare=shown.links.to("/compare", a=two[0], b=two[1]) if len(two) > 1 else None,
        decisions=decision_views(
            [d for d in shown.layers.decisions if d.kind in ("same", "different")
             and not set(found.statements).isdisjoint(d.on)], shown),
    )  # fmt: skip
    rows = {
        "claim": _row(found),
        "steps": [asdict(step) for step in steps],
        "statements": [evidence_row(shown.statements[i]) for i in found.statements],
    }
    return Page(one_line(said.quote)[:80], context, rows)


def _origins(shown: Shown, found: Claim, steps: tuple[OriginStep, ...]) -> list[OriginPart]:
    by_origin: dict[str, list[StepView]] = {}
    for s in steps:
        held = s.statement in shown.statements
        href = shown.links.statement(s.statement) if held else shown.links.document(s.document)
        step = StepView(one_line(s.teller), one_line(s.told_by), one_line(s.why), href)
        by_origin.setdefault(s.origin, []).append(step)
    return [
        OriginPart(
            text("origins.unknown") if o.source is None else one_line(o.source),
            one_line(o.how),
            tuple(by_origin.get(o.origin, ())),
            tuple((shown.index.quotes((i,))[0], i if i != found.statements[0] else "") for i in o.statements),
        )
        for o in found.origins
    ]


def compare(visit: Visit) -> Page:
    """Two things on record side by side; without two ids, the form that asks for them."""
    a, b = visit.asked.words("a"), visit.asked.words("b")
    shown = visit.shown
    if not a or not b:
        empty = ComparePage(a, b, False, 0, None, False, (), (), (), (), (), ())
        return Page(text("desk.compare"), empty, {"a": a or None, "b": b or None})
    found = compare_records(_around(shown, a, b), a, b)
    index = shown.index
    context = ComparePage(
        a=a,
        b=b,
        asked=True,
        seen=visit.ledger.length(),
        pair=(a, b) if a in shown.statements and b in shown.statements else None,
        nothing=found.says_nothing,
        left=index.quotes([s.id for s in found.a]),
        right=index.quotes([s.id for s in found.b]),
        passages=tuple(_passages(shown, found)),
        claims=tuple((one_line(shown.statements[c.statements[0]].quote), shown.links.claim(c.id), _counts(c))
                     for c in found.claims),
        contradictions=tuple(side_view(c, index) for c in found.contradictions),
        changes=tuple(
            SideView(text(f"revision.{r.relation.value}"), one_line(r.why),
                     next(iter(index.quotes((r.a,))), None), next(iter(index.quotes((r.b,))), None))
            for r in found.revisions),
    )  # fmt: skip
    rows = {
        "a": [evidence_row(s) for s in found.a],
        "b": [evidence_row(s) for s in found.b],
        "passages": [asdict(c) for c in found.passages],
        "claims": [c.id for c in found.claims],
        "contradictions": [asdict(c) for c in found.contradictions],
        "revisions": [asdict(r) for r in found.revisions],
    }
    return Page(text("desk.compare"), context, rows)


def _around(shown: Shown, *names: str) -> Layers:
    """What of the record touches these statements, claims or documents."""
    statements = [name for name in names if name in shown.statements]
    documents = [name for name in names if name in shown.documents]
    claims = (shown.claims.get(segment(name)) for name in names)
    statements += [s for c in claims if c is not None for s in c.statements]
    statements += [s.id for name in documents for s in shown.in_document.get(name, ())]
    return layers_around(shown, statements, documents)


def _passages(shown: Shown, found: SideBySide) -> Iterator[PassageView]:
    for copy in found.passages:
        sides = [shown.index.document_ref(name).number for name in (copy.document, copy.of)]
        label = f"{sides[0]} {text(f'copy.{copy.kind.value}')} {sides[1]}"
        for start, end, _, _ in copy.spans:
            words = shorten(one_line(found.documents[copy.document].text[start:end]), _LONGEST)
            yield PassageView(words, shown.links.document(copy.document), label)


_PAGE = {"page": "Which portion of the list"}
ROUTES = (
    PageRoute("/claims", claims, "Claims, those of most origins first", _PAGE),
    PageRoute("/claims/{name}", claim, "One claim with its origins"),
    PageRoute(
        "/compare",
        compare,
        "Two statements, claims or documents side by side",
        {"a": "The id of the first", "b": "The id of the second"},
    ),
)
