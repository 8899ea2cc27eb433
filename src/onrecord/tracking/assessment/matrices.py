"""Matrices of competing hypotheses, as people's decisions left them by a day."""

from __future__ import annotations

from onrecord.records import Decision, Hypothesis, Made, Matrix, Rating, Strength, WeighedItem
from onrecord.tracking.assessment.made import Decided

__all__ = ["ASSUMPTION", "HYPOTHESIS", "MATRIX", "WEIGHING", "matrices_of"]

MATRIX, HYPOTHESIS, WEIGHING = "matrix", "hypothesis", "weighing"
"""The kinds of the decisions that open a matrix, add a hypothesis, and weigh an item."""
ASSUMPTION = "assumption"
"""The detail of a weighing that is about a person's assumption instead of a statement."""


def matrices_of(decided: Decided) -> tuple[Matrix, ...]:
    """Every matrix; hypotheses and weighings that were withdrawn are left out of it, and keep their labels.

    Of several weighings of one item the newest that stands counts, so that withdrawing it restores the one
    before.
    """
    hypotheses: dict[str, list[Hypothesis]] = {}
    for decision, made in decided.of(HYPOTHESIS):
        there = hypotheses.setdefault(decision.on[0], [])
        there.append(Hypothesis(decision.id, f"H{len(there) + 1}", decision.value or "", made))
    weighed: dict[str, dict[str, list[tuple[Decision, Made]]]] = {}
    for decision, made in decided.of(WEIGHING):
        weighed.setdefault(decision.on[0], {}).setdefault(decision.on[1], []).append((decision, made))
    return tuple(
        Matrix(
            id=decision.id,
            question=decision.value or "",
            hypotheses=tuple(h for h in hypotheses.get(decision.id, ()) if h.made.stands),
            items=_items(weighed.get(decision.id, {})),
            made=made,
        )
        for decision, made in decided.of(MATRIX)
    )


def _items(weighed: dict[str, list[tuple[Decision, Made]]]) -> tuple[WeighedItem, ...]:
    found = []
    for number, (item, weighings) in enumerate(weighed.items(), start=1):
        standing = [pair for pair in weighings if pair[1].stands]
        if standing:
            found.append(_item(f"E{number}", item, *standing[-1]))
    return tuple(found)


def _item(label: str, item: str, decision: Decision, made: Made) -> WeighedItem:
    ratings = tuple(
        (name.removeprefix("rating "), Rating(value))
        for name, value in decision.details
        if name.startswith("rating ")
    )
    assumed = decision.detail(ASSUMPTION) is not None
    return WeighedItem(
        label=label,
        statement=None if assumed else item,
        assumption=item if assumed else None,
        ratings=ratings,
        credibility=Strength(decision.detail("credibility") or "medium"),
        relevance=Strength(decision.detail("relevance") or "medium"),
        made=made,
    )
