"""The errors onrecord raises. Library code raises them; surfaces turn each into one sentence.

OnrecordError
├── SourceError      a source could not be taken in (exit code 1, the rest is kept)
├── UsageError       the caller asked for something that cannot be (exit code 2)
├── ConflictError    somebody else decided on the same thing meanwhile (exit code 2)
├── LedgerError      the ledger cannot be opened or is damaged (exit code 3)
└── ModelError       a trained model is missing or damaged (exit code 2)
"""

from __future__ import annotations

__all__ = ["ConflictError", "LedgerError", "ModelError", "OnrecordError", "SourceError", "UsageError"]


class OnrecordError(Exception):
    """Base of every error that onrecord raises on purpose."""


class SourceError(OnrecordError):
    """One source could not be taken in; ``where`` names it and ``reason`` is one clear sentence part."""

    def __init__(self, where: str, reason: str) -> None:
        super().__init__(f"{where}: {reason}")
        self.where = where
        self.reason = reason


class UsageError(OnrecordError):
    """The caller asked for something that cannot be, such as a layer that does not exist."""


class ConflictError(UsageError):
    """Somebody decided on the same thing after the author of a decision had last looked at it."""

    def __init__(self, by: str, when: str, decision: str) -> None:
        super().__init__(f"{by} decided on this at {when}, after you opened it ({decision})")
        self.by = by
        self.when = when
        self.decision = decision


class LedgerError(OnrecordError):
    """The ledger cannot be opened, or what it holds does not agree with its own hashes."""


class ModelError(OnrecordError):
    """A trained model's files, or what runs them, are missing or not the ones this version was made for."""
