"""What people judge about the record; kept apart from what the record reports."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from onrecord.records.scales import (
    Confidence203,
    Direction,
    GradeScale,
    Likelihood,
    Outcome,
    Rating,
    Strength,
)
from onrecord.records.times import TimeWindow

__all__ = [
    "AlertRule",
    "BaseRate",
    "Estimate",
    "Grade",
    "Hypothesis",
    "Made",
    "Matrix",
    "Observation",
    "Proposal",
    "Question",
    "QuestionDraft",
    "Resolution",
    "WeighedItem",
    "Withdrawal",
]


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """That a judgement was taken back: which decision did it, by whom, when, and why."""

    decision: str
    by: str
    when: str
    why: str


@dataclass(frozen=True, slots=True)
class Made:
    """Where a judgement comes from: its decision in the ledger, who made it, when, and why.

    ``day`` is the one from which it holds. What was withdrawn stays to be seen.
    """

    decision: str
    by: str
    when: str
    why: str
    day: date
    withdrawn: Withdrawal | None = None

    @property
    def stands(self) -> bool:
        """Whether it has not been taken back."""
        return self.withdrawn is None


@dataclass(frozen=True, slots=True)
class Grade:
    """A person's grade: a letter A-F on a source (``on`` is its name), or a number 1-6 on a statement.

    ``topic`` limits a source's grade to one field, None where it holds for all. ``current`` is whether it
    stands and its author gave no newer one on the same.
    """

    scale: GradeScale
    on: str
    value: str
    topic: str | None
    made: Made
    current: bool = True


@dataclass(frozen=True, slots=True)
class Proposal:
    """A grade that the record suggests, with the reasons; nobody has given it, and it is kept nowhere."""

    scale: GradeScale
    on: str
    value: str
    reasons: tuple[str, ...]
    statements: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Estimate:
    """A person's estimate of how likely yes is, as it was given: a percentage, an expression, or both.

    Expressions are those of ICD 203; ``low`` and ``high`` are the ends of the expression's range, ``scored``
    is the percentage that scores are made of: the one that was given, else the middle of the range.
    ``confidence`` says how well the estimate is founded, which is another thing. ``excluded`` says why it
    never counts, None where it does.
    """

    percent: Decimal | None
    word: Likelihood | None
    low: Decimal | None
    high: Decimal | None
    scored: Decimal
    confidence: Confidence203 | None
    made: Made
    excluded: str | None = None


@dataclass(frozen=True, slots=True)
class Resolution:
    """A person's word on how it came out; ``made.day`` is the day on which it did."""

    outcome: Outcome
    made: Made


@dataclass(frozen=True, slots=True)
class Question:
    """Something that will be answered with yes or no by the last day of ``window``, by a rule stated before.

    ``commitment`` is the one that it was drafted from, None where it was not.
    """

    id: str
    text: str
    window: TimeWindow
    rule: str
    commitment: str | None
    made: Made
    estimates: tuple[Estimate, ...] = ()
    resolutions: tuple[Resolution, ...] = ()

    @property
    def resolution(self) -> Resolution | None:
        """The newest resolution that stands."""
        return next((r for r in reversed(self.resolutions) if r.made.stands), None)


@dataclass(frozen=True, slots=True)
class QuestionDraft:
    """A question that a commitment suggests; nobody has asked it yet."""

    commitment: str
    text: str
    window: TimeWindow
    rule: str


@dataclass(frozen=True, slots=True)
class BaseRate:
    """What became of the commitments of one kind; every count is the ids of those counted.

    ``in_time``, ``after`` and ``not_done`` are resolved. ``day_untold`` was done on a day that is not told,
    so that nobody can say whether in time; ``claimed`` is done by the word of its own side alone; ``silent``
    passed without evidence; ``waiting`` is not due yet. None of these is counted either way.
    """

    kind: str
    in_time: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    not_done: tuple[str, ...] = ()
    day_untold: tuple[str, ...] = ()
    claimed: tuple[str, ...] = ()
    silent: tuple[str, ...] = ()
    waiting: tuple[str, ...] = ()

    @property
    def resolved(self) -> int:
        """How many are resolved: the base of the rate."""
        return len(self.in_time) + len(self.after) + len(self.not_done)


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """One explanation that is tested; ``label`` (H1, H2, ...) is its own in its matrix for ever."""

    id: str
    label: str
    text: str
    made: Made


@dataclass(frozen=True, slots=True)
class WeighedItem:
    """A statement, or an assumption in a person's words, rated against the hypotheses.

    ``label`` (E1, E2, ...) is its own in its matrix. ``ratings`` are pairs of a hypothesis' id and its
    rating; one that is missing was not rated.
    """

    label: str
    statement: str | None
    assumption: str | None
    ratings: tuple[tuple[str, Rating], ...]
    credibility: Strength
    relevance: Strength
    made: Made

    def rating(self, hypothesis: str) -> Rating | None:
        """The rating against a hypothesis, None where it was not rated."""
        return next((rating for name, rating in self.ratings if name == hypothesis), None)


@dataclass(frozen=True, slots=True)
class Matrix:
    """Competing hypotheses on one question, and the items that speak for or against them."""

    id: str
    question: str
    hypotheses: tuple[Hypothesis, ...]
    items: tuple[WeighedItem, ...]
    made: Made


@dataclass(frozen=True, slots=True)
class AlertRule:
    """When a sign is to alert: on observations of ``direction`` (None: of any).

    Without ``origins`` each of them alerts; with it, once, when so many independent origins have told of one.
    """

    direction: Direction | None
    origins: int | None
    made: Made


@dataclass(frozen=True, slots=True)
class Observation:
    """A statement in which a person sees a sign, and in which direction it points."""

    statement: str
    direction: Direction
    made: Made
