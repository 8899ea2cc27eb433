"""Writes the reference pages from the command line itself; ``--check`` fails where one is stale."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import typer
from typer.testing import CliRunner

from onrecord.exchange import LAYERS, layer_fields
from onrecord.surfaces.cli.app import app

FOLDER = Path(__file__).parent
WRITTEN = "Written by `./dev docs` from the program itself; the tests fail where it is stale."
PAGES = {
    "reference-record.md": "Commands that take documents in, show the record and check it",
    "reference-following.md": "Commands that follow what was undertaken, take decisions, and publish",
    "reference-judging.md": "Commands that take people's judgements of what is on record",
    "reference-asking.md": "Commands for questions, estimates and saved subjects",
    "reference-desk.md": "Commands that open the desk and say who may use it",
}
FOLLOWING = {"due", "brief", "alerts", "calendar", "why", "diff", "rule", "side", "publish", "free"}
JUDGING = {"grade", "withdraw", "matrix", "indicator"}
ASKING = {"question", "scope"}
DESK = {"serve", "user"}


def pages() -> dict[str, str]:
    """The pages as they should be, by file name."""
    commands = list(_said())
    on = {name: _page_of(name) for name in commands}
    made = {name: _commands(title, [c for c in commands if on[c] == name]) for name, title in PAGES.items()}
    return {"reference.md": _index(on), **made}


def _said() -> dict[str, str]:
    """What each command says of itself; those of a group by both words."""
    found = {}
    for name, command in typer.main.get_command(app).commands.items():  # type: ignore[attr-defined]
        members = getattr(command, "commands", None)
        for full, one in {name: command}.items() if members is None else _members(name, members):
            found[full] = " ".join(one.help.split())
    return found


def _members(group: str, members: dict[str, Any]) -> list[tuple[str, Any]]:
    return [(f"{group} {name}", command) for name, command in members.items()]


def _anchor(name: str) -> str:
    return name.replace(" ", "-")


def _page_of(name: str) -> str:
    if name in FOLLOWING:
        return "reference-following.md"
    if name.split()[0] in DESK:
        return "reference-desk.md"
    if name.split()[0] in JUDGING:
        return "reference-judging.md"
    return "reference-asking.md" if name.split()[0] in ASKING else "reference-record.md"


def _index(on: dict[str, str]) -> str:
    parts = ["# Reference", "", WRITTEN, "", "## Commands", "", "| command | what it does |", "|---|---|"]
    said = _said()
    parts += [f"| [`{name}`]({page}#{_anchor(name)}) | {said[name]} |" for name, page in on.items()]
    parts += ["", "## Layers and their fields", "", "| layer | fields |", "|---|---|"]
    parts += [f"| `{layer}` | `{', '.join(layer_fields(layer))}` |" for layer in LAYERS]
    exits = ("0 done", "1 some sources failed", "2 wrong usage", "3 the ledger is missing or damaged")
    return "\n".join([*parts, "", "## Exit codes", "", *(f"- {line}" for line in exits), ""])


def _commands(title: str, names: list[str]) -> str:
    parts = [f"# {title}", "", WRITTEN]
    for name in names:
        parts += ["", f"## {name}", "", "```text", *_help(name), "```"]
    return "\n".join([*parts, ""])


def _help(name: str) -> list[str]:
    shown = (
        CliRunner()
        .invoke(app, [*name.split(), "--help"], prog_name="onrecord", env={"COLUMNS": "100"})
        .output
    )
    return [line.rstrip() for line in shown.strip().splitlines()]


def main() -> None:
    """The pages are written, or with ``--check`` compared."""
    for name, text in pages().items():
        page = FOLDER / name
        if "--check" not in sys.argv[1:]:
            page.write_text(text, encoding="utf-8")
        elif not page.exists() or page.read_text(encoding="utf-8") != text:
            sys.exit(f"docs/{name} is stale: run ./dev docs")


if __name__ == "__main__":
    main()
