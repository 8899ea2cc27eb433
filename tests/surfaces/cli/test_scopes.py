"""Saved subjects from the command line: versioned, found at earlier moments, used by other commands."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from surfaces.cli.running import run

SAID = ("--because", "the council asks", "--by", "Ada Brom")


def _save(*arguments: object) -> None:
    ran = run("scope", "save", *arguments, *SAID)
    assert (ran.code, ran.err) == (0, "")


def _documents(*options: object) -> list[str]:
    (row,) = run("dossier", "--json", *options).rows()
    return list(row["documents"])


def test_a_dossier_of_a_scope_shows_the_version_of_the_asked_moment(desk: Path) -> None:
    _save("bridge", "lorries")
    (first,) = run("scope", "show", "bridge", "--json").rows()
    _save("bridge", "storm")
    with_second = _documents("--scope", "bridge")
    assert with_second == ["quay-bridge@" + with_second[0].partition("@")[2]]
    (_, second) = run("scope", "show", "bridge", "--json").rows()
    assert [(s["version"], s["current"]) for s in (first, second)] == [(1, True), (2, True)]
    (entry,) = [d for d in _recorded() if d["key"] == first["scope"]]
    early = ("--as-recorded", entry["recorded"])
    assert _documents("--scope", "bridge", *early) == ["quay-bridge-open"]
    (row,) = run("dossier", "--scope", "bridge", *early, "--json").rows()
    assert (row["subject"], row["scope"]["version"]) == ("bridge", 1)


def _recorded() -> list[dict[str, str]]:
    """When each decision entered the ledger."""
    import sqlite3

    with sqlite3.connect("onrecord.db") as db:
        rows = db.execute("SELECT key, recorded FROM entries WHERE kind = 'decision'").fetchall()
    return [{"key": key, "recorded": str(datetime.fromisoformat(recorded))} for key, recorded in rows]


def test_every_format_says_which_scope_it_shows(desk: Path) -> None:
    _save("bridge", "lorries", "--party", "Norvia")
    run("dossier", "--scope", "bridge", "--html", "d.html", "--markdown", "d.md")
    shown = run("dossier", "--scope", "bridge").out
    for text in (shown, *((desk / f).read_text("utf-8") for f in ("d.html", "d.md"))):
        assert "bridge, version 1: documents with the words “lorries”, that name Norvia" in " ".join(
            text.split()
        )


def test_other_commands_take_the_scope(desk: Path) -> None:
    _save("bridge", "lorries")
    assert run("alerts", "--scope", "bridge").code == 0
    assert run("calendar", "b.ics", "--scope", "bridge").code == 0
    assert [
        s["document"] for row in run("timeline", "--scope", "bridge").rows() for s in row["sentences"]
    ] == ["quay-bridge-open"]


def test_a_scope_is_withdrawn_to_the_version_before(desk: Path) -> None:
    _save("bridge", "lorries")
    _save("bridge", "storm")
    (_, second) = run("scope", "show", "--json").rows()
    assert run("withdraw", second["scope"], *SAID).code == 0
    assert _documents("--scope", "bridge") == ["quay-bridge-open"]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["scope", "save", "x", *SAID], "a scope needs words, --party or --claim"),
        (["scope", "save", " ", "x", *SAID], "a scope needs a name"),
        (
            ["scope", "save", "x", "--claim", "ks-none", *SAID],
            "no claim, statement or commitment in the record",
        ),
        (["dossier", "--scope", "none"], "no scope is saved as 'none'; there are: none"),
        (["dossier", "bridge", "--scope", "none"], "a subject is named by words or by --scope, not by both"),
        (["calendar", "x.ics", "bridge", "--scope", "none"], "a subject is named by words or by --scope"),
    ],
    ids=lambda value: " ".join(value[:4]) if isinstance(value, list) else "",
)
def test_what_cannot_be_saved_is_told(desk: Path, arguments: list[str], told: str) -> None:
    ran = run(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert " ".join(ran.err.split()).startswith(f"onrecord: {told}")
