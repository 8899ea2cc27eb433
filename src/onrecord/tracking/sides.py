"""Which side a speaker is on: by name and office, by a shipped table, or by a user's decision.

Only institutions stand in the table, each with its reason. A user's decision overrules both the table and
what names alone tell.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from onrecord.records import Decision, SourceKind, Statement
from onrecord.text.tables import data_lines, data_words
from onrecord.text.words import content_words
from onrecord.tracking.decided import standing
from onrecord.tracking.keys import state_of

__all__ = ["SHIPPED_SIDES", "SIDE", "Membership", "Sides", "Standpoint"]

SIDE = "side"
"""The kind of the decisions that say which side somebody is on."""
WITH, APART = "with", "apart"


@dataclass(frozen=True, slots=True)
class Membership:
    """Somebody is on the side of ``of``, or is said not to be, and why; ``by`` names who decided it."""

    who: str
    of: str
    on_side: bool
    why: str
    by: str | None = None


@dataclass(frozen=True, slots=True)
class Standpoint:
    """Whether a statement's first speaker is on the actor's side, and the reason in words."""

    own_side: bool
    why: str


@dataclass(frozen=True, slots=True)
class Sides:
    """What is known about sides: the user's decisions first, then the shipped table."""

    decided: tuple[Membership, ...] = ()

    @staticmethod
    def of(decisions: Sequence[Decision]) -> Sides:
        """The sides that stand among these decisions; the newest of a pair counts."""
        newest: dict[tuple[frozenset[str], frozenset[str]], Membership] = {}
        for d in standing(decisions, SIDE):
            if len(d.on) == 2 and d.value in (WITH, APART):
                who, of = d.on
                newest[_words(who), _words(of)] = Membership(who, of, d.value == WITH, d.why, d.by)
        return Sides(tuple(newest.values()))

    def known(self) -> tuple[Membership, ...]:
        """Every line that counts: those decided, then those of the shipped table that none overrules."""
        said = {(_words(m.who), _words(m.of)) for m in self.decided}
        shipped = (m for m in _shipped().values() if (_words(m.who), _words(m.of)) not in said)
        return (*self.decided, *shipped)

    def standpoint(self, statement: Statement, actor: str | None, acts_for: str | None) -> Standpoint:
        """Where the statement's first speaker stands towards the actor (who may act for somebody)."""
        if actor is None:
            return Standpoint(False, "who is to do it is not said")
        first = statement.sources[0]
        side = [name for name in (actor, acts_for) if name is not None]
        speakers = [name for name in (first.name, first.acts_for) if name is not None]
        decided = _match(self.decided, speakers, side)
        if decided is not None:
            return Standpoint(decided.on_side, _told(decided))
        if first.kind is not SourceKind.OUTLET or any(_is_own_voice(s, a) for s in speakers for a in side):
            named = next(((s, a) for a in side for s in speakers if _includes(s, a)), None)
            if named is not None:
                return Standpoint(True, _named(first.name, *named))
        shipped = _match((m for s in speakers if (m := _shipped().get(_words(s)))), speakers, side)
        if shipped is not None:
            return Standpoint(True, _told(shipped))
        if first.kind is SourceKind.OUTLET:
            return Standpoint(False, "the outlet says so in its own voice")
        return Standpoint(False, f"{first.name or 'the speaker'} is not known to be on the side of {actor}")


SHIPPED_SIDES = Sides()
"""What names, offices and the shipped table tell, without anybody's decision."""


def _named(name: str | None, speaker: str, actor: str) -> str:
    """The reason that names and offices give."""
    if name is not None and name != speaker:
        return f"{name} speaks for {speaker}"
    return f"{speaker} is the actor" if speaker == actor else f"{speaker} belongs to {actor} by its name"


def _told(membership: Membership) -> str:
    side = "is on the side of" if membership.on_side else "is not on the side of"
    by = "" if membership.by is None else f", decided by {membership.by}"
    return f"{membership.who} {side} {membership.of}: {membership.why}{by}"


def _match(known: Iterable[Membership], speakers: Sequence[str], side: Sequence[str]) -> Membership | None:
    """The line that is about one of these speakers and this side."""
    for membership in known:
        if any(_words(s) == _words(membership.who) for s in speakers) and any(
            _includes(membership.of, actor) or _includes(actor, membership.of) for actor in side
        ):
            return membership
    return None


def _includes(speaker: str, actor: str) -> bool:
    """Whether the speaker's name holds all words of the actor's ("Norvian transport ministry", "Norvia")."""
    words = _words(actor)
    return bool(words) and words <= _words(speaker)


def _is_own_voice(publisher: str, actor: str) -> bool:
    """Whether a publisher is the actor, or a ministry or state medium of his; papers only bear his name."""
    words = _words(publisher)
    if words == _words(actor):
        return True
    return _includes(publisher, actor) and bool(words & _own_voices())


@lru_cache(maxsize=1)
def _own_voices() -> frozenset[str]:
    return data_words("onrecord.tracking", "data/own_voices.txt")


def _words(name: str) -> frozenset[str]:
    return frozenset(state_of(word) for word in content_words(name)) or frozenset({name.casefold()})


@lru_cache(maxsize=1)
def _shipped() -> dict[frozenset[str], Membership]:
    rows = (line.split("\t") for line in data_lines("onrecord.tracking", "data/sides.tsv"))
    return {_words(who): Membership(who, of, True, why) for who, of, why in rows}
