"""Long lists in portions: which part is shown, and where the others stand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from onrecord.surfaces.render.words import one_line, text
from onrecord.surfaces.web.asked import Asked

__all__ = ["Choice", "Facet", "Portion", "facet", "portion"]

_AT_ONCE = 50
_CHOICES = 12
_LONGEST = 400
"""A longer value is no choice: its address would be refused."""
S = TypeVar("S")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Portion(Generic[T]):
    """A stretch of a list, and the addresses of the stretches before and after it."""

    items: tuple[T, ...]
    first: int
    total: int
    before: str | None
    after: str | None

    def showing(self, items: Iterable[S]) -> Portion[S]:
        """The same stretch with other items, one for each."""
        return Portion(tuple(items), self.first, self.total, self.before, self.after)

    @property
    def words(self) -> str:
        """Which of how many are shown."""
        if not self.total:
            return text("desk.none_found")
        return text("desk.portion", first=self.first, last=self.first + len(self.items) - 1, n=self.total)


@dataclass(frozen=True, slots=True)
class Choice:
    """A value to narrow a list by, with how many have it."""

    words: str
    number: int
    href: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """The values of one property."""

    title: str
    choices: tuple[Choice, ...]


def portion(items: Sequence[T], asked: Asked, path: str, at_once: int = _AT_ONCE) -> Portion[T]:
    """The asked page of the items; one that does not exist is the last."""
    last = max(1, -(-len(items) // at_once))
    page = min(max(1, asked.number("page", 1)), last)
    start = (page - 1) * at_once

    def address(number: int) -> str | None:
        rest = {name: value for name, value in asked.query.items() if name != "page"}
        return asked.links.to(path, **rest, page=str(number)) if 1 <= number <= last else None

    shown = tuple(items[start : start + at_once])
    return Portion(shown, start + 1, len(items), address(page - 1), address(page + 1))


def facet(
    name: str, counted: Mapping[str, int], asked: Asked, path: str, words: Callable[[str], str] = one_line
) -> Facet:
    """How many items have each value, the most frequent first; choosing the chosen one takes it back."""
    rest = {key: value for key, value in asked.query.items() if key not in (name, "page")}
    chosen = asked.words(name)
    shown = sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))[:_CHOICES]
    if chosen and chosen not in dict(shown):
        shown.append((chosen, counted.get(chosen, 0)))
    choices = tuple(
        Choice(
            words(value) if value else text("page.not_said"),
            number,
            asked.links.to(path, **rest, **({} if value == chosen else {name: value})),
            value == chosen,
        )
        for value, number in shown
        if 0 < len(value) <= _LONGEST
    )
    return Facet(text(f"desk_facet.{name}"), choices)
