"""The word lists that say what sort of speaker a noun phrase names, read once from package data."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from onrecord.records import SourceKind

__all__ = ["Lexicon", "load_lexicon", "read_lines", "read_rows"]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Words of titles, offices, bodies and anonymity. ``nouns`` maps a lemma to its class and gender."""

    nouns: dict[str, tuple[str, str]]
    title_words: frozenset[str]
    honorifics: dict[str, str]
    short_offices: dict[str, str]
    creeds: frozenset[str]
    not_firms: frozenset[str]
    vehicles: frozenset[str]
    organisation_words: dict[str, SourceKind]
    offices_of: tuple[str, ...]
    anonymity_cues: tuple[str, ...]
    knowledge_cues: tuple[str, ...]
    first_names: dict[str, str]
    agent_endings: tuple[str, ...]
    not_agents: frozenset[str]
    unit_words: frozenset[str]
    single_offices: frozenset[str]
    collective_bodies: frozenset[str]

    def names_crowd(self, word: str) -> bool:
        """Whether a plural noun is made like those for people who do something ("commuters")."""
        return len(word) > 6 and word.endswith(self.agent_endings) and word not in self.not_agents

    def class_of(self, lemma: str) -> str | None:
        """The class of a noun (office, vague, source, group, body-..., company, outlet, state, document)."""
        found = self.nouns.get(lemma)
        return None if found is None else found[0]

    def gender_of(self, lemma: str) -> str:
        """``m`` or ``f`` where the word itself tells it, else an empty string."""
        found = self.nouns.get(lemma)
        return "" if found is None else found[1]

    def names_firm(self, name: str) -> bool:
        """Whether a body's name may be a firm's: it has no word of a party, school, court or the like."""
        return not any(word in self.not_firms for word in name.split())

    def is_office(self, word: str) -> bool:
        """Whether the word alone names an office that one person holds, or a trade put before a name."""
        lower = word.lower().rstrip(".")
        trade = len(lower) > 6 and lower.endswith("ist")  # chemist, columnist, biologist
        return trade or self.class_of(lower) in ("office", "vague")


def read_lines(name: str) -> list[str]:
    """The lines of a data file of this package, without comments and blank lines."""
    path = resources.files("onrecord.reading.names") / "data" / name
    lines = path.read_text("utf-8").splitlines()
    return [line for line in lines if line.strip() and not line.startswith("# ")]


def read_rows(name: str) -> list[dict[str, str]]:
    """The rows of a tab-separated data file whose first line (after the comment) names the columns."""
    head, *lines = read_lines(name)
    keys = head.split("\t")
    return [dict(zip(keys, line.split("\t"), strict=True)) for line in lines]


def _pairs(name: str) -> list[tuple[str, ...]]:
    return [tuple(line.split("\t")) for line in read_lines(name)]


@lru_cache(maxsize=1)
def load_lexicon() -> Lexicon:
    """The word lists; read once a process, on first use."""
    return Lexicon(
        nouns={row[0]: (row[1], row[2]) for row in _pairs("nouns.tsv")},
        title_words=frozenset(read_lines("title_words.txt")),
        honorifics={
            form: row[1]
            for row in _pairs("honorifics.tsv")
            for form in dict.fromkeys((row[0], row[0].upper()))
        },
        short_offices={row[0]: row[2] for row in _pairs("honorifics.tsv") if row[2]},
        creeds=frozenset(read_lines("creeds.txt")),
        not_firms=frozenset(read_lines("not_firms.txt")),
        vehicles=frozenset(read_lines("vehicles.txt")),
        organisation_words={row[0]: SourceKind(row[1]) for row in _pairs("organisation_words.tsv")},
        offices_of=tuple(read_lines("offices_of.txt")),
        anonymity_cues=tuple(read_lines("anonymity_cues.txt")),
        knowledge_cues=tuple(read_lines("knowledge_cues.txt")),
        first_names={row[0]: row[1] for row in _pairs("first_names.tsv")},
        agent_endings=tuple(read_lines("agent_endings.txt")),
        not_agents=frozenset(read_lines("not_agents.txt")),
        unit_words=frozenset(read_lines("unit_words.txt")),
        single_offices=frozenset(read_lines("single_offices.txt")),
        collective_bodies=frozenset(read_lines("collective_bodies.txt")),
    )
