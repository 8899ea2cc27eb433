"""Runs of capitalised words in a sentence: the raw material of names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from onrecord.reading.names.gazetteer import Entry, Gazetteer
from onrecord.reading.names.joins import is_capital, joined
from onrecord.reading.names.lexicon import Lexicon
from onrecord.reading.parse import ParsedSentence
from onrecord.records import BlockKind

__all__ = ["Run", "entries_by_token", "find_runs", "is_title_case", "office_end"]

CALENDAR = frozenset({"DATE", "TIME", "PERCENT", "MONEY", "QUANTITY", "ORDINAL", "CARDINAL"})


@dataclass(frozen=True, slots=True)
class Run:
    """Tokens ``first`` to ``last`` (both inclusive); ``entry`` where the whole run is a known party."""

    first: int
    last: int
    entry: Entry | None = None


def is_title_case(sentence: ParsedSentence) -> bool:
    """Whether nearly every long word is capitalised, so that capitals say nothing of names."""
    heading = sentence.kind in (BlockKind.TITLE, BlockKind.HEADING)
    if not heading and sentence.text.rstrip()[-1:] in ".!?\"”'’)":
        return False
    words = [token.text for token in sentence.doc if token.is_alpha and len(token.text) > 3]
    return len(words) > 1 and sum(word[0].isupper() for word in words) > 0.8 * len(words)


def entries_by_token(
    sentence: ParsedSentence, found: list[tuple[int, int, Entry]]
) -> dict[int, tuple[int, Entry]]:
    """Known parties of the sentence by their first token: last token and entry."""
    entries = {}
    for start, end, entry in found:
        span = sentence.doc.char_span(start - sentence.start, end - sentence.start)
        if span is not None:
            entries[span.start] = (span.end - 1, entry)
    return entries


def _starts(token: Any, gazetteer: Gazetteer, lexicon: Lexicon) -> bool:
    if not is_capital(token) or token.ent_type_ in CALENDAR:
        return False
    if token.pos_ == "PROPN" or token.ent_type_ in ("PERSON", "ORG", "GPE", "NORP"):
        return True
    word = token.text
    if word in gazetteer.adjectives or word in lexicon.honorifics or word in lexicon.first_names:
        return True
    if token.i == 0:
        after = token.doc[1] if len(token.doc) > 1 else None
        capital = after is not None and is_capital(after) and after.pos_ == "PROPN"
        return bool(capital) and (lexicon.is_office(word) or word.lower() in lexicon.title_words)
    return token.pos_ in ("ADJ", "NOUN", "X", "INTJ", "VERB")


LONGEST_PORTFOLIO = 8
"""Words between an office and its holder's name that are still taken for what the office is for."""


def office_end(doc: Any, at: int, lexicon: Lexicon) -> int | None:
    """The last token of an office like "Secretary of State" whose joining word stands at ``at``."""
    if doc[at].text == "to" and at and lexicon.is_office(doc[at - 1].text) and is_capital(doc[at - 1]):
        return _portfolio_end(doc, at, lexicon)  # "Ambassador to the United Nations Ana Kovic"
    if doc[at].text not in ("of", "for", "in"):
        return None
    tail = doc[at - 1 :].text
    for office in lexicon.offices_of:
        if tail.startswith(office) and not tail[len(office) : len(office) + 1].isalnum():
            return at - 2 + len(office.split())
    return _portfolio_end(doc, at, lexicon) if at and lexicon.is_office(doc[at - 1].text) else None


def _portfolio_end(doc: Any, at: int, lexicon: Lexicon) -> int | None:
    """The last token before the name in "Minister for Rural Affairs Ana Kovic", from the joining word on: by
    what the parser calls a person, else by the last word of a portfolio that a name follows.
    """
    told = None
    for after in range(at + 1, min(at + LONGEST_PORTFOLIO, len(doc))):
        token = doc[after]
        if token.ent_type_ == "PERSON":
            if told is not None:
                return told
            return after - 1 if after > at + 1 and is_capital(doc[after - 1]) else None
        if not is_capital(token):
            if token.lower_ not in ("and", "the", "of", "for", "&"):
                break
        elif doc[after - 1].lower_ in lexicon.title_words and is_capital(doc[after - 1]):
            told = after - 1
    return told


def _end_of_run(
    doc: Any, first: int, last: int, entries: dict[int, tuple[int, Entry]], lexicon: Lexicon
) -> int:
    end = last
    while end + 1 < len(doc):
        after = end + 1
        if after in entries:
            end = max(entries[after][0], after)
            continue
        token = doc[after]
        if token.is_space:
            break
        if is_capital(token) and token.ent_type_ not in CALENDAR and token.pos_ not in ("PRON", "DET"):
            end = after
            continue
        further = office_end(doc, after, lexicon) or joined(doc, after, first, lexicon)
        if further is None:
            break
        end = entries[further][0] if further in entries else further
    return end


def find_runs(
    sentence: ParsedSentence, entries: dict[int, tuple[int, Entry]], gazetteer: Gazetteer, lexicon: Lexicon
) -> list[Run]:
    """Runs of capitalised words, in order."""
    doc, runs, at = sentence.doc, [], 0
    while at < len(doc):
        known = entries.get(at)
        if known is None and not _starts(doc[at], gazetteer, lexicon):
            at += 1
            continue
        last = _end_of_run(doc, at, at if known is None else known[0], entries, lexicon)
        entry = known[1] if known is not None and known[0] == last else None
        runs.append(Run(at, last, entry))
        at = last + 1
    return runs
