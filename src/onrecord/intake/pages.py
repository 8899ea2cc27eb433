"""Web pages: the main text by trafilatura, and what the page itself states about its publication."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache

import trafilatura
from lxml import etree, html

from onrecord.intake.decode import Decoded, decode
from onrecord.intake.identity import Cut
from onrecord.intake.page_metadata import PageMetadata, read_metadata
from onrecord.intake.taken import RefusedError
from onrecord.intake.vocabulary import word_list

__all__ = ["cut_page"]

CUT_BY = f"trafilatura {trafilatura.__version__}"
LARGEST_PAGE = 24_000_000
MOST_TAGS = 150_000
"""Articles have some thousands; extraction time grows faster than their number."""
_DECLARED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]+)|<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w.:-]+)""",
    re.IGNORECASE,
)
_ENTITY = re.compile(r"<!ENTITY\b", re.IGNORECASE)
_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")
_LOWER = "translate({attr}, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ_', 'abcdefghijklmnopqrstuvwxyz-')"
_NAMED = f"contains(concat(' ', normalize-space({_LOWER}), ' '), ' {{word}} ')"


def cut_page(where: str, raw: bytes) -> Cut:
    """The article of a web page with its stated metadata; raises ``RefusedError`` where there is none."""
    if len(raw) > LARGEST_PAGE:
        raise RefusedError(where, "too_complex", f"is a page of more than {LARGEST_PAGE // 1_000_000} MB")
    decoded = _decoded(raw)
    page = _DECLARATION.sub("", decoded.text, count=1)
    if _ENTITY.search(page):
        raise RefusedError(where, "too_complex", "declares entities of its own, which no article needs")
    if page.count("<") > MOST_TAGS:
        raise RefusedError(where, "too_complex", f"has more than {MOST_TAGS:,} tags")
    tree = _tree(where, page)
    metadata = read_metadata(where, tree)
    text = _main_text(tree)
    if not text.strip():
        raise RefusedError(where, "empty", "is a page without an article: no main text was found in it")
    notes = metadata.notes
    if decoded.note is not None:
        notes = (*notes, ("encoding", decoded.note))
    return _cut(text, metadata, notes)


def _cut(text: str, metadata: PageMetadata, notes: tuple[tuple[str, str], ...]) -> Cut:
    return Cut(
        text,
        CUT_BY,
        title=metadata.title,
        publisher=metadata.publisher,
        url=metadata.url,
        published=metadata.published,
        modified=metadata.modified,
        language=metadata.language,
        notes=notes,
    )


def _decoded(raw: bytes) -> Decoded:
    match = _DECLARED.search(raw[:4096])
    declared = None if match is None else (match[1] or match[2]).decode("ascii", "replace")
    return decode(raw, declared)


def _tree(where: str, page: str) -> html.HtmlElement:
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False)
    try:
        tree = html.document_fromstring(page.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, AssertionError) as error:
        deep = _gave_up(parser)
        raise (
            RefusedError(where, "too_complex", "is a page with tags nested too deep")
            if deep
            else RefusedError(where, "empty", "is a page that holds nothing")
        ) from error
    if _gave_up(parser):
        # The parser drops what lies deeper without a word, so the article would be cut short.
        raise RefusedError(where, "too_complex", "is a page with tags nested too deep")
    return tree


def _gave_up(parser: html.HTMLParser) -> bool:
    return any("depth" in entry.message.lower() or "limit" in entry.type_name for entry in parser.error_log)


def _main_text(tree: html.HtmlElement) -> str:
    for element in _frame_paths()(tree):
        if element.getparent() is not None and not _holds_article(element):
            element.drop_tree()
    with _quiet("trafilatura", "htmldate", "readability", "justext"):
        text = trafilatura.extract(tree, include_comments=False, output_format="txt", with_metadata=False)
    return text or ""


def _holds_article(element: html.HtmlElement) -> bool:
    """Sites name whole columns "related" or "social": what holds the article is kept."""
    return element.tag in ("html", "body", "article", "main") or element.find(".//article") is not None


@lru_cache(maxsize=1)
def _frame_paths() -> etree.XPath:
    """Finds navigation, advertising and other parts of the frame that the page itself marks as such."""
    named = " or ".join(
        _NAMED.format(attr=attr, word=word)
        for word in sorted(word_list("frame_words.txt"))
        for attr in ("@class", "@id")
    )
    roles = " or ".join(
        f"@role='{role}'" for role in ("navigation", "search", "banner", "contentinfo", "dialog")
    )
    tags = " or ".join(
        f"self::{tag}" for tag in ("nav", "aside", "footer", "form", "noscript", "button", "dialog", "iframe")
    )
    hidden = "@hidden or @aria-hidden='true'"
    return etree.XPath(f"//body//*[{tags} or {roles} or {hidden} or {named}]")


@contextmanager
def _quiet(*names: str) -> Iterator[None]:
    """Third-party loggers say nothing for the time: what they warn of shows in the result that we check."""
    loggers = [logging.getLogger(name) for name in names]
    levels = [logger.level for logger in loggers]
    for logger in loggers:
        logger.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        for logger, level in zip(loggers, levels, strict=True):
            logger.setLevel(level)
