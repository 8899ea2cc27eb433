"""Follows what was undertaken until it is met, slips, is contradicted or lapses."""

from onrecord.tracking.commitments import track_commitments
from onrecord.tracking.dossier import assemble_dossier
from onrecord.tracking.gaps import find_gaps
from onrecord.tracking.registers import list_arrangements, list_indicators, list_reactions

__all__ = [
    "assemble_dossier",
    "find_gaps",
    "list_arrangements",
    "list_indicators",
    "list_reactions",
    "track_commitments",
]
