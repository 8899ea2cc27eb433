"""Runs the desk on this machine."""

from __future__ import annotations

from onrecord.errors import UsageError
from onrecord.ledger import open_ledger
from onrecord.surfaces.web.app import make_app
from onrecord.surfaces.web.settings import Settings

__all__ = ["serve_desk"]

LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})


def serve_desk(settings: Settings, host: str, port: int) -> None:
    """The desk answers until it is stopped; raises UsageError for an address that others can reach."""
    import uvicorn

    if host not in LOOPBACK:
        raise UsageError(f"the desk has no accounts, so it answers on this machine only, not on {host}")
    open_ledger(settings.ledger, create=True).close()
    uvicorn.run(make_app(settings), host=host, port=port, log_level="warning", server_header=False)
