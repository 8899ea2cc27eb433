"""Facets whose numbers hold, and the map of countries."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from fastapi.testclient import TestClient
from lxml import html

from onrecord.surfaces.web.areas import load_areas
from onrecord.surfaces.web.pages.atlas import _bounds

MakeDesk = Callable[[list[dict[str, object]]], TestClient]
DOCUMENTS: list[dict[str, object]] = [
    {
        "id": "one", "publisher": "The Quay Times", "published": "2031-12-10",
        "text": "Norway will send two ferries to Kenya in March 2032, Minister Tarek Olund said.\n\n"
        "Norway did not name a price. Singapore may join, harbour master Ona Vell said.",
    },
    {
        "id": "two", "publisher": "Coast Courier", "published": "2031-12-11",
        "text": "Kenya will pay for the ferries, Minister Tarek Olund said on Thursday.",
    },
]  # fmt: skip


@pytest.fixture
def desk(desk_of: MakeDesk) -> TestClient:
    return desk_of(DOCUMENTS)


def _choices(desk: TestClient, address: str) -> list[tuple[str, int]]:
    """The address behind each choice of the facets, with the number beside it."""
    tree = html.fromstring(desk.get(address).text)
    links = tree.xpath("//aside[contains(@class, 'facets')]//a[not(@aria-current)]")
    return [(a.get("href"), int(a.xpath("string(*[@class='n'])"))) for a in links]


@pytest.mark.parametrize("address", ["/statements", "/statements?country=Kenya", "/statements?q=ferries"])
def test_the_number_beside_a_choice_is_what_it_shows(desk: TestClient, address: str) -> None:
    choices = _choices(desk, address)
    assert len(choices) > 4
    for href, number in choices:
        assert desk.get(href.replace("/statements", "/statements.json", 1)).json()["total"] == number, href


def test_statements_are_narrowed_by_the_country_that_they_name(desk: TestClient) -> None:
    rows = desk.get("/statements.json?country=Kenya&publisher=Coast+Courier").json()["statements"]
    assert {row["document"] for row in rows} == {"two"}
    assert all("Kenya" in [place["name"] for place in row["places"]] for row in rows)


def test_the_map_shades_the_countries_that_are_named(desk: TestClient) -> None:
    rows = {row["country"]: row["statements"] for row in desk.get("/map.json").json()}
    assert set(rows) == {"Norway", "Kenya", "Singapore"}
    tree = html.fromstring(desk.get("/map").text)
    shaded = tree.xpath("//figure/*[@role='img']/*[not(contains(@class, 'tone-0'))]")
    assert {area.xpath("string(.)").partition(":")[0] for area in shaded} == {"Norway", "Kenya"}
    listed = {
        li.xpath("string(a)"): li.xpath("string(.)")
        for li in tree.xpath("//ul[contains(@class, 'countries')]/li")
    }
    assert "too small to be drawn" in listed["Singapore"]
    for href, name in ((a.get("href"), a.text) for a in tree.xpath("//main//li/a")):
        total = desk.get(href.replace("/statements", "/statements.json", 1)).json()["total"]
        assert total == rows[name]


def test_a_map_without_countries_says_so(desk_of: MakeDesk) -> None:
    desk = desk_of(
        [{"id": "a", "text": "The ferry will sail in May, Ona Vell said.", "published": "2031-12-10"}]
    )
    assert "names a country" in html.fromstring(desk.get("/map").text).xpath("string(//main)")


def test_areas_are_outlines_and_nothing_else() -> None:
    areas = load_areas()
    assert len({name for name, _ in areas}) == len(areas) > 150
    assert all(set(outline) <= set("Mlz -0123456789") for _, outline in areas)


@pytest.mark.parametrize("most", [0, 1, 2, 5, 40, 3000])
def test_tones_begin_at_one_and_end_at_the_most(most: int) -> None:
    bounds = _bounds(most)
    assert bounds == sorted(set(bounds))
    assert bounds[:1] == ([1] if most else [])
    assert all(least <= most for least in bounds)
