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
from onrecord.pipeline.assessing.scoping import find_scope, save_scope
from onrecord.pipeline.assessing.watching import (
    add_indicator,
    find_indicator,
    observe_indicator,
    watch_indicator,
)
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
    "add_indicator",
    "ask_question",
    "draft_of",
    "estimate_question",
    "find_indicator",
    "find_matrix",
    "find_question",
    "find_scope",
    "grade_record",
    "observe_indicator",
    "open_matrix",
    "rates_of",
    "resolve_question",
    "save_scope",
    "suggest_grade",
    "watch_indicator",
    "weigh_item",
]
