"""The command that reads the bundled example and shows what comes of it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from onrecord.errors import UsageError
from onrecord.examples import EXAMPLE_TODAY, example_paths
from onrecord.intake import IntakeOptions
from onrecord.pipeline import Clocks, add_sources, layers_at
from onrecord.surfaces.cli.console import progress_bar, terminal
from onrecord.surfaces.cli.options import opened
from onrecord.surfaces.cli.showing import write_dossier
from onrecord.surfaces.render import dossier_html, dossier_terminal
from onrecord.tracking import assemble_dossier

__all__ = ["demo"]

SUBJECT = "Halvard"


def demo(
    folder: Annotated[Path, typer.Argument(help="Where the ledger and the page are written.")] = Path(
        "onrecord-demo"
    ),
) -> None:
    """Read the bundled example (fiction, written for the project), and write its dossier.

    Example: onrecord demo
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(f"{folder} cannot be made ({error.strerror})") from error
    path, page = folder / "example.db", folder / "dossier.html"
    today = date.fromisoformat(EXAMPLE_TODAY)
    clocks = Clocks(today=today)
    with opened(str(path), create=True) as record:
        with progress_bar("Reading the example") as progress:
            add_sources(record, [str(p) for p in example_paths()], IntakeOptions(), progress)
        layers = layers_at(record, clocks)
    dossier = assemble_dossier(layers, SUBJECT, today)
    terminal.show(dossier_terminal(dossier))
    write_dossier(page, dossier_html(dossier))
    terminal.show(f"The ledger is {path}. Open this page: {page.resolve()}")
