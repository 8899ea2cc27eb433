"""Writes our records in the formats other people's tools read, and states what each format loses."""

from onrecord.exchange.addresses import safe_url
from onrecord.exchange.assessments import bin_row, draft_row, person_row, proposal_row, rate_row
from onrecord.exchange.briefs import brief_rows
from onrecord.exchange.calendars import CalendarFile, Dated, calendar_bytes
from onrecord.exchange.dossiers import dossier_row, explanation_row, timeline_row
from onrecord.exchange.feeds import Feed, alert_row, atom_feed, json_feed
from onrecord.exchange.fields import LAYERS, layer_fields
from onrecord.exchange.rows import Row, commitment_row, evidence_row, layer_rows, statement_row, time_row
from onrecord.exchange.tables import FORMATS, jsonl_text, write_rows
from onrecord.exchange.wording import alert_title, window_text

__all__ = [
    "FORMATS",
    "LAYERS",
    "CalendarFile",
    "Dated",
    "Feed",
    "Row",
    "alert_row",
    "alert_title",
    "atom_feed",
    "bin_row",
    "brief_rows",
    "calendar_bytes",
    "commitment_row",
    "dossier_row",
    "draft_row",
    "evidence_row",
    "explanation_row",
    "json_feed",
    "jsonl_text",
    "layer_fields",
    "layer_rows",
    "person_row",
    "proposal_row",
    "rate_row",
    "safe_url",
    "statement_row",
    "time_row",
    "timeline_row",
    "window_text",
    "write_rows",
]
