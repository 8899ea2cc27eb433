"""Statements in the orders, and by the values, under which pages list them; it moves on with decisions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.pipeline import review_order
from onrecord.records import Layers, PlaceKind, Statement

__all__ = ["FACETS", "Ordered", "countries_of", "values_of"]

FACETS = ("speaker", "section", "modality", "country", "publisher", "reviewed")
Values = Mapping[str, frozenset[str]]
"""Value -> the ids of the statements that have it."""


def countries_of(statement: Statement) -> tuple[str, ...]:
    """The countries that a statement names, each once."""
    places = (p.name for p in statement.places if p.kind is PlaceKind.COUNTRY)
    return tuple(dict.fromkeys(name for name in places if name is not None))


def values_of(publishers: Mapping[str, str], statement: Statement, name: str) -> tuple[str, ...]:
    """The values of a facet, "" for one that is not known; ``publishers`` are those of the documents."""
    if name == "country":
        return countries_of(statement)
    if name == "publisher":
        return (publishers[statement.document],)
    if name == "speaker":
        return (statement.first_source.name or "",)
    if name == "section":
        return (statement.section.value,)
    if name == "modality":
        return ("" if statement.modality is None else statement.modality.value,)
    return ("no" if statement.review is None else statement.review.kind.value,)


@dataclass(frozen=True, slots=True)
class Ordered:
    """``newest`` are the ids from the newest document on, ``queue`` those in the order of review.

    Both keep their order, and ids of statements that are gone, until the record is derived anew.
    """

    newest: tuple[str, ...]
    queue: tuple[str, ...]
    place: Mapping[str, int]
    by_value: Mapping[str, Values]
    publishers: Mapping[str, str]
    gone: frozenset[str] = frozenset()

    @staticmethod
    def of(layers: Layers, publishers: Mapping[str, str]) -> Ordered:
        """The statements of these layers."""
        said = [s for r in reversed(layers.readings) for s in r.statements]
        queue = tuple(s.id for s in review_order(layers))
        values: dict[str, Values] = {}
        for name in FACETS:
            found: dict[str, list[str]] = {}
            for s in said:
                for value in values_of(publishers, s, name):
                    found.setdefault(value, []).append(s.id)
            values[name] = {value: frozenset(ids) for value, ids in found.items()}
        place = {i: n for n, i in enumerate(queue)}
        return Ordered(tuple(s.id for s in said), queue, place, values, publishers)

    def after(
        self, old: Mapping[str, Statement], changed: Mapping[str, Statement], gone: Iterable[str]
    ) -> Ordered:
        """The same after some statements changed and some went; one that is new stands last."""
        values = {name: dict(found) for name, found in self.by_value.items()}
        for name, found in values.items():
            for i in (*changed, *gone):
                was = () if i not in old else values_of(self.publishers, old[i], name)
                now = () if i not in changed else values_of(self.publishers, changed[i], name)
                for value in set(was) - set(now):
                    found[value] = found.get(value, frozenset()) - {i}
                for value in set(now) - set(was):
                    found[value] = found.get(value, frozenset()) | {i}
        new = tuple(i for i in changed if i not in self.place)
        place = self.place
        if new:
            place = {**place, **{i: len(self.queue) + n for n, i in enumerate(new)}}
        return replace(
            self,
            by_value=values,
            newest=(*self.newest, *new),
            queue=(*self.queue, *new),
            place=place,
            gone=(self.gone | set(gone)) - changed.keys(),
        )

    def narrow(self, chosen: Mapping[str, str]) -> tuple[Sequence[str], Mapping[str, Mapping[str, int]]]:
        """The ids with these values, newest documents first, and how many each other choice would show."""
        sets = {name: self.by_value[name].get(value, frozenset()) for name, value in chosen.items()}
        if sets:
            left = _common(list(sets.values()))
            found: Sequence[str] = [i for i in self.newest if i in left]
        else:
            found = self.newest if not self.gone else [i for i in self.newest if i not in self.gone]
        counts = {}
        for name, values in self.by_value.items():
            rest = [ids for other, ids in sets.items() if other != name]
            others = _common(rest) if rest else None
            counted = ((v, len(ids) if others is None else len(ids & others)) for v, ids in values.items())
            counts[name] = {value: number for value, number in counted if number}
        return found, counts

    @property
    def left(self) -> int:
        """How many nobody reviewed."""
        return len(self.by_value["reviewed"].get("no", ()))

    def waiting(self, start: int = 0) -> Iterator[str]:
        """The ids that nobody reviewed in the order of the queue: from a place on, then those before it."""
        open_ones = self.by_value["reviewed"].get("no", frozenset())
        for n in (*range(start, len(self.queue)), *range(min(start, len(self.queue)))):
            if self.queue[n] in open_ones:
                yield self.queue[n]


def _common(sets: list[frozenset[str]]) -> frozenset[str]:
    """What all sets hold."""
    ordered = sorted(sets, key=len)
    return ordered[0].intersection(*ordered[1:])
