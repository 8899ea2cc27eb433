"""Follows what was undertaken until it is met, slips, is contradicted or lapses."""

from onrecord.tracking.alerts import find_alerts, in_order
from onrecord.tracking.brief import make_brief
from onrecord.tracking.commitments import track_commitments
from onrecord.tracking.decided import day_of, standing
from onrecord.tracking.dossier import assemble_dossier, assemble_timeline
from onrecord.tracking.entries import ISSUED, CalendarEntry, calendar_entries
from onrecord.tracking.explaining import (
    Explanation,
    Part,
    Reason,
    explain_commitment,
    explain_statement,
)
from onrecord.tracking.gaps import find_gaps
from onrecord.tracking.joining import nearest
from onrecord.tracking.registers import list_arrangements, list_indicators, list_reactions
from onrecord.tracking.rulings import RULING, apply_rulings, rulings_on
from onrecord.tracking.sides import SIDE, Membership, Sides
from onrecord.tracking.subjects import About
from onrecord.tracking.timeline import TimelineOptions, build_timeline

__all__ = [
    "ISSUED",
    "RULING",
    "SIDE",
    "About",
    "CalendarEntry",
    "Explanation",
    "Membership",
    "Part",
    "Reason",
    "Sides",
    "TimelineOptions",
    "apply_rulings",
    "assemble_dossier",
    "assemble_timeline",
    "build_timeline",
    "calendar_entries",
    "day_of",
    "explain_commitment",
    "explain_statement",
    "find_alerts",
    "find_gaps",
    "in_order",
    "list_arrangements",
    "list_indicators",
    "list_reactions",
    "make_brief",
    "nearest",
    "rulings_on",
    "standing",
    "track_commitments",
]
