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
    assert run(*command).sentences() == ["Wrote a.xml", "Wrote a.json"]
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


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["alerts", "--url", "javascript:alert(1)"], "--url needs a web address"),
        (["alerts", "--atom", "no/such/a.xml"], "no/such/a.xml cannot be written"),
        (["alerts", "--as-of", "soon"], "--as-of needs a date"),
        (["brief", "--since", "soon"], "--since needs a date, a moment or 'yesterday'"),
        (["diff", "quay-bridge", "--recorded"], "--recorded needs two moments"),
        (["diff", "2025-01-01", "noon", "--recorded"], "a moment needs a date and time"),
    ],
)
def test_wrong_usage_is_told_in_one_sentence(desk: Path, arguments: list[str], told: str) -> None:
    ran = run(*arguments)
    assert (ran.code, ran.out) == (2, "")
    (sentence,) = ran.sentences()
    assert sentence.startswith(f"onrecord: {told}")
