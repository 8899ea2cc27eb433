"""What a running desk is told when it starts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

__all__ = ["LOOPBACK", "Settings"]

LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
"""The names by which this machine calls itself; a request that asks for another host is refused."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The ledger, the day that statuses are judged on (None: each day anew), the hosts, and who decides."""

    ledger: str
    today: date | None = None
    hosts: tuple[str, ...] = LOOPBACK
    author: str = "the desk"
