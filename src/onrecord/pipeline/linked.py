"""Keeps the links between statements in the ledger: a new document is linked by what it touches."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

import msgspec

from onrecord.ledger import Ledger
from onrecord.linking import Form, decide_forms, form_blocks, form_of, group_by_forms, meets
from onrecord.pipeline.collecting import collector_paused
from onrecord.pipeline.copied import COPIED
from onrecord.pipeline.kept import KEPT, SERVED
from onrecord.pipeline.told import RULES
from onrecord.records import Reading, Statement

__all__ = ["LINKED_BY", "groups_of", "link_new"]

LINKED_BY = "forms 4"
"""Raised whenever the forms of statements, their blocks or the decisions between them change."""


class _Linker:
    """The rules of ``onrecord.linking`` on forms as bytes."""

    made_by = LINKED_BY

    def forms_of(self, reading: Reading) -> Iterable[tuple[str, bytes]]:
        return ((s.id, _ENCODER.encode(form_of(s))) for s in reading.statements)

    def blocks_of(self, form: bytes) -> Mapping[int, int]:
        return form_blocks(_form(form))

    def meets(self, a: int, b: int) -> bool:
        return meets(a, b)

    def is_same(self, a: bytes, b: bytes) -> bool:
        return decide_forms(_form(a), _form(b)) is not None


_ENCODER = msgspec.msgpack.Encoder(order="sorted")
"""Sorted, so that equal forms are equal bytes: the order of a set's members differs between processes."""


@lru_cache(maxsize=8192)
def _form(body: bytes) -> Form:
    return msgspec.msgpack.decode(body, type=Form)


@collector_paused()
def link_new(ledger: Ledger) -> None:
    """All statements of the ledger are linked and compared; those that were before are left alone."""
    ledger.link_readings(_Linker())
    ledger.compare_texts(COPIED)
    ledger.keep_statements(KEPT)
    for rules in (*RULES, SERVED):
        ledger.pair_readings(rules)


def groups_of(
    ledger: Ledger, reading_keys: Sequence[str], statements: Sequence[Statement]
) -> list[list[Statement]] | None:
    """The groups of statements that say the same, from the links that are kept.

    What was not linked yet, is. None where that cannot be kept: in a ledger that can only be read.
    """
    linked = ledger.linked(LINKED_BY, reading_keys)
    if linked is None:
        link_new(ledger)
        linked = ledger.linked(LINKED_BY, reading_keys)
    return None if linked is None else group_by_forms(statements, *linked)
