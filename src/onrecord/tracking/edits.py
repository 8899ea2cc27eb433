"""What a person corrects in a statement: its span, speaker, modality, window, actor or section."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from onrecord.records import (
    Anonymity,
    Document,
    EvidenceSpan,
    Modality,
    Party,
    Polarity,
    Section,
    Source,
    SourceKind,
    Statement,
    TimeWindow,
)

__all__ = ["EDITED_FIELDS", "UNNAMED", "apply_edit", "bad_edit", "edit_value", "window_of"]

EDITED_FIELDS = ("span", "speaker", "modality", "polarity", "window", "actor", "section")
"""What can be edited; an empty value says that it is not known."""

UNNAMED = frozenset({Anonymity.ROLE, Anonymity.GROUP, Anonymity.ANONYMOUS})
"""Sources that are never linked to a name, by nobody."""

_Edit = Iterable[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class _Page:
    document: Document
    parties: Sequence[Party]


def edit_value(statement: Statement, field: str) -> str:
    """A field as an edit writes it, "" where it is not known."""
    first = statement.first_source
    if field == "speaker":
        return "" if first.kind is SourceKind.OUTLET or first.name is None else first.name
    if field == "span":
        return f"{statement.start}:{statement.end}"
    if field == "window":
        return "" if statement.window is None else str(statement.window)
    found = {
        "modality": statement.modality,
        "polarity": statement.polarity,
        "actor": statement.actor,
        "section": statement.section,
    }[field]
    return "" if found is None else str(found)


def window_of(text: str) -> TimeWindow | None:
    """The window that ``str`` of one writes; raises ValueError for anything else.

    >>> str(window_of("2031-07-01.."))
    '2031-07-01..'
    """
    start, dots, end = text.partition("..")
    if not dots:
        raise ValueError(f"a window is written like 2031-07-01..2031-12-31, not {text!r}")
    days = [date.fromisoformat(day.strip()) if day.strip() else None for day in (start, end)]
    return TimeWindow(days[0], days[1])


def bad_edit(statement: Statement, edit: _Edit, document: Document) -> str | None:
    """Why the edit cannot be made, in one sentence; None where it can."""
    for field, value in edit:
        if field not in EDITED_FIELDS:
            return f"{field!r} cannot be edited"
        found = _bad_value(statement, field, value, document)
        if found is not None:
            return found
    return None


def _bad_value(statement: Statement, field: str, value: str, document: Document) -> str | None:
    if field == "speaker" and value:
        if statement.first_source.anonymity in UNNAMED:
            return "a source that the text leaves unnamed is never given a name"
        if value not in document.text:
            return f"the name {value!r} does not stand in the document"
    try:
        if field == "span":
            _extent(value, document)
        elif field == "window" and value:
            window_of(value)
        elif field == "modality" and value:
            Modality(value)
        elif field == "polarity":
            Polarity(value)
        elif field == "section":
            Section(value)
    except ValueError as error:
        return f"{field}: {error}"
    return None


def _extent(value: str, document: Document) -> tuple[int, int]:
    start, _, end = value.partition(":")
    if not (start.isdecimal() and end.isdecimal() and int(start) < int(end) <= len(document.text)):
        raise ValueError("the words must stand in the document")
    return int(start), int(end)


def apply_edit(statement: Statement, edit: _Edit, document: Document, parties: Sequence[Party]) -> Statement:
    """The statement with the edited fields; a part of an edit that does not fit the document is passed over.

    What the reader was unsure of is no longer: confidence and candidates of the field are gone.
    """
    for field, value in edit:
        if field in EDITED_FIELDS and bad_edit(statement, [(field, value)], document) is None:
            statement = _edited(statement, field, value, _Page(document, parties))
    return statement


def _edited(statement: Statement, field: str, value: str, page: _Page) -> Statement:
    if field == "span":
        start, end = _extent(value, page.document)
        quote = page.document.text[start:end]
        return replace(statement, start=start, end=end, quote=quote, spans=((start, end),), clause=None)
    if field == "polarity":
        return replace(statement, polarity=Polarity(value))
    if field == "section":
        return replace(statement, section=Section(value))
    if field == "actor":
        return replace(statement, actor=value or None, actor_for=None)
    if field == "speaker":
        changed = replace(statement, sources=_with_speaker(statement, value, page))
    elif field == "modality":
        changed = replace(statement, modality=Modality(value) if value else None)
    else:
        changed = replace(statement, window=window_of(value) if value else None, window_text=None)
    none: dict[str, None] = {field: None}
    empty: dict[str, tuple[str, ...]] = {field: ()}
    return replace(
        changed,
        confidence=replace(statement.confidence, **none),
        candidates=replace(statement.candidates, **empty),
    )


def _with_speaker(statement: Statement, name: str, page: _Page) -> tuple[Source, ...]:
    """The chain with another first speaker; the outlet stays the last link."""
    first, *rest = statement.sources
    if first.kind is SourceKind.OUTLET:
        first, rest = Source(None, SourceKind.UNKNOWN, Anonymity.NAMED), [*statement.sources]
    if not name:
        unknown = replace(first, name=None, party=None, acts_for=None)
        return (unknown, *rest)
    party = next((p for p in page.parties if name in (p.name, *p.aliases)), None)
    kind = first.kind if party is None else party.kind
    mention = _nearest_mention(statement, name, page.document.text)
    known = replace(
        first,
        name=name,
        kind=kind,
        anonymity=Anonymity.NAMED,
        mention=mention,
        party=None if party is None else party.id,
        acts_for=None,
    )
    return (known, *rest)


def _nearest_mention(statement: Statement, name: str, text: str) -> EvidenceSpan | None:
    """The place of the name that is nearest to the statement."""
    places = []
    at = text.find(name)
    while at >= 0:
        places.append(at)
        at = text.find(name, at + 1)
    if not places:
        return None
    start = min(places, key=lambda place: abs(place - statement.start))
    return EvidenceSpan(start, start + len(name), name)
