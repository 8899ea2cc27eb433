"""What is published of chosen subjects, and the marks that say which documents may be published whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.errors import UsageError
from onrecord.ledger import Ledger
from onrecord.pipeline.alerting import alerts_of
from onrecord.pipeline.deriving import Clocks
from onrecord.pipeline.keeping import Author, Content, keep
from onrecord.records import Alert, Decision, Dossier, Layers
from onrecord.tracking import (
    FREE,
    About,
    CalendarEntry,
    assemble_dossier,
    calendar_entries,
    free_documents,
    quoted_only,
    standing,
)

__all__ = ["FREE", "Publication", "mark_free", "publications_of", "withdraw_free"]


@dataclass(frozen=True, slots=True)
class Publication:
    """A subject as it is published: its dossier with excerpts, its alerts and its calendar entries."""

    dossier: Dossier
    alerts: tuple[Alert, ...]
    entries: tuple[CalendarEntry, ...]


def publications_of(layers: Layers, subjects: Sequence[About], clocks: Clocks) -> tuple[Publication, ...]:
    """What is published of each subject, in their order.

    Alerts and calendar quote what the commitments rest on, which a dossier never withholds.
    """
    free = free_documents(layers.decisions)
    made = []
    for about in subjects:
        whole = assemble_dossier(layers, about, clocks.judged_on(), clocks.as_of)
        dossier = quoted_only(whole, free)
        entries = calendar_entries(dossier.commitments, layers.decisions)
        made.append(Publication(dossier, alerts_of(layers, about, clocks), entries))
    return tuple(made)


def mark_free(ledger: Ledger, document: str, author: Author) -> Decision:
    """It is kept that the document's whole text may be published, and why.

    Raises UsageError for a document that is not in the record, and for one that is marked already.
    """
    view = ledger.view()
    if document not in {d.document.id for d in view.documents}:
        raise UsageError(f"no document in the record has the id {document!r}")
    if document in free_documents(view.decisions):
        raise UsageError(f"{document} is marked free already")
    return keep(ledger, Content(FREE, (document,)), author)


def withdraw_free(ledger: Ledger, document: str, author: Author) -> Decision:
    """The mark is taken back; it stays to be seen. Raises UsageError where none stands."""
    marks = [d for d in standing(ledger.view().decisions, FREE) if document in d.on]
    if not marks:
        raise UsageError(f"{document} is not marked free")
    return keep(ledger, Content(FREE, marks[-1].on, undoes=marks[-1].id), author)
