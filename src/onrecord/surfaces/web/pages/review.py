"""The review queue: the text with the marked words on one side, the card to decide on at the other."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.exchange import statement_row
from onrecord.pipeline import offered
from onrecord.records import Modality, Polarity, Section, SourceKind, Statement
from onrecord.surfaces.render.card import card_facts
from onrecord.surfaces.render.view import QuoteView
from onrecord.surfaces.render.words import one_line, text
from onrecord.surfaces.web.ordered import Ordered
from onrecord.surfaces.web.page import Context, NotFoundError, Page, PageRoute, Visit
from onrecord.surfaces.web.pages.decided import DecisionView, decision_views
from onrecord.surfaces.web.pages.surroundings import Surroundings, surroundings
from onrecord.surfaces.web.people import Role
from onrecord.surfaces.web.shown import Shown
from onrecord.tracking import UNNAMED, edit_value

__all__ = ["ROUTES", "review"]

_MOST_NAMES = 60


@dataclass(frozen=True, slots=True)
class Choices:
    """A field with a fixed list of values."""

    name: str
    label: str
    value: str
    options: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class CardForm:
    """The fields that can be edited, filled with what stands or with what was just entered."""

    statement: str
    quote: str
    speaker: str
    may_name: bool
    names: tuple[str, ...]
    offered: tuple[str, ...]
    actor: str
    window_start: str
    window_end: str
    choices: tuple[Choices, ...]
    why: str


@dataclass(frozen=True, slots=True)
class ReviewPage(Context):
    """One proposal of the queue; ``said`` is None where nothing is left."""

    template = "review.html.j2"

    left: str
    seen: int
    problem: str
    said: QuoteView | None
    around: Surroundings | None
    facts: tuple[tuple[str, str], ...]
    card: CardForm | None
    following: str
    skip: str
    decisions: tuple[DecisionView, ...]
    last: DecisionView | None


def review(visit: Visit, entered: dict[str, str] | None = None, problem: str = "") -> Page:
    """The asked proposal, else the first that nobody reviewed; ``entered`` is what was just sent in vain."""
    seen = visit.ledger.length()
    shown = visit.shown
    order = shown.ordered
    at = (entered or {}).get("statement") or visit.asked.words("at")
    if at and at not in shown.statements:
        raise NotFoundError(text("desk.no_statement"))
    first = at or next(order.waiting(), "")
    said = shown.statements[first] if first else None
    rows = {"left": order.left, "statement": None}
    made = [d for d in shown.layers.decisions if d.kind in _OWN]
    last = decision_views(made[-1:], shown)
    left = text("desk_review.left", n=order.left)
    if said is None:
        empty = ReviewPage(left, seen, problem, None, None, (), None, "", "", (), last[0] if last else None)
        return Page(text("desk.review"), empty, rows)
    following = _following(order, said)
    document = shown.documents[said.document]
    context = ReviewPage(
        left=left,
        seen=seen,
        problem=problem,
        said=shown.index.quotes((said.id,))[0],
        around=surroundings(document, said, shown.links),
        facts=tuple((text(f"card.{label}"), words) for label, words in card_facts(said, document)),
        card=_card(shown, said, entered or {}),
        following=following,
        skip=shown.links.to("/review", at=following or None),
        decisions=decision_views([d for d in shown.layers.decisions if said.id in d.on], shown),
        last=last[0] if last else None,
    )
    entry = shown.entry(said.document)
    return Page(text("desk.review"), context, rows | {"statement": statement_row(said, entry), "seen": seen})


_OWN = frozenset({"accept", "edit", "reject", "same", "different"})


def _following(order: Ordered, said: Statement) -> str:
    """The next that nobody reviewed, from this one on; "" where none is left."""
    return next((name for name in order.waiting(order.place[said.id] + 1) if name != said.id), "")


def _card(shown: Shown, said: Statement, entered: dict[str, str]) -> CardForm:
    window = said.window
    days = ("", "") if window is None else (str(window.start or ""), str(window.end or ""))
    may_name = said.first_source.anonymity not in UNNAMED

    def value(name: str, stands: str) -> str:
        return entered.get(name, stands)

    return CardForm(
        statement=said.id,
        quote=value("quote", said.quote),
        speaker=value("speaker", edit_value(said, "speaker")),
        may_name=may_name,
        names=_names(shown, said) if may_name else (),
        offered=tuple(map(one_line, offered(said))),
        actor=value("actor", edit_value(said, "actor")),
        window_start=value("window_start", days[0]),
        window_end=value("window_end", days[1]),
        choices=(
            _choices("modality", value("modality", edit_value(said, "modality")), _modalities()),
            _choices("polarity", value("polarity", said.polarity.value), _polarities()),
            _choices("section", value("section", said.section.value), _sections()),
        ),
        why=value("why", ""),
    )


def _names(shown: Shown, said: Statement) -> tuple[str, ...]:
    """Names that stand in the document, those that were considered first; outlets are not among them."""
    reading = shown.readings[said.document]
    named = [p.name for p in reading.parties if p.kind is not SourceKind.OUTLET]
    return tuple(dict.fromkeys((*offered(said), *named)))[:_MOST_NAMES]


def _choices(name: str, value: str, options: tuple[tuple[str, str], ...]) -> Choices:
    return Choices(name, text(f"card.{name}"), value, options)


def _modalities() -> tuple[tuple[str, str], ...]:
    return (("", text("modality.unknown")), *((m.value, text(f"modality.{m.value}")) for m in Modality))


def _polarities() -> tuple[tuple[str, str], ...]:
    return tuple((p.value, text(f"polarity.{p.value}")) for p in Polarity)


def _sections() -> tuple[tuple[str, str], ...]:
    return tuple((s.value, text(f"section.{s.value}.title")) for s in Section)


ROUTES = (
    PageRoute(
        "/review",
        review,
        "The next proposal that nobody reviewed",
        {"at": "The id of the statement to review"},
        Role.ANALYST,
    ),
)
