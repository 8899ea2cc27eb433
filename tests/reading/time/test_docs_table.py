"""The table of docs/time.md, row by row: what the page says is what the reader does."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from onrecord.reading.time import find_times

PAGE = Path(__file__).parents[3] / "docs" / "time.md"


def _rows() -> list[tuple[str, ...]]:
    lines = [line for line in PAGE.read_text(encoding="utf-8").splitlines() if line.startswith("| ")]
    return [tuple(cell.strip() for cell in line.strip("|").split("|")) for line in lines if "**" in line]


def test_the_page_has_its_table() -> None:
    assert len(_rows()) >= 60


@pytest.mark.parametrize(("sentence", "published", "window", "bound"), _rows())
def test_a_row_of_the_page_is_true(sentence: str, published: str, window: str, bound: str) -> None:
    text, quote = sentence.replace("**", ""), sentence.split("**")[1]
    (found,) = (x for x in find_times(text, date.fromisoformat(published)) if x.quote == quote)
    assert (str(found.window or ""), found.bound or "") == (window, bound)
