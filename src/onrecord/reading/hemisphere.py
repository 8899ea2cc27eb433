"""Whether a text tells of the southern half of the world, where seasons fall six months later."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from onrecord.reading.names.atlas import load_atlas
from onrecord.records import Place
from onrecord.text.tables import data_lines

__all__ = ["is_southern"]


def is_southern(places: Iterable[Place]) -> bool:
    """Whether the country that the places lie in most often is a southern one; a tie is left northern."""
    known = _country_of()
    countries = Counter(known[place.id] for place in places if place.id in known)
    most = max(countries.values(), default=0)
    leading = [country for country, count in countries.items() if count == most]
    return bool(leading) and all(country in _southern() for country in leading)


@lru_cache(maxsize=1)
def _southern() -> frozenset[str]:
    return frozenset(line.split("\t")[0] for line in data_lines("onrecord.reading", "southern.tsv"))


@lru_cache(maxsize=1)
def _country_of() -> dict[str, str]:
    """The country code of each place of the table, by the place's id."""
    return {spot.id: spot.country for spots in load_atlas().by_name.values() for spot in spots if spot.id}
