"""Commands that take a person's decisions: rule, side."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated

import typer

from onrecord.errors import UsageError
from onrecord.pipeline import Author, put_on_side, rule_commitment, withdraw_ruling, withdraw_side
from onrecord.records import Decision
from onrecord.surfaces.cli.console import terminal
from onrecord.surfaces.cli.options import AsRecorded, Json, LedgerPath, day, moment, opened
from onrecord.tracking import Membership, Sides

__all__ = ["Because", "By", "author_of", "rule", "side"]

Because = Annotated[str | None, typer.Option("--because", help="The reason, in words.")]
By = Annotated[str | None, typer.Option("--by", envvar="ONRECORD_AUTHOR", help="Who decides.")]
Withdraw = Annotated[bool, typer.Option("--withdraw", help="Take back what was decided.")]


def rule(
    commitment: Annotated[str, typer.Argument(help="The id of a commitment.")],
    status: Annotated[
        str | None, typer.Argument(metavar="[STATUS]", help="met, late, abandoned, ...")
    ] = None,
    because: Because = None,
    by: By = None,
    on: Annotated[str | None, typer.Option("--on", help="The day from which it holds; none: today.")] = None,
    withdraw: Withdraw = False,
    ledger: LedgerPath = "onrecord.db",
) -> None:
    """Rule on the status of a commitment, or withdraw a ruling; nothing is overwritten.

    Example: onrecord rule cs-0123456789ab met --because "I saw it open" --by "Ada Brom"
    """
    if withdraw == (status is not None):
        raise UsageError("a ruling needs a status, or --withdraw to take the last one back")
    author = author_of(because, by, on)
    with opened(ledger) as record:
        if status is None:
            made = withdraw_ruling(record, commitment, author)
        else:
            made = rule_commitment(record, commitment, status, author)
    told = f"is {made.value}" if made.undoes is None else "stands again as the evidence has it"
    terminal.show(f"{made.on[0]} {told}: {made.why} ({made.by}, {made.when}) [{made.id}]")


def side(
    who: Annotated[str | None, typer.Argument(metavar="[NAME]", help="Who is on a side.")] = None,
    of: Annotated[str | None, typer.Argument(metavar="[OF]", help="Whose side it is.")] = None,
    because: Because = None,
    by: By = None,
    apart: Annotated[bool, typer.Option("--apart", help="NAME is not on the side of OF.")] = False,
    withdraw: Withdraw = False,
    ledger: LedgerPath = "onrecord.db",
    as_recorded: AsRecorded = None,
    json: Json = False,
) -> None:
    """Say which side somebody is on, or list what is known; it decides claimed met against met.

    Example: onrecord side "Harbour Works" Norvia --because "owned by the state" --by "Ada Brom"
    """
    if of is None:
        if because is not None or apart or withdraw:
            raise UsageError("a side needs two names: who is on it, and whose it is")
        _list_sides(ledger, who, as_recorded, json)
        return
    author = author_of(because, by, None)
    with opened(ledger) as record:
        if withdraw:
            made = withdraw_side(record, str(who), of, author)
        else:
            made = put_on_side(record, str(who), of, author, apart)
    terminal.show(_side_words(made))


def author_of(because: str | None, by: str | None, on: str | None) -> Author:
    """Who decides now, and why; raises UsageError where either is not said."""
    if because is None:
        raise UsageError("a decision needs a reason: --because TEXT")
    if by is None:
        raise UsageError("a decision needs the name of whoever decides: --by NAME, or ONRECORD_AUTHOR")
    return Author(by, because, datetime.now(UTC), day(on, "--on"))


def _side_words(made: Decision) -> str:
    who, of = made.on
    if made.undoes is not None:
        told = f"nothing is decided about {who} and {of}"
    else:
        told = f"{who} is {'not ' if made.value == 'apart' else ''}on the side of {of}"
    return f"{told}: {made.why} ({made.by}, {made.when}) [{made.id}]"


def _list_sides(ledger: str, who: str | None, as_recorded: str | None, json: bool) -> None:
    with opened(ledger) as record:
        decisions = record.view(as_recorded=moment(as_recorded, "--as-recorded")).decisions
    known = [m for m in Sides.of(decisions).known() if who is None or who.casefold() in _names(m)]
    if json:
        rows = ({"who": m.who, "of": m.of, "on_side": m.on_side, "why": m.why, "by": m.by} for m in known)
        terminal.rows(rows, "jsonl")
        return
    for m in known:
        by = "shipped with onrecord" if m.by is None else f"decided by {m.by}"
        terminal.show(f"{m.who} {'' if m.on_side else 'not '}on the side of {m.of}: {m.why} ({by})")
    if not known:
        terminal.say("Nothing is known about sides beyond what names and offices tell.")


def _names(membership: Membership) -> tuple[str, str]:
    return membership.who.casefold(), membership.of.casefold()
