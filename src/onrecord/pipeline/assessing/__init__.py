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
from onrecord.pipeline.assessing.weighing import (
    Weighing,
    add_hypothesis,
    find_matrix,
    open_matrix,
    weigh_item,
)

__all__ = [
    "Asked",
    "Weighing",
    "add_hypothesis",
    "ask_question",
    "draft_of",
    "estimate_question",
    "find_matrix",
    "find_question",
    "grade_record",
    "open_matrix",
    "rates_of",
    "resolve_question",
    "suggest_grade",
    "weigh_item",
]
