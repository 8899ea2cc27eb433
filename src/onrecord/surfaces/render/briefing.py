"""The brief in the terminal: what happened, then each origin with what it says that is new."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rich.console import Group, RenderableType
from rich.text import Text

from onrecord.exchange import alert_title
from onrecord.records import Brief, BriefLine, Statement
from onrecord.surfaces.render.history import quote_terminal
from onrecord.surfaces.render.words import count, one_line, text

__all__ = ["brief_terminal"]

_QUOTES = 3
"""So many quotes stand under an origin; the rest is counted."""


def brief_terminal(brief: Brief, since: str, statements: Mapping[str, Statement]) -> RenderableType:
    """The counts, what happened to commitments, one line for each origin, and how many only repeat."""
    parts: list[RenderableType] = [Text(brief_counts(brief, since), style="bold")]
    if brief.alerts:
        parts += [Text(), Text(text("brief.happened"), style="bold underline")]
    for alert in brief.alerts:
        day = text("page.undated") if alert.day is None else alert.day.isoformat()
        parts.append(Text(f"{day}  {alert_title(alert)}"))
        parts += [quote_terminal(statements[i]) for i in alert.statements]
    if brief.lines:
        parts += [Text(), Text(text("brief.said"), style="bold underline")]
    for line in brief.lines:
        parts += _line(line)
    if brief.repeating:
        parts += [Text(), Text(text("brief.repeating", n=count("articles", len(brief.repeating))))]
    return Group(*parts)


def brief_counts(brief: Brief, since: str) -> str:
    """How many articles came in and how many origins they go back to."""
    articles, origins = count("articles", len(brief.documents)), count("origins", brief.origins)
    return text("brief.counts", articles=articles, origins=origins, since=since)


def _line(line: BriefLine) -> Iterator[RenderableType]:
    source = text("origins.unknown") if line.source is None else one_line(line.source)
    yield Text(f"{source} · {count('articles', len(line.documents))}", style="bold")
    yield from _quotes(line.new)
    if line.joins:
        yield Text(f"  {text('brief.joins')}", style="dim")
        yield from _quotes(line.joins)


def _quotes(statements: Sequence[Statement]) -> Iterator[RenderableType]:
    yield from (quote_terminal(statement) for statement in statements[:_QUOTES])
    if len(statements) > _QUOTES:
        yield Text(f"  {text('brief.more', n=len(statements) - _QUOTES)}", style="dim")
