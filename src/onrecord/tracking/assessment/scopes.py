"""Subjects that people saved by name, every version of each."""

from __future__ import annotations

from onrecord.records import SavedScope, Subject
from onrecord.tracking.assessment.made import Decided

__all__ = ["SCOPE", "scope_details", "scopes_of"]

SCOPE = "scope"
"""The kind of the decisions that save a subject by name."""
_BETWEEN = "\n"


def scope_details(subject: Subject) -> tuple[tuple[str, str], ...]:
    """The parts of a subject as a decision keeps them; those that are empty are left out."""
    parts = (("query", subject.query), ("parties", _BETWEEN.join(subject.parties)),
             ("claims", _BETWEEN.join(subject.claims)))  # fmt: skip
    return tuple((name, value) for name, value in parts if value)


def scopes_of(decided: Decided) -> tuple[SavedScope, ...]:
    """Every version, in the order in which they were saved; the newest of a name that stands is current.

    Withdrawing a version makes the one before it current again; numbers are never given twice.
    """
    versions: dict[str, int] = {}
    newest = {decision.on[0]: decision.id for decision, _ in decided.standing(SCOPE)}
    found = []
    for decision, made in decided.of(SCOPE):
        name = decision.on[0]
        versions[name] = versions.get(name, 0) + 1
        parties, claims = (_parts(decision.detail(part)) for part in ("parties", "claims"))
        subject = Subject(decision.detail("query") or "", parties, claims)
        found.append(SavedScope(name, versions[name], subject, made, newest.get(name) == decision.id))
    return tuple(found)


def _parts(joined: str | None) -> tuple[str, ...]:
    return () if joined is None else tuple(joined.split(_BETWEEN))
