"""The layers of one subject, from what its documents touch: those of the whole record, without the rest.

A part may be looked at alone because every decision depends on its pair alone, and because these are kept:
which statements say the same, and what those on undertakings share. What cannot be had so is left to
``layers_at``: subjects of claims, ledgers that can only be read and were not linked, and records in which
people changed statements or said which are the same.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import msgspec

from onrecord.ledger import Ledger, StoredDocument, View
from onrecord.linking import (
    CopiedParts,
    claims_of,
    find_all_relations,
    group_by_forms,
)
from onrecord.pipeline.collecting import collector_paused
from onrecord.pipeline.copied import copies_among
from onrecord.pipeline.deriving import (
    Clocks,
    corrections_in,
    entries_of,
    layers_at,
    reading_of,
)
from onrecord.pipeline.kept import doers_among, kept_among
from onrecord.pipeline.linked import LINKED_BY, link_new
from onrecord.pipeline.told import kept_items, named_in, told_by
from onrecord.records import (
    Act,
    Claim,
    Commitment,
    Decision,
    Document,
    Layers,
    Reading,
    ReviewKind,
    Revision,
    Statement,
    content_id,
    latest_revisions,
    moments_of,
)
from onrecord.tracking import (
    DIFFERENT,
    SAME,
    About,
    Doer,
    Sides,
    apply_rulings,
    commitments_of,
    documents_about,
    find_gaps,
    group_items,
    list_indicators,
    subject_of,
)
from onrecord.tracking.assessment import OBSERVATION, assess

__all__ = ["layers_about"]

_CHANGING = frozenset({SAME, DIFFERENT, *(kind.value for kind in ReviewKind)})
"""Decisions that change what is linked."""


@collector_paused()
def layers_about(ledger: Ledger, about: About, clocks: Clocks) -> Layers:
    """Layers that give the same dossier of this subject as those of the whole record.

    They hold the subject's documents and readings, and the claims and commitments that these take part in.
    """
    subject = subject_of(about)
    if not any((subject.query, subject.parties)) or subject.claims:
        return layers_at(ledger, clocks)
    view = ledger.view(clocks.as_of, clocks.as_recorded, clocks.include_undated)
    if any(decision.kind in _CHANGING for decision in view.decisions):
        return layers_at(ledger, clocks)
    part = _Part.of(ledger, view, about, clocks)
    return layers_at(ledger, clocks) if part is None else part.layers()


@dataclass(frozen=True, slots=True)
class _Part:
    """A subject's documents with all that their statements are linked with."""

    ledger: Ledger
    view: View
    clocks: Clocks
    chosen: tuple[StoredDocument, ...]
    readings: Mapping[str, Reading]
    statements: Mapping[str, Statement]
    """The statements of the subject's documents, and all that are linked with them."""
    doers: Mapping[str, Doer]
    documents: Mapping[str, Document]
    undertakings: Sequence[Sequence[str]]
    groups: Sequence[Sequence[Statement]]

    @staticmethod
    def of(ledger: Ledger, view: View, about: About, clocks: Clocks) -> _Part | None:
        """The part; None where the ledger does not keep what is needed for it."""
        shown = [d for d in view.documents if d.newest]
        named = _naming(ledger, shown, about)
        if named is None:
            return None
        entries = documents_about(Layers(documents=entries_of(shown), readings=named), about)
        about_it = {entry.document.id for entry in entries}
        chosen = tuple(d for d in shown if d.document.id in about_it)
        by_key = {d.reading_key: d for d in shown if d.reading_key is not None}
        loaded = {d.document.id: reading_of(ledger, d) for d in chosen if d.reading_key is not None}
        seeds = [s.id for reading in loaded.values() for s in reading.statements]
        undertakings = _undertakings(ledger, by_key, frozenset(seeds))
        if undertakings is None:
            return None
        seeds += (i for group in undertakings for i in group)
        linked = ledger.linked_part(LINKED_BY, list(by_key), seeds)
        if linked is None:
            return None
        wanted = {key: linked.readings[key] for key in by_key if key in linked.readings}
        kept = kept_among(ledger, wanted)
        if kept is None:
            return None
        likely = {i: one.likely for i, one in kept.items() if one.likely is not None}
        doers = doers_among(ledger, likely, by_key.keys())
        if doers is None:
            return None
        statements = {s.id: s for reading in loaded.values() for s in reading.statements}
        for key, ids in wanted.items():
            name = by_key[key].document.id
            statements.update((i, _under(name, kept[i].statement)) for i in ids if i not in statements)
        groups = group_by_forms([statements[i] for i in linked.forms], linked.forms, linked.links)
        held = {by_key[key].document.id for key in linked.readings} | about_it
        documents = {d.document.id: d.document for d in shown if d.document.id in held}
        return _Part(ledger, view, clocks, chosen, loaded, statements, doers, documents, undertakings, groups)

    def layers(self) -> Layers:
        """The layers of the part."""
        own = tuple(self.readings[d.document.id] for d in self.chosen if d.document.id in self.readings)
        statements = tuple(s for reading in own for s in reading.statements)
        ids = {s.id for s in statements}
        compared = self._comparable()
        shown = [d for d in self.view.documents if d.newest and d.document.id in compared]
        copies = copies_among(self.ledger, shown)
        claims = claims_of(self.groups, self.documents, CopiedParts.of(copies))
        commitments = self._commitments(claims)
        commitment_of = {m.statement: c.id for c in commitments for m in c.mentions if m.statement in ids}
        documents = {d.document.id: d.document for d in self.chosen}
        contradictions, changes = find_all_relations(statements, documents)
        moments = moments_of(statements, documents)
        revisions = tuple(latest_revisions(changes, moments))
        stored = Layers(documents=entries_of(self.chosen), readings=own, decisions=self.view.decisions)
        found = Layers(
            documents=stored.documents,
            readings=own,
            claims=tuple(claim for claim in claims if not ids.isdisjoint(claim.statements)),
            copies=tuple(c for c in copies if c.document in documents and c.of in documents),
            contradictions=contradictions,
            commitments=tuple(c for c in commitments if any(m.statement in ids for m in c.mentions)),
            indicators=list_indicators(statements, commitment_of),
            gaps=find_gaps((), self._members(), commitments, ((), ())),
            decisions=self.view.decisions,
            claim_of=tuple(sorted((i, c.id) for c in claims for i in c.statements if i in ids)),
            commitment_of=tuple(sorted(commitment_of.items())),
            revisions=(*revisions, *self._corrections(stored)),
        )
        return assess(found, self.clocks.judged_on(), _visible(self.ledger, self.view))

    def _members(self) -> list[Statement]:
        return [self.statements[i] for group in self.undertakings for i in group]

    def _comparable(self) -> set[str]:
        """The subject's documents, and those that take part in a claim with others."""
        shared = {s.document for group in self.groups if len(group) > 1 for s in group}
        return shared | {d.document.id for d in self.chosen}

    def _commitments(self, claims: Sequence[Claim]) -> tuple[Commitment, ...]:
        origins = {i: o.origin for c in claims for o in c.origins for i in o.statements}
        groups = [[self.statements[i] for i in group] for group in self.undertakings]
        decisions, today = self.view.decisions, self.clocks.judged_on()
        tracked = commitments_of(groups, self.doers, self.documents, origins, (today, Sides.of(decisions)))
        return apply_rulings(tracked, decisions, today)

    def _corrections(self, stored: Layers) -> tuple[Revision, ...]:
        bases = {d.base_id for d in self.chosen}
        return corrections_in(self.ledger, [d for d in self.view.documents if d.base_id in bases], stored)


def _under(document: str, statement: Statement) -> Statement:
    """The statement under the id that its document has in the view."""
    return statement if statement.document == document else replace(statement, document=document)


def _naming(ledger: Ledger, shown: Sequence[StoredDocument], about: About) -> tuple[Reading, ...] | None:
    """The readings that may name one of the subject's parties; None where that is not kept."""
    parties = subject_of(about).parties
    if not parties:
        return ()
    keys = named_in(ledger, parties)
    if keys is None:
        return None
    return tuple(reading_of(ledger, d) for d in shown if d.reading_key in keys)


def _undertakings(
    ledger: Ledger, by_key: Mapping[str, StoredDocument], inside: frozenset[str]
) -> list[list[str]] | None:
    """The groups of statements on one undertaking that some statements take part in."""
    link_new(ledger)
    shown = (f"{key} {d.document.id} {d.document.published}" for key, d in by_key.items())
    key = content_id("undertakings", told_by(), *shown)
    cached = ledger.cache_get(key)
    if cached is not None:
        groups = msgspec.msgpack.decode(cached, type=list[list[str]])
    else:
        kept = kept_items(ledger, {key: d.document.id for key, d in by_key.items()})
        if kept is None:
            return None
        items, shared = kept
        published = {d.document.id: d.document.published_or_last for d in by_key.values()}
        items.sort(key=lambda i: (published[i.document], i.document, i.act is not Act.UNDERTAKES, i.start))
        groups = group_items(items, shared)
        ledger.cache_put(key, msgspec.msgpack.encode(groups))
    return [group for group in groups if not inside.isdisjoint(group)]


def _visible(ledger: Ledger, view: View) -> frozenset[str]:
    """The statements that somebody saw a sign in, as far as a document that is shown holds them."""
    shown = {d.reading_key for d in view.documents if d.newest}
    seen = {name for d in view.decisions if d.kind == OBSERVATION for name in _observed(d)}
    return frozenset(i for i in seen if not shown.isdisjoint(ledger.holding(i)))


def _observed(decision: Decision) -> tuple[str, ...]:
    return decision.on[1:2]
