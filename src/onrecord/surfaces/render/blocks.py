"""The shape of a judgement on every surface: a title, lines, tables, and the quotations that it rests on."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.surfaces.render.view import QuoteView

__all__ = ["Block", "JudgedPart", "TableView"]


@dataclass(frozen=True, slots=True)
class TableView:
    """A table in words."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Block:
    """One judgement: what it is, lines that explain it, tables, and the quotations that it rests on."""

    title: str
    lines: tuple[str, ...]
    tables: tuple[TableView, ...] = ()
    quotes: tuple[QuoteView, ...] = ()
    anchor: str | None = None


@dataclass(frozen=True, slots=True)
class JudgedPart:
    """The judgements of one kind."""

    key: str
    title: str
    blocks: tuple[Block, ...]
