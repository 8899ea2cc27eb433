"""Two things on record side by side: what they share, say alike, and disagree on."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.errors import UsageError
from onrecord.linking import find_copies
from onrecord.records import Claim, Contradiction, Copy, Document, Layers, Revision, Statement

__all__ = ["SideBySide", "compare_records"]


@dataclass(frozen=True, slots=True)
class SideBySide:
    """``a`` and ``b`` are the statements compared; ``passages`` the words that their documents share."""

    a: tuple[Statement, ...]
    b: tuple[Statement, ...]
    passages: tuple[Copy, ...]
    claims: tuple[Claim, ...]
    contradictions: tuple[Contradiction, ...]
    revisions: tuple[Revision, ...]
    documents: dict[str, Document]

    @property
    def says_nothing(self) -> bool:
        """Whether nothing is shared, said alike, disagreed on or changed."""
        return not (self.passages or self.claims or self.contradictions or self.revisions)


def compare_records(layers: Layers, first: str, second: str) -> SideBySide:
    """Two statements, claims or documents side by side; raises UsageError for an unknown id."""
    a, b = _statements_of(layers, first), _statements_of(layers, second)
    ids_a, ids_b = {s.id for s in a}, {s.id for s in b}
    documents = {e.document.id: e.document for e in layers.documents}

    def across(row: Contradiction | Revision) -> bool:
        return (row.a in ids_a and row.b in ids_b) or (row.b in ids_a and row.a in ids_b)

    return SideBySide(
        a=a,
        b=b,
        passages=_passages(documents, (first, second), (a, b)),
        claims=tuple(
            c for c in layers.claims if ids_a.intersection(c.statements) and ids_b.intersection(c.statements)
        ),
        contradictions=tuple(filter(across, layers.contradictions)),
        revisions=tuple(filter(across, layers.revisions)),
        documents=documents,
    )


def _statements_of(layers: Layers, record_id: str) -> tuple[Statement, ...]:
    statements = layers.statements()
    if any(e.document.id == record_id for e in layers.documents):
        return tuple(s for s in statements if s.document == record_id)
    for claim in layers.claims:
        if record_id in (claim.id, *claim.former_ids):
            return tuple(s for s in statements if s.id in claim.statements)
    found = tuple(s for s in statements if s.id == record_id)
    if not found:
        raise UsageError(f"no statement, claim or document has the id {record_id!r}")
    return found


def _passages(
    documents: dict[str, Document],
    ids: tuple[str, str],
    sides: tuple[tuple[Statement, ...], tuple[Statement, ...]],
) -> tuple[Copy, ...]:
    """Shared words of every document of one side with every one of the other."""
    own = [{i} if i in documents else {s.document for s in side} for i, side in zip(ids, sides, strict=True)]
    pairs = sorted({(min(x, y), max(x, y)) for x in own[0] for y in own[1] if x != y})
    return tuple(copy for x, y in pairs for copy in find_copies([documents[x], documents[y]]))
