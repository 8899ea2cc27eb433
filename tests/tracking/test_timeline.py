"""The days of a story that matter, and the sentences that tell of them."""

from __future__ import annotations

from datetime import date

from onrecord import Document, read_document
from onrecord.records import TimelineDay
from onrecord.tracking import TimelineOptions, build_timeline

TOLD = (
    ("2031-05-06", "The storm hit Trast on 4 May. Twelve boats sank."),
    ("2031-05-07", "On 4 May, the storm hit the harbour of Trast. Mayor Lena Orlo visited it on Tuesday."),
    ("2031-06-01", "The harbour that the storm hit on 4 May reopened."),
)


def timeline(**options: object) -> tuple[TimelineDay, ...]:
    documents = [Document.of_text(text, published=day) for day, text in TOLD]
    statements = [s for d in documents for s in read_document(d).statements]
    return build_timeline(statements, {d.id: d for d in documents}, TimelineOptions(**options))  # type: ignore[arg-type]


def test_the_day_that_most_documents_name_comes_first() -> None:
    [first] = timeline(days=1)
    assert first.day == date(2031, 5, 4)
    assert "storm" in first.sentences[0].quote


def test_days_stand_in_order_and_quote_the_documents() -> None:
    days = timeline()
    assert [d.day for d in days] == sorted(d.day for d in days)
    texts = {Document.of_text(text, published=day).id: text for day, text in TOLD}
    assert all(texts[s.document][s.start : s.end] == s.quote for d in days for s in d.sentences)


def test_only_days_between_the_two_ends() -> None:
    assert all(
        date(2031, 5, 5) <= d.day <= date(2031, 5, 31)
        for d in timeline(first=date(2031, 5, 5), last=date(2031, 5, 31))
    )


def test_several_sentences_of_a_day_differ() -> None:
    [first] = timeline(days=1, sentences=2)
    assert len({s.quote for s in first.sentences}) == 2
