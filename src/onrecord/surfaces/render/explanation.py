"""An explanation in the terminal: reasons under their titles, quotes below what rests on them."""

from __future__ import annotations

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from onrecord.surfaces.render.history import quote_terminal
from onrecord.surfaces.render.words import one_line
from onrecord.tracking import Explanation

__all__ = ["explanation_terminal"]


def explanation_terminal(told: Explanation) -> RenderableType:
    """The subject, then each part with its reasons."""
    parts: list[RenderableType] = [Text(f"“{one_line(told.subject)}”", style="bold")]
    for part in told.parts:
        parts.append(Text(one_line(part.title), style="bold underline"))
        for reason in part.reasons:
            parts.append(Padding(Text(one_line(reason.text)), (0, 0, 0, 2)))
            parts += [Padding(quote_terminal(s), (0, 0, 0, 2)) for s in reason.statements]
    return Group(*parts)
