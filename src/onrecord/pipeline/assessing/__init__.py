"""Takes people's judgements about the record into the ledger."""

from onrecord.pipeline.assessing.asking import (
    Asked,
    ask_question,
    draft_of,
    estimate_question,
    find_question,
    rates_of,
    resolve_question,
)
from onrecord.pipeline.assessing.grading import grade_record, suggest_grade

__all__ = [
    "Asked",
    "ask_question",
    "draft_of",
    "estimate_question",
    "find_question",
    "grade_record",
    "rates_of",
    "resolve_question",
    "suggest_grade",
]
