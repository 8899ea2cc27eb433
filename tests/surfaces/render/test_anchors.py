"""Anchors are plain, and hostile addresses never become links."""

import pytest

from onrecord.surfaces.render.anchors import document_anchor, safe_url, statement_anchor


@pytest.mark.parametrize("url", ["https://gazette.example/a?b=c#d", "http://gazette.example"])
def test_web_addresses_link(url: str) -> None:
    assert safe_url(url) == url


@pytest.mark.parametrize(
    "url",
    [
        None,
        "",
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        " javascript:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,<b>",
        "file:///etc/hosts",
        "//gazette.example",
        "https:gazette",
        "https://gazette.example/\u202egpj.exe",
        'https://gazette.example/"onclick="x',
        "http://[broken",
    ],
)
def test_anything_else_does_not(url: str | None) -> None:
    assert safe_url(url) is None


def test_plain_ids_stay_readable() -> None:
    assert (statement_anchor("s-01"), document_anchor("gazette_7")) == ("q-s-01", "d-gazette_7")


def test_other_ids_become_plain_and_stay_apart() -> None:
    one, other = document_anchor('a" onload="x'), document_anchor("a b")
    assert one != other
    assert one.replace("-", "").isalnum()
