"""Three readers' questions on the seed article, answered from its dossier alone; what each section holds.

The article cannot be given away with the project, so nothing here quotes it: the answers are names, days and
counts. It is looked for as ``seed/article.txt`` beside the gold folder; where there is none, this is skipped.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from onrecord.exchange import dossier_row
from onrecord.intake import IntakeOptions
from onrecord.pipeline import Clocks, read_sources
from onrecord.tracking import assemble_dossier

ROOT = Path(__file__).parents[2]
GOLD = os.environ.get("ONRECORD_GOLD")
ARTICLE = (Path(GOLD).parent if GOLD else ROOT.parent / "shared") / "seed" / "article.txt"
pytestmark = pytest.mark.skipif(not ARTICLE.is_file(), reason="the seed article is not on this machine")

Row = dict[str, Any]
WINDOW = {"start": "2025-07-01", "end": "2025-12-31"}


def dossier_on(day: str) -> Row:
    """The dossier as ``dossier --json`` gives it, and nothing else."""
    today = date.fromisoformat(day)
    layers, _ = read_sources([str(ARTICLE)], IntakeOptions(), Clocks(today=today))
    row: Row = json.loads(json.dumps(dossier_row(assemble_dossier(layers, "", today))))
    return row


@pytest.fixture(scope="module")
def seed() -> Row:
    """The dossier on a day after the announced window."""
    return dossier_on("2026-11-25")


def lines(row: Row, section: str) -> list[Row]:
    return [line for part in row["sections"] if part["section"] == section for line in part["lines"]]


def announced(row: Row) -> Row:
    """The line that quotes what is undertaken."""
    [commitment] = row["commitments"]
    return next(line for line in lines(row, "commitment") if line["statement"] == commitment["worded"])


def said_by(row: Row, statement: str) -> Row:
    """The first link of a statement's chain."""
    found = (x for part in row["sections"] for x in part["lines"] if x["statement"] == statement)
    first: Row = next(found)["sources"][0]
    return first


def test_who_announced_it_and_through_which_outlets(seed: Row) -> None:
    first, *outlets = announced(seed)["sources"]
    assert (first["name"], first["kind"], first["anonymity"]) == ("Vladimir Putin", "person", "named")
    assert first["medium"] is not None
    assert [(s["name"], s["kind"]) for s in outlets] == [("The Moscow Times", "outlet"), (None, "outlet")]
    assert [c["origin_count"] for c in seed["commitments"]] == [1]


def test_who_is_said_to_control_and_to_have_a_say_and_who_said_so(seed: Row) -> None:
    held = {(a["role"], a["holder"].removeprefix("the ")): a for a in seed["register"]}
    assert set(held) == {("control", "Russian Strategic Missile Forces"), ("say", "Belarus")}
    for arrangement in held.values():
        assert arrangement["over"] is not None
        assert (arrangement["state"], arrangement["since"]) == ("proposed", None)
        for statement in arrangement["statements"]:
            first = said_by(seed, statement)
            assert (first["name"], first["anonymity"]) == (None, "unattributed")
        asked = {(g["question"], g["towards"]) for g in seed["gaps"]}
        assert ("by_whom", arrangement["arrangement"]) in asked


@pytest.mark.parametrize(
    ("day", "status"),
    [("2025-12-31", "open"), ("2026-01-01", "unknown_overdue"), ("2026-11-25", "unknown_overdue")],
)
def test_what_is_due_when(day: str, status: str) -> None:
    [commitment] = dossier_on(day)["commitments"]
    assert (commitment["actor"], commitment["due"], commitment["status"]) == ("Russia", WINDOW, status)


TABLE: dict[str, Callable[[Row], bool]] = {
    "announcement: a named person, no newspaper as the speaker": lambda row: any(
        line["sources"][0]["name"] == "Vladimir Putin" for line in lines(row, "announcement")
    ),
    "commitments: one": lambda row: len(row["commitments"]) == 1 and len(lines(row, "commitment")) == 1,
    "concerns: a request is no commitment": lambda row: (
        {line["modality"] for line in lines(row, "concern")} == {"judges", "demands"}
        and {line["sources"][0]["name"] for line in lines(row, "concern")} == {"Alexander Lukashenko"}
    ),
    "events: both wordings kept, the day not guessed": lambda row: (
        len(lines(row, "event")) == 2 and all(line["window"] is None for line in lines(row, "event"))
    ),
    "capabilities: one origin each": lambda row: (
        {line["origins"] for line in lines(row, "capability")} == {1}
    ),
    "constraints: who assesses, and beside the plan": lambda row: (
        [h["towards"] for h in row["hindrances"]] == [row["commitments"][0]["commitment"]]
        and any(line["sources"][0]["mention"] is not None for line in lines(row, "constraint"))
    ),
    "reactions: one without content is a gap": lambda row: any(
        r["stance"] == "no_content" and any(g["towards"] in r["statements"] for g in row["gaps"])
        for r in row["reactions"]
    ),
    "judgement: a group and an anonymous source, access unknown": lambda row: (
        {line["sources"][0]["anonymity"] for line in lines(row, "judgement")} == {"group", "anonymous"}
        and {line["sources"][0]["name"] for line in lines(row, "judgement")} == {None}
        and sum(g["question"] == "which" for g in row["gaps"]) >= 3
    ),
    "implications: possible ones are not asserted": lambda row: (
        sum(line["modality"] == "may" for line in lines(row, "implication")) >= 2
        and not any(line["modality"] in ("done", "intends") for line in lines(row, "implication"))
    ),
    "outlook: signs, a question with its rule, a day": lambda row: (
        len(row["indicators"]) == 3
        and [d["window"] for d in row["drafts"]] == [WINDOW]
        and all(d["rule"] for d in row["drafts"])
    ),
    "left out: with reasons, and nothing comes from it": lambda row: (
        len(row["left_out"]) == 4
        and all(x["reason"] for x in row["left_out"])
        and not any(
            x["start"] < line["end"] and line["start"] < x["end"]
            for x in row["left_out"]
            for part in row["sections"]
            for line in part["lines"]
        )
    ),
    "gaps: day of publication, how many, which experts": lambda row: (
        {"published", "how_many", "which", "by_whom"} <= {g["question"] for g in row["gaps"]}
    ),
}


@pytest.mark.parametrize("what", TABLE)
def test_each_section_holds_what_an_expert_expects(seed: Row, what: str) -> None:
    assert TABLE[what](seed)
