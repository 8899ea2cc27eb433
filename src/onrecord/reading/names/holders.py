"""Who is introduced with which office: before the name, beside it, or by "X is the ..."."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from onrecord.reading.names.kinds import Finder
from onrecord.reading.names.mentions import NameMention
from onrecord.reading.names.registry import Cluster, Registry
from onrecord.reading.names.roles import Role, describe, matches_office, office_words, owner_of
from onrecord.reading.parse import ParsedDocument
from onrecord.records import SourceKind

__all__ = ["Holder", "MentionMap", "by_head_word", "find_holders", "fitting_holders", "map_mentions"]

MentionMap = dict[tuple[int, int], NameMention]


@dataclass(frozen=True, slots=True)
class Holder:
    """A named party with an office, from ``start`` on; ``past`` if it is introduced as a former one."""

    cluster: Cluster
    office: tuple[str, ...]
    principal: str | None
    start: int
    past: bool


def map_mentions(mentions: list[NameMention]) -> MentionMap:
    """The mention in which each token stands, by sentence and token."""
    return {(m.sentence, at): m for m in mentions for at in range(m.first, m.last + 1)}


def _root(doc: Any, mention: NameMention) -> Any:
    span = doc[mention.first : mention.last + 1]
    return span.root


def _beside(root: Any) -> list[Any]:
    """Nouns that stand beside a name and say what it is."""
    nouns = [child for child in root.children if child.dep_ == "appos"]
    if root.dep_ == "appos":
        nouns.append(root.head)
    if root.dep_ == "nsubj" and root.head.lemma_ == "be":
        nouns += [child for child in root.head.children if child.dep_ == "attr"]
    return nouns


def _owner_name(noun: Any, sentence: int, by_token: MentionMap, registry: Registry) -> str | None:
    owner = owner_of(noun)
    mention = None if owner is None else by_token.get((sentence, owner.i))
    if mention is None:
        return None
    cluster = registry.of_mention.get((mention.sentence, mention.first))
    if cluster is None or cluster.kind is SourceKind.PERSON:
        return None
    return mention.entry.name if mention.entry is not None else cluster.name


def find_holders(
    parsed: ParsedDocument, mentions: list[NameMention], registry: Registry, finder: Finder
) -> list[Holder]:
    """Every introduction of a named person with an office, in order."""
    by_token, holders = map_mentions(mentions), []
    for mention in mentions:
        cluster = registry.of_mention.get((mention.sentence, mention.first))
        if cluster is None or cluster.kind is not SourceKind.PERSON:
            continue
        if mention.office:
            past = bool({"former", "ex", "late"} & set(mention.office.split()))
            words = office_words(mention.office)
            holders.append(Holder(cluster, words, mention.principal, mention.start, past))
        for noun in _beside(_root(parsed.sentences[mention.sentence].doc, mention)):
            role = None if (mention.sentence, noun.i) in by_token else describe(noun, finder)
            if role is None or role.cls not in ("office", "vague") or role.plural:
                continue
            principal = role.principal or _owner_name(noun, mention.sentence, by_token, registry)
            holders.append(Holder(cluster, role.words, principal, mention.start, role.past))
    return holders


def by_head_word(holders: list[Holder]) -> dict[str, list[Holder]]:
    """Introductions by the head word of the office."""
    found: dict[str, list[Holder]] = {}
    for holder in holders:
        if holder.office:
            found.setdefault(holder.office[-1], []).append(holder)
    return found


def fitting_holders(
    role: Role, principal: str | None, start: int, holders: dict[str, list[Holder]]
) -> list[Cluster]:
    """The named persons that "the minister" may mean: introduced before it with that office."""
    found: dict[str, Cluster] = {}
    for holder in holders.get(role.words[-1], []):
        if holder.start > start or (holder.past and not role.past):
            continue
        told = principal is None or principal in (holder.principal, holder.cluster.principal)
        if told and matches_office(role.words, holder.office):
            found[holder.cluster.name] = holder.cluster
    return list(found.values())
