"""The layers as rows of the public interface (one dictionary a row, unknown is None, lists never None)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from onrecord.exchange.assessments import ASSESSMENT_WRITERS, indicator_row
from onrecord.exchange.fields import layer_fields
from onrecord.records import (
    Arrangement,
    Candidates,
    Commitment,
    DocumentEntry,
    EvidenceSpan,
    Layers,
    Mention,
    Place,
    Quantity,
    Reaction,
    Review,
    Ruling,
    Source,
    Statement,
    TimeExpression,
    TimeWindow,
)

__all__ = [
    "Row",
    "arrangement_row",
    "commitment_row",
    "evidence_row",
    "layer_rows",
    "reaction_row",
    "source_row",
    "statement_row",
    "time_row",
    "window_row",
]

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class _Context:
    layers: Layers
    documents: Mapping[str, DocumentEntry]
    claim_of: Mapping[str, str]
    commitment_of: Mapping[str, str]
    event_of: Mapping[str, str]
    quotes: Mapping[str, str]

    def quote(self, statement: str) -> str | None:
        """The verbatim words of a statement, None where the layers do not hold it."""
        return self.quotes.get(statement)


def layer_rows(layers: Layers, layer: str, with_recorded: bool = False) -> Iterator[Row]:
    """The rows of one layer in a stable order; ``recorded`` is filled only when asked for.

    Raises UsageError for a layer that does not exist.
    """
    fields = layer_fields(layer, with_recorded)
    context = _Context(
        layers,
        {e.document.id: e for e in layers.documents},
        dict(layers.claim_of),
        dict(layers.commitment_of),
        dict(layers.event_of),
        {s.id: s.quote for s in layers.statements()},
    )
    judged = ASSESSMENT_WRITERS.get(layer)
    for row in _WRITERS[layer](context) if judged is None else judged(layers):
        yield {name: row[name] for name in fields}


def window_row(window: TimeWindow | None) -> Row | None:
    """A window as two days, an open side null."""
    if window is None:
        return None
    return {
        "start": None if window.start is None else window.start.isoformat(),
        "end": None if window.end is None else window.end.isoformat(),
    }


def _extents(extents: tuple[tuple[int, int], ...]) -> list[list[int]]:
    return [[start, end] for start, end in extents]


def _documents(context: _Context) -> Iterator[Row]:
    for entry in context.layers.documents:
        d = entry.document
        yield {
            "document": d.id, "title": d.title, "publisher": d.publisher, "url": d.url,
            "published": d.published, "modified": d.modified, "recorded": entry.recorded,
            "language": d.language,
            "version_of": entry.version_of, "sha256_raw": d.sha256_raw, "sha256_text": d.sha256_text,
            "cut_by": d.cut_by, "text": d.text,
            "blocks": [
                {"start": b.start, "end": b.end, "kind": b.kind.value, "reason": b.reason} for b in d.blocks],
        }  # fmt: skip


def time_row(document: str | None, t: TimeExpression) -> Row:
    """One row of the layer ``times``."""
    return {
        "document": document, "start": t.start, "end": t.end, "quote": t.quote, "type": t.type.value,
        "value": t.value, "mod": t.mod, "window": window_row(t.window),
        "bound": None if t.bound is None else t.bound.value, "edtf": t.edtf,
    }  # fmt: skip


def _times(context: _Context) -> Iterator[Row]:
    for reading in context.layers.readings:
        for expression in reading.times:
            yield time_row(reading.document, expression)


def _attributions(context: _Context) -> Iterator[Row]:
    for reading in context.layers.readings:
        for a in reading.attributions:
            yield {
                "document": reading.document, "source": _extents(a.source), "cue": _extents(a.cue),
                "content": _extents(a.content),
            }  # fmt: skip


def _events(context: _Context) -> Iterator[Row]:
    for reading in context.layers.readings:
        for e in reading.events:
            yield {
                "mention": e.id, "document": reading.document, "start": e.start, "end": e.end,
                "quote": e.quote, "lemma": e.lemma, "factuality": e.factuality,
                "window": window_row(e.window),
                "event": context.event_of.get(e.id, e.id), "given": e.given,
            }  # fmt: skip


def _statements(context: _Context) -> Iterator[Row]:
    for statement in context.layers.statements():
        yield statement_row(statement, context.documents[statement.document]) | {
            "claim": context.claim_of.get(statement.id),
            "commitment": context.commitment_of.get(statement.id),
        }


def statement_row(s: Statement, entry: DocumentEntry) -> Row:
    """One row of the layer ``statements``, claim and commitment left open."""
    return {
        "statement": s.id, "document": s.document, "start": s.start, "end": s.end, "quote": s.quote,
        "spans": _extents(s.spans), "sources": [source_row(x) for x in s.sources], "said": window_row(s.said),
        "modality": None if s.modality is None else s.modality.value, "polarity": s.polarity.value,
        "condition": _mention(s.condition), "window": window_row(s.window), "section": s.section.value,
        "subject": _mention(s.subject),
        "predicate": None if s.predicate is None else {
            "lemma": s.predicate.lemma, "start": s.predicate.start, "end": s.predicate.end},
        "object": _mention(s.object), "counterpart": _mention(s.counterpart),
        "stance": None if s.stance is None else s.stance.value,
        "places": [_place(p) for p in s.places], "quantities": [_quantity(q) for q in s.quantities],
        "claim": None, "commitment": None,
        "confidence": {"speaker": s.confidence.speaker, "window": s.confidence.window,
                       "modality": s.confidence.modality},
        "candidates": _candidates(s.candidates), "language": s.language, "read_by": s.read_by,
        "published": entry.document.published, "recorded": entry.recorded, "reviewed": _review(s.review),
    }  # fmt: skip


def _review(review: Review | None) -> Row | None:
    if review is None:
        return None
    return {
        "decision": review.decision, "kind": review.kind.value, "by": review.by, "when": review.when,
        "why": review.why, "fields": list(review.fields),
    }  # fmt: skip


def evidence_row(s: Statement) -> Row:
    """The words of a statement and where they stand, for rows that rest on them."""
    return {"statement": s.id, "document": s.document, "start": s.start, "end": s.end, "quote": s.quote}


def source_row(source: Source) -> Row:
    """One link of a chain."""
    medium = source.medium
    return {
        "name": source.name, "mention": _span(source.mention), "kind": source.kind.value,
        "anonymity": source.anonymity.value, "cue": _span(source.cue),
        "medium": None if medium is None else {"text": medium.text, "start": medium.start, "end": medium.end},
        "party": source.party,
    }  # fmt: skip


def _span(span: EvidenceSpan | None) -> Row | None:
    return None if span is None else {"start": span.start, "end": span.end, "quote": span.quote}


def _mention(mention: Mention | None) -> Row | None:
    if mention is None:
        return None
    return {"text": mention.text, "start": mention.start, "end": mention.end, "party": mention.party}


def _place(p: Place) -> Row:
    return {
        "text": p.text, "start": p.start, "end": p.end, "name": p.name, "kind": p.kind.value, "id": p.id,
        "lat": p.lat, "lon": p.lon,
    }  # fmt: skip


def _quantity(q: Quantity) -> Row:
    return {
        "text": q.text, "start": q.start, "end": q.end, "value": q.value, "low": q.low, "high": q.high,
        "unit": q.unit, "of": q.of,
    }  # fmt: skip


def _candidates(c: Candidates) -> Row:
    return {"speaker": list(c.speaker), "window": list(c.window), "modality": list(c.modality)}


def _claims(context: _Context) -> Iterator[Row]:
    for c in context.layers.claims:
        yield {
            "claim": c.id, "former_ids": list(c.former_ids), "statements": list(c.statements),
            "documents": list(c.documents),
            "origins": [
                {"origin": o.origin, "source": o.source, "statements": list(o.statements),
                 "documents": list(o.documents), "how": o.how} for o in c.origins],
            "origin_count": len(c.origins), "first_said": c.first_said, "last_said": c.last_said,
        }  # fmt: skip


def _copies(context: _Context) -> Iterator[Row]:
    for c in context.layers.copies:
        yield {
            "document": c.document, "of": c.of, "kind": c.kind.value, "share": c.share,
            "spans": [list(span) for span in c.spans],
        }  # fmt: skip


def _contradictions(context: _Context) -> Iterator[Row]:
    for c in context.layers.contradictions:
        quotes = {"a_quote": context.quote(c.a), "b_quote": context.quote(c.b)}
        yield {"a": c.a, "b": c.b, "kind": c.kind.value, "why": c.why, **quotes}


def _revisions(context: _Context) -> Iterator[Row]:
    for r in context.layers.revisions:
        kind = None if r.kind is None else r.kind.value
        quotes = {"a_quote": context.quote(r.a), "b_quote": context.quote(r.b)}
        yield {"a": r.a, "b": r.b, "relation": r.relation.value, "kind": kind, "why": r.why, **quotes}


def _commitments(context: _Context) -> Iterator[Row]:
    for commitment in context.layers.commitments:
        yield commitment_row(commitment)


def commitment_row(c: Commitment) -> Row:
    """One row of the layer ``commitments``."""
    return {
        "commitment": c.id, "former_ids": list(c.former_ids), "actor": c.actor, "counterpart": c.counterpart,
        "undertaking": c.undertaking, "condition": c.condition,
        "mentions": [
            {"statement": m.statement, "document": m.document, "start": m.start, "end": m.end,
             "act": m.act.value, "actor": m.actor, "speaker": m.speaker, "anonymity": m.anonymity.value,
             "due": _due(m.due.window, m.due.text), "published": m.published} for m in c.mentions],
        "due": window_row(c.due),
        "windows": [{"due": window_row(w.due), "said": w.said, "statement": w.statement} for w in c.windows],
        "status": c.status.value, "contested": c.contested, "progress": c.progress,
        "status_as_of": [
            {"as_of": x.as_of.isoformat(), "status": x.status.value, "because": list(x.because),
             "rule": None if x.rule is None else x.rule.value, "ruling": _ruling(x.ruling)}
            for x in c.status_as_of],
        "origin_count": c.origin_count, "worded": c.worded, "progress_by": c.progress_by,
    }  # fmt: skip


def _ruling(ruling: Ruling | None) -> Row | None:
    if ruling is None:
        return None
    return {"decision": ruling.decision, "by": ruling.by, "when": ruling.when, "why": ruling.why}


def _due(window: TimeWindow | None, text: str | None) -> Row:
    return {**(window_row(window) or {"start": None, "end": None}), "text": text}


def arrangement_row(a: Arrangement) -> Row:
    """One row of the layer ``arrangements``."""
    return {
        "arrangement": a.id, "holder": a.holder, "role": a.role, "over": a.over, "state": a.state.value,
        "since": window_row(a.since), "statements": list(a.statements),
    }  # fmt: skip


def _arrangements(context: _Context) -> Iterator[Row]:
    yield from map(arrangement_row, context.layers.arrangements)


def reaction_row(r: Reaction) -> Row:
    """One row of the layer ``reactions``."""
    return {
        "party": r.party,
        "stance": r.stance.value,
        "towards": r.towards,
        "statements": list(r.statements),
    }


def _reactions(context: _Context) -> Iterator[Row]:
    yield from map(reaction_row, context.layers.reactions)


def _indicators(context: _Context) -> Iterator[Row]:
    for i in context.layers.indicators:
        yield indicator_row(i)


def _gaps(context: _Context) -> Iterator[Row]:
    for g in context.layers.gaps:
        yield {"gap": g.id, "towards": g.towards, "question": g.question.value, "why": g.why}


def _parties(context: _Context) -> Iterator[Row]:
    mentions: dict[str, list[Row]] = {}
    for reading in context.layers.readings:
        for party in reading.parties:
            mentions.setdefault(party.id, []).extend(
                {"document": reading.document, "start": start, "end": end} for start, end in party.mentions
            )
    for p in context.layers.parties:
        yield {
            "party": p.id, "name": p.name, "kind": p.kind.value, "aliases": list(p.aliases),
            "ids": dict(p.ids), "mentions": mentions.get(p.id, []),
        }  # fmt: skip


def _decisions(context: _Context) -> Iterator[Row]:
    for d in context.layers.decisions:
        yield {
            "decision": d.id, "kind": d.kind, "on": list(d.on), "by": d.by, "when": d.when, "why": d.why,
            "undoes": d.undoes, "value": d.value, "holds_from": d.holds_from, "details": dict(d.details),
        }  # fmt: skip


def _issues(context: _Context) -> Iterator[Row]:
    for i in context.layers.issues:
        yield {"document": i.document, "where": i.where, "kind": i.kind, "message": i.message}


_WRITERS: dict[str, Callable[[_Context], Iterator[Row]]] = {
    "documents": _documents,
    "times": _times,
    "attributions": _attributions,
    "events": _events,
    "statements": _statements,
    "claims": _claims,
    "copies": _copies,
    "contradictions": _contradictions,
    "revisions": _revisions,
    "commitments": _commitments,
    "arrangements": _arrangements,
    "reactions": _reactions,
    "indicators": _indicators,
    "gaps": _gaps,
    "parties": _parties,
    "decisions": _decisions,
    "issues": _issues,
}
