"""Runs the desk on this machine."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable

from onrecord.errors import UsageError
from onrecord.ledger import open_ledger
from onrecord.surfaces.web.app import make_app, prepare
from onrecord.surfaces.web.people import People, Person, Role, people_path
from onrecord.surfaces.web.settings import Settings

_LAST_SECONDS = 3
"""Pages that watch an import hold their connection: they do not keep the desk from closing."""
_TURN = 0.001
"""Seconds that a page waits at most each time it comes back from the ledger, where others compute; by default
five times as long, which added up to a second for pages that read often."""
__all__ = ["serve_desk"]

LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})


def serve_desk(settings: Settings, host: str, port: int, say: Callable[[str], None]) -> None:
    """The desk answers until it is stopped; raises UsageError where others reach it without accounts."""
    import uvicorn

    if host not in LOOPBACK and not any(p.role is Role.ADMIN for p in _people(settings)):
        raise UsageError(
            f"the desk has no account of an admin, so it answers on this machine only, not on {host}:"
            " make one with 'onrecord user add NAME --role admin'"
        )
    open_ledger(settings.ledger, create=True).close()
    sys.setswitchinterval(_TURN)
    shown = f"[{host}]" if ":" in host else host
    say(f"The desk is open at http://{shown}:{port}/ (stop it with Ctrl-C).")
    app = make_app(settings)
    threading.Thread(target=prepare, args=(app,), daemon=True).start()
    uvicorn.run(
        app,
        host=host,
        port=port,
        log_level="warning",
        server_header=False,
        timeout_graceful_shutdown=_LAST_SECONDS,
    )


def _people(settings: Settings) -> list[Person]:
    path = people_path(settings.ledger)
    return People(path).everybody() if path.exists() else []
