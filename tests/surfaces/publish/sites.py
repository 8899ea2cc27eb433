"""Published sites taken apart for tests."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping

from surfaces.render.parsed import Element, parse

__all__ = ["broken_links", "outside", "pages_of"]


def pages_of(files: Mapping[str, bytes]) -> dict[str, Element]:
    """The pages by their path."""
    return {path: parse(content.decode("utf-8")) for path, content in files.items() if path.endswith(".html")}


def _links(page: Element) -> list[str]:
    return [e.attributes["href"] for e in page.all() if "href" in e.attributes]


def outside(page: Element) -> set[str]:
    """The addresses on a page that lead out of the site."""
    return {href for href in _links(page) if ":" in href or href.startswith("/")}


def broken_links(files: Mapping[str, bytes]) -> list[tuple[str, str]]:
    """Each (page, link) that leads to no file of the site or to no anchor of a page."""
    pages = pages_of(files)
    ids = {
        path: {e.attributes["id"] for e in page.all() if "id" in e.attributes} for path, page in pages.items()
    }
    broken = []
    for path, page in pages.items():
        for href in set(_links(page)) - outside(page):
            target, _, anchor = href.partition("#")
            file = posixpath.normpath(posixpath.join(posixpath.dirname(path), target)) if target else path
            if file not in files or (anchor and anchor not in ids[file]):
                broken.append((path, href))
    return broken
