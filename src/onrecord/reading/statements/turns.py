"""Who holds the floor in a printed interview: the one person whom its opening names."""

from __future__ import annotations

import re

from onrecord.reading.names import Names
from onrecord.reading.parse import ParsedDocument
from onrecord.records import Anonymity, BlockKind, EvidenceSpan, Source, SourceKind

__all__ = ["find_turns"]

_LABEL = re.compile(r"\s*(Q|A|Question|Answer)\s*[:.]\s")
_FIRST_PERSON = re.compile(r"\b(?:I|I'm|I’m|my|me|we|our|us)\b", re.IGNORECASE)
_LONGEST_QUESTION = 240
_OPENING = 2
"""Paragraphs before the first question that may introduce who is interviewed."""

Line = tuple[int, int, str]
"""Number of a block, where it starts, its text."""


def find_turns(parsed: ParsedDocument, names: Names) -> dict[int, Source | None]:
    """The blocks that hold answers of an interview, with who answers (None where the opening names no one
    person); empty for other texts.
    """
    lines = [
        (number, block.start, parsed.text[block.start : block.end].strip())
        for number, block in enumerate(parsed.document.blocks)
        if block.kind in (BlockKind.PARAGRAPH, BlockKind.HEADING)
    ]
    asked = [i for i, line in enumerate(lines) if _is_question(line[2])]
    if len(asked) < 2:
        return {}
    answers = _answers(lines, asked)
    labelled = any(_LABEL.match(lines[i][2]) for i in asked)
    own_words = any(_FIRST_PERSON.search(lines[i][2]) for i in answers)
    speaker = _introduced(parsed, names, lines, asked[0])
    if not own_words or (speaker is None and not labelled):
        return {}
    return {lines[i][0]: speaker for i in answers}


def _is_question(line: str) -> bool:
    label = _LABEL.match(line)
    if label is not None:
        return label.group(1)[0] == "Q"
    return line.endswith("?") and len(line) < _LONGEST_QUESTION and '"' not in line


def _answers(lines: list[Line], asked: list[int]) -> list[int]:
    """The lines that answer: by their labels, by turns where questions keep to every second line, else all
    that are no questions.
    """
    behind = range(asked[0] + 1, len(lines))
    if any(_LABEL.match(lines[i][2]) for i in asked):
        return [i for i in behind if i not in asked]
    if all((i - asked[0]) % 2 == 0 for i in asked):
        return [i for i in behind if (i - asked[0]) % 2 == 1]
    return [i for i in behind if i not in asked]


def _introduced(parsed: ParsedDocument, names: Names, lines: list[Line], first: int) -> Source | None:
    """The one person named in the title or the paragraphs before the first question."""
    if first > _OPENING:
        return None
    end = lines[first][1]
    people = [
        (min(start for start, _ in party.mentions), party)
        for party in names.parties
        if party.kind is SourceKind.PERSON and any(start < end for start, _ in party.mentions)
    ]
    if len(people) != 1:
        return None
    party = people[0][1]
    start, stop = min(party.mentions)
    mention = EvidenceSpan(start, stop, parsed.text[start:stop])
    return Source(party.name, SourceKind.PERSON, Anonymity.NAMED, mention, party=party.id)
