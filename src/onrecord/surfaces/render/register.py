"""The whole record as an index, for pages that show one piece of it at a time."""

from __future__ import annotations

from collections.abc import Mapping

from onrecord.records import Layers, Revision, Statement
from onrecord.surfaces.render.links import Links
from onrecord.surfaces.render.view import Index
from onrecord.surfaces.render.words import one_line
from onrecord.tracking.assessment import Graded

__all__ = ["register_index"]


def register_index(
    layers: Layers, labels: Mapping[str, str], links: Links, statements: Mapping[str, Statement]
) -> Index:
    """Every document and statement of the record by id; ``labels`` are what references to documents say."""
    changed: dict[str, list[Revision]] = {}
    for revision in layers.revisions:
        changed.setdefault(revision.a, []).append(revision)
    return Index(
        documents={e.document.id: e.document for e in layers.documents},
        numbers=labels,
        statements=statements,
        quoted=frozenset(),
        topics=_topics(layers, statements),
        changed={statement: tuple(rows) for statement, rows in changed.items()},
        graded=Graded.of(layers.assessments.grades),
        links=links,
    )


def _topics(layers: Layers, said: Mapping[str, Statement]) -> dict[str, str]:
    """The words of what reactions, signs and gaps are about: claims, commitments and arrangements."""
    wanted: set[str | None] = {r.towards for r in layers.reactions}
    wanted |= {i.towards for i in layers.indicators} | {g.towards for g in layers.gaps}
    topics: dict[str, str] = {}
    for claim in layers.claims:
        if not wanted.isdisjoint((claim.id, *claim.former_ids)):
            words = one_line(said[claim.statements[0]].quote)
            topics.update(dict.fromkeys((*claim.former_ids, claim.id), words))
    for commitment in layers.commitments:
        words = one_line(commitment.undertaking)
        topics.update(dict.fromkeys((*commitment.former_ids, commitment.id), words))
    for arrangement in layers.arrangements:
        topics[arrangement.id] = one_line(said[arrangement.statements[0]].quote)
    return topics
