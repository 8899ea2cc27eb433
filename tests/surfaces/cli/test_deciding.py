"""Rulings and sides from the command line: kept with author and reason, shown everywhere, taken back."""

from __future__ import annotations

from pathlib import Path

import pytest

from surfaces.cli.running import run

SAID = ("--because", "I crossed it", "--by", "Ada Brom")


def _commitment(*options: str) -> dict[str, object]:
    (row,) = run("export", "commitments", "--today", "2025-06-01", *options).rows()
    return row


def test_a_ruling_gives_the_status_and_is_taken_back(desk: Path) -> None:
    before = _commitment()
    name = before["commitment"]
    ruled = run("rule", name, "late", *SAID, "--on", "2025-05-01")
    assert (ruled.code, ruled.err) == (0, "")
    assert f"{name} is late: I crossed it (Ada Brom, " in ruled.out
    after = _commitment()
    assert after["status"] == "late"
    *old, new = after["status_as_of"]
    assert old == before["status_as_of"]
    assert (new["as_of"], new["rule"], new["because"]) == ("2025-05-01", "ruling", [])
    assert (new["ruling"]["by"], new["ruling"]["why"]) == ("Ada Brom", "I crossed it")
    assert run("rule", name, "--withdraw", *SAID, "--on", "2025-05-20").code == 0
    assert _commitment()["status"] == before["status"]
    assert [row["as_of"] for row in _commitment()["status_as_of"]][-2:] == ["2025-05-01", "2025-05-20"]


def test_both_clocks_apply_to_a_ruling(desk: Path) -> None:
    before = _commitment()
    assert run("rule", before["commitment"], "late", *SAID, "--on", "2025-05-01").code == 0
    assert _commitment("--today", "2025-04-30")["status"] == before["status"]
    assert _commitment("--as-of", "2025-05-31")["status"] == "late"
    (ruling,) = run("export", "decisions").rows()
    assert (ruling["kind"], ruling["value"], ruling["holds_from"]) == ("ruling", "late", "2025-05-01")
    (document, *_) = run("export", "documents", "--with-recorded").rows()
    early = ("--as-recorded", document["recorded"].replace("Z", "+00:00"))
    assert run("export", "decisions", *early).rows() == []


def test_a_side_turns_met_into_claimed_met_and_back(desk: Path) -> None:
    assert _commitment()["status"] == "met"
    pair = ("The Quay Times", "Norvia")
    told = run("side", *pair, "--because", "owned by the state", "--by", "Ada Brom")
    assert told.out.startswith("The Quay Times is on the side of Norvia: owned by the state (Ada Brom, ")
    assert _commitment()["status"] == "claimed_met"
    assert "decided by Ada Brom" in run("side", "The Quay Times").out
    assert run("side", *pair, "--withdraw", "--because", "sold", "--by", "Ada Brom").code == 0
    assert _commitment()["status"] == "met"
    assert run("side", "The Quay Times").out == ""


def test_the_sides_that_are_known_can_be_listed(desk: Path) -> None:
    rows = run("side", "--json").rows()
    kremlin = {"who": "Kremlin", "of": "Russia", "on_side": True, "why": "seat of the president", "by": None}
    assert kremlin in rows


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["rule", "cs-none", "met", *SAID], "no commitment in the record has the id 'cs-none'"),
        (["rule", "{id}", "done", *SAID], "there is no status 'done'"),
        (["rule", "{id}", "met", "--by", "Ada Brom"], "a decision needs a reason"),
        (["rule", "{id}", "met", "--because", " ", "--by", "Ada Brom"], "a decision needs a reason"),
        (["rule", "{id}", "met", "--because", "seen"], "a decision needs the name"),
        (["rule", "{id}", *SAID], "a ruling needs a status, or --withdraw"),
        (["rule", "{id}", "met", "--withdraw", *SAID], "a ruling needs a status, or --withdraw"),
        (["rule", "{id}", "--withdraw", *SAID], "no ruling stands on"),
        (["rule", "{id}", "met", *SAID, "--on", "soon"], "--on needs a date"),
        (["side", "A", *SAID], "a side needs two names"),
        (["side", "A", "", *SAID], "a side needs two names"),
        (["side", "A", "B"], "a decision needs a reason"),
        (["side", "A", "B", "--withdraw", *SAID], "nothing stands that says whether"),
    ],
    ids=lambda value: " ".join(value[:3]) if isinstance(value, list) else "",
)
def test_what_cannot_be_decided_is_told(desk: Path, arguments: list[str], told: str) -> None:
    name = str(_commitment()["commitment"])
    ran = run(*(name if word == "{id}" else word for word in arguments))
    assert (ran.code, ran.out) == (2, "")
    (sentence,) = ran.sentences()
    assert sentence.startswith(f"onrecord: {told}")
    assert run("export", "decisions").raw == b""
