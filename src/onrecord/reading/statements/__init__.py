"""Cuts what a document says into statements: who says it, how certain it is, and the time it speaks of."""

from onrecord.reading.statements.build import find_statements

__all__ = ["find_statements"]
