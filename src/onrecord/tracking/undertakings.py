"""Which statements speak of the same undertaking, and what each does to it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from itertools import combinations

from onrecord.records import Act, Mention, Modality, Statement
from onrecord.text.clusters import connected
from onrecord.text.words import containment, content_words, jaccard, stem

__all__ = [
    "UndertakingKey",
    "founds",
    "group_undertakings",
    "same_undertaking",
    "state_of",
    "undertaking_key",
]

REPORTS = (Act.RESTATES, Act.REPORTS_DONE, Act.REPORTS_NOT_DONE, Act.CANCELS, Act.DENIES, Act.REVISES)


@dataclass(frozen=True, slots=True)
class UndertakingKey:
    """What is compared of an undertaking; depends on the statement and shipped tables alone.

    ``points_back`` marks wordings that name a doing already spoken of ("the deployment", "its delivery").
    """

    actor: frozenset[str]
    doing: frozenset[str]
    thing: frozenset[str]
    places: frozenset[str]
    words: frozenset[str]
    topic: frozenset[str]
    points_back: bool


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
    lemma = "" if statement.predicate is None else stem(statement.predicate.lemma.split()[0])
    doing = {_doings().get(lemma, lemma)} if lemma else set()
    if statement.act in (Act.CANCELS, Act.REVISES):
        doing = _nominal_doings(statement)
    elif statement.act in REPORTS and statement.act is not Act.DENIES:
        # A report tells of what its own verb says was done; nouns count only below "complete", "begin" ...
        doing |= _nominal_doings(statement) if lemma in _light_verbs() else set()
    else:
        doing |= {_doings()[word] for word in words if word in _doings()}
    actor = content_words(statement.actor or "") or _names(statement.subject)
    actor |= content_words(statement.actor_for or "")
    actor |= {state_of(word) for word in actor}
    if statement.subject is not None and statement.subject.party is not None:
        actor |= {statement.subject.party}
    return UndertakingKey(
        actor=actor,
        doing=frozenset(doing),
        thing=_names(statement.object) | _passive_thing(statement),
        places=frozenset(p.name.casefold() for p in statement.places if p.name is not None),
        words=words,
        topic=frozenset(statement.topic),
        points_back=_points_back(statement),
    )


@lru_cache(maxsize=1)
def _light_verbs() -> frozenset[str]:
    text = (files("onrecord.tracking") / "data" / "light_verbs.txt").read_text(encoding="utf-8")
    return frozenset(stem(w) for line in text.splitlines() if not line.startswith("#") for w in line.split())


def _nominal_doings(statement: Statement) -> set[str]:
    words = _names(statement.object) | _names(statement.subject)
    return {_doings()[word] for word in words if word in _doings()}


def state_of(word: str) -> str:
    """The state behind an adjective in -ian ("kestrian" of Kestria), else the word."""
    return word[:-1] if len(word) > 5 and word.endswith("ian") else word


def _names(mention: Mention | None) -> frozenset[str]:
    return frozenset() if mention is None else content_words(mention.text)


def _passive_thing(statement: Statement) -> frozenset[str]:
    """The subject is the thing where the clause names no actor ("the bridge will be rebuilt")."""
    return _names(statement.subject) if statement.actor is None else frozenset()


def _points_back(statement: Statement) -> bool:
    """Whether the undertaking is named only as one known already: "the deployment", "its delivery"."""
    for mention in (statement.subject, statement.object):
        if mention is not None and _is_known_doing(mention.text.split()[:3]):
            return True
    if statement.predicate is None or statement.object is not None:
        return False
    before = statement.quote[: max(0, statement.predicate.start - statement.start)].split()[-1:]
    return _is_known_doing([*before, statement.predicate.lemma])


def _is_known_doing(words: Sequence[str]) -> bool:
    definite = bool(words) and words[0].casefold() in _DEFINITE
    return definite and any(stem(word.casefold()) in _doings() for word in words[1:])


_DEFINITE = frozenset({"the", "this", "that", "its", "their", "his", "her"})


def same_undertaking(a: UndertakingKey, b: UndertakingKey) -> bool:
    """Whether two statements speak of one undertaking: the same doing to the same thing."""
    if not a.doing & b.doing or _apart(a, b):
        return False
    things = a.thing & b.thing
    overlap = jaccard(a.words, b.words)
    if a.points_back or b.points_back:
        return containment(a.topic, b.topic) >= _SAME_TOPIC
    if things and (overlap >= 0.2 or containment(a.words, b.words) >= 0.5):
        return True
    return bool(a.actor and b.actor) and (overlap >= 0.5 or containment(a.words, b.words) >= 0.7)


def _apart(a: UndertakingKey, b: UndertakingKey) -> bool:
    """Whether places or doers speak against it."""
    if a.places and b.places and not a.places & b.places:
        return True
    if a.points_back or b.points_back or not (a.actor and b.actor):
        return False
    return not (a.actor & b.actor or a.actor & b.thing or a.thing & b.actor)


_SAME_TOPIC = 0.4


def founds(statement: Statement) -> bool:
    """Whether a statement alone tells of an undertaking: made, called off, or denied as a plan."""
    denied_plan = statement.act is Act.DENIES and statement.bare_modality is Modality.INTENDS
    return denied_plan or statement.act in (Act.UNDERTAKES, Act.CANCELS)


def group_undertakings(statements: Sequence[Statement]) -> list[list[Statement]]:
    """Groups of statements on one undertaking; each holds at least one that founds it.

    What is undertaken is joined pair by pair into connected groups; wordings that only point back, and
    reports (done, cancelled, denied ...), are then laid on the group that they match best, so that they never
    join two. One that matches none founds a group of its own where it undertakes, cancels or denies.
    """
    keys = {s.id: undertaking_key(s) for s in statements}
    made = [s for s in statements if s.act is Act.UNDERTAKES and not keys[s.id].points_back]
    groups = _joined(made, keys)
    at: dict[tuple[str, str, bool], set[int]] = defaultdict(set)
    for number, group in enumerate(groups):
        for block in {block for s in group for block in _blocks(keys[s.id], topic=True)}:
            at[block].add(number)
    laid: list[list[Statement]] = [list(group) for group in groups]
    alone: list[Statement] = []
    for statement in statements:
        if statement.act in REPORTS or (statement.act is Act.UNDERTAKES and keys[statement.id].points_back):
            best = _best_group(statement, groups, keys, at)
            if best is not None:
                laid[best].append(statement)
            elif founds(statement):
                alone.append(statement)
    return [*laid, *_joined(alone, keys)]


def _joined(made: Sequence[Statement], keys: dict[str, UndertakingKey]) -> list[list[Statement]]:
    blocks: dict[tuple[str, str], list[Statement]] = defaultdict(list)
    for statement in made:
        key = keys[statement.id]
        for doing in key.doing:
            for word in key.thing | key.actor:
                blocks[doing, word].append(statement)
    pairs = {(a.id, b.id) for members in blocks.values() for a, b in combinations(members, 2)}
    links = [(a, b) for a, b in pairs if same_undertaking(keys[a], keys[b])]
    by_id = {s.id: s for s in made}
    return [[by_id[i] for i in group] for group in connected([s.id for s in made], links)]


def _best_group(
    statement: Statement,
    groups: Sequence[Sequence[Statement]],
    keys: dict[str, UndertakingKey],
    at: Mapping[tuple[str, str, bool], set[int]],
) -> int | None:
    """The group with the most alike statement; one in the same document counts more, the first of equals."""
    key = keys[statement.id]
    best: tuple[float, int] | None = None
    for number in sorted({n for block in _blocks(key, topic=key.points_back) for n in at.get(block, ())}):
        score = max((_likeness(statement, key, s, keys[s.id]) for s in groups[number]), default=0.0)
        if score > 0.0 and (best is None or score > best[0]):
            best = score, number
    return None if best is None else best[1]


def _blocks(key: UndertakingKey, *, topic: bool) -> set[tuple[str, str, bool]]:
    """A doing with a word that two must share: of doer or thing, or of the topic where one points back."""
    blocks = {(doing, word, False) for doing in key.doing for word in key.thing | key.actor}
    return blocks | {(doing, word, True) for doing in key.doing for word in key.topic} if topic else blocks


def _likeness(a: Statement, ka: UndertakingKey, b: Statement, kb: UndertakingKey) -> float:
    # A report need not repeat the words: the same doer doing the same to the same thing is enough.
    told = a.act in (Act.REPORTS_DONE, Act.CANCELS) and bool(ka.actor & kb.actor and ka.thing & kb.thing)
    if not same_undertaking(ka, kb) and not (told and ka.doing & kb.doing and not _apart(ka, kb)):
        return 0.0
    return jaccard(ka.words, kb.words) + 0.01 + (0.3 if a.document == b.document else 0.0)
