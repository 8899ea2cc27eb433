"""Grades from the command line: kept with author and reason, shown beside the quotation, taken back."""

from __future__ import annotations

from pathlib import Path

import pytest

from surfaces.cli.running import run

SAID = ("--because", "two ministries say so", "--by", "Ada Brom")


def _statement() -> dict[str, object]:
    rows = run("export", "statements").rows()
    return next(row for row in rows if row["sources"][0]["name"] == "Tarek Olund")


def _grade(on: object, value: str, *more: str) -> str:
    ran = run("grade", on, value, *SAID, *more)
    assert (ran.code, ran.err) == (0, "")
    return ran.out.rstrip().rpartition("[")[2].rstrip("]")


def test_a_grade_stands_beside_the_quotation_in_every_format(desk: Path) -> None:
    name = _statement()["statement"]
    _grade(name, "2", "--on", "2025-01-02")
    _grade("Tarek Olund", "b", "--topic", "bridges", "--on", "2025-01-03")
    expected = [
        "source Tarek Olund (on bridges): B (usually reliable), Ada Brom, 3 Jan 2025",
        ": 2 (probably true), Ada Brom, 2 Jan 2025",
    ]
    run("dossier", "--html", "d.html", "--markdown", "d.md")
    shown = " ".join(run("dossier").out.split())
    for words in expected:
        assert words in shown
        assert words in Path("d.html").read_text("utf-8")
        assert words in Path("d.md").read_text("utf-8")
    (row,) = run("dossier", "--json").rows()
    assert [g["value"] for g in row["grades"]] == ["2", "B"]
    assert "2 (probably true)" in run("show", name).out


def test_a_grade_is_known_from_its_day_and_from_its_recording(desk: Path) -> None:
    name = _statement()["statement"]
    _grade(name, "2", "--on", "2025-06-02")
    assert run("export", "grades", "--today", "2025-06-01").rows() == []
    assert [g["value"] for g in run("export", "grades", "--today", "2025-06-02").rows()] == ["2"]
    (document, *_) = run("export", "documents", "--with-recorded").rows()
    early = ("--as-recorded", document["recorded"].replace("Z", "+00:00"))
    assert run("export", "grades", *early).rows() == []


def test_a_grade_is_withdrawn_and_restored(desk: Path) -> None:
    name = _statement()["statement"]
    given = _grade(name, "2")
    back = ("--because", "the wrong document", "--by", "Tor Vale")
    assert run("withdraw", given, *back).code == 0
    (row,) = run("grade", name, "--json").rows()
    assert (row["current"], row["withdrawn"]["by"]) == (False, "Tor Vale")
    assert "withdrawn by Tor Vale" in " ".join(run("grade", name).out.split())
    again = run("withdraw", given, *back)
    assert (again.code, "does not stand" in again.err) == (2, True)
    assert run("withdraw", row["withdrawn"]["decision"], *back).code == 0
    (row,) = run("grade", name, "--json").rows()
    assert (row["current"], row["withdrawn"]) == (True, None)


def test_a_proposal_is_printed_with_its_reasons_and_kept_nowhere(desk: Path) -> None:
    name = _statement()["statement"]
    shown = run("grade", name, "--propose").out
    assert "no further named origin says the same" in shown
    assert "kept nowhere until a person gives the grade" in shown
    (row,) = run("grade", "The Quay Times", "--propose", "--json").rows()
    assert (row["proposal"], row["scale"], row["value"]) == (True, "source", "F")
    assert run("export", "decisions").rows() == []


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["{id}", "B", *SAID], "a statement is graded with a number from 1 to 6"),
        (["Tarek Olund", "2", *SAID], "a source is graded with a letter from A to F"),
        (["Nobody", "B", *SAID], "the record has no statement and no named source 'Nobody'"),
        (["{id}", "2", "--topic", "bridges", *SAID], "only a source's grade can be limited"),
        (["{id}", "2", "--by", "Ada Brom"], "a decision needs a reason"),
        (["{id}", "2", "--propose"], "a proposal takes no grade"),
        (["--propose"], "a proposal needs a statement"),
    ],
    ids=lambda value: " ".join(value[:2]) if isinstance(value, list) else "",
)
def test_what_cannot_be_graded_is_told(desk: Path, arguments: list[str], told: str) -> None:
    name = str(_statement()["statement"])
    ran = run("grade", *(name if word == "{id}" else word for word in arguments))
    assert (ran.code, ran.out) == (2, "")
    assert ran.sentences()[0].startswith(f"onrecord: {told}")
    assert run("export", "decisions").raw == b""
