"""Countries, regions and populated places that a text names; sites stay words without coordinates."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from onrecord.reading.names.atlas import Atlas, Spot, load_atlas
from onrecord.reading.names.gazetteer import Gazetteer, load_gazetteer
from onrecord.reading.names.lexicon import Lexicon, load_lexicon, read_lines
from onrecord.reading.names.runs import is_title_case
from onrecord.reading.parse import ParsedDocument, ParsedSentence
from onrecord.records import Place, PlaceKind

__all__ = ["find_places"]

LONGEST = 6
LOCATIVE = frozenset(
    (
        *("in", "at", "near", "from", "to", "outside", "around", "of", "on", "into", "over", "across"),
        *("through", "towards", "toward", "between", "beyond", "against", "inside", "throughout", "via"),
    )
)
MOTION = frozenset(
    {"leave", "reach", "enter", "visit", "quit", "flee", "attack", "strike", "hit", "besiege", "shell"}
)
PLACE_LABELS = frozenset({"GPE", "LOC"})
OTHER_LABELS = frozenset({"PERSON", "ORG", "PRODUCT", "WORK_OF_ART", "LAW", "EVENT", "FAC", "LANGUAGE"})
CLEARLY = 5
"""A town is meant without more words if it has this many times the people of the next of its name."""

WELL_KNOWN = 500_000
PLACED = LOCATIVE - {"of", "on", "over", "against", "between", "beyond"}


@dataclass(frozen=True, slots=True)
class _Tables:
    atlas: Atlas
    gazetteer: Gazetteer
    lexicon: Lexicon
    facilities: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Others:
    """Surnames of persons named in full, and words mostly taken for names of anything but a place."""

    surnames: frozenset[str]
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Found:
    """A place name in the tokens ``first`` to ``last``; ``spots`` are the places of that name."""

    first: int
    last: int
    spots: tuple[Spot, ...]
    site: bool = False


@lru_cache(maxsize=1)
def _tables() -> _Tables:
    facilities = frozenset(read_lines("facilities.txt"))
    return _Tables(load_atlas(), load_gazetteer(), load_lexicon(), facilities)


def _is_capital(token: Any) -> bool:
    return bool(token.text[0].isupper())


def _is_loud(text: str) -> bool:
    """Whether the words are in capitals throughout, as in a dateline."""
    return len(text) > 4 and text.isupper()


def _longest_name(doc: Any, first: int, atlas: Atlas) -> tuple[int, tuple[Spot, ...]] | None:
    for last in range(min(first + LONGEST, len(doc)) - 1, first - 1, -1):
        text = doc[first : last + 1].text
        spots = atlas.by_name.get(text) or (atlas.by_name.get(text.title()) if _is_loud(text) else None)
        if spots is not None:
            return last, spots
    return None


def _entity(doc: Any, at: int) -> tuple[int, int, str]:
    """The parser's entity around this token, without article: first and last token, label."""
    label = doc[at].ent_type_
    if not label:
        return at, at, ""
    first = last = at
    while first > 0 and doc[first].ent_iob_ == "I":
        first -= 1
    while last + 1 < len(doc) and doc[last + 1].ent_iob_ == "I":
        last += 1
    while first < last and doc[first].text.lower() in ("the", "a"):
        first += 1
    while last > first and doc[last].text in ("'s", "’s", "'", "’"):
        last -= 1
    return first, last, label


def _part_of_name(doc: Any, first: int, last: int, tables: _Tables) -> bool:
    """Whether the words are only part of a longer name ("Paris Hilton", "Bank of England")."""
    left, right, label = _entity(doc, first)
    longer = left < first or right > last
    if label in OTHER_LABELS and longer:
        return True
    if label in PLACE_LABELS and longer:
        return not all(doc[i].text in (",", "and", "the") or doc[i].pos_ == "ADP" for i in range(left, first))
    after = doc[last + 1] if last + 1 < len(doc) else None
    if after is not None and _is_capital(after) and after.pos_ == "PROPN" and not after.is_punct:
        word = after.text
        title = tables.lexicon.is_office(word) or word.lower() in tables.lexicon.title_words
        return not title or word in tables.lexicon.organisation_words
    before = doc[first - 1] if first else None
    if before is None or not _is_capital(before) or before.pos_ != "PROPN" or first == 1:
        return False
    known = before.text in tables.gazetteer.adjectives or tables.lexicon.is_office(before.text)
    return not known and before.dep_ == "compound" and before.head.i in range(first, last + 1)


def _is_country_word(doc: Any, first: int, spots: tuple[Spot, ...]) -> bool:
    """A country's name stands for the country unless a form of address makes it a person's."""
    before = doc[first - 1].text if first else ""
    return spots[0].kind is PlaceKind.COUNTRY and before not in load_lexicon().honorifics


def _reads_as_place(doc: Any, found: _Found) -> bool:
    first, last, spots = found.first, found.last, found.spots
    if _is_country_word(doc, first, spots):
        return True
    label = doc[first].ent_type_
    moved = doc[first].dep_ == "dobj" and doc[first].head.lemma_ in MOTION
    if moved and spots[0].people >= WELL_KNOWN:
        return True
    if label == "PERSON":
        return False
    if label in PLACE_LABELS:
        return True
    if doc[first].pos_ != "PROPN" and doc[last].pos_ != "PROPN":
        return False
    before = doc[first - 1].text.lower() if first else ""
    if before in ("the", "a", "an"):
        return False
    return before in LOCATIVE or (label in ("", "ORG", "FAC") and spots[0].people >= WELL_KNOWN)


def _site_at(doc: Any, first: int, tables: _Tables) -> int | None:
    """The last token of "Halvik air base": a proper name, then at most two words, then a kind of site."""
    end = first
    while end + 1 < len(doc) and (doc[end + 1].pos_ == "PROPN" or doc[end + 1].text == "-"):
        end += 1
    for last in range(end, min(end + 3, len(doc) - 1) + 1):
        if last == end and last == first:
            continue
        token = doc[last]
        if token.text.lower() in tables.facilities and token.pos_ in ("NOUN", "PROPN"):
            return last
        if last > end and token.pos_ not in ("NOUN", "ADJ"):
            return None
    return None


def _is_site(doc: Any, first: int, last: int, tables: _Tables) -> bool:
    """Not for a person's factory, nor for "the Texas plant", where the region itself is named."""
    if doc[first].ent_type_ in ("PERSON", "NORP") or doc[first].text in tables.gazetteer.adjectives:
        return False
    spots = tables.atlas.by_name.get(doc[first:last].text)
    return spots is None or spots[0].kind is PlaceKind.CITY or bool(doc[last].text[0].isupper())


def _unknown_place(doc: Any, at: int, tables: _Tables, others: _Others) -> _Found | None:
    """A name that the parser takes for a place and that stands where places stand."""
    first, last, label = _entity(doc, at)
    if any(doc[i].text in others.words or doc[i].text in others.surnames for i in range(first, last + 1)):
        return None
    if label not in (*PLACE_LABELS, "FAC") or first != at or not _is_capital(doc[last]):
        return None
    if any(doc[i].text in tables.gazetteer.adjectives for i in range(first, last + 1)) and last == first:
        return None
    if doc[first : last + 1].text in tables.gazetteer.by_form:
        return None
    before = first - 1
    while before >= 0 and doc[before].pos_ in ("DET", "ADJ"):
        before -= 1
    placed = before >= 0 and (doc[before].text.lower() in PLACED or doc[before].text == ",")
    return _Found(first, last, (), label == "FAC") if placed else None


def _names_in(sentence: ParsedSentence, tables: _Tables, others: _Others) -> list[_Found]:
    doc, found, at = sentence.doc, [], 0
    headline = is_title_case(sentence)
    while at < len(doc):
        token = doc[at]
        if not _is_capital(token):
            at += 1
            continue
        site = None if headline or token.pos_ != "PROPN" else _site_at(doc, at, tables)
        if site is not None and token.text not in others.surnames and _is_site(doc, at, site, tables):
            found.append(_Found(at, site, (), True))
            at = site + 1
            continue
        named = _longest_name(doc, at, tables.atlas)
        one = None if named is None else _Found(at, named[0], named[1])
        if one is not None and not _part_of_name(doc, one.first, one.last, tables):
            sure = one.spots[0].kind is PlaceKind.COUNTRY or not headline or token.ent_type_ == "GPE"
            surname = one.spots[0].kind is PlaceKind.CITY and token.text in others.surnames and one.last == at
            placed = at > 0 and doc[at - 1].text.lower() in ("in", "near", "outside")
            if sure and (placed or not surname) and _reads_as_place(doc, one):
                found.append(one)
            at = one.last + 1
            continue
        unknown = None if headline else _unknown_place(doc, at, tables, others)
        if unknown is not None:
            found.append(unknown)
            at = unknown.last + 1
            continue
        at = at + 1
    return found


def _namesake(spots: tuple[Spot, ...]) -> Spot | None:
    """The region that has the name of a country (Georgia)."""
    return next((spot for spot in spots if spot.kind is PlaceKind.REGION), None)


def _town_before(doc: Any, one: _Found, others: list[_Found]) -> frozenset[str]:
    """Countries of the town that stands before a comma ("Norbury, Georgia")."""
    if one.first < 2 or doc[one.first - 1].text != ",":
        return frozenset()
    town = next((other for other in others if other.last == one.first - 2), None)
    return frozenset() if town is None else frozenset(spot.country for spot in town.spots)


def _country_or_region(
    spots: tuple[Spot, ...], region: Spot, towns: frozenset[str], countries: frozenset[str]
) -> Spot | None:
    """Which of two namesakes is meant; None where the document speaks for neither or both."""
    if region.country in towns and spots[0].country not in towns:
        return region
    return None if region.country in countries and spots[0].country not in countries else spots[0]


def _countries(named: list[tuple[ParsedSentence, list[_Found]]], tables: _Tables) -> frozenset[str]:
    """ISO codes of the countries that the document names, by name or adjective."""
    codes: set[str] = set()
    for sentence, found in named:
        for one in found:
            if one.spots and one.spots[0].kind is PlaceKind.COUNTRY and _namesake(one.spots) is None:
                codes.add(one.spots[0].country)
        for token in sentence.doc:
            iso = tables.gazetteer.adjectives.get(token.text)
            if iso is not None:
                codes.add(iso)
    return frozenset(codes)


def _inside(doc: Any, one: _Found, others: list[_Found]) -> str | None:
    """The country of the place named right after a comma ("Norbury, England")."""
    if one.last + 2 >= len(doc) or doc[one.last + 1].text != ",":
        return None
    wider = next((other for other in others if other.first == one.last + 2), None)
    if wider is None:
        return None
    areas = [spot for spot in wider.spots if spot.kind is not PlaceKind.CITY]
    return areas[0].country or None if areas else None


def _clear(spots: list[Spot]) -> Spot | None:
    if not spots:
        return None
    if len(spots) == 1 or spots[0].people >= CLEARLY * max(spots[1].people, 1):
        return spots[0]
    return None


def _choose(text: str, spots: tuple[Spot, ...], within: str | None, countries: frozenset[str]) -> Spot | None:
    """The one place meant, None where the text leaves several."""
    if spots[0].kind is PlaceKind.COUNTRY:
        return spots[0]
    main = [spot for spot in spots if spot.name == text] or list(spots)
    if within is not None and all(spot.kind is PlaceKind.CITY for spot in main):
        return _clear([spot for spot in spots if spot.country == within])
    region = next((spot for spot in main if spot.kind is PlaceKind.REGION), None)
    towns = [spot for spot in main if spot.kind is PlaceKind.CITY]
    if region is not None and (not towns or towns[0].people < WELL_KNOWN):
        return region
    here = [spot for spot in towns if spot.country in countries]
    return _clear(here) if here and (towns[0] not in here or len(towns) == 1) else _clear(towns)


def _other_names(parsed: ParsedDocument) -> _Others:
    """Words of the document that name persons, bodies or works rather than places."""
    votes: Counter[str] = Counter()
    surnames: set[str] = set()
    for sentence in parsed.sentences:
        for token in sentence.doc:
            if token.ent_type_ and token.text[0].isupper():
                votes[token.text] += -1 if token.ent_type_ in PLACE_LABELS else 1
        surnames.update(e[-1].text for e in sentence.doc.ents if e.label_ == "PERSON" and len(e) > 1)
    return _Others(frozenset(surnames), frozenset(word for word, count in votes.items() if count > 0))


def _place(sentence: ParsedSentence, one: _Found, spot: Spot | None) -> Place:
    start, end = sentence.extent(one.first, one.last)
    text = sentence.text[start - sentence.start : end - sentence.start]
    if spot is not None:
        return Place(text, start, end, spot.name, spot.kind, spot.id, spot.lat, spot.lon)
    kind = one.spots[0].kind if one.spots and one.spots[0].kind is not PlaceKind.COUNTRY else PlaceKind.OTHER
    return Place(text, start, end, " ".join(text.split()), kind)


def _spot_of(
    sentence: ParsedSentence, one: _Found, others: list[_Found], countries: frozenset[str]
) -> Spot | None:
    """The place of the table that a found name means, None where it is not clear or not in the table."""
    if not one.spots:
        return None
    region = _namesake(one.spots) if one.spots[0].kind is PlaceKind.COUNTRY else None
    if region is not None:
        towns = _town_before(sentence.doc, one, others)
        return _country_or_region(one.spots, region, towns, countries)
    text = sentence.doc[one.first : one.last + 1].text
    return _choose(text, one.spots, _inside(sentence.doc, one, others), countries)


def find_places(parsed: ParsedDocument) -> list[Place]:
    """Every place the document names, in order; coordinates only for countries, regions and towns."""
    tables, others = _tables(), _other_names(parsed)
    named = [(sentence, _names_in(sentence, tables, others)) for sentence in parsed.sentences]
    countries = _countries(named, tables)
    return [
        _place(sentence, one, _spot_of(sentence, one, found, countries))
        for sentence, found in named
        for one in found
    ]
