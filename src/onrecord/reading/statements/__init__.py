"""Cuts what a document says into statements: who says it, how certain it is, and the time it speaks of."""

from onrecord.reading.statements.build import Findings, put_together

__all__ = ["Findings", "put_together"]
