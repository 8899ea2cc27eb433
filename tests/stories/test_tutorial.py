"""Every command of the tutorial runs, in its order, in one folder."""

from __future__ import annotations

import re
import shlex
from importlib.util import find_spec
from pathlib import Path

import pytest

from onrecord.examples import EXAMPLE_TODAY
from surfaces.cli.running import run

ROOT = Path(__file__).parents[2]
JUDGES = {"read", "due", "dossier", "export", "show", "why", "brief", "alerts", "calendar"}


def _commands() -> list[list[str]]:
    text = (ROOT / "docs" / "tutorial.md").read_text(encoding="utf-8")
    blocks = re.findall(r"^```sh\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    lines = [line for block in blocks for line in block.splitlines()]
    return [shlex.split(line)[1:] for line in lines if line.startswith("onrecord ")]


def _on_the_day(command: list[str]) -> list[str]:
    """The command, not depending on the day on which the test runs."""
    told = {"--today", "--as-of"} & set(command)
    return command if command[0] not in JUDGES or told else [*command, "--today", EXAMPLE_TODAY]


def test_the_tutorial_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "src").symlink_to(ROOT / "src")
    (tmp_path / "article.txt").write_text("Norvia will open a school in May.\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    environment = {"ONRECORD_LEDGER": "halvard.db"}
    commands = _commands()
    assert len(commands) > 12
    for command in commands:
        if command[0] == "calendar" and find_spec("icalendar") is None:
            continue
        if "ID" in command:
            (row, *_) = run("export", "commitments", "--today", EXAMPLE_TODAY, environment=environment).rows()
            command = [row["commitment"] if word == "ID" else word for word in command]
        ran = run(*_on_the_day(command), environment=environment)
        assert ran.code == 0, (command, ran.err)
        assert ran.raw, command
