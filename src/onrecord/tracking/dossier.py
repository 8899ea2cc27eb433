"""Assembles the dossier of one subject from the layers of the record."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import replace
from datetime import date

from onrecord.records import (
    Arrangement,
    BlockKind,
    Claim,
    Commitment,
    Document,
    DocumentEntry,
    Dossier,
    DossierLine,
    DossierSection,
    Gap,
    GapQuestion,
    Indicator,
    Layers,
    LeftOut,
    QuestionDraft,
    Reaction,
    Reading,
    Revision,
    RevisionKind,
    SavedScope,
    Section,
    Statement,
    Status,
    TimelineDay,
    latest_revisions,
    moments_of,
)
from onrecord.tracking.assessment import SubjectMatter, assessments_about, draft_question, signs_about
from onrecord.tracking.gaps import find_gaps
from onrecord.tracking.registers import (
    list_arrangements,
    list_hindrances,
    list_indicators,
    list_reactions,
)
from onrecord.tracking.subjects import About, documents_about, subject_words, title_of
from onrecord.tracking.tellings import Tells, what_tells
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
    statements = tuple(s for r in layers.readings if r.document in chosen for s in r.statements)
    ids = {s.id for s in statements}
    commitments = tuple(c for c in layers.commitments if any(m.statement in ids for m in c.mentions))
    commitment_of = {i: name for i, name in layers.commitment_of if i in ids}
    arrangements, reactions = list_arrangements(statements), list_reactions(statements, commitment_of)
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
        reactions=reactions,
        indicators=signs_about(_signs(layers, list_indicators(statements, commitment_of)), matter),
        contradictions=tuple(c for c in layers.contradictions if c.a in ids and c.b in ids),
        copies=tuple(c for c in layers.copies if c.document in chosen and c.of in chosen),
        gaps=_gaps(layers, (entries, statements), commitments, (arrangements, reactions)),
        left_out=tuple(x for e in entries for x in left_out(e)),
        statements=statements,
        revisions=_revisions(layers, statements, {e.document.id: e.document for e in entries}),
        days=dossier_days(layers, about) if days is None else days,
        assessments=judged,
        scope=about if isinstance(about, SavedScope) else None,
        hindrances=list_hindrances(statements, commitment_of),
        drafts=_drafts(commitments, {q.commitment for q in judged.questions}),
    )


def dossier_days(
    layers: Layers, about: About, tells: Callable[[Reading, Document], Tells] = what_tells
) -> tuple[TimelineDay, ...]:
    """The days that a dossier of the subject shows: they rest on its documents as they were read."""
    return assemble_timeline(layers, about, _DAYS, tells)


def _signs(layers: Layers, found: Sequence[Indicator]) -> list[Indicator]:
    """The signs that the subject's statements name, with what people keep on them, and those people added."""
    kept = {sign.id: sign for sign in layers.indicators}
    named = [
        replace(sign, alert=kept[sign.id].alert, observations=kept[sign.id].observations)
        if sign.id in kept
        else sign
        for sign in found
    ]
    return [*named, *(sign for sign in layers.indicators if sign.made is not None)]


def _gaps(
    layers: Layers,
    told: tuple[Sequence[DocumentEntry], Sequence[Statement]],
    commitments: Sequence[Commitment],
    registers: tuple[Sequence[Arrangement], Sequence[Reaction]],
) -> tuple[Gap, ...]:
    """What the subject's own documents leave open, and what is open about its commitments anywhere."""
    followed = {c.id for c in commitments}
    found = find_gaps([e.document for e in told[0]], told[1], (), registers)
    undated = [gap for gap in found if gap.question is GapQuestion.PUBLISHED]
    about = [gap for gap in layers.gaps if gap.towards in followed]
    rest = [gap for gap in found if gap.question is not GapQuestion.PUBLISHED]
    return (*undated, *about, *rest)


def _revisions(
    layers: Layers, statements: Sequence[Statement], documents: Mapping[str, Document]
) -> tuple[Revision, ...]:
    """What the subject's statements change: of several changed in one way the latest, then corrections."""
    moments = moments_of(statements, documents)
    rows = [r for r in (*layers.revisions, *layers.superseded) if r.a in moments and r.b in moments]
    changes = latest_revisions((r for r in rows if r.relation in _CHANGES), moments)
    return (*changes, *(r for r in rows if r.relation not in _CHANGES))


_CHANGES = frozenset({RevisionKind.REVISION, RevisionKind.UPDATE})


def _drafts(commitments: Sequence[Commitment], asked: Set[str | None]) -> tuple[QuestionDraft, ...]:
    """The questions that what is waited for suggests and nobody asked, the nearest day first."""
    waited = (c for c in commitments if c.status in _WAITED_FOR and asked.isdisjoint((c.id, *c.former_ids)))
    drafts = [draft for c in waited if (draft := draft_question(c)) is not None]
    return tuple(sorted(drafts, key=lambda d: (str(d.window.end), d.commitment)))


def assemble_timeline(
    layers: Layers,
    about: About,
    options: TimelineOptions,
    tells: Callable[[Reading, Document], Tells] = what_tells,
) -> tuple[TimelineDay, ...]:
    """The days that matter in what the subject's documents tell; "" takes the whole record in.

    ``tells`` gives what each document tells, where the caller has it already.
    """
    documents = {e.document.id: e.document for e in documents_about(layers, about)}
    readings = [r for r in layers.readings if r.document in documents]
    copies = [c for c in layers.copies if c.document in documents and c.of in documents]
    return build_timeline(readings, documents, options, copies, tells)


def _sections(layers: Layers, statements: Sequence[Statement]) -> tuple[DossierSection, ...]:
    ids = {s.id for s in statements}
    claim_of = {i: claim for i, claim in layers.claim_of if i in ids}  # few of a large record's
    made = frozenset(claim_of.values())
    claims = {claim.id: claim for claim in layers.claims if claim.id in made}
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
