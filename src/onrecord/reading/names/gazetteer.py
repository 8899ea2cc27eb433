"""States, bodies and outlets that the reader knows by name, and where a text names them."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from onrecord.reading.names.lexicon import read_rows
from onrecord.records import SourceKind

__all__ = ["Entry", "Gazetteer", "load_gazetteer", "slug"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One known party. ``country`` is the ISO code of the state it is or acts for."""

    id: str
    name: str
    kind: SourceKind
    wikidata: str
    forms: tuple[str, ...]
    country: str = ""
    is_state: bool = False


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Known parties by form, adjectives by word, and capitals by name."""

    by_form: dict[str, Entry]
    states: dict[str, Entry]
    adjectives: dict[str, str]
    capitals: dict[str, str]
    regions: frozenset[str]
    automaton: Any
    patterns: tuple[str, ...]

    def state_of(self, word: str) -> Entry | None:
        """The state that an adjective or noun of its people belongs to."""
        iso = self.adjectives.get(word)
        return None if iso is None else self.states[iso]

    def occurrences(self, text: str) -> list[tuple[int, int, Entry]]:
        """Where known parties are named, the longest first, in order and without overlap."""
        found = []
        for number, start, end in self.automaton.find_matches_as_indexes(text):
            if _is_whole(text, start, end):
                found.append((start, end, self.by_form[self.patterns[number]]))
        return found


def slug(name: str) -> str:
    """The name in lower-case ASCII letters, digits and hyphens; letters of other scripts stay."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return re.sub(r"[^\w]+", "-", plain.lower().replace("_", "-")).strip("-") or "unnamed"


def _is_whole(text: str, start: int, end: int) -> bool:
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    return not (before.isalnum() or before in "-_@/") and not (after.isalnum() or after in "_@")


def _split(cell: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split("|") if part)


def _states() -> dict[str, Entry]:
    states = {}
    for row in read_rows("countries.tsv"):
        forms = (row["name"], *_split(row["alternatives"]))
        states[row["iso"]] = Entry(
            f"party-{row['iso'].lower()}",
            row["name"],
            SourceKind.GOVERNMENT,
            row["wikidata"],
            forms,
            row["iso"],
            True,
        )
    return states


def _others() -> list[Entry]:
    entries = []
    for row in read_rows("bodies.tsv"):
        forms = (row["name"], *_split(row["alternatives"]))
        kind = SourceKind(row["kind"])
        entries.append(
            Entry(f"party-{slug(row['name'])}", row["name"], kind, row["wikidata"], forms, row["country"])
        )
    for row in read_rows("outlets.tsv"):
        forms = (row["name"], *_split(row["alternatives"]))
        id_ = f"party-{slug(row['name'])}"
        entries.append(Entry(id_, row["name"], SourceKind.OUTLET, row["wikidata"], forms))
    return entries


@lru_cache(maxsize=1)
def load_gazetteer() -> Gazetteer:
    """The known parties; read once a process, on first use."""
    from ahocorasick_rs import AhoCorasick, MatchKind

    states = _states()
    by_form: dict[str, Entry] = {}
    for entry in [*states.values(), *_others()]:
        for form in entry.forms:
            by_form.setdefault(form, entry)
    adjectives, capitals = {}, {}
    for row in read_rows("countries.tsv"):
        adjectives.update(dict.fromkeys(_split(row["adjectives"]), row["iso"]))
        capitals.update(dict.fromkeys(_split(row["capital"]), row["iso"]))
    regions = {
        form for row in read_rows("regions.tsv") for form in (row["name"], *_split(row["alternatives"]))
    }
    patterns = tuple(by_form)
    automaton = AhoCorasick(patterns, matchkind=MatchKind.LeftmostLongest)
    return Gazetteer(by_form, states, adjectives, capitals, frozenset(regions), automaton, patterns)
