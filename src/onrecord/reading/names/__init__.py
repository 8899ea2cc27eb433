"""Says who a noun phrase names: parties with their fullest names, roles, crowds, and who stays unnamed."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from onrecord.reading.names.atlas import load_atlas
from onrecord.reading.names.finding import find_mentions
from onrecord.reading.names.gazetteer import load_gazetteer
from onrecord.reading.names.kinds import Finder
from onrecord.reading.names.lexicon import load_lexicon
from onrecord.reading.names.reader import Reader
from onrecord.reading.names.registry import gather, is_party
from onrecord.reading.names.resolution import UNKNOWN, Resolution
from onrecord.reading.parse import ParsedDocument, ParsedSentence
from onrecord.records import Anonymity, Document, Party, SourceKind

__all__ = ["Names", "Resolution", "document_outlet", "find_parties"]


COMPANIONS = frozenset({"colleagues", "others", "co-authors", "coauthors", "team", "collaborators"})


@dataclass(frozen=True, slots=True)
class Names:
    """The parties of one document, and what each of its noun phrases names."""

    parties: tuple[Party, ...]
    parsed: ParsedDocument = field(repr=False)
    settled: Mapping[tuple[int, int], Resolution] = field(repr=False)
    starts: tuple[int, ...] = field(repr=False)

    def resolve(self, start: int, end: int) -> Resolution:
        """Who the noun phrase at these offsets of the document names."""
        sentence = self._sentence(start)
        text = self.parsed.text[start:end]
        if sentence is None:
            return replace(UNKNOWN, text=text)
        tokens = [
            token
            for token in sentence.doc
            if sentence.start + token.idx < end and sentence.start + token.idx + len(token.text) > start
        ]
        heads = self._heads(sentence, tokens)
        if not heads:
            return replace(UNKNOWN, text=text)
        found = [self.settled[sentence.index, head.i] for head in heads]
        return replace(found[0] if len(found) == 1 else _together(found), text=text)

    def _sentence(self, start: int) -> ParsedSentence | None:
        at = bisect_right(self.starts, start) - 1
        if at < 0 or start >= self.parsed.sentences[at].end:
            return None
        return self.parsed.sentences[at]

    def _heads(self, sentence: ParsedSentence, tokens: list[Any]) -> list[Any]:
        """The settled tokens that head the phrase: its root, or what is settled nearest to it."""
        inside = {token.i for token in tokens}
        roots = [t for t in tokens if t.head.i not in inside or t.head.i == t.i]
        ordered = sorted(roots, key=lambda t: (t.pos_ not in ("NOUN", "PROPN", "PRON"), t.i))
        for root in ordered:
            head = root
            if (sentence.index, head.i) not in self.settled:
                continue
            both = next((c for c in head.conjuncts if c.i in inside and _holds_both(head, c)), None)
            if both is not None and (sentence.index, both.i) in self.settled:
                return [both]
            heads = [head]
            heads += [
                other
                for other in head.conjuncts
                if other.i in inside and (sentence.index, other.i) in self.settled and _is_another(other)
            ]
            return heads
        settled = [t for t in tokens if (sentence.index, t.i) in self.settled]
        if any(t.pos_ in ("NOUN", "PROPN", "NUM") for t in roots):
            return [t for t in settled if t.dep_ == "appos"][:1]
        return [t for t in settled if t.dep_ in ("pobj", "nsubj", "dobj", "appos", "attr")][:1]


def _is_another(token: Any) -> bool:
    """Whether a coordinated noun is someone else: "the senator and minister" is one, not two."""
    if token.pos_ != "NOUN" or token.tag_ == "NNS":
        return True
    return any(child.dep_ in ("det", "poss", "amod", "nummod") for child in token.children)


def _holds_both(office: Any, name: Any) -> bool:
    """Whether "the chairman and chief executive Ana Kovic" is one person: one article, the name behind."""
    title = name.left_edge
    small = title.i < name.i and title.pos_ in ("NOUN", "ADJ") and title.text.islower()
    return office.pos_ == "NOUN" and office.i < name.i and name.pos_ == "PROPN" and small


def _together(found: list[Resolution]) -> Resolution:
    """Several parties under one verb: their names joined, or a group where one has none."""
    names = list(dict.fromkeys(r.name for r in found if r.name is not None))
    if len(names) == 1 and all(r.name == names[0] for r in found):
        return found[0]  # two words of one name: "Pell & Iyer"
    kinds = {r.kind for r in found}
    kind = kinds.pop() if len(kinds) == 1 else SourceKind.GROUP
    confidence = min(r.confidence for r in found)
    if len(names) == len(found):
        joined = ", ".join(names[:-1]) + " and " + names[-1]
        return Resolution(joined, kind, Anonymity.NAMED, confidence=confidence)
    if names and any(r.text.split()[-1].lower() in COMPANIONS for r in found[1:] if r.text):
        return replace(found[0], confidence=confidence) if found[0].name is not None else found[0]
    if any(r.anonymity is Anonymity.ANONYMOUS for r in found):
        return Resolution(None, SourceKind.GROUP, Anonymity.ANONYMOUS, confidence=confidence)
    return Resolution(None, SourceKind.GROUP, Anonymity.GROUP, confidence=confidence)


def find_parties(parsed: ParsedDocument) -> Names:
    """The parties that a document names, ready to say whom any of its noun phrases means."""
    finder = Finder(load_gazetteer(), load_lexicon(), load_atlas())
    mentions = find_mentions(parsed, finder)
    registry = gather(mentions, parsed, finder)
    settled = Reader(parsed, mentions, registry, finder).read()
    parties = tuple(cluster.party() for cluster in registry.clusters if is_party(cluster, finder))
    starts = tuple(sentence.start for sentence in parsed.sentences)
    return Names(parties, parsed, settled, starts)


def document_outlet(document: Document) -> str | None:
    """The outlet that published the document, as it is known by name; None where it is unknown."""
    publisher = None if document.publisher is None else " ".join(document.publisher.split())
    return publisher or None
