"""Decisions of people in words: what was decided, by whom, when, why, and whether it still stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.records import Decision
from onrecord.surfaces.render.words import one_line, text
from onrecord.surfaces.web.links import segment
from onrecord.surfaces.web.shown import Shown
from onrecord.tracking import standing

__all__ = ["PLACE", "DecisionView", "decision_views"]

_PLACE = ("document", "at", "quote")
PLACE = frozenset({*_PLACE, *(f"{side}_{key}" for side in "ab" for key in _PLACE)})
"""Parts of a decision that only say where it was made."""


@dataclass(frozen=True, slots=True)
class DecisionView:
    """One decision; ``stands`` is false where a later one takes it back."""

    id: str
    what: str
    by: str
    when: str
    why: str
    parts: tuple[tuple[str, str], ...]
    href: str | None
    stands: bool
    can_undo: bool


def decision_views(decisions: Sequence[Decision], shown: Shown) -> tuple[DecisionView, ...]:
    """The decisions, the latest first."""
    stand = {d.id for d in standing(shown.layers.decisions)}
    undone = {d.undoes for d in shown.layers.decisions if d.undoes is not None}
    return tuple(_view(d, shown, stand, undone) for d in reversed(decisions))


def _view(decision: Decision, shown: Shown, stand: set[str], undone: set[str]) -> DecisionView:
    kind = one_line(decision.kind)
    what = text("desk_decision.undone", what=kind) if decision.undoes else kind
    stands = decision.id in stand or (decision.undoes is not None and decision.id not in undone)
    first = decision.on[0] if decision.on else ""
    return DecisionView(
        id=decision.id,
        what=what if decision.value is None else f"{what}: {one_line(decision.value)}",
        by=one_line(decision.by),
        when=decision.when.replace("T", " ").replace("Z", " UTC"),
        why=one_line(decision.why),
        parts=tuple((key, one_line(value)) for key, value in decision.details if key not in PLACE),
        href=_target(first, shown),
        stands=stands,
        can_undo=stands and decision.kind != "issued",
    )


def _target(on: str, shown: Shown) -> str | None:
    """The page of what the decision is on, None where the record does not hold it at the asked clocks."""
    if on in shown.statements:
        return shown.links.statement(on)
    if segment(on) in shown.commitments:
        return shown.links.commitment(on)
    if segment(on) in shown.claims:
        return shown.links.claim(on)
    return shown.links.document(on) if on in shown.documents else None
