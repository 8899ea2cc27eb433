"""Groups of statements on one undertaking: those that make it, and those that tell what became of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from types import MappingProxyType
from typing import Protocol

from onrecord.records import Act, Statement
from onrecord.text.clusters import connected
from onrecord.tracking.headings import leads_of, with_headlines
from onrecord.tracking.keys import UndertakingKey, heads_of, is_slight, undertaking_key
from onrecord.tracking.likely import LIKELY, asks, chance, meeting_words
from onrecord.tracking.matching import answers, continues, founds, kept_apart, same_undertaking
from onrecord.tracking.sought import Sought, can_answer, near_words, same_with, told_with, words_for

__all__ = ["Shared", "SharedBits", "ToldItem", "group_items", "group_undertakings", "shared_by", "told_items"]

_OBJECTS = ("it", "them")
_NEAR = 250
"""Characters back to the sentence whose thing a pronoun for an object means."""
_SPEAKERS = ("i", "we", "you")
_REACH = 500
"""Characters back to the mention that a pronoun or a bare count ("the last three") means."""


@dataclass(frozen=True, slots=True)
class ToldItem:
    """What grouping looks at of one statement, beside what it shares with others."""

    id: str
    document: str
    start: int
    end: int
    act: Act
    founds: bool
    slight: bool
    means_subject: bool
    points_back: bool
    negated: bool
    light: bool
    doing: frozenset[str]
    leads: tuple[str, ...] = ()
    """Of a headline the sentences that it may sum up, the likeliest first."""

    @property
    def plain(self) -> bool:
        """Whether it undertakes something in words of its own."""
        return self.act is Act.UNDERTAKES and not (self.negated or self.points_back)

    def goes_on_with(self, other: ToldItem) -> bool:
        """Whether it may tell of the doing of what the other speaks of, without naming the thing."""
        return continues(self, other)


class Shared(Protocol):
    """What pairs of statements have in common; each answer depends on its pair alone."""

    def answered(self, item: ToldItem) -> Iterable[tuple[str, float]]:
        """What was undertaken that this one can be told of, with how well; those above 0 alone."""

    def same(self, made: Collection[str]) -> Iterable[tuple[str, str]]:
        """The pairs among these that undertake the same."""

    def before(self, item: ToldItem) -> Iterable[str]:
        """What is plainly undertaken in other documents that this slight one may go on with."""


def group_undertakings(
    statements: Sequence[Statement], doers: Mapping[str, str] = MappingProxyType({})
) -> list[list[Statement]]:
    """Groups of statements on one undertaking; each holds at least one that founds it.

    ``doers`` tell by statement who is meant where its own words name nobody.
    """
    told = told_items(statements, doers)
    items, keys = [item for item, _ in told], {item.id: key for item, key in told}
    by_id = {s.id: s for s in statements}
    return [[by_id[i] for i in group] for group in group_items(items, _Compared(items, keys))]


def told_items(
    statements: Sequence[Statement], doers: Mapping[str, str]
) -> list[tuple[ToldItem, UndertakingKey]]:
    """What is compared and looked at of each statement with an act; each document is read by itself."""
    keys = {s.id: undertaking_key(s, doers.get(s.id)) for s in statements if s.act is not None}
    keys |= _with_things(statements, keys)
    leads = leads_of(statements, keys)
    acting = (s for s in statements if s.act is not None)
    return [(_told_item(s, keys[s.id], leads.get(s.id, ())), keys[s.id]) for s in acting]


def _with_things(
    statements: Sequence[Statement], keys: Mapping[str, UndertakingKey]
) -> dict[str, UndertakingKey]:
    """The keys of undertakings whose object is a pronoun, with the thing last spoken of before them."""
    told: dict[str, list[Statement]] = defaultdict(list)
    for s in statements:
        told[s.document].append(s)
    found = {}
    for s in statements:
        if s.act is not Act.UNDERTAKES or s.object is None or s.object.text.casefold() not in _OBJECTS:
            continue
        before = [o for o in told[s.document] if s.start - _NEAR <= o.start and o.end <= s.start]
        last = max(before, key=lambda o: (o.end, o.start, o.id), default=None)
        key = keys[s.id]
        things = frozenset() if last is None else heads_of(last) - key.actor
        found[s.id] = replace(
            key, heads=key.heads | things, thing=key.thing | things, words=key.words | things
        )
    return found


def _means_subject(statement: Statement) -> bool:
    """ "They will follow", "the rest is to come": the thing that a subject points to is told of before."""
    subject = "" if statement.subject is None else statement.subject.text.casefold()
    return subject not in _SPEAKERS and (statement.object is None or statement.object == statement.subject)


def _told_item(statement: Statement, key: UndertakingKey, leads: tuple[str, ...]) -> ToldItem:
    assert statement.act is not None  # noqa: S101  callers leave the others out
    return ToldItem(
        statement.id,
        statement.document,
        statement.start,
        statement.end,
        statement.act,
        founds(statement),
        is_slight(statement),
        _means_subject(statement),
        key.points_back,
        key.negated,
        key.light,
        key.doing,
        leads,
    )


def group_items(items: Sequence[ToldItem], shared: Shared) -> list[list[str]]:
    """The ids of each group, given what pairs share; ``items`` come in the order of telling.

    What is undertaken is joined pair by pair into connected groups; wordings that only point back, and
    reports (done, cancelled, denied ...), are then laid on the group that they match best, so that they never
    join two. One that matches none founds a group of its own where it undertakes, cancels or denies, and what
    is then still left is laid on these.
    """
    by_id = {item.id: item for item in items}
    made = _made(items, by_id, shared)
    groups = _Groups(connected(made, shared.same(made)), by_id, shared)
    first = set(made)
    left = groups.lay(item for item in items if item.id not in first)
    founding = [item.id for item in left if item.founds and not _denies_what_was_told(item)]
    late = _Groups(connected(founding, shared.same(founding)), by_id, shared)
    left = late.lay(item for item in left if _denies_what_was_told(item) or not item.founds)
    alone = [item.id for item in left if item.founds]
    return with_headlines([*groups.laid, *late.laid, *connected(alone, shared.same(alone))], items)


def _denies_what_was_told(item: ToldItem) -> bool:
    """Whether a denial names its plan only as one spoken of before: "there are no such plans"."""
    return item.slight and item.act is Act.DENIES


def _made(items: Sequence[ToldItem], by_id: Mapping[str, ToldItem], shared: Shared) -> list[str]:
    """Those that undertake, without those that point back or take back what another document tells."""
    plain = _Groups([[item.id] for item in items if item.plain], by_id, shared)
    made = (item for item in items if item.act is Act.UNDERTAKES)
    return [item.id for item in made if _is_first(item, plain, shared)]


def _is_first(item: ToldItem, plain: _Groups, shared: Shared) -> bool:
    if item.slight and item.means_subject:
        return False
    if item.slight and any(other in plain.number for other in shared.before(item)):
        return False
    if item.points_back:
        return plain.best(item) is None
    return not item.negated or plain.best(item, elsewhere=True) is None


class _Groups:
    """Groups of what was undertaken, and the reports that are laid on them."""

    def __init__(self, made: list[list[str]], by_id: Mapping[str, ToldItem], shared: Shared) -> None:
        self.laid = [list(group) for group in made]
        self.number = {i: number for number, group in enumerate(made) for i in group}
        self._by_id, self._shared = by_id, shared
        self._told: dict[str, list[tuple[int, int, int]]] = defaultdict(list)
        for i, number in self.number.items():
            item = by_id[i]
            self._told[item.document].append((item.end, item.start, number))

    def lay(self, items: Iterable[ToldItem]) -> list[ToldItem]:
        """Lays each on the group that it matches best; gives back those that match none."""
        left = []
        for item in sorted(items, key=lambda i: i.slight):  # what a pronoun means is told of before it
            best = self.best(item)
            if best is None:
                left.append(item)
            else:
                self.laid[best].append(item.id)
                self._told[item.document].append((item.end, item.start, best))
        return left

    def best(self, item: ToldItem, *, elsewhere: bool = False) -> int | None:
        """The group with the most alike statement, else the one last spoken of where a pronoun means it."""
        best: tuple[float, int] | None = None
        for made, score in self._shared.answered(item):
            number = self.number.get(made)
            if number is None or (elsewhere and self._by_id[made].document == item.document):
                continue
            if best is None or (score, -number) > best:
                best = score, -number
        if best is not None:
            return -best[1]
        points = item.slight and (item.act is not Act.UNDERTAKES or item.means_subject)
        return self._nearest(item) if points and not elsewhere else None

    def _nearest(self, item: ToldItem) -> int | None:
        """The group last spoken of before the statement in its document, within reach."""
        before = [
            (end, number)
            for end, start, number in self._told[item.document]
            if item.start - _REACH <= start < item.start
        ]
        number = max(before)[1] if before else None
        if number is None or not any(item.goes_on_with(self._by_id[i]) for i in self.laid[number]):
            return None
        return number


@dataclass(frozen=True, slots=True)
class SharedBits:
    """What one statement has in common with another: a score above 0 where it can be told of it."""

    score: float
    same: bool
    before: bool


def shared_by(a: tuple[ToldItem, UndertakingKey], b: tuple[ToldItem, UndertakingKey]) -> SharedBits | None:
    """What the first has in common with the second, None for nothing; the same is told one way alone."""
    (item, key), (other, made) = a, b
    score = likeness(key, made) if other.founds and can_answer(key, made) else 0.0
    if score == 0.0 and other.founds and not meeting_words(key).isdisjoint(meeting_words(made)):
        score = _likely(a, b)
    same = (
        item.founds
        and other.founds
        and item.id < other.id
        and not words_for(key).isdisjoint(words_for(made))
        and same_undertaking(key, made)
    )
    slight = item.slight and item.act is Act.UNDERTAKES and other.plain and item.document != other.document
    before = slight and not near_words(key).isdisjoint(told_with(made)) and item.goes_on_with(other)
    return SharedBits(score, same, before) if score > 0.0 or same or before else None


class _Compared:
    """What pairs share, worked out in memory; each statement's answers once."""

    def __init__(self, items: Sequence[ToldItem], keys: Mapping[str, UndertakingKey]) -> None:
        self._keys = keys
        self._made = [item.id for item in items if item.founds]
        self._by_id = {item.id: item for item in items}
        self._sought = Sought([keys[i] for i in self._made])
        self._meeting: dict[tuple[str, str], list[str]] = defaultdict(list)
        for i in self._made:
            for words in meeting_words(keys[i]):
                self._meeting[words].append(i)
        self._answered: dict[str, list[tuple[str, float]]] = {}

    def answered(self, item: ToldItem) -> Iterable[tuple[str, float]]:
        if item.id not in self._answered:
            key, keys = self._keys[item.id], self._keys
            near = (self._made[at] for at in self._sought.answered(key))
            scores = {i: likeness(key, keys[i]) for i in near if i != item.id}
            if asks(key):
                met = {i for words in meeting_words(key) for i in self._meeting.get(words, ())}
                for i in sorted(met - {item.id}):
                    if not scores.get(i):
                        scores[i] = _likely((item, key), (self._by_id[i], keys[i]))
            self._answered[item.id] = [(i, score) for i, score in scores.items() if score > 0.0]
        return self._answered[item.id]

    def same(self, made: Collection[str]) -> Iterator[tuple[str, str]]:
        keys = self._keys
        blocks: dict[tuple[str, str], list[str]] = defaultdict(list)
        for i in made:
            for shared in same_with(keys[i]):
                blocks[shared].append(i)
        pairs = {(a, b) for members in blocks.values() for a, b in combinations(members, 2)}
        return ((a, b) for a, b in pairs if same_undertaking(keys[a], keys[b]))

    def before(self, item: ToldItem) -> Iterator[str]:
        near = (self._by_id[self._made[at]] for at in self._sought.near(self._keys[item.id]))
        return (o.id for o in near if o.plain and o.document != item.document and item.goes_on_with(o))


def _likely(report: tuple[ToldItem, UndertakingKey], made: tuple[ToldItem, UndertakingKey]) -> float:
    """A score below all that rules give, where a report is likely told of what was undertaken, else 0.

    Within one document the rules know best: what stands side by side there shares much.
    """
    (_, key), (_, other) = report, made
    if not asks(key) or key.document == other.document or kept_apart(key, other):
        return 0.0
    least = LIKELY[report[0].act]
    found = chance(report, made)
    return found * _BELOW_RULES if found >= least else 0.0


_BELOW_RULES = 0.01
"""The least that a rule gives."""


def likeness(report: UndertakingKey, made: UndertakingKey) -> float:
    """How well a report fits what was undertaken; better in the same document."""
    score = answers(report, made)
    return score + 0.3 if score > 0.0 and report.document == made.document else score
