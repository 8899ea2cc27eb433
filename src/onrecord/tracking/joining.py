"""Says in words what two statements on undertakings share, or what keeps them apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.records import Statement
from onrecord.text.words import jaccard
from onrecord.tracking.keys import UndertakingKey, undertaking_key
from onrecord.tracking.matching import same_undertaking

__all__ = ["Nearby", "nearest", "why_apart", "why_joined"]


def why_joined(statement: Statement, earlier: Sequence[Statement]) -> str:
    """What a mention shares with the earlier one that it is most like."""
    key = undertaking_key(statement)
    best = max(earlier, key=lambda other: _closeness(key, undertaking_key(other)))
    other = undertaking_key(best)
    shared = (
        ("doing", key.doing & other.doing),
        ("thing", key.thing & other.thing),
        ("doer", key.actor & other.actor),
        ("place", frozenset(name for _, name in key.places & other.places)),
    )
    parts = [f"the same {name} ({_listed(words)})" for name, words in shared if words]
    parts.append(f"{jaccard(key.words, other.words):.0%} of the words")
    back = "; it names the doing as one known already" if key.points_back else ""
    return f"It shares {', '.join(parts)} with an earlier mention{back}:"


def why_apart(statement: Statement, other: Statement) -> str:
    """The first thing that keeps two statements from being on one undertaking."""
    a, b = undertaking_key(statement), undertaking_key(other)
    if not a.doing & b.doing:
        return f"the doing is another ({_listed(a.doing)} against {_listed(b.doing)})"
    if a.places and b.places and not a.places & b.places:
        places = (frozenset(name for _, name in key.places) for key in (a, b))
        return "the places are others ({} against {})".format(*map(_listed, places))
    if a.actor and b.actor and not a.actor & b.actor:
        return f"the doer is another ({_listed(a.actor)} against {_listed(b.actor)})"
    return f"only {jaccard(a.words, b.words):.0%} of the words are the same"


def nearest(statement: Statement, others: Sequence[Statement], most: int = 2) -> list[Statement]:
    """The others that share a doing, a thing or a doer, the most alike first."""
    key = undertaking_key(statement)
    ranked = [(_closeness(key, undertaking_key(other)), other.id, other) for other in others]
    ranked.sort(key=lambda item: (item[0], item[1]), reverse=True)
    return [other for (_, shared, _), _, other in ranked if shared > 0][:most]


class Nearby:
    """Statements by what is compared of them: the nearest to another are found without a look at all."""

    def __init__(self, statements: Sequence[Statement], known: Nearby | None = None) -> None:
        keys: dict[int, UndertakingKey] = {}
        if known is not None:
            keys = {id(s): key for s, key in known._held}
        self._held: tuple[tuple[Statement, UndertakingKey], ...] = tuple(
            (s, keys.get(id(s)) or undertaking_key(s)) for s in statements
        )
        self._with: dict[tuple[str, str], list[int]] = {}
        for place, (_, key) in enumerate(self._held):
            for part in _compared(key):
                self._with.setdefault(part, []).append(place)

    def nearest(self, statement: Statement, most: int = 2) -> list[Statement]:
        """As ``nearest`` among all of them."""
        places = {n for part in _compared(undertaking_key(statement)) for n in self._with.get(part, ())}
        return nearest(statement, [self._held[n][0] for n in sorted(places)], most)


def _compared(key: UndertakingKey) -> Iterator[tuple[str, str]]:
    for name, words in (("doing", key.doing), ("thing", key.thing), ("actor", key.actor)):
        for word in words:
            yield name, word


def _closeness(a: UndertakingKey, b: UndertakingKey) -> tuple[bool, int, float]:
    shared = sum(bool(x & y) for x, y in ((a.doing, b.doing), (a.thing, b.thing), (a.actor, b.actor)))
    return same_undertaking(a, b), shared, jaccard(a.words, b.words)


def _listed(words: frozenset[str]) -> str:
    """The words, without the ids of parties that stand among them."""
    return ", ".join(sorted(word for word in words if not word.startswith("party-"))) or "none named"
