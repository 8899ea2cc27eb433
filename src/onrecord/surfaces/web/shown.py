"""The record at one set of clocks with all that pages look up; kept while it is current."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar

from onrecord.ledger import Ledger
from onrecord.pipeline import Clocks, layers_at
from onrecord.records import (
    Anonymity,
    Claim,
    Commitment,
    Contradiction,
    Document,
    DocumentEntry,
    Dossier,
    Layers,
    PlaceKind,
    Revision,
    SavedScope,
    SourceKind,
    Statement,
)
from onrecord.surfaces.render.register import register_index
from onrecord.surfaces.render.view import Index
from onrecord.surfaces.render.words import one_line, publication_words, shorten
from onrecord.surfaces.web.asked import Asked
from onrecord.surfaces.web.links import DeskLinks, segment
from onrecord.tracking import assemble_dossier

__all__ = ["Named", "Shelf", "Shown", "countries_of"]

T = TypeVar("T")
_KEPT = 6
_LONGEST_LABEL = 60
_KEPT_DOSSIERS = 8


@dataclass(frozen=True, slots=True)
class Named:
    """A source that is named, with what it said first and where."""

    name: str
    kind: SourceKind
    statements: tuple[str, ...]
    documents: frozenset[str]


class Shown:
    """All layers at the asked clocks, and the ways into them. Not changed after it is built."""

    def __init__(self, layers: Layers, clocks: Clocks, links: DeskLinks) -> None:
        self.layers = layers
        self.clocks = clocks
        self.links = links
        self.today = clocks.judged_on()
        self._dossiers: dict[object, Dossier] = {}
        self._made: dict[str, Any] = {}

    @cached_property
    def entries(self) -> Mapping[str, DocumentEntry]:
        """Documents by the piece of a path that names them."""
        return {segment(e.document.id): e for e in self.layers.documents}

    @cached_property
    def documents(self) -> Mapping[str, Document]:
        """Documents by id."""
        return {e.document.id: e.document for e in self.layers.documents}

    def entry(self, document: str) -> DocumentEntry:
        """The document of this id with what the ledger knows of it."""
        return self.entries[segment(document)]

    @cached_property
    def statements(self) -> Mapping[str, Statement]:
        """Statements by id."""
        return {s.id: s for s in self.layers.statements()}

    @cached_property
    def in_document(self) -> Mapping[str, tuple[Statement, ...]]:
        """The statements of each document, in its order."""
        return {r.document: r.statements for r in self.layers.readings}

    @cached_property
    def claims(self) -> Mapping[str, Claim]:
        """Claims by id, former ids included."""
        former = {segment(name): c for c in self.layers.claims for name in c.former_ids}
        return former | {segment(c.id): c for c in self.layers.claims}

    @cached_property
    def claim_of(self) -> Mapping[str, str]:
        """Statement id -> claim id."""
        return dict(self.layers.claim_of)

    @cached_property
    def commitments(self) -> Mapping[str, Commitment]:
        """Commitments by id, former ids included."""
        former = {segment(name): c for c in self.layers.commitments for name in c.former_ids}
        return former | {segment(c.id): c for c in self.layers.commitments}

    @cached_property
    def commitment_of(self) -> Mapping[str, str]:
        """Statement id -> commitment id."""
        return dict(self.layers.commitment_of)

    @cached_property
    def against(self) -> Mapping[str, tuple[Contradiction, ...]]:
        """Statement id -> the contradictions that it is a side of."""
        found: dict[str, list[Contradiction]] = {}
        for row in self.layers.contradictions:
            for side in (row.a, row.b):
                found.setdefault(side, []).append(row)
        return {side: tuple(rows) for side, rows in found.items()}

    @cached_property
    def changes(self) -> Mapping[str, tuple[Revision, ...]]:
        """Statement id -> the revisions that it is a side of."""
        found: dict[str, list[Revision]] = {}
        for row in self.layers.revisions:
            for side in (row.a, row.b):
                found.setdefault(side, []).append(row)
        return {side: tuple(rows) for side, rows in found.items()}

    @cached_property
    def named(self) -> tuple[Mapping[str, Named], int]:
        """Named first speakers by the piece of a path that names them; how many statements have none."""
        said: dict[str, list[Statement]] = {}
        unnamed = 0
        for statement in self.statements.values():
            first = statement.first_source
            if first.name is None or first.anonymity is not Anonymity.NAMED:
                unnamed += 1
            else:
                said.setdefault(first.name, []).append(statement)
        named = {}
        for name, own in said.items():
            where = frozenset(s.document for s in own)
            named[segment(name)] = Named(name, own[0].first_source.kind, tuple(s.id for s in own), where)
        return named, unnamed

    @cached_property
    def in_country(self) -> Mapping[str, tuple[str, ...]]:
        """Country -> the statements that name it."""
        found: dict[str, list[str]] = {}
        for statement in self.statements.values():
            for name in countries_of(statement):
                found.setdefault(name, []).append(statement.id)
        return {name: tuple(ids) for name, ids in found.items()}

    @cached_property
    def index(self) -> Index:
        """The record in the shape from which quotations and registers are put into words."""
        return register_index(self.layers, self._labels(), self.links)

    def once(self, name: str, make: Callable[[], T]) -> T:
        """What a page makes of the whole record, kept under its name."""
        if name not in self._made:
            self._made[name] = make()
        made: T = self._made[name]
        return made

    def dossier(self, about: str | SavedScope) -> Dossier:
        """The dossier of a subject; the last few are kept."""
        key = about if isinstance(about, str) else (about.name, about.version)
        made = self._dossiers.get(key)
        if made is None:
            made = assemble_dossier(self.layers, about, self.today, self.clocks.as_of)
            while len(self._dossiers) >= _KEPT_DOSSIERS:
                self._dossiers.pop(next(iter(self._dossiers)), None)
            self._dossiers[key] = made
        return made

    def _labels(self) -> dict[str, str]:
        """What a reference to a document says: who published it and when."""
        return {
            e.document.id: ", ".join(
                shorten(words, _LONGEST_LABEL)
                for words in (
                    publication_words(e.document.publisher, e.document.published)
                    if e.document.publisher is not None
                    else (one_line(e.document.title or e.document.id),)
                )
            )
            for e in self.layers.documents
        }


def countries_of(statement: Statement) -> tuple[str, ...]:
    """The countries that a statement names, each once."""
    places = (p.name for p in statement.places if p.kind is PlaceKind.COUNTRY)
    return tuple(dict.fromkeys(name for name in places if name is not None))


class Shelf:
    """Keeps what was built while the ledger stays as it is; the least used goes first."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._kept: OrderedDict[tuple[object, ...], Shown] = OrderedDict()

    def shown(self, ledger: Ledger, asked: Asked) -> Shown:
        """The record as it is asked for; several that ask at once wait for one to build it."""
        clocks = asked.clocks
        key = (
            ledger.head(), clocks.as_of, clocks.as_recorded, clocks.judged_on(), clocks.include_undated,
            asked.links.clocks,
        )  # fmt: skip
        with self._lock:
            found = self._kept.get(key)
            if found is None:
                found = Shown(layers_at(ledger, clocks), clocks, asked.links)
                self._kept[key] = found
                while len(self._kept) > _KEPT:
                    self._kept.popitem(last=False)
            self._kept.move_to_end(key)
        return found
