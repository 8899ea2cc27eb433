"""The commitments of the whole record, gone on with from what was kept: few are derived for one more article.

What was derived is kept with the readings that it was derived from. Of a later view, or one of another day,
only those commitments are derived anew that something touches which differs: their members, what these are
linked with, whom a speaker of theirs speaks for, or the calendar. What each depends on is in
``docs/decisions/0010-the-board-is-kept.md``.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from itertools import chain

import msgspec

from onrecord.linking import CopiedParts, claims_of, group_by_forms
from onrecord.pipeline.copied import copied_by, copies_among
from onrecord.pipeline.deriving import DERIVED_BY
from onrecord.pipeline.kept import KEPT, doers_among
from onrecord.pipeline.linked import LINKED_BY, link_new
from onrecord.pipeline.shown import Shown, Step
from onrecord.pipeline.told import kept_items, told_by
from onrecord.records import Act, Commitment, Statement
from onrecord.tracking import (
    Sides,
    commitments_of,
    group_items,
    most_served,
    served_in,
    steady_days,
)

__all__ = ["Followed", "follow_commitments"]

_Served = Mapping[str, Mapping[str, int]]


class Followed(msgspec.Struct, array_like=True, frozen=True):
    """A commitment as evidence and the calendar give it, with the group of statements that it was made of.

    It holds on days from ``since`` to before ``until``. ``speakers`` are those first speakers of whom the
    record may tell for whom they speak.
    """

    members: tuple[str, ...]
    speakers: tuple[str, ...]
    since: date
    until: date
    commitment: Commitment


class _State(msgspec.Struct, array_like=True):
    """All of a view: ``rows`` name its readings as they are shown, with the keys of the readings."""

    rows: dict[str, str]
    served: dict[str, dict[str, int]]
    followed: tuple[Followed, ...]


def follow_commitments(shown: Shown, sides: Sides) -> tuple[Followed, ...] | None:
    """Every commitment of what is shown, ordered by id, without rulings.

    None where the ledger does not keep what is needed for it: one that can only be read and is not linked.
    """
    ledger, today = shown.ledger, shown.clocks.judged_on()
    link_new(ledger)
    rules = (told_by(), LINKED_BY, copied_by(), KEPT.made_by)
    names = shown.names("commitments", *rules, DERIVED_BY, sides)
    old = shown.state(names, _State) or _State({}, {}, ())
    step = shown.step_from(old.rows)
    groups = _groups(shown) if step.is_news else [list(f.members) for f in old.followed]
    touched = _touched(shown, step, old)
    if groups is None or touched is None:
        return None
    served = _served(step, old)
    turned = _turned(old.served, served)
    known = {f.members: f for f in old.followed}
    stay: list[Followed] = []
    anew: list[tuple[str, ...]] = []
    for group in map(tuple, groups):  # of one place, what was told first comes first
        found = known.get(group)
        if found is not None and _stands(found, today, touched, turned):
            stay.append(found)
        else:
            anew.append(group)
    made = _derived(shown, anew, (today, sides))
    if made is None:
        return None
    followed = tuple(sorted((*stay, *made), key=lambda f: f.commitment.id))
    if anew or step.is_news:
        ledger.keep_state(names[0], msgspec.msgpack.encode(_State(shown.rows, served, followed)))
    return followed


def _stands(found: Followed, today: date, touched: Collection[str], turned: Collection[str]) -> bool:
    if not found.since <= today < found.until:
        return False
    return not any(i in touched for i in found.members) and not any(name in turned for name in found.speakers)


def _touched(shown: Shown, step: Step, old: _State) -> Collection[str] | None:
    """The statements that came or went, and those that say the same as one of them; all came to nothing."""
    own = {s.id for s in chain(*step.came.values(), *step.went.values())}
    if not own or not old.rows:
        return own
    keys = dict.fromkeys((*shown.by_key, *step.went))
    part = shown.ledger.linked_part(LINKED_BY, list(keys), own)
    return None if part is None else own | part.forms.keys()


def _served(step: Step, old: _State) -> dict[str, dict[str, int]]:
    """For whom those of a full name speak in all that is shown."""
    served = {name: dict(bodies) for name, bodies in old.served.items()}
    for told, sign in ((step.came, 1), (step.went, -1)):
        for name, bodies in served_in(chain(*told.values())).items():
            own = served.setdefault(name, {})
            for body, number in bodies.items():
                own[body] = own.get(body, 0) + sign * number
    left = {name: {b: n for b, n in bodies.items() if n} for name, bodies in served.items()}
    return {name: bodies for name, bodies in left.items() if bodies}


def _turned(before: _Served, after: _Served) -> Collection[str]:
    """Those who speak for somebody else now than they did before."""
    old, new = ({name: most_served(bodies) for name, bodies in told.items()} for told in (before, after))
    return {name for name in old.keys() | new.keys() if old.get(name) != new.get(name)}


def _groups(shown: Shown) -> list[list[str]] | None:
    """The groups of statements on one undertaking among all that is shown."""
    kept = kept_items(shown.ledger, {key: d.document.id for key, d in shown.by_key.items()})
    if kept is None:
        return None
    items, shared = kept
    published = {d.document.id: d.document.published_or_last for d in shown.documents}
    items.sort(key=lambda i: (published[i.document], i.document, i.act is not Act.UNDERTAKES, i.start))
    return group_items(items, shared)


def _derived(
    shown: Shown,
    groups: Sequence[tuple[str, ...]],
    judged: tuple[date, Sides],
) -> list[Followed] | None:
    """The commitments of these groups, with the origins of their statements."""
    if not groups:
        return []
    seeds = list(chain(*groups))
    linked = shown.ledger.linked_part(LINKED_BY, list(shown.by_key), seeds)
    if linked is None:
        return None
    kept = shown.kept(linked.readings)
    doers = None if kept is None else doers_among(shown.ledger, kept.likely, shown.by_key.keys())
    if kept is None or doers is None:
        return None
    by_id = kept.statements
    same = group_by_forms([by_id[i] for i in linked.forms], linked.forms, linked.links)
    documents = {d.document.id: d.document for d in shown.documents}
    shared = {s.document for group in same if len(group) > 1 for s in group}
    copies = copies_among(shown.ledger, [d for d in shown.documents if d.document.id in shared])
    claims = claims_of(same, documents, CopiedParts.of(copies))
    origins = {i: o.origin for c in claims for o in c.origins for i in o.statements}
    made_of = {i: group for group in groups for i in group}
    told = [[by_id[i] for i in group] for group in groups]
    found = commitments_of(told, doers, documents, origins, judged)
    return [_followed(made_of[c.mentions[0].statement], c, by_id, judged[0]) for c in found]


def _followed(
    group: tuple[str, ...], commitment: Commitment, by_id: Mapping[str, Statement], today: date
) -> Followed:
    first = (by_id[i].first_source.name for i in group if by_id[i].actor is None)
    speakers = tuple(sorted({name for name in first if name is not None and " " in name}))
    return Followed(group, speakers, *steady_days(commitment, today), commitment)
