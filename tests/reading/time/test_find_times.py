"""What is found in a sentence, and how it resolves: tables of text in, expressions out."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.reading.time import find_times

PUBLISHED = date(2024, 12, 10)  # a Tuesday


def rows(text: str, anchor: date | None = PUBLISHED) -> list[tuple[str, str, str | None]]:
    return [(x.quote, str(x.type), x.value) for x in find_times(text, anchor)]


def windows(text: str, anchor: date | None = PUBLISHED) -> list[str | None]:
    return [str(x.window) if x.window else None for x in find_times(text, anchor)]


@pytest.mark.parametrize(
    ("sentence", "quote", "kind", "value"),
    [
        ("It opened on 10 December 2024.", "10 December 2024", "DATE", "2024-12-10"),
        ("It opened on December 10th, 2024.", "December 10th, 2024", "DATE", "2024-12-10"),
        ("It opened on Tuesday, Dec. 10.", "Tuesday, Dec. 10", "DATE", "2024-12-10"),
        ("It opened on 2024-12-10.", "2024-12-10", "DATE", "2024-12-10"),
        ("It opened on 25.12.2023.", "25.12.2023", "DATE", "2023-12-25"),
        ("It opened in May 2021.", "May 2021", "DATE", "2021-05"),
        ("It opened in July last year.", "July last year", "DATE", "2023-07"),
        ("It opened in nineteen ninety-seven.", "nineteen ninety-seven", "DATE", "1997"),
        ("It opened in Q3 2025.", "Q3 2025", "DATE", "2025-Q3"),
        ("It opened in this year's third quarter.", "this year's third quarter", "DATE", "2024-Q3"),
        ("The third-quarter loss grew.", "third-quarter", "DATE", "2024-Q3"),
        ("It ran through the 1980s.", "the 1980s", "DATE", "198"),
        ("It was built in the 19th century.", "the 19th century", "DATE", "18"),
        ("It met earlier this month.", "earlier this month", "DATE", "2024-12"),
        ("They met yesterday.", "yesterday", "DATE", "2024-12-09"),
        ("They met ten days ago.", "ten days ago", "DATE", "2024-11-30"),
        ("They met two years ago.", "two years ago", "DATE", "2022"),
        ("They met last week.", "last week", "DATE", "2024-W49"),
        ("They met over the weekend.", "the weekend", "DATE", "2024-W49-WE"),
        ("They met on Christmas Day.", "Christmas Day", "DATE", "2023-12-25"),
        ("They met on Easter Monday 2025.", "Easter Monday 2025", "DATE", "2025-04-21"),
        ("They met in the week of 2 December.", "the week of 2 December", "DATE", "2024-W49"),
        ("They are now in talks.", "now", "DATE", "PRESENT_REF"),
        ("They met recently.", "recently", "DATE", "PAST_REF"),
        ("It will open soon.", "soon", "DATE", "FUTURE_REF"),
        ("It took a year.", "a year", "DURATION", "P1Y"),
        ("It took two and a half years.", "two and a half years", "DURATION", "P2Y6M"),
        ("It took more than four hours.", "more than four hours", "DURATION", "PT4H"),
        ("It took several weeks.", "several weeks", "DURATION", "PXW"),
        ("A ten-day trip began.", "ten-day", "DURATION", "P10D"),
        ("It fell in the past two months.", "the past two months", "DURATION", "P2M"),
        ("It is checked every two weeks.", "every two weeks", "SET", "P2W"),
        ("It is checked daily.", "daily", "SET", "P1D"),
        ("It is checked each July.", "each July", "SET", "XXXX-07"),
        ("It meets twice a week.", "twice a week", "SET", "P1W"),
        ("They met at 10 p.m. on Friday.", "10 p.m. on Friday", "TIME", "2024-12-06T22:00"),
        ("They met on Friday evening.", "Friday evening", "TIME", "2024-12-06TEV"),
        ("They met last night.", "last night", "TIME", "2024-12-09TNI"),
        ("They met this morning.", "this morning", "TIME", "2024-12-10TMO"),
    ],
)
def test_quote_type_and_value(sentence: str, quote: str, kind: str, value: str) -> None:
    assert rows(sentence) == [(quote, kind, value)]


@pytest.mark.parametrize(
    "sentence",
    [
        "He may march on.",
        "Some 2000 troops left.",
        "It cost $1984.",
        "See page 1984.",
        "She is 10 years old.",
        "A six-year-old boy won.",
        "It was the second man.",
        "About three-quarters agreed.",
        "It costs 10 dollars a year.",
        "It is due on 30 February.",
        "Sun Valley and the Augustine order grew.",
        "A speech by Mrs May of Harrow was read.",
        "He wrote for the 1985 Committee.",
        "He told the Today programme.",
    ],
)
def test_words_that_name_no_time_are_left_alone(sentence: str) -> None:
    assert rows(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "window"),
    [
        ("The talks will begin on Monday.", "2024-12-16..2024-12-16"),
        ("The talks are to begin on Monday.", "2024-12-16..2024-12-16"),
        ("The talks are scheduled for Monday.", "2024-12-16..2024-12-16"),
        ("They plan to begin on Monday.", "2024-12-16..2024-12-16"),
        ("The talks began on Monday.", "2024-12-09..2024-12-09"),
        ("The talks were held on Monday.", "2024-12-09..2024-12-09"),
        ("The minister on Monday said it will close.", "2024-12-09..2024-12-09"),
        ("It will pay the promised sum on Monday.", "2024-12-16..2024-12-16"),
        ("The pact was signed in March.", "2024-03-01..2024-03-31"),
        ("The pact will be signed in March.", "2025-03-01..2025-03-31"),
        ("The deadline was extended to 14 January.", "2025-01-14..2025-01-14"),
        ("It will open next Friday.", "2024-12-13..2024-12-13"),
        ("It will open on Friday next week.", "2024-12-20..2024-12-20"),
        ("It will open in the first quarter.", "2025-01-01..2025-03-31"),
        ("It opened in the first quarter.", "2024-01-01..2024-03-31"),
    ],
)
def test_tense_turns_dates_without_a_year(sentence: str, window: str) -> None:
    assert windows(sentence) == [window]


@pytest.mark.parametrize(
    ("sentence", "window", "bound"),
    [
        ("It must close by the start of 2026.", "..2026-01-01", "by"),
        ("It has grown since the end of 2023.", "2023-12-31..", "since"),
        ("It must close before the end of 2026.", "..2026-12-31", "before"),
        ("It will not open until 2026.", "2026-01-01..", "since"),
        ("It will stay shut until 2026.", "..2026-12-31", "by"),
        ("It will open in 2026 at the earliest.", "2026-01-01..", "since"),
        ("It will be taxed from 2026 onwards.", "2026-01-01..", "since"),
        ("It will open around 2030.", "2030-01-01..2030-12-31", "around"),
        ("It will open in less than three months.", "2024-12-10..2025-03-10", "within"),
        ("It will take 18 to 24 months.", None, None),
        ("It will be ready in 18 to 24 months.", "2026-06-10..2026-12-10", "in"),
        ("It was ready in two weeks.", None, None),
        ("It will open by the end of the decade.", "..2029-12-31", "by"),
        ("It will open in the second half of March.", "2025-03-16..2025-03-31", "in"),
        ("It counts from fiscal 2026.", None, "since"),
        ("It opened two days before the vote.", None, "before"),
    ],
)
def test_bounds_limit_the_window(sentence: str, window: str | None, bound: str | None) -> None:
    (found,) = find_times(sentence, PUBLISHED)
    assert (str(found.window) if found.window else None, found.bound) == (window, bound)


@pytest.mark.parametrize(
    ("sentence", "window"),
    [
        ("It runs from March to May 2025.", "2025-03-01..2025-05-31"),
        ("It runs between 2025 and 2027.", "2025-01-01..2027-12-31"),
        ("It ran 2012-2014 without a pause.", "2012-01-01..2014-12-31"),
        ("It ran from 2012 until 2014.", "2012-01-01..2014-12-31"),
        ("It runs between now and 2027.", "2024-12-10..2027-12-31"),
    ],
)
def test_both_ends_of_a_range_carry_its_window(sentence: str, window: str) -> None:
    assert windows(sentence) == [window, window]


@pytest.mark.parametrize(
    ("text", "window"),
    [
        ("The treaty was signed on 3 May 2023. A year after the treaty they met.", "2024-05-03..2024-05-03"),
        ("The vote was held on Friday. Two days before the vote he left.", "2024-12-04..2024-12-04"),
        ("The treaty was signed in May 2023. A year after the treaty they met.", None),
        ("A pact came on 3 May 2023. A pact came on 4 May. A year after the pact they met.", None),
        ("The treaty was signed on 3 May 2023. A year after the war they met.", None),
    ],
)
def test_a_length_counts_from_an_event_that_the_text_dates(text: str, window: str | None) -> None:
    assert windows(text)[-1] == window


def test_a_length_counts_from_the_day_that_follows() -> None:
    assert windows("It shut two weeks after 3 May 2023.") == [
        "2023-05-17..2023-05-17",
        "2023-05-03..2023-05-03",
    ]


def test_a_range_of_days_is_one_expression() -> None:
    (found,) = find_times("It was shut from 3 to 9 June 2024.", PUBLISHED)
    assert (found.quote, str(found.window)) == ("3 to 9 June 2024", "2024-06-03..2024-06-09")


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("It opened on 5 May 2023. The same day it shut.", ["2023-05-05", "2023-05-05"]),
        ("It opened in May 2023. The following month it shut.", ["2023-05", "2023-06"]),
        ("It opened in 1998 and shut the following year.", ["1998", "1999"]),
        ("It began on 3 December and ended two days later.", ["2024-12-03", "2024-12-05"]),
        ("Profit in the third quarter rose from a year earlier.", ["2024-Q3", "2023-Q3"]),
        ("The following month it shut.", ["XXXX-XX"]),
        (
            "On 2 June 1991 it fell. On 9 June 1991 it rose. On 3 July it stopped.",
            ["1991-06-02", "1991-06-09", "1991-07-03"],
        ),
    ],
)
def test_the_text_s_own_last_date_counts(text: str, values: list[str]) -> None:
    assert [value for _, _, value in rows(text)] == values


@pytest.mark.parametrize(
    ("sentence", "value", "window"),
    [
        ("It opened last month.", "XXXX-XX", None),
        ("She resigned on Friday.", "XXXX-WXX-5", None),
        ("The list appeared on 21 November.", "XXXX-11-21", None),
        ("It will open in March.", "XXXX-03", None),
        ("It will open next year.", "XXXX", None),
        ("They met two years ago.", "XXXX", None),
        ("It must be ready within two years.", "P2Y", None),
        ("It will open soon.", "FUTURE_REF", None),
        ("It will open in late 2025.", "2025", "2025-09-01..2025-12-31"),
        ("It opened on 5 May 2023.", "2023-05-05", "2023-05-05..2023-05-05"),
    ],
)
def test_without_a_publication_date_nothing_is_guessed(sentence: str, value: str, window: str | None) -> None:
    (found,) = find_times(sentence, None)
    assert (found.value, str(found.window) if found.window else None) == (value, window)


def test_only_the_ranges_asked_for_are_read() -> None:
    text = "Opened 2021.\nIt shut in 2022.\nSubscribe in 2023."
    assert [x.quote for x in find_times(text, PUBLISHED, ranges=[(0, 12), (13, 29)])] == ["2021", "2022"]


def test_a_single_line_break_is_a_space_and_a_blank_line_is_not() -> None:
    assert [x.quote for x in find_times("It opened in May\n2021.", PUBLISHED)] == ["May\n2021"]
    assert rows("It opened in May\n\n2021 was dry.")[0] == ("May", "DATE", "2024-05")


def test_the_possessive_is_no_part_of_the_quote() -> None:
    assert [x.quote for x in find_times("They recalled last month’s vote.", PUBLISHED)] == ["last month"]


@pytest.mark.parametrize(
    ("sentence", "quote", "value"),
    [
        ("Sales grew in fiscal 2025.", "fiscal 2025", "2025"),
        ("Sales grew in the financial year 2023/24.", "the financial year 2023/24", "2023/2024"),
        ("Sales grew in Q1 FY2026.", "Q1 FY2026", "2026-Q1"),
        ("Sales grew in the fiscal second quarter.", "the fiscal second quarter", "2024-Q2"),
    ],
)
def test_a_year_of_account_has_a_value_and_no_window(sentence: str, quote: str, value: str) -> None:
    (found,) = find_times(sentence, PUBLISHED)
    assert (found.quote, found.value, found.window) == (quote, value, None)


@pytest.mark.parametrize(
    ("sentence", "window"),
    [
        ("Sales grew in the fiscal year ending March 31, 2020.", "2019-04-01..2020-03-31"),
        ("Sales grew in the six months ended 30 June 2015.", "2015-01-01..2015-06-30"),
        ("Sales grew in the year to September 2023.", "2022-10-01..2023-09-30"),
        ("Sales grew in the quarter ended on 30 June 2015.", "2015-04-01..2015-06-30"),
    ],
)
def test_a_period_that_names_its_last_day_has_both_ends(sentence: str, window: str) -> None:
    assert windows(sentence) == [window, window]


@pytest.mark.parametrize(
    ("sentence", "quote", "window"),
    [
        ("It will open in the second week of June.", "the second week of June", "2025-06-08..2025-06-14"),
        ("It will open in the last week of June.", "the last week of June", "2025-06-24..2025-06-30"),
        (
            "It opened in the first six months of 2022.",
            "the first six months of 2022",
            "2022-01-01..2022-06-30",
        ),
        ("It will open on the last Friday of May.", "the last Friday of May", "2025-05-30..2025-05-30"),
        ("It will open on the second weekend in May.", "the second weekend in May", "2025-05-10..2025-05-11"),
        ("It ran for the last two months of 2021.", "the last two months of 2021", "2021-11-01..2021-12-31"),
        (
            "It was cold in the first days of March 2021.",
            "the first days of March 2021",
            "2021-03-01..2021-03-10",
        ),
        ("It was cold in the closing weeks of 2021.", "the closing weeks of 2021", "2021-11-20..2021-12-31"),
        ("It will be shut for the rest of the month.", "the rest of the month", "2024-12-10..2024-12-31"),
        ("It will open in the latter part of 2026.", "the latter part of 2026", "2026-09-01..2026-12-31"),
        ("It will open in early to mid-April.", "early to mid-April", "2025-04-01..2025-04-20"),
        ("They met in the early hours of Friday.", "the early hours of Friday", "2024-12-06..2024-12-06"),
    ],
)
def test_parts_are_counted_inside_their_whole(sentence: str, quote: str, window: str) -> None:
    (found,) = find_times(sentence, PUBLISHED)
    assert (found.quote, str(found.window)) == (quote, window)


@pytest.mark.parametrize(
    ("sentence", "window"),
    [
        ("It will run from June to February.", "2025-06-01..2026-02-28"),
        ("It will open in October or November 2026.", "2026-10-01..2026-11-30"),
        ("They will meet on Thursday and Friday.", "2024-12-12..2024-12-13"),
        ("They will meet on 30 December or 2 January.", "2024-12-30..2025-01-02"),
        ("They will meet on June 14 and 15.", "2025-06-14..2025-06-15"),
        ("It must be ready by May or June 2026.", "..2026-06-30"),
    ],
)
def test_two_ends_share_a_year_and_a_window(sentence: str, window: str) -> None:
    assert windows(sentence) == [window, window]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("It happened in 2012 and 2016.", ["2012-01-01..2012-12-31", "2016-01-01..2016-12-31"]),
        ("It was put off from Monday to 5 May 2025.", ["2024-12-09..", "2025-05-05..2025-05-05"]),
    ],
)
def test_two_dates_apart_stay_two(sentence: str, expected: list[str]) -> None:
    assert windows(sentence) == expected
