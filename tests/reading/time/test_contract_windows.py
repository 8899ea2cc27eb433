"""The published table of windows, row by row, and the conventions below it."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.reading.time import find_times

PUBLISHED = date(2024, 12, 10)

# words in a sentence, their quote, the window, the bound
ROWS = [
    ("The mill opens in the latter half of 2025.", "the latter half of 2025", "2025-07-01..2025-12-31", "in"),
    ("The mill opens in the second half of 2025.", "the second half of 2025", "2025-07-01..2025-12-31", "in"),
    ("The mill opens in H2 2025.", "H2 2025", "2025-07-01..2025-12-31", "in"),
    ("The mill opens in late 2025.", "late 2025", "2025-09-01..2025-12-31", "in"),
    ("The mill opens in early 2025.", "early 2025", "2025-01-01..2025-04-30", "in"),
    ("The mill opens in mid-2025.", "mid-2025", "2025-05-01..2025-08-31", "in"),
    ("Output rose last month.", "last month", "2024-11-01..2024-11-30", "in"),
    ("It will open in the coming months.", "the coming months", "2024-12-10..2025-06-30", "in"),
    ("It may open as early as this spring.", "this spring", "2025-03-01..", "since"),
    ("She resigned on Friday.", "Friday", "2024-12-06..2024-12-06", "in"),
    ("She will resign on Friday.", "Friday", "2024-12-13..2024-12-13", "in"),
    (
        "It will grow over the next three to five years.",
        "the next three to five years",
        "2024-12-10..2029-12-10",
        "within",
    ),
    ("It is due no later than March.", "March", "..2025-03-31", "by"),
    ("The duty applies after 2027.", "2027", "2028-01-01..", "after"),
    ("They met a year after the treaty.", "a year", None, "after"),
    ("It must be ready by the end of next year.", "the end of next year", "..2025-12-31", "by"),
    ("It must be ready by mid-2026.", "mid-2026", "..2026-08-31", "by"),
    ("It must be ready within two years.", "two years", "2024-12-10..2026-12-10", "within"),
    ("It will be sent in the near future.", "the near future", "2024-12-10..", "in"),
    ("The list appeared on 21 November.", "21 November", "2024-11-21..2024-11-21", "in"),
    ("Sales grew in the fourth quarter.", "the fourth quarter", "2024-10-01..2024-12-31", "in"),
    ("It has stood empty since the 1990s.", "the 1990s", "1990-01-01..", "since"),
    ("It will start not before 2027.", "2027", "2027-01-01..", "since"),
    ("It will be taxed from 2027.", "2027", "2027-01-01..", "since"),
    ("It must be gone before 2027.", "2027", "..2026-12-31", "before"),
    ("The two met earlier this week.", "earlier this week", "2024-12-09..2024-12-10", "in"),
    # below the table
    ("It will open in the spring of 2025.", "the spring of 2025", "2025-03-01..2025-05-31", "in"),
    ("It will open in the summer of 2025.", "the summer of 2025", "2025-06-01..2025-08-31", "in"),
    ("It will open in the autumn of 2025.", "the autumn of 2025", "2025-09-01..2025-11-30", "in"),
    ("It will open in the winter of 2025.", "the winter of 2025", "2025-12-01..2026-02-28", "in"),
    ("It will open in early March 2025.", "early March 2025", "2025-03-01..2025-03-10", "in"),
    ("It will open in mid-March 2025.", "mid-March 2025", "2025-03-11..2025-03-20", "in"),
    ("It will open in late March 2025.", "late March 2025", "2025-03-21..2025-03-31", "in"),
    ("The council meets next week.", "next week", "2024-12-16..2024-12-22", "in"),
    ("The rent is due in three months.", "three months", "2025-03-10..2025-03-10", "in"),
]


@pytest.mark.parametrize(("sentence", "quote", "window", "bound"), ROWS)
def test_windows_of_words_are_those_published(
    sentence: str, quote: str, window: str | None, bound: str
) -> None:
    (found,) = find_times(sentence, PUBLISHED)
    assert (found.quote, str(found.window) if found.window else None, found.bound) == (quote, window, bound)


@pytest.mark.parametrize(
    ("sentence", "edtf"),
    [
        ("It will open in the coming months.", "2024-12-10/2025-06-30~"),
        ("It will be sent in the near future.", "2024-12-10~/.."),
        ("The mill opens in H2 2025.", "2025-41"),
        ("Sales grew in the fourth quarter.", "2024-36"),
        ("It must be ready by mid-2026.", "../2026-08-31"),
        ("The duty applies after 2027.", "2028-01-01/.."),
        ("Output rose last month.", "2024-11"),
        ("Output rose in 2023.", "2023"),
        ("She resigned on Friday.", "2024-12-06"),
        ("The mill opens in late 2025.", "2025-09-01/2025-12-31"),
        ("They met a year after the treaty.", None),
    ],
)
def test_edtf_writes_the_window(sentence: str, edtf: str | None) -> None:
    assert [found.edtf for found in find_times(sentence, PUBLISHED)] == [edtf]


@pytest.mark.parametrize(
    ("sentence", "value", "mod"),
    [
        ("It opens in late 2025.", "2025", "END"),
        ("It opens in early 2025.", "2025", "START"),
        ("It opens in mid-2025.", "2025", "MID"),
    ],
)
def test_late_and_early_alone_set_mod(sentence: str, value: str, mod: str) -> None:
    (found,) = find_times(sentence, PUBLISHED)
    assert (found.value, found.mod) == (value, mod)


def test_seasons_turn_in_the_southern_hemisphere() -> None:
    (found,) = find_times("It will open in the spring of 2025.", PUBLISHED, southern=True)
    assert str(found.window) == "2025-09-01..2025-11-30"
