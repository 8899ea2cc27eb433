"""What a page made of a dossier, and how long that may be shown while people decide."""

from __future__ import annotations

import re
from collections.abc import Set
from dataclasses import dataclass
from typing import Any

from onrecord.records import Dossier, TimelineDay
from onrecord.surfaces.web.made import Fate

__all__ = ["DossierMade"]

_LARGE = 2_000
"""A dossier of so many statements takes too long to be made anew while somebody waits."""
_LINKED = re.compile(r"/statements/([^'\"?#\s]+)")


@dataclass(frozen=True, slots=True)
class DossierMade:
    """The page, its days, and what tells how long it holds: of a large dossier it shows few statements.

    ``shown`` are the pieces of paths that name these.
    """

    documents: frozenset[str]
    statements: int
    days: tuple[TimelineDay, ...]
    page: Any
    shown: frozenset[str]

    @staticmethod
    def of(dossier: Dossier, page: object) -> DossierMade:
        """The page of this dossier."""
        documents = frozenset(e.document.id for e in dossier.documents)
        shown = frozenset(_LINKED.findall(repr(page)))
        return DossierMade(documents, len(dossier.statements), dossier.days, page, shown)

    def fate(self, documents: Set[str], statements: Set[str]) -> Fate:
        """What becomes of it where these statements, of these documents, say something else now or are gone.

        What stands on the page is never shown as it was; counts and registers of a large one may wait.
        """
        if self.documents.isdisjoint(documents):
            return Fate.HOLDS
        return self.fate_derived() if self.shown.isdisjoint(statements) else Fate.GONE

    def fate_derived(self) -> Fate:
        """What becomes of it where claims, commitments and the like are derived anew."""
        return Fate.WAITS if self.statements > _LARGE else Fate.GONE
