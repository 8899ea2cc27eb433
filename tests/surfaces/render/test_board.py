"""The due board and its groups."""

import io
from dataclasses import replace
from datetime import date

import pytest
from rich.console import Console

from factories import make_commitment, make_document, make_mention, make_statement, window
from onrecord.records import Anonymity, Commitment, DueWindow, Status
from onrecord.surfaces.render import board_terminal
from onrecord.surfaces.render.board import board_groups, due_note, group_of, speaker_words, window_history

TODAY = date(2031, 3, 1)


def _due(end: str | None, status: Status = Status.OPEN, start: str | None = None) -> Commitment:
    due = window(start, end) if start or end else None
    return make_commitment(undertaking=f"until {end}", due=due, status=status, id=f"c-{end}-{status}")


@pytest.mark.parametrize(
    ("end", "status", "group"),
    [
        ("2031-03-01", Status.OPEN, "due_30"),
        ("2031-03-31", Status.OPEN, "due_30"),
        ("2031-04-01", Status.OPEN, "due_90"),
        ("2031-12-31", Status.OPEN, "due_365"),
        ("2033-01-01", Status.OPEN, "later"),
        (None, Status.OPEN, "no_window"),
        ("2031-02-28", Status.OPEN, "overdue"),
        ("2031-02-28", Status.UNKNOWN_OVERDUE, "overdue"),
        ("2031-06-30", Status.REVISED, "slipped"),
        ("2031-02-28", Status.LATE, "late"),
        ("2031-02-28", Status.CLAIMED_MET, "claimed"),
        ("2031-02-28", Status.MET, "met"),
        ("2031-06-30", Status.ABANDONED, "closed"),
        ("2031-06-30", Status.DENIED, "closed"),
    ],
)
def test_every_commitment_stands_in_one_group(end: str | None, status: Status, group: str) -> None:
    assert group_of(_due(end, status), TODAY) == group


def test_a_window_that_never_ends_is_not_due() -> None:
    assert group_of(_due(None, start="2027-01-01"), TODAY) == "no_window"


def test_what_is_due_first_stands_first() -> None:
    groups = board_groups([_due("2031-03-20"), _due("2034-01-01"), _due("2031-03-10")], TODAY)
    assert [(g, [c.undertaking for c in cs]) for g, cs in groups] == [
        ("due_30", ["until 2031-03-10", "until 2031-03-20"]),
        ("later", ["until 2034-01-01"]),
    ]


@pytest.mark.parametrize(
    ("end", "status", "note"),
    [
        ("2031-03-02", Status.OPEN, "1 day left"),
        ("2031-02-01", Status.UNKNOWN_OVERDUE, "28 days over"),
        ("2031-02-01", Status.MET, None),
        (None, Status.OPEN, None),
    ],
)
def test_days_are_counted_while_something_is_waited_for(
    end: str | None, status: Status, note: str | None
) -> None:
    assert due_note(_due(end, status), TODAY) == note


def test_a_window_that_is_only_repeated_is_no_slip() -> None:
    first, second = window(None, "2031-03-31"), window(None, "2031-06-30")
    given = tuple(DueWindow(due, None, f"s-{n}") for n, due in enumerate((first, first, second)))
    kept = window_history(replace(_due("2031-06-30"), windows=given))
    assert [w.statement for w in kept] == ["s-0", "s-2"]


def test_an_unnamed_speaker_is_flagged() -> None:
    statement = make_statement(make_document("They will pay."), "They will pay")
    mention = make_mention(statement, speaker=None, anonymity=Anonymity.ANONYMOUS)
    assert speaker_words(mention) == "anonymous"
    assert speaker_words(replace(mention, anonymity=Anonymity.UNATTRIBUTED)) == "the article itself"
    assert speaker_words(replace(mention, speaker="the minister", anonymity=Anonymity.ROLE)) == (
        "the minister (by role only)"
    )


def _printed(*commitments: Commitment, width: int = 80) -> str:
    console = Console(width=width, file=io.StringIO(), color_system=None)
    console.print(board_terminal(commitments, TODAY))
    return console.file.getvalue()  # type: ignore[attr-defined]


def test_the_board_prints_status_due_day_undertaking_and_counts() -> None:
    out = " ".join(_printed(replace(_due("2031-03-20"), actor="Harbour Board", contested=True)).split())
    for words in ("Due within 30 days (1)", "contested", "by 20 Mar", "Harbour", "Undertaking", "Orig."):
        assert words in out


def test_the_board_fits_eighty_columns() -> None:
    assert max(map(len, _printed(_due("2031-03-20"), _due(None)).splitlines())) <= 80


def test_an_empty_board_says_so() -> None:
    assert "No commitment" in _printed()


def test_markup_and_controls_in_names_are_inert() -> None:
    out = _printed(replace(_due("2031-03-20"), actor="[red]x[/red]\x1b[2J"), width=120)
    assert "[red]" in out
    assert "\x1b" not in out
