"""The full text of a document with every statement marked: tags are added, no character is."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from onrecord.records import Block, BlockKind, Document, Statement
from onrecord.surfaces.render.anchors import block_anchor, statement_anchor
from onrecord.surfaces.render.words import code_point, one_line, text, visible

__all__ = ["MarkedText", "marked_text"]

Back = Callable[[str], str | None]

_HEADINGS = (BlockKind.TITLE, BlockKind.HEADING)


@dataclass(frozen=True, slots=True)
class MarkedText:
    """A document's text as HTML, and the anchors of the statements that had to be cut into pieces."""

    html: Markup
    split: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of one statement that nests inside the pieces around it."""

    start: int
    end: int
    statement: str
    first: bool


def marked_text(
    document: Document,
    statements: Sequence[Statement],
    back: Back,
    shown: Sequence[tuple[int, int]] | None = None,
) -> MarkedText:
    """The text with a mark for each statement; overlapping statements nest, else they are cut.

    ``back`` gives where the mark of a statement leads, None where it leads nowhere. ``shown`` are the
    stretches of the text that may be shown, in order; None shows it whole.
    Stripping the tags gives the document's text (characters that HTML cannot carry are named instead).
    """
    stretches = _stretches(document)
    if shown is not None:
        stretches = list(_within(stretches, shown))
    pieces = _pieces(statements, sorted({edge for start, end, _ in stretches for edge in (start, end)}))
    split = {piece.statement for piece in pieces if not piece.first}
    writer = _Writer(document.text, split, back)
    parts: list[str] = []
    at = 0
    after = 0
    for start, end, block in stretches:
        parts.append(_cut(document.text[after:start]))
        after = end
        inside = []
        while at < len(pieces) and pieces[at].start < end:
            inside.append(pieces[at])
            at += 1
        parts.append(_wrap(document, block, writer.stretch(start, end, inside)))
    parts.append(_cut(document.text[after:]))
    return MarkedText(Markup("".join(parts)), tuple(sorted(statement_anchor(s) for s in split)))  # noqa: S704


def _stretches(document: Document) -> list[tuple[int, int, Block | None]]:
    """The blocks and what lies between them, in order, covering the whole text."""
    found: list[tuple[int, int, Block | None]] = []
    at = 0
    for block in document.blocks:
        start, end = max(block.start, at), min(block.end, len(document.text))
        if start >= end:
            continue
        if at < start:
            found.append((at, start, None))
        found.append((start, end, block))
        at = end
    if at < len(document.text):
        found.append((at, len(document.text), None))
    return found


def _cut(words: str) -> str:
    """What stands for words that are not shown."""
    return f'<span class="cut">{text("page.cut")}</span>' if any(map(str.isalnum, words)) else ""


def _within(
    stretches: Sequence[tuple[int, int, Block | None]], shown: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int, Block | None]]:
    """What of the stretches is shown."""
    at = 0
    for first, last in shown:
        while at < len(stretches) and stretches[at][0] < last:
            start, end, block = stretches[at]
            if end > first:
                yield max(start, first), min(end, last), block
            if end > last:
                break
            at += 1


def _pieces(statements: Sequence[Statement], edges: list[int]) -> list[_Piece]:
    """Every statement cut so that any two pieces nest or do not touch, outer pieces first."""
    waiting = [
        _Piece(s.start, s.end, s.id, first=True) for s in sorted(statements, key=_outer_first, reverse=True)
    ]
    done: list[_Piece] = []
    open_ends: list[int] = []
    edge = 0
    while waiting:
        piece = waiting.pop()
        while open_ends and open_ends[-1] <= piece.start:
            open_ends.pop()
        while edge < len(edges) and edges[edge] <= piece.start:
            edge += 1
        limit = min(
            open_ends[-1] if open_ends else piece.end,
            edges[edge] if edge < len(edges) else piece.end,
            piece.end,
        )
        if limit < piece.end:
            _push(waiting, _Piece(limit, piece.end, piece.statement, first=False))
        done.append(_Piece(piece.start, limit, piece.statement, piece.first))
        open_ends.append(limit)
    return done


def _outer_first(statement: Statement) -> tuple[int, int, str]:
    return statement.start, -statement.end, statement.id


def _push(waiting: list[_Piece], rest: _Piece) -> None:
    """Put the rest of a cut piece back in its place; ``waiting`` is sorted last first."""
    at = len(waiting)
    while at and (waiting[at - 1].start, -waiting[at - 1].end) < (rest.start, -rest.end):
        at -= 1
    waiting.insert(at, rest)


def _wrap(document: Document, block: Block | None, inner: str) -> str:
    if block is None:
        return f'<span class="{"gap" if inner.isspace() else "block"}">{inner}</span>'
    if block.kind is not BlockKind.BOILERPLATE:
        name = "heading" if block.kind in _HEADINGS else str(block.kind.value)
        return f'<span class="block {name}">{inner}</span>'
    reason = f"{text('block.boilerplate')}: {one_line(block.reason)}"
    anchor = block_anchor(document.id, block.start)
    return f'<span class="block boilerplate" id="{anchor}" data-reason="{escape(reason)}">{inner}</span>'


@dataclass(frozen=True, slots=True)
class _Writer:
    words: str
    split: set[str]
    back: Back

    def stretch(self, start: int, end: int, pieces: Sequence[_Piece]) -> str:
        """The words from start to end with their pieces as nested marks."""
        parts: list[str] = []
        closing: list[int] = []
        at = start
        for piece in pieces:
            while closing and closing[-1] <= piece.start:
                parts += [_characters(self.words[at : closing[-1]]), "</mark>"]
                at = closing.pop()
            parts += [_characters(self.words[at : piece.start]), self._opening(piece)]
            at = piece.start
            closing.append(piece.end)
        while closing:
            parts += [_characters(self.words[at : closing[-1]]), "</mark>"]
            at = closing.pop()
        return "".join([*parts, _characters(self.words[at:end])])

    def _opening(self, piece: _Piece) -> str:
        anchor = statement_anchor(piece.statement)
        of = f' class="of-{anchor}"' if piece.statement in self.split else ""
        if not piece.first:
            return f"<mark{of}>"
        target = self.back(piece.statement)
        if target is None:
            return f'<mark id="{anchor}"{of}>'
        label = escape(text("page.back"))
        return f'<mark id="{anchor}"{of}><a class="back" href="{escape(target)}" aria-label="{label}"></a>'


def _characters(words: str) -> str:
    return visible(str(escape(words)), _unseen).replace("\r", "&#13;")


def _unseen(character: str) -> str:
    """A character nobody sees, kept in the text but shut in and named where HTML can carry it."""
    name = code_point(character)
    if ord(character) < 0xA0 or 0xD800 <= ord(character) <= 0xDFFF:
        return f'<span class="cp">⟨{name}⟩</span>'
    return f'<bdi class="cp" data-cp="⟨{name}⟩">{character}</bdi>'
