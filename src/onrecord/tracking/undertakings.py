"""Groups of statements on one undertaking: those that make it, and those that tell what became of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations

from onrecord.records import Act, Statement
from onrecord.text.clusters import connected
from onrecord.tracking.keys import UndertakingKey, is_slight, undertaking_key
from onrecord.tracking.matching import answers, continues, founds, same_undertaking

__all__ = ["group_undertakings"]

_REACH = 500
"""Characters back to the mention that a pronoun or a bare count ("the last three") means."""

_Blocks = set[tuple[str, bool]]


def group_undertakings(statements: Sequence[Statement]) -> list[list[Statement]]:
    """Groups of statements on one undertaking; each holds at least one that founds it.

    What is undertaken is joined pair by pair into connected groups; wordings that only point back, and
    reports (done, cancelled, denied ...), are then laid on the group that they match best, so that they never
    join two. One that matches none founds a group of its own where it undertakes, cancels or denies, and what
    is then still left is laid on these.
    """
    keys = {s.id: undertaking_key(s) for s in statements if s.act is not None}
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
    if is_slight(statement) and statement.actor is None and plain.before(statement):
        return False
    if key.points_back:
        return plain.best(statement) is None
    return not key.negated or plain.best(statement, elsewhere=True) is None


def _joined(made: Sequence[Statement], keys: dict[str, UndertakingKey]) -> list[list[Statement]]:
    blocks: dict[tuple[str, bool], list[Statement]] = defaultdict(list)
    for statement in made:
        for block in _blocks(keys[statement.id], topic=False):
            blocks[block].append(statement)
    pairs = {(a.id, b.id) for members in blocks.values() for a, b in combinations(members, 2)}
    links = [(a, b) for a, b in pairs if same_undertaking(keys[a], keys[b])]
    by_id = {s.id: s for s in made}
    return [[by_id[i] for i in group] for group in connected([s.id for s in made], links)]


class _Groups:
    """Groups of what was undertaken, with an index of the words that a report must share."""

    def __init__(self, made: list[list[Statement]], keys: dict[str, UndertakingKey]) -> None:
        self.made, self.keys = made, keys
        self.laid = [list(group) for group in made]
        self._at: dict[tuple[str, bool], set[int]] = defaultdict(set)
        for number, group in enumerate(made):
            for block in {block for s in group for block in _found_by(keys[s.id])}:
                self._at[block].add(number)

    def lay(self, statements: Iterable[Statement]) -> list[Statement]:
        """Lays each on the group that it matches best; gives back those that match none."""
        left = []
        for statement in statements:
            best = self.best(statement)
            if best is None:
                left.append(statement)
            else:
                self.laid[best].append(statement)
        return left

    def best(self, statement: Statement, *, elsewhere: bool = False) -> int | None:
        """The group with the most alike statement, else the one last spoken of where a pronoun means it."""
        key = self.keys[statement.id]
        blocks = _blocks(key, topic=key.points_back)
        best: tuple[float, int] | None = None
        for number in sorted({n for block in blocks for n in self._at.get(block, ())}):
            against = [s for s in self.made[number] if not elsewhere or s.document != statement.document]
            score = max((_likeness(key, self.keys[s.id]) for s in against), default=0.0)
            if score > 0.0 and (best is None or score > best[0]):
                best = score, number
        if best is not None:
            return best[1]
        return self._nearest(statement) if is_slight(statement) and not elsewhere else None

    def before(self, statement: Statement) -> bool:
        """Whether an undertaking is told of in another document that the statement may go on with."""
        key = self.keys[statement.id]
        return any(
            s.document != statement.document and continues(key, self.keys[s.id])
            for block in _blocks(key, topic=True)
            for number in self._at.get(block, ())
            for s in self.made[number]
        )

    def _nearest(self, statement: Statement) -> int | None:
        """The group last spoken of before the statement in its document, within reach."""
        key = self.keys[statement.id]
        before = [
            (s.end, number)
            for number, group in enumerate(self.laid)
            for s in group
            if s.document == statement.document and statement.start - _REACH <= s.start < statement.start
        ]
        number = max(before)[1] if before else None
        if number is None or not any(continues(key, self.keys[s.id]) for s in self.laid[number]):
            return None
        return number


def _likeness(report: UndertakingKey, made: UndertakingKey) -> float:
    score = answers(report, made)
    return score + 0.3 if score > 0.0 and report.document == made.document else score


def _blocks(key: UndertakingKey, *, topic: bool) -> _Blocks:
    """Words of the thing, one of which two must share, or of the topic where one points back.

    Where no thing is named ("will rule on the request") any telling word may be shared.
    """
    blocks = {(word, False) for word in key.heads | key.thing or key.words - key.actor}
    return blocks | {(word, True) for word in key.topic} if topic else blocks


def _found_by(key: UndertakingKey) -> _Blocks:
    """All that what became of an undertaking may name it by: every telling word, and its topic's."""
    return _blocks(key, topic=True) | {(word, False) for word in key.words - key.actor}
