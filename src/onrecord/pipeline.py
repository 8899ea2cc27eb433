"""Runs intake, reading, linking and tracking over many documents; the only place where steps are composed."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from itertools import islice

import msgspec

from onrecord.intake import Intake, IntakeOptions, count_sources, iter_documents
from onrecord.ledger import Ledger, StoredDocument, View
from onrecord.linking import (
    CopiedParts,
    claims_of,
    find_contradictions,
    find_copies,
    link_events,
    link_statements,
)
from onrecord.reading import is_read, read_by, read_document
from onrecord.records import (
    Claim,
    Commitment,
    Decision,
    Document,
    DocumentEntry,
    Issue,
    Layers,
    Party,
    Reading,
    Statement,
    content_id,
)
from onrecord.tracking import (
    find_gaps,
    list_arrangements,
    list_indicators,
    list_reactions,
    track_commitments,
)

__all__ = ["Added", "Clocks", "add_sources", "derive", "layers_at", "read_sources", "reading_key"]

BATCH = 16
MANY = 48
"""From so many documents on, reading is spread over several processes."""


@dataclass(frozen=True, slots=True)
class Added:
    """What one ``add`` did; ``failures`` name each source that could not be taken in, and why."""

    added: int
    amended: int
    versions: int
    unchanged: int
    statements: int
    failures: tuple[Issue, ...]
    notes: tuple[Issue, ...]


@dataclass(frozen=True, slots=True)
class Clocks:
    """The asked clocks: published, recorded, and the day on which statuses are judged."""

    as_of: date | None = None
    as_recorded: datetime | None = None
    today: date | None = None
    include_undated: bool = False

    def judged_on(self) -> date:
        """The asked day, else that of ``as_of``, else the current day in UTC."""
        return self.today or self.as_of or datetime.now(UTC).date()


@dataclass(frozen=True, slots=True)
class _Taken:
    intake: Intake
    document: Document
    key: str
    needs_reading: bool


def reading_key(document: Document) -> str:
    """Names everything that a reading depends on: the text, its known metadata, and the reader."""
    blocks = [(b.start, b.end, b.kind.value) for b in document.blocks]
    given = [(m.id, m.start, m.end) for m in document.given]
    parts = (document.id, document.sha256_text, document.published, document.publisher, document.language)
    return content_id("reading", *parts, blocks, given, read_by())


def add_sources(
    ledger: Ledger,
    sources: Sequence[str],
    options: IntakeOptions,
    progress: Callable[[int, int | None], None] = lambda done, total: None,
    workers: int | None = None,
) -> Added:
    """Every source is taken in, read and kept, one transaction a document; one that fails loses no other."""
    total = count_sources(sources)
    counts = {"added": 0, "amended": 0, "versions": 0, "unchanged": 0, "statements": 0}
    failures: list[Issue] = []
    notes: list[Issue] = []
    done = 0
    with _readers(total, workers) as read:
        waiting = iter(iter_documents(sources, options))
        while chunk := list(islice(waiting, BATCH * read.width)):
            taken = [_taken(ledger, intake) for intake in chunk if intake.document is not None]
            readings = iter(read([t.document for t in taken if t.needs_reading]))
            for intake in chunk:
                if intake.document is None:
                    for issue in intake.issues:
                        ledger.append_issue(issue)
                    failures += intake.issues
            for item in taken:
                reading = next(readings) if item.needs_reading else None
                _keep(ledger, item, reading, counts, notes)
            done += len(chunk)
            progress(done, total)
    return Added(**counts, failures=tuple(failures), notes=tuple(notes))


def _taken(ledger: Ledger, intake: Intake) -> _Taken:
    assert intake.document is not None  # noqa: S101  callers pass only what yielded a document
    document = ledger.known(intake.document) or intake.document
    key = reading_key(document)
    return _Taken(intake, document, key, is_read(document) and not ledger.has_reading(key))


def _keep(
    ledger: Ledger, item: _Taken, reading: Reading | None, counts: dict[str, int], notes: list[Issue]
) -> None:
    document = item.intake.document
    assert document is not None  # noqa: S101  callers pass only what yielded a document
    issues = (*item.intake.issues, *(reading.issues if reading is not None else ()))
    kept = ledger.append_document(document, item.intake.raw, item.key, reading, issues)
    counts["added"] += kept.added
    counts["amended"] += kept.amended
    counts["versions"] += kept.version
    counts["unchanged"] += not (kept.added or kept.amended)
    counts["statements"] += len(reading.statements) if reading is not None and kept.read else 0
    notes.extend(issues)
    notes.extend(
        Issue(
            item.intake.where,
            "conflict",
            f"{item.intake.where}: another {name} is kept already.",
            document.id,
        )
        for name in kept.conflicts
    )


class _readers:
    """Reads documents in this process, or in several where there are many; a context manager."""

    def __init__(self, total: int | None, workers: int | None) -> None:
        many = total is not None and total >= MANY
        wanted = workers if workers is not None else (min(4, multiprocessing.cpu_count()) if many else 1)
        self.width = max(1, wanted)
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> _readers:
        if self.width > 1:
            # Forked workers would share the open ledger; fresh ones cannot touch it.
            context = multiprocessing.get_context("spawn")
            self._pool = ProcessPoolExecutor(self.width, mp_context=context)
        return self

    def __exit__(self, *error: object) -> None:
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)

    def __call__(self, documents: Sequence[Document]) -> Iterable[Reading]:
        if self._pool is None or len(documents) < 2:
            return (_read_safely(document) for document in documents)
        return self._pool.map(_read_safely, documents, chunksize=4)


def _read_safely(document: Document) -> Reading:
    """The reading; a document that the reader fails on gives an empty one with an issue that says so."""
    try:
        return read_document(document)
    except Exception as error:  # noqa: BLE001  one bad document must not stop a run; the failure is a record
        message = (
            f"{document.id}: the reader failed ({type(error).__name__}: {error}); it yields no statements."
        )
        issue = Issue(document.id, "reading", message, document.id)
        return Reading(document.id, document.sha256_text, read_by(), issues=(issue,))


def read_sources(
    sources: Sequence[str], options: IntakeOptions
) -> tuple[tuple[DocumentEntry, ...], tuple[Reading, ...], tuple[Issue, ...]]:
    """Documents, readings and issues of the sources without storing anything."""
    entries, readings, issues = [], [], []
    for intake in iter_documents(sources, options):
        issues += intake.issues
        if intake.document is not None:
            entries.append(DocumentEntry(intake.document))
            readings.append(_read_safely(intake.document))
            issues += readings[-1].issues
    return tuple(entries), tuple(readings), tuple(issues)


def layers_at(ledger: Ledger, clocks: Clocks, all_versions: bool = False) -> Layers:
    """All layers of the record at the asked clocks; what they amount to is kept in the ledger's cache."""
    view = ledger.view(clocks.as_of, clocks.as_recorded, clocks.include_undated)
    shown = [d for d in view.documents if all_versions or d.newest]
    entries = tuple(DocumentEntry(d.document, d.version_of, d.newest, d.recorded) for d in shown)
    readings = tuple(_reading_of(ledger, d) for d in shown if d.reading_key is not None)
    key = content_id(
        "layers",
        ledger.head(),
        clocks.as_of,
        clocks.as_recorded,
        clocks.judged_on(),
        clocks.include_undated,
        all_versions,
        read_by(),
    )
    cached = ledger.cache_get(key)
    if cached is not None:
        derived = msgspec.msgpack.decode(cached, type=Layers)
        return replace(derived, documents=entries, readings=readings, issues=view.issues)
    layers = derive(entries, readings, clocks.judged_on(), view.decisions, view.issues)
    bare = replace(layers, documents=(), readings=(), issues=())
    ledger.cache_put(key, msgspec.msgpack.encode(bare))
    return layers


def _reading_of(ledger: Ledger, stored: StoredDocument) -> Reading:
    assert stored.reading_key is not None  # noqa: S101  callers ask only for documents that were read
    reading = ledger.reading(stored.reading_key)
    shown = stored.document.id
    if reading.document == shown:
        return reading
    statements = tuple(replace(s, document=shown) for s in reading.statements)
    return replace(reading, document=shown, statements=statements)


def derive(
    entries: Sequence[DocumentEntry],
    readings: Sequence[Reading],
    today: date,
    decisions: Sequence[Decision] = (),
    issues: Sequence[Issue] = (),
) -> Layers:
    """What documents and readings amount to, a function of these alone; nothing depends on their order."""
    documents = {e.document.id: e.document for e in entries}
    statements = [s for r in readings for s in r.statements]
    copies = find_copies(list(documents.values()))
    groups, _ = link_statements(statements)
    claims = claims_of(groups, documents, CopiedParts.of(copies))
    origin_of = {i: o.origin for c in claims for o in c.origins for i in o.statements}
    commitments = track_commitments(statements, documents, origin_of, today)
    commitment_of = {m.statement: c.id for c in commitments for m in c.mentions}
    arrangements = list_arrangements(statements)
    reactions = list_reactions(statements, commitment_of)
    return Layers(
        documents=tuple(entries),
        readings=tuple(readings),
        claims=claims,
        copies=copies,
        contradictions=find_contradictions(statements, documents),
        commitments=commitments,
        arrangements=arrangements,
        reactions=reactions,
        indicators=list_indicators(statements, commitment_of),
        gaps=find_gaps(list(documents.values()), statements, commitments, (arrangements, reactions)),
        parties=_parties(readings),
        decisions=tuple(decisions),
        issues=tuple(issues),
        claim_of=tuple(sorted((i, c.id) for c in claims for i in c.statements)),
        commitment_of=tuple(sorted(commitment_of.items())),
        event_of=tuple(sorted(link_events([e for r in readings for e in r.events]).items())),
    )


def _parties(readings: Sequence[Reading]) -> tuple[Party, ...]:
    """One row a party, its names joined over all documents; mentions stay with the documents."""
    found: dict[str, list[Party]] = {}
    for reading in readings:
        for party in reading.parties:
            found.setdefault(party.id, []).append(party)
    return tuple(_joined(parties) for _, parties in sorted(found.items()))


def _joined(parties: Sequence[Party]) -> Party:
    name = max((p.name for p in parties), key=lambda n: (len(n), n))
    names = {alias for p in parties for alias in (*p.aliases, p.name)} - {name}
    ids = {pair for p in parties for pair in p.ids}
    return replace(
        min(parties, key=lambda p: (p.name, p.kind)),
        name=name,
        aliases=tuple(sorted(names)),
        ids=tuple(sorted(ids)),
    )
