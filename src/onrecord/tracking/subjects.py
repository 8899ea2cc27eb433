"""Which documents belong to a subject: by words, by those who are named, or by what is claimed."""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache

from onrecord.records import DocumentEntry, Layers, Party, Reading, SavedScope, Subject
from onrecord.text.words import content_words
from onrecord.tracking.assessment import name_key

__all__ = [
    "About",
    "documents_about",
    "party_keys",
    "prepare_subjects",
    "subject_of",
    "subject_words",
    "title_of",
]

About = str | Subject | SavedScope
"""A subject as it is asked for: words, or more than words, or saved by name."""


def subject_of(about: About) -> Subject:
    """The subject itself."""
    if isinstance(about, SavedScope):
        return about.subject
    return about if isinstance(about, Subject) else Subject(about)


def title_of(about: About) -> str:
    """The subject in a few words: its name, else its own words."""
    if isinstance(about, SavedScope):
        return about.name
    subject = subject_of(about)
    parts = (subject.query, ", ".join(subject.parties), ", ".join(subject.claims))
    return " · ".join(part for part in parts if part) or "The whole record"


def subject_words(about: About) -> str | None:
    """The words that name the subject, "" for the whole record, None where only claims name it."""
    subject = subject_of(about)
    words = " ".join((subject.query, *subject.parties)).strip()
    return None if not words and subject.claims else words


def documents_about(layers: Layers, about: About) -> tuple[DocumentEntry, ...]:
    """The subject's documents: all the words stand in them, a party is named, a claim is made or disputed.

    A part that is not asked for excludes nothing.
    """
    subject = subject_of(about)
    wanted = content_words(subject.query)
    making = _making(layers, subject.claims) if subject.claims else None
    naming = _naming(layers.readings, subject.parties) if subject.parties else frozenset()
    names = [words for words in map(content_words, subject.parties) if words]
    found = []
    for entry in layers.documents:
        document = entry.document
        if making is not None and document.id not in making:
            continue
        if wanted or names:
            title = document.title or ""
            if not _may_hold(f"{title} {document.text}", wanted):
                continue
            words = _words_of(title, document.text)
            named = not names or document.id in naming or any(name <= words for name in names)
            if not (wanted <= words and named):
                continue
        elif subject.parties and document.id not in naming:
            continue
        found.append(entry)
    return tuple(found)


def prepare_subjects(layers: Layers) -> None:
    """The words of every document are at hand for whoever asks for a subject next."""
    for entry in layers.documents:
        _words_of(entry.document.title or "", entry.document.text)


@lru_cache(maxsize=16_384)
def _words_of(title: str, text: str) -> frozenset[str]:
    """The content words of a document; every subject asks for those of all documents."""
    return content_words(f"{title} {text}")


def _may_hold(text: str, wanted: frozenset[str]) -> bool:
    """Whether the beginnings of all these stems stand in a text: most texts are told apart by that."""
    folded = text.casefold() if wanted else ""
    return all(word[:-1] in folded for word in wanted)


def party_keys(party: Party) -> frozenset[str]:
    """All that a party may be asked for by: its id, and its names in their one spelling."""
    return frozenset({party.id, *map(name_key, (party.name, *party.aliases))})


def _naming(readings: Collection[Reading], parties: tuple[str, ...]) -> frozenset[str]:
    """The documents whose reading holds one of these parties, by id, name or alias."""
    asked = frozenset((*parties, *map(name_key, parties)))
    return frozenset(
        reading.document
        for reading in readings
        if any(not asked.isdisjoint(party_keys(party)) for party in reading.parties)
    )


def _making(layers: Layers, asked: tuple[str, ...]) -> frozenset[str]:
    """The documents that make one of these claims, commitments or statements, or say something against it."""
    ids = set(asked)
    statements = {i for i in ids if i.startswith("s-")}
    for claim in layers.claims:
        if not ids.isdisjoint((claim.id, *claim.former_ids, *claim.statements)):
            statements.update(claim.statements)
    for commitment in layers.commitments:
        if not ids.isdisjoint((commitment.id, *commitment.former_ids)):
            statements.update(m.statement for m in commitment.mentions)
    pairs = [(c.a, c.b) for c in layers.contradictions] + [(r.a, r.b) for r in layers.revisions]
    for pair in pairs:
        if not statements.isdisjoint(pair):
            ids.update(pair)
    wanted = statements | ids
    return frozenset(s.document for s in layers.statements() if s.id in wanted)
