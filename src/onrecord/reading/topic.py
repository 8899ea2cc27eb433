"""What a document is about, in a few words: those of the parties that it names most, and of its title."""

from __future__ import annotations

from onrecord.reading.names import Names
from onrecord.records import Document
from onrecord.text.words import content_words

__all__ = ["topic_of"]

_PARTIES = 8


def topic_of(document: Document, names: Names) -> tuple[str, ...]:
    """Stems of the names of the most mentioned parties and of the title, in alphabetical order."""
    ranked = sorted(names.parties, key=lambda party: (-len(party.mentions), party.name))
    words = content_words(document.title or "")
    for party in ranked[:_PARTIES]:
        words |= content_words(party.name)
    return tuple(sorted(words))
