"""Two things on record side by side, and the way of a claim, in the terminal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from onrecord.pipeline import OriginStep, SideBySide
from onrecord.records import Claim, Contradiction, Revision, Statement
from onrecord.surfaces.render.history import quote_terminal
from onrecord.surfaces.render.words import chain_words, count, one_line, shorten, text

__all__ = ["compared_terminal", "origins_terminal"]

_LONGEST = 200


def compared_terminal(found: SideBySide) -> RenderableType:
    """Shared passages with their places, claims said on both sides, contradictions and changes."""
    if found.says_nothing:
        return Text(text("compare.nothing"), style="italic")
    return Group(*_passages(found), *_claims(found), *_relations(found))


def _passages(found: SideBySide) -> Iterator[RenderableType]:
    for copy in found.passages:
        share = text("copy.line", share=f"{round(copy.share * 100)}%")
        yield Text(f"{copy.document} {text(f'copy.{copy.kind.value}')} {copy.of} ({share})", style="bold")
        for start, end, of_start, of_end in copy.spans:
            words = shorten(found.documents[copy.document].text[start:end], _LONGEST)
            yield _indented(Text(f"“{words}”  [{start}..{end} = {of_start}..{of_end}]"))


def _claims(found: SideBySide) -> Iterator[RenderableType]:
    sides = {s.id: s for s in (*found.a, *found.b)}
    for claim in found.claims:
        origins = count("origins", len(claim.origins))
        yield Text(f"{text('compare.same')} {claim.id} ({origins})", style="bold")
        yield from (_quoted(sides[i]) for i in claim.statements if i in sides)


def _relations(found: SideBySide) -> Iterator[RenderableType]:
    sides = {s.id: s for s in (*found.a, *found.b)}
    rows: list[tuple[str, Contradiction | Revision]] = [
        *((text(f"contradiction.{c.kind.value}"), c) for c in found.contradictions),
        *((text(f"revision.{r.relation.value}"), r) for r in found.revisions),
    ]
    for label, row in rows:
        yield Text(f"{label}: {one_line(row.why)}", style="bold")
        yield from (_quoted(sides[i]) for i in (row.a, row.b))


def _quoted(statement: Statement) -> RenderableType:
    return Group(quote_terminal(statement), _indented(Text(chain_words(statement.sources))))


def _indented(words: Text) -> RenderableType:
    return Padding(words, (0, 0, 0, 2))


def origins_terminal(
    claim: Claim, steps: Sequence[OriginStep], statements: Mapping[str, Statement]
) -> RenderableType:
    """Origin by origin: who has the claim from whom, and the words that show it."""
    parts: list[RenderableType] = [Text(count("origins", len(claim.origins)), style="bold")]
    for origin in claim.origins:
        parts.append(Text(f"\n{one_line(origin.source)}: {origin.how}", style="bold"))
        parts += [
            _indented(Text(f"{one_line(s.teller)} < {one_line(s.told_by)}  {one_line(s.why)} [{s.document}]"))
            for s in steps
            if s.origin == origin.origin
        ]
        parts += [_quoted(statements[i]) for i in origin.statements if i in statements]
    return Group(*parts)
