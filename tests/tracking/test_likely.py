"""What is told in other words is laid on what was undertaken, where a network finds that likely."""

from __future__ import annotations

from datetime import date
from itertools import permutations

import pytest

from onrecord.pipeline import derive
from onrecord.records import DocumentEntry
from tracking.test_status import MADE, reading

TODAY = date(2032, 1, 1)


def groups_of(told: list[tuple[str, str]]) -> set[frozenset[str]]:
    """The mentions of each commitment, by their words."""
    read = [reading(*one) for one in told]
    made = derive([DocumentEntry(d) for d, _ in read], [r for _, r in read], TODAY)
    quotes = {s.id: s.quote for s in made.statements()}
    return {frozenset(quotes[m.statement] for m in c.mentions) for c in made.commitments}


@pytest.mark.parametrize(
    "other",
    [
        ("2031-06-20", "Velmora has closed the port of Trast, Mayor Lena Orlo said."),
        ("2031-06-20", "Velmora has sold its old mill at Trast."),
        ("2031-06-20", "The mayor of Trast denied that she had been at the yard of Velmora."),
    ],
)
def test_other_news_of_the_same_doer_and_place_stands_apart(other: tuple[str, str]) -> None:
    assert all(len(group) == 1 for group in groups_of([MADE, other]))


def test_groups_are_the_same_in_every_order() -> None:
    told = [
        MADE,
        ("2031-07-02", "Not one of the buses that Velmora owes Trast has left its yard."),
        ("2031-07-09", "The plan for the 40 buses of Trast lies in a drawer at Velmora."),
    ]
    first, *others = (groups_of(list(order)) for order in permutations(told))
    assert all(found == first for found in others)
