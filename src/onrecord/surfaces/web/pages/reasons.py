"""Why something stands as it stands, in words with the quotations that they rest on."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.surfaces.render.view import QuoteView
from onrecord.surfaces.render.words import one_line
from onrecord.surfaces.web.shown import Shown
from onrecord.tracking import Explanation

__all__ = ["PartView", "ReasonView", "reason_views"]


@dataclass(frozen=True, slots=True)
class ReasonView:
    """One reason."""

    words: str
    quotes: tuple[QuoteView, ...]


@dataclass(frozen=True, slots=True)
class PartView:
    """The reasons under one title."""

    title: str
    reasons: tuple[ReasonView, ...]


def reason_views(told: Explanation, shown: Shown) -> tuple[PartView, ...]:
    """The explanation in words and links."""
    return tuple(
        PartView(
            one_line(part.title),
            tuple(
                ReasonView(one_line(r.text), shown.index.quotes([s.id for s in r.statements]))
                for r in part.reasons
            ),
        )
        for part in told.parts
    )
