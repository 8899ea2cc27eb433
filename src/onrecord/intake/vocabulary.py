"""The word lists that intake ships, each read once from the package's data."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

__all__ = ["Pattern", "boilerplate_patterns", "table", "word_list"]


@dataclass(frozen=True, slots=True)
class Pattern:
    """A shape of boilerplate: its reason, the expression, and what it does to the lines after it."""

    reason: str
    expression: re.Pattern[str]
    scope: str


def table(name: str) -> list[list[str]]:
    """The rows of a tab-separated data file, comment lines left out."""
    content = resources.files("onrecord.intake").joinpath("data", name).read_text("utf-8")
    return [line.split("\t") for line in content.split("\n") if line and not line.startswith("#")]


@lru_cache(maxsize=8)
def word_list(name: str) -> frozenset[str]:
    """The entries of a word list, one a line."""
    return frozenset(row[0] for row in table(name))


@lru_cache(maxsize=1)
def boilerplate_patterns() -> tuple[Pattern, ...]:
    """The shapes of lines that surround articles."""
    return tuple(
        Pattern(row[0], re.compile(row[1], re.IGNORECASE), row[2] if len(row) > 2 else "line")
        for row in table("boilerplate.tsv")
    )
