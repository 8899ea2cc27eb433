"""The calendar of what is due at the asked clocks; ids that are given out are noted in the ledger."""

from __future__ import annotations

from datetime import UTC, datetime

from onrecord.ledger import Ledger
from onrecord.pipeline.assessing import find_scope
from onrecord.pipeline.deriving import Clocks, layers_at
from onrecord.records import Decision, Layers, content_id
from onrecord.tracking import ISSUED, CalendarEntry, assemble_dossier, calendar_entries

__all__ = ["calendar_of", "note_issued"]


def calendar_of(
    ledger: Ledger, query: str, clocks: Clocks, scope: str | None = None
) -> tuple[Layers, tuple[CalendarEntry, ...], int]:
    """The layers, the entries about the subject, and how many of its commitments have no window.

    The subject is what the query's words name, or the one that is saved as ``scope``.
    """
    layers = layers_at(ledger, clocks)
    about = query if scope is None else find_scope(layers, scope)
    commitments = assemble_dossier(layers, about, clocks.judged_on(), clocks.as_of).commitments
    entries = calendar_entries(commitments, layers.decisions)
    return layers, entries, len(commitments) - len(entries)


def note_issued(ledger: Ledger, entries: tuple[CalendarEntry, ...], when: datetime) -> bool:
    """The ids of these entries are kept for ever; False where the ledger may not be written.

    Those noted already are not noted again, so that making the same calendar twice adds nothing.
    """
    known = {name for d in ledger.view().decisions if d.kind == ISSUED for name in d.on}
    new = tuple(sorted(e.uid for e in entries if e.uid not in known))
    if not new:
        return True
    if not ledger.writable:
        return False
    moment = when.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    name = content_id("x", ISSUED, *new)
    why = "calendar entries were given these ids"
    ledger.append_decision(Decision(name, ISSUED, new, "onrecord calendar", moment, why))
    return True
