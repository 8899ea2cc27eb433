"""The command that opens the desk."""

from __future__ import annotations

from getpass import getuser
from importlib.util import find_spec
from typing import Annotated

import typer

from onrecord.errors import UsageError
from onrecord.surfaces.cli.console import terminal
from onrecord.surfaces.cli.deciding import By
from onrecord.surfaces.cli.options import LedgerPath, Today, day

__all__ = ["serve"]


def serve(
    ledger: LedgerPath = "onrecord.db",
    host: Annotated[str, typer.Option("--host", help="The address to answer on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", min=1, max=65535, help="The port to answer on.")] = 8014,
    names: Annotated[
        list[str] | None,
        typer.Option("--name", help="A name under which others reach the desk; any number of them."),
    ] = None,
    by: By = None,
    today: Today = None,
) -> None:
    """Open the desk: the record as web pages on this machine, where it is read, questioned and corrected.

    Example: onrecord serve --ledger onrecord.db
    """
    for package in ("fastapi", "uvicorn"):
        if find_spec(package) is None:
            raise UsageError(f"the desk needs the package {package}: pip install 'onrecord[desk]'")
    # Imported only here: no other command needs the web packages, nor waits for them.
    from onrecord.surfaces.web.serving import serve_desk
    from onrecord.surfaces.web.settings import Settings

    settings = Settings(ledger, day(today, "--today"), author=by or getuser())
    serve_desk(settings.answering(host, *(names or ())), host, port, terminal.say)
