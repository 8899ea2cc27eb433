"""A statement's words with those around them."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.records import Document, Statement
from onrecord.surfaces.render.page import language_tag
from onrecord.surfaces.render.words import visible
from onrecord.surfaces.web.links import DeskLinks

__all__ = ["AROUND", "Surroundings", "surroundings"]

AROUND = 300
"""So many characters stand before and after a quotation."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The words before, of and after a statement; ``href`` leads to them in the whole text."""

    before: str
    words: str
    after: str
    language: str
    href: str


def surroundings(document: Document, said: Statement, links: DeskLinks) -> Surroundings:
    """The statement in its place, cut at words."""
    before = document.text[max(0, said.start - AROUND) : said.start]
    after = document.text[said.end : said.end + AROUND]
    if said.start > AROUND:
        before = f"… {before.partition(' ')[2]}"
    if len(document.text) > said.end + AROUND:
        after = f"{after.rpartition(' ')[0]} …"
    return Surroundings(
        _running(before), _running(said.quote), _running(after), language_tag(document.language),
        links.place(document.id, said.id),
    )  # fmt: skip


def _running(words: str) -> str:
    return visible("".join(" " if c in "\n\r\t" else c for c in words))
