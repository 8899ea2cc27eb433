"""What people judge about the record: grades, forecasts, hypotheses, signs to watch, saved subjects.

Every judgement is a decision in the ledger: each has an author, a moment and a reason, can be withdrawn, and
can be asked for as it was known. Nothing here decides anything: it reads decisions and counts.
"""

from onrecord.tracking.assessment.about import SubjectMatter, assessments_about, signs_about
from onrecord.tracking.assessment.assess import JUDGEMENTS, assess
from onrecord.tracking.assessment.grades import GRADE, Graded, is_gradable, name_key, propose_grade
from onrecord.tracking.assessment.hypotheses import Analysis, Root2, analyse
from onrecord.tracking.assessment.indicators import (
    INDICATOR,
    OBSERVATION,
    WATCH,
    find_indicator_alerts,
    parse_rule,
    rule_text,
    suggest_observations,
)
from onrecord.tracking.assessment.likelihood import parse_likelihood, words_for
from onrecord.tracking.assessment.matrices import ASSUMPTION, HYPOTHESIS, MATRIX, WEIGHING
from onrecord.tracking.assessment.questions import ESTIMATE, QUESTION, RESOLUTION, draft_question
from onrecord.tracking.assessment.rates import base_rates
from onrecord.tracking.assessment.scopes import SCOPE, scope_details
from onrecord.tracking.assessment.scores import (
    Bin,
    Partition,
    PersonScore,
    Scored,
    calibration,
    partition,
    person_scores,
    score_question,
)

__all__ = [
    "ASSUMPTION",
    "ESTIMATE",
    "GRADE",
    "HYPOTHESIS",
    "INDICATOR",
    "JUDGEMENTS",
    "MATRIX",
    "OBSERVATION",
    "QUESTION",
    "RESOLUTION",
    "SCOPE",
    "WATCH",
    "WEIGHING",
    "Analysis",
    "Bin",
    "Graded",
    "Partition",
    "PersonScore",
    "Root2",
    "Scored",
    "SubjectMatter",
    "analyse",
    "assess",
    "assessments_about",
    "base_rates",
    "calibration",
    "draft_question",
    "find_indicator_alerts",
    "is_gradable",
    "name_key",
    "parse_likelihood",
    "parse_rule",
    "partition",
    "person_scores",
    "propose_grade",
    "rule_text",
    "scope_details",
    "score_question",
    "signs_about",
    "suggest_observations",
    "words_for",
]
