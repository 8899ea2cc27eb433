"""Competing hypotheses from the command line: weighed against statements, explained in words."""

from __future__ import annotations

from pathlib import Path

import pytest

from surfaces.cli.running import run

SAID = ("--because", "brainstorm", "--by", "Ada Brom")


def _made(*arguments: object) -> str:
    ran = run("matrix", *arguments, *SAID)
    assert (ran.code, ran.err) == (0, "")
    return ran.out.split()[-1].strip("[]")


@pytest.fixture
def matrix(desk: Path) -> str:
    """Two hypotheses, a statement that speaks against the first, and an assumption against the second."""
    name = _made("start", "Why is the bridge late?")
    _made("add", name, "The money ran out")
    _made("add", name, "The storm broke more than was seen")
    _made("weigh", name, _statement(), "H1=II", "h2=c", "--credibility", "high")
    _made("weigh", name, "Winter stops all work", "H1=C", "H2=I", "--assumption")
    return name


def _statement() -> str:
    (row,) = [r for r in run("export", "statements").rows() if "closed since a storm" in r["quote"]]
    return str(row["statement"])


def test_the_matrix_is_explained_in_words(matrix: str) -> None:
    shown = " ".join(run("matrix", "show", matrix).out.split())
    for words in (
        "Least speaks against H2 (1).",
        "Against H1: 2.8284, by E1.",
        "Without E1 the first place changes: H1 before H2. Look at it again.",
        "E1 tells most apart: 1 of 1 pairs of hypotheses.",
        "The order is no likelihood.",
    ):
        assert words in shown, words


def test_the_dossier_shows_it_in_every_format(matrix: str, desk: Path) -> None:
    run("dossier", "--html", "d.html", "--markdown", "d.md")
    for shown in (run("dossier").out, *((desk / f).read_text("utf-8") for f in ("d.html", "d.md"))):
        for words in ("Competing hypotheses", "H1: The money ran out", "Least speaks against H2"):
            assert words in " ".join(shown.split())
    assert "“The bridge has been closed since a storm in 2022" in (desk / "d.html").read_text("utf-8")
    (row,) = run("dossier", "--json").rows()
    assert row["matrices"][0]["order"] == [["H2"], ["H1"]]


def test_the_layer_carries_ratings_weights_and_what_it_hangs_on(matrix: str) -> None:
    (row,) = run("export", "matrices").rows()
    items = {item["item"]: item for item in row["items"]}
    assert (items["E1"]["statement"], items["E1"]["ratings"]) == (_statement(), {"H1": "II", "H2": "C"})
    assert (items["E1"]["changes_first"], items["E1"]["order_without"]) == (True, [["H1"], ["H2"]])
    assert (items["E2"]["statement"], items["E2"]["assumption"]) == (None, "Winter stops all work")


def test_a_weighing_is_withdrawn(matrix: str) -> None:
    (row,) = run("matrix", "show", "--json").rows()
    (first,) = [item for item in row["items"] if item["item"] == "E1"]
    assert run("withdraw", first["decision"], *SAID).code == 0
    (row,) = run("matrix", "show", "--json").rows()
    assert [item["item"] for item in row["items"]] == ["E2"]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["add", "m-none", "It rained", *SAID], "no matrix in the record has the id 'm-none'"),
        (["weigh", "{id}", "s-none", "H1=C", *SAID], "no statement in the record has the id 's-none'"),
        (
            ["weigh", "{id}", "x", "H3=C", "--assumption", *SAID],
            "a rating is like H1=C; the hypotheses are H1, H2",
        ),
        (["weigh", "{id}", "x", "H1=Z", "--assumption", *SAID], "a rating is one of CC, C, N, I, II, NA"),
        (
            ["weigh", "{id}", "x", "H1=C", "--assumption", "--relevance", "huge", *SAID],
            "relevance is low, medium",
        ),
        (["start", " ", *SAID], "a matrix needs the question"),
    ],
    ids=lambda value: " ".join(value[:2]) if isinstance(value, list) else "",
)
def test_what_cannot_be_weighed_is_told(matrix: str, arguments: list[str], told: str) -> None:
    ran = run("matrix", *(matrix if word == "{id}" else word for word in arguments))
    assert (ran.code, ran.out) == (2, "")
    assert " ".join(ran.err.split()).startswith(f"onrecord: {told}")
