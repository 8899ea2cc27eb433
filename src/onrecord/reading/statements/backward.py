"""Lays back references ("X made this announcement ...") on the units that they refer to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.reading.statements.chain import Chain
from onrecord.reading.statements.references import BackReference
from onrecord.reading.statements.units import Unit
from onrecord.records import BlockKind, Modality, Source, SourceKind

__all__ = ["lay_back_references"]

_REACH = 6
_PLANNED = (Modality.INTENDS, Modality.DEMANDS, Modality.MAY)
_OF_PLANS = frozenset(
    {"announcement", "pledge", "promise", "vow", "disclosure", "declaration", "proclamation"}
)


def lay_back_references(
    read: Sequence[tuple[Unit, Chain]],
    modalities: Sequence[Modality],
    references: Sequence[BackReference],
) -> list[Chain]:
    """The chains with every back reference laid on its antecedents; the others unchanged.

    An announcement refers to the nearest plan before it in the same section; a remark or statement to what
    the sentence before it says. Where nothing fits, nothing is changed.
    """
    chains = [chain for _, chain in read]
    pointing = frozenset(reference.sentence for reference in references)
    for reference in references:
        for i in _antecedents(read, modalities, chains, reference, pointing):
            chains[i] = _extended(chains[i], reference)
    return chains


def _antecedents(
    read: Sequence[tuple[Unit, Chain]],
    modalities: Sequence[Modality],
    chains: Sequence[Chain],
    reference: BackReference,
    pointing: frozenset[int],
) -> list[int]:
    last = reference.sentence - 1
    while last in pointing:
        last -= 1  # "X announced this. The agency reports this." both mean what stands before
    before = [
        i
        for i, (unit, _) in enumerate(read)
        if reference.sentence - _REACH <= unit.sentence.index < reference.sentence
        and unit.sentence.kind not in (BlockKind.HEADING, BlockKind.TITLE)
        and _free(chains[i], reference)
    ]
    if reference.noun in _OF_PLANS:
        before = [i for i in before if modalities[i] in _PLANNED]
    elif before and read[before[-1]][0].sentence.index != last:
        before = []
    if not before:
        return []
    nearest = read[before[-1]][0].sentence.index
    return [i for i in before if read[i][0].sentence.index == nearest]


def _free(chain: Chain, reference: BackReference) -> bool:
    """Whether nobody else is said to have uttered it."""
    first = chain.sources[0]
    if first.kind is SourceKind.OUTLET and first.mention is None:
        return True
    speaker = reference.links[0]
    return first.name is not None and first.name == speaker.name


def _extended(chain: Chain, reference: BackReference) -> Chain:
    speaker = reference.links[0]
    last = chain.sources[-1]
    first = chain.sources[0]
    if first.mention is None and first.kind is SourceKind.OUTLET:
        sources: tuple[Source, ...] = (*reference.links, last)
        return replace(
            chain,
            sources=sources,
            confidence=reference.confidence,
            candidates=reference.candidates,
            principal=reference.principal,
        )
    merged = replace(first, medium=first.medium or speaker.medium)
    between = [s for s in chain.sources[1:-1] if all(s.name != link.name for link in reference.links[1:])]
    return replace(chain, sources=(merged, *between, *reference.links[1:], last))
