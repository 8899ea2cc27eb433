"""Who holds the floor in a printed interview or a broadcast: the one whom its opening or a label names."""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.reading.names import Names
from onrecord.reading.names.lexicon import load_lexicon
from onrecord.reading.parse import ParsedDocument
from onrecord.reading.statements.lexicon import word_set
from onrecord.records import Anonymity, BlockKind, EvidenceSpan, Party, Source, SourceKind

__all__ = ["find_turns"]

_LABEL = re.compile(r"\s*(Q|A|Question|Answer)\s*[:.]\s")
_SPEAKER = re.compile(r"\s*([^\W\d_][^\d_:()\n]{1,60}?)(?:\s*\(([^()\n]{2,60})\))?:\s")
_ASKED = re.compile(
    r"(?:interview with|questions (?:for|to)|conversation with|talking to)\s+$", re.IGNORECASE
)
_ASKING = re.compile(r"(?:interview(?:ed)?(?: by)?|questions|asked by|words|text|by)\s*:?\s*$", re.IGNORECASE)
_FIRST_PERSON = re.compile(r"\b(?:I|I'm|I’m|my|me|we|our|us)\b", re.IGNORECASE)
_QUOTED = re.compile(r"[\"“”].*?[\"“”]|``.*?''")
_LONGEST_QUESTION = 240
_FEWEST_OWN = 3
"""One answer in so many at least says "I" or "we", where no labels tell who asks and who answers."""
_FEWEST_LABELS = 3
_OPENING = 2
"""Paragraphs before the first question that may introduce who is interviewed."""

Line = tuple[int, int, str]
"""Number of a block, where it starts, its text."""


def find_turns(parsed: ParsedDocument, names: Names) -> dict[int, Source | None]:
    """The blocks that hold answers of an interview, with who answers (None where the opening names no one
    person); empty for other texts.
    """
    floor = _labelled(parsed, names)
    if floor:
        return floor
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
    speaker = _introduced(parsed, names, lines, asked[0])
    if speaker is None and not labelled:
        return {}
    spoken = [_QUOTED.sub(" ", lines[i][2]) for i in answers]
    own_words = sum(_FIRST_PERSON.search(words) is not None for words in spoken)
    if not own_words or (not labelled and own_words * _FEWEST_OWN < len(spoken)):
        return {}
    if not labelled and speaker is not None and _spoken_of(speaker, spoken):
        return {}
    return {lines[i][0]: speaker for i in answers}


def _spoken_of(speaker: Source, answers: list[str]) -> bool:
    """Whether the answers name the speaker: then somebody else tells of him."""
    surname = (speaker.name or "").split()[-1:]
    return any(re.search(rf"\b{re.escape(word)}\b", text) for word in surname for text in answers)


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
        party
        for party in names.parties
        if (party.kind is SourceKind.PERSON or _called_to_talk(parsed.text, party))
        and any(start < end for start, _ in party.mentions)
    ]
    if len(people) > 1:
        people = [p for p in people if " " in p.name and not _asks(parsed.text, p)]
    return _as_speaker(parsed.text, people[0]) if len(people) == 1 else None


def _called_to_talk(text: str, party: Party) -> bool:
    """ "Five questions for X", "An interview with X"."""
    return _ASKED.search(text, max(0, party.mentions[0][0] - 40), party.mentions[0][0]) is not None


def _asks(text: str, party: Party) -> bool:
    """ "Interview: X", "Interviewed by X"."""
    start = min(party.mentions)[0]
    return _ASKING.search(text, max(0, start - 20), start) is not None


def _as_speaker(text: str, party: Party) -> Source:
    start, stop = min(party.mentions)
    mention = EvidenceSpan(start, stop, text[start:stop])
    return Source(party.name, SourceKind.PERSON, Anonymity.NAMED, mention, party=party.id)


def _labelled(parsed: ParsedDocument, names: Names) -> dict[int, Source | None]:
    """The blocks of a broadcast that open with a speaker's label in capitals; those of its host are left to
    the publisher's own voice. Empty where fewer than three blocks or no two speakers are labelled.
    """
    found: dict[int, tuple[str, Source]] = {}
    labels: list[str] = []
    for number, block in enumerate(parsed.document.blocks):
        match = _SPEAKER.match(parsed.text, block.start, block.end)
        if match is None or block.kind not in (BlockKind.PARAGRAPH, BlockKind.HEADING):
            continue
        if not match.group(1).isupper():
            continue
        # "THE MINISTER FOR SUPPLY (MR RAFAEL TINDALL):" names the speaker in brackets.
        group = 2 if (match.group(2) or "").isupper() else 1
        label = match.group(group).strip().casefold()
        labels.append(label)
        if label.split()[-1] not in word_set("host_words"):
            mention = EvidenceSpan(match.start(group), match.end(group), match.group(group))
            found[number] = label, _labelled_speaker(parsed.text, names, label, mention)
    people = any(source.name is not None for _, source in found.values())
    if len(labels) < _FEWEST_LABELS or len(set(labels)) < 2 or not people:
        return {}
    return {number: source for number, (_, source) in found.items()}


def _labelled_speaker(text: str, names: Names, label: str, mention: EvidenceSpan) -> Source:
    """The one person of the document with the label's name; else somebody known by a role."""
    label = label.removeprefix("caller ")
    titles = load_lexicon().honorifics  # in capitals too, as such labels are
    while label.partition(" ")[2] and label.partition(" ")[0].upper() in titles:
        label = label.partition(" ")[2]
    fits = [
        p
        for p in names.parties
        if p.kind is SourceKind.PERSON
        and (p.name.casefold() == label or p.name.casefold().endswith(" " + label))
    ]
    if len(fits) == 1:
        return replace(_as_speaker(text, fits[0]), mention=mention)
    return Source(None, SourceKind.PERSON, Anonymity.ROLE, mention)
