"""The way of a claim in words: which outlet has it from whom, and why each step is on record."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from onrecord.errors import UsageError
from onrecord.records import Claim, Copy, Document, Layers, Source, SourceKind, Statement

__all__ = ["OriginStep", "trace_origins"]


@dataclass(frozen=True, slots=True)
class OriginStep:
    """One step from who passes a claim on to whom they have it from; ``why`` says what shows it.

    ``origin`` is the origin that the step belongs to; unnamed sources are told apart by their document.
    """

    origin: str
    teller: str
    told_by: str
    why: str
    statement: str
    document: str


def trace_origins(layers: Layers, claim_id: str) -> tuple[Claim, tuple[OriginStep, ...]]:
    """The claim and its steps, origin by origin; raises UsageError for an unknown id.

    A statement's id stands for the claim that it belongs to.
    """
    wanted = dict(layers.claim_of).get(claim_id, claim_id)
    claim = next((c for c in layers.claims if wanted in (c.id, *c.former_ids)), None)
    if claim is None:
        raise UsageError(f"no claim has the id {claim_id!r}")
    said = {s.id: s for s in layers.statements() if s.id in claim.statements}
    documents = {e.document.id: e.document for e in layers.documents}
    steps: list[OriginStep] = []
    for origin in claim.origins:
        for statement_id in origin.statements:
            steps += _chain_steps(origin.origin, said[statement_id], documents)
        steps += _copy_steps(origin.origin, [said[i] for i in origin.statements], layers.copies, documents)
    return claim, tuple(steps)


def _chain_steps(origin: str, said: Statement, documents: dict[str, Document]) -> Iterator[OriginStep]:
    """The chain from the outlet back to the first speaker, one step for each cue."""
    links = said.sources[::-1]
    if len(links) == 1:
        why = "says so in its own voice"
        yield OriginStep(origin, _name(links[0], said, documents), "nobody else", why, said.id, said.document)
    for teller, source in pairwise(links):
        yield OriginStep(
            origin, _name(teller, said, documents), _name(source, said, documents), _why(source), said.id,
            said.document,
        )  # fmt: skip


def _name(source: Source, said: Statement, documents: dict[str, Document]) -> str:
    if source.name is not None:
        return source.name
    if source.mention is not None:
        return f"{' '.join(source.mention.quote.split())} (unnamed, in {said.document})"
    if source.kind is SourceKind.OUTLET:
        return documents[said.document].publisher or f"the publisher of {said.document}"
    return f"somebody unnamed (in {said.document})"


def _why(source: Source) -> str:
    if source.cue is None:
        return "the text names it as the source"
    cue = " ".join(source.cue.quote.split())
    return f"“{cue}”" if source.medium is None else f"“{cue}” {' '.join(source.medium.text.split())}"


def _copy_steps(
    origin: str, said: list[Statement], copies: tuple[Copy, ...], documents: dict[str, Document]
) -> Iterator[OriginStep]:
    """Steps between documents of one origin that share words: the later has it from the earlier."""
    by_document = {s.document: s for s in said}
    for copy in copies:
        if copy.document in by_document and copy.of in by_document:
            why = f"{copy.kind.value.replace('_', ' ')}: {copy.share:.0%} of its words"
            teller, source = (documents[i].publisher or i for i in (copy.document, copy.of))
            yield OriginStep(origin, teller, source, why, by_document[copy.document].id, copy.document)
