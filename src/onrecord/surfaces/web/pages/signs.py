"""Signs to watch: those that the reporting names and those that people add, with where they were seen."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.exchange import layer_rows
from onrecord.records import Direction, Indicator
from onrecord.surfaces.render import Block, sign_block
from onrecord.surfaces.render.view import QuoteView
from onrecord.surfaces.render.words import count, one_line, text
from onrecord.surfaces.web.page import Context, NotFoundError, Page, PageRoute, Visit
from onrecord.surfaces.web.pages.decided import DecisionView, decision_views
from onrecord.surfaces.web.pages.lists import Facet, Portion, facet, portion
from onrecord.surfaces.web.pages.narrowing import Columns
from onrecord.surfaces.web.shown import Shown
from onrecord.tracking.assessment import suggest_observations

__all__ = ["ROUTES", "sign", "signs"]

_SUGGESTED = 10
_WHO = ("person", "reporting")


@dataclass(frozen=True, slots=True)
class SignLine:
    """A sign to watch with what it points to and how often it was seen."""

    words: str
    href: str
    towards: str
    seen: str


@dataclass(frozen=True, slots=True)
class SignsPage(Context):
    """Every sign to watch, and the form to add one."""

    template = "signs.html.j2"

    facets: tuple[Facet, ...]
    signs: Portion[SignLine]
    towards: str


@dataclass(frozen=True, slots=True)
class SignPage(Context):
    """One sign: who added it, where it was seen, and statements that share its words."""

    template = "sign.html.j2"

    block: Block
    towards: str
    named: tuple[QuoteView, ...]
    seen: tuple[tuple[str, QuoteView], ...]
    suggested: tuple[tuple[str, QuoteView], ...]
    directions: tuple[str, ...]
    item: str
    decisions: tuple[DecisionView, ...]


def signs(visit: Visit) -> Page:
    """The signs, those that people added first; ``of`` is what a new one is to point to."""
    shown, asked = visit.shown, visit.asked
    listed = shown.layers.indicators
    fitting, counts = Columns(listed, ("added",), lambda i, _: (_added(i),)).narrow(asked)
    facets = (facet("added", counts["added"], asked, "/indicators", _who),)
    shelf = portion(sorted(fitting, key=_order), asked, "/indicators")
    context = SignsPage(facets, shelf.showing(_line(i, shown) for i in shelf.items), asked.words("of"))
    return Page(text("desk.indicators"), context, lambda: list(layer_rows(shown.layers, "indicators")))


def _added(indicator: Indicator) -> str:
    return _WHO[0] if indicator.made is not None else _WHO[1]


def _who(value: str) -> str:
    return text(f"desk_judge.by_{value}") if value in _WHO else one_line(value)


def _order(indicator: Indicator) -> tuple[bool, bool]:
    return indicator.made is None, not indicator.observations


def _line(indicator: Indicator, shown: Shown) -> SignLine:
    return SignLine(
        words=one_line(indicator.text),
        href=shown.links.to(f"/indicators/{indicator.id}"),
        towards="" if indicator.towards is None else shown.index.towards(indicator.towards),
        seen=count("observations", len(indicator.observations)),
    )


def sign(visit: Visit) -> Page:
    """One sign; raises NotFoundError for none of this id. ``item`` is a statement that may show it."""
    shown = visit.shown
    found = next((i for i in shown.layers.indicators if i.id == visit.name), None)
    if found is None:
        raise NotFoundError(text("desk_judge.no_sign"))
    more = suggest_observations(found, shown.layers.statements())[:_SUGGESTED]
    directions = {o.statement: text(f"sign.{o.direction.value}") for o in found.observations}
    context = SignPage(
        block=sign_block(found, shown.words, ()),
        towards="" if found.towards is None else shown.index.towards(found.towards),
        named=shown.index.quotes([s for s in found.statements if s in shown.statements]),
        seen=tuple((d, q) for s, d in directions.items() for q in _quotes(shown, s)),
        suggested=tuple((s.id, q) for s in more for q in _quotes(shown, s.id)),
        directions=tuple(d.value for d in Direction),
        item=visit.asked.words("item"),
        decisions=decision_views([d for d in shown.layers.decisions if found.id in (d.id, *d.on)], shown),
    )

    def for_machines() -> object:
        row = next(row for row in layer_rows(shown.layers, "indicators") if row["indicator"] == found.id)
        return row | {"suggested": [s.id for s in more]}

    return Page(one_line(found.text)[:80], context, for_machines)


def _quotes(shown: Shown, statement: str) -> tuple[QuoteView, ...]:
    return shown.index.quotes((statement,)) if statement in shown.statements else ()


ROUTES = (
    PageRoute(
        "/indicators",
        signs,
        "Signs to watch",
        {
            "added": "person or reporting: who named it",
            "of": "The commitment that a new sign is to point to",
            "page": "Which portion of the list",
        },
    ),
    PageRoute(
        "/indicators/{name}",
        sign,
        "One sign to watch",
        {"item": "The id of a statement that may show it"},
    ),
)
