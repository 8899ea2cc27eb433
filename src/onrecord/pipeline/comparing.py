"""Compares the record between two days, or a document between its versions, and finds sentences in it."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from onrecord.errors import UsageError
from onrecord.ledger import Ledger
from onrecord.pipeline.deriving import Clocks, layers_at
from onrecord.records import Commitment, Document, Layers
from onrecord.text.sentences import sentence_extents

__all__ = ["Change", "FoundSentence", "compare_days", "compare_versions", "search_record"]


@dataclass(frozen=True, slots=True)
class Change:
    """One difference: ``change`` is new, changed or withdrawn; ``id`` names the record that shows it."""

    change: str
    what: str
    id: str
    text: str


@dataclass(frozen=True, slots=True)
class FoundSentence:
    """A sentence that a search found, with the id that its document has at the asked clocks."""

    document: str
    start: int
    end: int
    quote: str
    published: str | None


def compare_days(ledger: Ledger, earlier: date, later: date) -> list[Change]:
    """What the record of the later day has beside that of the earlier one; both judged on their own day."""
    if earlier > later:
        earlier, later = later, earlier
    before, after = layers_at(ledger, Clocks(as_of=earlier)), layers_at(ledger, Clocks(as_of=later))
    return [
        *_compared("document", _documents(before), _documents(after), lambda d: d.title or d.id),
        *_compared("statement", _statements(before), _statements(after), str),
        *_compared("commitment", _commitments(before), _commitments(after), _standing),
        *_compared("contradiction", _contradictions(before), _contradictions(after), str),
    ]


def _compared(
    what: str, before: Mapping[str, object], after: Mapping[str, object], words: Callable[..., str]
) -> Iterable[Change]:
    for key in sorted(after.keys() - before.keys()):
        yield Change("new", what, key, words(after[key]))
    for key in sorted(after.keys() & before.keys()):
        old, new = words(before[key]), words(after[key])
        if old != new:
            yield Change("changed", what, key, f"{old} > {new}")
    for key in sorted(before.keys() - after.keys()):
        yield Change("withdrawn", what, key, words(before[key]))


def _documents(layers: Layers) -> dict[str, Document]:
    return {e.document.id: e.document for e in layers.documents}


def _statements(layers: Layers) -> dict[str, str]:
    return {s.id: s.quote for s in layers.statements()}


def _commitments(layers: Layers) -> dict[str, Commitment]:
    return {c.id: c for c in layers.commitments}


def _standing(commitment: Commitment) -> str:
    due = "no window" if commitment.due is None else str(commitment.due)
    contested = ", contested" if commitment.contested else ""
    return f"{commitment.undertaking} ({due}, {commitment.status.value}{contested})"


def _contradictions(layers: Layers) -> dict[str, str]:
    return {f"{c.a} {c.b}": f"{c.kind.value}: {c.why}" for c in layers.contradictions}


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


def _sentence_changes(old: Document, new: Document) -> Iterable[Change]:
    before, after = _sentences(old), _sentences(new)
    for tag, a1, a2, b1, b2 in difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag != "equal":
            yield from (Change("withdrawn", "sentence", old.id, text) for text in before[a1:a2])
            yield from (Change("new", "sentence", new.id, text) for text in after[b1:b2])


def _sentences(document: Document) -> Sequence[str]:
    return [document.text[start:end] for start, end in sentence_extents(document.text)]


def search_record(ledger: Ledger, query: str, limit: int, clocks: Clocks) -> list[FoundSentence]:
    """The sentences that match best among the newest versions visible at the asked clocks."""
    view = ledger.view(clocks.as_of, clocks.as_recorded, clocks.include_undated)
    shown = {d.key: d.document for d in view.documents if d.newest}
    return [
        FoundSentence(shown[h.key].id, h.start, h.end, h.text, shown[h.key].published)
        for h in ledger.search(query, limit, shown.keys())
    ]
