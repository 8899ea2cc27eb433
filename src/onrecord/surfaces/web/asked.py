"""What a request asks for: the clocks, and the further words of its query."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime

from onrecord.errors import UsageError
from onrecord.pipeline import Clocks
from onrecord.surfaces.web.links import DeskLinks

__all__ = ["CLOCKS", "Asked", "asked_of", "day_of"]

CLOCKS = ("as_of", "as_recorded", "today", "include_undated")
"""The names of the query that set clocks; every page takes them, and every link keeps them."""
_LONGEST = 2000


@dataclass(frozen=True, slots=True)
class Asked:
    """The clocks of a request, and its query as far as it is no clock."""

    clocks: Clocks
    links: DeskLinks
    query: Mapping[str, str]

    def words(self, name: str) -> str:
        """A word of the query without the space around it, "" where it is not given."""
        return self.query.get(name, "").strip()

    def number(self, name: str, otherwise: int) -> int:
        """A number of the query; raises UsageError for what is none."""
        given = self.words(name)
        if not given:
            return otherwise
        if not given.isdecimal() or len(given) > 9:
            raise UsageError(f"{name} needs a number, not {given[:40]!r}")
        return int(given)


def asked_of(query: Mapping[str, str], today: date | None) -> Asked:
    """What the query asks for; raises UsageError for days that are none."""
    for name, value in query.items():
        if len(value) > _LONGEST:
            raise UsageError(f"{name[:40]} is longer than {_LONGEST} characters")
    given = {name: query[name].strip() for name in CLOCKS if query.get(name, "").strip()}
    clocks = Clocks(
        as_of=day_of(given.get("as_of"), "as_of"),
        as_recorded=_moment(given.get("as_recorded")),
        today=day_of(given.get("today"), "today") or today,
        include_undated=given.get("include_undated") in ("1", "on", "true"),
    )
    rest = {name: value for name, value in query.items() if name not in CLOCKS}
    return Asked(clocks, DeskLinks(tuple(given.items())), rest)


def day_of(text: str | None, name: str) -> date | None:
    """The day that a query names, None where it names none; raises UsageError for anything else."""
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise UsageError(f"{name} needs a day like 2025-07-01, not {text[:40]!r}") from error


def _moment(text: str | None) -> datetime | None:
    """A moment in UTC; a bare day means its end."""
    if text is None:
        return None
    try:
        found = datetime.fromisoformat(text)
    except ValueError as error:
        raise UsageError(f"as_recorded needs a moment like 2025-07-01T12:00, not {text[:40]!r}") from error
    if len(text) == len("2025-07-01"):
        found = found.replace(hour=23, minute=59, second=59, microsecond=999999)
    return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)
