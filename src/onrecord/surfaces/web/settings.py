"""What a running desk is told when it starts."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

__all__ = ["EVERYWHERE", "LOOPBACK", "Settings"]

LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
"""The names by which this machine calls itself; a request that asks for another host is refused."""

EVERYWHERE = ("0.0.0.0", "::")  # noqa: S104  named to be told apart, not to be listened on


@dataclass(frozen=True, slots=True)
class Settings:
    """The ledger, the day that statuses are judged on (None: each day anew), the hosts, and who decides."""

    ledger: str
    today: date | None = None
    hosts: tuple[str, ...] = LOOPBACK
    author: str = "the desk"

    def answering(self, *names: str) -> Settings:
        """The settings with further names of this desk; an address that stands for every one is no name."""
        found = (f"[{n}]" if ":" in n else n.lower() for n in names if n not in EVERYWHERE)
        return replace(self, hosts=tuple(dict.fromkeys((*self.hosts, *found))))
