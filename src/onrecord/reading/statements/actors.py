"""Who is to do what a statement tells, or did it, as its own words name them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from onrecord.reading.names import Resolution
from onrecord.reading.statements.lexicon import word_set
from onrecord.reading.statements.modality import Manner
from onrecord.reading.statements.outcomes import lemma_of
from onrecord.records import Anonymity, Mention, Modality, Source, SourceKind

__all__ = ["Doer", "actor_of"]


@dataclass(frozen=True, slots=True)
class Doer:
    """The subject of a statement as a phrase and as what it was resolved to; None where there is none."""

    mention: Mention | None
    resolution: Resolution | None


def actor_of(
    manner: Manner, doer: Doer, sources: tuple[Source, ...], speaker_principal: str | None
) -> str | None:
    """Who is to do it: an officer acting for a body is the body; None where nobody is said to."""
    found, verb = doer.resolution, manner.predicate
    passive = _is_passive(verb)
    if found is None or passive or (_is_no_doer(found, doer, verb) and not _is_pronoun(doer)):
        planned = manner.bare is Modality.INTENDS and (passive or found is None)
        return _speakers_body(sources[0], speaker_principal) if planned else None
    if found.name is None and _is_pronoun(doer):
        return _speaker_meant(sources[0], doer, speaker_principal)
    if found.name is None:
        if doer.mention is not None and doer.mention.text.casefold() in _RELATIVE:
            return None
        role = found.anonymity is Anonymity.ROLE and found.kind is not SourceKind.UNKNOWN
        return doer.mention.text if doer.mention is not None and role else None
    if found.kind is SourceKind.PERSON and found.principal is not None:
        return found.name if lemma_of(verb) in word_set("personal_verbs") else found.principal
    if found.principal is not None and found.name.split()[-1].casefold() in word_set("part_nouns"):
        return found.principal  # a board acts for its company
    return found.name


def _is_passive(verb: Any) -> bool:
    """Whether something is done to the subject, and not told by whom."""
    if any(c.dep_ == "agent" for c in verb.children):
        return False
    return any(c.dep_ in ("nsubjpass", "auxpass") for c in verb.children)


def _is_no_doer(found: Resolution, doer: Doer, verb: Any) -> bool:
    """Whether the subject is no doer: a paper, nobody, whoever is given something, what becomes available."""
    if found.kind is SourceKind.DOCUMENT or (
        found.name is None and found.anonymity is Anonymity.UNATTRIBUTED
    ):
        return True
    words = "" if doer.mention is None else doer.mention.text.casefold()
    if words.startswith(("no ", "neither ", "none ")):
        return True
    if verb.lemma_.lower() in word_set("given_verbs"):
        return True
    return found.kind is not SourceKind.PERSON and any(
        c.dep_ == "acomp" and c.lower_ in word_set("thing_states") for c in verb.children
    )


_OF_PERSONS = frozenset({"i", "he", "she"})
_OF_BODIES = frozenset({"it", "they", "we"})
_RELATIVE = frozenset({"which", "that", "who"})


def _is_pronoun(doer: Doer) -> bool:
    return doer.mention is not None and doer.mention.text.casefold() in _OF_PERSONS | _OF_BODIES


def _speaker_meant(source: Source, doer: Doer, principal: str | None) -> str | None:
    """The speaker who says "it would" or "we will" of himself or of the body that he speaks for."""
    pronoun = "" if doer.mention is None else doer.mention.text.casefold()
    if source.anonymity is not Anonymity.NAMED or source.kind is SourceKind.OUTLET:
        return None
    if source.kind is SourceKind.PERSON:
        return source.name if pronoun in _OF_PERSONS else principal
    return source.name if pronoun in _OF_BODIES else None


def _speakers_body(source: Source, principal: str | None) -> str | None:
    if (
        source.kind in (SourceKind.ORGANIZATION, SourceKind.GOVERNMENT)
        and source.anonymity is Anonymity.NAMED
    ):
        return source.name
    return principal
