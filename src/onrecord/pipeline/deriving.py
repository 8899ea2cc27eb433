"""What documents and readings amount to at the asked clocks: every layer, derived and cached."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime

import msgspec

from onrecord.ledger import Ledger, StoredDocument
from onrecord.linking import (
    CopiedParts,
    claims_of,
    find_all_relations,
    find_copies,
    find_corrections,
    link_events,
    link_statements,
)
from onrecord.pipeline.collecting import collector_paused
from onrecord.pipeline.copied import copies_among
from onrecord.pipeline.linked import groups_of
from onrecord.reading import read_by
from onrecord.records import (
    Copy,
    Decision,
    DocumentEntry,
    Layers,
    Party,
    Reading,
    ReviewKind,
    Revision,
    Statement,
    content_id,
    latest_revisions,
    moments_of,
)
from onrecord.tracking import (
    FREE,
    ISSUED,
    Reviewed,
    Sides,
    apply_rulings,
    find_gaps,
    list_arrangements,
    list_indicators,
    list_reactions,
    regroup,
    review_readings,
    stand_in,
    track_commitments,
)
from onrecord.tracking.assessment import JUDGEMENTS, assess

__all__ = [
    "AS_READ",
    "Clocks",
    "Known",
    "changes_layers",
    "corrections_in",
    "derive",
    "entries_of",
    "layers_at",
    "link_all_events",
    "read_as_left",
    "reading_of",
]


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
class Known:
    """What of the layers is known before they are derived: the groups of ``link_statements`` and the copies.

    ``names`` are the ids under which statements stand that decisions name otherwise.
    """

    groups: Sequence[Sequence[Statement]] | None = None
    names: Mapping[str, str] = field(default_factory=dict)
    copies: tuple[Copy, ...] | None = None


NOTHING_KNOWN = Known()
AS_READ = frozenset(
    {"documents", "times", "attributions", "issues", "decisions", "grades", "questions", "matrices", "scopes"}
)
"""Layers that stand as they were read or decided: nothing has to be derived for them."""

_DERIVING_NOTHING = JUDGEMENTS | {FREE, ISSUED}
DERIVED_BY = "22"
"""Raised whenever linking or tracking changes what they make of the same readings."""


@collector_paused()
def layers_at(ledger: Ledger, clocks: Clocks, all_versions: bool = False, layer: str | None = None) -> Layers:
    """The layers of the record at the asked clocks; what they amount to is kept in the ledger's cache.

    With ``layer`` only that one is sure to be filled. Without it all are but the links between events, which
    take longer than all the rest: ask for the layer "events".
    """
    view = ledger.view(clocks.as_of, clocks.as_recorded, clocks.include_undated)
    shown = [d for d in view.documents if all_versions or d.newest]
    entries = entries_of(shown)
    as_read = tuple(reading_of(ledger, d) for d in shown if d.reading_key is not None)
    reviewed, is_plain = _reviewed(ledger, shown, as_read, view.decisions)
    readings = reviewed.readings
    stored = Layers(documents=entries, readings=readings, decisions=view.decisions, issues=view.issues)
    if layer in AS_READ:
        return assess(stored, clocks.judged_on())
    moments = (clocks.as_of, clocks.as_recorded, clocks.judged_on(), clocks.include_undated, all_versions)
    which = "events" if layer == "events" else "all"
    key = content_id(
        "layers", which, _basis(ledger, view.decisions, is_plain), *moments, read_by(), DERIVED_BY
    )
    cached = ledger.cache_get(key)
    if cached is not None:
        derived = msgspec.msgpack.decode(cached, type=Layers)
    elif which == "events":
        derived = Layers(event_of=link_all_events(readings))
    else:
        keys = [d.reading_key for d in shown if d.reading_key is not None]
        groups = groups_of(ledger, keys, [s for reading in as_read for s in reading.statements])
        if groups is not None:
            groups = stand_in(groups, stored.statements())
        known = Known(groups, reviewed.names, copies_among(ledger, shown))
        derived = derive(entries, readings, clocks.judged_on(), view.decisions, known)
        corrected = corrections_in(ledger, view.documents, stored)
        derived = replace(derived, revisions=(*derived.revisions, *corrected))
    derived = replace(derived, documents=(), readings=(), issues=(), decisions=())
    if cached is None:
        ledger.cache_put(key, msgspec.msgpack.encode(derived))
    found = replace(
        derived, documents=entries, readings=readings, issues=view.issues, decisions=view.decisions
    )
    return assess(found, clocks.judged_on())


def entries_of(shown: Sequence[StoredDocument]) -> tuple[DocumentEntry, ...]:
    """The documents as layers hold them."""
    return tuple(DocumentEntry(d.document, d.version_of, d.newest, d.recorded) for d in shown)


def changes_layers(decision: Decision) -> bool:
    """Whether anything that is derived may depend on the decision."""
    return decision.kind not in _DERIVING_NOTHING


def read_as_left(
    ledger: Ledger, stored: Sequence[StoredDocument], decisions: Sequence[Decision]
) -> tuple[Reading, ...]:
    """The readings of these documents as people left them."""
    as_read = [reading_of(ledger, d) for d in stored if d.reading_key is not None]
    return _reviewed(ledger, stored, as_read, decisions)[0].readings


def _basis(ledger: Ledger, decisions: Sequence[Decision], is_plain: bool) -> str:
    """Names all that layers are derived from; judgements are laid on afterwards and change nothing of it.

    Nor does it change anything that a statement was accepted, where it is one of the newest reading.
    """
    deciding = (
        d.id for d in decisions if changes_layers(d) and not (is_plain and d.kind == ReviewKind.ACCEPT)
    )
    return content_id("basis", ledger.head(("document", "reading")), *deciding)


def _reviewed(
    ledger: Ledger,
    shown: Sequence[StoredDocument],
    readings: Sequence[Reading],
    decisions: Sequence[Decision],
) -> tuple[Reviewed, bool]:
    """The readings as people left them, with what they confirmed and only an older reading holds.

    And whether every decision is on a statement that stands under the same id in the newest reading.
    """
    documents = {d.document.id: d.document for d in shown}
    reviewed = review_readings(readings, documents, decisions)
    if not reviewed.lost:
        return reviewed, all(name == now for name, now in reviewed.names.items())
    older = {
        d.document.id: tuple(
            replace(s, document=d.document.id)
            for key in ledger.reading_keys(d.key)
            if key != d.reading_key
            for s in ledger.reading(key).statements
        )
        for d in shown
        if d.document.id in reviewed.lost
    }
    return review_readings(readings, documents, decisions, older), False


def corrections_in(
    ledger: Ledger, documents: Sequence[StoredDocument], shown: Layers
) -> tuple[Revision, ...]:
    """Corrections by what edited pages said before, wherever it is still said."""
    newest = {d.base_id: d.document.id for d in documents if d.newest}
    older: dict[str, list[Statement]] = {}
    for stored in documents:
        if not stored.newest and stored.reading_key is not None:
            reading = reading_of(ledger, stored)
            older.setdefault(newest[stored.base_id], []).extend(reading.statements)
    held = {e.document.id: e.document for e in shown.documents}
    return find_corrections(shown.statements(), held, older)


def reading_of(ledger: Ledger, stored: StoredDocument) -> Reading:
    """The reading of a document, under the id that the document has in the view."""
    assert stored.reading_key is not None  # noqa: S101  callers ask only for documents that were read
    reading = ledger.reading(stored.reading_key)
    shown = stored.document.id
    if reading.document == shown:
        return reading
    statements = tuple(replace(s, document=shown) for s in reading.statements)
    issues = tuple(replace(i, document=shown) for i in reading.issues)
    return replace(reading, document=shown, statements=statements, issues=issues)


def derive(
    entries: Sequence[DocumentEntry],
    readings: Sequence[Reading],
    today: date,
    decisions: Sequence[Decision] = (),
    known: Known = NOTHING_KNOWN,
) -> Layers:
    """What documents and readings amount to, a function of these and of the decisions alone.

    Nothing depends on the order of documents and readings; decisions come in that of the ledger. What is
    ``known`` is not worked out again.
    """
    documents = {e.document.id: e.document for e in entries}
    statements = [s for r in readings for s in r.statements]
    copies = find_copies(list(documents.values())) if known.copies is None else known.copies
    groups = link_statements(statements)[0] if known.groups is None else known.groups
    groups = regroup(groups, decisions, known.names)
    claims = claims_of(groups, documents, CopiedParts.of(copies))
    origin_of = {i: o.origin for c in claims for o in c.origins for i in o.statements}
    tracked = track_commitments(statements, documents, origin_of, today, Sides.of(decisions))
    commitments = apply_rulings(tracked, decisions, today)
    commitment_of = {m.statement: c.id for c in commitments for m in c.mentions}
    arrangements = list_arrangements(statements)
    reactions = list_reactions(statements, commitment_of)
    contradictions, changes = find_all_relations(statements, documents)
    moments = moments_of(statements, documents)
    revisions = latest_revisions(changes, moments)
    standing = frozenset(revisions)
    return Layers(
        documents=tuple(entries),
        readings=tuple(readings),
        claims=claims,
        copies=copies,
        contradictions=contradictions,
        commitments=commitments,
        arrangements=arrangements,
        reactions=reactions,
        indicators=list_indicators(statements, commitment_of),
        gaps=find_gaps(list(documents.values()), statements, commitments, (arrangements, reactions)),
        parties=_parties(readings),
        claim_of=tuple(sorted((i, c.id) for c in claims for i in c.statements)),
        commitment_of=tuple(sorted(commitment_of.items())),
        revisions=tuple(revisions),
        superseded=tuple(row for row in changes if row not in standing),
    )


def link_all_events(readings: Sequence[Reading]) -> tuple[tuple[str, str], ...]:
    """The event of every mention, a function of the readings alone."""
    return tuple(sorted(link_events([e for r in readings for e in r.events]).items()))


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
