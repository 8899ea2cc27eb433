"""The published scales that analysts grade and estimate by, as enums whose values exports carry.

Reliability and credibility: the Admiralty (NATO) code, AJP-2.1. Likelihood and confidence: Intelligence
Community Directive 203 (2 January 2015), which keeps the two apart. Consistency: R. J. Heuer, Psychology of
Intelligence Analysis (1999), chapter 8, with the steps and weights of the program ACH (PARC).
"""

from __future__ import annotations

from enum import StrEnum

__all__ = [
    "Confidence203",
    "Credibility",
    "Direction",
    "GradeScale",
    "Likelihood",
    "Outcome",
    "Rating",
    "Reliability",
    "Strength",
]


class GradeScale(StrEnum):
    """What a grade is about; the two are never joined."""

    SOURCE = "source"
    STATEMENT = "statement"


class Reliability(StrEnum):
    """How far a source can be relied upon, judged by its history."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"
    E = "E"
    F = "F"


class Credibility(StrEnum):
    """How credible one statement is, judged by what else is known."""

    CONFIRMED = "1"
    PROBABLY_TRUE = "2"
    POSSIBLY_TRUE = "3"
    DOUBTFUL = "4"
    IMPROBABLE = "5"
    CANNOT_BE_JUDGED = "6"


class Likelihood(StrEnum):
    """The seven expressions of likelihood of ICD 203."""

    ALMOST_NO_CHANCE = "almost no chance"
    VERY_UNLIKELY = "very unlikely"
    UNLIKELY = "unlikely"
    ROUGHLY_EVEN = "roughly even chance"
    LIKELY = "likely"
    VERY_LIKELY = "very likely"
    ALMOST_CERTAIN = "almost certain"


class Confidence203(StrEnum):
    """How well a judgement is founded; never a likelihood."""

    LOW = "low"
    MODERATE = "moderate"
    HIGH = "high"


class Outcome(StrEnum):
    """How a person resolved a question; VOID where its rule gives no answer."""

    YES = "yes"
    NO = "no"
    VOID = "void"


class Rating(StrEnum):
    """How an item fits a hypothesis: from very consistent to very inconsistent, or not applicable."""

    CC = "CC"
    C = "C"
    N = "N"
    I = "I"  # noqa: E741  the letter of the method
    II = "II"
    NA = "NA"


class Strength(StrEnum):
    """How much an item weighs, by its credibility and by its relevance."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class Direction(StrEnum):
    """Whether an observation speaks for or against what a sign points to coming about."""

    FOR = "for"
    AGAINST = "against"
    NEUTRAL = "neutral"
