"""The dossier and the due board for the terminal, readable in 80 columns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from types import MappingProxyType

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from onrecord.records import Commitment, Dossier, Section
from onrecord.surfaces.render import tables
from onrecord.surfaces.render.blocks import Block
from onrecord.surfaces.render.board import (
    board_groups,
    due_note,
    first_mention,
    history_words,
    speaker_words,
    status_words,
)
from onrecord.surfaces.render.glance import day_views
from onrecord.surfaces.render.judgements import judged_parts
from onrecord.surfaces.render.page import clock_words
from onrecord.surfaces.render.plans import PlanView, draft_views, hindrance_views
from onrecord.surfaces.render.view import (
    ChangeView,
    Index,
    QuoteView,
    SectionView,
    count_words,
    make_index,
    section_views,
)
from onrecord.surfaces.render.words import one_line, publication_words, shorten, text

__all__ = ["block_terminal", "board_terminal", "dossier_terminal"]

_TONES = {
    "open": "blue",
    "revised": "yellow",
    "claimed_met": "yellow",
    "met": "green",
    "late": "red",
    "unknown_overdue": "red",
}


def board_terminal(
    commitments: Sequence[Commitment], today: date, where: Mapping[str, str] = MappingProxyType({})
) -> RenderableType:
    """The due board: what falls due next stands first, then overdue, slipped, claimed, met, closed.

    ``where`` gives the number of the document that each undertaking is quoted from, where they are numbered.
    """
    groups = board_groups(commitments, today)
    if not groups:
        return Text(text("empty.board"), style="italic")
    parts: list[RenderableType] = []
    for number, (group, members) in enumerate(groups):
        if number:
            parts.append(Text())
        parts.append(Text(f"{text(f'group.{group}')} ({len(members)})", style="bold"))
        parts.append(_board_table(members, today, where))
    return Group(*parts)


def dossier_terminal(dossier: Dossier) -> RenderableType:
    """The dossier in the order of the page, concise: no full text, quotes on running lines."""
    index = make_index(dossier)
    parts: list[RenderableType] = [
        Rule(Text(one_line(dossier.subject), style="bold"), align="left"),
        Text(", ".join(clock_words(dossier)), style="dim"),
        Text(count_words(dossier, index)),
        *_days(dossier, index),
        _title(text("page.board")),
        board_terminal(dossier.commitments, dossier.today, dict(_quoted_from(dossier, index))),
    ]
    for section in section_views(dossier, index):
        parts += _section(section)
        parts += _register(dossier, index, section.key)
    parts += _contradictions(dossier, index)
    parts += _judgements(dossier, index)
    parts += _closing(dossier, index)
    return Group(*parts)


def _quoted_from(dossier: Dossier, index: Index) -> Iterator[tuple[str, str]]:
    for commitment in dossier.commitments:
        told = tables.told_in(commitment, commitment.worded, index)
        if told is not None:
            yield commitment.id, f" [{told.number}]"


def _board_table(commitments: Sequence[Commitment], today: date, where: Mapping[str, str]) -> Table:
    table = Table(box=None, padding=(0, 1, 0, 0), expand=True, show_edge=False, header_style="dim")
    for column, width in (("status", 9), ("due", 13)):
        table.add_column(text(f"column.{column}"), width=width)
    for column, ratio in (("actor", 3), ("undertaking", 7), ("speaker", 3)):
        table.add_column(text(f"column.{column}"), ratio=ratio, overflow="fold")
    for column in ("origins", "mentions"):
        table.add_column(text(f"column_short.{column}"), width=5, justify="right")
    for commitment in commitments:
        note = due_note(commitment, today)
        due = Text(history_words(commitment))
        if note is not None:
            due.append(f" ({note})", style="dim")
        table.add_row(
            Text(status_words(commitment), style=_TONES.get(commitment.status.value, "")),
            due,
            Text(one_line(commitment.actor)),
            Text(f"“{one_line(commitment.undertaking)}”{where.get(commitment.id, '')}"),
            Text(speaker_words(first_mention(commitment))),
            str(commitment.origin_count),
            str(len(commitment.mentions)),
        )
    return table


def _title(words: str) -> RenderableType:
    return Padding(Text(words, style="bold underline"), (1, 0, 0, 0))


def _days(dossier: Dossier, index: Index) -> Iterator[RenderableType]:
    views = day_views(dossier.days, index)
    if views:
        yield _title(text("glance.days"))
    for view in views:
        yield _item((f"{view.when}  ", "bold"), f"“{view.words}” ", (f"[{view.document.number}]", "cyan"))


def _quote(quote: QuoteView, counts: str = "") -> RenderableType:
    """The quote, and below it who says so, how it is put, and when."""
    modality = (quote.modality, "bold red" if quote.negated else "bold")
    line = Text.assemble((quote.chain_words, "dim"), (" · ", "dim"), modality)
    for part in (quote.window, quote.said, quote.considered, counts):
        if part:
            line.append(f" · {part}", style="dim")
    words = Text.assemble(f"“{quote.words}” ", (f"[{quote.document.number}]", "cyan"))
    changes = (Padding(_change(change), (0, 0, 0, 4)) for change in quote.changes)
    grades = (Padding(Text(_graded(g), style="magenta"), (0, 0, 0, 4)) for g in quote.grades)
    return Group(Padding(words, (0, 0, 0, 2)), Padding(line, (0, 0, 0, 4)), *grades, *changes)


def _graded(words: str) -> str:
    return f"{text('grade.label')} {words}"


def _change(change: ChangeView) -> Text:
    head = (f"{change.label}, {change.published}: ", "yellow")
    return Text.assemble(head, f"“{change.words}” ", (f"[{change.document.number}]", "cyan"))


def _section(section: SectionView) -> Iterator[RenderableType]:
    yield _title(section.title)
    if not section.lines:
        yield _gap(section.gap)
    for line in section.lines:
        yield _quote(line.quote, line.counts)


def _gap(words: str) -> RenderableType:
    return Padding(Text(words, style="italic dim"), (0, 0, 0, 2))


def _item(*parts: str | tuple[str, str]) -> RenderableType:
    return Padding(Text.assemble(*parts), (0, 0, 0, 2))


def _register(dossier: Dossier, index: Index, section: str) -> Iterator[RenderableType]:
    if section == Section.ARRANGEMENT and dossier.arrangements:
        columns = [text(f"column.{c}") for c in ("holder", "role", "over", "state", "since")]
        yield _grid(columns, [row.cells for row in tables.arrangement_rows(dossier, index)])
    if section == Section.CONSTRAINT:
        for hindrance in hindrance_views(dossier, index):
            yield _item((f"{text('hindrance.title')}: ", "dim"), *_planned(hindrance.plan))
            for quote in hindrance.quotes:
                words = (f"“{quote.words}” ", (f"[{quote.document.number}]", "cyan"))
                yield Padding(Text.assemble(*words), (0, 0, 0, 4))
    if section == Section.REACTION and dossier.reactions:
        columns = [text("column.party"), *(text(f"stance.{stance}") for stance in tables.STANCES)]
        yield _grid(columns, list(_reaction_cells(dossier, index)))
    if section == Section.OUTLOOK:
        for row in tables.indicator_views(dossier, index):
            numbers = "".join(f" [{quote.document.number}]" for quote in row.quotes)
            yield _item((f"{text('page.indicators')}: ", "dim"), row.cells[0], (numbers, "cyan"))
            yield from (Padding(Text(line, style="magenta"), (0, 0, 0, 4)) for line in row.lines)
        for draft in draft_views(dossier, index):
            yield _item((f"{text('draft.title')}: ", "dim"), f"{draft.asks} ", *_planned(draft.plan))
            yield Padding(Text(f"{draft.rule} {draft.look_again}", style="dim"), (0, 0, 0, 4))


def _planned(plan: PlanView) -> tuple[str, tuple[str, str]]:
    number = "" if plan.document is None else f"[{plan.document.number}]"
    return f"“{plan.words}” ", (number, "cyan")


def _grid(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> Table:
    table = Table(box=None, padding=(0, 2), header_style="dim", show_edge=False)
    for column in columns:
        table.add_column(column)
    for row in rows:
        table.add_row(*map(Text, row))
    return table


def _reaction_cells(dossier: Dossier, index: Index) -> Iterator[tuple[str, ...]]:
    for row in tables.reaction_rows(dossier, index):
        cells = (" ".join(f"[{quote.document.number}]" for quote, _ in cell) or "–" for cell in row.cells)
        yield row.party, *cells


def _contradictions(dossier: Dossier, index: Index) -> Iterator[RenderableType]:
    yield _title(text("page.contradictions"))
    if not dossier.contradictions:
        yield _gap(text("empty.contradictions"))
    for view in tables.contradiction_views(dossier, index):
        yield _item((f"{view.kind}: ", "bold"), view.why)
        for side in (view.a, view.b):
            yield _gap(text("empty.statement")) if side is None else _quote(side)


def _judgements(dossier: Dossier, index: Index) -> Iterator[RenderableType]:
    parts = judged_parts(dossier, index)
    if parts:
        yield _title(text("judged.title"))
        yield _gap(text("judged.note"))
    for part in parts:
        yield _title(part.title)
        for block in part.blocks:
            yield block_terminal(block)
            yield from map(_quote, block.quotes)


def block_terminal(block: Block) -> RenderableType:
    """A judgement with its lines and tables."""
    lines = (Padding(Text(line), (0, 0, 0, 4)) for line in block.lines)
    tables = (Padding(_grid(table.head, table.rows), (0, 0, 0, 2)) for table in block.tables)
    return Group(_item((block.title, "bold magenta")), *lines, *tables)


def _closing(dossier: Dossier, index: Index) -> Iterator[RenderableType]:
    yield _title(text("page.copies"))
    for row in tables.copy_views(dossier, index):
        if row.document is not None and row.of is not None:
            yield _item(f"[{row.document.number}] {row.cells[0]} [{row.of.number}] ({row.cells[1]})")
    if not dossier.copies:
        yield _gap(text("empty.copies"))
    yield _title(text("page.gaps"))
    for row in tables.gap_views(dossier, index):
        about = f" ({text('towards.label')}: {shorten(row.cells[2], 60)})" if row.cells[2] else ""
        where = "" if row.document is None else f" [{row.document.number}]"
        yield _item((f"{row.cells[0]} ", "bold"), row.cells[1], (where, "cyan"), (about, "dim"))
    if not dossier.gaps:
        yield _gap(text("empty.gaps"))
    yield _title(text("page.left_out"))
    for row in tables.left_out_views(dossier, index):
        number = "" if row.document is None else f"[{row.document.number}] "
        yield _item(f"“{shorten(row.cells[0], 60)}” ", (number, "cyan"), (row.cells[1], "dim"))
    if not dossier.left_out:
        yield _gap(text("empty.left_out"))
    yield from _documents(dossier)


def _documents(dossier: Dossier) -> Iterator[RenderableType]:
    yield _title(text("page.documents"))
    if not dossier.documents:
        yield _gap(text("empty.documents"))
    for number, entry in enumerate(dossier.documents, start=1):
        document = entry.document
        title = one_line(document.title if document.title is not None else document.id)
        facts = ", ".join(publication_words(document.publisher, document.published))
        yield _item((f"[{number}] ", "cyan"), f"{title} · ", (facts, "dim"))
