"""How good estimates were, in exact fractions: Brier scores, log scores, calibration.

Two forms of the Brier score are in use, and both are given. The original (G. W. Brier, Monthly Weather Review
78, 1950, pp. 1-3) sums over both categories, yes and no, and runs from 0 to 2. The half form, (p - o)
squared, runs from 0 to 1. The log score is -ln of the likelihood given to what happened; it is infinite where
that was 0. Lower is better in all of them.

A question is scored in two ways: by a person's last estimate that counts, and weighted by time, as the mean
over all days from the first estimate to the day before the outcome (or the question's last day), each day
with the estimate that stood on it. Days before the first estimate are nobody's. Void questions are not
scored.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal, localcontext
from fractions import Fraction

from onrecord.records import Estimate, Outcome, Question
from onrecord.tracking.assessment.grades import name_key

__all__ = [
    "Bin",
    "Partition",
    "PersonScore",
    "Scored",
    "brier_half",
    "brier_original",
    "calibration",
    "counting",
    "log_score",
    "partition",
    "person_scores",
    "score_question",
]

_DIGITS = 30
_BINS = 10
_INFINITE = Decimal("Infinity")


def brier_half(likelihood: Fraction, happened: bool) -> Fraction:
    """The half form: the square of what separates the likelihood from 1 (it happened) or 0.

    >>> brier_half(Fraction(7, 10), True)
    Fraction(9, 100)
    """
    return (likelihood - happened) ** 2


def brier_original(likelihood: Fraction, happened: bool) -> Fraction:
    """The original form, summed over yes and no: twice the half form.

    >>> brier_original(Fraction(7, 10), True)
    Fraction(9, 50)
    """
    return brier_half(likelihood, happened) + brier_half(1 - likelihood, not happened)


def log_score(likelihood: Fraction, happened: bool) -> Decimal:
    """-ln of the likelihood that was given to what happened; infinite where that was nothing.

    >>> log_score(Fraction(0), True)
    Decimal('Infinity')
    """
    given = likelihood if happened else 1 - likelihood
    if given == 0:
        return _INFINITE
    if given == 1:
        return Decimal(0)
    with localcontext() as context:
        context.prec = _DIGITS
        return -(Decimal(given.numerator) / Decimal(given.denominator)).ln()


@dataclass(frozen=True, slots=True)
class Scored:
    """One person's scores on one question; ``days`` is over how many days the mean is taken.

    ``daily`` (half form) and ``daily_log`` are those means, None where no whole day lay between estimate and
    outcome.
    """

    question: str
    by: str
    happened: bool
    last: Fraction
    days: int
    daily: Fraction | None
    daily_log: Decimal | None

    @property
    def half(self) -> Fraction:
        """The half Brier score of the last estimate."""
        return brier_half(self.last, self.happened)

    @property
    def log(self) -> Decimal:
        """The log score of the last estimate."""
        return log_score(self.last, self.happened)


def counting(question: Question) -> dict[str, list[Estimate]]:
    """Each person's estimates that count, in time; several on one day in the order of the ledger."""
    found: dict[str, list[Estimate]] = {}
    names: dict[str, str] = {}
    for estimate in sorted(question.estimates, key=lambda e: e.made.day):
        if estimate.excluded is None:
            name = names.setdefault(name_key(estimate.made.by), estimate.made.by)
            found.setdefault(name, []).append(estimate)
    return found


def score_question(question: Question) -> tuple[Scored, ...]:
    """Every person's scores, none while the question is open, void or withdrawn."""
    known = question.resolution
    if known is None or known.outcome is Outcome.VOID or not question.made.stands:
        return ()
    happened = known.outcome is Outcome.YES
    end = question.window.end or known.made.day
    after = min(known.made.day, end + timedelta(days=1))
    return tuple(_scored(question.id, by, found, happened, after) for by, found in counting(question).items())


def _scored(name: str, by: str, found: Sequence[Estimate], happened: bool, after: date) -> Scored:
    """``after`` is the first day that is not counted any more."""
    starts = [e.made.day for e in found]
    likelihoods = [_fraction(e.scored) for e in found]
    lengths = [max(0, (b - a).days) for a, b in zip(starts, [*starts[1:], after], strict=True)]
    days = sum(lengths)
    daily = daily_log = None
    if days:
        spans = list(zip(lengths, likelihoods, strict=True))
        daily = sum((n * brier_half(p, happened) for n, p in spans), Fraction(0)) / days
        daily_log = sum((n * log_score(p, happened) for n, p in spans if n), Decimal(0)) / days
    return Scored(name, by, happened, likelihoods[-1], days, daily, daily_log)


def _fraction(percent: Decimal) -> Fraction:
    return Fraction(percent) / 100


@dataclass(frozen=True, slots=True)
class PersonScore:
    """A person's means over all scored questions; ``by`` is None for everybody together.

    Means over time leave out questions without a whole day; ``timed`` says how many were taken.
    """

    by: str | None
    questions: int
    half: Fraction
    log: Decimal
    timed: int
    daily: Fraction | None
    daily_log: Decimal | None


def person_scores(scored: Sequence[Scored]) -> tuple[PersonScore, ...]:
    """The means of every person, by name, then those of all together where there is more than one."""
    people: dict[str, list[Scored]] = {}
    names: dict[str, str] = {}
    for one in scored:
        people.setdefault(names.setdefault(name_key(one.by), one.by), []).append(one)
    found = [_person(by, people[by]) for by in sorted(people)]
    return (*found, _person(None, scored)) if len(found) > 1 else tuple(found)


def _person(by: str | None, scored: Sequence[Scored]) -> PersonScore:
    timed = [s for s in scored if s.daily is not None and s.daily_log is not None]
    n = len(scored)
    return PersonScore(
        by=by,
        questions=n,
        half=sum((s.half for s in scored), Fraction(0)) / n,
        log=sum((s.log for s in scored), Decimal(0)) / n,
        timed=len(timed),
        daily=sum((s.daily or Fraction(0) for s in timed), Fraction(0)) / len(timed) if timed else None,
        daily_log=sum((s.daily_log or Decimal(0) for s in timed), Decimal(0)) / len(timed) if timed else None,
    )


@dataclass(frozen=True, slots=True)
class Bin:
    """The last estimates from ``low`` to below ``high`` per cent (100 in the last), and what came true."""

    low: int
    high: int
    estimates: int
    mean: Fraction
    happened: int

    @property
    def share(self) -> Fraction:
        """The share that came true."""
        return Fraction(self.happened, self.estimates)


def calibration(scored: Iterable[Scored]) -> tuple[Bin, ...]:
    """The last estimates in ten bins; empty bins are left out."""
    bins: dict[int, list[Scored]] = {}
    for one in scored:
        bins.setdefault(min(int(one.last * _BINS), _BINS - 1), []).append(one)
    step = 100 // _BINS
    return tuple(
        Bin(
            low=number * step,
            high=(number + 1) * step,
            estimates=len(found),
            mean=sum((s.last for s in found), Fraction(0)) / len(found),
            happened=sum(s.happened for s in found),
        )
        for number, found in sorted(bins.items())
    )


@dataclass(frozen=True, slots=True)
class Partition:
    """The parts of a mean half Brier score: reliability - resolution + uncertainty equals it.

    A. H. Murphy, Journal of Applied Meteorology 12, 1973, pp. 595-600. Estimates of one value form a group,
    so that the sum is exact.
    """

    reliability: Fraction
    resolution: Fraction
    uncertainty: Fraction


def partition(scored: Sequence[Scored]) -> Partition:
    """The parts of the mean half Brier score of the last estimates; raises ValueError for none."""
    if not scored:
        raise ValueError("there is nothing to part")
    groups: dict[Fraction, list[bool]] = {}
    for one in scored:
        groups.setdefault(one.last, []).append(one.happened)
    n = len(scored)
    base = Fraction(sum(one.happened for one in scored), n)
    parts = [(p, len(hits), Fraction(sum(hits), len(hits))) for p, hits in groups.items()]
    return Partition(
        reliability=sum((size * (p - share) ** 2 for p, size, share in parts), Fraction(0)) / n,
        resolution=sum((size * (share - base) ** 2 for _, size, share in parts), Fraction(0)) / n,
        uncertainty=base * (1 - base),
    )
