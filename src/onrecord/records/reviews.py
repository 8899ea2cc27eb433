"""What a person made of a statement that was read: confirmed, corrected, or thrown out."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

__all__ = ["Review", "ReviewKind"]


class ReviewKind(StrEnum):
    """What was decided about a statement; the value is also the kind of the decision."""

    ACCEPT = "accept"
    EDIT = "edit"
    REJECT = "reject"


@dataclass(frozen=True, slots=True)
class Review:
    """The decision that stands on a statement: by whom, when, why, and which fields a person gave."""

    decision: str
    kind: ReviewKind
    by: str
    when: str
    why: str
    fields: tuple[str, ...] = ()
