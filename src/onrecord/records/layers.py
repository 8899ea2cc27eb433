"""All layers of the record as they stand at the asked clocks, side by side."""

from __future__ import annotations

from dataclasses import dataclass, field

from onrecord.records.commitments import Arrangement, Commitment, Gap, Indicator, Reaction
from onrecord.records.documents import Document, Issue
from onrecord.records.judgements import Assessments
from onrecord.records.links import Claim, Contradiction, Copy, Decision, Revision
from onrecord.records.statements import Party, Reading, Statement

__all__ = ["DocumentEntry", "Layers"]


@dataclass(frozen=True, slots=True)
class DocumentEntry:
    """A document as it stands in the record: its id tells the version, ``version_of`` the first one's id."""

    document: Document
    version_of: str | None = None
    newest: bool = True
    recorded: str | None = None


@dataclass(frozen=True, slots=True)
class Layers:
    """What the visible documents say and amount to; every tuple is in the stable order of the exports.

    ``superseded`` are revisions that a later one stands for: in a part of the record, one of them may be
    the latest. ``claim_of``, ``commitment_of`` and ``event_of`` map statement (mention) ids to the ids of
    what they belong to.
    """

    documents: tuple[DocumentEntry, ...] = ()
    readings: tuple[Reading, ...] = ()
    claims: tuple[Claim, ...] = ()
    copies: tuple[Copy, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    arrangements: tuple[Arrangement, ...] = ()
    reactions: tuple[Reaction, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    gaps: tuple[Gap, ...] = ()
    parties: tuple[Party, ...] = ()
    decisions: tuple[Decision, ...] = ()
    issues: tuple[Issue, ...] = ()
    claim_of: tuple[tuple[str, str], ...] = ()
    commitment_of: tuple[tuple[str, str], ...] = ()
    event_of: tuple[tuple[str, str], ...] = ()
    revisions: tuple[Revision, ...] = ()
    assessments: Assessments = field(default_factory=Assessments)
    superseded: tuple[Revision, ...] = ()

    def statements(self) -> tuple[Statement, ...]:
        """Every statement, in document order."""
        return tuple(statement for reading in self.readings for statement in reading.statements)
