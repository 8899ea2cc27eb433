"""Groups of statements on one undertaking: those that make it, and those that tell what became of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from types import MappingProxyType

from onrecord.records import Act, Statement
from onrecord.text.clusters import connected
from onrecord.tracking.keys import UndertakingKey, is_slight, undertaking_key
from onrecord.tracking.matching import answers, continues, founds, same_undertaking
from onrecord.tracking.sought import Sought, words_for

__all__ = ["group_undertakings"]

_REACH = 500
"""Characters back to the mention that a pronoun or a bare count ("the last three") means."""


def group_undertakings(
    statements: Sequence[Statement], doers: Mapping[str, str] = MappingProxyType({})
) -> list[list[Statement]]:
    """Groups of statements on one undertaking; each holds at least one that founds it.

    ``doers`` tell by statement who is meant where its own words name nobody.

    What is undertaken is joined pair by pair into connected groups; wordings that only point back, and
    reports (done, cancelled, denied ...), are then laid on the group that they match best, so that they never
    join two. One that matches none founds a group of its own where it undertakes, cancels or denies, and what
    is then still left is laid on these.
    """
    keys = {s.id: undertaking_key(s, doers.get(s.id)) for s in statements if s.act is not None}
    groups = _Groups(_joined(_made(statements, keys), keys), keys)
    first = {s.id for group in groups.made for s in group}
    left = groups.lay(s for s in statements if s.act is not None and s.id not in first)
    late = _Groups(_joined([s for s in left if founds(s)], keys), keys)
    late.lay(s for s in left if not founds(s))
    return [*groups.laid, *late.laid]


def _made(statements: Sequence[Statement], keys: dict[str, UndertakingKey]) -> list[Statement]:
    """Those that undertake, without those that point back or take back what another document tells."""
    made = [s for s in statements if s.act is Act.UNDERTAKES]
    plain = _Groups([[s] for s in made if not (keys[s.id].negated or keys[s.id].points_back)], keys)
    return [s for s in made if _is_first(s, keys[s.id], plain)]


def _is_first(statement: Statement, key: UndertakingKey, plain: _Groups) -> bool:
    if is_slight(statement) and plain.before(statement):
        return False
    if key.points_back:
        return plain.best(statement) is None
    return not key.negated or plain.best(statement, elsewhere=True) is None


def _joined(made: Sequence[Statement], keys: dict[str, UndertakingKey]) -> list[list[Statement]]:
    blocks: dict[str, list[Statement]] = defaultdict(list)
    for statement in made:
        for word in words_for(keys[statement.id]):
            blocks[word].append(statement)
    pairs = {(a.id, b.id) for members in blocks.values() for a, b in combinations(members, 2)}
    links = [(a, b) for a, b in pairs if same_undertaking(keys[a], keys[b])]
    by_id = {s.id: s for s in made}
    return [[by_id[i] for i in group] for group in connected([s.id for s in made], links)]


class _Groups:
    """Groups of what was undertaken, and the reports that are laid on them."""

    def __init__(self, made: list[list[Statement]], keys: dict[str, UndertakingKey]) -> None:
        self.made, self.keys = made, keys
        self.laid = [list(group) for group in made]
        self._sought = Sought([[keys[s.id] for s in group] for group in made])
        self._told: dict[str, list[tuple[int, int, int]]] = defaultdict(list)
        for number, group in enumerate(made):
            for s in group:
                self._told[s.document].append((s.end, s.start, number))

    def lay(self, statements: Iterable[Statement]) -> list[Statement]:
        """Lays each on the group that it matches best; gives back those that match none."""
        left = []
        for statement in sorted(statements, key=is_slight):  # what a pronoun means is told of before it
            best = self.best(statement)
            if best is None:
                left.append(statement)
            else:
                self.laid[best].append(statement)
                self._told[statement.document].append((statement.end, statement.start, best))
        return left

    def best(self, statement: Statement, *, elsewhere: bool = False) -> int | None:
        """The group with the most alike statement, else the one last spoken of where a pronoun means it."""
        key = self.keys[statement.id]
        best: tuple[float, int] | None = None
        for number, place in self._sought.answered(key):
            made = self.made[number][place]
            if elsewhere and made.document == statement.document:
                continue
            score = _likeness(key, self.keys[made.id])
            if score > 0.0 and (best is None or (score, -number) > best):
                best = score, -number
        if best is not None:
            return -best[1]
        return self._nearest(statement) if is_slight(statement) and not elsewhere else None

    def before(self, statement: Statement) -> bool:
        """Whether an undertaking is told of in another document that the statement may go on with."""
        key = self.keys[statement.id]
        others = (self.made[number][place] for number, place in self._sought.near(key))
        return any(s.document != statement.document and continues(key, self.keys[s.id]) for s in others)

    def _nearest(self, statement: Statement) -> int | None:
        """The group last spoken of before the statement in its document, within reach."""
        key = self.keys[statement.id]
        before = [
            (end, number)
            for end, start, number in self._told[statement.document]
            if statement.start - _REACH <= start < statement.start
        ]
        number = max(before)[1] if before else None
        if number is None or not any(continues(key, self.keys[s.id]) for s in self.laid[number]):
            return None
        return number


def _likeness(report: UndertakingKey, made: UndertakingKey) -> float:
    score = answers(report, made)
    return score + 0.3 if score > 0.0 and report.document == made.document else score
