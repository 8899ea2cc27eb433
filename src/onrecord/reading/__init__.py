"""Turns one published document into the statements it makes, each pinned to the words that make it."""

from onrecord.reading.reader import find_statements, is_read, read_by, read_document, read_documents, times_of
from onrecord.reading.time import find_times

__all__ = [
    "find_statements",
    "find_times",
    "is_read",
    "read_by",
    "read_document",
    "read_documents",
    "times_of",
]
