"""Laws that hold for every text: quotes, order, windows, anchors, linear time."""

from __future__ import annotations

import time
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.reading.time import find_times

WORDS = [
    "the",
    "a",
    "in",
    "by",
    "since",
    "until",
    "before",
    "after",
    "within",
    "from",
    "to",
    "last",
    "next",
    "this",
    "early",
    "late",
    "mid",
    "end",
    "start",
    "of",
    "half",
    "quarter",
    "first",
    "second",
    "third",
    "year",
    "years",
    "month",
    "months",
    "week",
    "day",
    "Friday",
    "Sunday",
    "May",
    "March",
    "December",
    "spring",
    "winter",
    "2025",
    "1999",
    "'90s",
    "1990s",
    "31",
    "29",
    "30",
    "2",
    "12",
    "1/2",
    "2024-02-30",
    "2024-12-10",
    "9999",
    "10:30",
    "p.m.",
    "ago",
    "later",
    "earlier",
    "every",
    "couple",
    "few",
    "and",
    "or",
    "-",
    ",",
    ".",
    "'s",
    "Q3",
    "H2",
    "FY2026",
    "21st",
    "century",
    "decade",
    "fiscal",
    "the",
    "following",
    "same",
    "previous",
    "coming",
    "past",
    "Easter",
    "Day",
    "will",
    "was",
    "said",
    "not",
    "no",
    "later",
    "than",
    "as",
    "early",
    "as",
    "at",
    "least",
    "more",
    "than",
    "several",
    "noon",
    "night",
    "morning",
    "daily",
    "soon",
    "now",
]
texts = st.one_of(
    st.text(max_size=80),
    st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join),
    st.lists(st.sampled_from(WORDS), max_size=8).map("".join),
)
anchors = st.one_of(st.none(), st.dates())

# Words whose windows move with the anchor by whole years: no weekday, no day of February in them
YEARLY = [
    "It will open next year.",
    "It opened last year.",
    "It will open in the second half of next year.",
    "It must be ready by the end of next year.",
    "It must be ready no later than March.",
    "It opened in March.",
    "It will open in the fourth quarter.",
    "It will open next spring.",
    "It will open late next year.",
    "It will run over the next three to five years.",
    "It closed two years ago.",
    "It will open in the coming months.",
    "Output rose last month.",
    "It will open in the first ten days of April.",
    "It will be shut for the rest of the year.",
    "It will open in the latter part of next year.",
    "It will open in early to mid-April.",
    "The rule ends two years from now.",
    "Prices fell in recent months.",
]


@given(texts, anchors, st.booleans())
@settings(max_examples=100, deadline=None)
def test_expressions_quote_the_text_in_order_and_apart(
    text: str, anchor: date | None, southern: bool
) -> None:
    found = find_times(text, anchor, southern=southern)
    assert all(text[x.start : x.end] == x.quote != "" for x in found)
    assert all(left.end <= right.start for left, right in pairwise(found))


@given(texts, anchors)
@settings(max_examples=100, deadline=None)
def test_windows_never_invert_and_always_have_edtf(text: str, anchor: date | None) -> None:
    for found in find_times(text, anchor):
        assert (found.window is None) == (found.edtf is None)
        if found.window and found.window.start and found.window.end:
            assert found.window.start <= found.window.end


@given(texts)
@settings(max_examples=100, deadline=None)
def test_reading_twice_gives_the_same(text: str) -> None:
    assert find_times(text, date(2024, 12, 10)) == find_times(text, date(2024, 12, 10))


@given(st.sampled_from(YEARLY), st.dates(date(1950, 1, 1), date(2080, 12, 31)), st.integers(1, 15))
@settings(max_examples=100, deadline=None)
def test_windows_move_with_the_anchor(sentence: str, anchor: date, years: int) -> None:
    if anchor.month == 2 and anchor.day > 27:
        anchor = anchor.replace(day=27)
    (before,) = find_times(sentence, anchor)
    (after,) = find_times(sentence, anchor.replace(year=anchor.year + years))
    assert before.window is not None
    assert after.window is not None
    for old, new in ((before.window.start, after.window.start), (before.window.end, after.window.end)):
        assert (old is None) == (new is None)
        if old is not None and new is not None:
            assert (new.year - old.year, new.month) == (years, old.month)


@pytest.mark.parametrize(
    "unit",
    [
        "1",
        "1 ",
        "the end of ",
        "the first ",
        "from May to ",
        "the third week of May or ",
        "in early to mid-",
        "the six months ended ",
        "\n",
    ],
)
def test_time_is_linear_on_hostile_texts(unit: str) -> None:
    """200 KB of the same few characters take seconds at most; quadratic code would take minutes."""
    began = time.process_time()
    find_times(unit * (200_000 // len(unit)), date(2024, 12, 10))
    assert time.process_time() - began < 10
