"""Groups that do not depend on the order in which their links were found."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

__all__ = ["connected"]


def connected(members: Sequence[str], links: Iterable[tuple[str, str]]) -> list[list[str]]:
    """The connected parts of the graph, single members included, each and all in the order of ``members``."""
    parent = {member: member for member in members}

    def root(member: str) -> str:
        while parent[member] != member:
            parent[member] = parent[parent[member]]
            member = parent[member]
        return member

    for a, b in links:
        if a in parent and b in parent:
            ra, rb = root(a), root(b)
            parent[max(ra, rb)] = min(ra, rb)
    groups: dict[str, list[str]] = {}
    for member in members:
        groups.setdefault(root(member), []).append(member)
    return list(groups.values())
