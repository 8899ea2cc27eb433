"""The timeline picture."""

import itertools
from dataclasses import replace
from datetime import date, timedelta

import pytest

from factories import make_commitment, make_document, make_dossier, window
from onrecord.records import DueWindow, TimeWindow
from onrecord.surfaces.render.ticks import make_scale, scale_ticks
from onrecord.surfaces.render.timeline import timeline_picture
from surfaces.render.sample import sample_dossier

WIDTHS = (740.0, 356.0)


def _picture(*windows: TimeWindow | None, width: float = 740.0):
    commitments = tuple(
        make_commitment(undertaking=f"task {n}", due=due, id=f"c-{n}") for n, due in enumerate(windows)
    )
    return timeline_picture(make_dossier(commitments=commitments), width)


@pytest.mark.parametrize(
    ("start", "end", "fade"),
    [("2031-01-01", "2031-06-30", ""), (None, "2031-06-30", "start"), ("2031-01-01", None, "end")],
)
def test_a_side_that_was_not_said_fades(start: str | None, end: str | None, fade: str) -> None:
    (bar,) = _picture(window(start, end)).bars
    assert bar.fade == fade


def test_an_old_window_is_kept_above_the_new_one() -> None:
    old, new = window(None, "2031-03-31"), window(None, "2031-06-30")
    commitment = make_commitment(
        undertaking="task", due=new, windows=(DueWindow(old, None, "s-1"), DueWindow(new, None, "s-2"))
    )
    first, second = timeline_picture(make_dossier(commitments=(commitment,)), 740.0).bars
    assert (first.look, second.look) == ("old", "open")
    assert first.y < second.y


def test_what_has_no_day_gets_words_and_no_bar() -> None:
    picture = _picture(None)
    assert not picture.bars
    assert [label.days or label.words for label in picture.labels] == [
        "Undated: no day is known or said",
        "[open] task 0",
    ]


def test_a_document_without_a_date_stands_in_the_undated_lane() -> None:
    picture = timeline_picture(make_dossier((make_document("Text"),)), 740.0)
    assert [label.days for label in picture.labels] == ["Undated: no day is known or said"]
    assert [dot.number for dot in picture.dots] == [1]


def test_documents_of_one_day_do_not_cover_one_another() -> None:
    documents = tuple(make_document("Text", id=f"d{n}", published="2031-01-01") for n in range(4))
    dots = timeline_picture(make_dossier(documents), 740.0).dots
    assert len({(dot.x, dot.y) for dot in dots}) == 4


def test_documents_that_find_no_room_are_counted() -> None:
    documents = tuple(make_document("Text", id=f"d{n}", published="2031-01-01") for n in range(9))
    picture = timeline_picture(make_dossier(documents), 740.0)
    assert len(picture.dots) == 6
    assert picture.labels[-1].words == "and 3 more, listed on the page"


@pytest.mark.parametrize("width", WIDTHS)
def test_labels_and_bars_stay_inside_and_apart(width: float) -> None:
    picture = timeline_picture(sample_dossier(), width)
    rows = sorted(label.y for label in picture.labels)
    assert all(below - above >= 14 for above, below in itertools.pairwise(rows))
    assert all(0 <= label.x <= width for label in picture.labels)
    assert all(bar.x >= 0 and bar.x + bar.width <= width and bar.y < picture.height for bar in picture.bars)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("days", [1, 10, 40, 200, 1500, 20000, 700000])
def test_ticks_have_room_at_every_span(width: float, days: int) -> None:
    scale = make_scale(width, [date(1000, 1, 1), date(1000, 1, 1) + timedelta(days=days)], [])
    labelled = [tick.x for tick in scale_ticks(scale) if tick.label]
    assert 1 <= len(labelled) <= 10
    assert all(b - a > 40 for a, b in itertools.pairwise(labelled))


def test_the_ends_of_the_calendar_can_be_drawn() -> None:
    picture = _picture(window("0001-01-01", "9999-12-31"), window("9999-12-31", None))
    assert len(picture.bars) == 2


def test_today_is_where_its_day_is() -> None:
    dossier = replace(make_dossier(), commitments=(make_commitment(due=window("2031-03-01", "2031-09-01")),))
    picture = timeline_picture(dossier, 740.0)
    assert picture.today == picture.bars[0].x
