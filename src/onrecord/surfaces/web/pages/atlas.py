"""The map: how often the record names each country, drawn as areas; nothing smaller is ever drawn."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.surfaces.render.words import count, one_line, text
from onrecord.surfaces.web.areas import VIEW, load_areas
from onrecord.surfaces.web.page import Context, Page, PageRoute, Visit

__all__ = ["ROUTES"]

_TONES = 5


@dataclass(frozen=True, slots=True)
class Area:
    """A country's outline; ``tone`` 0 where the record does not name it, else 1 (seldom) to 5."""

    outline: str
    title: str
    tone: int


@dataclass(frozen=True, slots=True)
class CountryLine:
    """A country with how much names it; ``drawn`` is false for those too small for the map."""

    name: str
    href: str
    statements: str
    documents: str
    drawn: bool


@dataclass(frozen=True, slots=True)
class MapPage(Context):
    """The map with its legend, and the same as a list."""

    template = "map.html.j2"

    view: str
    areas: tuple[Area, ...]
    legend: tuple[tuple[int, str], ...]
    countries: tuple[CountryLine, ...]


def atlas(visit: Visit) -> Page:
    """Every country that statements name."""
    shown = visit.shown
    named = {name: len(found) for name, found in shown.in_country.items()}
    ordered = sorted(named, key=lambda name: (-named[name], name))
    bounds = _bounds(max(named.values(), default=0))
    outlines = load_areas()
    drawn = {name for name, _ in outlines}
    documents = {n: len({shown.statements[s].document for s in shown.in_country[n]}) for n in ordered}
    context = MapPage(
        view=VIEW,
        areas=tuple(_area(name, outline, named.get(name, 0), bounds) for name, outline in outlines),
        legend=tuple(_legend(bounds)),
        countries=tuple(
            CountryLine(
                name=one_line(name),
                href=shown.links.to("/statements", country=name),
                statements=count("statements", named[name]),
                documents=count("documents", documents[name]),
                drawn=name in drawn,
            )
            for name in ordered
        ),
    )
    rows = [{"country": n, "statements": named[n], "documents": documents[n]} for n in ordered]
    return Page(text("desk.map"), context, rows)


def _bounds(most: int) -> list[int]:
    """The least number of each tone: each some times the one before, since a few countries are named most.

    >>> _bounds(100), _bounds(2), _bounds(0)
    ([1, 3, 7, 16, 40], [1, 2], [])
    """
    found: list[int] = []
    for tone in range(_TONES if most else 0):
        least = int(most ** (tone / _TONES) + 1e-9) + (1 if tone else 0)
        if least <= most and (not found or least > found[-1]):
            found.append(least)
    return found


def _area(name: str, outline: str, number: int, bounds: list[int]) -> Area:
    title = text("desk_map.area", name=name, n=count("statements", number)) if name else text("desk_map.land")
    return Area(outline, title, sum(number >= least for least in bounds))


def _legend(bounds: list[int]) -> list[tuple[int, str]]:
    ends = [least - 1 for least in bounds[1:]]
    spans = zip(bounds, [*ends, None], strict=True) if bounds else ()
    lines = []
    for tone, (first, last) in enumerate(spans, start=1):
        key = "open" if last is None else "one" if first == last else "span"
        lines.append((tone, text(f"desk_map.{key}", first=first, last=last)))
    return lines


ROUTES = (PageRoute("/map", atlas, "How often the record names each country"),)
