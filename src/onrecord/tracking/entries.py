"""Which calendar entry a commitment has: an id once given out is kept, whatever is found later."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.records import Commitment, Decision

__all__ = ["ISSUED", "CalendarEntry", "calendar_entries"]

ISSUED = "issued"
"""The kind of the decisions that note which ids calendar entries were given."""


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """A commitment with the id of its calendar entry.

    ``merged`` are the ids of other entries that were given out before the record showed that they are one
    commitment; ``issued`` tells whether the entry's own id was given out before.
    """

    commitment: Commitment
    uid: str
    merged: tuple[str, ...] = ()
    issued: bool = False


def calendar_entries(
    commitments: Sequence[Commitment], decisions: Sequence[Decision]
) -> tuple[CalendarEntry, ...]:
    """The entries of all commitments with a due window, ordered by window and id."""
    order = {name: place for place, name in enumerate(_given_out(decisions))}
    found = [_entry(c, order) for c in commitments if c.due is not None]
    return tuple(sorted(found, key=lambda e: (str(e.commitment.due), e.uid)))


def _given_out(decisions: Sequence[Decision]) -> list[str]:
    return list(dict.fromkeys(name for d in decisions if d.kind == ISSUED for name in d.on))


def _entry(commitment: Commitment, order: dict[str, int]) -> CalendarEntry:
    names = sorted({commitment.id, *commitment.former_ids} & order.keys(), key=lambda name: order[name])
    if not names:
        return CalendarEntry(commitment, commitment.id)
    return CalendarEntry(commitment, names[0], tuple(names[1:]), issued=True)
