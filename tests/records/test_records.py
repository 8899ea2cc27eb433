"""Records hold to their few laws and show themselves."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord import Document, EvidenceSpan, TimeWindow, find_statements
from onrecord.records import content_id


def test_a_window_never_ends_before_it_starts() -> None:
    with pytest.raises(ValueError, match="must not end before it starts"):
        TimeWindow(date(2031, 2, 1), date(2031, 1, 1))


def test_a_window_of_two_open_sides_is_no_window() -> None:
    with pytest.raises(ValueError, match="use None"):
        TimeWindow(None, None)


@pytest.mark.parametrize(
    ("a", "b", "shared"),
    [
        ((date(2031, 1, 1), date(2031, 6, 30)), (date(2031, 6, 30), None), True),
        ((None, date(2031, 6, 30)), (date(2031, 7, 1), None), False),
        ((None, date(2031, 6, 30)), (None, date(2030, 1, 1)), True),
    ],
)
def test_windows_overlap_where_they_share_a_day(
    a: tuple[date | None, date | None], b: tuple[date | None, date | None], shared: bool
) -> None:
    assert TimeWindow(*a).overlaps(TimeWindow(*b)) is shared
    assert TimeWindow(*b).overlaps(TimeWindow(*a)) is shared


@pytest.mark.parametrize(("start", "end", "quote"), [(3, 3, ""), (5, 2, "abc"), (0, 4, "abc")])
def test_a_span_quotes_as_many_characters_as_it_spans(start: int, end: int, quote: str) -> None:
    with pytest.raises(ValueError, match="span"):
        EvidenceSpan(start, end, quote)


def test_ids_are_made_of_content_alone() -> None:
    assert content_id("s", "a", 1) == content_id("s", "a", 1)
    assert len({content_id("s", "a", 1), content_id("s", "a1"), content_id("d", "a", 1)}) == 3


def test_records_show_themselves_in_a_notebook_with_markup_made_harmless() -> None:
    document = Document.of_text("The <b>bridge</b> opened on Monday.", published="2031-02-05")
    assert "&lt;b&gt;bridge" in document._repr_html_()
    [statement] = find_statements(
        Document.of_text("The bridge at A<B opened on Monday.", published="2031-02-05")
    )
    assert "A&lt;B" in statement._repr_html_()
