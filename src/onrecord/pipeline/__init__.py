"""Runs intake, reading, linking and tracking over many documents; the only place where steps are composed."""

from onrecord.pipeline.adding import Added, Reader, add_sources, read_sources, reading_key
from onrecord.pipeline.comparing import (
    Change,
    FoundSentence,
    compare_days,
    compare_versions,
    search_record,
)
from onrecord.pipeline.deriving import Clocks, derive, layers_at

__all__ = [
    "Added",
    "Change",
    "Clocks",
    "FoundSentence",
    "Reader",
    "add_sources",
    "compare_days",
    "compare_versions",
    "derive",
    "layers_at",
    "read_sources",
    "reading_key",
    "search_record",
]
