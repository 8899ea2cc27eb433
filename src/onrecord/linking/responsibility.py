"""One deed, two doers: who did it is told differently."""

from __future__ import annotations

import re

from onrecord.linking.matters import doers_differ, names_conflict, same_act, same_theme
from onrecord.linking.phrases import Phrase
from onrecord.linking.sides import Side, is_attributed, of_one_day, speakers_differ, windows_apart
from onrecord.linking.tables import word_table
from onrecord.records import Contradiction, ContradictionKind, Modality
from onrecord.text.words import containment

__all__ = ["decide_responsibility"]

_CLOSE = 30
_MOST = 0.6
_THE = re.compile(r"(?:[Tt]he|[Tt]his|[Tt]hat|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[Oo]ur|[Mm]y)\b")
_TOLD = (Modality.DONE, Modality.JUDGES, Modality.ASSERTS, Modality.ONGOING)


def decide_responsibility(a: Side, b: Side) -> Contradiction | None:
    """The contradiction where two speakers lay one deed on two doers, None where they may both be right."""
    if a.frame.negated or b.frame.negated or not (is_attributed(a) or is_attributed(b)):
        return None
    if a.modality not in _TOLD or b.modality not in _TOLD:
        return None
    if not a.frame.acts & word_table("deeds") or not same_act(a.frame, b.frame) or windows_apart(a, b):
        return None
    if not speakers_differ(a, b) or not of_one_day(a, b, _CLOSE):
        return None
    if _turned_round(a, b) or _one_deed(a, b):
        why = f"two doers are named: {_doer(a)} against {_doer(b)}"
        return Contradiction(a.statement.id, b.statement.id, ContradictionKind.RESPONSIBILITY, why)
    return None


def _doer(side: Side) -> str:
    return "" if side.statement.subject is None else side.statement.subject.text


def _turned_round(a: Side, b: Side) -> bool:
    """ "The vessel rammed the boat", "the boat rammed the vessel"."""
    first, second = a.frame, b.frame
    if not first.doer.head or not second.doer.head or first.doer.head == first.theme.head:
        return False
    return (
        first.doer.head == second.theme.head
        and first.theme.head == second.doer.head
        and first.doer.marks == second.theme.marks
    )


def _one_deed(a: Side, b: Side) -> bool:
    if not doers_differ(a.frame, b.frame) or not same_theme(a.frame, b.frame):
        return False
    if names_conflict(a.frame, b.frame) or a.frame.theme.head in word_table("light_heads"):
        return False
    if a.modality is not Modality.DONE or b.modality is not Modality.DONE:
        return False  # of what goes on, and may happen, there can be two
    if not (_definite(a) and _definite(b)):
        return False  # "civilians", "five fighters": there can be several such deeds
    first, second = a.frame.told - _words(a.frame.doer), b.frame.told - _words(b.frame.doer)
    return containment(first, second) >= _MOST


def _definite(side: Side) -> bool:
    thing = side.statement.object
    named = bool(side.frame.theme.rest & side.frame.names) or bool(side.frame.theme.marks & side.frame.names)
    return thing is not None and (named or _THE.match(thing.text) is not None)


def _words(phrase: Phrase) -> frozenset[str]:
    return phrase.marks | phrase.rest | {phrase.head}
