"""What a publisher corrects or withdraws is linked to those who still say it."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.intake import IntakeOptions
from onrecord.ledger import open_ledger
from onrecord.pipeline import Clocks, add_sources, layers_at
from onrecord.records import Layers

FIRST = "The new hall in Wenz will cost four million crowns, Mayor Ilo Karn said."
SECOND = "The new hall in Wenz will cost six million crowns, Mayor Ilo Karn said."


def _layers(folder: Path, *told: tuple[str, str, str, str]) -> Layers:
    with open_ledger(str(folder / "r.db"), create=True) as ledger:
        for number, (name, day, outlet, text) in enumerate(told):
            head = f"---\nid: {name}\npublished: {day}\npublisher: {outlet}\n---\n"
            file = folder / f"{number}.md"
            file.write_text(f"{head}{text}\n", encoding="utf-8")
            add_sources(ledger, [str(file)], IntakeOptions())
        return layers_at(ledger, Clocks())


def _told(layers: Layers) -> list[tuple[str, str, str]]:
    quotes = {s.id: s.quote for s in layers.statements()}
    return [(quotes[r.a], quotes[r.b], r.relation) for r in layers.revisions]


COPY = ("copy", "2033-03-01", "Radio Lindra", FIRST)
NOTICE = (
    "An earlier version of this article wrongly said that the new hall in Wenz will cost four million crowns."
    " The hall will cost six million crowns."
)


@pytest.mark.parametrize(
    ("name", "text", "relation"),
    [
        ("page", SECOND, "correction"),
        ("page", "Osk Today has withdrawn this article.", "retraction"),
        ("notice", NOTICE, "correction"),
    ],
)
def test_a_correction_reaches_whoever_says_the_old_thing(
    tmp_path: Path, name: str, text: str, relation: str
) -> None:
    page, later = ("page", "2033-03-01", "Osk Today", FIRST), (name, "2033-03-02", "Osk Today", text)
    found = _told(_layers(tmp_path, page, COPY, later))
    assert {a for a, _, how in found if how == relation} == {
        "The new hall in Wenz will cost four million crowns"
    }


def test_an_edit_that_changes_nothing_said_is_no_correction(tmp_path: Path) -> None:
    page = ("page", "2033-03-01", "Osk Today", FIRST)
    more = ("page", "2033-03-02", "Osk Today", f"{FIRST} Work begins in May.")
    assert _told(_layers(tmp_path, page, COPY, more)) == []
