"""The table of countries, regions and populated places that ships with the reader."""

from __future__ import annotations

import gzip
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from onrecord.records import PlaceKind

__all__ = ["Atlas", "Spot", "load_atlas"]


@dataclass(frozen=True, slots=True)
class Spot:
    """One place of the table. ``lat`` and ``lon`` are the middle of a country or region, or of a town."""

    kind: PlaceKind
    id: str | None
    name: str
    country: str
    lat: float | None
    lon: float | None
    people: int


@dataclass(frozen=True, slots=True)
class Atlas:
    """Places by each of their names; those with more people first."""

    by_name: dict[str, tuple[Spot, ...]]


def _spot(cells: list[str]) -> Spot:
    kind, id_, name, _, country, lat, lon, people = cells
    return Spot(
        PlaceKind(kind),
        id_ or None,
        name,
        country,
        float(lat) if lat else None,
        float(lon) if lon else None,
        int(people),
    )


@lru_cache(maxsize=1)
def load_atlas() -> Atlas:
    """The table; read once a process, on first use."""
    path = resources.files("onrecord.reading.names") / "data" / "places.tsv.gz"
    lines = gzip.decompress(path.read_bytes()).decode("utf-8").splitlines()[2:]
    by_name: dict[str, list[Spot]] = {}
    for line in lines:
        cells = line.split("\t")
        spot = _spot(cells)
        for name in dict.fromkeys((cells[2], *filter(None, cells[3].split("|")))):
            by_name.setdefault(name, []).append(spot)
    return Atlas({name: tuple(_ordered(spots)) for name, spots in by_name.items()})


def _ordered(spots: list[Spot]) -> list[Spot]:
    rank = {PlaceKind.COUNTRY: 0, PlaceKind.REGION: 1, PlaceKind.CITY: 1}
    return sorted(spots, key=lambda spot: (rank[spot.kind], -spot.people, spot.id or ""))
