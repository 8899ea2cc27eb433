"""Takes people's judgements about the record into the ledger."""

from onrecord.pipeline.assessing.grading import grade_record, suggest_grade

__all__ = ["grade_record", "suggest_grade"]
