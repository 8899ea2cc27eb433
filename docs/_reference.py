"""Writes docs/reference.md from the command line itself; ``--check`` fails where the page is stale."""

from __future__ import annotations

import sys
from pathlib import Path

import typer
from typer.testing import CliRunner

from onrecord.exchange import LAYERS, layer_fields
from onrecord.surfaces.cli.app import app

PAGE = Path(__file__).with_name("reference.md")


def page() -> str:
    """The reference page as it should be."""
    parts = [
        "# Reference",
        "",
        "Written by `./dev docs` from the program itself; the tests fail where it is stale.",
        "",
        "## Commands",
    ]
    for name in typer.main.get_command(app).commands:  # type: ignore[attr-defined]
        shown = CliRunner().invoke(app, [name, "--help"], prog_name="onrecord", env={"COLUMNS": "100"}).output
        lines = [line.rstrip() for line in shown.strip().splitlines()]
        parts += ["", f"### {name}", "", "```text", *lines, "```"]
    parts += ["", "## Layers and their fields", "", "| layer | fields |", "|---|---|"]
    parts += [f"| `{layer}` | `{', '.join(layer_fields(layer))}` |" for layer in LAYERS]
    exits = ("0 done", "1 some sources failed", "2 wrong usage", "3 the ledger is missing or damaged")
    parts += ["", "## Exit codes", "", *(f"- {line}" for line in exits), ""]
    return "\n".join(parts)


def main() -> None:
    """The page is written, or with ``--check`` compared."""
    if "--check" not in sys.argv[1:]:
        PAGE.write_text(page(), encoding="utf-8")
    elif not PAGE.exists() or PAGE.read_text(encoding="utf-8") != page():
        sys.exit("docs/reference.md is stale: run ./dev docs")


if __name__ == "__main__":
    main()
