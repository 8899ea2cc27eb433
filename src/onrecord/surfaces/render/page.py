"""The dossier as one page that needs nothing else: no script, no request, the same bytes each time."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from onrecord.records import Document, DocumentEntry, Dossier, Excerpt, Stance, Statement
from onrecord.surfaces.render import tables
from onrecord.surfaces.render.anchors import document_anchor, safe_url
from onrecord.surfaces.render.blocks import JudgedPart
from onrecord.surfaces.render.glance import GlanceView, glance_view
from onrecord.surfaces.render.judged import scope_words
from onrecord.surfaces.render.judgements import judged_parts
from onrecord.surfaces.render.links import Links
from onrecord.surfaces.render.marks import marked_text
from onrecord.surfaces.render.plans import DraftView, HindranceView, draft_views, hindrance_views
from onrecord.surfaces.render.timeline import Picture, timeline_picture
from onrecord.surfaces.render.view import Index, SectionView, count_words, make_index, section_views
from onrecord.surfaces.render.words import count, day_words, one_line, published_words, text

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

__all__ = ["DocumentView", "PageContext", "PageLink", "dossier_html", "page_context"]

_WIDE, _NARROW = 740.0, 356.0
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")


@dataclass(frozen=True, slots=True)
class DocumentView:
    """A document with its full marked text."""

    number: int | str
    anchor: str
    title: str
    publisher: str
    published: str
    url: str | None
    address: str
    version_of: str | None
    sha256: str
    language: str
    html: Markup | None
    excerpt: str | None = None
    href: str | None = None


@dataclass(frozen=True, slots=True)
class PageLink:
    """A file beside the page: its address from there, its name in words, and its media type."""

    href: str
    words: str
    type: str
    is_feed: bool = False


@dataclass(frozen=True, slots=True)
class PageContext:
    """All that the page's template receives."""

    subject: str
    clocks: tuple[str, ...]
    counts: str
    glance: GlanceView
    board: tuple[tuple[str, tuple[tables.CommitmentView, ...]], ...]
    pictures: tuple[tuple[str, Picture], ...]
    sections: tuple[SectionView, ...]
    arrangements: tuple[tables.ItemView, ...]
    stances: tuple[str, ...]
    reactions: tuple[tables.ReactionRow, ...]
    indicators: tuple[tables.ItemView, ...]
    hindrances: tuple[HindranceView, ...]
    drafts: tuple[DraftView, ...]
    contradictions: tuple[tables.SideView, ...]
    judged: tuple[JudgedPart, ...]
    copies: tuple[tables.ItemView, ...]
    gaps: tuple[tables.ItemView, ...]
    left_out: tuple[tables.ItemView, ...]
    documents: tuple[DocumentView, ...]
    split: tuple[str, ...]
    home: str | None = None
    files: tuple[PageLink, ...] = ()


def dossier_html(dossier: Dossier, home: str | None = None, files: tuple[PageLink, ...] = ()) -> str:
    """The dossier as one self-contained HTML page; the same dossier gives the same bytes.

    ``home`` is the address of the page that lists it with others, ``files`` are those to take away.
    """
    return render_page("dossier.html.j2", page_context(dossier, home, files))


def render_page(template: str, context: DataclassInstance) -> str:
    """The template filled with the fields of its context."""
    values = {field.name: getattr(context, field.name) for field in fields(context)}
    return _environment().get_template(template).render(**values) + "\n"


def page_context(
    dossier: Dossier,
    home: str | None = None,
    files: tuple[PageLink, ...] = (),
    links: Links | None = None,
    whole: Dossier | None = None,
) -> PageContext:
    """What the page shows, in words, links and places; the texts stand elsewhere where links lead there.

    ``whole`` is the dossier that this one was cut from: numbers and counts are its.
    """
    index = make_index(whole or dossier)
    index = index if links is None else replace(index, links=links)
    documents, split = (
        _document_views(dossier, index) if links is None else (_document_list(dossier, index), ())
    )
    return PageContext(
        subject=one_line(dossier.subject),
        clocks=clock_words(dossier),
        counts=count_words(whole or dossier, index),
        glance=glance_view(whole or dossier, index),
        board=tables.board_view(dossier, index),
        pictures=(
            ("wide", timeline_picture(dossier, _WIDE, index)),
            ("narrow", timeline_picture(dossier, _NARROW, index)),
        ),
        sections=section_views(dossier, index),
        arrangements=tables.arrangement_rows(dossier, index),
        stances=tuple(text(f"stance.{stance.value}") for stance in Stance),
        reactions=tables.reaction_rows(dossier, index),
        indicators=tables.indicator_views(dossier, index),
        hindrances=hindrance_views(dossier, index),
        drafts=draft_views(dossier, index),
        contradictions=tables.contradiction_views(dossier, index),
        judged=judged_parts(dossier, index),
        copies=tables.copy_views(dossier, index),
        gaps=tables.gap_views(dossier, index),
        left_out=tables.left_out_views(dossier, index),
        documents=documents,
        split=split,
        home=home,
        files=files,
    )


def clock_words(dossier: Dossier) -> tuple[str, ...]:
    """The clocks of the dossier in words: what was known when, and the day it is judged on."""
    known = (
        text("page.no_as_of") if dossier.as_of is None else text("page.as_of", day=day_words(dossier.as_of))
    )
    judged = text("page.today", day=day_words(dossier.today))
    return (known, judged) if dossier.scope is None else (known, judged, scope_words(dossier.scope))


def _document_views(dossier: Dossier, index: Index) -> tuple[tuple[DocumentView, ...], tuple[str, ...]]:
    by_document: dict[str, list[Statement]] = {}
    for statement in index.statements.values():
        by_document.setdefault(statement.document, []).append(statement)
    excerpts = {excerpt.document: excerpt for excerpt in dossier.excerpts}
    views: list[DocumentView] = []
    split: list[str] = []
    for entry in dossier.documents:
        document = entry.document
        excerpt = excerpts.get(document.id)
        shown = None if excerpt is None else excerpt.spans
        marked = marked_text(document, by_document.get(document.id, []), index.line, shown)
        split.extend(marked.split)
        view = _document_view(entry, index.numbers[document.id], marked.html)
        views.append(view if excerpt is None else replace(view, excerpt=_excerpt_words(document, excerpt)))
    return tuple(views), tuple(split)


def _document_list(dossier: Dossier, index: Index) -> tuple[DocumentView, ...]:
    """The documents without their texts, each with its page."""
    views = (_document_view(e, index.numbers[e.document.id], None) for e in dossier.documents)
    return tuple(
        replace(view, href=index.links.document(e.document.id))
        for view, e in zip(views, dossier.documents, strict=True)
    )


def _document_view(entry: DocumentEntry, number: int | str, html: Markup | None) -> DocumentView:
    document: Document = entry.document
    return DocumentView(
        number=number,
        anchor=document_anchor(document.id),
        title=one_line(document.title if document.title is not None else document.id),
        publisher=one_line(document.publisher),
        published=published_words(document.published),
        url=safe_url(document.url),
        address=one_line(document.url),
        version_of=None if entry.version_of is None else one_line(entry.version_of),
        sha256=document.sha256_text,
        language=language_tag(document.language),
        html=html,
    )


def _excerpt_words(document: Document, excerpt: Excerpt) -> str:
    share = round(100 * sum(end - start for start, end in excerpt.spans) / max(1, len(document.text)))
    if not excerpt.withheld:
        return text("page.excerpt", share=share)
    return text("page.excerpt_withheld", share=share, statements=count("statements", excerpt.withheld))


def language_tag(language: str | None) -> str:
    """The language as a valid tag, "und" where it is not known."""
    return language if language is not None and _LANGUAGE.fullmatch(language) else "und"


@lru_cache(maxsize=1)
def _environment() -> Environment:
    """The templates of pages; what they are given is escaped."""
    environment = Environment(
        loader=PackageLoader("onrecord.surfaces.render", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["t"] = text
    environment.globals["count"] = count
    environment.globals["tag"] = language_tag
    return environment
