"""Assembles the dossier of one subject from the layers of the record."""

from __future__ import annotations

from collections.abc import Sequence, Set
from datetime import date

from onrecord.records import (
    BlockKind,
    Claim,
    Commitment,
    DocumentEntry,
    Dossier,
    DossierLine,
    DossierSection,
    Layers,
    LeftOut,
    QuestionDraft,
    SavedScope,
    Section,
    Statement,
    Status,
    TimelineDay,
)
from onrecord.tracking.assessment import SubjectMatter, assessments_about, draft_question, signs_about
from onrecord.tracking.registers import list_hindrances
from onrecord.tracking.subjects import About, documents_about, subject_words, title_of
from onrecord.tracking.timeline import TimelineOptions, build_timeline

__all__ = ["assemble_dossier", "assemble_timeline", "dossier_days", "left_out"]

_DAYS = TimelineOptions(days=12)
_WAITED_FOR = frozenset({Status.OPEN, Status.REVISED, Status.UNKNOWN_OVERDUE})

_EMPTY = {
    Section.ANNOUNCEMENT: "No announcement is reported.",
    Section.COMMITMENT: "No undertaking is reported.",
    Section.ARRANGEMENT: "Who controls or decides is not reported.",
    Section.CONCERN: "No concern or request is reported.",
    Section.EVENT: "No event is reported.",
    Section.CAPABILITY: "No capability is claimed.",
    Section.CONSTRAINT: "No constraint is reported.",
    Section.REACTION: "No reaction is reported.",
    Section.JUDGEMENT: "No expert judgement is reported.",
    Section.IMPLICATION: "No implication is drawn.",
    Section.OUTLOOK: "Nothing is said about what comes next.",
    Section.CONTEXT: "No further context is given.",
}


def assemble_dossier(
    layers: Layers,
    about: About,
    today: date,
    as_of: date | None = None,
    days: tuple[TimelineDay, ...] | None = None,
) -> Dossier:
    """The dossier of a subject: what words name ("" is the whole record), or a subject of more than words.

    A document belongs to it when all its words stand in title or text, one of its parties is named, and one
    of its claims is made or disputed, each as far as it is asked for; statements are taken from those
    documents. ``days`` are those of ``dossier_days``, where they are at hand: they take longest.
    """
    entries = documents_about(layers, about)
    chosen = {e.document.id for e in entries}
    statements = tuple(s for s in layers.statements() if s.document in chosen)
    ids = {s.id for s in statements}
    commitments = tuple(c for c in layers.commitments if any(m.statement in ids for m in c.mentions))
    known = ids | chosen | {c.id for c in commitments}
    arrangements = tuple(a for a in layers.arrangements if ids.intersection(a.statements))
    known |= {a.id for a in arrangements}
    matter = SubjectMatter(statements, commitments, subject_words(about))
    judged = assessments_about(layers.assessments, matter)
    return Dossier(
        subject=title_of(about),
        today=today,
        as_of=as_of,
        documents=entries,
        sections=_sections(layers, statements),
        commitments=commitments,
        arrangements=arrangements,
        reactions=tuple(r for r in layers.reactions if ids.intersection(r.statements)),
        indicators=signs_about(layers.indicators, matter),
        contradictions=tuple(c for c in layers.contradictions if c.a in ids and c.b in ids),
        copies=tuple(c for c in layers.copies if c.document in chosen and c.of in chosen),
        gaps=tuple(g for g in layers.gaps if g.towards is None or g.towards in known),
        left_out=tuple(x for e in entries for x in left_out(e)),
        statements=statements,
        revisions=tuple(r for r in layers.revisions if r.a in ids and r.b in ids),
        days=dossier_days(layers, about) if days is None else days,
        assessments=judged,
        scope=about if isinstance(about, SavedScope) else None,
        hindrances=list_hindrances(statements, dict(layers.commitment_of)),
        drafts=_drafts(commitments, {q.commitment for q in judged.questions}),
    )


def dossier_days(layers: Layers, about: About) -> tuple[TimelineDay, ...]:
    """The days that a dossier of the subject shows: they rest on its documents as they were read."""
    return assemble_timeline(layers, about, _DAYS)


def _drafts(commitments: Sequence[Commitment], asked: Set[str | None]) -> tuple[QuestionDraft, ...]:
    """The questions that what is waited for suggests and nobody asked, the nearest day first."""
    waited = (c for c in commitments if c.status in _WAITED_FOR and asked.isdisjoint((c.id, *c.former_ids)))
    drafts = [draft for c in waited if (draft := draft_question(c)) is not None]
    return tuple(sorted(drafts, key=lambda d: (str(d.window.end), d.commitment)))


def assemble_timeline(layers: Layers, about: About, options: TimelineOptions) -> tuple[TimelineDay, ...]:
    """The days that matter in what the subject's documents tell; "" takes the whole record in."""
    documents = {e.document.id: e.document for e in documents_about(layers, about)}
    readings = [r for r in layers.readings if r.document in documents]
    copies = [c for c in layers.copies if c.document in documents and c.of in documents]
    return build_timeline(readings, documents, options, copies)


def _sections(layers: Layers, statements: Sequence[Statement]) -> tuple[DossierSection, ...]:
    claims = {claim.id: claim for claim in layers.claims}
    claim_of = dict(layers.claim_of)
    lines: dict[Section, list[DossierLine]] = {section: [] for section in Section}
    shown: set[str] = set()
    for statement in statements:
        claim = claims.get(claim_of.get(statement.id, ""))
        if claim is not None and claim.id in shown:
            continue
        if claim is not None:
            shown.add(claim.id)
        lines[statement.section].append(_line(statement, claim))
    return tuple(
        DossierSection(section, tuple(found), None if found else _EMPTY[section])
        for section, found in lines.items()
    )


def _line(statement: Statement, claim: Claim | None) -> DossierLine:
    if claim is None:
        return DossierLine(statement, None, 1, 1)
    return DossierLine(statement, claim, len(claim.documents), len(claim.origins))


def left_out(entry: DocumentEntry) -> list[LeftOut]:
    """The words of a document that yield nothing, with the reason given when they were labelled."""
    document = entry.document
    return [
        LeftOut(document.id, b.start, b.end, document.text[b.start : b.end], b.reason or "boilerplate")
        for b in document.blocks
        if b.kind is BlockKind.BOILERPLATE
    ]
