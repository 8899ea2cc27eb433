"""The assembled view of one subject."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from onrecord.records.assessments import QuestionDraft
from onrecord.records.commitments import Arrangement, Commitment, Gap, Indicator, Reaction
from onrecord.records.judgements import Assessments
from onrecord.records.layers import DocumentEntry
from onrecord.records.links import Claim, Contradiction, Copy, Revision
from onrecord.records.statements import Statement
from onrecord.records.subjects import SavedScope
from onrecord.records.timelines import TimelineDay
from onrecord.records.vocabulary import Section

__all__ = ["Dossier", "DossierLine", "DossierSection", "Excerpt", "Hindrance", "LeftOut"]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Words of a document that yield nothing, and why."""

    document: str
    start: int
    end: int
    quote: str
    reason: str


@dataclass(frozen=True, slots=True)
class DossierLine:
    """One thing said, shown once: the statement quoted, and all statements that say the same."""

    statement: Statement
    claim: Claim | None
    documents: int
    origins: int


@dataclass(frozen=True, slots=True)
class DossierSection:
    """The lines of one section; ``gap`` says in words what is missing where there are none."""

    section: Section
    lines: tuple[DossierLine, ...]
    gap: str | None = None


@dataclass(frozen=True, slots=True)
class Excerpt:
    """What may be shown of a document's text, as (start, end) in order without overlap.

    ``withheld`` counts the statements whose words are not among them.
    """

    document: str
    spans: tuple[tuple[int, int], ...]
    withheld: int = 0


@dataclass(frozen=True, slots=True)
class Hindrance:
    """What is told as standing in the way of the commitment ``towards``; the tension is not resolved."""

    towards: str
    statements: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Dossier:
    """What the visible record says about one subject; every line carries the statement that backs it.

    ``scope`` is the saved subject, None where words asked for it. ``days`` are those that matter in the
    story, in order of time, each with a sentence that tells of it. A document with an excerpt is shown by
    that alone, the others whole. ``drafts`` are questions that nobody has asked yet.
    """

    subject: str
    today: date
    as_of: date | None
    documents: tuple[DocumentEntry, ...]
    sections: tuple[DossierSection, ...]
    commitments: tuple[Commitment, ...]
    arrangements: tuple[Arrangement, ...]
    reactions: tuple[Reaction, ...]
    indicators: tuple[Indicator, ...]
    contradictions: tuple[Contradiction, ...]
    copies: tuple[Copy, ...]
    gaps: tuple[Gap, ...]
    left_out: tuple[LeftOut, ...]
    statements: tuple[Statement, ...]
    revisions: tuple[Revision, ...] = ()
    days: tuple[TimelineDay, ...] = ()
    assessments: Assessments = field(default_factory=Assessments)
    scope: SavedScope | None = None
    excerpts: tuple[Excerpt, ...] = ()
    hindrances: tuple[Hindrance, ...] = ()
    drafts: tuple[QuestionDraft, ...] = ()

    def statement(self, statement_id: str) -> Statement | None:
        """The statement with this id, None when it is not in the dossier."""
        return next((s for s in self.statements if s.id == statement_id), None)
