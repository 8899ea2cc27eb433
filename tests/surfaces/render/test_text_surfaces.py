"""The dossier as Markdown and in the terminal, and one statement as a card."""

import io
from dataclasses import replace

import pytest
from rich.console import Console, RenderableType

from factories import make_document, make_dossier, make_source, make_statement, window
from onrecord.records import (
    Candidates,
    Confidence,
    Mention,
    Modality,
    Place,
    PlaceKind,
    Polarity,
    Predicate,
    Quantity,
    Section,
)
from onrecord.surfaces.render import dossier_markdown, dossier_terminal, statement_terminal
from surfaces.render.sample import sample_dossier


def _printed(renderable: RenderableType, width: int = 80) -> str:
    console = Console(width=width, file=io.StringIO(), color_system=None)
    console.print(renderable)
    return console.file.getvalue()  # type: ignore[attr-defined]


def test_markdown_has_the_sections_of_the_page_in_order() -> None:
    heads = [line[3:] for line in dossier_markdown(sample_dossier()).splitlines() if line.startswith("## ")]
    assert heads[:4] == ["Commitments board", "Announcement", "Commitments", "Arrangement"]
    assert heads[-5:] == ["Contradictions", "Copies and republications", "Gaps", "Left out", "Documents"]


@pytest.mark.parametrize(
    "words",
    [
        "“the bridge is late” [2]  \n  Hanne Quill \\> Coast Courier · **denies**",
        "| Lower Meresk | “Lower Meresk welcomed the new date” [2] | – |",
        "1 Jul – 31 Dec 2031 (said 12 Jan 2031) \\> from 1 Jun 2032 (open) (said 2 Sep 2031)",
        "*Experts are mentioned, none is named or quoted.*",
        "[1] takes an excerpt from [4] (18% of its words)",
        "<https://gazette.example/bridge>",
    ],
)
def test_markdown_shows_what_the_page_shows(words: str) -> None:
    assert words in dossier_markdown(sample_dossier())


def test_markup_in_names_and_quotes_stays_words() -> None:
    document = make_document("<img src=x> [a](javascript:b) | `c`", title="*t*", url="javascript:x")
    statement = make_statement(document, document.text, sources=(make_source("_n_"),))
    out = dossier_markdown(make_dossier((document,), (statement,), subject="# <b>"))
    for words in ("\\<img src=x\\> \\[a\\](javascript:b) \\| \\`c\\`", "\\_n\\_", "\\*t\\*", "# \\# \\<b\\>"):
        assert words in out
    assert "<javascript" not in out


def test_markdown_is_the_same_twice() -> None:
    assert dossier_markdown(sample_dossier()) == dossier_markdown(sample_dossier())


@pytest.mark.parametrize("width", [80, 100])
def test_the_terminal_dossier_fits_its_width(width: int) -> None:
    assert max(map(len, _printed(dossier_terminal(sample_dossier()), width).splitlines())) <= width


def test_the_terminal_shows_chain_denial_gap_and_both_sides() -> None:
    out = " ".join(_printed(dossier_terminal(sample_dossier()), 100).split())
    for words in (
        "Orlen Tavik (at a televised meeting) > Coast Courier > this article · intends · 1 Jul – 31 Dec 2031",
        "Hanne Quill > Coast Courier · denies",
        "Experts are mentioned, none is named or quoted.",
        "When was it published? The document carries no date of publication.",
        "A former surveyor (anonymous)",
    ):
        assert words in out


def test_an_empty_dossier_prints_its_gaps() -> None:
    out = _printed(dossier_terminal(make_dossier()))
    assert "No announcement is on record." in out
    assert "No document is on record." in out


def test_terminal_controls_in_a_quote_are_inert() -> None:
    document = make_document("\x1b]0;x\x07 [bold]pier[/bold]", title="\x1b[2J")
    statement = make_statement(document, document.text, section=Section.EVENT)
    dossier = make_dossier((document,), (statement,))
    for out in (_printed(dossier_terminal(dossier)), _printed(statement_terminal(statement, document))):
        assert "\x1b" not in out
        assert "[bold]pier[/bold]" in out


def _card() -> str:
    text = (
        "Hanne Quill said Lower Meresk would not pay 40 crowns to Ardavia before 2032. " + "More words. " * 30
    )
    document = make_document(text, title="Tolls", published="2031-01-12")
    quote = "Lower Meresk would not pay 40 crowns to Ardavia before 2032"
    at = text.index
    statement = make_statement(
        document,
        quote,
        sources=(make_source("Hanne Quill"),),
        modality=Modality.INTENDS,
        polarity=Polarity.NEGATED,
        window=window(None, "2031-12-31"),
        window_text="before 2032",
        subject=Mention("Lower Meresk", at("Lower"), at("Lower") + 12),
        predicate=Predicate("pay", at("pay"), at("pay") + 3),
        object=Mention("40 crowns", at("40"), at("40") + 9),
        counterpart=Mention("Ardavia", at("Ardavia"), at("Ardavia") + 7),
        places=(Place("Ardavia", at("Ardavia"), at("Ardavia") + 7, "Ardavia", PlaceKind.COUNTRY),),
        quantities=(Quantity("40 crowns", at("40"), at("40") + 9, 40, None, None, "crown", None),),
        confidence=Confidence(speaker=0.91),
        candidates=Candidates(window=("2031", "2032")),
    )
    return " ".join(_printed(statement_terminal(statement, document), 100).replace("│", " ").split())


@pytest.mark.parametrize(
    "words",
    [
        "Hanne Quill said Lower Meresk would not pay 40 crowns to Ardavia before 2032. More words.",
        "Said by Hanne Quill",
        "Modality intends not to",
        "Polarity negated",
        "Window by 31 Dec 2031 (“before 2032”)",
        "Subject Lower Meresk",
        "Predicate pay",
        "Object 40 crowns",
        "Counterpart Ardavia",
        "Places Ardavia",
        "Quantities “40 crowns” = 40 crown",
        "Confidence speaker 0.91",
        "Considered window: 2031 / 2032",
        "Document Tolls, 12 Jan 2031",
    ],
)
def test_a_card_shows_how_a_statement_was_read(words: str) -> None:
    assert words in _card()


def test_a_range_of_numbers_is_shown_as_one() -> None:
    document = make_document("Between 3 and 5 piers stand.")
    quantity = Quantity("Between 3 and 5 piers", 0, 21, None, 3, 5, None, "pier")
    statement = make_statement(document, document.text, quantities=(quantity,))
    assert "“Between 3 and 5 piers” = 3–5 pier" in _printed(statement_terminal(statement, document))
    unknown = replace(statement, quantities=(replace(quantity, low=None, high=None),))
    assert "= ? pier" in _printed(statement_terminal(unknown, document))
