"""The record at one set of clocks with all that pages look up; it moves on with what people decide."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, TypeVar

from onrecord.pipeline import Current, Moved
from onrecord.records import (
    Anonymity,
    Claim,
    Commitment,
    Contradiction,
    Document,
    DocumentEntry,
    Dossier,
    Reading,
    Revision,
    SavedScope,
    SourceKind,
    Statement,
    TimelineDay,
)
from onrecord.surfaces.render.board import board_groups
from onrecord.surfaces.render.register import register_index
from onrecord.surfaces.render.view import Index
from onrecord.surfaces.render.words import one_line, publication_words, shorten
from onrecord.surfaces.web.aside import made_aside
from onrecord.surfaces.web.dossier_made import DossierMade
from onrecord.surfaces.web.links import DeskLinks, segment
from onrecord.surfaces.web.made import Fate, Key, Made
from onrecord.surfaces.web.ordered import Ordered, countries_of
from onrecord.tracking import (
    Nearby,
    Tells,
    TimelineOptions,
    assemble_dossier,
    assemble_timeline,
    dossier_days,
    what_tells,
)
from onrecord.tracking.assessment import Graded

__all__ = ["Named", "Shown"]

_LARGE_RECORD = 20_000
"""In a record of so many statements, what looks through many documents is made aside."""
_LONGEST_LABEL = 60
Board = tuple[tuple[str, tuple[Commitment, ...]], ...]
_Thing = TypeVar("_Thing")
_Row = TypeVar("_Row", bound=Claim | Commitment)
_STAYS = ("entries", "documents", "publishers", "number", "named", "in_country", "nearby", "told_by")
"""What no decision changes, or where what it changes may wait until the rest is derived anew."""
_STATEMENTS = (
    "entries", "documents", "publishers", "number", "statements", "readings", "in_document", "ordered",
    "told_by",
)  # fmt: skip
"""What does not change where only the derived is new."""
_STAYS_DERIVED = ("claims", "claim_of", "commitments", "commitment_of", "against", "changes", "board")
"""What changes only where a statement is gone, until it is derived anew."""
_OF_READINGS = ("days", "timeline")
"""What is made of documents as they were read: nothing that is derived changes it."""


@dataclass(frozen=True, slots=True)
class Named:
    """A source that is named, with what it said first and where."""

    name: str
    kind: SourceKind
    statements: tuple[str, ...]
    documents: frozenset[str]


class Shown:
    """All layers at the asked clocks, and the ways into them. Not changed after it is built."""

    def __init__(self, current: Current, links: DeskLinks) -> None:
        self.current = current
        self.layers = current.layers
        self.clocks = current.clocks
        self.links = links
        self.today = current.clocks.judged_on()

    def derived_anew(self, current: Current) -> Shown:
        """The same statements with all that was derived anew."""
        new = Shown(current, self.links)
        kept = self.__dict__
        new.__dict__.update({name: kept[name] for name in _STATEMENTS if name in kept})
        if "made" in kept:
            new.__dict__["made"] = self.made.carried(_fate_derived)
        if "nearby" in kept:
            new.__dict__["nearby"] = new._nearby(kept["nearby"])
        return new

    def after(self, moved: Moved) -> Shown:
        """The record after some decisions: what was looked up before is taken along, where it still holds."""
        new = Shown(moved.current, self.links)
        kept = self.__dict__
        own = new.__dict__
        own |= {name: kept[name] for name in _STAYS if name in kept}
        if "made" in kept:
            own["made"] = self._carried(moved)
        if not moved.gone:
            own |= {name: kept[name] for name in _STAYS_DERIVED if name in kept}
        else:
            own |= self._derived_without(moved)
        if "statements" in kept:
            own["statements"] = {**kept["statements"], **moved.statements}
            for name in moved.gone:
                own["statements"].pop(name, None)
        if "index" in kept:
            graded = Graded.of(new.layers.assessments.grades)
            own["index"] = replace(kept["index"], statements=new.statements, graded=graded)
        if "ordered" in kept:
            own["ordered"] = kept["ordered"].after(self.statements, moved.statements, moved.gone)
        return new

    def _derived_without(self, moved: Moved) -> dict[str, Any]:
        kept, found = self.__dict__, {}
        layers = moved.current.layers
        for rows, owner, fresh in (
            ("claims", "claim_of", layers.claims),
            ("commitments", "commitment_of", layers.commitments),
        ):
            if rows in kept and owner in kept:
                ids = {kept[owner][s] for s in moved.gone if s in kept[owner]}
                found[rows] = _renewed(kept[rows], ids, fresh)
                found[owner] = {s: i for s, i in kept[owner].items() if s not in moved.gone}
        return found

    @cached_property
    def entries(self) -> Mapping[str, DocumentEntry]:
        """Documents by the piece of a path that names them."""
        return {segment(e.document.id): e for e in self.layers.documents}

    @cached_property
    def documents(self) -> Mapping[str, Document]:
        """Documents by id."""
        return {e.document.id: e.document for e in self.layers.documents}

    @cached_property
    def publishers(self) -> Mapping[str, str]:
        """The publisher of each document, "" where it is not known."""
        return {e.document.id: e.document.publisher or "" for e in self.layers.documents}

    def entry(self, document: str) -> DocumentEntry:
        """The document of this id with what the ledger knows of it."""
        return self.entries[segment(document)]

    def words(self, statement: str) -> str | None:
        """What a statement says with its document's number, None where none is shown of this id."""
        said = self.statements.get(statement)
        return None if said is None else f"“{one_line(said.quote)}” ({self.index.numbers[said.document]})"

    @cached_property
    def statements(self) -> Mapping[str, Statement]:
        """Statements by id."""
        return {s.id: s for s in self.layers.statements()}

    @cached_property
    def readings(self) -> Mapping[str, Reading]:
        """The reading of each document."""
        return {r.document: r for r in self.layers.readings}

    @cached_property
    def number(self) -> Mapping[str, int]:
        """Where each document stands in the order of the record."""
        return {e.document.id: n for n, e in enumerate(self.layers.documents)}

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
        return _by_sides(self.layers.contradictions)

    @cached_property
    def changes(self) -> Mapping[str, tuple[Revision, ...]]:
        """Statement id -> the revisions that it is a side of."""
        return _by_sides(self.layers.revisions)

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
        return register_index(self.layers, self._labels(), self.links, self.statements)

    @cached_property
    def ordered(self) -> Ordered:
        """The statements in the orders and by the values under which pages list them."""
        return Ordered.of(self.layers, self.publishers)

    @cached_property
    def nearby(self) -> Nearby:
        """The first mentions of all commitments, to find those nearest to a statement."""
        return self._nearby(None)

    def _nearby(self, known: Nearby | None) -> Nearby:
        found = (self.statements.get(c.mentions[0].statement) for c in self.layers.commitments if c.mentions)
        return Nearby([s for s in found if s is not None], known)

    @cached_property
    def board(self) -> Board:
        """The groups of the board."""
        return board_groups(self.layers.commitments, self.today)

    @cached_property
    def made(self) -> Made:
        """What pages made of the derived layers: kept until these are derived anew."""
        return Made()

    def once(self, key: Key, make: Callable[[], _Thing]) -> _Thing:
        """What was made under this key, made if it was not; the last of all keys are kept."""
        return self.made.once(key, make)

    def dossier_now(self, about: str | SavedScope) -> Dossier:
        """The dossier of a subject with every statement as it is now."""
        days = self.once(("days", _key(about)), lambda: dossier_days(self.layers, about, self.tells))
        return assemble_dossier(self.layers, about, self.today, self.clocks.as_of, days)

    def dossier_page(
        self, about: str | SavedScope, make: Callable[[Dossier, DeskLinks], _Thing]
    ) -> tuple[_Thing, bool]:
        """What a page makes of the dossier of a subject, and whether that waits to be made anew.

        A large one waits for decisions on statements that do not stand on its page.
        """

        def made() -> DossierMade:
            dossier = self.dossier_now(about)
            return DossierMade.of(dossier, make(dossier, self.links))

        found, waits = self.made.now_or_before(("dossier page", _key(about)), lambda: self._aside(made))
        self.once(("days", _key(about)), lambda: found.days)
        return found.page, waits

    def timeline(self, about: str | SavedScope, options: TimelineOptions) -> tuple[TimelineDay, ...]:
        """The days that matter in a subject's documents; the last few are kept."""
        key = ("timeline", _key(about), options)
        return self.once(
            key, lambda: self._aside(lambda: assemble_timeline(self.layers, about, options, self.tells))
        )

    def _aside(self, make: Callable[[], _Thing]) -> _Thing:
        """What it gives, made by a copy of this process where the record is large."""
        told_by, made = self.told_by, self.made  # looked up here: the copy waits for nobody
        if len(self.layers.claim_of) <= _LARGE_RECORD:
            return make()

        def work() -> _Thing:
            self.__dict__ |= {"told_by": told_by, "made": made.carried_alone()}
            return make()

        return made_aside(work)

    def tells(self, reading: Reading, document: Document) -> Tells:
        """What a document tells of which day; worked out once, since no decision changes it."""
        found = self.told_by.get(document.id)
        if found is None:
            found = self.told_by[document.id] = what_tells(reading, document)
        return found

    @cached_property
    def told_by(self) -> dict[str, Tells]:
        """What ``tells`` gave."""
        return {}

    def _carried(self, moved: Moved) -> Made:
        """What was made, without the dossiers of documents whose statements now say something else."""
        changed = {i: s for i, s in moved.statements.items() if _is_other(self.statements.get(i), s)}
        changed |= {i: self.statements[i] for i in moved.gone if i in self.statements}
        documents, names = {s.document for s in changed.values()}, set(map(segment, changed))
        judged = moved.current.layers.assessments is not self.layers.assessments

        def fate(key: Key, value: object) -> Fate:
            del key
            if not isinstance(value, DossierMade):
                return Fate.HOLDS
            return Fate.GONE if judged else value.fate(documents, names)

        return self.made.carried(fate)

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


def _fate_derived(key: Key, value: object) -> Fate:
    """What becomes of what was made where the rest is derived anew."""
    if key[0] in _OF_READINGS:
        return Fate.HOLDS
    return value.fate_derived() if isinstance(value, DossierMade) else Fate.GONE


def _key(about: str | SavedScope) -> object:
    return about if isinstance(about, str) else (about.name, about.version)


def _is_other(old: Statement | None, new: Statement) -> bool:
    """Whether a statement says something else than it did: to be reviewed alone changes nothing of it."""
    return old is None or replace(old, review=None) != replace(new, review=None)


def _renewed(rows: Mapping[str, _Row], ids: set[str], fresh: Iterable[_Row]) -> dict[str, _Row]:
    """The rows with those of these ids as they are now, under all their names; or without them."""
    names = {segment(n) for i in ids for n in (i, *rows[segment(i)].former_ids)}
    found = {name: row for name, row in rows.items() if name not in names}
    changed = [row for row in fresh if row.id in ids]
    found.update({segment(n): row for row in changed for n in (*row.former_ids, row.id)})
    return found


_Sided = TypeVar("_Sided", Contradiction, Revision)


def _by_sides(rows: Iterable[_Sided]) -> dict[str, tuple[_Sided, ...]]:
    found: dict[str, list[_Sided]] = {}
    for row in rows:
        for side in (row.a, row.b):
            found.setdefault(side, []).append(row)
    return {side: tuple(kept) for side, kept in found.items()}
