"""One article without a date: an announcement whose chain stands in the next sentence, and advertising."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from onrecord.intake import IntakeOptions, iter_documents
from onrecord.records import DocumentEntry
from onrecord.tracking.dossier import left_out
from shelf import layers_of, rows_of

TEXT = """Norvia to build ferry terminal in Estmark

President Tarek Olund of Norvia has revealed a plan to build a ferry terminal in neighbouring \
Estmark, a step that would bring the two coasts closer.

A date for the terminal

Norvia will build the Lark ferry terminal in Estmark in the latter half of 2027. Olund gave this \
pledge at a broadcast press conference with Estmark's Prime Minister Sela Vorn, as reported by The \
Estmark Times.

Vorn asked Norvia for the terminal after two winters of cancelled crossings.

Recent trial

Last month, Norvia carried out a trial crossing with the Lark ferry. The Norvian transport ministry \
described it as a success.

What remains open

The announcement has drawn attention from neighbouring states. The terminal could change trade along \
the coast, but much depends on how quickly the yards can deliver.

Seven Secrets Your Plumber Will Never Tell You About Pipes

Seven Secrets Your Plumber Will Never Tell You About Pipes

Why 12 Doctors Threw Away Their Pillows And Saved $400 A Year

Why 12 Doctors Threw Away Their Pillows And Saved $400 A Year
"""
ANNOUNCED = "Norvia will build the Lark ferry terminal in Estmark in the latter half of 2027"


@lru_cache(maxsize=1)
def _rows() -> dict[str, list[dict[str, Any]]]:
    with TemporaryDirectory() as folder:
        source = Path(folder, "ferry.txt")
        source.write_text(TEXT, encoding="utf-8")
        return rows_of(layers_of(source, today="2026-03-01"))


def _statement(words: str) -> dict[str, Any]:
    (found,) = (row for row in _rows()["statements"] if row["quote"].startswith(words))
    return found


def test_the_announcement_has_three_links() -> None:
    person, outlet, voice = _statement(ANNOUNCED)["sources"]
    assert (person["name"], person["kind"], person["anonymity"]) == ("Tarek Olund", "person", "named")
    assert person["mention"]["quote"] == "Olund"
    assert person["medium"]["text"] == "a broadcast press conference with Estmark's Prime Minister Sela Vorn"
    assert (outlet["name"], outlet["kind"], outlet["anonymity"]) == ("The Estmark Times", "outlet", "named")
    assert outlet["cue"]["quote"] == "as reported by"
    assert outlet["medium"] is None
    assert (voice["name"], voice["kind"], voice["anonymity"]) == (None, "outlet", "unattributed")
    assert (voice["mention"], voice["cue"], voice["medium"]) == (None, None, None)


def test_the_announcement_is_the_one_commitment() -> None:
    (commitment,) = _rows()["commitments"]
    assert commitment["actor"] == "Norvia"
    assert commitment["due"] == {"start": "2027-07-01", "end": "2027-12-31"}
    assert (commitment["status"], commitment["origin_count"]) == ("open", 1)
    (window,) = commitment["windows"]
    assert window["statement"] == _statement(ANNOUNCED)["statement"]
    dues = [mention["due"]["text"] for mention in commitment["mentions"] if mention["due"]["text"]]
    assert dues == ["the latter half of 2027"]
    assert _statement(ANNOUNCED)["modality"] == "intends"


def test_a_request_is_no_undertaking() -> None:
    request = _statement("Vorn asked Norvia for the terminal")
    assert (request["modality"], request["commitment"]) == ("demands", None)
    assert request["sources"][0]["name"] == "Sela Vorn"


def test_last_month_of_an_undated_article_is_not_guessed() -> None:
    last_month = next(row for row in _rows()["times"] if row["quote"] == "Last month")
    assert (last_month["window"], last_month["edtf"]) == (None, None)
    trial = _statement("Last month, Norvia carried out a trial crossing")
    assert (trial["modality"], trial["window"], trial["candidates"]["window"]) == (
        "done",
        None,
        ["Last month"],
    )


def test_the_missing_date_is_the_first_gap() -> None:
    (document,) = _rows()["documents"]
    first, *others = _rows()["gaps"]
    assert (first["question"], first["towards"]) == ("published", document["document"])
    assert any(gap["question"] == "when" and "Last month" in gap["why"] for gap in others)


def test_drawn_attention_is_a_reaction_without_content() -> None:
    assert "no_content" in {row["stance"] for row in _rows()["reactions"]}


def test_what_much_depends_on_is_to_be_watched() -> None:
    assert any("how quickly the yards can deliver" in row["text"] for row in _rows()["indicators"])


def test_advertising_yields_nothing_but_is_shown_as_left_out() -> None:
    with TemporaryDirectory() as folder:
        source = Path(folder, "ferry.txt")
        source.write_text(TEXT, encoding="utf-8")
        (intake,) = iter_documents([str(source)], IntakeOptions())
    assert intake.document is not None
    shown = left_out(DocumentEntry(intake.document))
    assert [words.quote.split()[0] for words in shown] == ["Seven", "Seven", "Why", "Why"]
    begins = TEXT.index("Seven Secrets")
    for layer in ("times", "events", "statements"):
        assert all(row["end"] <= begins for row in _rows()[layer])
    counted = [q["text"] for row in _rows()["statements"] for q in row["quantities"]]
    assert not any("12" in words or "400" in words for words in counted)
