"""Web pages: the main text by trafilatura, and what the page itself states about its publication."""

from __future__ import annotations

import logging
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import trafilatura
from lxml import etree, html

from onrecord.intake.decode import Decoded, decode
from onrecord.intake.identity import Cut
from onrecord.intake.page_frame import drop_frame
from onrecord.intake.page_metadata import PageMetadata, read_metadata
from onrecord.intake.taken import RefusedError

__all__ = ["cut_page"]

CUT_BY = f"trafilatura {trafilatura.__version__}"
LARGEST_PAGE = 24_000_000
MOST_TAGS = 100_000
"""Opening and closing; articles have some thousands, and extraction time grows with their number."""
DEEPEST, MOST_DEPTH = 256, 1_000_000
"""Tags in one another, and the sum of the depths of all elements, which extraction time grows with."""
_DECLARED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]+)|<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w.:-]+)""",
    re.IGNORECASE,
)
_ENTITY = re.compile(r"<!ENTITY\b", re.IGNORECASE)
_CONTROL = re.compile("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\ufffe\\uffff]")
"""What a tree cannot hold, and what is no word."""
_REFERENCE = re.compile(r"&#(?:x([0-9a-f]{1,8})|([0-9]{1,8}));?", re.IGNORECASE)
_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")


def cut_page(where: str, raw: bytes) -> Cut:
    """The article of a web page with its stated metadata; raises ``RefusedError`` where there is none."""
    if len(raw) > LARGEST_PAGE:
        raise RefusedError(where, "too_complex", f"is a page of more than {LARGEST_PAGE // 1_000_000} MB")
    tree, note = _parsed(where, raw)
    metadata = read_metadata(where, tree)
    try:
        text = _main_text(tree)
    except ValueError as error:  # lxml refuses characters that XML has no place for
        raise RefusedError(where, "unreadable", "is a page with characters that no page can hold") from error
    if not text.strip():
        raise RefusedError(where, "empty", "is a page without an article: no main text was found in it")
    notes = metadata.notes
    if note is not None:
        notes = (*notes, ("encoding", note))
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


def _parsed(where: str, raw: bytes) -> tuple[html.HtmlElement, str | None]:
    """The page's tree and what is to be noted about its encoding; its source text is let go."""
    decoded = _decoded(raw)
    page = _CONTROL.sub(" ", _DECLARATION.sub("", decoded.text, count=1))
    page = _REFERENCE.sub(_usable_reference, page)
    if _ENTITY.search(page):
        raise RefusedError(where, "too_complex", "declares entities of its own, which no article needs")
    if page.count("<") > MOST_TAGS:
        raise RefusedError(where, "too_complex", f"has more than {MOST_TAGS:,} tags")
    return _tree(where, page), decoded.note


def _usable_reference(match: re.Match[str]) -> str:
    code = int(match[1], 16) if match[1] else int(match[2])
    usable = code <= sys.maxunicode and not 0xD800 <= code <= 0xDFFF and not _CONTROL.match(chr(code))
    return match[0] if usable else " "


def _decoded(raw: bytes) -> Decoded:
    match = _DECLARED.search(raw[:4096])
    declared = None if match is None else (match[1] or match[2]).decode("ascii", "replace")
    return decode(raw, declared)


def _tree(where: str, page: str) -> html.HtmlElement:
    # huge_tree: without it the parser drops any text node of more than ten million bytes.
    parser = html.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False, huge_tree=True
    )
    try:
        tree = html.document_fromstring(page.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, AssertionError) as error:
        if not _gave_up(parser):
            raise RefusedError(where, "empty", "is a page that holds nothing") from error
        raise RefusedError(where, "too_complex", "is a page with tags nested too deep") from error
    if _gave_up(parser):
        # The parser drops what lies deeper without a word, so the article would be cut short.
        raise RefusedError(where, "too_complex", "is a page with tags nested too deep")
    _check_depth(where, tree)
    return tree


def _check_depth(where: str, tree: html.HtmlElement) -> None:
    depth = total = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        total += depth if event == "start" else 0
        if depth > DEEPEST or total > MOST_DEPTH:
            raise RefusedError(where, "too_complex", "is a page with tags nested too deep")


def _gave_up(parser: html.HTMLParser) -> bool:
    return any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log)


def _main_text(tree: html.HtmlElement) -> str:
    drop_frame(tree)
    _wrap_bare_article(tree)
    with _quiet("trafilatura", "htmldate", "readability", "justext"):
        text = trafilatura.extract(tree, include_comments=False, output_format="txt", with_metadata=False)
    return text or ""


def _wrap_bare_article(tree: html.HtmlElement) -> None:
    """Puts paragraphs that stand in the body itself into an article: else their headings would be lost."""
    body = tree.find("body")
    if body is None or tree.find(".//article") is not None or tree.find(".//main") is not None:
        return
    direct = body.findall("p")
    if not direct or len(direct) < len(body.findall(".//p")):
        return
    article = html.Element("article")
    article.text, body.text = body.text, None
    article.extend(list(body))
    body.append(article)


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
