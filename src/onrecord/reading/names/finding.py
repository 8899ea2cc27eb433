"""All names of a document, sentence by sentence; headlines in title case by what the text below names."""

from __future__ import annotations

from dataclasses import replace

from onrecord.reading.names.gazetteer import Entry
from onrecord.reading.names.kinds import Finder, words_of
from onrecord.reading.names.mentions import (
    NOT_PARTIES,
    THING,
    NameMention,
    make_mention,
    take_apart,
)
from onrecord.reading.names.runs import entries_by_token, find_runs, is_title_case
from onrecord.reading.parse import ParsedDocument, ParsedSentence
from onrecord.records import SourceKind

__all__ = ["find_mentions"]

LONGEST_NAME = 6


def _in_headline(
    sentence: ParsedSentence, entries: dict[int, tuple[int, Entry]], known: dict[str, NameMention]
) -> list[NameMention]:
    """Known parties and names of the text below, where capitals say nothing of their own."""
    doc, found, at = sentence.doc, [], 0
    while at < len(doc):
        last, made = at, None
        if at in entries:
            last, entry = entries[at]
            made = make_mention(sentence, (at, last), entry.kind, entry)
        elif doc[at].text[0].isupper():
            for end in range(min(at + LONGEST_NAME, len(doc)) - 1, at - 1, -1):
                name = known.get(words_of(doc, at, end))
                if name is not None:
                    last, made = (
                        end,
                        replace(make_mention(sentence, (at, end), name.kind), gender=name.gender),
                    )
                    break
        if made is not None:
            found.append(made)
        at = last + 1
    return found


def _bare_surnames(parsed: ParsedDocument, found: list[NameMention], passed: set[int]) -> list[NameMention]:
    """Surnames of persons named in full elsewhere that the tagger takes for common nouns."""
    surnames = {
        m.text.split()[-1] for m in found if m.kind is SourceKind.PERSON and " " in m.text and m.entry is None
    }
    taken = {(m.sentence, at) for m in found for at in range(m.first, m.last + 1)}
    return [
        make_mention(sentence, (token.i, token.i), SourceKind.PERSON)
        for sentence in parsed.sentences
        if sentence.index not in passed
        for token in sentence.doc
        if token.text in surnames and (sentence.index, token.i) not in taken
    ]


def _known_names(found: list[NameMention]) -> dict[str, NameMention]:
    """Names of the running text, and the surnames of its persons."""
    known: dict[str, NameMention] = {}
    for mention in found:
        if mention.kind is not None and mention.entry is None:
            known.setdefault(mention.text, mention)
            if mention.kind is SourceKind.PERSON:
                known.setdefault(mention.text.split()[-1], mention)
    return known


def _entries(parsed: ParsedDocument, finder: Finder) -> list[dict[int, tuple[int, Entry]]]:
    """Known parties of each sentence by token."""
    occurrences, at, found = finder.gazetteer.occurrences(parsed.text), 0, []
    for sentence in parsed.sentences:
        while at < len(occurrences) and occurrences[at][0] < sentence.start:
            at += 1
        here = at
        while here < len(occurrences) and occurrences[here][1] <= sentence.end:
            here += 1
        found.append(entries_by_token(sentence, occurrences[at:here]))
        at = here
    return found


def _without_things(found: list[NameMention]) -> list[NameMention]:
    """The names of parties; what is once said to be a ship or a car is one everywhere in the document."""
    things = {m.text for m in found if m.label == THING and m.kind is None}
    things |= {text.split()[-1] for text in things if " " in text}
    parties = [m for m in found if m.kind is not None or m.label not in NOT_PARTIES]
    return [m for m in parties if m.text not in things or m.entry is not None or m.office]


def find_mentions(parsed: ParsedDocument, finder: Finder) -> list[NameMention]:
    """Every name in the document, in order; headlines in title case by what the text below names."""
    found: list[NameMention] = []
    headlines = []
    for sentence, entries in zip(parsed.sentences, _entries(parsed, finder), strict=True):
        if is_title_case(sentence):
            headlines.append((sentence, entries))
            continue
        for run in find_runs(sentence, entries, finder.gazetteer, finder.lexicon):
            previous = found[-1] if found and found[-1].sentence == sentence.index else None
            found.extend(take_apart(sentence, run, previous, finder))
    found = _without_things(found)
    found += _bare_surnames(parsed, found, {s.index for s, _ in headlines})
    names = _known_names(found) if headlines else {}
    for sentence, entries in headlines:
        found.extend(_in_headline(sentence, entries, names))
    return sorted(found, key=lambda mention: mention.start)
