"""Base rates from the record's own commitments: how many of a kind came true in time, always as counts.

In time means by the last day of the window that was given first: a later window moves the plan, not the
promise.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from onrecord.records import BaseRate, Commitment, Statement, Status

__all__ = ["base_rates", "fate_of", "horizon_of"]

_HORIZONS = ((91, "up to three months"), (183, "three to six months"), (366, "six months to a year"),
             (1096, "one to three years"))  # fmt: skip
_LONGEST = "more than three years"
_NOT_DONE = (Status.LATE, Status.ABANDONED, Status.DENIED)


@dataclass(frozen=True, slots=True)
class _Traits:
    """What makes two commitments of one kind."""

    horizon: str
    actor: str | None
    verb: str | None


def horizon_of(commitment: Commitment) -> str | None:
    """How far ahead the first window's last day lay when it was given, in words; None without such a day."""
    end = _first_end(commitment)
    if end is None or not commitment.status_as_of:
        return None
    days = (end - commitment.status_as_of[0].as_of).days
    return next((words for limit, words in _HORIZONS if days <= limit), _LONGEST)


def _first_end(commitment: Commitment) -> date | None:
    window = commitment.windows[0].due if commitment.windows else commitment.due
    return None if window is None else window.end


def base_rates(
    commitment: Commitment, all_commitments: Sequence[Commitment], statements: Mapping[str, Statement]
) -> tuple[BaseRate, ...]:
    """What became of the other commitments, the most alike first: by actor, by verb, by horizon, all.

    Kinds without a single other commitment are left out.
    """
    traits = _traits(commitment, statements)
    others = [(c, _traits(c, statements)) for c in all_commitments if c.id != commitment.id]
    dated = [(c, t) for c, t in others if t is not None]
    found = []
    for kind, members in _kinds(traits, dated):
        if members:
            found.append(_counted(kind, members, statements))
    return tuple(found)


def _kinds(
    traits: _Traits | None, dated: Sequence[tuple[Commitment, _Traits]]
) -> Iterator[tuple[str, list[Commitment]]]:
    if traits is not None:
        near = [(c, t) for c, t in dated if t.horizon == traits.horizon]
        if traits.actor is not None:
            yield (
                f"of {traits.actor}, {traits.horizon} ahead",
                [c for c, t in near if t.actor == traits.actor],
            )
        if traits.verb is not None:
            yield (
                f"with the verb “{traits.verb}”, {traits.horizon} ahead",
                [c for c, t in near if t.verb == traits.verb],
            )
        yield f"{traits.horizon} ahead", [c for c, _ in near]
    yield "with a last day", [c for c, _ in dated]


def _traits(commitment: Commitment, statements: Mapping[str, Statement]) -> _Traits | None:
    horizon = horizon_of(commitment)
    if horizon is None:
        return None
    founding = statements.get(commitment.mentions[0].statement) if commitment.mentions else None
    predicate = None if founding is None else founding.predicate
    return _Traits(horizon, commitment.actor, None if predicate is None else predicate.lemma)


def _counted(kind: str, members: Iterable[Commitment], statements: Mapping[str, Statement]) -> BaseRate:
    groups: dict[str, list[str]] = {}
    for commitment in members:
        groups.setdefault(fate_of(commitment, statements), []).append(commitment.id)
    return BaseRate(kind, **{fate: tuple(sorted(ids)) for fate, ids in groups.items()})


def fate_of(commitment: Commitment, statements: Mapping[str, Statement]) -> str:
    """The count of a base rate that a commitment belongs to, by the name of its field."""
    if commitment.status is Status.MET:
        return _when_met(commitment, statements)
    if commitment.status is Status.CLAIMED_MET:
        return "claimed"
    if commitment.status in _NOT_DONE:
        return "not_done"
    return "silent" if commitment.status is Status.UNKNOWN_OVERDUE else "waiting"


def _when_met(commitment: Commitment, statements: Mapping[str, Statement]) -> str:
    """In time or after; a report that comes after the last day counts by the day that it tells of."""
    end = _first_end(commitment)
    met = next((change for change in commitment.status_as_of if change.status is Status.MET), None)
    if end is None or met is None:
        return "day_untold"
    if met.as_of <= end:
        return "in_time"
    windows = [s.window for i in met.because if (s := statements.get(i)) is not None and s.window is not None]
    if any(w.end is not None and w.end <= end for w in windows):
        return "in_time"
    return "after" if any(w.start is not None and w.start > end for w in windows) else "day_untold"
