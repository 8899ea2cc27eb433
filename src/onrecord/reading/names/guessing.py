"""Names that the parser takes for bodies though the text takes them for people."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from onrecord.reading.names.kinds import Finder
from onrecord.reading.names.mentions import NameMention
from onrecord.reading.parse import ParsedDocument
from onrecord.records import SourceKind

__all__ = ["called_by_surname", "called_he_or_she", "introduced_as_person"]

MISTAKEN = (SourceKind.ORGANIZATION, SourceKind.GOVERNMENT, SourceKind.UNKNOWN)
REACH = 8
"""Sentences back in which whoever is called "he" is looked for; a long quotation may stand between."""


def _may_be_person(mention: NameMention, kinds: dict[str, SourceKind], finder: Finder) -> bool:
    """Whether a name has two or three words, none of them a body's, and is no known party or place."""
    words = mention.text.split()
    telling = finder.lexicon.organisation_words
    body = mention.entry is not None or any(word in telling or word.isupper() for word in words)
    return not body and len(words) in (2, 3) and kinds[mention.text] in MISTAKEN


def called_by_surname(mentions: list[NameMention], kinds: dict[str, SourceKind], finder: Finder) -> list[str]:
    """Names of two or three words whose last word stands alone later: so persons, not bodies, are called."""
    counted = {mention.text for mention in mentions}
    found = []
    for mention in mentions:
        if not _may_be_person(mention, kinds, finder):
            continue
        words = mention.text.split()
        if words[-1] in counted and words[0] not in counted and mention.text not in finder.atlas.by_name:
            found.append(mention.text)
    return found


def introduced_as_person(
    mentions: list[NameMention], kinds: dict[str, SourceKind], parsed: ParsedDocument, finder: Finder
) -> list[str]:
    """Names with an age, an office or a trade beside them ("Ilva Ren, 47,", "the curator of the Sarn Museum,
    Ilva Ren,"), or with a clause that says who they are.
    """
    return [
        mention.text
        for mention in mentions
        if _may_be_person(mention, kinds, finder)
        and mention.text not in finder.atlas.by_name
        and _is_introduced(parsed, mention, finder)
    ]


_AGE_BEFORE = re.compile(r"\b\d{1,3}-year-old $")
_AGE_BEHIND = re.compile(r",? (?:aged )?\(?1?\d{2}\)?[,.;:) ]")


def _is_introduced(parsed: ParsedDocument, mention: NameMention, finder: Finder) -> bool:
    sentence = parsed.sentences[mention.sentence]
    before = sentence.text[: mention.start - sentence.start]
    behind = sentence.text[mention.end - sentence.start :]
    if _AGE_BEFORE.search(before) or behind.startswith((", who ", ", whose ")):
        return True
    if _AGE_BEHIND.match(behind) and behind[0] == ",":
        return True
    doc = sentence.doc
    root = doc[mention.first : mention.last + 1].root
    nouns = [c for c in root.children if c.dep_ == "appos"] + ([root.head] if root.dep_ == "appos" else [])
    if any(_is_somebody(noun, finder) for noun in nouns):
        return True
    return _stands_behind_office(doc, mention, finder)


def _is_somebody(noun: Any, finder: Finder) -> bool:
    """Whether a noun says what one person is."""
    told = finder.lexicon.class_of(noun.lemma_.lower()) in ("office", "vague")
    return noun.pos_ == "NOUN" and noun.tag_ == "NN" and told


def _stands_behind_office(doc: Any, mention: NameMention, finder: Finder) -> bool:
    """Whether a name stands between commas behind an office and the body that it is held in."""
    at = mention.first - 1
    after = doc[mention.last + 1].text if mention.last + 1 < len(doc) else "."
    if at < 1 or doc[at].text != "," or after not in (",", ".", ";", ":", "(", "”", '"'):
        return False
    at -= 1
    while at > 0 and (doc[at].text[0].isupper() or doc[at].lower_ in ("of", "for", "the", "and", "at")):
        at -= 1
    return _is_somebody(doc[at], finder)


def called_he_or_she(
    mentions: list[NameMention], kinds: dict[str, SourceKind], parsed: ParsedDocument, finder: Finder
) -> list[str]:
    """Names behind which "he" or "she" is the subject though no person was named or described before it."""
    named: dict[int, list[NameMention]] = {}
    for mention in mentions:
        named.setdefault(mention.sentence, []).append(mention)
    found: list[str] = []
    for sentence, token in _pronouns(parsed):
        near = list(_before(named, sentence, token.i))
        if any(kinds[m.text] is SourceKind.PERSON for m in near):
            continue
        texts = {m.text for m in near if _may_be_person(m, kinds, finder) and _acts(parsed, m)}
        if len(texts) == 1 and not _described(parsed, sentence, token.i, finder):
            found += texts
    return found


def _pronouns(parsed: ParsedDocument) -> Iterator[tuple[int, Any]]:
    for sentence in parsed.sentences:
        for token in sentence.doc:
            if token.lower_ in ("he", "she") and token.dep_ in ("nsubj", "nsubjpass"):
                yield sentence.index, token


def _before(named: dict[int, list[NameMention]], sentence: int, token: int) -> Iterable[NameMention]:
    for index in range(max(0, sentence - REACH), sentence + 1):
        yield from (m for m in named.get(index, ()) if index < sentence or m.last < token)


def _acts(parsed: ParsedDocument, mention: NameMention) -> bool:
    """Whether the name is the subject of a verb, and has no article."""
    root = parsed.sentences[mention.sentence].doc[mention.first : mention.last + 1].root
    return root.dep_ in ("nsubj", "nsubjpass") and not any(c.dep_ == "det" for c in root.children)


def _described(parsed: ParsedDocument, sentence: int, token: int, finder: Finder) -> bool:
    """Whether somebody without a name may be meant: "the firm's chief", "a spokesman"."""
    return any(
        t.pos_ == "NOUN" and finder.lexicon.is_office(t.lower_)
        for index in range(max(0, sentence - REACH), sentence + 1)
        for t in parsed.sentences[index].doc
        if index < sentence or t.i < token
    )
