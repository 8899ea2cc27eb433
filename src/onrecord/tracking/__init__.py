"""Follows what was undertaken until it is met, slips, is contradicted or lapses."""

from onrecord.tracking.alerts import find_alerts, in_order
from onrecord.tracking.brief import make_brief
from onrecord.tracking.commitments import commitments_of, track_commitments
from onrecord.tracking.decided import day_of, standing
from onrecord.tracking.doers import Doer, LikelyDoer, doers_meant, likely_doers, most_served, served_in
from onrecord.tracking.dossier import assemble_dossier, assemble_timeline, dossier_days
from onrecord.tracking.edits import EDITED_FIELDS, UNNAMED, bad_edit, edit_value
from onrecord.tracking.entries import ISSUED, CalendarEntry, calendar_entries
from onrecord.tracking.excerpts import FREE, free_documents, quoted_only
from onrecord.tracking.explaining import (
    Explanation,
    Part,
    Reason,
    explain_commitment,
    explain_statement,
)
from onrecord.tracking.gaps import find_gaps
from onrecord.tracking.joining import Nearby, nearest
from onrecord.tracking.keys import UndertakingKey, undertaking_key
from onrecord.tracking.registers import list_arrangements, list_indicators, list_reactions
from onrecord.tracking.regrouping import DIFFERENT, SAME, regroup, stand_in
from onrecord.tracking.reviews import Reviewed, place_details, review_readings, reviews_in
from onrecord.tracking.rulings import RULING, apply_rulings, rulings_on
from onrecord.tracking.sides import SIDE, Membership, Sides
from onrecord.tracking.steady import steady_days
from onrecord.tracking.subjects import About, documents_about, party_keys, prepare_subjects, subject_of
from onrecord.tracking.tellings import Tells, what_tells
from onrecord.tracking.timeline import TimelineOptions, build_timeline
from onrecord.tracking.tokens import asked_tokens, offered_tokens
from onrecord.tracking.undertakings import Shared, SharedBits, ToldItem, group_items, shared_by, told_items

__all__ = [
    "DIFFERENT",
    "EDITED_FIELDS",
    "FREE",
    "ISSUED",
    "RULING",
    "SAME",
    "SIDE",
    "UNNAMED",
    "About",
    "CalendarEntry",
    "Doer",
    "Explanation",
    "LikelyDoer",
    "Membership",
    "Nearby",
    "Part",
    "Reason",
    "Reviewed",
    "Served",
    "Shared",
    "SharedBits",
    "Sides",
    "Tells",
    "TimelineOptions",
    "ToldItem",
    "UndertakingKey",
    "apply_rulings",
    "asked_tokens",
    "assemble_dossier",
    "assemble_timeline",
    "bad_edit",
    "build_timeline",
    "calendar_entries",
    "commitments_of",
    "day_of",
    "documents_about",
    "doers_meant",
    "dossier_days",
    "edit_value",
    "explain_commitment",
    "explain_statement",
    "find_alerts",
    "find_gaps",
    "free_documents",
    "group_items",
    "in_order",
    "likely_doers",
    "list_arrangements",
    "list_indicators",
    "list_reactions",
    "make_brief",
    "most_served",
    "nearest",
    "offered_tokens",
    "party_keys",
    "place_details",
    "prepare_subjects",
    "quoted_only",
    "regroup",
    "review_readings",
    "reviews_in",
    "rulings_on",
    "served_in",
    "shared_by",
    "stand_in",
    "standing",
    "steady_days",
    "subject_of",
    "told_items",
    "track_commitments",
    "undertaking_key",
    "what_tells",
]
