"""Counts of one thing in two statements: what each allows, and whether the later includes the earlier."""

from __future__ import annotations

import re
from dataclasses import dataclass
from math import inf

from onrecord.linking.keys import in_one_form
from onrecord.linking.sides import Side
from onrecord.linking.tables import word_table
from onrecord.records import Quantity
from onrecord.text.words import stem

__all__ = [
    "Counted",
    "above_least",
    "adds_to",
    "closed_period",
    "differing",
    "grows",
    "is_of_one_size",
    "is_rising",
]

_ABOUT = re.compile(
    r"^(?:about|around|some|roughly|nearly|almost|approximately|up to|an estimated)\b", re.IGNORECASE
)
_BESIDE = re.compile(r"\b(?:another|further|other|more|additional)\s*$", re.IGNORECASE)
_MORE = re.compile(r"^(?:another|a further|an additional|(?!no )[\w,.]+ (?:more|other))\b", re.IGNORECASE)
_CUT = re.compile(r"^0+\b")
"""The tail of a number that was taken apart ("100 ,000")."""
_ONLY = re.compile(r"^(?:only|just|no more than|at most)\b", re.IGNORECASE)
_SO_FAR = re.compile(r"\b(?:so far|by now|now|to date|until now|in total|at least)\b", re.IGNORECASE)
_SLACK = 0.15
_SEASON = 28
_TIMES = 5


@dataclass(frozen=True, slots=True)
class Counted:
    """One kind of thing counted on both sides, by numbers that exclude one another."""

    what: str
    first: Quantity
    second: Quantity

    def __str__(self) -> str:
        return f"{self.first.text} against {self.second.text}"


def differing(a: Side, b: Side) -> Counted | None:
    """What both count, and count differently; None where one count admits the other."""
    counted = _counted(a, b)
    return None if counted is None else _exclude(*counted)


def _counted(a: Side, b: Side) -> tuple[str, Quantity, Quantity] | None:
    """The first kind of thing that both count, once each; a bare total counts what the other names."""
    first, second = _by_kind(a), _by_kind(b)
    for kind in sorted(first.keys() & second.keys()):
        if len(first[kind]) == 1 and len(second[kind]) == 1:
            return kind, first[kind][0], second[kind][0]
    for one, other in ((first, second), (second, first)):
        if len(one) == 1 and len(other) == 1 and "" in one and "" not in other:
            (total,), (kind,) = one.values(), other
            side = a if one is first else b
            if len(total) == 1 and len(other[kind]) == 1 and _is_total(side, kind):
                pair = (total[0], other[kind][0])
                return kind, *(pair if one is first else pair[::-1])
    return None


def _by_kind(side: Side) -> dict[str, list[Quantity]]:
    found: dict[str, list[Quantity]] = {}
    for q in side.statement.quantities:
        before = side.statement.quote[: q.start - side.statement.start]
        if _CUT.match(q.text):
            continue
        if _BESIDE.search(before) or _MORE.match(q.text):
            continue
        kind = _kind(q)
        found.setdefault(kind, []).append(q)
    return found


def _kind(q: Quantity) -> str:
    if not q.of and q.unit:
        return q.unit
    (kind,) = in_one_form(frozenset({stem((q.of or "").split(" ")[-1].casefold())}))
    return kind


def _is_total(side: Side, kind: str) -> bool:
    """ "The toll has risen to 19": a bare number that stands for the whole count."""
    turned = bool(side.frame.theme.turns) or "toll" in side.frame.told or "number" in side.frame.told
    return turned and side.frame.act in word_table("totals") and bool(kind)


def _exclude(kind: str, a: Quantity, b: Quantity) -> Counted | None:
    (low, high), (other_low, other_high) = _limits(a), _limits(b)
    if max(low, other_low) <= min(high, other_high) or inf in (low, other_low):
        return None
    return Counted(kind or "it", a, b)


def _limits(q: Quantity) -> tuple[float, float]:
    if q.value is None and q.low is None and q.high is None:
        return -inf, inf
    low = q.low if q.low is not None else (q.value if q.value is not None else -inf)
    high = q.high if q.high is not None else (q.value if q.value is not None else inf)
    if _ABOUT.match(q.text) and q.value is not None:
        return q.value * (1 - _SLACK), q.value * (1 + _SLACK)
    return low, high


def above_least(a: Side, b: Side) -> Counted | None:
    """What the first side puts a least number to, and the second counts clearly higher."""
    counted = _counted(a, b)
    if counted is None:
        return None
    kind, x, y = counted
    open_ended = x.value is None and x.low is not None and x.high is None
    if open_ended and x.low is not None and _limits(y)[0] > x.low * (1 + _SLACK):
        return Counted(kind or "it", x, y)
    return None


def is_rising(counted: Counted) -> bool:
    """Whether the second count is above the first."""
    first = counted.first
    least = first.low if first.value is None and first.low is not None else _limits(first)[1]
    return _limits(counted.second)[0] > least


def is_of_one_size(counted: Counted) -> bool:
    """Whether two counts are near enough that they can be of one thing: 700 and 9 are of two."""
    least, most = sorted((_limits(counted.first)[0], _limits(counted.second)[0]))
    return least <= 0 or most <= least * _TIMES


def grows(a: Side, b: Side, same: bool) -> bool:
    """Whether a count of this kind grows as more becomes known, or more happens."""
    if closed_period(a) or any(_ONLY.match(q.text) for q in a.statement.quantities):
        return False
    once = b.frame.acts & word_table("once_acts")
    nameless = not b.frame.doer.head and not b.frame.acts.isdisjoint(_DEATHS)
    if nameless and _RUNNING.search(b.statement.quote) is None:
        return False  # "ten died in the fighting": of the fighting of that day
    return same or not once or _SO_FAR.search(b.statement.quote) is not None


_DEATHS = frozenset({"die", "kill"})
_RUNNING = re.compile(
    r"\b(?:has|have|had|now|so far|to date|by now|in total|at least|more than|as many as|up to|toll|since)\b",
    re.IGNORECASE,
)


def closed_period(side: Side) -> bool:
    """Whether what is counted was over, and long enough to be counted, when it was told of."""
    window = side.statement.window
    if window is None or window.start is None or window.end is None or side.day is None:
        return False
    return window.end < side.day and (window.end - window.start).days >= _SEASON


def adds_to(b: Side) -> bool:
    """Whether a statement counts what has come on top ("another four")."""
    return any(
        _MORE.match(q.text) or _BESIDE.search(b.statement.quote[: q.start - b.statement.start])
        for q in b.statement.quantities
    )
