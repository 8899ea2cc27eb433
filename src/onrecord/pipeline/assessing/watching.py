"""Signs to watch: added, given a rule when to alert, and seen in statements by people."""

from __future__ import annotations

from onrecord.errors import UsageError
from onrecord.ledger import Ledger
from onrecord.pipeline.deciding import find_commitment
from onrecord.pipeline.deriving import Clocks, layers_at
from onrecord.pipeline.keeping import Author, Content, keep
from onrecord.records import Decision, Direction, Indicator, Layers
from onrecord.tracking.assessment import INDICATOR, OBSERVATION, WATCH, parse_rule

__all__ = ["add_indicator", "find_indicator", "observe_indicator", "watch_indicator"]


def add_indicator(ledger: Ledger, text: str, towards: str | None, author: Author) -> Decision:
    """The sign is kept, beside those of the reporting; ``towards`` is the commitment that it points to."""
    if not text.strip():
        raise UsageError("a sign to watch needs words")
    on: tuple[str, ...] = ()
    if towards is not None:
        on = (find_commitment(_layers(ledger, author), towards).id,)
    return keep(ledger, Content(INDICATOR, on, " ".join(text.split()), prefix="i"), author)


def watch_indicator(ledger: Ledger, indicator_id: str, rule: str, author: Author) -> Decision:
    """The rule says from now on when the sign alerts; it replaces the one before."""
    indicator = find_indicator(_layers(ledger, author), indicator_id)
    return keep(ledger, Content(WATCH, (indicator.id,), parse_rule(rule)), author)


def observe_indicator(
    ledger: Ledger, indicator_id: str, statement_id: str, direction: str, author: Author
) -> Decision:
    """It is kept that the statement shows the sign, and whether that speaks for what it points to."""
    layers = _layers(ledger, author)
    indicator = find_indicator(layers, indicator_id)
    if not any(s.id == statement_id for s in layers.statements()):
        raise UsageError(f"no statement in the record has the id {statement_id!r}")
    if direction not in {d.value for d in Direction}:
        raise UsageError(f"an observation speaks for, against, or is neutral, not {direction!r}")
    return keep(ledger, Content(OBSERVATION, (indicator.id, statement_id), direction), author)


def find_indicator(layers: Layers, indicator_id: str) -> Indicator:
    """The sign with this id; raises UsageError where there is none."""
    for indicator in layers.indicators:
        if indicator.id == indicator_id:
            return indicator
    raise UsageError(f"no indicator in the record has the id {indicator_id!r}")


def _layers(ledger: Ledger, author: Author) -> Layers:
    return layers_at(ledger, Clocks(today=author.when.date()))
