"""Runs intake, reading, linking and tracking over many documents; the only place where steps are composed."""

from onrecord.pipeline.adding import Added, Reader, add_sources, read_sources, reading_key
from onrecord.pipeline.comparing import (
    Change,
    FoundSentence,
    compare_days,
    compare_versions,
    search_record,
)
from onrecord.pipeline.deciding import (
    Author,
    find_commitment,
    put_on_side,
    rule_commitment,
    withdraw_ruling,
    withdraw_side,
)
from onrecord.pipeline.deriving import Clocks, derive, layers_at

__all__ = [
    "Added",
    "Author",
    "Change",
    "Clocks",
    "FoundSentence",
    "Reader",
    "add_sources",
    "compare_days",
    "compare_versions",
    "derive",
    "find_commitment",
    "layers_at",
    "put_on_side",
    "read_sources",
    "reading_key",
    "rule_commitment",
    "search_record",
    "withdraw_ruling",
    "withdraw_side",
]
