"""Commands of the group ``matrix``: open, add, weigh, show."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.console import Group

from onrecord.exchange import layer_rows
from onrecord.pipeline import Weighing, add_hypothesis, find_matrix, layers_at, open_matrix, weigh_item
from onrecord.surfaces.cli.console import terminal
from onrecord.surfaces.cli.deciding import Because, By, author_of
from onrecord.surfaces.cli.options import AsRecorded, Json, LedgerPath, Today, clocks, opened
from onrecord.surfaces.render import block_terminal, matrix_block, one_line

__all__ = ["add", "show", "start", "weigh"]

_Matrix = Annotated[str, typer.Argument(metavar="MATRIX", help="The id of a matrix.")]
_Strength = "low, medium or high."


def start(
    question: Annotated[str, typer.Argument(help="The question that the hypotheses answer.")],
    because: Because = None,
    by: By = None,
    ledger: LedgerPath = "onrecord.db",
) -> None:
    """Start a matrix of competing hypotheses on a question.

    Example: onrecord matrix start "Why is the bridge late?" --because "the council asks" --by "Ada Brom"
    """
    author = author_of(because, by, None)
    with opened(ledger) as record:
        made = open_matrix(record, question, author)
    terminal.show(f"Started: {made.value} [{made.id}]")


def add(
    matrix: _Matrix,
    text: Annotated[str, typer.Argument(help="One explanation.")],
    because: Because = None,
    by: By = None,
    ledger: LedgerPath = "onrecord.db",
) -> None:
    """Add a hypothesis; it gets the next label: H1, H2, ...

    Example: onrecord matrix add m-0123456789ab "The money ran out" --because "brainstorm" --by "Ada Brom"
    """
    author = author_of(because, by, None)
    with opened(ledger) as record:
        made = add_hypothesis(record, matrix, text, author)
        label = find_matrix(layers_at(record, clocks(None, None, None, False), layer="matrices"), matrix)
    added = next(h for h in label.hypotheses if h.id == made.id)
    terminal.show(f"{added.label}: {added.text} [{made.id}]")


def weigh(
    matrix: _Matrix,
    item: Annotated[str, typer.Argument(metavar="ITEM", help="A statement's id, or an assumption's words.")],
    ratings: Annotated[list[str], typer.Argument(metavar="H1=C...", help="CC, C, N, I, II or NA.")],
    credibility: Annotated[str, typer.Option("--credibility", help=_Strength)] = "medium",
    relevance: Annotated[str, typer.Option("--relevance", help=_Strength)] = "medium",
    assumption: Annotated[bool, typer.Option("--assumption", help="ITEM is nobody's statement.")] = False,
    because: Because = None,
    by: By = None,
    ledger: LedgerPath = "onrecord.db",
) -> None:
    """Rate a statement against the hypotheses: consistent (CC, C), neutral (N), inconsistent (I, II), or NA.

    Example: onrecord matrix weigh m-0123456789ab s-0123456789ab H1=I --because "it was paid" --by "Ada Brom"
    """
    author = author_of(because, by, None)
    weighing = Weighing(item, ratings, credibility, relevance, assumption)
    with opened(ledger) as record:
        made = weigh_item(record, matrix, weighing, author)
    terminal.show(f"{item}: {', '.join(ratings)} ({made.by}, {made.when}) [{made.id}]")


def show(
    matrix: Annotated[str | None, typer.Argument(metavar="[MATRIX]", help="One; none: all.")] = None,
    ledger: LedgerPath = "onrecord.db",
    as_recorded: AsRecorded = None,
    today: Today = None,
    json: Json = False,
) -> None:
    """Show matrices: what speaks against each hypothesis, what tells them apart, what the order hangs on.

    Example: onrecord matrix show
    """
    with opened(ledger) as record:
        layers = layers_at(record, clocks(None, as_recorded, today, False), layer="matrices")
    found = [m for m in layers.assessments.matrices if m.made.stands]
    if matrix is not None:
        found = [find_matrix(layers, matrix)]
    if json:
        names = {m.id for m in found}
        terminal.rows((row for row in layer_rows(layers, "matrices") if row["matrix"] in names), "jsonl")
        return
    said = {s.id: f"“{one_line(s.quote)}” [{s.document} {s.start}..{s.end}]" for s in layers.statements()}
    if found:
        terminal.show(Group(*(block_terminal(matrix_block(m, (), said.get)) for m in found)))
    else:
        terminal.say("No matrix was started.")
