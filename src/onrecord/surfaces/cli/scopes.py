"""Commands of the group ``scope``: save, show; and how other commands find a saved subject."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.console import Group
from rich.text import Text

from onrecord.errors import UsageError
from onrecord.exchange import layer_rows
from onrecord.pipeline import find_scope, layers_at, save_scope
from onrecord.records import Layers, SavedScope, Subject
from onrecord.surfaces.cli.console import terminal
from onrecord.surfaces.cli.deciding import Because, By, author_of
from onrecord.surfaces.cli.options import AsRecorded, Json, LedgerPath, Today, clocks, opened
from onrecord.surfaces.render import scope_words

__all__ = ["Scope", "asked_subject", "check_subject", "save", "show"]

Scope = Annotated[str | None, typer.Option("--scope", help="A saved subject, by its name.")]


def asked_subject(layers: Layers, query: str, scope: str | None) -> str | SavedScope:
    """The words, or the saved subject; raises UsageError where both are given."""
    check_subject(query, scope)
    return query if scope is None else find_scope(layers, scope)


def check_subject(query: str, scope: str | None) -> None:
    """Raises UsageError where a subject is named in two ways."""
    if scope is not None and query:
        raise UsageError("a subject is named by words or by --scope, not by both")


def save(
    name: Annotated[str, typer.Argument(metavar="NAME", help="The name to find it by.")],
    query: Annotated[str, typer.Argument(metavar="[QUERY]", help="Words that all must stand there.")] = "",
    party: Annotated[
        list[str] | None, typer.Option("--party", help="An actor or system, by name or id; any of them.")
    ] = None,
    claim: Annotated[
        list[str] | None, typer.Option("--claim", help="The id of a claim or commitment; any of them.")
    ] = None,
    because: Because = None,
    by: By = None,
    ledger: LedgerPath = "onrecord.db",
) -> None:
    """Save the subject of a dossier by name; saving again makes a new version, the earlier ones stay.

    Example: onrecord scope save bridge "harbour bridge" --party Norvia --because "to watch" --by "Ada Brom"
    """
    author = author_of(because, by, None)
    subject = Subject(" ".join(query.split()), tuple(party or ()), tuple(claim or ()))
    with opened(ledger) as record:
        made = save_scope(record, name, subject, author)
    terminal.show(f"Saved: {made.on[0]} [{made.id}]")


def show(
    name: Annotated[str | None, typer.Argument(metavar="[NAME]", help="One; none: all.")] = None,
    ledger: LedgerPath = "onrecord.db",
    as_recorded: AsRecorded = None,
    today: Today = None,
    json: Json = False,
) -> None:
    """Show saved subjects with all their versions.

    Example: onrecord scope show
    """
    with opened(ledger) as record:
        layers = layers_at(record, clocks(None, as_recorded, today, False), layer="scopes")
    found = [s for s in layers.assessments.scopes if name in (None, s.name)]
    if json:
        terminal.rows((r for r in layer_rows(layers, "scopes") if name in (None, r["name"])), "jsonl")
    elif found:
        lines = (Text(scope_words(s), style="" if s.current else "dim") for s in found)
        terminal.show(Group(*lines))
    else:
        terminal.say("No scope is saved.")
