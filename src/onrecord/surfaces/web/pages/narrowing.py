"""Lists narrowed by facets: every number beside a choice is what choosing it would show."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from typing import Generic, TypeVar

from onrecord.surfaces.web.asked import Asked

__all__ = ["Columns"]

T = TypeVar("T")
Values = Callable[[T, str], tuple[str, ...]]


class Columns(Generic[T]):
    """Items with the values of their facets side by side. Built once for a long list, then only looked up."""

    def __init__(self, items: Sequence[T], names: Sequence[str], values: Values[T]) -> None:
        self.items = items
        self.names = tuple(names)
        # Most values stand many times: each is kept once.
        kept: dict[tuple[str, ...], tuple[str, ...]] = {}
        self._columns = {
            name: [kept.setdefault(found, found) for found in (values(item, name) for item in items)]
            for name in names
        }

    @cached_property
    def _totals(self) -> Mapping[str, Counter[str]]:
        return {name: self._counted(name, range(len(self.items))) for name in self.names}

    @cached_property
    def _places(self) -> Mapping[str, Mapping[str, Sequence[int]]]:
        """For each facet where each of its values stands."""
        found: dict[str, dict[str, array[int]]] = {name: {} for name in self.names}
        for name, column in self._columns.items():
            for place, values in enumerate(column):
                for value in values:
                    found[name].setdefault(value, array("I")).append(place)
        return found

    def narrow(self, asked: Asked) -> tuple[list[T], Mapping[str, Counter[str]]]:
        """The items that fit the query, and each facet's values among those that fit its other choices."""
        chosen = {name: asked.words(name) for name in self.names if asked.words(name)}
        fitting = [self.items[place] for place in self._fitting(chosen)]
        counts = {}
        for name in self.names:
            rest = {other: value for other, value in chosen.items() if other != name}
            counts[name] = self._counted(name, self._fitting(rest)) if rest else self._totals[name]
        return fitting, counts

    def _fitting(self, chosen: Mapping[str, str]) -> Iterable[int]:
        """The places with every chosen value, in order: those of the rarest that have the others too."""
        if not chosen:
            return range(len(self.items))
        lists = {name: self._places[name].get(value, ()) for name, value in chosen.items()}
        rarest = min(lists, key=lambda name: len(lists[name]))
        rest = [(self._columns[name], value) for name, value in chosen.items() if name != rarest]
        return [place for place in lists[rarest] if all(value in column[place] for column, value in rest)]

    def _counted(self, name: str, places: Iterable[int]) -> Counter[str]:
        column = self._columns[name]
        return Counter(value for place in places for value in column[place])
