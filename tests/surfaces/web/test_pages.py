"""Every page of the desk on the bundled example: its links, its twin, its frame, and the past."""

from __future__ import annotations

from dataclasses import fields
from urllib.parse import urldefrag

import pytest
from fastapi.testclient import TestClient
from jinja2 import meta, nodes
from lxml import html

from onrecord.surfaces.web.page import Context, templates
from onrecord.surfaces.web.pages import ROUTES

LISTS = [route.path for route in ROUTES if "{name}" not in route.path]


def _tree(desk: TestClient, address: str) -> html.HtmlElement:
    answer = desk.get(address)
    assert answer.status_code == 200, f"{address}: {answer.status_code}"
    return html.fromstring(answer.text)


def _links(tree: html.HtmlElement) -> set[str]:
    return {x for x in tree.xpath("//a/@href | //link/@href") if x.startswith("/")}


@pytest.mark.parametrize("path", LISTS)
def test_a_page_and_its_twin_answer(desk: TestClient, path: str) -> None:
    twin = "/start.json" if path == "/" else f"{path}.json"
    assert desk.get(path).status_code == 200
    answer = desk.get(twin)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/json"
    assert isinstance(answer.json(), (dict, list))


def test_every_link_of_every_page_leads_to_a_page_and_every_mark_to_its_place(desk: TestClient) -> None:
    ids: dict[str, set[str]] = {}
    waiting, wanted = {"/"}, set()
    while waiting:
        address = waiting.pop()
        if ".json" in address or address.startswith("/static/"):
            assert desk.get(address).status_code == 200, address
            ids[address] = set()
            continue
        tree = _tree(desk, address)
        ids[address] = set(tree.xpath("//@id"))
        assert len(ids[address]) == len(tree.xpath("//@id")), f"an id stands twice on {address}"
        for link in _links(tree):
            target, fragment = urldefrag(link)
            wanted.add((target, fragment))
            if target.count("&") == 0:  # facets narrow one another: their products are many and alike
                waiting |= {target} - ids.keys()
        wanted |= {(address, x[1:]) for x in tree.xpath("//a/@href") if x.startswith("#")}
    assert len(ids) > 100
    assert [(page, place) for page, place in wanted if place and place not in ids.get(page, {place})] == []


@pytest.mark.parametrize("path", LISTS)
def test_a_page_asks_nothing_of_other_machines_and_holds_no_inline_code(desk: TestClient, path: str) -> None:
    tree = _tree(desk, path)
    assert tree.xpath("//script[not(@src)] | //style | //*[@style] | //@*[starts-with(name(), 'on')]") == []
    loaded = tree.xpath("//link[@rel='stylesheet']/@href | //script/@src | //img/@src | //iframe/@src")
    assert all(address.startswith("/static/") for address in loaded)


@pytest.mark.parametrize("path", LISTS)
def test_a_page_can_be_read_by_a_screen_reader(desk: TestClient, path: str) -> None:
    tree = _tree(desk, path)
    assert len(tree.xpath("//main")) == 1
    assert len(tree.xpath("//h1")) == 1
    labelled = {x for label in tree.xpath("//label/@for") for x in [label]}
    asked = tree.xpath("//input[@type!='hidden']/@id | //select/@id | //textarea/@id")
    assert set(asked) <= labelled


CONTEXTS = {context.__name__: context for context in Context.__subclasses__()}  # slots make a class twice


@pytest.mark.parametrize("context", CONTEXTS.values(), ids=CONTEXTS)
def test_a_template_receives_exactly_the_fields_of_its_context(context: type[Context]) -> None:
    given = {f.name for f in fields(context)}  # type: ignore[arg-type]
    # The texts of documents stand on pages of their own, so none has marks that are cut into pieces.
    assert _used(context.template) - {"frame"} == given - {"split"}


def _used(template: str) -> set[str]:
    """The names that a template, its parents and its parts take from outside."""
    environment = templates()
    tree = environment.parse(environment.loader.get_source(environment, template)[0])  # type: ignore[union-attr]
    imported = {
        name if isinstance(name, str) else name[1]
        for x in tree.find_all(nodes.FromImport)
        for name in x.names
    }
    used = meta.find_undeclared_variables(tree) - imported
    for part in tree.find_all((nodes.Extends, nodes.Include)):
        used |= _used(part.template.value)  # type: ignore[attr-defined]
    return used - set(environment.globals)


def test_the_past_is_kept_in_every_link(desk: TestClient) -> None:
    tree = _tree(desk, "/board?as_of=2031-06-01")
    assert "As known on 1 Jun 2031" in tree.text_content()
    own = [x for x in _links(tree) if not x.startswith(("/static/", "/board"))]
    assert own
    assert all("as_of=2031-06-01" in x for x in own)
    early = desk.get("/statements.json?as_of=2031-06-01").json()["total"]
    assert 0 < early < desk.get("/statements.json").json()["total"]


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/statements/s-nothing", 404),
        ("/documents/nothing.json", 404),
        ("/nowhere", 404),
        ("/board?as_of=yesterday", 400),
        ("/board?group=none", 404),
        ("/compare?a=x&b=y", 400),
        ("/statements?page=-1", 400),
        (f"/documents?q={'a' * 3000}", 400),
    ],
)
def test_what_is_not_there_is_said_in_a_sentence(desk: TestClient, address: str, status: int) -> None:
    answer = desk.get(address)
    assert answer.status_code == status
    words = answer.json()["error"] if ".json" in address else html.fromstring(answer.text).text_content()
    assert words.strip()
    assert "Traceback" not in answer.text


def test_a_search_finds_sentences_and_facets_narrow(desk: TestClient) -> None:
    found = desk.get("/documents.json?q=bridge").json()
    assert found
    assert all("bridge" in row["found"][0].lower() for row in found)
    publisher = found[0]["publisher"]
    narrowed = desk.get("/documents.json", params={"q": "bridge", "publisher": publisher}).json()
    assert {row["publisher"] for row in narrowed} == {publisher}
    assert desk.get("/statements.json?section=commitment").json()["total"] > 0


def test_the_description_of_the_interface_names_every_page(desk: TestClient) -> None:
    paths = desk.get("/openapi.json").json()["paths"]
    assert {route.path for route in ROUTES} <= set(paths)
    asked = {p["name"] for p in paths["/documents"]["get"]["parameters"]}
    assert {"q", "as_of", "publisher"} <= asked
