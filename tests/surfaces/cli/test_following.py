"""Alerts, brief and calendar: the same ledger gives the same bytes, and new things are told once."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from surfaces.cli.running import run

DAY = ("--today", "2025-06-01")
AGENCY = """---
id: {name}
publisher: {publisher}
published: 2025-04-{day}
---

AVEL (Norvia Wire) - Norvia will open a school by the end of 2026, Minister Sela Vorn said on Monday.

The school will have room for 300 children, according to the ministry.
"""


def test_alerts_are_shown_and_written_as_rows(desk: Path) -> None:
    shown = run("alerts", *DAY).out
    assert "2025-03-20 Met: Norvia will mend the harbour bridge" in " ".join(shown.split())
    assert "“Norvia has mended the harbour bridge”" in shown
    rows = run("alerts", *DAY, "--json").rows()
    assert {"new_commitment", "met"} <= {row["kind"] for row in rows}
    assert all(row["evidence"] for row in rows)
    assert run("alerts", "volcano", *DAY).out == ""


def test_feeds_twice_are_the_same_bytes(desk: Path) -> None:
    command = ("alerts", *DAY, "--atom", "a.xml", "--json-feed", "a.json")
    ran = run(*command)
    assert ran.sentences() == ["Wrote a.xml", "Wrote a.json"]
    assert ran.out == "a.xml: 2 alerts\na.json: 2 alerts\n"
    first = [(desk / name).read_bytes() for name in ("a.xml", "a.json")]
    assert run(*command).code == 0
    assert [(desk / name).read_bytes() for name in ("a.xml", "a.json")] == first
    assert len(json.loads(first[1])["items"]) == first[0].count(b"<entry>") > 1


def test_thirty_papers_that_repeat_one_agency_are_one_line(desk: Path) -> None:
    names = [f"paper-{number}" for number in range(1, 31)]
    for number, name in enumerate(names, start=1):
        text = AGENCY.format(name=name, publisher=f"Paper {number}", day=f"{number:02}")
        (desk / f"{name}.md").write_text(text, encoding="utf-8")
    assert run("add", *(f"{name}.md" for name in names), "--ledger", "new.db").code == 0
    ran = run("brief", "--since", "2025-04-01", "--published", "--ledger", "new.db", *DAY)
    assert ran.out.startswith("30 articles, ")
    lines = [row for row in run("brief", "--since", "2025-04-01", "--published", "--ledger", "new.db", *DAY,
                                "--json").rows() if row["what"] == "origin"]  # fmt: skip
    (vorn,) = [line for line in lines if line["source"] == "Sela Vorn"]
    assert len(vorn["documents"]) == 30
    later = run("brief", "--since", "2025-04-02", "--published", "--ledger", "new.db", *DAY).out
    assert "29 articles add nothing that was not known." in " ".join(later.split())


def test_the_brief_tells_what_this_ledger_learned(desk: Path) -> None:
    assert run("brief", "--since", "yesterday", *DAY).out.startswith("2 articles, 2 origins since yesterday")
    assert run("brief", "--since", "2999-01-01", *DAY).out.startswith("0 articles, 0 origins")


def test_the_calendar_gives_the_same_bytes_and_keeps_its_ids(desk: Path) -> None:
    pytest.importorskip("icalendar")
    command = ("calendar", "due.ics", *DAY)
    ran = run(*command)
    assert (ran.code, ran.out) == (0, "due.ics: 1 commitments with a window, 0 without one left out\n")
    first = (desk / "due.ics").read_bytes()
    assert run(*command).code == 0
    assert (desk / "due.ics").read_bytes() == first
    (issued,) = run("export", "decisions").rows()
    assert (issued["kind"], len(issued["on"])) == ("issued", 1)
    earlier = AGENCY.split("---\n\n")[0].format(name="old", publisher="Old Post", day="01")
    words = "Norvia will mend the harbour bridge by the end of March 2025."
    text = earlier.replace("2025-04-01", "2024-12-01") + f"---\n\n{words}\n"
    (desk / "old.md").write_text(text, encoding="utf-8")
    assert run("add", "old.md").code == 0
    (row,) = run("export", "commitments", *DAY).rows()
    assert row["commitment"] not in issued["on"]
    assert run(*command).code == 0
    uid = b"UID:" + issued["on"][0].encode()
    assert (desk / "due.ics").read_bytes().count(uid) == 1
    assert run("verify").code == 0


def test_why_fits_one_screen_and_is_written_as_a_row(desk: Path) -> None:
    (commitment,) = run("export", "commitments", *DAY).rows()
    shown = run("why", commitment["commitment"], *DAY).out
    assert "met since 2025-03-20: somebody other than the actor's side says that it was done." in shown
    assert len(shown.splitlines()) <= 40
    (row,) = run("why", commitment["commitment"], *DAY, "--json").rows()
    assert row["subject"] == commitment["undertaking"]
    quotes = [e["quote"] for part in row["parts"] for r in part["reasons"] for e in r["evidence"]]
    assert "Norvia has mended the harbour bridge" in quotes


def test_a_difference_shows_the_words_that_it_rests_on(desk: Path) -> None:
    rows = run("diff", "2024-12-15", "2025-03-20", "--json").rows()
    (changed,) = [row for row in rows if (row["change"], row["what"]) == ("changed", "commitment")]
    assert ", open" in changed["text"] and ", met" in changed["text"]  # noqa: PT018
    assert [e["quote"] for e in changed["evidence"]] == ["Norvia has mended the harbour bridge"]
    shown = run("diff", "2024-12-15", "2025-03-20").out
    assert "“Norvia has mended the harbour bridge” [quay-bridge-open 1.." in " ".join(shown.split())


def test_two_moments_of_the_ledger_are_compared(desk: Path) -> None:
    rows = run("diff", "2020-01-01", "2999-01-01", "--recorded", "--json", *DAY).rows()
    assert {row["change"] for row in rows} == {"new"}
    assert {"document", "commitment"} <= {row["what"] for row in rows}
    assert all(row["evidence"] for row in rows)
    assert run("diff", "2999-01-01", "2999-02-01", "--recorded", *DAY).out == ""


@pytest.mark.parametrize("command", [["show"], ["why"]], ids=lambda command: command[0])
def test_both_clocks_apply(desk: Path, command: list[str]) -> None:
    (commitment,) = run("export", "commitments", *DAY).rows()
    name = commitment["commitment"]
    assert "met" in run(*command, name, "--as-of", "2025-03-20").out
    assert "met since" not in run(*command, name, "--as-of", "2025-03-19").out
    assert run(*command, name, "--as-recorded", "2020-01-01").code == 2
    assert run(*command, name, "--as-of", "2024-12-01").code == 2


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["alerts", "--url", "javascript:alert(1)"], "--url needs a web address"),
        (["alerts", "--atom", "no/such/a.xml"], "no/such/a.xml cannot be written"),
        (["alerts", "--as-of", "soon"], "--as-of needs a date"),
        (["brief", "--since", "soon"], "--since needs a date, a moment or 'yesterday'"),
        (["why", "s-none"], "no statement or commitment in the record has the id 's-none'"),
        (["diff", "quay-bridge", "--recorded"], "--recorded needs two moments"),
        (["diff", "2025-01-01", "noon", "--recorded"], "a moment needs a date and time"),
    ],
)
def test_wrong_usage_is_told_in_one_sentence(desk: Path, arguments: list[str], told: str) -> None:
    ran = run(*arguments)
    assert (ran.code, ran.out) == (2, "")
    (sentence,) = ran.sentences()
    assert sentence.startswith(f"onrecord: {told}")
