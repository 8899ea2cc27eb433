"""Plain text and Markdown: the text is the decoded file, with front matter cut off."""

from __future__ import annotations

import re
from typing import Any

import yaml

from onrecord.intake.decode import decode
from onrecord.intake.identity import Cut
from onrecord.intake.lines import wrapped_breaks
from onrecord.intake.taken import RefusedError

__all__ = ["cut_markdown", "cut_text"]

TEXT_BY = "onrecord-text 1"
"""Decoded, byte order mark off, CRLF and CR as LF; "unwrapped": hard-wrapped lines joined by a space."""
MARKDOWN_BY = "onrecord-markdown 1"
"""As ``TEXT_BY``, with the front matter cut off; the marks of Markdown stay in the text."""
LONGEST_FRONT_MATTER = 65_536
_FRONT_MATTER = re.compile(r"---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_FIELDS = ("id", "title", "publisher", "url", "published", "language")


def cut_text(raw: bytes) -> Cut:
    """The document in a plain text file; hard-wrapped paragraphs become one line each."""
    text, notes = _decoded(raw)
    text, cut_by = _unwrapped(text, TEXT_BY)
    return Cut(text, cut_by, notes=notes)


def cut_markdown(where: str, raw: bytes) -> Cut:
    """The document in a Markdown file, with what its front matter says."""
    text, notes = _decoded(raw)
    fields: dict[str, Any] = {}
    if match := _FRONT_MATTER.match(text):
        fields = _front_matter(where, match[1])
        text = text[match.end() :] if fields else text
    text, cut_by = _unwrapped(text, MARKDOWN_BY)
    return Cut(text, cut_by, notes=notes, **fields)


def _decoded(raw: bytes) -> tuple[str, tuple[tuple[str, str], ...]]:
    decoded = decode(raw)
    text = decoded.text.replace("\r\n", "\n").replace("\r", "\n")
    return text, () if decoded.note is None else (("encoding", decoded.note),)


def _unwrapped(text: str, cut_by: str) -> tuple[str, str]:
    breaks = wrapped_breaks(text)
    if not breaks:
        return text, cut_by
    parts, last = [], 0
    for at in sorted(breaks):
        parts.append(text[last:at])
        last = at + 1
    parts.append(text[last:])
    return " ".join(parts), f"{cut_by} unwrapped"


def _front_matter(where: str, block: str) -> dict[str, str | None]:
    if len(block) > LONGEST_FRONT_MATTER:
        raise RefusedError(where, "too_complex", "has front matter that is too long to be one")
    try:
        # BaseLoader leaves every value as written: a date stays the words of the author.
        found: Any = yaml.load(block, Loader=yaml.BaseLoader)  # noqa: S506 (BaseLoader builds only str, list, dict)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        at = "" if mark is None else f" (line {mark.line + 2})"
        raise RefusedError(
            where, "broken_front_matter", f"has front matter that is not valid YAML{at}"
        ) from error
    except RecursionError as error:
        raise RefusedError(where, "too_complex", "has front matter that is nested too deep") from error
    if not isinstance(found, dict):
        return {}
    fields: dict[str, str | None] = {}
    for name in _FIELDS:
        value = found.get(name)
        if value is not None and not isinstance(value, str):
            raise RefusedError(
                where, "broken_front_matter", f'has a field "{name}" in its front matter that is no string'
            )
        fields[name] = value if value and value.strip() and value not in ("null", "~") else None
    return fields
