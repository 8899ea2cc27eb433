"""One commitment or one claim in the terminal: every mention in time, with its words and who says so."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from onrecord.records import Claim, Commitment, Statement
from onrecord.surfaces.render.board import cause_words
from onrecord.surfaces.render.terminal import board_terminal
from onrecord.surfaces.render.words import (
    chain_words,
    day_words,
    one_line,
    published_words,
    text,
    window_words,
)

__all__ = ["claim_terminal", "commitment_terminal", "quote_terminal"]


def commitment_terminal(
    commitment: Commitment, statements: Mapping[str, Statement], today: date
) -> RenderableType:
    """The commitment's line on the board, its mentions in time, and each change of its status."""
    parts: list[RenderableType] = [board_terminal([commitment], today)]
    for mention in commitment.mentions:
        said = statements[mention.statement]
        head = f"{published_words(mention.published)}  {text(f'act.{mention.act.value}')}"
        due = "" if mention.due.window is None else f" · {window_words(mention.due.window)}"
        parts += [Text(f"{head}: {chain_words(said.sources)}{due}"), quote_terminal(said)]
    for change in commitment.status_as_of:
        because = ", ".join(filter(None, (*change.because, cause_words(change))))
        parts.append(Text(f"{day_words(change.as_of)}  {text(f'status.{change.status.value}')}  [{because}]"))
    return Group(*parts)


def claim_terminal(claim: Claim, statements: Mapping[str, Statement]) -> RenderableType:
    """The claim's statements under the origins that they were counted as, and why they were."""
    parts: list[RenderableType] = []
    for origin in claim.origins:
        parts.append(Text(f"{one_line(origin.source)}: {origin.how}", style="bold"))
        for statement_id in origin.statements:
            said = statements[statement_id]
            parts += [quote_terminal(said), Padding(Text(chain_words(said.sources)), (0, 0, 0, 4))]
    return Group(*parts)


def quote_terminal(statement: Statement) -> RenderableType:
    """The verbatim words on one line, set in, with where they stand."""
    words = f"“{one_line(statement.quote)}”  [{statement.document} {statement.start}..{statement.end}]"
    return Padding(Text(words), (0, 0, 0, 2))
