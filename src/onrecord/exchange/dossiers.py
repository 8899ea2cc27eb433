"""A dossier as one JSON object: the ids of what it shows, section by section, with the quotes."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.exchange.assessments import (
    draft_row,
    grade_row,
    indicator_row,
    matrix_row,
    question_row,
    scope_row,
)
from onrecord.exchange.rows import (
    Row,
    arrangement_row,
    commitment_row,
    evidence_row,
    reaction_row,
    source_row,
    window_row,
)
from onrecord.records import Dossier, TimelineDay
from onrecord.tracking import Explanation

__all__ = ["dossier_row", "explanation_row", "timeline_row"]


def dossier_row(dossier: Dossier) -> Row:
    """The dossier; every line carries the statement that backs it and the counts behind it.

    ``evidence`` has the words of every statement that the registers name, where the dossier holds it.
    """
    named = frozenset(_named(dossier))
    return {
        "subject": dossier.subject,
        "scope": None if dossier.scope is None else scope_row(dossier.scope),
        "today": dossier.today.isoformat(),
        "as_of": None if dossier.as_of is None else dossier.as_of.isoformat(),
        "documents": [e.document.id for e in dossier.documents],
        "days": [timeline_row(day) for day in dossier.days],
        "sections": [
            {
                "section": section.section.value,
                "gap": section.gap,
                "lines": [
                    {
                        "statement": line.statement.id,
                        "document": line.statement.document,
                        "start": line.statement.start,
                        "end": line.statement.end,
                        "quote": line.statement.quote,
                        "sources": [source_row(source) for source in line.statement.sources],
                        "modality": None
                        if line.statement.modality is None
                        else line.statement.modality.value,
                        "window": window_row(line.statement.window),
                        "claim": None if line.claim is None else line.claim.id,
                        "documents": line.documents,
                        "origins": line.origins,
                    }
                    for line in section.lines
                ],
            }
            for section in dossier.sections
        ],
        "commitments": [commitment_row(c) for c in dossier.commitments],
        "arrangements": [a.id for a in dossier.arrangements],
        "register": [arrangement_row(a) for a in dossier.arrangements],
        "reactions": [reaction_row(r) for r in dossier.reactions],
        "indicators": [i.text for i in dossier.indicators],
        "signs": [indicator_row(i) for i in dossier.indicators],
        "hindrances": [{"towards": h.towards, "statements": list(h.statements)} for h in dossier.hindrances],
        "drafts": [draft_row(draft, ()) for draft in dossier.drafts],
        "contradictions": [
            {"a": c.a, "b": c.b, "kind": c.kind.value, "why": c.why} for c in dossier.contradictions
        ],
        "revisions": [
            {"a": r.a, "b": r.b, "relation": r.relation.value, "why": r.why} for r in dossier.revisions
        ],
        "grades": [grade_row(g) for g in dossier.assessments.grades],
        "questions": [question_row(q) for q in dossier.assessments.questions],
        "matrices": [matrix_row(m) for m in dossier.assessments.matrices],
        "gaps": [{"question": g.question.value, "towards": g.towards, "why": g.why} for g in dossier.gaps],
        "left_out": [
            {"document": x.document, "start": x.start, "end": x.end, "quote": x.quote, "reason": x.reason}
            for x in dossier.left_out
        ],
        "excerpts": [
            {"document": x.document, "spans": [list(span) for span in x.spans], "withheld": x.withheld}
            for x in dossier.excerpts
        ],
        "evidence": [evidence_row(s) for s in dossier.statements if s.id in named],
    }


def _named(dossier: Dossier) -> Iterator[str]:
    """The statements that registers, contradictions, gaps and judgements name by id."""
    for register in (dossier.arrangements, dossier.reactions, dossier.indicators, dossier.hindrances):
        for row in register:
            yield from row.statements
    yield from (side for c in dossier.contradictions for side in (c.a, c.b))
    yield from (side for r in dossier.revisions for side in (r.a, r.b))
    yield from (o.statement for i in dossier.indicators for o in i.observations)
    yield from (gap.towards for gap in dossier.gaps if gap.towards is not None)
    for commitment in dossier.commitments:
        yield from (m.statement for m in commitment.mentions)
    yield from (grade.on for grade in dossier.assessments.grades)
    yield from (i.statement for m in dossier.assessments.matrices for i in m.items if i.statement)


def explanation_row(told: Explanation) -> Row:
    """An explanation: the reasons under their titles, each with the words that it rests on."""
    parts = [
        {
            "title": part.title,
            "reasons": [
                {"text": reason.text, "evidence": [evidence_row(s) for s in reason.statements]}
                for reason in part.reasons
            ],
        }
        for part in told.parts
    ]
    return {"subject": told.subject, "parts": parts}


def timeline_row(entry: TimelineDay) -> Row:
    """One day of a timeline."""
    told = [
        {"document": s.document, "start": s.start, "end": s.end, "quote": s.quote} for s in entry.sentences
    ]
    return {"date": entry.day.isoformat(), "sentences": told}
