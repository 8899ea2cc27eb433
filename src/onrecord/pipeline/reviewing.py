"""Takes what people decide about statements and claims: accept, edit, reject, same, different, and undo."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.errors import UsageError
from onrecord.ledger import Ledger
from onrecord.pipeline.keeping import Author, Content, keep, withdraw_decision
from onrecord.records import Decision, Document, Layers, ReviewKind, Statement
from onrecord.tracking import (
    DIFFERENT,
    SAME,
    UNNAMED,
    bad_edit,
    edit_value,
    place_details,
)

__all__ = [
    "Proposal",
    "offered",
    "part_statements",
    "review_order",
    "review_statement",
    "span_of_words",
    "undo_decision",
]


@dataclass(frozen=True, slots=True)
class Proposal:
    """A statement as its reviewer saw it: in which document, and after which entry of the ledger.

    ``seen`` is None for one who does not ask whether somebody else decided meanwhile.
    """

    statement: Statement
    document: Document
    seen: int | None = None


def review_statement(
    ledger: Ledger,
    proposal: Proposal,
    kind: ReviewKind,
    author: Author,
    edit: Sequence[tuple[str, str]] = (),
) -> Decision:
    """The statement is accepted, edited or rejected; the decision is kept with the statement's place.

    Of an edit only what differs is kept. Raises UsageError for an edit that cannot be made or changes
    nothing, ConflictError where somebody decided on the statement since it was seen.
    """
    statement = proposal.statement
    changed = [(field, value) for field, value in edit if value != edit_value(statement, field)]
    if kind is ReviewKind.EDIT:
        wrong = bad_edit(statement, changed, proposal.document)
        if wrong is not None:
            raise UsageError(wrong)
        if not changed:
            raise UsageError("the edit changes nothing")
    elif edit:
        raise UsageError("only an edit has other values")
    details = (*place_details(statement), *changed)
    content = Content(kind.value, (statement.id,), details=details, prefix="r")
    return keep(ledger, content, author, proposal.seen)


def part_statements(
    ledger: Ledger, pair: tuple[Statement, Statement], author: Author, same: bool, seen: int | None = None
) -> Decision:
    """It is kept that the first statement says the same as the second, or does not."""
    a, b = pair
    if a.id == b.id:
        raise UsageError("a statement cannot be compared with itself")
    places = [(f"{side}_{key}", value) for side, s in zip("ab", pair, strict=True)
              for key, value in place_details(s)]  # fmt: skip
    content = Content(SAME if same else DIFFERENT, (a.id, b.id), details=tuple(places), prefix="l")
    return keep(ledger, content, author, seen)


def undo_decision(ledger: Ledger, decision_id: str, author: Author) -> Decision:
    """The decision is taken back and stays to be seen; an undone undoing stands again."""
    return withdraw_decision(ledger, decision_id, author)


def review_order(layers: Layers) -> tuple[Statement, ...]:
    """Every statement in the order in which it is worth a person's look; reviewed ones keep their place.

    First what the reader left open with candidates, then what commitments rest on, then the rest; of each
    the newest documents first.
    """
    tracked = {name for name, _ in layers.commitment_of}

    def place(statement: Statement) -> int:
        kept = statement.candidates
        fields = () if statement.review is None else statement.review.fields
        if offered(statement) or kept.window or kept.modality or fields:
            return 0
        return 1 if statement.id in tracked else 2

    found = [s for r in reversed(layers.readings) for s in r.statements]
    return tuple(sorted(found, key=place))


def span_of_words(document: Document, words: str, near: int) -> str:
    """The place of these words that is nearest to an offset, as an edit writes it.

    Raises UsageError where the document does not hold them.
    """
    pattern = re.compile(r"\s+".join(map(re.escape, words.split())))
    found = [m.span() for m in pattern.finditer(document.text)] if words.strip() else []
    if not found:
        raise UsageError("the words must stand in the document")
    start, end = min(found, key=lambda place: (abs(place[0] - near), place))
    return f"{start}:{end}"


def offered(statement: Statement) -> tuple[str, ...]:
    """The names considered for an unknown speaker; none for a source that the text leaves unnamed."""
    if statement.first_source.anonymity in UNNAMED:
        return ()
    return statement.candidates.speaker
