"""Analysis of competing hypotheses: what speaks against each, which items tell them apart, what it hangs on.

The method is that of R. J. Heuer (Psychology of Intelligence Analysis, 1999, chapter 8): hypotheses are
rejected by what is inconsistent with them, never proved by what is consistent, since that mostly fits
several. The weights are those of the program ACH (Palo Alto Research Center; technical description):
inconsistent 1, very inconsistent 2, all else 0, times credibility times relevance, each low 1/sqrt(2), medium
1 or high sqrt(2). That program writes the sums with a minus sign. Sums are kept exact, as a + b sqrt(2), so
that a tie is a tie.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal, localcontext
from fractions import Fraction
from functools import total_ordering
from itertools import combinations

from onrecord.records import Hypothesis, Matrix, Rating, Strength, WeighedItem

__all__ = ["Analysis", "Item", "Root2", "Standing", "analyse", "weight_of"]

_DIGITS = 30
_STEPS = {Rating.CC: 2, Rating.C: 1, Rating.N: 0, Rating.I: -1, Rating.II: -2}
_AGAINST = {Rating.I: 1, Rating.II: 2}
_HALVES = {Strength.LOW: -1, Strength.MEDIUM: 0, Strength.HIGH: 1}
"""The weight of a strength, as an exponent of the square root of 2."""


@total_ordering
@dataclass(frozen=True, slots=True)
class Root2:
    """An exact number a + b sqrt(2).

    >>> Root2(Fraction(3, 2)) > Root2(Fraction(0), Fraction(1))
    True
    """

    a: Fraction = Fraction(0)
    b: Fraction = Fraction(0)

    def __add__(self, other: Root2) -> Root2:
        return Root2(self.a + other.a, self.b + other.b)

    def __lt__(self, other: Root2) -> bool:
        return Root2(other.a - self.a, other.b - self.b).sign() > 0

    def times(self, factor: int) -> Root2:
        """The product with a whole number."""
        return Root2(self.a * factor, self.b * factor)

    def sign(self) -> int:
        """1, 0 or -1; sqrt(2) is irrational, so the number is 0 only where both parts are."""
        if self.a >= 0 and self.b >= 0:
            return int(bool(self.a or self.b))
        if self.a <= 0 and self.b <= 0:
            return -1
        larger = 1 if self.a**2 > 2 * self.b**2 else -1
        return larger if self.a > 0 else -larger

    def decimal(self) -> Decimal:
        """Its digits."""
        with localcontext() as context:
            context.prec = _DIGITS
            parts = (Decimal(x.numerator) / Decimal(x.denominator) for x in (self.a, self.b))
            return next(parts) + next(parts) * Decimal(2).sqrt()


def weight_of(item: WeighedItem) -> Root2:
    """How much an item weighs: 1/2 where credibility and relevance are low, 2 where both are high."""
    halves = _HALVES[item.credibility] + _HALVES[item.relevance]
    if halves % 2 == 0:
        return Root2(Fraction(2) ** (halves // 2))
    return Root2(Fraction(0), Fraction(2) ** ((halves - 1) // 2))


@dataclass(frozen=True, slots=True)
class Standing:
    """A hypothesis with what speaks against it: weighed, and as a bare count of items.

    ``place`` is 1 for the least; hypotheses with the same sum share one. ``unrated`` are the items not rated
    against it.
    """

    hypothesis: Hypothesis
    against: Root2
    items_against: tuple[str, ...]
    place: int
    unrated: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """An item with what it does: how many pairs of hypotheses it tells apart, and what changes without it.

    ``without`` is the order that the hypotheses would have without the item, None where it is the same;
    ``changes_first`` is whether another hypothesis would then have least against it.
    """

    item: WeighedItem
    weight: Root2
    told_apart: int
    pairs: int
    spread: int
    without: tuple[tuple[str, ...], ...] | None
    changes_first: bool


@dataclass(frozen=True, slots=True)
class Analysis:
    """The hypotheses in their order, and the items, those that tell most apart first."""

    order: tuple[Standing, ...]
    items: tuple[Item, ...]

    def tiers(self) -> tuple[tuple[str, ...], ...]:
        """The labels of the hypotheses, those with the same sum together, the least first."""
        return _tiers(self.order)


def analyse(matrix: Matrix) -> Analysis:
    """What the matrix amounts to; the same ratings give the same, in whatever order they were made."""
    order = _order(matrix.hypotheses, matrix.items)
    tiers = _tiers(order)
    items = tuple(_item(item, matrix, tiers) for item in matrix.items)
    return Analysis(order, tuple(sorted(items, key=lambda i: (-i.told_apart, -i.spread, _number(i.item)))))


def _number(item: WeighedItem) -> int:
    return int(item.label[1:])


def _order(hypotheses: Sequence[Hypothesis], items: Sequence[WeighedItem]) -> tuple[Standing, ...]:
    sums = {h.id: _against(h, items) for h in hypotheses}
    return tuple(
        Standing(
            hypothesis=h,
            against=sums[h.id],
            items_against=tuple(i.label for i in items if i.rating(h.id) in _AGAINST),
            place=1 + sum(other < sums[h.id] for other in sums.values()),
            unrated=tuple(i.label for i in items if i.rating(h.id) is None),
        )
        for h in sorted(hypotheses, key=lambda h: (sums[h.id], int(h.label[1:])))
    )


def _against(hypothesis: Hypothesis, items: Iterable[WeighedItem]) -> Root2:
    total = Root2()
    for item in items:
        rating = item.rating(hypothesis.id)
        if rating is not None:
            total += weight_of(item).times(_AGAINST.get(rating, 0))
    return total


def _tiers(order: Sequence[Standing]) -> tuple[tuple[str, ...], ...]:
    places: dict[int, list[str]] = {}
    for standing in order:
        places.setdefault(standing.place, []).append(standing.hypothesis.label)
    return tuple(tuple(labels) for labels in places.values())


def _item(item: WeighedItem, matrix: Matrix, tiers: tuple[tuple[str, ...], ...]) -> Item:
    steps = [_STEPS.get(rating) for h in matrix.hypotheses if (rating := item.rating(h.id)) is not None]
    rated = [step for step in steps if step is not None]
    pairs = list(combinations(rated, 2))
    without = _tiers(_order(matrix.hypotheses, [other for other in matrix.items if other is not item]))
    return Item(
        item=item,
        weight=weight_of(item),
        told_apart=sum(a != b for a, b in pairs),
        pairs=len(pairs),
        spread=max(rated) - min(rated) if rated else 0,
        without=None if without == tiers else without,
        changes_first=without[:1] != tiers[:1],
    )
