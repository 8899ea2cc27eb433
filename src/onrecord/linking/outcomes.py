"""Outcomes told differently: opposite ends, ends against "is still", and processes come to an end."""

from __future__ import annotations

import re
from functools import lru_cache

from onrecord.linking.frames import FACTS, PLANS, Frame
from onrecord.linking.matters import doers_differ, names_conflict, same_theme, told_alike
from onrecord.linking.phrases import conflicting
from onrecord.linking.sides import (
    Side,
    days_between,
    is_attributed,
    of_one_day,
    speakers_differ,
    windows_apart,
)
from onrecord.linking.tables import pairs_of, word_table
from onrecord.records import Contradiction, ContradictionKind, Modality, Revision, RevisionKind
from onrecord.text.words import containment, jaccard

__all__ = [
    "bare",
    "decide_opposite",
    "decide_process",
    "decide_still",
    "is_end",
    "is_lasting",
    "is_over",
    "is_pending",
    "kin_of",
    "plans_opposed",
    "states_of",
]

_OVER = re.compile(r"\b(?:is|are|was|were) (?:now |all )?(?:over|out|finished|gone|home)\b", re.IGNORECASE)
_FEW = 4
_CLOSE, _SOON, _LONG = 14, 14, 120
_MOST, _THIRD, _MUCH = 0.5, 0.3, 0.6
_TOLD = (*FACTS, Modality.JUDGES)


@lru_cache(maxsize=1)
def states_of() -> frozenset[str]:
    """The words for states that exclude others."""
    return frozenset(word for pair in pairs_of("state") for word in pair)


@lru_cache(maxsize=4096)
def kin_of(act: str) -> frozenset[str]:
    """The doings that stand in some relation to this one."""
    found: set[str] = set()
    for kind in ("process", "phase", "opposite", "converse", "state"):
        for x, y in pairs_of(kind):
            if act == x:
                found.add(y)
            elif act == y:
                found.add(x)
    return frozenset(found - {act})


def decide_opposite(a: Side, b: Side) -> Contradiction | None:
    """Two speakers tell opposite ends of one thing within days; who tells both has followed it."""
    if not speakers_differ(a, b) or not of_one_day(a, b, _CLOSE) or windows_apart(a, b):
        return None
    if not (is_attributed(a) and is_attributed(b)) or a.frame.negated or b.frame.negated:
        return None
    if a.modality not in _TOLD or b.modality not in _TOLD:
        return None
    opposed = _related("opposite", a.frame, b.frame) and _one_thing(a.frame, b.frame)
    counted = (a.statement.quantities or b.statement.quantities) and not (_of_all(a) or _of_all(b))
    if not opposed and (counted or not _states_apart(a.frame, b.frame)):
        return None
    if doers_differ(a.frame, b.frame):
        return None
    why = f"they tell opposite outcomes: {a.frame.act} against {b.frame.act}"
    return Contradiction(a.statement.id, b.statement.id, ContradictionKind.OUTCOME, why)


def _of_all(side: Side) -> bool:
    """Whether it is said of all of them, so that some against it are enough."""
    subject = side.statement.subject
    return subject is not None and _ALL.match(subject.text) is not None


_ALL = re.compile(r"(?:all|every|each|none|no|both|everyone|everybody|nobody)\b", re.IGNORECASE)


def plans_opposed(a: Side, b: Side) -> bool:
    """Whether one plans the opposite of the other ("will keep it open", "will shut it")."""
    if a.frame.negated or b.frame.negated:
        return False
    return _related("opposite", a.frame, b.frame) and _one_thing(a.frame, b.frame)


def _states_apart(a: Frame, b: Frame) -> bool:
    """Whether one thing is said to be in two states that exclude each other ("open", "closed")."""
    pairs = pairs_of("state")
    if max(len(a.told), len(b.told)) > _FEW + 2:
        return False
    apart = any((x, y) in pairs or (y, x) in pairs for x in a.told | a.acts for y in b.told | b.acts)
    apart = apart or any(x != y and bare(x) == bare(y) for x in a.told for y in b.told)
    return apart and _one_subject(a, b) and not names_conflict(a, b)


def bare(word: str) -> str:
    """The word without what turns it into its opposite ("unseaworthy")."""
    found = _TURNED.match(word)
    return word if found is None else found.group(1)


_TURNED = re.compile(r"(?:un|in|im|ir|il|dis|non-?)(\w{4,})$")


def _related(kind: str, a: Frame, b: Frame) -> bool:
    pairs = pairs_of(kind)
    return any((x, y) in pairs or (y, x) in pairs for x in _ends(a) for y in _ends(b))


def _ends(frame: Frame) -> frozenset[str]:
    """The doings, and what a thing "was" ("was a success")."""
    return frame.acts | (frozenset({frame.theme.head}) if frame.act == "be" else frozenset())


def _one_thing(a: Frame, b: Frame) -> bool:
    themes = same_theme(a, b) or _one_subject(a, b)
    return themes and not names_conflict(a, b) and (told_alike(a, b) or _briefly_alike(a, b))


def _briefly_alike(a: Frame, b: Frame) -> bool:
    """Whether short statements speak of one thing by its head."""
    same = a.theme.head == b.theme.head and a.theme.head not in word_table("light_heads")
    return same and max(len(a.told), len(b.told)) <= _FEW and containment(a.told, b.told) >= _MOST


def decide_still(a: Side, b: Side) -> Contradiction | None:
    """One says that something ended, the other that it goes on."""
    for done, lasting in ((a, b), (b, a)):
        told = is_end(done) and is_lasting(lasting)
        if told and _of_one_time(done, lasting) and _shared_subject(done, lasting):
            why = "one says that it is over, the other that it goes on"
            return Contradiction(a.statement.id, b.statement.id, ContradictionKind.OUTCOME, why)
    return None


def is_end(side: Side) -> bool:
    """Whether a statement tells that a state came to an end."""
    done = side.modality in (Modality.DONE, Modality.ASSERTS) and not side.frame.negated
    over = bool(side.frame.acts & word_table("enders")) or _OVER.search(side.statement.quote) is not None
    return done and over and not side.frame.still


def is_lasting(side: Side) -> bool:
    """Whether a statement tells that a state goes on."""
    held = side.modality in _TOLD and not side.frame.negated
    return held and side.frame.still


def _of_one_time(done: Side, lasting: Side) -> bool:
    between = days_between(done, lasting)
    return between is not None and -3 <= between <= _SOON and speakers_differ(done, lasting)


def _shared_subject(done: Side, lasting: Side) -> bool:
    """Whether what still is so is what the end was told of ("freed the prisoners", "are still in jail")."""
    subject = lasting.frame.subject
    if not subject.head or subject.head in word_table("light_heads"):
        return False
    if names_conflict(done.frame, lasting.frame) or not _much_shared(done.frame, lasting.frame):
        return False
    moved = done.frame.act in word_table("leaving")
    if done.statement.quantities and not lasting.statement.quantities:
        return False  # "released two prisoners": the others may still be there
    of = (done.frame.theme, done.frame.doer) if moved else (done.frame.theme,)
    if any(p.head == subject.head and not conflicting(p, subject) for p in of):
        return True
    few = max(len(done.frame.told), len(lasting.frame.told)) <= _FEW
    if few and done.frame.theme.head in lasting.frame.told:
        return True  # "the strike is over", "the workers are still on strike"
    # "Power was restored to all homes", "homes are still without power".
    return subject.head in done.frame.told and done.frame.theme.head in lasting.frame.told


def _much_shared(done: Frame, lasting: Frame) -> bool:
    doer = done.doer
    first = done.told - doer.marks - doer.rest - {doer.head} or done.told
    return containment(first, lasting.told) >= _MOST and jaccard(first, lasting.told) >= _THIRD


def decide_process(a: Side, b: Side) -> Revision | None:
    """What was under way or ahead is told of later by its end ("will vote on the law", "passed the law")."""
    between = days_between(a, b)
    if between is None or between < 1 or a.frame.negated or b.frame.negated or windows_past(a, b):
        return None
    open_ended = a.modality in (*PLANS, *FACTS, Modality.JUDGES)
    agreed = b.modality in PLANS and _AGREED.search(b.statement.quote) is not None
    found = agreed or (b.modality is Modality.JUDGES and not b.frame.acts.isdisjoint(word_table("verdicts")))
    if not open_ended or not (found or b.modality in (*FACTS, Modality.DENIES)):
        return None
    if b.statement.predicate is not None and b.statement.predicate.lemma == "deny":
        return None
    starts = a.frame.acts
    pairs = pairs_of("process") | pairs_of("phase")
    if not any((x, y) in pairs for x in starts for y in b.frame.acts) and not _pending_then_over(a, b):
        return None
    if not _same_subject(a.frame, b.frame) or _of_another(a, b):
        return None
    why = f"what was under way has come to an end: {a.frame.act}, then {b.frame.act}"
    return Revision(a.statement.id, b.statement.id, RevisionKind.UPDATE, ContradictionKind.OUTCOME, why)


def _of_another(a: Side, b: Side) -> bool:
    """Whether the first tells of a deed by itself, and not of who the later one is about."""
    told = a.key.subject | a.key.words | a.frame.told
    return a.modality is Modality.DONE and b.key.subject.isdisjoint(told)


_AGREED = re.compile(r"\b(?:has|have|had) agreed\b", re.IGNORECASE)


def _pending_then_over(a: Side, b: Side) -> bool:
    """Whether the first tells of something that goes on or is awaited, and the second of an end."""
    if not is_pending(a) or not is_over(b) or not b.frame.acts & word_table("terminal") - a.frame.acts:
        return False
    between = days_between(a, b)
    return between is not None and between <= _LONG and _one_subject(a.frame, b.frame)


def _one_subject(a: Frame, b: Frame) -> bool:
    """Whether what ends is what was going on: subject or thing of both, in words that do not differ."""
    ours, theirs = (a.subject, a.theme), (b.subject, b.theme)
    light = word_table("light_heads") | {"", "?"}
    return any(
        x.head == y.head and x.head not in light and not conflicting(x, y) for x in ours for y in theirs
    )


def is_pending(side: Side) -> bool:
    """Whether a statement tells of something that goes on or is awaited."""
    if side.modality is Modality.ONGOING or side.frame.acts & word_table("pending"):
        return True
    return _PENDING.search(side.statement.quote) is not None


def is_over(side: Side) -> bool:
    """Whether a statement tells of an end."""
    predicate = side.statement.predicate
    if predicate is not None and predicate.lemma == "come":
        return False  # "the news came as ..."
    return side.modality is Modality.DONE and bool(side.frame.acts & word_table("terminal"))


_PENDING = re.compile(
    r"\b(?:in talks|under ?way|on (?:its|his|her|their) way|still|goes? on|(?:is|are) expected)\b"
)


def windows_past(a: Side, b: Side) -> bool:
    """Whether what the later one tells was over before the earlier one was published."""
    window = b.statement.window
    if a.statement.window_text is not None and a.statement.window_text == b.statement.window_text:
        return False  # "on Thursday" before and after
    return window is not None and window.end is not None and a.day is not None and window.end < a.day


def _same_subject(a: Frame, b: Frame) -> bool:
    if names_conflict(a, b):
        return False
    shared = (a.told & b.told) - word_table("light_heads")
    heads = (a.heads | {a.theme.head}) & (b.heads | {b.theme.head}) - word_table("light_heads")
    about = bool(a.acts & word_table("deliberations")) and b.theme.head in shared  # "vote on the bill"
    much = about and len(shared) >= 2 and containment(a.told, b.told) >= _MUCH
    return bool(shared) and bool(heads or len(shared) >= 2) and (much or told_alike(a, b))
