"""Follows what was undertaken until it is met, slips, is contradicted or lapses."""

from onrecord.tracking.commitments import track_commitments
from onrecord.tracking.dossier import assemble_dossier
from onrecord.tracking.gaps import find_gaps
from onrecord.tracking.registers import list_arrangements, list_indicators, list_reactions
from onrecord.tracking.timeline import TimelineOptions, build_timeline

__all__ = [
    "TimelineOptions",
    "assemble_dossier",
    "build_timeline",
    "find_gaps",
    "list_arrangements",
    "list_indicators",
    "list_reactions",
    "track_commitments",
]
