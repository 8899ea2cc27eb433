"""Commands of the group ``indicator``: add, watch, observe, show."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.console import Group

from onrecord.exchange import layer_rows
from onrecord.pipeline import (
    add_indicator,
    find_indicator,
    layers_at,
    observe_indicator,
    watch_indicator,
)
from onrecord.surfaces.cli.console import terminal
from onrecord.surfaces.cli.deciding import Because, By, author_of
from onrecord.surfaces.cli.options import (
    AsOf,
    AsRecorded,
    IncludeUndated,
    Json,
    LedgerPath,
    Today,
    clocks,
    opened,
)
from onrecord.surfaces.render import block_terminal, one_line, sign_block
from onrecord.tracking.assessment import suggest_observations

__all__ = ["add", "observe", "show", "watch"]

_Indicator = Annotated[str, typer.Argument(metavar="INDICATOR", help="The id of a sign to watch.")]
_On = Annotated[str | None, typer.Option("--on", help="The day from which it holds; none: today.")]


def add(
    text: Annotated[str, typer.Argument(help="What to watch, in words.")],
    of: Annotated[str | None, typer.Option("--of", help="The commitment that it points to.")] = None,
    because: Because = None,
    by: By = None,
    ledger: LedgerPath = "onrecord.db",
) -> None:
    """Add a sign to watch, beside those that the reporting itself names.

    Example: onrecord indicator add "orders for steel" --of cs-0123456789ab --because "needed" --by "Ada Brom"
    """
    author = author_of(because, by, None)
    with opened(ledger) as record:
        made = add_indicator(record, text, of, author)
    terminal.show(f"To watch: {made.value} [{made.id}]")


def watch(
    indicator: _Indicator,
    rule: Annotated[
        str, typer.Argument(metavar="RULE", help="any, for, against, neutral; for:2 is by origins.")
    ],
    because: Because = None,
    by: By = None,
    ledger: LedgerPath = "onrecord.db",
) -> None:
    """Say when a sign alerts: on each observation of a direction, or once so many origins told of one.

    Example: onrecord indicator watch i-0123456789ab against:2 --because "one may err" --by "Ada Brom"
    """
    author = author_of(because, by, None)
    with opened(ledger) as record:
        made = watch_indicator(record, indicator, rule, author)
    terminal.show(f"{made.on[0]} alerts on {made.value}: {made.why} ({made.by}, {made.when}) [{made.id}]")


def observe(
    indicator: _Indicator,
    statement: Annotated[str, typer.Argument(metavar="STATEMENT", help="The id of a statement.")],
    direction: Annotated[str, typer.Argument(help="for, against or neutral.")],
    because: Because = None,
    by: By = None,
    on: _On = None,
    ledger: LedgerPath = "onrecord.db",
) -> None:
    """Note that a statement shows a sign, and whether it speaks for or against what the sign points to.

    Example: onrecord indicator observe i-0123456789ab s-0123456789ab for --because "it came" --by "Ada Brom"
    """
    author = author_of(because, by, on)
    with opened(ledger) as record:
        made = observe_indicator(record, indicator, statement, direction, author)
    terminal.show(f"{made.on[0]} is seen {made.value}: {made.why} ({made.by}, {made.when}) [{made.id}]")


def show(
    indicator: Annotated[str | None, typer.Argument(metavar="[INDICATOR]", help="One; none: all.")] = None,
    ledger: LedgerPath = "onrecord.db",
    as_of: AsOf = None,
    as_recorded: AsRecorded = None,
    today: Today = None,
    include_undated: IncludeUndated = False,
    json: Json = False,
) -> None:
    """Show signs to watch, what was observed, and statements that share their words.

    Example: onrecord indicator show
    """
    with opened(ledger) as record:
        layers = layers_at(record, clocks(as_of, as_recorded, today, include_undated))
    found = layers.indicators if indicator is None else (find_indicator(layers, indicator),)
    if json:
        names = {i.id for i in found}
        terminal.rows((r for r in layer_rows(layers, "indicators") if r["indicator"] in names), "jsonl")
        return
    statements = layers.statements()
    said = {s.id: f"“{one_line(s.quote)}” [{s.document} {s.start}..{s.end}]" for s in statements}
    blocks = (sign_block(i, said.get, suggest_observations(i, statements)) for i in found)
    if found:
        terminal.show(Group(*map(block_terminal, blocks)))
    else:
        terminal.say("No sign to watch is on record.")
