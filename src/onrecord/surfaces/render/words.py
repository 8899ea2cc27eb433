"""Puts records into the words of the frame: chains, windows, modality, counts, from one catalogue."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib import resources
from typing import Any

from onrecord.records import Anonymity, Medium, Polarity, Source, SourceKind, Statement, TimeWindow
from onrecord.text.showing import code_point, visible

__all__ = [
    "ChainLink",
    "chain_links",
    "chain_words",
    "code_point",
    "count",
    "day_words",
    "modality_words",
    "one_line",
    "publication_words",
    "published_words",
    "shorten",
    "text",
    "visible",
    "window_words",
]

_WORD = re.compile(r"\w+")


@lru_cache(maxsize=1)
def _catalogue() -> dict[str, Any]:
    source = resources.files(__package__).joinpath("catalogue.toml").read_text("utf-8")
    return tomllib.loads(source)


def text(key: str, **values: object) -> str:
    """The catalogue's text under a dotted key, its {names} filled in.

    >>> text("page.gaps")
    'Gaps'
    """
    entry = _entry(key)
    return entry.format(**values) if values else entry


@lru_cache(maxsize=4096)
def _entry(key: str) -> str:
    node: Any = _catalogue()
    for part in key.split("."):
        node = node[part]
    return str(node)


@lru_cache(maxsize=4096)
def count(key: str, number: int) -> str:
    """A number with its noun, singular or plural.

    >>> count("documents", 1), count("documents", 2)
    ('1 document', '2 documents')
    """
    forms = _catalogue()["count"][key]
    return str(forms[0 if number == 1 else 1]).format(n=number)


def one_line(words: str | None) -> str:
    """The visible words on one line; what is unknown is said to be so."""
    return text("page.not_said") if words is None else visible(" ".join(words.split()))


def shorten(words: str, width: int) -> str:
    """The words cut at a word's end to at most ``width`` characters, the cut marked.

    >>> shorten("open the new bridge", 14)
    'open the new …'
    """
    if len(words) <= width:
        return words
    head = words[: width - 1]
    cut = head.rfind(" ")
    return (head[:cut] if cut > width // 2 else head).rstrip() + (" …" if cut > width // 2 else "…")


@lru_cache(maxsize=4096)
def day_words(day: date, with_year: bool = True) -> str:
    """A day in words, the same in every locale.

    >>> day_words(date(2031, 7, 1))
    '1 Jul 2031'
    """
    month = _catalogue()["months"]["short"][day.month - 1]
    return f"{day.day} {month} {day.year}" if with_year else f"{day.day} {month}"


def publication_words(publisher: str | None, published: str | None) -> tuple[str, str]:
    """Who published and when; each that is unknown says so by itself."""
    return (
        text("page.publisher_unknown") if publisher is None else one_line(publisher),
        text("page.date_unknown") if published is None else published_words(published),
    )


def published_words(published: str | None) -> str:
    """The day of publication in words, or that it is not said."""
    return text("page.not_said") if published is None else day_words(date.fromisoformat(published[:10]))


def window_words(window: TimeWindow | None) -> str:
    """A window in words; an open side is said to be open.

    >>> window_words(TimeWindow(date(2031, 7, 1), date(2031, 12, 31)))
    '1 Jul – 31 Dec 2031'
    >>> window_words(TimeWindow(None, date(2031, 12, 31)))
    'by 31 Dec 2031'
    """
    if window is None:
        return text("window.none")
    start, end = window.start, window.end
    if start is None:
        return text("window.by", end=day_words(end)) if end is not None else text("window.none")
    if end is None:
        return text("window.since", start=day_words(start))
    if start == end:
        return day_words(start)
    if (start.year, start.month) == (end.year, end.month):
        return text("window.days", start=start.day, end=day_words(end))
    return text("window.between", start=day_words(start, start.year != end.year), end=day_words(end))


def modality_words(statement: Statement) -> str:
    """How the first speaker puts the content, with its negation where it is negated."""
    table = "modality_negated" if statement.polarity is Polarity.NEGATED else "modality"
    return text(f"{table}.{'unknown' if statement.modality is None else statement.modality.value}")


@dataclass(frozen=True, slots=True)
class ChainLink:
    """One speaker of a chain in words: ``flag`` says how far the text leaves it unnamed, "" when named."""

    label: str
    medium: str | None
    flag: str

    def __str__(self) -> str:
        inside = "; ".join(part for part in (self.flag, self.medium) if part)
        return text("chain.medium", label=self.label, medium=inside) if inside else self.label


def chain_links(sources: Sequence[Source]) -> tuple[ChainLink, ...]:
    """The chain of sources in words, first speaker first."""
    return tuple(_link(source, alone=len(sources) == 1) for source in sources)


def chain_words(sources: Sequence[Source]) -> str:
    """The chain on one line: "Name (at a meeting) > Outlet > this article"."""
    return text("chain.separator").join(str(link) for link in chain_links(sources))


def _link(source: Source, alone: bool) -> ChainLink:
    medium = None if source.medium is None else _medium_words(source.medium)
    if source.name is None and source.kind is SourceKind.OUTLET and source.mention is None:
        return ChainLink(text("chain.article_alone" if alone else "chain.article"), medium, "")
    if alone and source.name is not None and source.kind is SourceKind.OUTLET:
        return ChainLink(text("chain.outlet_alone", name=one_line(source.name)), medium, "")
    flag = text(f"anonymity.{source.anonymity.value}")
    if source.name is not None:
        known = source.kind is SourceKind.OUTLET and source.anonymity is Anonymity.UNATTRIBUTED
        return ChainLink(one_line(source.name), medium, "" if known else flag)
    if source.mention is not None:
        return ChainLink(one_line(source.mention.quote), medium, flag)
    return ChainLink(text("chain.unknown"), medium, flag)


def _medium_words(medium: Medium) -> str:
    """The medium with the preposition that its nouns take; without one where none is known."""
    words = one_line(medium.text)
    table: dict[str, list[str]] = _catalogue()["medium"]
    for word in _WORD.findall(words):
        for preposition, nouns in table.items():
            if word in nouns:
                return words if words.startswith(f"{preposition} ") else f"{preposition} {words}"
    return words
