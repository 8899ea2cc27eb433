"""The frame of a page, marked as such by the page itself: navigation, advertising, sharing, hidden parts."""

from __future__ import annotations

import re
from functools import lru_cache

from lxml import etree, html

from onrecord.intake.vocabulary import table

__all__ = ["drop_frame"]

LARGEST_SHARE = 0.9
"""A part with more of the page's text than this is no frame, whatever it is called: it holds the article."""
LONGEST_LABELLED = 600
"""Characters of a box that begins with "Advertisement" and is taken out as a whole."""
_FRAME_TAGS = frozenset({"nav", "aside", "footer", "noscript", "button", "dialog", "iframe", "menu"})
_FRAME_ROLES = frozenset({"navigation", "search", "banner", "contentinfo", "dialog", "complementary", "menu"})
_ARTICLE_TAGS = frozenset({"html", "head", "body", "article", "main"})
_BOXES = frozenset({"div", "section", "figure", "table", "td", "ul", "blockquote", "p"})
_PARTS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")
_STATES = frozenset({"no", "non", "has", "with", "without", "is", "hide", "not"})
"""A name that begins with these tells the state of a part that is something else ("has-ads")."""
_LABEL = re.compile(
    r"\s*(?:advertisement|advertising|advert|sponsored|paid (?:content|post)|promoted)\b", re.IGNORECASE
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


def drop_frame(tree: html.HtmlElement) -> None:
    """Takes out of the tree what the page marks as its frame; what holds the article stays."""
    starts: list[int] = []
    sure: list[html.HtmlElement] = []
    named: list[tuple[html.HtmlElement, int]] = []
    size = 0
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        if event == "start":
            starts.append(size)
            size += len(element.text or "")
            continue
        length = size - starts.pop()
        size += len(element.tail or "")
        if _is_frame(element) or _is_labelled(element, length):
            sure.append(element)
        elif _is_named_frame(element):
            named.append((element, length))
    for element in [*sure, *(element for element, length in named if length <= LARGEST_SHARE * size)]:
        if element.getparent() is not None:
            element.drop_tree()


def _is_frame(element: html.HtmlElement) -> bool:
    """Whether the page says so in HTML's own words."""
    if element.tag in _ARTICLE_TAGS:
        return False
    if element.tag in _FRAME_TAGS or (element.get("role") or "").lower() in _FRAME_ROLES:
        return True
    if element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return True
    return (
        bool(_HIDDEN.search(element.get("style") or "")) or "sponsored" in (element.get("rel") or "").lower()
    )


def _is_named_frame(element: html.HtmlElement) -> bool:
    """Whether the element is called like a part of the frame and does not hold the article itself."""
    if element.tag in _ARTICLE_TAGS:
        return False
    if element.tag == "header":
        outside = not any(True for _ in element.iterancestors("article", "main"))
        return outside and element.find(".//h1") is None
    names = f"{element.get('class') or ''} {element.get('id') or ''}".split()
    if element.tag != "form" and not any(_names_frame(name) for name in names):
        return False
    # Layouts are called "with-sidebar" too, and some pages are one large form.
    return element.find(".//h1") is None and element.find(".//article") is None


def _is_labelled(element: html.HtmlElement, length: int) -> bool:
    """Whether the element is a small box that begins with the word "Advertisement" or the like."""
    if element.tag not in _BOXES or not 0 < length <= LONGEST_LABELLED:
        return False
    first = next((text for text in element.itertext() if text.strip()), "")
    return _LABEL.match(first) is not None and len(first.split()) <= 4


@lru_cache(maxsize=4096)
def _names_frame(name: str) -> bool:
    parts = [part.lower() for part in _PARTS.findall(name)]
    if not parts or parts[0] in _STATES:
        return False
    anywhere, first = _frame_words()
    return parts[0] in first or not anywhere.isdisjoint(parts)


@lru_cache(maxsize=1)
def _frame_words() -> tuple[frozenset[str], frozenset[str]]:
    rows = table("frame_words.txt")
    anywhere = frozenset(word for word, place in rows if place == "any")
    return anywhere, frozenset(word for word, place in rows if place == "first")
