"""What hangs on an undertaking: what is told as standing in its way, and questions that nobody asked yet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from onrecord.records import Commitment, Dossier
from onrecord.surfaces.render.tables import told_in
from onrecord.surfaces.render.view import DocumentRef, Index, QuoteView
from onrecord.surfaces.render.words import day_words, one_line, text

__all__ = ["DraftView", "HindranceView", "PlanView", "draft_views", "hindrance_views"]

_LOOK_AGAIN = timedelta(days=90)
"""After the last day, as the rule of a drafted question has it."""


@dataclass(frozen=True, slots=True)
class PlanView:
    """An undertaking in its own words."""

    words: str
    href: str | None
    document: DocumentRef | None


@dataclass(frozen=True, slots=True)
class HindranceView:
    """A plan beside what is told as standing in its way."""

    plan: PlanView
    quotes: tuple[QuoteView, ...]


@dataclass(frozen=True, slots=True)
class DraftView:
    """A question about a plan: what is asked, how it is resolved, when to look again."""

    asks: str
    plan: PlanView
    rule: str
    look_again: str


def hindrance_views(dossier: Dossier, index: Index) -> tuple[HindranceView, ...]:
    """Every plan that something stands in the way of, in the order of the record."""
    return tuple(_hindrances(dossier, index))


def _hindrances(dossier: Dossier, index: Index) -> Iterator[HindranceView]:
    plans = _plans(dossier)
    for hindrance in dossier.hindrances:
        plan, quotes = plans.get(hindrance.towards), index.quotes(hindrance.statements)
        if plan is not None and quotes:
            yield HindranceView(_plan(plan, index), quotes)


def draft_views(dossier: Dossier, index: Index) -> tuple[DraftView, ...]:
    """Every drafted question, the nearest last day first."""
    return tuple(_drafts(dossier, index))


def _drafts(dossier: Dossier, index: Index) -> Iterator[DraftView]:
    plans = _plans(dossier)
    for draft in dossier.drafts:
        end = draft.window.end
        if end is not None and draft.commitment in plans:
            yield DraftView(
                text("draft.asks", day=day_words(end)),
                _plan(plans[draft.commitment], index),
                text("question.rule", rule=one_line(draft.rule)),
                text("draft.look_again", day=day_words(end), last=day_words(end + _LOOK_AGAIN)),
            )


def _plans(dossier: Dossier) -> dict[str, Commitment]:
    return {commitment.id: commitment for commitment in dossier.commitments}


def _plan(commitment: Commitment, index: Index) -> PlanView:
    held = index.statements.get(commitment.worded or "")
    shown = held is not None and held.document in index.documents
    href = index.links.statement(held.id) if held is not None and shown else None
    return PlanView(one_line(commitment.undertaking), href, told_in(commitment, commitment.worded, index))
