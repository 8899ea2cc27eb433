"""Makes the areas of the desk's map out of Natural Earth, as the npm package world-atlas carries it.

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python training/build_map.py package/countries-110m.json

Natural Earth (1:110,000,000) is in the public domain; world-atlas (ISC licence) only packs it. The areas are
drawn on the Equal Earth projection (Savric, Patterson and Jenny 2018), in whole steps of a drawing 2000 wide.
"""

from __future__ import annotations

import json
import math
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

SOURCE = Path(__file__).parents[1] / "src" / "onrecord"
NAMES = SOURCE / "reading" / "names" / "data" / "countries.tsv"
MADE = SOURCE / "surfaces" / "web" / "data" / "areas.tsv"
HEAD = "# Areas of countries (Equal Earth projection), from Natural Earth (public domain) by build_map.py"
WIDTH, TOP, LEAST, END = 2000, 490, 3, 180.0
A1, A2, A3, A4 = 1.340264, -0.081106, 0.000893, 0.003796
SAME = {
    "Bosnia and Herz.": "Bosnia and Herzegovina",
    "Central African Rep.": "Central African Republic",
    "Congo": "Republic of the Congo",
    "Côte d'Ivoire": "Ivory Coast",
    "Dem. Rep. Congo": "Democratic Republic of the Congo",
    "Dominican Rep.": "Dominican Republic",
    "Eq. Guinea": "Equatorial Guinea",
    "Falkland Is.": "Falkland Islands",
    "Macedonia": "North Macedonia",
    "S. Sudan": "South Sudan",
    "Solomon Is.": "Solomon Islands",
    "United States of America": "United States",
    "W. Sahara": "Western Sahara",
    "eSwatini": "Eswatini",
}
CLAIMED = {"Russia": (34.2, 45.3)}
"""A point of an area that the source gives to a country, the United Nations not: nobody's on our map."""

Point = tuple[float, float]


def main() -> None:
    """Writes the table of areas: a country's name, then its outline; no name for other land."""
    topology = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    lines = _arcs(topology)
    known = {
        line.split("\t")[4] for line in NAMES.read_text(encoding="utf-8").splitlines() if line.count("\t") > 4
    }
    rows, nobody = [], []
    for area in topology["objects"]["countries"]["geometries"]:
        told = area["properties"]["name"]
        if told == "Antarctica":
            continue
        name = SAME.get(told, told)
        own = []
        for polygon in area["arcs"] if area["type"] == "MultiPolygon" else [area["arcs"]]:
            rings = [_ring(ring, lines) for ring in polygon]
            claimed = name in CLAIMED and _holds(rings[0], CLAIMED[name])
            shown = [part for ring in rings for part in _cut(ring)]
            (nobody if claimed or name not in known else own).extend(shown)
        if own:
            rows.append((name, "".join(_outline(own))))
        if name not in known:
            print("nobody's on our map:", told)
    rows.append(("", "".join(_outline(nobody))))
    MADE.parent.mkdir(exist_ok=True)
    MADE.write_text("\n".join([HEAD, "name\toutline", *("\t".join(r) for r in sorted(rows)), ""]), "utf-8")


def _arcs(topology: dict[str, Any]) -> list[list[Point]]:
    (width, height), (left, low) = topology["transform"]["scale"], topology["transform"]["translate"]
    found = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for right, up in arc:
            x, y = x + right, y + up
            points.append((x * width + left, y * height + low))
        found.append(points)
    return found


def _ring(arcs: list[int], lines: list[list[Point]]) -> list[Point]:
    """The points of a ring; a negative number is an arc the other way round."""
    points: list[Point] = []
    for arc in arcs:
        line = lines[arc] if arc >= 0 else lines[~arc][::-1]
        points += line[1:] if points else line
    return points


def _cut(ring: list[Point]) -> Iterator[list[Point]]:
    """The ring, or its parts on both sides of the line where the drawing ends."""
    length, points = ring[0][0], []
    for x, y in ring:
        length += (x - length + 180) % 360 - 180  # the shorter way round, beyond the end of the drawing
        points.append((length, y))
    for turn in (-360, 0, 360):
        part = [(x + turn, y) for x, y in points]
        for side in (1, -1):
            part = _on_side(part, side)
        if part:
            yield [*part, part[0]]


def _on_side(ring: list[Point], side: int) -> list[Point]:
    """The part of a ring that lies west (1) or east (-1) of an end of the drawing (Sutherland-Hodgman)."""
    kept: list[Point] = []
    if not ring:
        return []
    for (x1, y1), (x2, y2) in zip([ring[-1], *ring], ring, strict=False):
        if (side * x1 <= END) != (side * x2 <= END):
            kept.append((side * END, y1 + (y2 - y1) * (side * END - x1) / (x2 - x1)))
        if side * x2 <= END:
            kept.append((x2, y2))
    return kept


def _holds(ring: list[Point], point: Point) -> bool:
    """Whether the point lies inside: a line from it to the east crosses the ring an odd number of times."""
    x, y = point
    sides = pairwise(ring)
    crossed = (
        (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1 for (x1, y1), (x2, y2) in sides
    )
    return sum(crossed) % 2 == 1


def _outline(rings: list[list[Point]]) -> Iterator[str]:
    """The rings as SVG in whole steps; what is smaller than a step or two is left out."""
    for ring in rings:
        steps = [_drawn(point) for point in ring]
        kept = [step for n, step in enumerate(steps[:-1]) if n == 0 or step != steps[n - 1]]
        if len(kept) < LEAST:
            continue
        x, y = kept[0]
        yield f"M{x} {y}l"
        moves = []
        for right, down in kept[1:]:
            moves.append(f"{right - x} {down - y}")
            x, y = right, down
        yield " ".join(moves).replace(" -", "-") + "z"


def _drawn(point: Point) -> tuple[int, int]:
    length, height = (math.radians(part) for part in point)
    t = math.asin(math.sqrt(3) / 2 * math.sin(height))
    below = 9 * A4 * t**8 + 7 * A3 * t**6 + 3 * A2 * t**2 + A1
    x = 2 * math.sqrt(3) * length * math.cos(t) / (3 * below)
    y = A4 * t**9 + A3 * t**7 + A2 * t**3 + A1 * t
    scale = WIDTH / (2 * 2.7066)
    return round(WIDTH / 2 + x * scale), round(TOP - y * scale)


if __name__ == "__main__":
    main()
