"""JSONL documents: one JSON object a row, its text taken exactly as it is."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from onrecord.intake.decode import decode
from onrecord.intake.identity import Cut, document_of
from onrecord.intake.taken import Intake, IntakeOptions, RefusedError, accepted, refused
from onrecord.records import GivenMention

__all__ = ["read_rows"]

CUT_BY = "onrecord-rows 1"
_OPTIONAL = ("id", "title", "publisher", "url", "published", "language")


def read_rows(where: str, lines: Iterable[bytes], options: IntakeOptions) -> Iterator[Intake]:
    """Yields one ``Intake`` a row that is not blank; a broken row fails alone, named by its line number."""
    for number, line in enumerate(lines, 1):
        raw = line.removesuffix(b"\n")
        if raw.strip():
            yield _read_row(f"{where} line {number}", raw, options)


def _read_row(where: str, raw: bytes, options: IntakeOptions) -> Intake:
    try:
        if b"\0" in raw:
            raise RefusedError(where, "nul", "holds a NUL byte, so it is no proper JSON")
        decoded = decode(raw)
        notes = () if decoded.note is None else (("encoding", decoded.note),)
        document, more = document_of(where, _cut(where, _object(where, decoded.text), notes), raw, options)
    except RefusedError as error:
        return refused(error)
    return accepted(where, document, raw, more)


def _object(where: str, row: str) -> dict[str, Any]:
    try:
        found = json.loads(row)
    except json.JSONDecodeError as error:
        raise RefusedError(
            where, "broken_row", f"is not valid JSON ({error.msg} at character {error.pos + 1})"
        ) from error
    except (RecursionError, ValueError) as error:
        raise RefusedError(
            where, "too_complex", "is JSON nested too deep or with too long a number"
        ) from error
    if not isinstance(found, dict):
        raise RefusedError(where, "broken_row", "is not a JSON object")
    return found


def _cut(where: str, row: dict[str, Any], notes: tuple[tuple[str, str], ...]) -> Cut:
    text = row.get("text")
    if text is None:
        raise RefusedError(where, "broken_row", 'has no field "text"')
    if not isinstance(text, str):
        raise RefusedError(where, "broken_row", f'has a field "text" that is {_kind(text)}, not a string')
    fields: dict[str, Any] = {}
    for name in _OPTIONAL:
        value = row.get(name)
        if value is not None and not isinstance(value, str):
            raise RefusedError(
                where, "broken_row", f'has a field "{name}" that is {_kind(value)}, not a string'
            )
        # An empty string says nothing: unknown is None.
        fields[name] = value if value is not None and value.strip() else None
    return Cut(text, CUT_BY, given=_given(where, row.get("given")), notes=notes, **fields)


def _given(where: str, given: object) -> tuple[GivenMention, ...]:
    if given is None:
        return ()
    if not isinstance(given, list):
        raise RefusedError(where, "broken_row", f'has a field "given" that is {_kind(given)}, not a list')
    mentions = []
    for number, item in enumerate(given, 1):
        fields = item if isinstance(item, dict) else {}
        id_, start, end = fields.get("id"), fields.get("start"), fields.get("end")
        if not (isinstance(id_, str) and id_ and type(start) is int and type(end) is int):
            raise RefusedError(
                where, "given_span", f"has a given mention (number {number}) without id, start and end"
            )
        mentions.append(GivenMention(id_, start, end))
    return tuple(mentions)


def _kind(value: object) -> str:
    if isinstance(value, bool):
        return "true or false"
    if isinstance(value, int | float):
        return "a number"
    if isinstance(value, str):
        return "a string"
    return "a list" if isinstance(value, list) else "an object"
