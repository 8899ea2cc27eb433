"""One tells of a thing that was used or seen, the other says that there was none ("no tear gas was used")."""

from __future__ import annotations

import re

from onrecord.linking.frames import FACTS
from onrecord.linking.matters import doers_differ, names_conflict
from onrecord.linking.phrases import conflicting
from onrecord.linking.sides import Side, is_attributed, of_one_day, speakers_differ, windows_apart
from onrecord.linking.tables import word_table
from onrecord.records import Contradiction, ContradictionKind, Modality
from onrecord.text.words import containment

__all__ = ["decide_absence", "is_absence", "missing"]

_CLOSE = 14
_MOST = 0.6
_NO = re.compile(r"^(?:no|not an?|not any|not one|not a single|none of the)\b", re.IGNORECASE)


def is_absence(side: Side) -> bool:
    """Whether somebody says that there was no such thing, and says it of one thing only."""
    s = side.statement
    if not side.frame.negated or s.modality not in FACTS or not is_attributed(side):
        return False
    if not s.quantities and _nobody(side):
        return True
    plain = side.frame.act in word_table("presence") and bool(side.frame.theme.head)
    thing = s.subject if side.frame.theme is side.frame.subject else s.object
    return plain and not s.quantities and thing is not None and _NO.match(thing.text) is not None


def missing(side: Side) -> str:
    """What there was none of: the thing, or what nobody did or suffered, with a plus before it."""
    return f"+{side.frame.act}" if _nobody(side) else side.frame.theme.head


def _nobody(side: Side) -> bool:
    subject = side.statement.subject
    return subject is not None and _NOBODY.match(subject.text) is not None and bool(side.frame.act)


_NOBODY = re.compile(r"(?:nobody|no one|no-one|not a soul|no people)\b", re.IGNORECASE)


def decide_absence(a: Side, b: Side) -> Contradiction | None:
    """The contradiction between there having been none and what somebody else tells of it."""
    for none, told in ((a, b), (b, a)):
        if is_absence(none) and _told_of(none, told):
            why = "one says that there was none, the other tells of it"
            return Contradiction(a.statement.id, b.statement.id, ContradictionKind.DENIAL, why)
    return None


def _told_of(none: Side, told: Side) -> bool:
    if told.frame.negated or told.modality not in FACTS or not speakers_differ(none, told):
        return False
    if none.modality is not Modality.DONE and told.modality is Modality.DONE:
        return False  # "there are none" speaks of that hour, not of what was done before
    if (
        windows_apart(none, told)
        or not of_one_day(none, told, _CLOSE)
        or doers_differ(none.frame, told.frame)
    ):
        return False
    if _nobody(none):
        acted = none.frame.act in told.frame.acts and none.frame.act not in word_table("idle_acts")
        words = none.frame.told - {none.frame.theme.head}
        shared = words & told.frame.told - word_table("light_heads")
        near = bool(shared) and containment(words, told.frame.told) >= _MOST
        return acted and near and not names_conflict(none.frame, told.frame)
    head = none.frame.theme.head
    same = [p for p in (told.frame.theme, told.frame.subject) if p.head == head and head]
    if not same or head in word_table("light_heads") or any(conflicting(p, none.frame.theme) for p in same):
        return False
    shared = none.frame.told & told.frame.told
    return (
        len(shared) > 1
        and not names_conflict(none.frame, told.frame)
        and containment(none.frame.told, told.frame.told) >= _MOST
    )
