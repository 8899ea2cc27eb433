"""Writes our records in the formats other people's tools read, and states what each format loses."""

from onrecord.exchange.addresses import safe_url
from onrecord.exchange.dossiers import dossier_row, timeline_row
from onrecord.exchange.fields import LAYERS, layer_fields
from onrecord.exchange.rows import Row, commitment_row, layer_rows, statement_row, time_row
from onrecord.exchange.tables import FORMATS, write_rows

__all__ = [
    "FORMATS",
    "LAYERS",
    "Row",
    "commitment_row",
    "dossier_row",
    "layer_fields",
    "layer_rows",
    "safe_url",
    "statement_row",
    "time_row",
    "timeline_row",
    "write_rows",
]
