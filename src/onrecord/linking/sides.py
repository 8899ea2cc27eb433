"""The two sides of a comparison: each statement with its compared forms, its day and its speaker."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from onrecord.linking.frames import Frame, frame_of
from onrecord.linking.keys import StatementKey, statement_key
from onrecord.linking.tables import modality_of
from onrecord.records import Act, Document, Modality, SourceKind, Statement
from onrecord.text.words import content_words

__all__ = [
    "Side",
    "days_between",
    "is_aim",
    "is_attributed",
    "of_one_day",
    "revises",
    "same_party",
    "same_window",
    "side_of",
    "speakers_differ",
    "windows_apart",
]


@dataclass(frozen=True, slots=True)
class Side:
    """One statement as it is compared; ``day`` is that of publication, ``modality`` how it is put."""

    statement: Statement
    key: StatementKey
    frame: Frame
    day: date | None
    modality: Modality | None


def side_of(statement: Statement, document: Document | None) -> Side:
    """The side that a statement of this document takes in a comparison; without it no day is known."""
    key = statement_key(statement)
    day = None if document is None else document.published_on
    return Side(statement, key, frame_of(statement, key), day, modality_of(statement))


def days_between(a: Side, b: Side) -> int | None:
    """Days from the first side's publication to the second's, None where one is unknown."""
    return None if a.day is None or b.day is None else (b.day - a.day).days


def of_one_day(a: Side, b: Side, most: int) -> bool:
    """Whether both were published within so many days; an unknown day speaks for nothing."""
    between = days_between(a, b)
    return between is not None and abs(between) <= most


def is_attributed(side: Side) -> bool:
    """Whether somebody other than the outlet says it."""
    return side.statement.sources[0].mention is not None


def speakers_differ(a: Side, b: Side) -> bool:
    """A revised date of one speaker is a revision; an article does not contradict itself."""
    first, second = a.statement.sources[0], b.statement.sources[0]
    if a.statement.document == b.statement.document and not (is_attributed(a) and is_attributed(b)):
        return is_attributed(a) != is_attributed(b)
    return not _one_source(a, b) and not (first.name is not None and first.name == second.name)


def _one_source(a: Side, b: Side) -> bool:
    first, second = a.statement.sources[0], b.statement.sources[0]
    if first.name is None and second.name is None:
        words = [content_words(s.mention.quote) for s in (first, second) if s.mention is not None]
        return len(words) == 2 and words[0] == words[1] and _role(a) == _role(b)
    return first.name is not None and first.name == second.name


def _role(side: Side) -> str:
    return side.statement.sources[0].anonymity.value


def same_party(a: Side, b: Side) -> bool:
    """Whether both speak for one party: one speaker, one body that is spoken for, or the doer of the plan."""
    first, second = a.statement.sources[0], b.statement.sources[0]
    if is_attributed(a) and is_attributed(b):
        if first.acts_for is not None and first.acts_for == second.acts_for:
            return True
        return _one_source(a, b)
    if is_attributed(a) != is_attributed(b):
        told = first if is_attributed(a) else second
        doers = {s.statement.actor for s in (a, b)} - {None}
        return told.kind is not SourceKind.OUTLET and len(doers) == 1 and told.name in doers
    same_doer = a.statement.actor is not None and a.statement.actor == b.statement.actor
    return same_doer or bool(a.key.subject & b.key.subject) or first.name == second.name


def windows_apart(a: Side, b: Side) -> bool:
    """Whether both speak of days, and share none."""
    first, second = a.statement.window, b.statement.window
    return first is not None and second is not None and not first.overlaps(second)


def same_window(a: Side, b: Side) -> bool:
    """Whether two counts can be of one time: alike windows, or one without a window."""
    first, second = a.statement.window, b.statement.window
    if first is None or second is None or None in (first.start, first.end, second.start, second.end):
        return not windows_apart(a, b)
    return first.overlaps(second) and (first.start == second.start or first.end == second.end)


def is_aim(statement: Statement) -> bool:
    """Whether it is half a sentence that tells what is aimed at or asked ("to end it", "if they come")."""
    s = statement
    if _AIM.match(s.quote) is not None:
        return True
    if s.subject is None or s.subject.start - s.start > _OPENING:
        return False
    return _AIM.match(s.quote[s.subject.end - s.start :]) is not None


_AIM = re.compile(r"\W*(?:to|if|whether|when|how|why)\b", re.IGNORECASE)
_OPENING = 3
"""Characters before the subject: a quotation mark and a space."""


def revises(side: Side) -> bool:
    """Whether the statement itself says that it changes a plan."""
    return side.statement.act in (Act.REVISES, Act.CANCELS)
