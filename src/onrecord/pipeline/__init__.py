"""Runs intake, reading, linking and tracking over many documents; the only place where steps are composed."""

from onrecord.pipeline.adding import Added, Reader, StoppedError, add_sources, read_sources, reading_key
from onrecord.pipeline.alerting import alerts_of
from onrecord.pipeline.assessing import (
    Asked,
    Weighing,
    add_hypothesis,
    add_indicator,
    ask_question,
    draft_of,
    estimate_question,
    find_indicator,
    find_matrix,
    find_question,
    find_scope,
    grade_record,
    observe_indicator,
    open_matrix,
    rates_of,
    resolve_question,
    save_scope,
    suggest_grade,
    watch_indicator,
    weigh_item,
)
from onrecord.pipeline.briefing import brief_since
from onrecord.pipeline.collecting import collector_paused
from onrecord.pipeline.comparing import (
    Backing,
    Change,
    FoundSentence,
    compare_days,
    compare_versions,
    search_record,
)
from onrecord.pipeline.dating import calendar_of, note_issued
from onrecord.pipeline.deciding import (
    Author,
    find_commitment,
    put_on_side,
    rule_commitment,
    withdraw_ruling,
    withdraw_side,
)
from onrecord.pipeline.deriving import Clocks, derive, layers_at
from onrecord.pipeline.explaining import explain
from onrecord.pipeline.keeping import withdraw_decision
from onrecord.pipeline.linked import link_new
from onrecord.pipeline.publishing import FREE, Publication, mark_free, publications_of, withdraw_free
from onrecord.pipeline.reviewing import (
    Proposal,
    offered,
    part_statements,
    review_order,
    review_statement,
    span_of_words,
    undo_decision,
)
from onrecord.pipeline.side_by_side import SideBySide, compare_records
from onrecord.pipeline.tracing import OriginStep, trace_origins

__all__ = [
    "FREE",
    "Added",
    "Asked",
    "Author",
    "Backing",
    "Change",
    "Clocks",
    "FoundSentence",
    "OriginStep",
    "Proposal",
    "Publication",
    "Reader",
    "SideBySide",
    "StoppedError",
    "Weighing",
    "add_hypothesis",
    "add_indicator",
    "add_sources",
    "alerts_of",
    "ask_question",
    "brief_since",
    "calendar_of",
    "collector_paused",
    "compare_days",
    "compare_records",
    "compare_versions",
    "derive",
    "draft_of",
    "estimate_question",
    "explain",
    "find_commitment",
    "find_indicator",
    "find_matrix",
    "find_question",
    "find_scope",
    "grade_record",
    "layers_at",
    "link_new",
    "mark_free",
    "note_issued",
    "observe_indicator",
    "offered",
    "open_matrix",
    "part_statements",
    "publications_of",
    "put_on_side",
    "rates_of",
    "read_sources",
    "reading_key",
    "resolve_question",
    "review_order",
    "review_statement",
    "rule_commitment",
    "save_scope",
    "search_record",
    "span_of_words",
    "suggest_grade",
    "trace_origins",
    "undo_decision",
    "watch_indicator",
    "weigh_item",
    "withdraw_decision",
    "withdraw_free",
    "withdraw_ruling",
    "withdraw_side",
]
