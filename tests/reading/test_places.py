"""Places a text names: every row is a text and what is found in it."""

from __future__ import annotations

import pytest

from onrecord.reading.parse import parse_document
from onrecord.reading.places import find_places
from onrecord.records import Document, Place


def places(text: str) -> list[Place]:
    return find_places(parse_document(Document("d", text, "raw", "text", "test")))


FOUND = [
    ("The talks were held in Minsk.", [("Minsk", "city", "geonames:625144")]),
    ("Troops crossed into Belarus.", [("Belarus", "country", "geonames:630336")]),
    ("Jordan said it would wait.", [("Jordan", "country", "geonames:248816")]),
    ("The firm is based in the United States.", [("United States", "country", "geonames:6252001")]),
    ("Farmers in Bavaria complained.", [("Bavaria", "region", "wikidata:Q980")]),
    (
        "The train left Kiev for Warsaw.",
        [("Kyiv", "city", "geonames:703448"), ("Warsaw", "city", "geonames:756135")],
    ),
    ("Jordan Ellery left early.", []),
    ("The Bank of England raised rates.", []),
    ("The Moscow Times reported it.", []),
    ("Russian officials met.", []),
    ("Two planes left the Halvik air base.", [("Halvik air base", "other", None)]),
    ("The ferry sails from Tokoma.", [("Tokoma", "other", None)]),
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_places_are_found_by_name_and_context(text: str, expected: list[tuple[str, str, str | None]]) -> None:
    assert [(p.name, p.kind.value, p.id) for p in places(text)] == expected


def test_sites_and_unknown_places_have_no_coordinates() -> None:
    for place in places("Planes left the Halvik air base and the Minsk airport for the town of Tokoma."):
        assert (place.id, place.lat, place.lon) == (None, None, None)


def test_a_town_of_a_common_name_is_left_open() -> None:
    (place, _) = places("The meeting was held in Springfield, Illinois.")
    assert (place.name, place.kind.value, place.id, place.lat) == ("Springfield", "city", None, None)


def test_the_area_after_a_comma_decides_between_towns() -> None:
    (town, _) = places("The meeting was held in London, Ontario.")
    assert town.id == "geonames:6058560"


NAMESAKES = [
    ("The talks in Georgia went on. Georgian officials left.", "geonames:614540"),
    ("The talks in Georgia went on.", "geonames:614540"),
    ("The fair was held in Atlanta, Georgia.", "wikidata:Q1428"),
    ("The United States is large. They flew to Georgia.", None),
]


@pytest.mark.parametrize(("text", "expected"), NAMESAKES)
def test_a_country_and_a_region_of_one_name_are_told_apart_or_left_open(
    text: str, expected: str | None
) -> None:
    (found,) = [place for place in places(text) if place.text == "Georgia"]
    assert found.id == expected
    assert (found.lat is None) == (expected is None)


def test_abbreviated_states_are_regions() -> None:
    (place,) = places("The plant in Va. closed.")
    assert (place.name, place.kind.value) == ("Virginia", "region")


def test_the_quote_stands_at_its_offsets() -> None:
    text = "On Monday they met in Paris, then in New Delhi."
    for place in places(text):
        assert text[place.start : place.end] == place.text
