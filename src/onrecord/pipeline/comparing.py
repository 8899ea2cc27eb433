"""Compares the record between two days, or a document between its versions, and finds sentences in it."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

from onrecord.errors import UsageError
from onrecord.ledger import Ledger, StoredDocument
from onrecord.pipeline.deriving import Clocks, layers_at
from onrecord.records import Commitment, Document, Layers, Statement
from onrecord.text.sentences import sentence_extents

__all__ = [
    "Backing",
    "Change",
    "FoundSentence",
    "compare_days",
    "compare_versions",
    "search_documents",
    "search_record",
]


@dataclass(frozen=True, slots=True)
class Backing:
    """Verbatim words that a difference rests on; ``statement`` is None for a sentence as such."""

    document: str
    start: int
    end: int
    quote: str
    statement: str | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """One difference: ``change`` is new, changed or withdrawn; ``id`` names the record that shows it."""

    change: str
    what: str
    id: str
    text: str
    evidence: tuple[Backing, ...] = ()


@dataclass(frozen=True, slots=True)
class _Shown:
    """A record as a comparison sees it: in words, with what it rests on."""

    words: str
    evidence: tuple[Backing, ...]


@dataclass(frozen=True, slots=True)
class FoundSentence:
    """A sentence that a search found, with the id that its document has at the asked clocks."""

    document: str
    start: int
    end: int
    quote: str
    published: str | None


def compare_days(ledger: Ledger, earlier: Clocks, later: Clocks) -> list[Change]:
    """What the record at the later clocks has beside that at the earlier ones, each judged on its own day."""
    before, after = layers_at(ledger, earlier), layers_at(ledger, later)
    return [
        *_compared("document", _documents(before), _documents(after)),
        *_compared("statement", _statements(before), _statements(after)),
        *_compared_commitments(before, after),
        *_compared("contradiction", _contradictions(before), _contradictions(after)),
    ]


def _compared(what: str, before: Mapping[str, _Shown], after: Mapping[str, _Shown]) -> Iterator[Change]:
    for key in sorted(after.keys() - before.keys()):
        yield Change("new", what, key, after[key].words, after[key].evidence)
    for key in sorted(after.keys() & before.keys()):
        old, new = before[key], after[key]
        if old.words != new.words:
            yield Change("changed", what, key, f"{old.words} > {new.words}", _newer(old, new))
    for key in sorted(before.keys() - after.keys()):
        yield Change("withdrawn", what, key, before[key].words, before[key].evidence)


def _newer(old: _Shown, new: _Shown) -> tuple[Backing, ...]:
    """The evidence that came since; where none did (the calendar moved on) the first of what there was."""
    return tuple(x for x in new.evidence if x not in old.evidence) or new.evidence[:1]


def _documents(layers: Layers) -> dict[str, _Shown]:
    found = {}
    for document in (e.document for e in layers.documents):
        extents = islice(sentence_extents(document.text), 1)
        first = tuple(Backing(document.id, s, e, document.text[s:e]) for s, e in extents)
        found[document.id] = _Shown(document.title or document.id, first)
    return found


def _statements(layers: Layers) -> dict[str, _Shown]:
    return {s.id: _Shown(s.quote, (_backing(s),)) for s in layers.statements()}


def _backing(statement: Statement) -> Backing:
    return Backing(statement.document, statement.start, statement.end, statement.quote, statement.id)


def _compared_commitments(before: Layers, after: Layers) -> Iterator[Change]:
    """Commitments under the id that they have later: one that got an earlier mention is the same."""
    new_name = {name: c.id for c in after.commitments for name in (c.id, *c.former_ids)}
    olds = _commitments(before)
    renamed: dict[str, _Shown] = {}
    for name, shown in olds.items():
        kept = new_name.get(name, name)
        if kept in renamed:
            yield Change(
                "withdrawn", "commitment", name, f"{shown.words}: the same as {kept}", shown.evidence
            )
        else:
            renamed[kept] = shown
    yield from _compared("commitment", renamed, _commitments(after))


def _commitments(layers: Layers) -> dict[str, _Shown]:
    said = {s.id: s for s in layers.statements()}
    return {
        c.id: _Shown(_standing(c), tuple(_backing(said[m.statement]) for m in c.mentions))
        for c in layers.commitments
    }


def _standing(commitment: Commitment) -> str:
    due = "no window" if commitment.due is None else str(commitment.due)
    contested = ", contested" if commitment.contested else ""
    change = commitment.status_as_of[-1]
    ruled = "" if change.ruling is None else f", ruling of {change.ruling.by}: {change.ruling.why}"
    return f"{commitment.undertaking} ({due}, {commitment.status.value}{contested}{ruled})"


def _contradictions(layers: Layers) -> dict[str, _Shown]:
    said = {s.id: s for s in layers.statements()}
    return {
        f"{c.a} {c.b}": _Shown(f"{c.kind.value}: {c.why}", (_backing(said[c.a]), _backing(said[c.b])))
        for c in layers.contradictions
    }


def compare_versions(ledger: Ledger, document_id: str) -> list[Change]:
    """The sentences that each later version of a document brought in or took out.

    Raises UsageError where no document has this id.
    """
    versions = [d for d in ledger.view().documents if document_id in (d.base_id, d.document.id)]
    if versions and versions[0].document.id == document_id and versions[0].version_of is not None:
        base = versions[0].base_id
        versions = [d for d in ledger.view().documents if d.base_id == base]
    if not versions:
        raise UsageError(f"no document has the id {document_id!r}")
    changes: list[Change] = []
    for old, new in pairwise(versions):
        changes += _sentence_changes(old.document, new.document)
    return changes


def _sentence_changes(old: Document, new: Document) -> Iterator[Change]:
    before, after = _sentences(old), _sentences(new)
    old_words, new_words = [s.quote for s in before], [s.quote for s in after]
    matcher = difflib.SequenceMatcher(None, old_words, new_words, autojunk=False)
    for tag, a1, a2, b1, b2 in matcher.get_opcodes():
        if tag != "equal":
            yield from (Change("withdrawn", "sentence", old.id, s.quote, (s,)) for s in before[a1:a2])
            yield from (Change("new", "sentence", new.id, s.quote, (s,)) for s in after[b1:b2])


def _sentences(document: Document) -> Sequence[Backing]:
    return [
        Backing(document.id, start, end, document.text[start:end])
        for start, end in sentence_extents(document.text)
    ]


def search_record(ledger: Ledger, query: str, limit: int, clocks: Clocks) -> list[FoundSentence]:
    """The sentences that match best among the newest versions visible at the asked clocks."""
    view = ledger.view(clocks.as_of, clocks.as_recorded, clocks.include_undated)
    return search_documents(ledger, query, limit, [d for d in view.documents if d.newest])


def search_documents(
    ledger: Ledger, query: str, limit: int, documents: Iterable[StoredDocument]
) -> list[FoundSentence]:
    """The sentences that match best in these documents."""
    shown = {d.key: d.document for d in documents}
    return [
        FoundSentence(shown[h.key].id, h.start, h.end, h.text, shown[h.key].published)
        for h in ledger.search(query, limit, shown.keys())
    ]
