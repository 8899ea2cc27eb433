"""What a page states about its publication (meta elements, JSON-LD, marked-up times); nothing is guessed."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from urllib.parse import urljoin, urlsplit

from lxml import html

from onrecord.intake.dates import BadDateError, page_date
from onrecord.intake.taken import RefusedError
from onrecord.intake.vocabulary import table

__all__ = ["PageMetadata", "read_metadata"]

_MARKED_TIME = re.compile(
    r"\b(?:pub-?date|published|dt-published|entry-date|publish(?:ed)?-date|date-published)\b", re.IGNORECASE
)
_ARTICLE_TYPE = re.compile(
    r"(?:News|Reportage|Analysis|Background|Opinion|Review|Blog|Advertiser)?\w*(?:Article|Posting|Report)"
)
_LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]+)*")
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class PageMetadata:
    """What the page states; None where it says nothing that can be used."""

    title: str | None
    publisher: str | None
    url: str | None
    published: str | None
    modified: str | None
    language: str | None
    notes: tuple[tuple[str, str], ...] = ()


def read_metadata(where: str, tree: html.HtmlElement) -> PageMetadata:
    """The page's metadata; an absurd publication date refuses the page, an unreadable one is noted."""
    metas, article = _metas(tree), _article(tree)
    notes: list[tuple[str, str]] = []
    published = _date(_published(tree, metas, article), notes, where)
    modified = _date([article.get("dateModified"), *_all(metas, "modified")], notes, None)
    publisher = _first([_name(article.get("publisher")), *_all(metas, "publisher")])
    return PageMetadata(
        title=_title(tree, metas, article, publisher),
        publisher=publisher,
        url=_url(tree, metas, article),
        published=published,
        modified=modified,
        language=_language(tree, metas, article),
        notes=tuple(notes),
    )


def _metas(tree: html.HtmlElement) -> dict[str, str]:
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        content = meta.get("content")
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            if content and (key := meta.get(attribute)):
                found.setdefault(key.strip().lower(), content)
    return found


def _article(tree: html.HtmlElement) -> dict[str, Any]:
    """The JSON-LD object of the page's article; the first, as related articles come later."""
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or ""):
            continue
        try:
            found = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue  # Broken JSON-LD is common and says nothing: the meta elements remain.
        for node in _nodes(found, 4):
            types = node.get("@type")
            if any(
                isinstance(t, str) and _ARTICLE_TYPE.fullmatch(t)
                for t in (types if isinstance(types, list) else [types])
            ):
                return node
    return {}


def _nodes(found: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth == 0:
        return
    if isinstance(found, list):
        for item in found:
            yield from _nodes(item, depth - 1)
    elif isinstance(found, dict):
        yield found
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _nodes(found.get(key), depth - 1)


def _published(tree: html.HtmlElement, metas: dict[str, str], article: dict[str, Any]) -> list[object]:
    marked = [
        element.get("datetime") or element.get("content")
        for element in tree.iter("time", "span", "div", "p", "abbr")
        if element.get("pubdate") is not None
        or (element.get("itemprop") or "").lower() == "datepublished"
        or (element.tag == "time" and _MARKED_TIME.search(element.get("class") or ""))
    ]
    return [article.get("datePublished"), *_all(metas, "published"), *marked]


def _date(stated: list[object], notes: list[tuple[str, str]], refused_as: str | None) -> str | None:
    """The first date that can be read; an absurd one refuses the page if ``refused_as`` names it."""
    for value in stated:
        if not isinstance(value, str) or not value.strip():
            continue
        try:
            return page_date(value)
        except BadDateError as error:
            if error.absurd and refused_as is not None:
                raise RefusedError(
                    refused_as, "bad_date", f"has a date that cannot be used: {error}"
                ) from error
            notes.append(("bad_date", f"states a date that is left out: {error}"))
    return None


def _title(
    tree: html.HtmlElement, metas: dict[str, str], article: dict[str, Any], publisher: str | None
) -> str | None:
    headings = [_words(h1.text_content()) for h1 in tree.iter("h1")]
    only = headings[0] if len(headings) == 1 else None
    title = next(tree.iter("title"), None)
    named = None if title is None else _words(title.text_content())
    found = _first([article.get("headline"), *_all(metas, "title"), only, named])
    if found is None or publisher is None:
        return found
    # "Headline | Outlet": the outlet's name is no part of the headline.
    return re.sub(rf"\s*[|·–—-]\s*{re.escape(publisher)}\s*$", "", found, flags=re.IGNORECASE) or found


def _url(tree: html.HtmlElement, metas: dict[str, str], article: dict[str, Any]) -> str | None:
    base = next((element.get("href") for element in tree.iter("base")), None)
    links = [link.get("href") for link in tree.iter("link") if (link.get("rel") or "").lower() == "canonical"]
    main = article.get("mainEntityOfPage")
    stated = [
        *links,
        metas.get("og:url"),
        article.get("url"),
        main.get("@id") if isinstance(main, dict) else main,
    ]
    for value in stated:
        if not isinstance(value, str):
            continue
        try:
            url = urljoin(base or "", value.strip())
            parts = urlsplit(url)
        except ValueError:
            continue
        if parts.scheme in ("http", "https") and parts.netloc:
            return url
    return None


def _language(tree: html.HtmlElement, metas: dict[str, str], article: dict[str, Any]) -> str | None:
    root = tree.getroottree().getroot()
    stated = [article.get("inLanguage"), root.get("lang"), root.get("xml:lang"), *_all(metas, "language")]
    for value in stated:
        if isinstance(value, str) and _LANGUAGE_TAG.fullmatch(value.strip()):
            return value.strip()
    return None


def _all(metas: dict[str, str], field: str) -> list[object]:
    return [metas[name] for name in _field_names(field) if name in metas]


@lru_cache(maxsize=8)
def _field_names(field: str) -> tuple[str, ...]:
    return tuple(name for of, name in table("page_fields.tsv") if of == field)


def _first(values: list[object]) -> str | None:
    return next((words for value in values if isinstance(value, str) and (words := _words(value))), None)


def _name(value: object) -> object:
    """The name of a JSON-LD publisher, which may be an object, a list or a string."""
    if isinstance(value, list):
        value = value[0] if value else None
    return value.get("name") if isinstance(value, dict) else value


def _words(value: str) -> str:
    return _SPACE.sub(" ", value).strip()
