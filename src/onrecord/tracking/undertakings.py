"""Which statements speak of the same undertaking, and what each does to it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from onrecord.records import Act, Mention, Statement
from onrecord.text.words import containment, content_words, jaccard, stem

__all__ = ["UndertakingKey", "group_undertakings", "same_undertaking", "undertaking_key"]

REPORTS = (Act.REPORTS_DONE, Act.REPORTS_NOT_DONE, Act.CANCELS, Act.DENIES, Act.REVISES)


@dataclass(frozen=True, slots=True)
class UndertakingKey:
    """What is compared of an undertaking; depends on the statement and shipped tables alone."""

    actor: frozenset[str]
    doing: frozenset[str]
    thing: frozenset[str]
    places: frozenset[str]
    words: frozenset[str]


@lru_cache(maxsize=1)
def _doings() -> dict[str, str]:
    text = (files("onrecord.tracking") / "data" / "doings.tsv").read_text(encoding="utf-8")
    groups: dict[str, str] = {}
    for line in text.splitlines():
        if line and not line.startswith("#"):
            words = [stem(word) for word in line.split()]
            for word in words:
                groups.setdefault(word, words[0])
    return groups


def undertaking_key(statement: Statement) -> UndertakingKey:
    """The compared form of a statement."""
    words = content_words(" ".join(statement.quote.split()))
    lemma = "" if statement.predicate is None else stem(statement.predicate.lemma)
    doing = {_doings().get(lemma, lemma)} if lemma else set()
    doing |= {_doings()[word] for word in words if word in _doings()}
    actor = content_words(statement.actor or "") or _names(statement.subject)
    if statement.subject is not None and statement.subject.party is not None:
        actor |= {statement.subject.party}
    return UndertakingKey(
        actor=actor,
        doing=frozenset(doing),
        thing=_names(statement.object) | _passive_thing(statement),
        places=frozenset(p.name.casefold() for p in statement.places if p.name is not None),
        words=words,
    )


def _names(mention: Mention | None) -> frozenset[str]:
    return frozenset() if mention is None else content_words(mention.text)


def _passive_thing(statement: Statement) -> frozenset[str]:
    """The subject is the thing where the clause names no actor ("the bridge will be rebuilt")."""
    return _names(statement.subject) if statement.actor is None else frozenset()


def same_undertaking(a: UndertakingKey, b: UndertakingKey) -> bool:
    """Whether two statements speak of one undertaking: the same doing to the same thing."""
    if not a.doing & b.doing:
        return False
    if a.places and b.places and not a.places & b.places:
        return False
    named = a.actor and b.actor
    if named and not a.actor & b.actor and not (a.actor & b.thing or a.thing & b.actor):
        return False
    things = a.thing & b.thing
    overlap = jaccard(a.words, b.words)
    if things and (overlap >= 0.2 or containment(a.words, b.words) >= 0.5):
        return True
    return bool(named) and (overlap >= 0.5 or containment(a.words, b.words) >= 0.7)


def group_undertakings(statements: Sequence[Statement]) -> list[list[Statement]]:
    """Groups of statements on one undertaking; each holds at least one that undertakes it.

    Undertakings are joined pair by pair into connected groups; reports (done, cancelled, denied ...) are then
    laid on the group that they match best and never join two groups.
    """
    keys = {s.id: undertaking_key(s) for s in statements}
    made = [s for s in statements if s.act is Act.UNDERTAKES]
    groups = _joined(made, keys)
    at: dict[str, list[int]] = defaultdict(list)
    for number, group in enumerate(groups):
        for doing in {d for s in group for d in keys[s.id].doing}:
            at[doing].append(number)
    laid: list[list[Statement]] = [list(group) for group in groups]
    for statement in statements:
        if statement.act in REPORTS:
            best = _best_group(statement, groups, keys, at)
            if best is not None:
                laid[best].append(statement)
    return laid


def _joined(made: Sequence[Statement], keys: dict[str, UndertakingKey]) -> list[list[Statement]]:
    blocks: dict[tuple[str, str], list[Statement]] = defaultdict(list)
    for statement in made:
        key = keys[statement.id]
        for doing in key.doing:
            for word in key.thing | key.actor:
                blocks[doing, word].append(statement)
    parent = {s.id: s.id for s in made}

    def root(i: str) -> str:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    for members in blocks.values():
        for i, a in enumerate(members):
            for b in members[i + 1 :]:
                ra, rb = root(a.id), root(b.id)
                if ra != rb and same_undertaking(keys[a.id], keys[b.id]):
                    parent[max(ra, rb)] = min(ra, rb)
    groups: dict[str, list[Statement]] = {}
    for statement in made:
        groups.setdefault(root(statement.id), []).append(statement)
    return list(groups.values())


def _best_group(
    statement: Statement,
    groups: Sequence[Sequence[Statement]],
    keys: dict[str, UndertakingKey],
    at: dict[str, list[int]],
) -> int | None:
    key = keys[statement.id]
    numbers = sorted({n for doing in key.doing for n in at.get(doing, ())})
    best: tuple[float, int] | None = None
    for number in numbers:
        score = max(
            (
                jaccard(key.words, keys[s.id].words)
                for s in groups[number]
                if same_undertaking(key, keys[s.id])
            ),
            default=0.0,
        )
        if score > 0.0 and (best is None or score > best[0]):
            best = score, number
    return None if best is None else best[1]
