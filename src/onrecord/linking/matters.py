"""Whether two statements speak of one doing: its kind, its thing, and the names that tell it from others."""

from __future__ import annotations

import re

from onrecord.linking.frames import Frame
from onrecord.linking.keys import predicate_group
from onrecord.linking.phrases import Phrase, conflicting
from onrecord.linking.sides import Side
from onrecord.linking.tables import is_converse, word_table
from onrecord.text.words import containment, jaccard

__all__ = [
    "changes_plan",
    "doers_differ",
    "is_total",
    "left_doings",
    "names_conflict",
    "one_matter",
    "same_act",
    "same_theme",
    "told_alike",
]

_MOST, _NEARLY, _THIRD = 0.5, 0.6, 0.34
_FEW, _MANY = 2, 4


def one_matter(a: Side, b: Side) -> bool:
    """Whether both tell of one doing to one thing, most of what the shorter one tells being in the other."""
    first, second = a.frame, b.frame
    if not same_act(first, second) or not same_theme(first, second):
        return False
    if names_conflict(first, second) or _places_apart(a, b) or not told_alike(first, second):
        return False
    telling, alike = (first.told & second.told) - word_table("light_heads"), jaccard(first.told, second.told)
    if first.theme.head in word_table("light_heads") and len(telling) < _FEW:
        # "People were killed": what is told of them must agree.
        named = alike >= _NEARLY and bool(telling & first.names)
        return bool(telling) and (named or _same_doer(first, second))
    if _idle(first) or _idle(second) or "?" in (first.doer.head, second.doer.head):
        # "Is", "has", "gets" tie nothing, nor does "it": the rest must be nearly the same.
        return alike == 1 if len(telling) == _FEW else alike >= _NEARLY and len(telling) > _FEW
    return True


def told_alike(a: Frame, b: Frame) -> bool:
    """Whether most of what the shorter one tells is told by the other, and not lost in much else."""
    if _alike(a.told, b.told):
        return True
    # "It would also deploy ...": whoever "it" is, the rest may be the same.
    doers = _words(a.doer) | _words(b.doer)
    first, second = a.told - doers, b.told - doers
    if first == second and first - word_table("light_heads"):
        return True
    return len(first & second) >= _FEW and jaccard(first, second) >= _MOST


def _alike(a: frozenset[str], b: frozenset[str]) -> bool:
    return containment(a, b) >= _MOST and (len(a & b) >= _MANY or jaccard(a, b) >= _THIRD)


def _idle(frame: Frame) -> bool:
    return not frame.acts - word_table("idle_acts")


def same_act(a: Frame, b: Frame) -> bool:
    """Whether the doings are of one kind, told from whichever end."""
    if is_total(a) or is_total(b):
        return True
    acts = a.acts - word_table("aspects"), b.acts - word_table("aspects")
    if acts[0] and acts[1]:
        return bool(acts[0] & acts[1]) or any(is_converse(x, y) for x in acts[0] for y in acts[1])
    return bool(a.acts & b.acts)


def is_total(frame: Frame) -> bool:
    """Whether it says how many there are in all ("the number of refugees has risen to ...")."""
    counted = bool(set(frame.theme.turns) & word_table("counts"))
    return (frame.act in word_table("totals") and counted) or (frame.act in ("be", "have") and frame.now)


def changes_plan(frame: Frame) -> bool:
    """Whether it says that what was foretold or promised was raised, cut or changed."""
    named = frame.theme.head in word_table("forecast_nouns") or frame.theme.marks & word_table("promised")
    return bool(named) and not frame.acts.isdisjoint(_CHANGES)


def left_doings(side: Side) -> frozenset[str]:
    """The doings that somebody is told to have withdrawn from ("has withdrawn from the race")."""
    if side.frame.act != "withdraw" or _FROM.search(side.statement.quote) is None:
        return frozenset()
    return frozenset(predicate_group(word) for word in side.frame.told)


_FROM = re.compile(r"\b(?:withdr[ae]wn?|withdraws?|(?:pull|drop)\w* out) (?:from|of)\b", re.IGNORECASE)
_CHANGES = frozenset({"raise", "cut", "lower", "change", "fall", "rise"})


def same_theme(a: Frame, b: Frame) -> bool:
    """Whether what it is done to has the same head and nothing that tells two such things apart."""
    if is_total(a) or is_total(b):
        return bool(a.heads & b.heads - word_table("light_heads")) or a.theme.head == b.theme.head
    if not a.theme.head or not b.theme.head or "?" in (a.theme.head, b.theme.head):
        return False
    if a.theme.head == b.theme.head:
        return not conflicting(a.theme, b.theme)
    return _inside(a.theme, b.theme) or _inside(b.theme, a.theme) or _reached(a, b) or _reached(b, a)


def _reached(a: Frame, b: Frame) -> bool:
    """ "A drone crossed into the airspace", "drones entered the airspace": one names its thing as a place."""
    same = not a.doer.head and a.theme.head == b.doer.head and not conflicting(a.theme, b.doer)
    return same and b.theme.head in a.told and b.theme.head not in word_table("light_heads")


def _inside(a: Phrase, b: Phrase) -> bool:
    """ "The sale of the shipyard" and "the shipyard": one's head stands in what the other belongs to."""
    return a.head not in word_table("light_heads") and a.head in b.rest and not conflicting(a, b)


def names_conflict(a: Frame, b: Frame) -> bool:
    """Whether each names what the other does not: two bridges, two towns. Doers are compared apart."""
    apart = _words(a.doer) | _words(b.doer)
    first, second = a.names - b.told - apart, b.names - a.told - apart
    return bool(first and second)


def _words(phrase: Phrase) -> frozenset[str]:
    return phrase.marks | phrase.rest | {phrase.head}


def doers_differ(a: Frame, b: Frame) -> bool:
    """Whether both name a doer, and these can not be one."""
    vague = word_table("vague_doers") | {"?"}
    if not a.doer.head or not b.doer.head or {a.doer.head, b.doer.head} & vague:
        return False
    if a.doer.head == b.doer.head:
        return conflicting(a.doer, b.doer)
    return a.doer.head not in _words(b.doer) and b.doer.head not in _words(a.doer)


def _same_doer(a: Frame, b: Frame) -> bool:
    return bool(a.doer.head) and a.doer.head == b.doer.head


def _places_apart(a: Side, b: Side) -> bool:
    return (
        bool(a.key.places and b.key.places)
        and a.key.places.isdisjoint(b.key.places)
        and not (a.frame.told & b.frame.names or b.frame.told & a.frame.names)
    )
