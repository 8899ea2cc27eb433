"""What contradicts and what changes what, gone on with from what was kept.

Whether two statements do is decided of the two alone. What comes in is compared with those that its signs
find; the signs of all readings are kept in the ledger, small enough to be looked through.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import timedelta
from functools import lru_cache
from importlib import resources
from itertools import chain
from typing import TypeVar

import msgspec
import numpy as np

from onrecord.ledger import PairItem
from onrecord.linking import Sign, find_all_relations, is_of_few_weeks, may_disagree, sign_of
from onrecord.pipeline.deriving import DERIVED_BY
from onrecord.pipeline.shown import Shown
from onrecord.pipeline.written import data_of, written_in
from onrecord.records import Contradiction, Document, Reading, Revision, Statement

__all__ = ["Related", "Said", "follow_relations"]

_Row = TypeVar("_Row", Contradiction, Revision)
_WEEKS = timedelta(days=22)
"""Days within which assurances and facts against them are held together, and a day more."""
_MARKED, _DEED = 1, 2


class Said(msgspec.Struct, array_like=True, frozen=True):
    """Of a statement what an alert tells: its document and its words."""

    document: str
    quote: str


class Related(msgspec.Struct, array_like=True):
    """All pairs of a view that contradict or change, and the sides of the contradictions."""

    rows: dict[str, str]
    contradictions: tuple[Contradiction, ...]
    changes: tuple[Revision, ...]
    said: dict[str, Said]


class _Signs(msgspec.Struct, array_like=True):
    """The signs of a reading's statements in their order: numbers of 32 bits, each with its statement's."""

    found_by: bytes
    finder: bytes
    seeks: bytes
    seeker: bytes
    told: bytes
    teller: bytes
    flags: bytes

    def of(self, number: int) -> Sign:
        """The sign of one statement."""
        found_by, seeks, told = (
            frozenset(_numbers(tokens)[_numbers(owner) == number].tolist())
            for tokens, owner in (
                (self.found_by, self.finder),
                (self.seeks, self.seeker),
                (self.told, self.teller),
            )
        )
        flags = self.flags[number]
        return Sign(found_by, seeks, told, bool(flags & _MARKED), bool(flags & _DEED))


def _numbers(body: bytes) -> np.ndarray[tuple[int], np.dtype[np.uint32]]:
    return np.frombuffer(body, dtype="<u4")


def _packed(signs: Sequence[Sign]) -> _Signs:
    found_by, seeks, told = (
        _columns(sets)
        for sets in ([s.found_by for s in signs], [s.seeks for s in signs], [s.told for s in signs])
    )
    flags = bytes(s.marked * _MARKED | s.deed * _DEED for s in signs)
    return _Signs(*found_by, *seeks, *told, flags)


def _columns(sets: Sequence[Iterable[int]]) -> tuple[bytes, bytes]:
    tokens = [token for own in sets for token in sorted(own)]
    owners = [number for number, own in enumerate(sets) for _ in own]
    return np.array(tokens, dtype="<u4").tobytes(), np.array(owners, dtype="<u4").tobytes()


class _SignRules:
    """Signs are looked through, never compared by the ledger."""

    kind = "signs"

    @property
    def made_by(self) -> str:
        return _related_by()

    def items_of(self, reading: Reading) -> Iterator[PairItem]:
        packed = _packed([sign_of(s) for s in reading.statements])
        yield PairItem(reading.document, b"", msgspec.msgpack.encode(packed), (), ())

    def shared(self, asking: bytes, offering: bytes) -> bytes | None:
        del asking, offering
        return None


@lru_cache(maxsize=1)
def _related_by() -> str:
    """Names the rules by all that they are written in, so that no change of them is ever forgotten."""
    linking = resources.files("onrecord.linking")
    return f"relations {written_in((*data_of(linking), *data_of(linking / 'data')))}"


def follow_relations(shown: Shown) -> Related | None:
    """All relations among what is shown, ordered by ids.

    None where the signs of what is shown are not kept and cannot be: in a ledger that can only be read.
    """
    ledger = shown.ledger
    names = shown.names("relations", _related_by(), DERIVED_BY)
    old = shown.state(names, Related) or Related({}, (), (), {})
    step = shown.step_from(old.rows)
    if not step.is_news:
        return old
    ledger.pair_readings(_SignRules())
    ours = {s.id for s in chain(*step.came.values())}
    gone = ours | {s.id for s in chain(*step.went.values())}
    documents = {d.document.id: d.document for d in shown.documents}
    others = _found(shown, step.came, documents) if len(step.came) < len(shown.rows) else []
    if others is None:
        return None
    statements = [*chain(*step.came.values()), *others]
    contradictions, changes = find_all_relations(statements, documents)
    found = Related(
        shown.rows,
        _merged(old.contradictions, contradictions, ours, gone),
        _merged(old.changes, changes, ours, gone),
        {},
    )
    said = old.said | {s.id: Said(s.document, s.quote) for s in statements}
    found.said = {i: said[i] for c in found.contradictions for i in (c.a, c.b)}
    ledger.keep_state(names[0], msgspec.msgpack.encode(found))
    return found


def _merged(old: Iterable[_Row], new: Iterable[_Row], ours: set[str], gone: set[str]) -> tuple[_Row, ...]:
    rows = [row for row in old if row.a not in gone and row.b not in gone]
    rows += (row for row in new if row.a in ours or row.b in ours)
    return tuple(sorted(rows, key=lambda row: (row.a, row.b)))


def _found(
    shown: Shown,
    came: Mapping[str, Sequence[Statement]],
    documents: Mapping[str, Document],
) -> list[Statement] | None:
    """The statements of other documents that may be related to one of those that came."""
    own = [(sign_of(s), documents[s.document]) for s in chain(*came.values())]
    keys = [key for key, d in shown.by_key.items() if d.document.id not in came]
    signs = shown.ledger.briefs(_SignRules.kind, _related_by(), keys)
    if signs is None:
        return None
    held = [msgspec.msgpack.decode(body, type=_Signs) for _, body in signs]
    met: dict[tuple[int, int], set[int]] = defaultdict(set)
    for sides in (
        ([s.found_by for s, _ in own], [h.seeks for h in held], [h.seeker for h in held]),
        ([s.seeks for s, _ in own], [h.found_by for h in held], [h.finder for h in held]),
    ):
        for reading, statement, ours in _meeting(*sides):
            met[reading, statement] |= ours
    wanted: dict[str, list[int]] = defaultdict(list)
    for (reading, statement), ours in met.items():
        sign, key = held[reading].of(statement), signs[reading][0]
        if any(_near(may_disagree(own[n][0], sign), own[n][1], shown.by_key[key].document) for n in ours):
            wanted[key].append(statement)
    told = shown.statements(wanted)
    return [told[shown.by_key[key].document.id][n] for key, numbers in wanted.items() for n in numbers]


def _meeting(
    own: Sequence[Iterable[int]], held: Sequence[bytes], owners: Sequence[bytes]
) -> Iterator[tuple[int, int, set[int]]]:
    """(reading, statement in it, those of our own that it shares a token with)."""
    holders: dict[int, set[int]] = defaultdict(set)
    for number, tokens in enumerate(own):
        for token in tokens:
            holders[token].add(number)
    all_tokens = _numbers(b"".join(held))
    seen = np.zeros(1 << _HASHED, dtype=bool)
    seen[np.fromiter(holders, dtype=np.uint32, count=len(holders)) >> np.uint32(32 - _HASHED)] = True
    places = np.flatnonzero(seen[all_tokens >> np.uint32(32 - _HASHED)])
    ends = np.cumsum([len(body) // 4 for body in held])
    readings = np.searchsorted(ends, places, side="right")
    all_owners = _numbers(b"".join(owners))
    for place, reading in zip(places.tolist(), readings.tolist(), strict=True):
        ours = holders.get(int(all_tokens[place]))
        if ours:
            yield reading, int(all_owners[place]), ours


_HASHED = 22


def _near(tokens: set[int], a: Document, b: Document) -> bool:
    """Whether something may be decided by these tokens, as far as days tell."""
    if not tokens or not is_of_few_weeks(tokens):
        return bool(tokens)
    first, second = a.published_on, b.published_on
    return first is not None and second is not None and abs(first - second) <= _WEEKS
