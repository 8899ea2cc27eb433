"""Commitments: the board, and the history of one."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.exchange import commitment_row, evidence_row, explanation_row
from onrecord.pipeline import explain
from onrecord.records import Commitment, Status
from onrecord.surfaces.render.board import GROUPS
from onrecord.surfaces.render.tables import CommitmentView, commitment_view
from onrecord.surfaces.render.view import QuoteView
from onrecord.surfaces.render.words import one_line, published_words, text, window_words
from onrecord.surfaces.web.around import layers_around
from onrecord.surfaces.web.page import Context, NotFoundError, Page, PageRoute, Visit
from onrecord.surfaces.web.pages.decided import DecisionView, decision_views
from onrecord.surfaces.web.pages.lists import Portion, portion
from onrecord.surfaces.web.pages.reasons import PartView, reason_views

__all__ = ["ROUTES", "commitment"]

_EACH = 40
"""So many commitments of a group stand on the board; a group by itself shows all of them in portions."""


@dataclass(frozen=True, slots=True)
class GroupView:
    """A group of the board; ``more`` leads to the whole group where it is cut."""

    key: str
    title: str
    number: int
    commitments: tuple[CommitmentView, ...]
    more: str | None


@dataclass(frozen=True, slots=True)
class BoardPage(Context):
    """The board."""

    template = "board.html.j2"

    groups: tuple[GroupView, ...]
    only: str | None
    whole: str
    portion: Portion[Commitment] | None


@dataclass(frozen=True, slots=True)
class MentionPart:
    """One mention of a commitment with its words."""

    published: str
    act: str
    due: str | None
    quote: QuoteView


@dataclass(frozen=True, slots=True)
class CommitmentPage(Context):
    """The history of one commitment: mentions, windows, statuses, and why it stands where it stands."""

    template = "commitment.html.j2"

    id: str
    former: tuple[str, ...]
    commitment: CommitmentView
    mentions: tuple[MentionPart, ...]
    why: tuple[PartView, ...]
    decisions: tuple[DecisionView, ...]
    statuses: tuple[tuple[str, str], ...]


def board(visit: Visit) -> Page:
    """The board, or one of its groups."""
    shown, only = visit.shown, visit.asked.words("group")
    if only and only not in GROUPS:
        raise NotFoundError(text("desk.no_group"))
    groups = [g for g in shown.board if only in ("", g[0])]
    listed = portion(groups[0][1], visit.asked, "/board", _EACH) if only and groups else None
    views = tuple(
        GroupView(
            key=name,
            title=text(f"group.{name}"),
            number=len(members),
            commitments=tuple(
                commitment_view(c, shown.index, shown.today)
                for c in (members[:_EACH] if listed is None else listed.items)
            ),
            more=shown.links.to("/board", group=name) if not only and len(members) > _EACH else None,
        )
        for name, members in groups
    )
    rows = lambda: [  # noqa: E731  made for the twin alone
        {"group": name, "commitments": [commitment_row(c) for c in members]} for name, members in groups
    ]
    context = BoardPage(
        views,
        text(f"group.{only}") if only else None,
        shown.links.to("/board"),
        listed,
    )
    return Page(text("page.board"), context, rows)


def commitment(visit: Visit) -> Page:
    """One commitment's history; raises NotFoundError where none has the id at the asked clocks."""
    shown = visit.shown
    found = shown.commitments.get(visit.name)
    if found is None:
        raise NotFoundError(text("desk.no_commitment"))
    mentioned = [m.statement for m in found.mentions]
    told = explain(layers_around(shown, mentioned), found.id, shown.clocks)
    mentions = tuple(
        MentionPart(
            published_words(m.published),
            text(f"act.{m.act.value}"),
            None if m.due.window is None else window_words(m.due.window),
            shown.index.quotes((m.statement,))[0],
        )
        for m in found.mentions
    )
    names = {found.id, *found.former_ids}
    made = [d for d in shown.layers.decisions if not names.isdisjoint(d.on)]
    context = CommitmentPage(
        id=found.id,
        former=found.former_ids,
        commitment=commitment_view(found, shown.index, shown.today),
        mentions=mentions,
        why=reason_views(told, shown),
        decisions=decision_views(made, shown),
        statuses=tuple((s.value, text(f"status.{s.value}")) for s in Status),
    )  # fmt: skip
    rows = {
        "commitment": commitment_row(found),
        "statements": [evidence_row(shown.statements[m.statement]) for m in found.mentions],
        "why": explanation_row(told),
    }
    return Page(one_line(found.undertaking)[:80], context, rows)


ROUTES = (
    PageRoute(
        "/board",
        board,
        "The board of commitments",
        {"group": "Only this group of the board", "page": "Which portion of the group"},
    ),
    PageRoute("/commitments/{name}", commitment, "One commitment's history"),
)
