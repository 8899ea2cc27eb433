"""The dossier of a subject, and its renderings as they are kept until anything changes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict

from onrecord.ledger import Ledger
from onrecord.pipeline.assessing import find_scope
from onrecord.pipeline.collecting import collector_paused
from onrecord.pipeline.deriving import DERIVED_BY, Clocks
from onrecord.pipeline.parts import layers_about
from onrecord.reading import read_by
from onrecord.records import Dossier, Layers, SavedScope, content_id
from onrecord.tracking import About, assemble_dossier, subject_of
from onrecord.tracking.assessment import assess

__all__ = ["dossier_about", "rendered", "scope_at"]

SHOWN_BY = "2"
"""Raised whenever a dossier of the same layers is assembled or rendered otherwise."""


def scope_at(ledger: Ledger, name: str, clocks: Clocks) -> SavedScope:
    """The subject saved under this name at the clocks; raises UsageError where there is none."""
    view = ledger.view(clocks.as_of, clocks.as_recorded, clocks.include_undated)
    return find_scope(assess(Layers(decisions=view.decisions), clocks.judged_on()), name)


@collector_paused()
def dossier_about(ledger: Ledger, about: About, clocks: Clocks) -> Dossier:
    """The dossier of a subject, from as little of the record as it needs."""
    return assemble_dossier(layers_about(ledger, about, clocks), about, clocks.judged_on(), clocks.as_of)


def rendered(
    ledger: Ledger, about: About, clocks: Clocks, form: tuple[object, ...], render: Callable[[], bytes]
) -> bytes:
    """What ``render`` gives, kept under all that it depends on: unchanged, nothing is done again.

    ``form`` names the format with its settings. Any entry that is added to the ledger ends it.
    """
    subject = asdict(subject_of(about)) | {"scope": about.name if isinstance(about, SavedScope) else None}
    moments = (clocks.as_of, clocks.as_recorded, clocks.judged_on(), clocks.include_undated)
    made_by = (read_by(), DERIVED_BY, SHOWN_BY)
    key = content_id("rendered", ledger.head(), *subject.items(), *moments, *made_by, *form)
    found = ledger.cache_get(key)
    if found is None:
        with collector_paused():
            found = render()
        ledger.cache_put(key, found)
    return found
