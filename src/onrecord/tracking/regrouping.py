"""What people say about which statements are the same, laid over the groups that the rules give."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from onrecord.records import Decision, Statement
from onrecord.text.clusters import connected
from onrecord.tracking.decided import standing

__all__ = ["DIFFERENT", "SAME", "regroup", "stand_in"]

SAME = "same"
"""Two statements say the same, whatever the rules find."""
DIFFERENT = "different"
"""The first statement does not say what the second says; it leaves the second one's group."""

Groups = Sequence[Sequence[Statement]]


def stand_in(groups: Groups, statements: Sequence[Statement]) -> list[list[Statement]]:
    """The groups with the statements as people left them: rejected ones gone, unknown ones by themselves."""
    now = {s.id: s for s in statements}
    kept = [[now.pop(s.id) for s in group if s.id in now] for group in groups]
    return [*(group for group in kept if group), *([s] for s in now.values())]


def regroup(groups: Groups, decisions: Sequence[Decision], names: Mapping[str, str]) -> Groups:
    """The groups joined and parted as the standing decisions say, in their order.

    A statement that leaves a group takes along those that a person said are the same as it.
    """
    made = [d for d in standing(decisions) if d.kind in (SAME, DIFFERENT) and len(d.on) == 2]
    if not made:
        return groups
    group_of = {s.id: number for number, group in enumerate(groups) for s in group}
    members = {number: [s.id for s in group] for number, group in enumerate(groups)}
    tied: list[tuple[str, str]] = []
    for decision in made:
        a, b = (names.get(name, name) for name in decision.on)
        if a not in group_of or b not in group_of:
            continue
        if decision.kind == SAME:
            tied.append((a, b))
            _join(group_of, members, a, b)
        elif group_of[a] == group_of[b]:
            tied = [pair for pair in tied if set(pair) != {a, b}]
            _part(group_of, members, a, _with(a, members[group_of[a]], tied) - {b})
    by_id = {s.id: s for group in groups for s in group}
    return [[by_id[i] for i in group] for group in members.values() if group]


def _join(group_of: dict[str, int], members: dict[int, list[str]], a: str, b: str) -> None:
    into, other = group_of[a], group_of[b]
    if into != other:
        group_of.update(dict.fromkeys(members[other], into))
        members[into] += members.pop(other)


def _with(name: str, group: Sequence[str], tied: Sequence[tuple[str, str]]) -> set[str]:
    inside = set(group)
    pairs = [(a, b) for a, b in tied if a in inside and b in inside]
    return next(set(part) for part in connected(list(group), pairs) if name in part)


def _part(group_of: dict[str, int], members: dict[int, list[str]], name: str, leaving: set[str]) -> None:
    old = group_of[name]
    new = max(members) + 1
    members[new] = [i for i in members[old] if i in leaving]
    members[old] = [i for i in members[old] if i not in leaving]
    group_of.update(dict.fromkeys(leaving, new))
