"""Which document it is: ids from the id it came with, else its URL, else its publisher and text."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from onrecord.intake.blocks import LONG_LINE, label_blocks
from onrecord.intake.dates import BadDateError, iso_date
from onrecord.intake.language import language_of, name_of_language
from onrecord.intake.taken import IntakeOptions, RefusedError
from onrecord.records import Document, GivenMention, content_id, sha256_hex

__all__ = ["Cut", "document_id", "document_of", "plain_url"]

_TRACKING = re.compile(r"utm_\w+|fbclid|gclid", re.IGNORECASE)
_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\u202b\u202e\u2067\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_BYTE_ORDER_MARK = "\ufeff"
_NOT_UTF8 = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Cut:
    """What was cut out of the bytes, before it is checked; everything as the source states it."""

    text: str
    cut_by: str
    id: str | None = None
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: str | None = None
    modified: str | None = None
    language: str | None = None
    given: tuple[GivenMention, ...] = ()
    notes: tuple[tuple[str, str], ...] = ()


def plain_url(url: str) -> str:
    """The URL without fragment and campaign parameters: what two links to one page have in common.

    >>> plain_url("HTTPS://Example.org/a?utm_source=x&id=7#top")
    'https://example.org/a?id=7'
    """
    try:
        parts = urlsplit(url.strip())
        pairs = parse_qsl(parts.query, keep_blank_values=True)
    except ValueError:
        return url.strip()
    kept = [(key, value) for key, value in pairs if not _TRACKING.fullmatch(key)]
    query = parts.query if len(kept) == len(pairs) else urlencode(kept)
    return urlunsplit((parts.scheme.lower(), parts.netloc.lower(), parts.path or "/", query, ""))


def document_id(id: str | None, url: str | None, publisher: str | None, text: str) -> str:  # noqa: A002
    """The given id, else one made of the URL, else of publisher and text; dates are never part of it."""
    if id is not None:
        return id
    if url is not None:
        return content_id("d", plain_url(url))
    return content_id("d", publisher or "", text)


def document_of(
    where: str, cut: Cut, raw: bytes, options: IntakeOptions
) -> tuple[Document, list[tuple[str, str]]]:
    """The checked document with what is to be noted about it; raises ``RefusedError`` otherwise."""
    cut = _whole_characters(where, cut)
    text = cut.text
    if not text.replace(_BYTE_ORDER_MARK, "").strip():
        raise RefusedError(where, "empty", "is empty: it holds no words")
    if "\0" in text:
        raise RefusedError(where, "nul", "holds a NUL character, so it is no proper text")
    notes = list(cut.notes)
    published = _date(where, cut.published if cut.published is not None else options.published)
    publisher = cut.publisher if cut.publisher is not None else options.publisher
    language = language_of(text, cut.language)
    document = Document(
        id=document_id(cut.id, cut.url, publisher, text),
        text=text,
        sha256_raw=sha256_hex(raw),
        sha256_text=sha256_hex(text),
        cut_by=cut.cut_by,
        title=cut.title,
        publisher=publisher,
        url=cut.url,
        published=published,
        modified=_date(where, cut.modified),
        language=language,
        blocks=label_blocks(text, cut.title),
        given=_given(where, cut.given, len(text)),
    )
    return document, notes + _notes(document, options.today)


def _whole_characters(where: str, cut: Cut) -> Cut:
    """The cut with every lone surrogate shown as U+FFFD and noted; an id that holds one is refused."""
    if any(_NOT_UTF8.search(name) for name in (cut.id or "", *(mention.id for mention in cut.given))):
        raise RefusedError(where, "bad_id", "has an id that holds half characters (lone surrogates)")
    fields: dict[str, Any] = {
        name: getattr(cut, name) for name in ("text", "title", "publisher", "url", "published")
    }
    broken = {name: value for name, value in fields.items() if value is not None and _NOT_UTF8.search(value)}
    if not broken:
        return cut
    note = ("encoding", "holds half characters (lone surrogates), each shown as U+FFFD")
    whole: dict[str, Any] = {name: _NOT_UTF8.sub("\ufffd", value) for name, value in broken.items()}
    return replace(cut, **whole, notes=(*cut.notes, note))


def _date(where: str, given: str | None) -> str | None:
    if given is None:
        return None
    try:
        return iso_date(given)
    except BadDateError as error:
        raise RefusedError(where, "bad_date", f"has a date that cannot be used: {error}") from error


def _given(where: str, mentions: tuple[GivenMention, ...], length: int) -> tuple[GivenMention, ...]:
    seen = set()
    for mention in mentions:
        if not 0 <= mention.start < mention.end <= length:
            span = f"{mention.start}..{mention.end}"
            raise RefusedError(
                where, "given_span", f'has the given mention "{mention.id}" at {span}, outside its text'
            )
        if mention.id in seen:
            raise RefusedError(where, "given_span", f'has two given mentions with the id "{mention.id}"')
        seen.add(mention.id)
    return mentions


def _notes(document: Document, today: date | None) -> list[tuple[str, str]]:
    notes = []
    day = document.published_on
    if today is not None and day is not None and day > today:
        notes.append(
            ("future_date", f"has the publication date {document.published}, which lies in the future")
        )
    if _RIGHT_TO_LEFT.search(document.text):
        notes.append(("rtl", "holds right-to-left text, which is kept as it is"))
    if max(map(len, document.text.split("\n"))) > LONG_LINE:
        words = f"holds a line of more than {LONG_LINE:,} characters, which is kept and not read"
        notes.append(("long_line", words))
    if document.language not in (None, "en"):
        name = name_of_language(document.language or "")
        notes.append(
            ("language", f"is in {name}, which is not read yet; it is kept and yields no statements")
        )
    return notes
