"""Which time expression dates which event, and what the story's day dates."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.reading.events import find_events, window_for
from onrecord.reading.parse import parse_document
from onrecord.reading.time import find_times
from onrecord.records import Document, sha256_hex

PUBLISHED = "2024-12-10"


def windows_of(text: str, published: str | None = PUBLISHED) -> dict[str, str | None]:
    document = Document(
        id="d",
        text=text,
        sha256_raw=sha256_hex(text),
        sha256_text=sha256_hex(text),
        cut_by="test",
        published=published,
    )
    times = find_times(text, document.published_on)
    events = find_events(parse_document(document), times)
    return {event.quote: None if event.window is None else str(event.window) for event in events}


@pytest.mark.parametrize(
    ("text", "word", "window"),
    [
        ("Veldonia launched the satellite in March 2023.", "launched", "2023-03-01..2023-03-31"),
        ("In March 2023, Veldonia launched the satellite.", "launched", "2023-03-01..2023-03-31"),
        ("The bank began selling bonds in 2021.", "selling", "2021-01-01..2021-12-31"),
        ("The ministers held talks in May 2022.", "held", "2022-05-01..2022-05-31"),
        ("The ministers held talks in May 2022.", "talks", "2022-05-01..2022-05-31"),
        ("The attack in May 2022 had shocked Port Amsel.", "attack", "2022-05-01..2022-05-31"),
        ("Its founder had died before the firm moved to Ostrava in 2019.", "died", None),
        ("The plant will open in 2027, the mayor has been told.", "open", "2027-01-01..2027-12-31"),
    ],
)
def test_an_expression_dates_the_verb_or_noun_that_governs_it(
    text: str, word: str, window: str | None
) -> None:
    assert windows_of(text)[word] == window


@pytest.mark.parametrize(
    ("text", "word", "window"),
    [
        ("Ostrava Rail cancels the strike.", "cancels", "2024-12-10..2024-12-10"),
        ("The ferry sank on Sunday. Rescuers found nine survivors.", "found", "2024-12-08..2024-12-08"),
        ("The ferry sank. It had carried cars.", "carried", None),
        ("The ferry sank. Its owner will pay.", "pay", None),
        ("The ferry sank. Its owner runs three ports.", "runs", None),
    ],
)
def test_news_without_a_time_of_its_own_is_of_the_story_day(text: str, word: str, window: str | None) -> None:
    assert windows_of(text)[word] == window


def test_without_a_day_of_publication_nothing_is_dated_by_the_story() -> None:
    assert windows_of("Rescuers found nine survivors.", None)["found"] is None


def test_window_for_returns_the_expression_itself() -> None:
    text = "The council met in June 2023 and adjourned."
    document = Document(
        id="d", text=text, sha256_raw=sha256_hex(text), sha256_text=sha256_hex(text), cut_by="test"
    )
    (sentence,) = parse_document(document).sentences
    met = next(token.i for token in sentence.doc if token.text == "met")
    found = window_for(sentence, met, find_times(text, date(2024, 12, 10)))
    assert found is not None
    assert found.quote == "June 2023"
