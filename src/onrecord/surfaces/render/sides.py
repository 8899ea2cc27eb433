"""What stands against a statement, and what came after it, in the terminal: both sides with their words."""

from __future__ import annotations

from collections.abc import Mapping

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from onrecord.records import Contradiction, Document, Revision, Statement
from onrecord.surfaces.render.words import chain_words, one_line, published_words, text

__all__ = ["sides_terminal"]


def sides_terminal(
    statement_id: str,
    relations: tuple[tuple[Contradiction, ...], tuple[Revision, ...]],
    statements: Mapping[str, Statement],
    documents: Mapping[str, Document],
) -> RenderableType | None:
    """The contradictions and revisions that a statement is a side of; None where there are none."""
    rows: tuple[Contradiction | Revision, ...] = (*relations[1], *relations[0])
    parts: list[RenderableType] = []
    for row in rows:
        if statement_id not in (row.a, row.b):
            continue
        other = row.b if statement_id == row.a else row.a
        parts.append(Text(f"{_label(row, statement_id)}: {one_line(row.why)}", style="bold"))
        parts.append(Padding(_words(statements.get(other), documents), (0, 0, 0, 2)))
    return Group(*parts) if parts else None


def _label(row: Contradiction | Revision, statement_id: str) -> str:
    if isinstance(row, Contradiction):
        return text(f"contradiction.{row.kind.value}")
    label = text(f"revision.{row.relation.value}")
    return label if statement_id == row.a else text("revision.changes", label=label)


def _words(statement: Statement | None, documents: Mapping[str, Document]) -> Text:
    if statement is None:
        return Text(text("empty.statement"), style="italic")
    held = documents.get(statement.document)
    published = published_words(None if held is None else held.published)
    where = f"[{statement.document} {statement.start}..{statement.end}, {published}]"
    return Text(f"“{one_line(statement.quote)}”  {where}\n{chain_words(statement.sources)}")
