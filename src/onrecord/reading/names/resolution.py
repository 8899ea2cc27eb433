"""What a noun phrase was resolved to."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.records import Anonymity, SourceKind

__all__ = ["UNKNOWN", "Referent", "Resolution"]


@dataclass(frozen=True, slots=True)
class Resolution:
    """Who or what a noun phrase names. ``name`` is the document's fullest form without title, or None.

    ``candidates`` are names between which the text does not decide; always empty for anonymous sources.
    ``principal`` is the state or body that the speaker acts for, ``text`` the words as they stand.
    """

    name: str | None
    kind: SourceKind
    anonymity: Anonymity
    party: str | None = None
    candidates: tuple[str, ...] = ()
    principal: str | None = None
    confidence: float = 0.0
    text: str = ""


UNKNOWN = Resolution(None, SourceKind.UNKNOWN, Anonymity.UNATTRIBUTED)


@dataclass(frozen=True, slots=True)
class Referent:
    """A noun phrase that a later pronoun or role may point back to, at its head token.

    ``sort`` is person, body, group or thing; ``key`` is equal for phrases that mean the same;
    ``quotation`` where the quotation starts that it stands in, -1 outside quotations; ``told`` counts the
    sentences up to its own that are not wholly quoted.
    """

    sentence: int
    token: int
    start: int
    sort: str
    gender: str
    subject: bool
    key: str
    resolution: Resolution
    block: int = 0
    quotation: int = -1
    told: int = 0
