"""What a view shows, as something to go on from: which readings came and which went since it was kept."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TypeVar

import msgspec

from onrecord.ledger import Ledger, StoredDocument, View
from onrecord.pipeline.deriving import Clocks, reading_of
from onrecord.pipeline.kept import kept_among
from onrecord.records import Statement, content_id
from onrecord.tracking import LikelyDoer

__all__ = ["Shown", "Step"]

_Kept = TypeVar("_Kept")
Rows = Mapping[str, str]
"""The names of readings as they are shown -> their keys."""


@dataclass(frozen=True, slots=True)
class Step:
    """From what was kept to what is shown: the statements of the readings that came and of those that went.

    Those that came stand under the ids of their documents, those that went under the keys of their readings.
    A reading whose document has other metadata now does both.
    """

    came: Mapping[str, tuple[Statement, ...]]
    went: Mapping[str, tuple[Statement, ...]]

    @property
    def is_news(self) -> bool:
        """Whether anything came or went."""
        return bool(self.came or self.went)


@dataclass(frozen=True, slots=True)
class KeptPart:
    """Some statements under the ids that their documents have in the view, and who is meant by them."""

    statements: Mapping[str, Statement]
    likely: Mapping[str, LikelyDoer]


@dataclass(frozen=True)
class Shown:
    """The newest readings that a view shows, each named by all of it that anything derived depends on."""

    ledger: Ledger
    documents: tuple[StoredDocument, ...]
    clocks: Clocks

    @staticmethod
    def of(ledger: Ledger, view: View, clocks: Clocks) -> Shown:
        """What the view at these clocks shows."""
        read = tuple(d for d in view.documents if d.newest and d.reading_key is not None)
        return Shown(ledger, read, clocks)

    @cached_property
    def rows(self) -> dict[str, str]:
        """The name of each reading as it is shown -> its key."""
        return {_row(d): d.reading_key or "" for d in self.documents}

    @cached_property
    def by_key(self) -> dict[str, StoredDocument]:
        """The documents by the keys of their readings."""
        return {d.reading_key or "": d for d in self.documents}

    def statements(self, keys: Iterable[str]) -> dict[str, tuple[Statement, ...]]:
        """The statements of these readings by the ids of their documents, in the order of the view."""
        wanted = frozenset(keys)
        found = (d for d in self.documents if d.reading_key in wanted)
        return {d.document.id: reading_of(self.ledger, d).statements for d in found}

    def kept(self, wanted: Mapping[str, Collection[str]]) -> KeptPart | None:
        """Statements by themselves; ``wanted`` maps keys of readings to some of theirs.

        None where they are not kept and cannot be.
        """
        found = kept_among(self.ledger, wanted)
        if found is None:
            return None
        likely = {i: one.likely for i, one in found.items() if one.likely is not None}
        ids = ((i, self.by_key[key].document.id) for key, held in wanted.items() for i in held)
        return KeptPart({i: _under(document, found[i].statement) for i, document in ids}, likely)

    def step_from(self, rows: Rows) -> Step:
        """What came and what went since these readings were shown."""
        came = self.statements(key for row, key in self.rows.items() if row not in rows)
        gone = {key for row, key in rows.items() if row not in self.rows}
        return Step(came, {key: self.ledger.reading(key).statements for key in sorted(gone)})

    def names(self, what: str, *rules: object) -> list[str]:
        """Under which names a state of what was made by these rules may be kept: that of these clocks first,
        then that of the whole record."""
        clocks = self.clocks
        moments = (clocks.as_of, clocks.as_recorded, clocks.include_undated)
        return [
            content_id("state", what, *map(str, rules), *asked) for asked in (moments, (None, None, False))
        ]

    def state(self, names: Sequence[str], kind: type[_Kept]) -> _Kept | None:
        """What is kept under the first of these names, None where nothing is."""
        bodies = (self.ledger.state(name) for name in names)
        body = next((body for body in bodies if body is not None), None)
        return None if body is None else msgspec.msgpack.decode(body, type=kind)


def _under(document: str, statement: Statement) -> Statement:
    return statement if statement.document == document else replace(statement, document=document)


def _row(stored: StoredDocument) -> str:
    d = stored.document
    told = (d.title, d.publisher, d.url, d.published, d.modified, d.language)
    return content_id("row", stored.reading_key, d.id, d.sha256_raw, d.cut_by, *told)
