"""Subjects saved by name, edited by saving again, and found again at the asked clocks."""

from __future__ import annotations

from onrecord.errors import UsageError
from onrecord.ledger import Ledger
from onrecord.pipeline.deriving import Clocks, layers_at
from onrecord.pipeline.keeping import Author, Content, keep
from onrecord.records import Decision, Layers, SavedScope, Subject
from onrecord.tracking.assessment import SCOPE, scope_details

__all__ = ["find_scope", "save_scope"]


def save_scope(ledger: Ledger, name: str, subject: Subject, author: Author) -> Decision:
    """The subject is saved as the newest version of its name; earlier ones stay to be asked for.

    Raises UsageError for a subject of nothing, and for parties and claims that the record does not have.
    """
    if not name.strip():
        raise UsageError("a scope needs a name")
    if not any((subject.query.strip(), subject.parties, subject.claims)):
        raise UsageError("a scope needs words, --party or --claim")
    if subject.claims:
        _check_claims(layers_at(ledger, Clocks(today=author.when.date())), subject.claims)
    content = Content(SCOPE, (name.strip(),), None, scope_details(subject))
    return keep(ledger, content, author)


def find_scope(layers: Layers, name: str) -> SavedScope:
    """The current version of this name at the clocks of the layers; raises UsageError where there is none."""
    for scope in layers.assessments.scopes:
        if scope.current and scope.name == name:
            return scope
    known = ", ".join(sorted(s.name for s in layers.assessments.scopes if s.current))
    raise UsageError(f"no scope is saved as {name!r}; there are: {known or 'none'}")


def _check_claims(layers: Layers, asked: tuple[str, ...]) -> None:
    known = {name for c in layers.claims for name in (c.id, *c.former_ids, *c.statements)}
    known |= {name for c in layers.commitments for name in (c.id, *c.former_ids)}
    for claim in asked:
        if claim not in known:
            raise UsageError(f"no claim, statement or commitment in the record has the id {claim!r}")
