"""What linking says: claims across documents, origins, copies, contradictions, and decisions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from onrecord.records.documents import Document
from onrecord.records.statements import Statement
from onrecord.records.vocabulary import ContradictionKind, CopyKind, RevisionKind

__all__ = [
    "Claim",
    "Contradiction",
    "Copy",
    "Decision",
    "LinkDecision",
    "Origin",
    "Revision",
    "latest_revisions",
    "moments_of",
]


@dataclass(frozen=True, slots=True)
class LinkDecision:
    """Two statements (or event mentions) say the same; depends on these two and shipped tables only."""

    a: str
    b: str
    score: float
    why: str


@dataclass(frozen=True, slots=True)
class Origin:
    """Where the documents of a claim have it from; ``how`` says why they were counted as one.

    ``source`` is the name of the first speaker or outlet, None where the provenance is unknown.
    """

    origin: str
    source: str | None
    statements: tuple[str, ...]
    documents: tuple[str, ...]
    how: str


@dataclass(frozen=True, slots=True)
class Claim:
    """The same statement across documents; its id is that of the earliest-published statement."""

    id: str
    former_ids: tuple[str, ...]
    statements: tuple[str, ...]
    documents: tuple[str, ...]
    origins: tuple[Origin, ...]
    first_said: str | None
    last_said: str | None


@dataclass(frozen=True, slots=True)
class Copy:
    """Two documents that share words; ``of`` is the earlier. ``spans`` are (start, end, of_start, of_end)."""

    document: str
    of: str
    kind: CopyKind
    share: float
    spans: tuple[tuple[int, int, int, int], ...]


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two statements that cannot both hold, or pull against each other; both are kept."""

    a: str
    b: str
    kind: ContradictionKind
    why: str


@dataclass(frozen=True, slots=True)
class Revision:
    """``b`` changes what ``a`` said before it; both are kept. ``relation`` says how: a revision of the plan
    by those who made it, an update by what happened since, a correction or a retraction by the publisher.

    ``kind`` is the slot that changed (number, date, outcome, ...), None where the words do not tell.
    """

    a: str
    b: str
    relation: RevisionKind
    kind: ContradictionKind | None
    why: str


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided, when and why; undone by a later decision that names it in ``undoes``.

    ``value`` is what was decided (a status, a side), ``holds_from`` the day from which it holds where that
    is not the day on which it was made. ``details`` are further named parts of what was decided, each once
    (a question's last day, a forecast's confidence).
    """

    id: str
    kind: str
    on: tuple[str, ...]
    by: str
    when: str
    why: str
    undoes: str | None = None
    value: str | None = None
    holds_from: str | None = None
    details: tuple[tuple[str, str], ...] = ()

    def detail(self, name: str) -> str | None:
        """The further part of this name, None where there is none."""
        return next((value for key, value in self.details if key == name), None)


def moments_of(
    statements: Iterable[Statement], documents: Mapping[str, Document]
) -> dict[str, tuple[str, str]]:
    """When each statement became known, by its id: a key to sort by, the undated last."""
    return {s.id: (documents[s.document].published_or_last, s.id) for s in statements}


def latest_revisions(rows: Iterable[Revision], moments: Mapping[str, tuple[str, str]]) -> list[Revision]:
    """Of several earlier statements that a later one changes in one way the latest, in the order of ids.

    ``moments`` tells when each statement became known. The others are reached through it.
    """
    newest: dict[object, Revision] = {}
    for row in rows:
        key = (row.b, row.relation, row.kind)
        if key not in newest or moments[newest[key].a] < moments[row.a]:
            newest[key] = row
    return sorted(newest.values(), key=lambda row: (row.a, row.b))
