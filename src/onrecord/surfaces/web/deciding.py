"""What people do at the desk: review, say what is the same, take back; each a call of the pipeline."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from onrecord.errors import UsageError
from onrecord.pipeline import (
    Author,
    Proposal,
    part_statements,
    review_statement,
    span_of_words,
    undo_decision,
)
from onrecord.records import Decision, ReviewKind, Statement
from onrecord.surfaces.render.words import text
from onrecord.surfaces.web.page import NotFoundError, Visit
from onrecord.tracking import EDITED_FIELDS, edit_value

__all__ = ["Form", "part", "review", "take_back"]


@dataclass(frozen=True, slots=True)
class Form:
    """The words of a form."""

    fields: Mapping[str, str]

    def words(self, name: str) -> str:
        """A field without the space around it, "" where it is not given."""
        return self.fields.get(name, "").strip()

    def seen(self) -> int:
        """The number of the last entry of the ledger that the page showed."""
        given = self.words("seen")
        if not given.isdecimal() or len(given) > 12:
            raise UsageError(text("desk_review.no_seen"))
        return int(given)


def review(visit: Visit, form: Form) -> Decision:
    """The statement of the form is accepted, edited or rejected."""
    said = _statement(visit, form.words("statement"))
    document = visit.shown.documents[said.document]
    try:
        kind = ReviewKind(form.words("kind"))
    except ValueError as error:
        raise UsageError(text("desk_review.no_kind")) from error
    proposal = Proposal(said, document, form.seen())
    edit = _edit(visit, said, form) if kind is ReviewKind.EDIT else ()
    why = form.words("why")
    if not why and kind is ReviewKind.REJECT:
        raise UsageError(text("desk_review.needs_reason"))
    author = _author(visit, why or text(f"desk_review.why_{kind.value}"))
    return review_statement(visit.ledger, proposal, kind, author, edit)


def _edit(visit: Visit, said: Statement, form: Form) -> list[tuple[str, str]]:
    """The fields of the form that differ from the statement; words stand for their place."""
    found = []
    for field in EDITED_FIELDS:
        if field == "span":
            words = form.words("quote")
            if "quote" not in form.fields or words.split() == said.quote.split():
                continue
            document = visit.shown.documents[said.document]
            found.append((field, span_of_words(document, words, said.start)))
        elif field == "window":
            if "window_start" in form.fields:
                start, end = form.words("window_start"), form.words("window_end")
                found.append((field, f"{start}..{end}" if start or end else ""))
        elif field in form.fields:
            found.append((field, form.words(field)))
    return [(field, value) for field, value in found if value != edit_value(said, field)]


def part(visit: Visit, form: Form) -> Decision:
    """The two statements of the form say the same, or do not."""
    pair = (_statement(visit, form.words("a")), _statement(visit, form.words("b")))
    same = form.words("kind") == "same"
    why = form.words("why") or text("desk_review.why_same" if same else "desk_review.why_different")
    return part_statements(visit.ledger, pair, _author(visit, why), same, form.seen())


def take_back(visit: Visit, form: Form) -> Decision:
    """The decision of the form no longer stands."""
    why = form.words("why") or text("desk_review.why_undo")
    return undo_decision(visit.ledger, form.words("decision"), _author(visit, why))


def _author(visit: Visit, why: str) -> Author:
    return Author(visit.author, why, datetime.now(UTC))


def _statement(visit: Visit, name: str) -> Statement:
    found = visit.shown.statements.get(name)
    if found is None:
        raise NotFoundError(text("desk.no_statement"))
    return found
