"""Keeps statements by themselves, with who is meant to do what they tell; few are needed of most readings."""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

import msgspec

from onrecord.ledger import Ledger, PairItem
from onrecord.pipeline.told import named_token, offered
from onrecord.pipeline.written import data_of, written_in
from onrecord.records import Reading, Statement
from onrecord.tracking import Doer, LikelyDoer, likely_doers, most_served, served_in

__all__ = ["KEPT", "SERVED", "KeptStatement", "doers_among", "kept_among"]


@dataclass(frozen=True, slots=True)
class KeptStatement:
    """A statement as it was read, and who is meant to do what it tells, as far as its document tells it."""

    statement: Statement
    likely: LikelyDoer | None = None


class _Kept:
    """Every statement with its doer."""

    @property
    def made_by(self) -> str:
        return _kept_by()

    def bodies_of(self, reading: Reading) -> Iterator[tuple[str, bytes]]:
        likely = likely_doers(reading.statements)
        for statement in reading.statements:
            body = _ENCODER.encode(KeptStatement(statement, likely.get(statement.id)))
            yield statement.id, zlib.compress(body, 1)


class _Served:
    """For whom somebody speaks, by document; speakers are looked up, never compared."""

    kind = "served"

    @property
    def made_by(self) -> str:
        return _kept_by()

    def items_of(self, reading: Reading) -> Iterator[PairItem]:
        for name, bodies in served_in(reading.statements).items():
            yield PairItem(name, b"", _ENCODER.encode((name, bodies)), (), (named_token(name),))

    def shared(self, asking: bytes, offering: bytes) -> bytes | None:
        del asking, offering
        return None


KEPT, SERVED = _Kept(), _Served()
_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder(KeptStatement)
_SERVED_BODIES = msgspec.msgpack.Decoder(tuple[str, dict[str, int]])
_WRITTEN_IN = ("doers", "keys", "naming")


@lru_cache(maxsize=1)
def _kept_by() -> str:
    """Names the rules by all that they are written in, so that no change of them is ever forgotten."""
    tracking, records = resources.files("onrecord.tracking"), resources.files("onrecord.records")
    written = [tracking / f"{name}.py" for name in _WRITTEN_IN]
    written += [*data_of(tracking / "data"), *data_of(records)]
    return f"statements {written_in(written)}"


def kept_among(ledger: Ledger, wanted: Mapping[str, Collection[str]]) -> dict[str, KeptStatement] | None:
    """Statements by their ids; ``wanted`` maps keys of readings to some of theirs.

    They carry the document's id of their reading. None where they are not kept and cannot be.
    """
    found = ledger.kept_statements(KEPT.made_by, wanted)
    if found is None:
        ledger.keep_statements(KEPT)
        found = ledger.kept_statements(KEPT.made_by, wanted)
    if found is None:
        return None
    return {i: _DECODER.decode(zlib.decompress(body)) for i, body in found.items()}


def doers_among(
    ledger: Ledger, likely: Mapping[str, LikelyDoer], shown: Collection[str]
) -> dict[str, Doer] | None:
    """Who is meant, by statement, as the documents of these readings tell it; None where that is not kept."""
    speakers = {one.speaker for one in likely.values() if one.speaker is not None}
    rows = offered(ledger, SERVED, {named_token(name) for name in speakers})
    if rows is None:
        return None
    served: dict[str, Counter[str]] = {}
    for name, bodies in _served(rows, shown):
        if name in speakers:  # two names may have one token
            served.setdefault(name, Counter()).update(bodies)
    body_of = {name: most_served(bodies) for name, bodies in served.items()}
    found = ((i, one.among(body_of)) for i, one in likely.items())
    return {i: doer for i, doer in found if doer is not None}


def _served(
    rows: Iterable[tuple[str, bytes]], shown: Collection[str]
) -> Iterator[tuple[str, dict[str, int]]]:
    return (_SERVED_BODIES.decode(body) for key, body in rows if key in shown)
