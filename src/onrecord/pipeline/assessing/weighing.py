"""Competing hypotheses: a matrix opened, hypotheses added, items weighed by people."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from onrecord.errors import UsageError
from onrecord.ledger import Ledger
from onrecord.pipeline.deriving import Clocks, layers_at
from onrecord.pipeline.keeping import Author, Content, keep
from onrecord.records import Decision, Layers, Matrix, Rating, Strength
from onrecord.tracking.assessment import ASSUMPTION, HYPOTHESIS, MATRIX, WEIGHING

__all__ = ["Weighing", "add_hypothesis", "find_matrix", "open_matrix", "weigh_item"]


@dataclass(frozen=True, slots=True)
class Weighing:
    """An item to be weighed: a statement's id, or an assumption in words; ratings like ``H1=C``."""

    item: str
    ratings: Sequence[str]
    credibility: str = "medium"
    relevance: str = "medium"
    is_assumption: bool = False


def open_matrix(ledger: Ledger, question: str, author: Author) -> Decision:
    """A matrix is open for hypotheses on this question."""
    if not question.strip():
        raise UsageError("a matrix needs the question that the hypotheses answer")
    return keep(ledger, Content(MATRIX, (), question.strip(), prefix="m"), author)


def add_hypothesis(ledger: Ledger, matrix_id: str, text: str, author: Author) -> Decision:
    """The hypothesis stands in the matrix under the next label. Raises UsageError for an unknown matrix."""
    matrix = find_matrix(_layers(ledger), matrix_id)
    if not text.strip():
        raise UsageError("a hypothesis needs words")
    return keep(ledger, Content(HYPOTHESIS, (matrix.id,), text.strip(), prefix="h"), author)


def weigh_item(ledger: Ledger, matrix_id: str, weighing: Weighing, author: Author) -> Decision:
    """The item's ratings are kept; they replace those that it had in this matrix, which stay to be seen.

    Raises UsageError for ratings, strengths or hypotheses that there are not, and for an unknown statement.
    """
    matrix = find_matrix(_layers(ledger), matrix_id)
    if not weighing.is_assumption:
        _check_statement(ledger, weighing.item, author.when.date())
    ratings = tuple(_rating(matrix, given) for given in weighing.ratings)
    if not ratings:
        raise UsageError("an item needs at least one rating, like H1=C")
    strengths = (("credibility", weighing.credibility), ("relevance", weighing.relevance))
    for name, value in strengths:
        if value not in {s.value for s in Strength}:
            raise UsageError(f"{name} is low, medium or high, not {value!r}")
    assumed = ((ASSUMPTION, "yes"),) if weighing.is_assumption else ()
    on = (matrix.id, weighing.item.strip())
    return keep(ledger, Content(WEIGHING, on, None, (*ratings, *strengths, *assumed)), author)


def find_matrix(layers: Layers, matrix_id: str) -> Matrix:
    """The matrix with this id; raises UsageError where there is none that stands."""
    for matrix in layers.assessments.matrices:
        if matrix.id == matrix_id and matrix.made.stands:
            return matrix
    raise UsageError(f"no matrix in the record has the id {matrix_id!r}")


def _layers(ledger: Ledger) -> Layers:
    return layers_at(ledger, Clocks(today=date.max), layer="matrices")


def _check_statement(ledger: Ledger, statement_id: str, today: date) -> None:
    statements = layers_at(ledger, Clocks(today=today), layer="documents").statements()
    if not any(s.id == statement_id for s in statements):
        told = f"no statement in the record has the id {statement_id!r}"
        raise UsageError(f"{told}; what nobody said is weighed with --assumption")


def _rating(matrix: Matrix, given: str) -> tuple[str, str]:
    label, equals, value = given.partition("=")
    known = {h.label: h.id for h in matrix.hypotheses}
    if not equals or label.upper() not in known:
        raise UsageError(f"a rating is like H1=C; the hypotheses are {', '.join(known) or 'none yet'}")
    if value.upper() not in {r.value for r in Rating}:
        raise UsageError(f"a rating is one of {', '.join(r.value for r in Rating)}, not {value!r}")
    return f"rating {known[label.upper()]}", value.upper()
