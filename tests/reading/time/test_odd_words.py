"""Odd runs of words that random text once found: they are read or passed over, and never stop the reader."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord import find_times


@pytest.mark.parametrize(
    ("text", "anchor"),
    [
        ("over " * 5000 + "two years ago", date(2031, 3, 12)),
        ("paid once each half year", date(2031, 3, 12)),
        ("open Friday to Friday", date(9999, 12, 31)),
        ("open Friday - Monday", date(9999, 12, 31)),
        ("it marched at year-end", date(1, 1, 1)),
        ("about the second late 21st half of 1999", date(2031, 3, 12)),
    ],
)
def test_odd_words_stop_nothing(text: str, anchor: date) -> None:
    assert all(text[t.start : t.end] == t.quote for t in find_times(text, anchor))
