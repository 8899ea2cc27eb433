"""The days of a story that matter, and the sentences that tell of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from factories import make_document
from onrecord.linking import find_copies
from onrecord.reading import read_documents
from onrecord.records import Block, BlockKind, Copy, CopyKind, Document, TimelineDay
from onrecord.tracking import TimelineOptions, build_timeline

TOLD = (
    ("2031-05-06", "The storm hit Trast on 4 May. Twelve boats sank in the old harbour."),
    ("2031-05-07", "On 4 May, the storm hit the harbour of Trast. Mayor Lena Orlo visited it on Tuesday."),
    ("2031-06-01", "The harbour that the storm hit on 4 May reopened."),
)


def documents(told: Sequence[tuple[str | None, str]] = TOLD) -> list[Document]:
    return [make_document(text, id=f"d{n}", published=day) for n, (day, text) in enumerate(told)]


def timeline(
    read: Sequence[Document] | None = None, copies: Sequence[Copy] = (), **options: object
) -> tuple[TimelineDay, ...]:
    read = documents() if read is None else read
    readings = list(read_documents(read))
    return build_timeline(readings, {d.id: d for d in read}, TimelineOptions(**options), copies)  # type: ignore[arg-type]


def test_the_day_that_most_documents_name_comes_first() -> None:
    [first] = timeline(days=1)
    assert first.day == date(2031, 5, 4)
    assert "storm" in first.sentences[0].quote


def test_days_stand_in_order_and_quote_whole_sentences() -> None:
    days = timeline()
    assert [d.day for d in days] == sorted(d.day for d in days)
    texts = {d.id: d.text for d in documents()}
    assert all(texts[s.document][s.start : s.end] == s.quote for d in days for s in d.sentences)
    assert all(s.quote.endswith(".") for d in days for s in d.sentences)


def test_only_days_between_the_two_ends() -> None:
    found = timeline(first=date(2031, 5, 5), last=date(2031, 5, 31))
    assert found
    assert all(date(2031, 5, 5) <= d.day <= date(2031, 5, 31) for d in found)


def test_several_sentences_of_a_day_differ() -> None:
    [first] = timeline(days=1, sentences=2)
    assert len({s.quote for s in first.sentences}) == 2


MANY_AT_ONCE = [
    ("2031-03-04", f"{who} played at the spring fair in Trast on 3 March.")
    for who in ("Flutists", "Drummers")
]
ON_MANY_DAYS = [
    ("2031-03-20", "The dam above Trast broke on 10 March."),
    ("2031-04-20", "Since the dam broke on 10 March, the valley has had no power."),
    ("2031-05-20", "An inquiry asks why the dam broke on 10 March."),
]


@pytest.mark.parametrize(
    ("told", "chosen"),
    [
        ([*MANY_AT_ONCE * 3, *ON_MANY_DAYS], "2031-03-10"),
        (
            [
                ("2031-03-02", "The council will vote on the bridge on 9 March."),
                ("2031-03-05", "The council voted on the bridge on 4 March."),
            ],
            "2031-03-04",
        ),
        ([(None, "The ferry Orla sank on 2 March 2031.")], "2031-03-02"),
        ([("2031-03-02", "Nobody knows why the bells of Trast rang.")], "2031-03-02"),
    ],
    ids=[
        "told on many days, not by many on one",
        "what was foretold counts half",
        "a document without a date gives the days that it names",
        "a document that names no day tells of its own",
    ],
)
def test_which_day_matters_most(told: list[tuple[str | None, str]], chosen: str) -> None:
    [found] = timeline(documents(told), days=1)
    assert found.day.isoformat() == chosen


def test_reprints_tell_once_and_the_first_is_quoted() -> None:
    fire = (
        "A fire closed the market hall of Trast on 6 March. Nobody was hurt, the fire brigade of Trast said."
    )
    told = [(f"2031-03-{day:02}", fire) for day in (7, 8, 9)]
    flood = [
        ("2031-03-20", "A flood closed the road on 12 March."),
        ("2031-03-25", "The flood of 12 March is over."),
    ]
    read = documents([*told[::-1], *flood])
    copies = find_copies(read)
    assert {c.kind for c in copies} == {CopyKind.REPUBLICATION}
    by_day = {d.day.day: d for d in timeline(read, copies)}
    assert by_day[12].weight > by_day[6].weight
    assert by_day[6].sentences[0].document == "d2"


def test_the_order_of_reading_changes_nothing() -> None:
    read = documents([*TOLD, *ON_MANY_DAYS])
    assert timeline(read, sentences=2) == timeline(read[::-1], sentences=2)


def test_a_headline_is_quoted_only_where_no_sentence_tells() -> None:
    lines = (
        ("Storm hits Trast on 4 May", BlockKind.TITLE),
        ("The storm hit the boats in the harbour of Trast on 4 May.", BlockKind.PARAGRAPH),
        ("Fair opens on 1 June", BlockKind.HEADING),
    )
    text = "\n".join(words for words, _ in lines)
    blocks = tuple(Block(text.index(w), text.index(w) + len(w), kind) for w, kind in lines)
    found = timeline([make_document(text, published="2031-05-06", blocks=blocks)])
    assert [d.sentences[0].quote for d in found] == [lines[1][0], lines[2][0]]


def test_a_sentence_that_leans_on_another_is_quoted_only_where_no_other_tells() -> None:
    told = "The bridge of Trast fell on 4 May. She said on 4 May that the bridge of Trast fell on 4 May."
    assert [s.quote for s in timeline(documents([("2031-05-06", told)]), days=1)[0].sentences] == [told[:34]]
    [alone] = timeline(documents([("2031-05-06", told[35:])]), days=1)
    assert alone.sentences[0].quote == told[35:]
