"""What carries a name on past its first words: particles, hyphens, "of", "and", "&", plural possessives."""

from __future__ import annotations

from typing import Any

from onrecord.reading.names.lexicon import Lexicon

__all__ = ["CROWD_JOINERS", "PARTICLES", "SEATS", "is_capital", "joined"]

PARTICLES = frozenset(
    (
        *("de", "da", "di", "del", "della", "van", "von", "der", "den", "bin", "ibn", "al", "el", "la", "le"),
        *("ter", "ten", "dos", "du", "do", "das", "zu", "af", "av", "y", "dela", "dalla", "op", "und"),
    )
)
HYPHENED = frozenset({"al", "el", "ul", "ad", "ar", "as", "ash", "at", "an", "az", "abd", "bin", "ibn"})
JOINERS = frozenset({"of", "for", "and", "&", "the", "on", "in"})
FIRM_TAILS = frozenset({"Sons", "Co", "Co.", "Partners", "Company", "Daughters", "Brothers", "Associates"})
SEATS = frozenset({"Port", "City", "Town", "County", "Borough", "Municipality", "Diocese", "Archdiocese"})
"""Words that name a body before "of" alone: "the Port of Lisle", but not "Port Lys"."""
CROWD_JOINERS = frozenset({"of", "for", "without", "across", "against", "beyond", "to"})
MANY = frozenset(
    {"Women", "Men", "Children", "People", "Seamen", "Policemen", "Firemen", "Fishermen", "Servicemen"}
)
MOST_PARTICLES = 3
MOST_FIELD_WORDS = 3


def is_capital(token: Any) -> bool:
    """Whether a token is a word that begins with a capital letter."""
    text = token.text
    return bool(text[0].isupper()) and any(c.isalpha() for c in text)


def joined(doc: Any, at: int, first: int, lexicon: Lexicon) -> int | None:
    """The last token that the one at ``at``, in small letters or a mark, adds to the name that began at
    ``first``; None where it does not carry the name on.
    """
    personal = _within_persons(doc, at)
    return personal if personal is not None else _within_bodies(doc, at, first, lexicon)


def _within_persons(doc: Any, at: int) -> int | None:
    """ "Lindqvist-Umar", "Ana de la Cruz", "Nasir al-Hamdi", Robert "Bob" Carrow."""
    token = doc[at]
    if token.text in ("-", "–") and not token.whitespace_ and not doc[at - 1].whitespace_:
        return at + 1 if _goes_on(doc, at + 1) else None
    if token.text in PARTICLES:
        last = at + 1
        while last < len(doc) - 1 and doc[last].text in PARTICLES and last - at < MOST_PARTICLES:
            last += 1
        if last < len(doc) and is_capital(doc[last]):
            return last
    if token.text in HYPHENED and at + 2 < len(doc) and doc[at + 1].text == "-" and is_capital(doc[at + 2]):
        return at + 2
    return at + 3 if _is_nickname(doc, at) else None


def _last_capital(doc: Any, at: int) -> int:
    """The last of the words in capitals right behind a token; the token itself where none follows."""
    while at + 1 < len(doc) and is_capital(doc[at + 1]):
        at += 1
    return at


def _goes_on(doc: Any, at: int) -> bool:
    """Whether the word behind a hyphen is of the same name: not "Norland-based"."""
    return (
        at < len(doc)
        and bool(doc[at].text[0].isalnum())
        and not doc[at].text.endswith(("ed", "led", "born", "wide"))
    )


def _within_bodies(doc: Any, at: int, first: int, lexicon: Lexicon) -> int | None:
    """ "Growers' Circle", "Mothers of the Missing", "Pell & Iyer", "Ministry of Labour"."""
    token = doc[at]
    if token.tag_ == "POS" and _is_of_many(doc, at, lexicon) and at + 1 < len(doc):
        return _possessed(doc, at + 1)
    if _joins_crowd(doc, at, first, lexicon):
        return _past_article(doc, at)
    if token.text in ("and", "&"):
        return _with_and(doc, at, first, lexicon)
    return _with_of(doc, at, first, lexicon) if token.text in JOINERS else None


def _with_and(doc: Any, at: int, first: int, lexicon: Lexicon) -> int | None:
    token = doc[at]
    if at + 1 >= len(doc) or not is_capital(doc[at + 1]):
        return None
    if token.text == "&" or doc[at + 1].text in FIRM_TAILS:
        return at + 1
    if first > 0 and doc[first - 1].lower_ == "the" and at == first + 1:
        return _single_board(doc, at, lexicon)
    if _is_next_portfolio(doc, at, first, lexicon):
        return at + 1
    return _after_and(doc, at, first, lexicon) if token.ent_type_ == "ORG" and token.ent_iob_ == "I" else None


def _is_next_portfolio(doc: Any, at: int, first: int, lexicon: Lexicon) -> bool:
    """Whether what follows is one more field of a ministry: "Ministry of Labour and Health"."""
    first += doc[first].lower_ == "the"
    if not _is_body([doc[first]], lexicon) or first + 1 >= at or doc[first + 1].text not in ("of", "for"):
        return False
    behind = list(doc[at + 1 : _last_capital(doc, at) + 1])
    person = any(token.ent_type_ in ("PERSON", "GPE") for token in behind)
    return len(behind) < MOST_FIELD_WORDS and not person and not _is_body(behind, lexicon)


def _with_of(doc: Any, at: int, first: int, lexicon: Lexicon) -> int | None:
    token = doc[at]
    same_name = token.ent_type_ == "ORG" and token.ent_iob_ == "I" and token.text != "in"
    of_body = token.text in ("of", "for") and _is_body(list(doc[first:at]), lexicon)
    of_body |= token.text == "of" and doc[at - 1].text in SEATS
    of_body |= token.text == "of" and first > 0 and lexicon.class_of(doc[first - 1].lower_) == "outlet"
    if not (same_name or of_body) or _is_somebody_of(doc, at, first, lexicon):
        return None
    after = at + 1
    while after < len(doc) and doc[after].text in ("the", "and"):
        after += 1
    if after >= len(doc) or not is_capital(doc[after]) or after - at > 2 or not doc[after].text.isalpha():
        return None
    if after == at + 1 and doc[after].ent_type_ == "PERSON" and doc[after].ent_iob_ == "B":
        return None  # "the Labour Front of Mara Ost" is a party and its leader
    return after


def _is_body(tokens: list[Any], lexicon: Lexicon) -> bool:
    return any(token.text in lexicon.organisation_words or token.text == "House" for token in tokens)


def _is_somebody_of(doc: Any, at: int, first: int, lexicon: Lexicon) -> bool:
    """Whether two or more words that name no body stand before "of the ... Committee": a member of it."""
    if doc[at].text != "of" or at - first < 2 or _is_body(list(doc[first:at]), lexicon):
        return False
    behind = at + 1
    while behind + 1 < len(doc) and (
        is_capital(doc[behind + 1]) or doc[behind + 1].text in ("the", "of", "for")
    ):
        behind += 1
    return _is_body(list(doc[at + 1 : behind + 1]), lexicon)


def _is_nickname(doc: Any, at: int) -> bool:
    """Whether a nickname stands here in quotation marks within a name: Robert "Bob" Carrow."""
    if at + 3 >= len(doc) or doc[at].text not in ('"', "“", "'", "‘") or not is_capital(doc[at + 1]):
        return False
    return doc[at + 2].text in ('"', "”", "'", "’") and is_capital(doc[at + 3])


def _is_of_many(doc: Any, at: int, lexicon: Lexicon) -> bool:
    """Whether the possessive mark follows a word for people: "Growers' Circle", "Women's Network"."""
    word = doc[at - 1].text
    if doc[at].text not in ("'", "’"):
        return word in MANY or word.endswith("smen")
    return _is_crowd(word.lower(), lexicon)


def _is_crowd(noun: str, lexicon: Lexicon) -> bool:
    """Whether a plural noun means people: "growers", "mothers"."""
    known = lexicon.class_of(noun.removesuffix("s")) in ("office", "vague", "group")
    return noun.endswith("s") and (known or lexicon.names_crowd(noun))


def _possessed(doc: Any, at: int) -> int | None:
    """The last word in capitals behind a plural possessive; None where a small one follows."""
    last = _last_capital(doc, at - 1)
    if last < at:
        joined = at + 1 < len(doc) and doc[at].text in ("and", "&") and is_capital(doc[at + 1])
        return at + 1 if joined else None
    return last


def _joins_crowd(doc: Any, at: int, first: int, lexicon: Lexicon) -> bool:
    """Whether a plural noun in capitals goes on as a body's name: "Mothers of the Missing"."""
    if doc[at].lower_ not in CROWD_JOINERS or at != first + 1 or first == 0:
        return False
    after = _past_article(doc, at)
    return after is not None and _is_crowd(doc[first].text.lower(), lexicon)


def _past_article(doc: Any, at: int) -> int | None:
    """The capitalised word behind a joining word, past an article."""
    after = at + 1
    if after < len(doc) and doc[after].lower_ == "the":
        after += 1
    return after if after < len(doc) and is_capital(doc[after]) and doc[after].text.isalpha() else None


def _single_board(doc: Any, at: int, lexicon: Lexicon) -> int | None:
    """The last word of "the Harbour and Docks Board": one article, one word of bodies, at its end."""
    last = _last_capital(doc, at)
    told = doc[last].text in lexicon.organisation_words and last > at + 1
    return last if told and doc[at - 1].text not in lexicon.organisation_words else None


def _after_and(doc: Any, at: int, first: int, lexicon: Lexicon) -> int | None:
    """ "Health and Safety Agency" is one name, "Volant and Kestrel Motors" are two."""
    after = at + 1
    if after >= len(doc) or not is_capital(doc[after]):
        return None
    if doc[at].text == "&" or any(doc[i].text in ("of", "for") for i in range(first, at)):
        return after
    last = after
    while last + 1 < len(doc) and is_capital(doc[last + 1]) and doc[last + 1].ent_iob_ == "I":
        last += 1
    ends_body = doc[last].text in lexicon.organisation_words and last > after
    return after if ends_body and doc[at - 1].text not in lexicon.organisation_words else None
