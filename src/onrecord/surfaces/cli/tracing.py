"""Commands that set things on record side by side: compare, origins."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import Annotated

import typer

from onrecord.exchange import Row
from onrecord.pipeline import Clocks, SideBySide, compare_records, layers_at, trace_origins
from onrecord.surfaces.cli.console import terminal
from onrecord.surfaces.cli.options import Json, LedgerPath, opened
from onrecord.surfaces.render import compared_terminal, origins_terminal

__all__ = ["compare", "origins"]

_Id = Annotated[str, typer.Argument(metavar="ID", help="The id of a statement, claim or document.")]


def compare(a: _Id, b: _Id, ledger: LedgerPath = "onrecord.db", json: Json = False) -> None:
    """Set two statements, claims or documents side by side: shared words, same claims, contradictions.

    Example: onrecord compare s-0123456789ab s-ba9876543210
    """
    with opened(ledger) as record:
        layers = layers_at(record, Clocks(), all_versions="@" in a + b)
    found = compare_records(layers, a, b)
    if json:
        terminal.rows(_compared_rows(found), "jsonl")
    else:
        terminal.show(compared_terminal(found))


def _compared_rows(found: SideBySide) -> Iterator[Row]:
    for copy in found.passages:
        for start, end, of_start, of_end in copy.spans:
            words = found.documents[copy.document].text[start:end]
            yield {
                "what": "passage", "document": copy.document, "start": start, "end": end, "of": copy.of,
                "of_start": of_start, "of_end": of_end, "quote": words,
            }  # fmt: skip
    for claim in found.claims:
        yield {"what": "claim", "claim": claim.id, "statements": list(claim.statements)}
    yield from ({"what": "contradiction", **asdict(row)} for row in found.contradictions)
    yield from ({"what": "revision", **asdict(row)} for row in found.revisions)


def origins(
    claim: Annotated[str, typer.Argument(metavar="CLAIM", help="The id of a claim, or of a statement.")],
    ledger: LedgerPath = "onrecord.db",
    json: Json = False,
) -> None:
    """Show where a claim comes from: outlet, cited source, first speaker, and why each step is known.

    Example: onrecord origins ks-0123456789ab
    """
    with opened(ledger) as record:
        layers = layers_at(record, Clocks())
    found, steps = trace_origins(layers, claim)
    if json:
        terminal.rows((asdict(step) for step in steps), "jsonl")
    else:
        statements = {s.id: s for s in layers.statements()}
        terminal.show(origins_terminal(found, steps, statements))
