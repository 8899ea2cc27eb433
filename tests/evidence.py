"""What every row must keep to: words stand where they are said to stand, unknown is None."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

__all__ = ["empty_strings", "quoted", "unpinned"]

Row = dict[str, Any]
_SPANS = ("spans", "source", "cue", "content")


def quoted(value: object, document: str | None = None) -> Iterator[tuple[str, int, int, str | None]]:
    """(document, start, end, words) of every part that has offsets; words None where it quotes none."""
    if isinstance(value, list):
        for item in value:
            yield from quoted(item, document)
    elif isinstance(value, dict):
        document = value.get("document") or document
        start, end = value.get("start"), value.get("end")
        if isinstance(start, int) and isinstance(end, int) and document is not None:
            yield document, start, end, value.get("quote", value.get("text"))
        for name, item in value.items():
            if name in _SPANS and isinstance(item, list) and document is not None:
                yield from ((document, span[0], span[1], None) for span in item)
            else:
                yield from quoted(item, document)


def unpinned(rows: Iterable[Row], texts: Mapping[str, str]) -> list[tuple[Row, int, int]]:
    """The parts whose words do not stand at their offsets of their document's text."""
    wrong = []
    for row in rows:
        for document, start, end, words in quoted(row):
            text = texts[document]
            if not 0 <= start < end <= len(text) or (words is not None and text[start:end] != words):
                wrong.append((row, start, end))
    return wrong


def empty_strings(value: object, path: str = "") -> Iterator[str]:
    """Where a value says nothing in the wrong way: with an empty string instead of None."""
    if value == "":
        yield path
    elif isinstance(value, list):
        for item in value:
            yield from empty_strings(item, f"{path}[]")
    elif isinstance(value, dict):
        for name, item in value.items():
            yield from empty_strings(item, f"{path}.{name}")
