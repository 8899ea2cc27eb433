"""What holds from one statement to the next: the outlet that was told, the speaker whom a pronoun means."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from onrecord.reading.statements.units import Unit
from onrecord.records import Anonymity, Source, SourceKind

__all__ = ["Chain", "carry_outlets", "carry_speakers"]

CARRIED = 0.66
"""How sure a pronoun's speaker is who is taken to be the one that spoke right before."""


@dataclass(frozen=True, slots=True)
class Chain:
    """The sources of one unit, how sure the first name is, who else it may be, whom the first acts for."""

    sources: tuple[Source, ...]
    cue_lemma: str | None = None
    confidence: float | None = None
    candidates: tuple[str, ...] = ()
    principal: str | None = None


def carry_outlets(units: Sequence[Unit], chains: Sequence[Chain], wire: tuple[Source, ...]) -> list[Chain]:
    """The chains with the outlet that a speaker told laid on what he says after it in the same paragraph."""
    told: dict[tuple[int, str], Source] = {}
    carried = []
    for unit, chain in zip(units, chains, strict=True):
        first, *between = chain.sources[:-1] or (chain.sources[-1],)
        key = (unit.sentence.block, first.name or "")
        outlets = [s for s in between if s.kind is SourceKind.OUTLET and s not in wire]
        if first.name is not None and first.kind is not SourceKind.OUTLET:
            if outlets:
                told[key] = outlets[0]
            elif key in told and tuple(between) == wire:
                sources = (*chain.sources[:-1], replace(told[key], cue=None), chain.sources[-1])
                chain = replace(chain, sources=sources)
        carried.append(chain)
    return carried


def carry_speakers(units: Sequence[Unit], chains: Sequence[Chain]) -> list[Chain]:
    """The chains whose first speaker is a pronoun that was left open, with whoever spoke right before it:
    where he is among those considered, or none is and he is of the sort that the pronoun means.
    """
    carried: list[Chain] = []
    for at, chain in enumerate(chains):
        before = carried[at - 1] if at else None
        near = at > 0 and units[at].sentence.index - units[at - 1].sentence.index <= 1
        if before is not None and near and _means(chain, before.sources[0]):
            said = before.sources[0]
            first = replace(chain.sources[0], name=said.name, kind=said.kind, anonymity=said.anonymity)
            first = replace(first, party=said.party, acts_for=said.acts_for)
            chain = replace(
                chain,
                sources=(first, *chain.sources[1:]),
                confidence=CARRIED,
                candidates=(),
                principal=before.principal,
            )
        carried.append(chain)
    return carried


def _means(chain: Chain, said: Source) -> bool:
    """Whether an open pronoun at the head of a chain may mean who is named."""
    first = chain.sources[0]
    several = any(source.kind is not SourceKind.OUTLET for source in chain.sources[1:])
    named = said.name is not None and said.anonymity is Anonymity.NAMED and said.mention is not None
    if first.mention is None or first.name is not None or several or not named:
        return False
    if first.anonymity not in (Anonymity.ROLE, Anonymity.NAMED):
        return False
    pronoun = first.mention.quote.casefold()
    if pronoun in ("he", "she"):
        return said.name in chain.candidates or (not chain.candidates and said.kind is SourceKind.UNKNOWN)
    if pronoun == "it":
        return said.name in chain.candidates or (not chain.candidates and said.kind in _BODIES)
    return False


_BODIES = (SourceKind.ORGANIZATION, SourceKind.GOVERNMENT, SourceKind.OUTLET)
