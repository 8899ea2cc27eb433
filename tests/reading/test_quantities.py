"""Numbers and what they count: every row is a text and the quantities in it."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.reading.parse import parse_document
from onrecord.reading.quantities import find_quantities
from onrecord.records import Document, Quantity, TimeExpression, TimeWindow, TimexType


def quantities(text: str, times: tuple[TimeExpression, ...] = ()) -> list[Quantity]:
    return find_quantities(parse_document(Document("d", text, "raw", "text", "test")), times)


Row = tuple[str, float | None, float | None, float | None, str | None, str | None]

COUNTED: list[Row] = [
    ("It bought ten systems.", 10, None, None, None, "system"),
    ("It bought ten air defence systems.", 10, None, None, None, "air defence system"),
    ("It bought at most ten drones.", None, None, 10, None, "drone"),
    ("It bought up to ten drones.", None, None, 10, None, "drone"),
    ("It bought fewer than ten drones.", None, None, 10, None, "drone"),
    ("It bought more than 300 drones.", None, 300, None, None, "drone"),
    ("It bought at least 300 drones.", None, 300, None, None, "drone"),
    ("It bought 30 or more buses.", None, 30, None, None, "bus"),
    ("It bought about 10 boats.", 10, None, None, None, "boat"),
    ("It bought 300 to 400 missiles.", None, 300, 400, None, "missile"),
    ("It bought between 300 and 400 missiles.", None, 300, 400, None, "missile"),
    ("It bought 20-30 boats.", None, 20, 30, None, "boat"),
    ("It bought two dozen boats.", 24, None, None, None, "boat"),
    ("It bought a hundred boats.", 100, None, None, None, "boat"),
    ("It bought twenty-five boats.", 25, None, None, None, "boat"),
    ("It hired two hundred and fifty nurses.", 250, None, None, None, "nurse"),
    ("It built 5,000 cars.", 5000, None, None, None, "car"),
    ("It shipped 1.5 million doses.", 1_500_000, None, None, None, "dose"),
    ("It bought 12 Kestrel fighter jets.", 12, None, None, None, "Kestrel fighter jet"),
    ("It cost $1.2 billion.", 1.2e9, None, None, "USD", None),
    ("It cost £4bn.", 4e9, None, None, "GBP", None),
    ("It cost 3 to 5 million euros.", None, 3e6, 5e6, "EUR", None),
    ("Prices rose by 12 percent.", 12, None, None, "percent", None),
    ("Some 12% of voters agreed.", 12, None, None, "percent", "voter"),
    ("It moved 5 tonnes of grain.", 5, None, None, "tonne", "grain"),
]


@pytest.mark.parametrize("row", COUNTED)
def test_a_number_is_read_with_its_limits_and_what_it_counts(row: Row) -> None:
    text, *expected = row
    (found,) = quantities(text)
    assert [found.value, found.low, found.high, found.unit, found.of] == expected


@pytest.mark.parametrize(
    "text",
    [
        "It was founded in 1998.",
        "Ana Kovic, 45, left.",
        "A man aged 40 left.",
        "The 40-year-old driver left.",
        "He finished first.",
        "The Su-35 landed at 10:30.",
        "It lasted ten days.",
        "One of the ships sank.",
        "No one left.",
        "The two agreed.",
    ],
)
def test_years_ages_times_ordinals_and_names_are_no_quantities(text: str) -> None:
    assert quantities(text) == []


def test_numbers_inside_time_expressions_are_left_out() -> None:
    text = "It will deliver 12 boats by 14 May."
    start = text.index("14 May")
    day = date(2025, 5, 14)
    time = TimeExpression(
        start, start + 6, "14 May", TimexType.DATE, "2025-05-14", window=TimeWindow(day, day)
    )
    assert [found.of for found in quantities(text, (time,))] == ["boat"]


def test_the_quote_holds_limit_number_and_noun() -> None:
    text = "The state will buy at most ten air defence systems."
    (found,) = quantities(text)
    assert found.text == text[found.start : found.end] == "at most ten air defence systems"
