"""Brings published bytes in, keeps them as they were, and cuts a document out of them."""

from onrecord.intake.blocks import label_blocks
from onrecord.intake.sources import count_sources, iter_documents
from onrecord.intake.taken import Intake, IntakeOptions

__all__ = ["Intake", "IntakeOptions", "count_sources", "iter_documents", "label_blocks"]
