"""What people judge about the record: grades, forecasts, hypotheses, signs to watch, saved subjects.

Every judgement is a decision in the ledger: each has an author, a moment and a reason, can be withdrawn, and
can be asked for as it was known. Nothing here decides anything: it reads decisions and counts.
"""

from onrecord.tracking.assessment.about import assessments_about
from onrecord.tracking.assessment.assess import assess
from onrecord.tracking.assessment.grades import GRADE, Graded, is_gradable, name_key, propose_grade

__all__ = ["GRADE", "Graded", "assess", "assessments_about", "is_gradable", "name_key", "propose_grade"]
