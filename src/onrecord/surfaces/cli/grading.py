"""Commands that take a person's grades, and take any decision back: grade, withdraw."""

from __future__ import annotations

from typing import Annotated

import typer

from onrecord.errors import UsageError
from onrecord.exchange import layer_rows, proposal_row
from onrecord.pipeline import Clocks, grade_record, layers_at, suggest_grade, withdraw_decision
from onrecord.records import Grade
from onrecord.surfaces.cli.console import terminal
from onrecord.surfaces.cli.deciding import Because, By, author_of
from onrecord.surfaces.cli.options import AsRecorded, Json, LedgerPath, Today, clocks, opened
from onrecord.surfaces.render import grades_terminal, proposal_terminal
from onrecord.tracking.assessment import name_key

__all__ = ["grade", "withdraw"]


def grade(
    on: Annotated[
        str | None, typer.Argument(metavar="[ID|NAME]", help="A statement, or a named source.")
    ] = None,
    value: Annotated[
        str | None, typer.Argument(metavar="[GRADE]", help="A-F for a source, 1-6 for a statement.")
    ] = None,
    because: Because = None,
    by: By = None,
    since: Annotated[
        str | None, typer.Option("--on", help="The day from which it holds; none: today.")
    ] = None,
    topic: Annotated[
        str | None, typer.Option("--topic", help="The field that a source's grade is for.")
    ] = None,
    propose: Annotated[
        bool, typer.Option("--propose", help="Show what the record suggests, and why.")
    ] = False,
    ledger: LedgerPath = "onrecord.db",
    as_recorded: AsRecorded = None,
    today: Today = None,
    json: Json = False,
) -> None:
    """Grade a source's reliability (A-F) or a statement's credibility (1-6), or list the grades given.

    Without a grade, the history is shown. A proposal is only printed: people give grades, each with a reason.

    Example: onrecord grade s-0123456789ab 2 --because "two ministries say so" --by "Ada Brom"
    """
    if value is None:
        asked = clocks(None, as_recorded, today, False)
        _propose(ledger, on, asked, json) if propose else _list(ledger, on, asked, json)
        return
    if propose:
        raise UsageError("a proposal takes no grade; without --propose the grade is kept")
    author = author_of(because, by, since)
    with opened(ledger) as record:
        made = grade_record(record, str(on), value, author, topic)
    terminal.show(f"{made.on[0]} is graded {made.value}: {made.why} ({made.by}, {made.when}) [{made.id}]")


def _propose(ledger: str, on: str | None, asked: Clocks, json: bool) -> None:
    if on is None:
        raise UsageError("a proposal needs a statement or a named source")
    with opened(ledger) as record:
        found = suggest_grade(layers_at(record, asked), on)
    if json:
        terminal.rows([proposal_row(found)], "jsonl")
    else:
        terminal.show(proposal_terminal(found))


def _list(ledger: str, on: str | None, asked: Clocks, json: bool) -> None:
    with opened(ledger) as record:
        layers = layers_at(record, asked, layer="grades")

    def is_asked(given: str) -> bool:
        return on is None or on == given or name_key(on) == name_key(given)

    if json:
        terminal.rows((row for row in layer_rows(layers, "grades") if is_asked(row["on"])), "jsonl")
        return
    found: tuple[Grade, ...] = tuple(g for g in layers.assessments.grades if is_asked(g.on))
    if found:
        terminal.show(grades_terminal(found))
    else:
        terminal.say("No grade was given.")


def withdraw(
    decision: Annotated[str, typer.Argument(metavar="DECISION", help="The id of a decision.")],
    because: Because = None,
    by: By = None,
    ledger: LedgerPath = "onrecord.db",
) -> None:
    """Take any decision back: a grade, an estimate, a resolution, a ruling; it stays to be seen.

    Withdrawing the withdrawal restores it.

    Example: onrecord withdraw x-0123456789ab --because "the wrong document" --by "Ada Brom"
    """
    author = author_of(because, by, None)
    with opened(ledger) as record:
        made = withdraw_decision(record, decision, author)
    terminal.show(f"{decision} is withdrawn: {made.why} ({made.by}, {made.when}) [{made.id}]")
