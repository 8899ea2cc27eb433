"""Keeps what statements on undertakings share in the ledger, and groups those of a view by it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from hashlib import blake2b
from importlib import resources

import msgspec

from onrecord.ledger import Ledger, PairItem, PairRules
from onrecord.pipeline.written import data_of, written_in
from onrecord.records import Reading
from onrecord.tracking import (
    SharedBits,
    ToldItem,
    UndertakingKey,
    asked_tokens,
    doers_meant,
    offered_tokens,
    party_keys,
    shared_by,
    told_items,
)
from onrecord.tracking.assessment import name_key

__all__ = ["RULES", "KeptShared", "kept_items", "named_in", "named_token", "offered", "told_by"]

UNDERTAKINGS = "undertakings"


class _Rules:
    """The rules of ``onrecord.tracking`` on keys as bytes."""

    kind = UNDERTAKINGS

    @property
    def made_by(self) -> str:
        return told_by()

    def items_of(self, reading: Reading) -> Iterator[PairItem]:
        sure = {i: doer.name for i, doer in doers_meant(reading.statements).items() if doer.sure}
        for item, key in told_items(reading.statements, sure):
            yield PairItem(
                item.id,
                _ENCODER.encode((item, key)),
                _ENCODER.encode(item),
                sorted(asked_tokens(item, key)),
                sorted(offered_tokens(item, key)),
                lone=item.founds or item.slight or bool(item.leads),
            )

    def shared(self, asking: bytes, offering: bytes) -> bytes | None:
        found = shared_by(_told(asking), _told(offering))
        return None if found is None else _ENCODER.encode(found)


class _PartyRules:
    """Who is named in which reading; parties are looked up, never compared."""

    kind = "parties"
    made_by = "parties 1"

    def items_of(self, reading: Reading) -> Iterator[PairItem]:
        names = {name for party in reading.parties for name in party_keys(party)}
        yield PairItem(reading.document, b"", b"", (), sorted(map(named_token, names)))

    def shared(self, asking: bytes, offering: bytes) -> bytes | None:
        del asking, offering
        return None


RULES: tuple[PairRules, ...] = (_Rules(), _PartyRules())
"""All by which the ledger keeps what readings share."""


def named_in(ledger: Ledger, parties: Iterable[str]) -> frozenset[str] | None:
    """The keys of the readings that may name one of these; None where that is not kept."""
    asked = {named_token(key) for party in parties for key in (party, name_key(party))}
    found = offered(ledger, _PartyRules(), asked)
    return None if found is None else frozenset(key for key, _ in found)


def offered(ledger: Ledger, rules: PairRules, tokens: Collection[int]) -> list[tuple[str, bytes]] | None:
    """(key of its reading, brief) of the items that offer one of the tokens; None where that is not kept."""
    found = ledger.offered(rules.kind, rules.made_by, tokens)
    if found is None:
        ledger.pair_readings(rules)
        found = ledger.offered(rules.kind, rules.made_by, tokens)
    return found


def named_token(name: str) -> int:
    """An even token: nothing meets by one alone."""
    return int.from_bytes(blake2b(name.encode("utf-8", "replace"), digest_size=7).digest(), "big") << 1


@lru_cache(maxsize=1)
def told_by() -> str:
    """Names the rules by all that they are written in, so that no change of them is ever forgotten."""
    tracking = resources.files("onrecord.tracking")
    written = [tracking / f"{name}.py" for name in _WRITTEN_IN]
    return f"undertakings {written_in((*written, *data_of(tracking / 'data')))}"


_WRITTEN_IN = (
    "doers",
    "headings",
    "keys",
    "likely",
    "matching",
    "naming",
    "sought",
    "tokens",
    "undertakings",
)
_ENCODER = msgspec.msgpack.Encoder()
_TOLD = msgspec.msgpack.Decoder(tuple[ToldItem, UndertakingKey])
_ITEM, _BITS = msgspec.msgpack.Decoder(ToldItem), msgspec.msgpack.Decoder(SharedBits)


@lru_cache(maxsize=16384)
def _told(body: bytes) -> tuple[ToldItem, UndertakingKey]:
    return _TOLD.decode(body)


@lru_cache(maxsize=65536)
def _bits(body: bytes) -> SharedBits:
    return _BITS.decode(body)


class KeptShared:
    """What the pairs among some items share, as the ledger keeps it."""

    def __init__(self, pairs: Iterable[tuple[str, str, SharedBits]]) -> None:
        self._answered: dict[str, list[tuple[str, float]]] = {}
        self._same: list[tuple[str, str]] = []
        self._before: dict[str, list[str]] = {}
        for a, b, bits in pairs:
            if bits.score > 0.0:
                self._answered.setdefault(a, []).append((b, bits.score))
            if bits.same:
                self._same.append((a, b))
            if bits.before:
                self._before.setdefault(a, []).append(b)

    def answered(self, item: ToldItem) -> Iterable[tuple[str, float]]:
        """What was undertaken that this one can be told of."""
        return self._answered.get(item.id, ())

    def same(self, made: Collection[str]) -> Iterator[tuple[str, str]]:
        """The pairs among these that undertake the same."""
        wanted = frozenset(made)
        return ((a, b) for a, b in self._same if a in wanted and b in wanted)

    def before(self, item: ToldItem) -> Iterable[str]:
        """What is plainly undertaken in other documents that this one may go on with."""
        return self._before.get(item.id, ())


def kept_items(ledger: Ledger, shown: Mapping[str, str]) -> tuple[list[ToldItem], KeptShared] | None:
    """The items of these readings and what they share; ``shown`` maps reading keys to document ids.

    None where that was not worked out and cannot be kept.
    """
    kept = ledger.pairs(UNDERTAKINGS, told_by(), shown)
    if kept is None:
        ledger.pair_readings(_Rules())
        kept = ledger.pairs(UNDERTAKINGS, told_by(), shown)
    if kept is None:
        return None
    sources, items, links = kept
    names = {item.number: item.member for item in items}
    briefs = ((_ITEM.decode(item.brief), shown[sources[item.source]]) for item in items)
    told = [
        brief if brief.document == document else replace(brief, document=document)
        for brief, document in briefs
    ]
    pairs = ((names[a], names[b], _bits(bits)) for a, b, bits in links if a in names and b in names)
    return told, KeptShared(pairs)
