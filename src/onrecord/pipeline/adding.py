"""Takes sources in, reads them in one process or several, and keeps what was read."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from onrecord.errors import SourceError
from onrecord.intake import Intake, IntakeOptions, count_sources, iter_documents
from onrecord.ledger import Ledger, open_ledger
from onrecord.pipeline.deriving import Clocks, layers_at
from onrecord.pipeline.linked import link_new
from onrecord.reading import is_read, read_by, read_document
from onrecord.records import Document, Issue, Layers, Reading, Statement, content_id

__all__ = ["Added", "Reader", "StoppedError", "add_sources", "read_sources", "reading_key"]

Reader = Callable[[Sequence[Document]], Iterable[Reading]]
"""What gives the readings of documents, in their order."""

BATCH = 16
FAILED_READING = "reading"
_OWN_ENDINGS = ("", "-wal", "-shm", "-journal", ".people", ".people-journal")
LINKED_AT_ONCE = 256
"""Documents after which those before are linked: each time, most pages of the index are written."""
MANY = 48
"""From so many documents on, reading is spread over several processes."""


class StoppedError(Exception):
    """Raised by the caller's ``progress`` where no further source shall be taken in."""


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

    @staticmethod
    def nothing() -> Added:
        """What an ``add`` did that was stopped before it began."""
        return _Tally().summary()


@dataclass(frozen=True, slots=True)
class _Taken:
    """A document as it came, and as it stands with what the ledger knows of it already."""

    intake: Intake
    document: Document
    known: Document
    key: str
    needs_reading: bool


@dataclass(slots=True)
class _Tally:
    added: int = 0
    amended: int = 0
    versions: int = 0
    unchanged: int = 0
    statements: int = 0
    failures: list[Issue] = field(default_factory=list)
    notes: list[Issue] = field(default_factory=list)

    def summary(self) -> Added:
        counts = (self.added, self.amended, self.versions, self.unchanged, self.statements)
        return Added(*counts, failures=tuple(self.failures), notes=tuple(self.notes))


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
    progress: Callable[[int, int | None], None] = lambda _done, _total: None,
    workers: int | None = None,
    read: Reader | None = None,
) -> Added:
    """Every source is taken in, read, kept and linked; one that fails loses no other.

    ``progress`` is told after each; where it raises StoppedError, what was kept stays and is linked.
    ``read`` gives the readings where the caller has a better way than ``workers`` processes of this machine.
    """
    options = replace(options, without=options.without | _files_of(ledger))
    total = count_sources(sources, options)
    tally = _Tally()
    done = unlinked = 0
    with _Readers(total, workers) as readers, suppress(StoppedError):
        progress(0, total)
        for chunk in _chunks(iter_documents(sources, options), BATCH * readers.width):
            for _ in _add_chunk(ledger, chunk, read or readers, tally):
                done += 1
                progress(done, total)
            unlinked += len(chunk)
            if unlinked >= LINKED_AT_ONCE:
                link_new(ledger)
                unlinked = 0
    link_new(ledger)
    return tally.summary()


def _files_of(ledger: Ledger) -> frozenset[Path]:
    """The ledger's own files, which may lie in a folder that is added."""
    own = Path(ledger.path).resolve()
    return frozenset(own.with_name(own.name + end) for end in _OWN_ENDINGS)


def _chunks(intakes: Iterable[Intake], size: int) -> Iterator[list[Intake]]:
    """Chunks in which no text stands twice under one id, since its second copy may amend the first."""
    chunk: list[Intake] = []
    seen: set[tuple[str, str]] = set()
    for intake in intakes:
        key = ("", "") if intake.document is None else (intake.document.id, intake.document.sha256_text)
        if len(chunk) == size or (intake.document is not None and key in seen):
            yield chunk
            chunk, seen = [], set()
        chunk.append(intake)
        seen.add(key)
    if chunk:
        yield chunk


def _add_chunk(ledger: Ledger, chunk: Sequence[Intake], read: Reader, tally: _Tally) -> Iterator[None]:
    """Each source of the chunk is kept, and told."""
    taken = [_taken(ledger, intake, intake.document) for intake in chunk if intake.document is not None]
    readings = iter(read([item.known for item in taken if item.needs_reading]))
    for intake in chunk:
        if intake.document is None:
            for issue in intake.issues:
                ledger.append_issue(issue)
            tally.failures += intake.issues
            yield
    for item in taken:
        reading = next(readings) if item.needs_reading else None
        try:
            _keep(ledger, item, reading, tally)
        except SourceError as error:
            issue = Issue(item.intake.where, "refused", f"{item.intake.where} was refused: {error.reason}.")
            ledger.append_issue(issue)
            tally.failures.append(issue)
        yield


def _taken(ledger: Ledger, intake: Intake, document: Document) -> _Taken:
    known = ledger.known(document) or document
    key = reading_key(known)
    return _Taken(intake, document, known, key, is_read(known) and not ledger.has_reading(key))


def _with_one_id_each(reading: Reading) -> Reading:
    """The reading without statements that carry another's id, each told: one would stop later commands."""
    first: dict[str, Statement] = {}
    issues = list(reading.issues)
    for statement in reading.statements:
        if first.setdefault(statement.id, statement) is not statement:
            message = (
                f"{reading.document}: a second reading of {statement.start}..{statement.end} was left out."
            )
            issues.append(Issue(reading.document, "same_id", message, reading.document))
    return replace(reading, statements=tuple(first.values()), issues=tuple(issues))


def _keep(ledger: Ledger, item: _Taken, reading: Reading | None, tally: _Tally) -> None:
    reading = None if reading is None else _with_one_id_each(reading)
    issues = (*item.intake.issues, *(reading.issues if reading is not None else ()))
    if any(issue.kind == FAILED_READING for issue in issues):
        reading = None  # not kept, so that the next add tries again
    kept = ledger.append_document(item.document, item.intake.raw, item.key, reading, issues)
    tally.added += kept.added
    tally.amended += kept.amended
    tally.versions += kept.version
    tally.unchanged += not (kept.added or kept.amended)
    tally.statements += len(reading.statements) if reading is not None and kept.read else 0
    tally.notes.extend(issues)
    tally.notes.extend(
        Issue(item.intake.where, "conflict", f"{item.intake.where}: another {name} is kept already.")
        for name in kept.conflicts
    )


class _Readers:
    """Reads documents in this process, or in several where there are many; a context manager."""

    def __init__(self, total: int | None, workers: int | None) -> None:
        many = total is not None and total >= MANY
        wanted = workers if workers is not None else (min(4, multiprocessing.cpu_count()) if many else 1)
        self.width = max(1, wanted)
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> _Readers:
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
        issue = Issue(document.id, FAILED_READING, message, document.id)
        return Reading(document.id, document.sha256_text, read_by(), issues=(issue,))


def read_sources(
    sources: Sequence[str],
    options: IntakeOptions,
    clocks: Clocks,
    layer: str | None = None,
    read: Reader | None = None,
) -> tuple[Layers, Added]:
    """The layers that a ledger of these sources alone would have, and what adding them did; nothing is kept.

    A ledger that is thrown away afterwards gives exactly what ``add_sources`` would: versions, copies that
    add up, given mentions that are taken already.
    """
    with TemporaryDirectory() as folder, open_ledger(str(Path(folder, "read.db")), create=True) as ledger:
        done = add_sources(ledger, sources, options, read=read)
        return layers_at(ledger, clocks, layer=layer), done
