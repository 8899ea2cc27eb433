"""Two things on record side by side, and where a claim comes from."""

from __future__ import annotations

from pathlib import Path

import pytest

from surfaces.cli.running import run


@pytest.fixture
def told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A ledger with a plan, a later date by the same minister, and a paper that denies it."""
    monkeypatch.chdir(tmp_path)
    texts = {
        "plan": ("2033-03-01", "Osk Today", "The theatre will open in May, Minister Bo Frisk said."),
        "later": ("2033-04-09", "Radio Lindra", "The theatre will open in October, Minister Bo Frisk said."),
        "no": ("2033-04-10", "Wenz Post", "The theatre will not open before 2034, builder Ida Munn said."),
    }
    for name, (day, outlet, text) in texts.items():
        head = f"---\nid: {name}\npublished: {day}\npublisher: {outlet}\n---\n"
        Path(f"{name}.md").write_text(f"{head}{text}\n", encoding="utf-8")
    assert run("add", *(f"{name}.md" for name in texts)).code == 0


@pytest.mark.usefixtures("told")
def test_compare_names_the_revision_and_the_contradiction() -> None:
    assert "Date: they name different times" in run("compare", "later", "no").out
    assert [row["what"] for row in run("compare", "plan", "later", "--json").rows()] == ["revision"]


@pytest.mark.usefixtures("told")
def test_show_and_dossier_tell_what_became_of_the_old_statement() -> None:
    [row] = [r for r in run("export", "revisions").rows() if r["relation"] == "revision"]
    assert "The theatre will open in October" in run("show", row["a"]).out
    assert "Revised, 9 Apr 2033: “The theatre will open in October”" in run("dossier").out


@pytest.mark.usefixtures("told")
def test_origins_tell_who_has_it_from_whom_and_why() -> None:
    [claim] = [r for r in run("export", "claims").rows() if r["documents"] == ["plan"]]
    out = run("origins", claim["claim"]).out
    assert "Osk Today < Bo Frisk  “said” [plan]" in out
    assert run("origins", "nothing").code == 2
