"""What kind of party words name: by the tables, by a word of bodies among them, by the parser's label."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from onrecord.reading.names.atlas import Atlas
from onrecord.reading.names.gazetteer import Entry, Gazetteer
from onrecord.reading.names.joins import CROWD_JOINERS, SEATS
from onrecord.reading.names.lexicon import Lexicon
from onrecord.records import SourceKind

__all__ = ["Finder", "kind_of", "known_entry", "label_of", "names_body", "principal_in", "words_of"]


@dataclass(frozen=True, slots=True)
class Finder:
    """The tables that finding names needs."""

    gazetteer: Gazetteer
    lexicon: Lexicon
    atlas: Atlas


def words_of(doc: Any, first: int, last: int) -> str:
    """The words of these tokens with single spaces."""
    return " ".join(str(doc[first : last + 1].text).split())


def known_entry(doc: Any, first: int, last: int, gazetteer: Gazetteer) -> Entry | None:
    """The gazetteer's entry for exactly these tokens."""
    return gazetteer.by_form.get(words_of(doc, first, last))


def principal_in(doc: Any, first: int, last: int, finder: Finder) -> str | None:
    """The state or body named in these tokens: "Russian" gives Russia, "NATO" itself."""
    for length in range(last - first + 1, 0, -1):
        for at in range(first, last - length + 2):
            text = words_of(doc, at, at + length - 1)
            state = finder.gazetteer.state_of(text)
            if state is not None:
                return state.name
            if text in finder.gazetteer.by_form:
                entry = finder.gazetteer.by_form[text]
                return entry.name if entry.is_state else text
    return None


def names_body(doc: Any, first: int, last: int, lexicon: Lexicon) -> SourceKind | None:
    """The kind of body that the words name, by the last word that tells it before an "of"; a name with "&"
    and a plural noun that goes on ("Mothers of the Missing") are bodies too.
    """
    if any(doc[i].text == "&" for i in range(first + 1, last)):
        return SourceKind.ORGANIZATION
    if last > first + 1 and doc[first].text.endswith("s") and doc[first + 1].lower_ in CROWD_JOINERS:
        return SourceKind.ORGANIZATION
    if last > first + 1 and doc[first].text in SEATS and doc[first + 1].lower_ == "of":
        return SourceKind.GOVERNMENT
    end = next((i for i in range(first, last + 1) if doc[i].text in ("of", "for")), last + 1)
    for at in range(min(end, last + 1) - 1, first - 1, -1):
        kind = lexicon.organisation_words.get(doc[at].text)
        if kind is not None and at > first and _TELLING_NEWS.get(doc[at - 1].text, "").count(doc[at].text):
            return SourceKind.OUTLET
        if kind is not None and (at == end - 1 or kind is not SourceKind.OUTLET):
            return kind
    return None


_TELLING_NEWS = {"News": "Agency Service Bureau", "Press": "Agency", "Telegraph": "Agency", "Wire": "Service"}
"""Words before "Agency" and the like that make it one of news."""


def label_of(doc: Any, first: int, last: int) -> str:
    """What the parser calls most of these tokens; empty where it calls none of them anything."""
    votes = [doc[at].ent_type_ for at in range(first, last + 1) if doc[at].ent_type_]
    return max(votes, key=votes.count) if votes else ""


def kind_of(doc: Any, first: int, last: int, finder: Finder) -> SourceKind | None:
    """The kind of party that these tokens name; None where nothing tells it."""
    lexicon, text = finder.lexicon, words_of(doc, first, last)
    body = names_body(doc, first, last, lexicon)
    label = label_of(doc, first, last)
    if body is not None and not (label == "PERSON" and doc[first].text in lexicon.first_names):
        return body
    if text in finder.gazetteer.capitals or text in finder.gazetteer.regions:
        return SourceKind.GOVERNMENT
    given = last > first and doc[first].text in lexicon.first_names
    town = last == first + 1 and doc[first].text in finder.atlas.by_name
    if given and (label not in ("ORG", "FAC") or (last == first + 1 and not town)):
        return SourceKind.PERSON
    if label in ("", "ORG", "GPE", "LOC", "FAC") and text in finder.atlas.by_name:
        return SourceKind.GOVERNMENT
    by_label = {
        "PERSON": SourceKind.PERSON,
        "ORG": SourceKind.ORGANIZATION,
        "GPE": SourceKind.GOVERNMENT,
    }
    return by_label.get(label)
