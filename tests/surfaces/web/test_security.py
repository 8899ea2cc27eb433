"""What a hostile article, page or site gets from the desk: nothing."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from fastapi.testclient import TestClient
from lxml import html

from onrecord.surfaces.web.pages import ROUTES

MakeDesk = Callable[[list[dict[str, object]]], TestClient]
LISTS = [route.path for route in ROUTES if "{name}" not in route.path]

RUNNING = "//script[not(@src)] | //img | //style | //iframe | //*[@onload or @onerror]"
SCRIPT = "<script>alert(1)</script>"
IMAGE = '"><img src=x onerror=alert(1)>'
BIDI = "Ada \u202e Brom \u2066"
HOSTILE: list[dict[str, object]] = [
    {
        "id": f"../../{SCRIPT}?x=1#y&{IMAGE}",
        "title": f"{SCRIPT} {IMAGE} {BIDI}",
        "publisher": f"The {SCRIPT} Times",
        "url": "javascript:alert(1)",
        "published": "2031-02-03",
        "text": f"Norvia will open the {SCRIPT} bridge by 1 May 2031, Minister Tarek {IMAGE} Olund said.\n\n"
        f"“Norvia will close the <svg onload=alert(1)> bridge in 2032,” {BIDI} said. "
        "<style>body{display:none}</style> {{ 7*7 }} {% raw %}",
    },
    {
        "id": "long",
        "title": "x" * 100_000,
        "publisher": "y" * 100_000,
        "published": "2031-02-04",
        "text": "Norvia will open the bridge by 1 May 2031, Minister " + "Z" * 100_000 + " said.",
    },
]


def test_every_answer_carries_the_headers(desk: TestClient) -> None:
    for address in ("/", "/board.json", "/static/desk.css", "/nowhere", "/openapi.json"):
        headers = desk.get(address).headers
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["x-frame-options"] == "DENY"
        assert headers["referrer-policy"] == "same-origin"
        assert "access-control-allow-origin" not in headers


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "evil.example:8014", "", "10.0.0.7"]
)
def test_a_name_that_was_pointed_at_this_machine_gets_nothing(desk: TestClient, host: str) -> None:
    answer = desk.get("/", headers={"Host": host})
    assert answer.status_code == 421
    assert "<" not in answer.text


@pytest.mark.parametrize("host", ["localhost:8014", "127.0.0.1", "[::1]:8014", "LOCALHOST"])
def test_this_machine_is_answered_under_its_own_names(desk: TestClient, host: str) -> None:
    assert desk.get("/", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_a_page_that_takes_nothing_refuses_what_is_sent(desk: TestClient, method: str) -> None:
    assert desk.request(method, "/board").status_code == 405


def _hostile_pages(desk: TestClient) -> list[str]:
    addresses = [
        *LISTS,
        "/dossier?q=bridge",
        "/statements?speaker=" + "%3Cscript%3E",
        f"/documents?q={SCRIPT}",
    ]
    for path in ("/documents", "/statements", "/claims", "/board"):
        tree = html.fromstring(desk.get(path).text)
        addresses += [x for x in tree.xpath("//main//a/@href") if x.startswith("/")]
    return sorted(set(addresses))


def test_hostile_words_are_shown_and_never_run(desk_of: MakeDesk) -> None:
    with desk_of(HOSTILE) as desk:
        for address in _hostile_pages(desk):
            answer = desk.get(address)
            assert answer.status_code == 200, address
            tree = html.fromstring(answer.text)
            assert tree.xpath(RUNNING) == [], address
            links = tree.xpath("//@href | //@src | //@action")
            assert not [x for x in links if not x.startswith(("/", "#"))], address
            shut_in = '<bdi class="cp" data-cp="⟨U+202E⟩">\u202e</bdi>'
            assert "\u202e" not in answer.text.replace(shut_in, ""), address


def test_an_address_with_anything_in_its_name_finds_its_document(desk_of: MakeDesk) -> None:
    with desk_of(HOSTILE) as desk:
        tree = html.fromstring(desk.get("/documents").text)
        links = tree.xpath("//main//ul[contains(@class, 'rows')]/li/a/@href")
        assert len(links) == 2
        for link in links:
            assert desk.get(link).status_code == 200
            assert ".." not in link
            assert len(link) < 200


@pytest.mark.parametrize("address", ["/static/../app.py", "/static/%2e%2e/app.py", "/static//etc/passwd"])
def test_nothing_but_the_desks_own_files_is_served(desk: TestClient, address: str) -> None:
    assert desk.get(address).status_code == 404
