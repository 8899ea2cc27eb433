"""The dossier as Markdown: the same order as the page, without the documents' full text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.records import Dossier, Section
from onrecord.surfaces.render import tables
from onrecord.surfaces.render.anchors import safe_url
from onrecord.surfaces.render.glance import day_views
from onrecord.surfaces.render.judgements import judged_parts
from onrecord.surfaces.render.page import clock_words
from onrecord.surfaces.render.plans import PlanView, draft_views, hindrance_views
from onrecord.surfaces.render.view import (
    DocumentRef,
    Index,
    LineView,
    QuoteView,
    SectionView,
    count_words,
    make_index,
    section_views,
)
from onrecord.surfaces.render.words import one_line, publication_words, text

__all__ = ["dossier_markdown", "markdown_escape"]

_SPECIAL = re.compile(r"([\\`*_\[\]<>|~&#])")


def dossier_markdown(dossier: Dossier) -> str:
    """The dossier as Markdown; hostile words stay words."""
    index = make_index(dossier)
    parts = [
        f"# {markdown_escape(one_line(dossier.subject))}",
        markdown_escape(", ".join(clock_words(dossier))),
        count_words(dossier, index),
        *_days(dossier, index),
        *_board(dossier, index),
    ]
    for section in section_views(dossier, index):
        parts += _section(section)
        parts += _register(dossier, index, section.key)
    parts += [*_contradictions(dossier, index), *_judgements(dossier, index)]
    parts += [*_copies(dossier, index), *_gaps(dossier, index)]
    parts += [*_left_out(dossier, index), *_documents(dossier)]
    return "\n\n".join(parts) + "\n"


def markdown_escape(words: str) -> str:
    """The words with every mark-up character escaped.

    >>> markdown_escape("<b>*")
    '\\\\<b\\\\>\\\\*'
    """
    return _SPECIAL.sub(r"\\\1", words)


def _heading(title: str, level: int = 2) -> str:
    return f"{'#' * level} {title}"


def _listed(rows: list[str], empty: str) -> str:
    return "\n".join(f"- {row}" for row in rows) if rows else f"*{empty}*"


def _table(head: list[str], rows: list[list[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def _quote(quote: QuoteView, counts: str | None = None) -> str:
    """The quote with its chain, modality and window below it."""
    said = [markdown_escape(quote.chain_words), f"**{quote.modality}**"]
    said += [
        part for part in (quote.window, quote.said, _escaped(quote.considered), counts) if part is not None
    ]
    head = f"“{markdown_escape(quote.words)}” [{markdown_escape(quote.document.number)}]"
    changes = (
        f"**{c.label}**, {c.published}: “{markdown_escape(c.words)}” [{markdown_escape(c.document.number)}]"
        for c in quote.changes
    )
    grades = (f"*{text('grade.label')}* {markdown_escape(words)}" for words in quote.grades)
    return "  \n  ".join((head, " · ".join(said), *grades, *changes))


def _escaped(words: str | None) -> str | None:
    return None if words is None else markdown_escape(words)


def _short(quote: QuoteView) -> str:
    return f"“{markdown_escape(quote.words)}” [{markdown_escape(quote.document.number)}]"


def _line(line: LineView) -> str:
    return _quote(line.quote, line.counts)


def _days(dossier: Dossier, index: Index) -> Iterator[str]:
    views = day_views(dossier.days, index)
    if views:
        yield _heading(text("glance.days"))
        rows = [
            f"{v.when}: “{markdown_escape(v.words)}” [{markdown_escape(v.document.number)}]" for v in views
        ]
        yield _listed(rows, "")


def _board(dossier: Dossier, index: Index) -> Iterator[str]:
    yield _heading(text("page.board"))
    groups = tables.board_view(dossier, index)
    if not groups:
        yield f"*{text('empty.board')}*"
    for title, commitments in groups:
        yield _heading(title, 3)
        yield "\n".join(_commitment(commitment) for commitment in commitments)


def _commitment(view: tables.CommitmentView) -> str:
    status = f"{view.status}, {text('status.contested')}" if view.contested else view.status
    due = f"{view.due} ({view.due_note})" if view.due_note else view.due
    actor = text("page.actor_unknown") if view.actor is None else markdown_escape(view.actor)
    lines = [
        f"- **{status}** · {due} · {actor}: “{markdown_escape(view.undertaking)}”{_where(view.document)}",
        f"  {markdown_escape(view.speaker)} · {view.origins} · {view.mention_count}",
    ]
    if len(view.windows) > 1:
        windows = [f"{w.words} ({text('window.said', window=w.said)})" for w in view.windows]
        lines.append("  " + markdown_escape(text("chain.separator")).join(windows))
    for mention in view.mentions:
        where = f"{mention.published} [{markdown_escape(mention.document.number)}]"
        lines.append(f"  - {mention.act}: {markdown_escape(mention.speaker)}, {where}")
    return "\n".join(lines)


def _section(section: SectionView) -> Iterator[str]:
    yield _heading(section.title)
    yield _listed([_line(line) for line in section.lines], markdown_escape(section.gap))


def _register(dossier: Dossier, index: Index, section: str) -> Iterator[str]:
    if section == Section.ARRANGEMENT and dossier.arrangements:
        head = [text(f"column.{c}") for c in ("holder", "role", "over", "state", "since", "quote")]
        yield _heading(text("page.arrangements"), 3)
        yield _table(head, [_cells(row) for row in tables.arrangement_rows(dossier, index)])
    if section == Section.CONSTRAINT and dossier.hindrances:
        yield _heading(text("hindrance.title"), 3)
        yield f"*{text('hindrance.note')}*"
        plans = (
            "\n".join((_planned(v.plan), *(f"  - {_short(q)}" for q in v.quotes)))
            for v in hindrance_views(dossier, index)
        )
        yield _listed(list(plans), "")
    if section == Section.REACTION and dossier.reactions:
        yield _heading(text("page.reactions_matrix"), 3)
        yield _reactions(dossier, index)
    if section == Section.OUTLOOK and dossier.indicators:
        yield _heading(text("page.indicators"), 3)
        rows = tables.indicator_views(dossier, index)
        yield _listed(
            ["  \n  ".join((_sign(row), *map(markdown_escape, row.lines))) for row in rows],
            text("empty.indicators"),
        )
    if section == Section.OUTLOOK and dossier.drafts:
        yield from _questions(dossier, index)


def _questions(dossier: Dossier, index: Index) -> Iterator[str]:
    yield _heading(text("draft.title"), 3)
    yield f"*{text('draft.note')}*"
    yield _listed(
        [
            f"{v.asks} {_planned(v.plan)}  \n  {markdown_escape(v.rule)}  \n  {v.look_again}"
            for v in draft_views(dossier, index)
        ],
        "",
    )


def _planned(plan: PlanView) -> str:
    return f"“{markdown_escape(plan.words)}”{_where(plan.document)}"


def _sign(row: tables.ItemView) -> str:
    return " ".join((markdown_escape(row.cells[0]), *map(_numbered, row.quotes)))


def _cells(row: tables.ItemView) -> list[str]:
    return [*map(markdown_escape, row.cells), "; ".join(map(_short, row.quotes))]


def _where(document: DocumentRef | None) -> str:
    return "" if document is None else f" [{markdown_escape(document.number)}]"


def _numbered(quote: QuoteView) -> str:
    return f"[{markdown_escape(quote.document.number)}]"


def _reactions(dossier: Dossier, index: Index) -> str:
    stances = [text(f"stance.{stance}") for stance in tables.STANCES]
    rows = [
        [
            markdown_escape(row.party),
            *("; ".join(_short(quote) for quote, _ in cell) or "–" for cell in row.cells),
        ]
        for row in tables.reaction_rows(dossier, index)
    ]
    return _table([text("column.party"), *stances], rows)


def _contradictions(dossier: Dossier, index: Index) -> Iterator[str]:
    yield _heading(text("page.contradictions"))
    views = tables.contradiction_views(dossier, index)
    if not views:
        yield f"*{text('empty.contradictions')}*"
    for view in views:
        sides = [text("empty.statement") if side is None else _quote(side) for side in (view.a, view.b)]
        yield f"**{view.kind}**: {markdown_escape(view.why)}\n\n" + "\n".join(f"- {side}" for side in sides)


def _judgements(dossier: Dossier, index: Index) -> Iterator[str]:
    parts = judged_parts(dossier, index)
    if parts:
        yield _heading(text("judged.title"))
        yield f"*{text('judged.note')}*"
    for part in parts:
        yield _heading(part.title, 3)
        for block in part.blocks:
            yield _heading(markdown_escape(block.title), 4)
            yield _listed([*map(markdown_escape, block.lines), *map(_short, block.quotes)], "")
            for table in block.tables:
                rows = [list(map(markdown_escape, row)) for row in table.rows]
                yield _table(list(map(markdown_escape, table.head)), rows)


def _copies(dossier: Dossier, index: Index) -> Iterator[str]:
    yield _heading(text("page.copies"))
    rows = tables.copy_views(dossier, index)
    yield _listed([" ".join(_copy_words(row)) for row in rows], text("empty.copies"))


def _copy_words(row: tables.ItemView) -> Iterator[str]:
    if row.document is not None and row.of is not None:
        yield f"[{markdown_escape(row.document.number)}] {row.cells[0]} [{markdown_escape(row.of.number)}]"
        yield f"({row.cells[1]})"


def _gaps(dossier: Dossier, index: Index) -> Iterator[str]:
    yield _heading(text("page.gaps"))
    rows = []
    for row in tables.gap_views(dossier, index):
        about = f" ({text('towards.label')}: “{markdown_escape(row.cells[2])}”)" if row.cells[2] else ""
        rows.append(f"**{row.cells[0]}** {markdown_escape(row.cells[1])}{_where(row.document)}{about}")
    yield _listed(rows, text("empty.gaps"))


def _left_out(dossier: Dossier, index: Index) -> Iterator[str]:
    yield _heading(text("page.left_out"))
    rows = [
        f"“{markdown_escape(row.cells[0])}”{_where(row.document)}: {markdown_escape(row.cells[1])}"
        for row in tables.left_out_views(dossier, index)
    ]
    yield _listed(rows, text("empty.left_out"))


def _documents(dossier: Dossier) -> Iterator[str]:
    yield _heading(text("page.documents"))
    rows = []
    for number, entry in enumerate(dossier.documents, start=1):
        document = entry.document
        url = safe_url(document.url)
        title = one_line(document.title if document.title is not None else document.id)
        facts = list(map(markdown_escape, publication_words(document.publisher, document.published)))
        facts += [f"<{url}>"] if url is not None else []
        rows.append(f"[{number}] {markdown_escape(title)} · {' · '.join(facts)}")
    yield _listed(rows, text("empty.documents"))
