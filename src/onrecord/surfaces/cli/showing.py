"""Commands that show the record to people: dossier, due, show, why."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Group, RenderableType

from onrecord.errors import UsageError
from onrecord.exchange import commitment_row, dossier_row, explanation_row, jsonl_text, layer_rows
from onrecord.pipeline import commitments_at, dossier_about, explain, layers_at, rendered, scope_at
from onrecord.records import Dossier, Layers, Statement
from onrecord.surfaces.cli.console import terminal
from onrecord.surfaces.cli.files import write_file
from onrecord.surfaces.cli.options import (
    AsOf,
    AsRecorded,
    IncludeUndated,
    Json,
    LedgerPath,
    Subject,
    Today,
    clocks,
    opened,
)
from onrecord.surfaces.cli.scopes import Scope, check_subject
from onrecord.surfaces.render import (
    block_terminal,
    board_terminal,
    claim_terminal,
    commitment_terminal,
    dossier_html,
    dossier_markdown,
    dossier_terminal,
    explanation_terminal,
    grades_terminal,
    matrix_block,
    one_line,
    question_block,
    sides_terminal,
    sign_block,
    statement_terminal,
)
from onrecord.tracking.assessment import Graded

__all__ = ["dossier", "due", "show", "why", "write_dossier"]

_CARRIES = {
    "statements": "statement",
    "claims": "claim",
    "commitments": "commitment",
    "documents": "document",
    "parties": "party",
    "arrangements": "arrangement",
    "indicators": "indicator",
    "gaps": "gap",
    "questions": "question",
    "matrices": "matrix",
    "decisions": "decision",
    "events": "mention",
}


def dossier(
    query: Subject = "",
    scope: Scope = None,
    ledger: LedgerPath = "onrecord.db",
    html: Annotated[Path | None, typer.Option("--html", help="Write one self-contained page.")] = None,
    markdown: Annotated[Path | None, typer.Option("--markdown", help="Write Markdown.")] = None,
    as_of: AsOf = None,
    as_recorded: AsRecorded = None,
    today: Today = None,
    include_undated: IncludeUndated = False,
    json: Json = False,
) -> None:
    """Show what the record says about a subject, every line backed by the words of a document.

    Example: onrecord dossier "coastal radar" --html dossier.html
    """
    asked = clocks(as_of, as_recorded, today, include_undated)
    check_subject(query, scope)
    with opened(ledger) as record:
        about = query if scope is None else scope_at(record, scope, asked)
        made = lru_cache(maxsize=1)(lambda: dossier_about(record, about, asked))

        def kept(form: tuple[object, ...], render: Callable[[Dossier], str]) -> bytes:
            return rendered(record, about, asked, form, lambda: render(made()).encode("utf-8"))

        if json:
            terminal.send(kept(("jsonl",), lambda dossier: jsonl_text([dossier_row(dossier)])))
        else:
            shown = kept(terminal.look(), lambda dossier: terminal.drawn(dossier_terminal(dossier)))
            terminal.write(shown.decode("utf-8"))
        if html is not None:
            write_file(html, kept(("html",), dossier_html))
        if markdown is not None:
            write_file(markdown, kept(("markdown",), dossier_markdown))


def write_dossier(path: Path, text: str) -> None:
    """The page is written, and its path said; raises UsageError where that is not possible."""
    write_file(path, text.encode("utf-8"))


def due(
    ledger: LedgerPath = "onrecord.db",
    as_of: AsOf = None,
    as_recorded: AsRecorded = None,
    today: Today = None,
    include_undated: IncludeUndated = False,
    json: Json = False,
) -> None:
    """Show the board: what is due, what slipped, what is overdue without evidence, what was met.

    Example: onrecord due --today 2025-06-01
    """
    asked = clocks(as_of, as_recorded, today, include_undated)
    with opened(ledger) as record:
        ordered = sorted(commitments_at(record, asked), key=_by_due)
    if json:
        terminal.rows(map(commitment_row, ordered), "jsonl")
    else:
        terminal.show(board_terminal(ordered, asked.judged_on()))


def _by_due(commitment: object) -> tuple[date, str]:
    window = getattr(commitment, "due", None)
    end = None if window is None else window.end
    return end or date.max, getattr(commitment, "id", "")


def show(
    record_id: Annotated[str, typer.Argument(metavar="ID", help="The id of anything in the record.")],
    ledger: LedgerPath = "onrecord.db",
    as_of: AsOf = None,
    as_recorded: AsRecorded = None,
    today: Today = None,
    include_undated: IncludeUndated = False,
    json: Json = False,
) -> None:
    """Show one statement, claim, commitment or document by its id, former ids included.

    Example: onrecord show s-0123456789ab
    """
    asked = clocks(as_of, as_recorded, today, include_undated)
    with opened(ledger) as record:
        layers = layers_at(record, asked)
        row = _row_of(layers, record_id)
        if row is None:
            # What only an older version said is looked for last: the newest versions are what stands today.
            layers = layers_at(record, asked, all_versions=True)
            row = _row_of(layers, record_id)
    if row is None:
        raise UsageError(f"nothing in the record has the id {record_id!r}")
    shown = None if json else _shown(layers, record_id, asked.judged_on())
    if shown is None:
        terminal.rows([row], "jsonl")
    else:
        terminal.show(shown)


def why(
    record_id: Annotated[str, typer.Argument(metavar="ID", help="The id of a statement or commitment.")],
    ledger: LedgerPath = "onrecord.db",
    as_of: AsOf = None,
    as_recorded: AsRecorded = None,
    today: Today = None,
    include_undated: IncludeUndated = False,
    json: Json = False,
) -> None:
    """Say why a statement is a commitment or none, why it has its status, and why its mentions are one.

    Example: onrecord why cs-0123456789ab
    """
    asked = clocks(as_of, as_recorded, today, include_undated)
    with opened(ledger) as record:
        told = explain(layers_at(record, asked), record_id, asked)
    if json:
        terminal.rows([explanation_row(told)], "jsonl")
    else:
        terminal.show(explanation_terminal(told))


def _shown(layers: Layers, record_id: str, today: date) -> RenderableType | None:
    """The record as people read it, None for those that are shown as their row."""
    statements = {s.id: s for s in layers.statements()}
    if record_id in statements:
        documents = {e.document.id: e.document for e in layers.documents}
        card = statement_terminal(statements[record_id], documents[statements[record_id].document])
        relations = layers.contradictions, layers.revisions
        against = sides_terminal(record_id, relations, statements, documents)
        grades = Graded.of(layers.assessments.grades).on(statements[record_id])
        given = grades_terminal(grades) if grades else None
        return Group(*(part for part in (card, given, against) if part is not None))
    for commitment in layers.commitments:
        if record_id in (commitment.id, *commitment.former_ids):
            return commitment_terminal(commitment, statements, today)
    for claim in layers.claims:
        if record_id in (claim.id, *claim.former_ids):
            return claim_terminal(claim, statements)
    return _judgement(layers, record_id, statements)


def _judgement(layers: Layers, record_id: str, statements: Mapping[str, Statement]) -> RenderableType | None:
    """A question, a matrix or a sign as people read it."""
    said = {i: f"“{one_line(s.quote)}” [{s.document} {s.start}..{s.end}]" for i, s in statements.items()}
    questions = (question_block(q) for q in layers.assessments.questions if q.id == record_id)
    matrices = (matrix_block(m, (), said.get) for m in layers.assessments.matrices if m.id == record_id)
    signs = (sign_block(i, said.get, ()) for i in layers.indicators if i.id == record_id)
    return next(map(block_terminal, (*questions, *matrices, *signs)), None)


def _row_of(layers: Layers, record_id: str) -> dict[str, object] | None:
    for layer, field in _CARRIES.items():
        for row in layer_rows(layers, layer):
            if row[field] == record_id or record_id in row.get("former_ids", ()):
                return row
    return None
