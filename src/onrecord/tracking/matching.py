"""Whether two statements speak of one undertaking: the same doing to the same thing."""

from __future__ import annotations

import re
from typing import Protocol

from onrecord.records import Act, Modality, Polarity, Statement
from onrecord.text.words import containment, jaccard
from onrecord.tracking.keys import UndertakingKey, bonds, heads_of, same_doer, share_amount
from onrecord.tracking.naming import is_common

__all__ = ["answers", "continues", "founds", "kept_apart", "one_time", "same_undertaking"]


class Doing(Protocol):
    """What ``continues`` looks at."""

    @property
    def act(self) -> Act | None:
        """What the statement does to an undertaking."""

    @property
    def light(self) -> bool:
        """Whether its verb only says what became of what its noun names."""

    @property
    def doing(self) -> frozenset[str]:
        """The doings that it tells of."""


def continues(report: Doing, made: Doing) -> bool:
    """Whether a report with a pronoun for the thing tells of the doing of what was spoken of before."""
    told = report.act in (Act.CANCELS, Act.REVISES, Act.REPORTS_NOT_DONE, Act.DENIES)
    return bool(report.doing & made.doing) or (report.light and (told or report.act is Act.UNDERTAKES))


def founds(statement: Statement) -> bool:
    """Whether a statement alone tells of an undertaking: made, in hand, moved, called off, broken, denied."""
    if statement.act is Act.DENIES:
        # What is denied is a plan, or it is told in other words than "denied" that it was never promised.
        # "There was no quarrel" says what is so: it stands with a plan that was told of, or is none.
        plain = statement.modality in (Modality.DENIES, Modality.ASSERTS)
        return statement.bare_modality is Modality.INTENDS or not plain
    never = statement.act is Act.CANCELS and statement.modality is Modality.DONE
    if never and statement.polarity is Polarity.NEGATED:
        return False  # "never came": only what is known to have been planned was called off
    if statement.act in (Act.REPORTS_DONE, Act.REPORTS_NOT_DONE) and _PROMISED.search(statement.quote):
        return True
    if statement.act is Act.REPORTS_NOT_DONE:
        return statement.polarity is Polarity.AFFIRMED and bool(heads_of(statement) & bonds())
    if statement.act is Act.RESTATES and statement.modality is Modality.ONGOING:
        return _IN_HAND.search(statement.quote) is not None
    return statement.act in (Act.UNDERTAKES, Act.CANCELS, Act.REVISES)


_IN_HAND = re.compile(r"\b(?:is|are) being \w+(?:ed|en|nt|lt|ld|ut|wn)\b", re.IGNORECASE)
"""What is told of as in hand was undertaken."""
_PROMISED = re.compile(
    r"\b(?:as|than) (?:it |they |he |she |we )?(?:had )?(?:been )?"
    r"(?:promised|planned|scheduled|agreed|pledged|announced)\b"
    r"|\b(?:on|ahead of|behind) (?:schedule|time)\b"
    r"|\bin line with (?:its|their|the) (?:contract|promise|pledge|plan)\b"
    r"|\b(?:had|once|originally|first) (?:promised|pledged|undertaken|vowed|planned|offered)\b"
    r"|\bwas to have\b|\b(?:went|go|gone) through\b",
    re.IGNORECASE,
)
"""What is told of as done or not done as promised was undertaken, whether or not the record holds it."""


def same_undertaking(a: UndertakingKey, b: UndertakingKey) -> bool:
    """Whether two statements undertake the same: one doing to one thing, or in nearly the same words."""
    if a.doing.isdisjoint(b.doing) and a.heads.isdisjoint(b.heads):
        return False
    if kept_apart(a, b) or _other_time(a, b) or _other_count(a, b):
        return False
    if a.proper and b.proper and not (a.proper & b.words or b.proper & a.words):
        return False
    shared = _shared(a, b)
    heads = a.heads & b.heads
    overlap = jaccard(a.words, b.words)
    near = overlap >= 0.5 or containment(a.words, b.words) >= 0.7
    doers = same_doer(a, b)
    if a.doing & b.doing:
        if any((noun, value) in b.counts and value > _FEW for noun, value in a.counts):
            return True
        if heads and (len(shared) >= 3 or one_time(a, b) or doers):
            return True
        if a.thing & b.thing and (overlap >= 0.2 or containment(a.words, b.words) >= 0.5):
            return True
        return doers and (near or a.bare or b.bare)
    if heads and (one_time(a, b) or ((a.light or b.light) and len(shared) >= 3)):
        return True
    return bool(heads) and len(shared) >= 3 and overlap >= 0.3


_FEW = 5
"""Counts up to this are common: sharing one tells little."""


def answers(report: UndertakingKey, made: UndertakingKey) -> float:
    """How well a report fits what was undertaken; 0 where it does not. It need not repeat the words."""
    if kept_apart(report, made):
        return 0.0
    shared = _shared(report, made)
    heads = report.heads & (made.heads | made.thing) | made.heads & report.thing
    if report.act in (Act.DENIES, Act.CANCELS, Act.REVISES, Act.RESTATES):
        heads |= made.heads & report.words
    if len(shared) < 3 and not same_doer(report, made):
        heads -= bonds()  # "the deal" may be any
    named = report.heads & (made.words - made.actor) | made.heads & (report.words - report.actor)
    actors = same_doer(report, made)
    doing = bool(report.doing & made.doing)
    alone = report.bare and made.bare and not report.light
    light = report.light and bool(report.heads & (made.heads | made.thing)) and len(shared) >= 2
    told = report.act in (Act.REPORTS_DONE, Act.REPORTS_NOT_DONE)
    amount = share_amount(report, made)
    if (
        report.document == made.document
        and told
        and not (doing and actors and (heads or report.thing & made.thing or alone))
    ):
        return 0.0
    fits = (
        (doing and heads and (actors or len(shared) >= 2 or not (report.names and made.names)))
        or (doing and named and actors and not report.light)
        or (doing and bool(report.proper & (made.words - made.actor)))
        or light
        or (_one_day(report, made) and (heads or (actors and doing)))
        or (amount and (actors or heads or doing or len(shared) >= 3 or _one_topic(report, made)))
        or (heads and len(shared) >= (4 if told else 3))
        or (told and heads and actors and len(shared) >= 2)
        or (doing and len(shared) >= 3 and report.thing & made.thing)
        or (report.act in _ANSWERING and heads and len(shared) >= 2)
        or (report.act in _ANSWERING and actors and report.worded & made.doing and made.heads & shared)
        or (report.act is Act.CANCELS and actors and report.bare and made.heads & shared)
        or (report.act in _ANSWERING and actors and made.bare and report.worded & made.doing)
        or (doing and actors and (len(shared) >= 2 or report.thing & made.thing))
        or (doing and actors and (alone or one_time(report, made)))
        or (doing and report.points_back and _one_topic(report, made))
    )
    if not fits:
        return 0.0
    dated = 0.5 if one_time(report, made) else 0.0
    likeness = 0.3 * len(shared) + jaccard(report.words, made.words)
    return 0.01 + (doing or light) + 0.5 * amount + 0.7 * len(heads) + 0.4 * actors + dated + likeness


_SAME_TOPIC = 0.4
_ANSWERING = (Act.DENIES, Act.CANCELS, Act.REVISES)
"""Acts that always answer something undertaken before."""


def _one_topic(a: UndertakingKey, b: UndertakingKey) -> bool:
    return containment(a.topic, b.topic) >= _SAME_TOPIC


def _shared(a: UndertakingKey, b: UndertakingKey) -> frozenset[str]:
    """Telling words of both: neither doers nor the verbs of doing."""
    return (a.words & b.words) - a.actor - b.actor


def one_time(a: UndertakingKey, b: UndertakingKey) -> bool:
    """Whether both name one window that ends."""
    return a.window is not None and a.window == b.window and a.window.end is not None


def _one_day(a: UndertakingKey, b: UndertakingKey) -> bool:
    """Whether both name the same few days."""
    window = a.window
    if not one_time(a, b) or window is None or window.start is None or window.end is None:
        return False
    return (window.end - window.start).days < _FEW


def _other_time(a: UndertakingKey, b: UndertakingKey) -> bool:
    """Whether one document gives two windows that do not meet: two undertakings, not one that moved."""
    if a.document != b.document or a.window is None or b.window is None:
        return False
    return a.window.end is not None and b.window.end is not None and not a.window.overlaps(b.window)


def _other_count(a: UndertakingKey, b: UndertakingKey) -> bool:
    """Whether they count the same thing differently; a doer may correct his own count later."""
    nouns = {noun for noun, _ in a.counts} & {noun for noun, _ in b.counts}
    if not nouns or (same_doer(a, b) and a.document != b.document):
        return False
    return not any((noun, value) in b.counts for noun, value in a.counts if noun in nouns)


def kept_apart(a: UndertakingKey, b: UndertakingKey) -> bool:
    """Whether places, numbers or doers speak against it."""
    for kind in {k for k, _ in a.places} & {k for k, _ in b.places}:
        if not {p for p in a.places if p[0] == kind} & {p for p in b.places if p[0] == kind}:
            return True
    if a.numbered and b.numbered and not a.numbered & b.numbered:
        return True
    if a.points_back or b.points_back:
        return False
    ours, theirs = _told_apart(a), _told_apart(b)
    if not ours or not theirs:
        return False
    alike = any(x <= y or y <= x for x in ours for y in theirs)
    return not (alike or any(n <= b.words for n in ours) or any(n <= a.words for n in theirs))


def _told_apart(key: UndertakingKey) -> frozenset[frozenset[str]]:
    """The doer's names, where one is good enough to tell him from others: "Regulator" may be any."""
    names = key.names or key.meant
    return names if any(not is_common(name) for name in names) else frozenset()
