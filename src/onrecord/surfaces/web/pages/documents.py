"""Documents: the list with search and facets, and one document with its statements marked."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from onrecord.exchange import layer_rows, safe_url, statement_row
from onrecord.pipeline import search_documents
from onrecord.records import DocumentEntry, Layers
from onrecord.surfaces.render.marks import marked_text
from onrecord.surfaces.render.page import language_tag
from onrecord.surfaces.render.view import DocumentRef, QuoteView
from onrecord.surfaces.render.words import count, one_line, published_words, text
from onrecord.surfaces.web.page import Context, NotFoundError, Page, PageRoute, Visit
from onrecord.surfaces.web.pages.decided import DecisionView, decision_views
from onrecord.surfaces.web.pages.lists import Facet, Portion, facet, portion
from onrecord.surfaces.web.pages.narrowing import Columns
from onrecord.surfaces.web.shown import Shown
from onrecord.tracking import free_documents

__all__ = ["ROUTES", "document"]

_MOST_FOUND = 500
_FOUND_EACH = 3


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """A document in the list, with the sentences that a search found in it."""

    title: str
    href: str
    publisher: str
    published: str
    counts: str
    found: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DocumentsPage(Context):
    """The documents, narrowed by words and facets."""

    template = "documents.html.j2"

    words: str
    facets: tuple[Facet, ...]
    documents: Portion[DocumentLine]


@dataclass(frozen=True, slots=True)
class CopyLine:
    """Another document that shares words."""

    document: DocumentRef
    how: str
    share: str
    compare: str


@dataclass(frozen=True, slots=True)
class DocumentPage(Context):
    """One document: what is known of it, its text with marks, and its statements."""

    template = "document.html.j2"

    title: str
    publisher: str
    published: str
    url: str | None
    address: str
    recorded: str
    version_of: str | None
    sha256: str
    language: str
    html: Markup
    statements: tuple[QuoteView, ...]
    copies: tuple[CopyLine, ...]
    decisions: tuple[DecisionView, ...]
    is_free: bool


def documents(visit: Visit) -> Page:
    """The documents; with words only those that have a sentence with all of them, best first."""
    shown, asked = visit.shown, visit.asked
    words = asked.words("q")
    found: dict[str, list[str]] = {}
    entries = list(reversed(shown.layers.documents))
    if words:
        for sentence in search_documents(visit.ledger, words, _MOST_FOUND, shown.current.stored.values()):
            found.setdefault(sentence.document, []).append(sentence.quote)
        by_id = {e.document.id: e for e in entries}
        entries = [by_id[name] for name in found if name in by_id]
    entries, counts = Columns(entries, ("publisher", "month", "language"), _values).narrow(asked)
    facets = tuple(facet(name, counted, asked, "/documents") for name, counted in counts.items())
    shelf = portion(entries, asked, "/documents")
    lines = shelf.showing(_line(shown, e, found.get(e.document.id, [])) for e in shelf.items)
    rows = lambda: [  # noqa: E731  made for the twin alone
        {"document": e.document.id, "title": e.document.title, "publisher": e.document.publisher,
         "published": e.document.published, "found": found.get(e.document.id, [])}
        for e in entries
    ]  # fmt: skip
    return Page(text("desk.documents"), DocumentsPage(words, facets, lines), rows)


def _values(entry: DocumentEntry, name: str) -> tuple[str, ...]:
    document = entry.document
    if name == "publisher":
        return (document.publisher or "",)
    return ((document.published or "")[:7],) if name == "month" else (document.language or "",)


def _line(shown: Shown, entry: DocumentEntry, found: list[str]) -> DocumentLine:
    document = entry.document
    return DocumentLine(
        title=one_line(document.title or document.id)[:300],
        href=shown.links.document(document.id),
        publisher=one_line(document.publisher)[:200],
        published=published_words(document.published),
        counts=count("statements", len(shown.in_document.get(document.id, ()))),
        found=tuple(one_line(quote) for quote in found[:_FOUND_EACH]),
    )


def document(visit: Visit) -> Page:
    """One document; raises NotFoundError where none has the name at the asked clocks."""
    shown = visit.shown
    entry = shown.entries.get(visit.name)
    if entry is None:
        raise NotFoundError(text("desk.no_document"))
    held = entry.document
    statements = shown.in_document.get(held.id, ())
    marked = marked_text(held, statements, shown.links.statement)
    context = DocumentPage(
        title=one_line(held.title or held.id),
        publisher=one_line(held.publisher),
        published=published_words(held.published),
        url=safe_url(held.url),
        address=one_line(held.url),
        recorded=one_line(entry.recorded),
        version_of=None if entry.version_of is None else one_line(entry.version_of),
        sha256=held.sha256_text,
        language=language_tag(held.language),
        html=marked.html,
        statements=shown.index.quotes([s.id for s in statements]),
        copies=_copies(shown, held.id),
        decisions=decision_views([d for d in shown.layers.decisions if held.id in d.on], shown),
        is_free=held.id in free_documents(shown.layers.decisions),
    )
    one = Layers(documents=(entry,))
    row = next(layer_rows(one, "documents"))
    rows = {"document": row, "statements": [statement_row(s, entry) for s in statements]}
    return Page(one_line(held.title or held.id), context, rows)


def _copies(shown: Shown, document_id: str) -> tuple[CopyLine, ...]:
    lines = []
    for copy in shown.layers.copies:
        if document_id in (copy.document, copy.of):
            other = copy.of if copy.document == document_id else copy.document
            table = "copy" if copy.document == document_id else "desk_copied"
            key = f"{table}.{copy.kind.value}"
            share = text("copy.line", share=f"{round(copy.share * 100)}%")
            compare = shown.links.to("/compare", a=document_id, b=other)
            lines.append(CopyLine(shown.index.document_ref(other), text(key), share, compare))
    return tuple(lines)


_FACETS = {
    "q": "Words that all must stand in one sentence; quoted phrases together",
    "publisher": "Only documents of this publisher",
    "month": "Only documents of this month (2031-02)",
    "language": "Only documents in this language",
    "page": "Which portion of the list",
}
ROUTES = (
    PageRoute("/documents", documents, "Documents, searched and narrowed by facets", _FACETS),
    PageRoute("/documents/{name}", document, "One document with its statements marked"),
)
