"""Origins of a claim: statements that go back to one first speaker, outlet or text count once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from onrecord.linking.wording import CopiedParts, copied_links, reworded_links, same_text_links
from onrecord.records import Anonymity, Document, Origin, Source, SourceKind, Statement, content_id
from onrecord.text.clusters import connected
from onrecord.text.tables import data_words
from onrecord.text.words import content_words

__all__ = ["CopiedParts", "find_origins"]

_BODIES = (SourceKind.GOVERNMENT, SourceKind.ORGANIZATION, SourceKind.UNKNOWN)


@dataclass(frozen=True, slots=True)
class _Voice:
    """Whose word one statement is: ``keys`` join it to others, the first is that of the origin."""

    keys: tuple[str, ...]
    source: str | None
    how: str
    speaker: Source | None = None


def find_origins(
    statements: Sequence[Statement], documents: Mapping[str, Document], copied: CopiedParts
) -> tuple[Origin, ...]:
    """The origins of one claim's statements, in stable order; unknown provenance stays one origin a document.

    Two statements share an origin when they name the same first speaker or the body that he speaks for, when
    one stands in words copied or edited from the other's document, or when both are one outlet's own voice.
    """
    voices = {s.id: _voice(s, documents[s.document]) for s in statements}
    if len(statements) == 1:  # most claims are of one statement
        return (_origin(statements, voices, set()),)
    by_key: dict[str, list[str]] = defaultdict(list)
    for statement_id, voice in voices.items():
        for key in voice.keys:
            by_key[key].append(statement_id)
    links = [(a, b) for members in by_key.values() for a, b in pairwise(members)]
    copies = copied_links(statements, copied)
    alike = [*same_text_links(statements), *reworded_links(statements, copied)]
    copies += [pair for pair in alike if not _both_named(voices, *pair)]
    links += [*copies, *_short_names(voices), *_states_voices(voices), *_own_voice_links(statements)]
    by_id = {s.id: s for s in statements}
    copied_ids = {later for later, _ in copies}
    groups = connected(list(by_id), links)
    return tuple(_origin([by_id[i] for i in group], voices, copied_ids) for group in groups)


def _both_named(voices: Mapping[str, _Voice], a: str, b: str) -> bool:
    """Two named speakers may well use nearly the same words, each for himself."""
    return voices[a].speaker is not None and voices[b].speaker is not None


def _own_voice_links(statements: Sequence[Statement]) -> list[tuple[str, str]]:
    """(statement in the article's voice or of a mere "he", attributed one) of one document.

    A headline is no second origin, and neither is the speaker when a pronoun stands for him.
    """
    attributed: dict[str, str] = {}
    for statement in statements:
        if not _is_faceless(statement):
            attributed.setdefault(statement.document, statement.id)
    return [
        (s.id, attributed[s.document]) for s in statements if _is_faceless(s) and s.document in attributed
    ]


def _is_faceless(statement: Statement) -> bool:
    first = statement.sources[0]
    return first.mention is None or (first.name is None and first.mention.quote.casefold() in _PRONOUNS)


_PRONOUNS = frozenset({"he", "she", "it", "they"})


def _short_names(voices: Mapping[str, _Voice]) -> list[tuple[str, str]]:
    """(statement of a short name, of the one longer name that holds its words): "Navy", "Indian Navy"."""
    named: dict[frozenset[str], str] = {}
    for statement_id, voice in voices.items():
        if voice.speaker is not None and voice.source is not None:
            named.setdefault(content_words(voice.source), statement_id)
    links = []
    for words, statement_id in named.items():
        longer = [other for other in named if words < other]
        if words and _nested(longer) and _may_be_short(voices[statement_id], voices[named[longer[0]]]):
            links.append((statement_id, named[longer[0]]))
    return links


def _may_be_short(short: _Voice, full: _Voice) -> bool:
    """A person is called by the last name, even where that looks like a body's; a body is no person's."""
    if full.speaker is None or full.speaker.kind is not SourceKind.PERSON:
        return short.speaker is not None and short.speaker.kind is not SourceKind.PERSON
    return (full.source or "").casefold().endswith((short.source or "").casefold())


def _states_voices(voices: Mapping[str, _Voice]) -> list[tuple[str, str]]:
    """(statement of a state or body, of the one person who speaks for it): what a body says, he said.

    Where two speak for it, its word is either's, and stays apart.
    """
    bodies: dict[str, str] = {}
    officials: dict[str, dict[str, str]] = defaultdict(dict)
    for statement_id, voice in voices.items():
        if voice.speaker is None:
            continue
        if voice.speaker.kind is not SourceKind.PERSON:
            bodies.setdefault(voice.keys[-1], statement_id)
        elif voice.speaker.acts_for is not None:
            officials[_key(voice.speaker.acts_for)].setdefault(voice.keys[-1], statement_id)
    return [
        (statement_id, next(iter(officials[key].values())))
        for key, statement_id in bodies.items()
        if len(officials.get(key, {})) == 1
    ]


def _key(name: str) -> str:
    """The key of a speaker's name: case and the legal form of a firm do not matter."""
    words = name.casefold().split()
    kept = [word for word in words if word.strip(".,") not in _LEGAL_FORMS] or words
    return f"speaker {' '.join(kept).strip(',')}"


_LEGAL_FORMS = frozenset({"corp", "corporation", "inc", "incorporated", "ltd", "limited", "plc", "llc", "co"})


def _nested(names: Iterable[frozenset[str]]) -> bool:
    """Whether the names hold one another; false for none."""
    ordered = sorted(names, key=len)
    return bool(ordered) and all(a <= b for a, b in pairwise(ordered))


def _voice(statement: Statement, document: Document) -> _Voice:
    """Whose word one statement is, seen alone."""
    first = statement.sources[0]
    if first.anonymity is Anonymity.NAMED and first.name is not None and first.kind is not SourceKind.OUTLET:
        named = _key(first.name)
        keys = (named,) if first.party is None else (f"speaker {first.party}", named)
        return _Voice(keys, first.name, f"all go back to {first.name}", first)
    body = _spoken_for(first)
    if body is not None:
        how = f"all speak for {body}"
        return _Voice((_key(body),), body, how, Source(body, _BODIES[0], Anonymity.ROLE))
    for link in statement.sources:
        if link.kind is SourceKind.OUTLET and link.name is not None:
            return _Voice((f"outlet {link.name.casefold()}",), link.name, f"all go back to {link.name}")
    if document.publisher is not None:
        how = f"published by {document.publisher}"
        return _Voice((f"outlet {document.publisher.casefold()}",), document.publisher, how)
    if first.mention is not None:
        how = f"said by “{first.mention.quote}”, not named"
        return _Voice((f"document {document.id}",), None, how)
    return _Voice((f"document {document.id}",), None, "provenance unknown")


@lru_cache(maxsize=1)
def _spokes_words() -> frozenset[str]:
    return data_words("onrecord.linking", "data/spokes_words.txt")


def _spoken_for(source: Source) -> str | None:
    """The body that a spokesperson or an official paper speaks for, as far as its words name one.

    Only an open role is read so: whoever asks not to be named speaks for nobody else.
    """
    if source.anonymity is not Anonymity.ROLE or source.mention is None:
        return None
    words = source.mention.quote.split()
    at = next((i for i, word in enumerate(words) if word.casefold().strip(".,") in _spokes_words()), None)
    if at is None:
        return None
    before = [w for w in words[:at] if content_words(w) and w.casefold() not in _spokes_words()]
    told = " ".join(before).removesuffix("'s").removesuffix("’s")
    return told or source.acts_for


def _origin(group: Sequence[Statement], voices: Mapping[str, _Voice], copied: set[str]) -> Origin:
    # A named speaker names the origin better than an office, and that better than a headline.
    first = min(group, key=lambda s: _rank(s, voices[s.id]))
    voice = voices[first.id]
    how = voice.how
    if any(s.id in copied for s in group):
        how = f"{how}; some stand in copied words" if len(group) > 1 else how
    documents = tuple(dict.fromkeys(s.document for s in group))
    return Origin(content_id("o", voice.keys[0]), voice.source, tuple(s.id for s in group), documents, how)


def _rank(statement: Statement, voice: _Voice) -> int:
    if voice.speaker is not None:
        return 0 if voice.speaker.anonymity is Anonymity.NAMED else 1
    if statement.sources[0].mention is not None:
        return 2
    return 3
