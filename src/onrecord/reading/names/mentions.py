"""Names in a sentence: each run of capitalised words taken apart into title, office, body and name."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from onrecord.reading.names.gazetteer import Entry
from onrecord.reading.names.joins import CROWD_JOINERS
from onrecord.reading.names.kinds import (
    Finder,
    kind_of,
    known_entry,
    label_of,
    names_body,
    principal_in,
    words_of,
)
from onrecord.reading.names.lexicon import Lexicon
from onrecord.reading.names.runs import Run, office_end
from onrecord.reading.parse import ParsedSentence
from onrecord.records import SourceKind

__all__ = [
    "NOT_PARTIES",
    "THING",
    "NameMention",
    "make_mention",
    "take_apart",
]

NOT_PARTIES = frozenset(
    {"FAC", "PRODUCT", "EVENT", "LOC", "WORK_OF_ART", "LAW", "LANGUAGE", "DATE", "TIME", "NORP", "QUANTITY"}
)
THING = "PRODUCT"
LETTERS = frozenset({"KC", "QC", "SC", "MP", "MSP", "MEP", "MLA", "PhD", "OBE", "MBE", "CBE", "GP", "Esq"})
"""Letters behind a person's name that tell an office, degree or order."""
AGES = frozenset({"Old", "Young", "Little", "Poor"})
"""Words before a person's name that are none of it: "Old Tomas Vell"."""
PAST = frozenset({"former", "ex", "late", "then", "ousted"})


@dataclass(frozen=True, slots=True)
class NameMention:
    """One name: tokens ``first`` to ``last`` of a sentence, without title; ``kind`` None if it does not tell.

    ``office`` holds the office words beside the name in lower case, ``principal`` the state or body it is
    held for, ``label`` what the parser calls the words.
    """

    sentence: int
    first: int
    last: int
    start: int
    end: int
    text: str
    kind: SourceKind | None
    label: str
    entry: Entry | None = None
    office: str = ""
    principal: str | None = None
    gender: str = ""


def _holder(doc: Any, title: tuple[int, int], previous: NameMention | None, finder: Finder) -> str | None:
    """The state in a title in small letters, or the body right before it ("Volant's chief executive")."""
    first, last = title
    if previous is not None and previous.kind is not SourceKind.PERSON:
        gap = "".join(token.text for token in doc[previous.last + 1 : first])
        if previous.last < last and gap in ("", "'s", "’s", "'", "’"):
            return previous.entry.name if previous.entry is not None else previous.text
    return principal_in(doc, first, last, finder)


def _is_title_word(token: Any, lexicon: Lexicon) -> bool:
    word = token.text
    lower = word.lower()
    return word in lexicon.honorifics or lexicon.is_office(word) or lower in lexicon.title_words


def _title_end(doc: Any, run: Run, finder: Finder) -> int | None:
    """The last token of the title inside the run, None if the run starts without one."""
    lexicon = finder.lexicon
    last = None
    for at in range(run.first, run.last + 1):
        word = doc[at].text
        plural = at < run.last and lexicon.is_office(word.removesuffix("s"))
        # A surname may end like a trade ("Lindqvist").
        surname = at == run.last > run.first and doc[at].ent_type_ == "PERSON"
        office = (
            (lexicon.is_office(word) or plural) and not surname and not _opens_body(doc, at, run, lexicon)
        )
        titled = word in lexicon.honorifics or (office and word[0].isupper())
        follows = last is not None and at == last + 1
        if titled or (follows and word == "General"):
            last = at
            if (
                at + 2 < run.last
                and doc[at + 1].text == "-"
                and doc[at + 2].text.lower() in ("elect", "designate")
            ):
                last = at + 2
        elif follows:
            last = office_end(doc, at, lexicon) or last
    return last


def _opens_body(doc: Any, at: int, run: Run, lexicon: Lexicon) -> bool:
    """Whether a word for people goes on as a body's or a double name: "Coast Guard of Vall", "Friends of the
    Lagoon", "Lindqvist-Umar".
    """
    if at == run.last:
        return False
    after = doc[at + 1].lower_
    if after == "-":
        return at + 2 <= run.last and doc[at + 2].text.lower() not in ("elect", "designate", "general")
    if after in ("of", "for") and doc[at].text in lexicon.organisation_words:
        return True
    return after in CROWD_JOINERS and doc[at].text.endswith("s") and doc[at].tag_ in ("NNS", "NNPS", "NNP")


def _office_words(doc: Any, first: int, last: int, lexicon: Lexicon) -> str:
    """The office in lower case, honorifics and adjectives of states left out."""
    words = []
    for at in range(first, last + 1):
        word = doc[at].text
        lower = word.lower()
        if word in lexicon.short_offices:
            words.append(lexicon.short_offices[word])
            continue
        titled = lexicon.is_office(word) or lower in lexicon.title_words
        joins = lower in ("of", "for") and bool(words)
        if joins or (titled and word not in lexicon.honorifics):
            words.append(lower)
    return " ".join(words)


def _is_past(office: str) -> bool:
    """Whether the office is one that the person no longer holds, and so acts for nobody in."""
    return not PAST.isdisjoint(office.split())


def _before(doc: Any, first: int, finder: Finder) -> int:
    """The first token of a title in small letters that stands right before ``first``."""
    lexicon, at = finder.lexicon, first
    if at and lexicon.is_office(doc[at - 1].text) and doc[at - 1].tag_ in ("NN", "NNP", "JJ"):
        at -= 1
        while at and (
            _is_title_word(doc[at - 1], lexicon) or doc[at - 1].text in finder.gazetteer.adjectives
        ):
            at -= 1
    return at


def _gender(doc: Any, title: tuple[int, int], first: int, lexicon: Lexicon) -> str:
    for at in range(title[0], title[1] + 1):
        word = doc[at].text
        told = lexicon.honorifics.get(word) or lexicon.gender_of(word.lower())
        if told:
            return told
    return lexicon.first_names.get(doc[first].text, "")


def _without_letters(doc: Any, first: int, last: int) -> int:
    """The last token of a person's name without the letters of an office or degree behind it ("KC")."""
    while last > first + 1 and doc[last].text in LETTERS:
        last -= 1
    return last


def make_mention(
    sentence: ParsedSentence, span: tuple[int, int], kind: SourceKind | None, entry: Entry | None = None
) -> NameMention:
    """A mention of these tokens, with what the parser calls them and nothing else told."""
    first, last = span
    doc, named = sentence.doc, last
    if kind is SourceKind.PERSON and entry is None:
        first += doc[first].text in AGES and first < last
        named = _without_letters(doc, first, last)
    start, end = sentence.extent(first, named)
    label = label_of(doc, first, last)
    text = words_of(doc, first, named)
    return NameMention(sentence.index, first, last, start, end, text, kind, label, entry)


def _trimmed(doc: Any, run: Run, finder: Finder) -> Run:
    """The run without a leading article in capitals and without dangling joiners."""
    first, last = run.first, run.last
    stop = doc[first].is_stop and doc[first].text not in finder.lexicon.first_names
    if first < last and stop and first == 0 and doc[first].text not in ("The", "US", "A", "An"):
        first += 1
    if doc[first].text in ("The", "A", "An") and known_entry(doc, first, last, finder.gazetteer) is None:
        mid = first > 0
        outlet = names_body(doc, first, last, finder.lexicon) is SourceKind.OUTLET
        if not (mid and outlet):
            first = min(first + 1, last)
    return Run(first, last, run.entry)


def _opens_otherwise(doc: Any, first: int, at: int, finder: Finder) -> bool:
    """Whether the words before a person's name are another name or an adjective, not a given name."""
    if at == first + 1 and _may_be_given_name(doc[first], finder):
        return False
    return any(
        doc[i].ent_type_ in ("ORG", "NORP", "GPE", "FAC", "PRODUCT")
        or doc[i].text in finder.gazetteer.adjectives
        or doc[i].tag_ == "NNPS"
        for i in range(first, at)
    )


def _may_be_given_name(token: Any, finder: Finder) -> bool:
    """Whether no table knows the one word before a surname: then the parser's guess counts little."""
    word = token.text
    known = word in finder.gazetteer.by_form or word in finder.gazetteer.adjectives
    known |= word in finder.atlas.by_name or word in finder.lexicon.organisation_words
    return (
        word.isalpha()
        and not word.isupper()
        and not known
        and token.ent_type_ != "NORP"
        and token.tag_ != "NNPS"
    )


def _person_inside(doc: Any, run: Run, finder: Finder) -> int:
    """Where a person's name starts inside a run that another name or adjective opens."""
    if doc[run.first].text in finder.lexicon.first_names:
        return run.first
    titled = run.first > 0 and finder.lexicon.is_office(doc[run.first - 1].text)
    if titled and run.last == run.first + 1 and doc[run.first].text not in finder.gazetteer.adjectives:
        return run.first  # "inspector Ilva Moren", whatever the parser calls the first word
    for at in range(run.first + 1, run.last + 1):
        if doc[at].text == "-" or doc[at - 1].text == "-":
            continue  # within "Lindqvist-Umar" no name begins
        opens = doc[at].ent_type_ == "PERSON" and doc[at].ent_iob_ == "B"
        if opens and all(doc[i].ent_type_ == "PERSON" for i in range(at, run.last + 1)):
            return at if _opens_otherwise(doc, run.first, at, finder) else run.first
        if doc[at].text in finder.lexicon.first_names and at < run.last and at - run.first < 3:
            return at if _opens_otherwise(doc, run.first, at, finder) else run.first
    return run.first


def _titled(
    sentence: ParsedSentence, run: Run, previous: NameMention | None, finder: Finder
) -> list[NameMention]:
    """The person after a title in capitals, and the body before it ("NATO Secretary General ...")."""
    doc, lexicon = sentence.doc, finder.lexicon
    title_end = _title_end(doc, run, finder)
    if title_end is None:
        return []
    first = title_end + 1
    start = run.first
    while start <= title_end and not _is_title_word(doc[start], lexicon):
        start += 1
    before = _before(doc, run.first, finder) if start == run.first else start
    found = []
    principal = _holder(doc, (min(before, run.first), title_end), previous, finder)
    if start > run.first and doc[start - 1].text not in finder.gazetteer.adjectives:
        entry = known_entry(doc, run.first, start - 1, finder.gazetteer)
        kind = entry.kind if entry is not None else kind_of(doc, run.first, start - 1, finder)
        body = make_mention(sentence, (run.first, start - 1), kind, entry)
        found.append(body)
        principal = principal or body.text
    office = _office_words(doc, before, title_end, lexicon)
    principal = None if _is_past(office) else principal
    made = make_mention(sentence, (first, run.last), SourceKind.PERSON)
    gender = _gender(doc, (before, title_end), first, lexicon)
    found.append(replace(made, office=office, principal=principal, gender=gender))
    return found


def _called(doc: Any, first: int, lexicon: Lexicon) -> SourceKind | None:
    """The kind that a common noun right before a name tells: "the newspaper ...", "the consultancy ..."."""
    periodical = first > 0 and doc[first - 1].lower_ in ("daily", "weekly", "monthly")
    if first == 0 or not (doc[first - 1].tag_ == "NN" or periodical):
        return None
    articled = any(
        c.dep_ in ("det", "poss") for c in (*doc[first - 1].lefts, *doc[first].lefts, *doc[first].head.lefts)
    )
    word = doc[first - 1].lower_
    cls = lexicon.class_of(f"{doc[first - 2].lower_} {word}") if first > 1 else None
    cls = cls or lexicon.class_of(word)
    return _CALLED.get(cls or "") if articled or cls == "outlet" else None


_CALLED = {
    "outlet": SourceKind.OUTLET,
    "company": SourceKind.ORGANIZATION,
    "body-organization": SourceKind.ORGANIZATION,
    "body-government": SourceKind.GOVERNMENT,
}


def _plain(
    sentence: ParsedSentence, run: Run, previous: NameMention | None, finder: Finder
) -> list[NameMention]:
    """A run without a title in capitals: a known party, a body, or a name perhaps titled in small letters."""
    doc, lexicon = sentence.doc, finder.lexicon
    first = run.first
    if names_body(doc, first, run.last, lexicon) is None:
        first = _person_inside(doc, run, finder)
        while first < run.last and doc[first].text in finder.gazetteer.adjectives:
            first += 1
    lettered = run.last > first + 1 and doc[run.last].text in LETTERS
    kind = SourceKind.PERSON if lettered else kind_of(doc, first, run.last, finder)
    called = _called(doc, first, lexicon)
    given = doc[first].text in lexicon.first_names
    if called is not None and (kind is not SourceKind.PERSON or (called is SourceKind.OUTLET and not given)):
        return [make_mention(sentence, (first, run.last), called)]
    made = make_mention(sentence, (first, run.last), kind)
    articled = first > 0 and doc[first - 1].text.lower() == "the"
    mislabelled = kind is SourceKind.PERSON or (kind is SourceKind.GOVERNMENT and made.label == "GPE")
    if articled and mislabelled and made.text not in finder.atlas.by_name:
        # Persons and towns take no article: "the Halvik" is a ship, whatever the parser says.
        return [replace(made, kind=None, label="")]
    if first > run.first:
        principal = principal_in(doc, run.first, first - 1, finder)
        return [replace(made, principal=principal, gender=lexicon.first_names.get(doc[first].text, ""))]
    before = _before(doc, first, finder)
    may_be_person = kind in (None, SourceKind.PERSON, SourceKind.ORGANIZATION)
    if before < first and may_be_person and names_body(doc, first, run.last, lexicon) is None:
        office = _office_words(doc, before, first - 1, lexicon)
        principal = None if _is_past(office) else _holder(doc, (before, first - 1), previous, finder)
        gender = _gender(doc, (before, first - 1), first, lexicon)
        return [replace(made, kind=SourceKind.PERSON, office=office, principal=principal, gender=gender)]
    gender = lexicon.first_names.get(doc[first].text, "") if kind is SourceKind.PERSON else ""
    body_principal = principal_in(doc, first, run.last, finder) if kind is not SourceKind.PERSON else None
    return [replace(made, gender=gender, principal=body_principal)]


def _is_thing(doc: Any, run: Run, lexicon: Lexicon) -> bool:
    """Whether the words name a ship, a vehicle or a work: "the frigate Halvik", "HMS Tern"."""
    if names_body(doc, run.first, run.last, lexicon) not in (None, SourceKind.OUTLET):
        return False
    before = doc[run.first - 1] if run.first else None
    prefixed = run.last > run.first and (
        doc[run.first].text in lexicon.vehicles or doc[run.first].text.lower() in lexicon.vehicles
    )
    return prefixed or (before is not None and before.text in lexicon.vehicles)


def _is_plain_noun(doc: Any, run: Run, lexicon: Lexicon) -> bool:
    """Whether the run is one common noun: it opens a sentence, or says a kind of body ("the Court")."""
    word = doc[run.first].text.lower()
    known = lexicon.class_of(word) or lexicon.class_of(word.removesuffix("s"))
    if run.first == run.last and known is None and doc[run.first].tag_ == "NNS":
        return lexicon.names_crowd(word)
    if run.first != run.last or known is None:
        return False
    opens = run.first == 0 or doc[run.first - 1].is_punct
    return opens or known.startswith("body-") or known == "company"


def _ends_in_office(doc: Any, run: Run, lexicon: Lexicon) -> bool:
    """Whether the run says what several people are: "Unity Party MPs"."""
    word = doc[run.last]
    return word.tag_ in ("NNS", "NNPS") and lexicon.class_of(word.lower_.removesuffix("s")) == "office"


def _names_office_body(doc: Any, run: Run, finder: Finder) -> bool:
    """Whether a run that ends in an office names a body all the same: "Office of the President"; the
    "Treasury Secretary" is a person.
    """
    body = names_body(doc, run.first, run.last, finder.lexicon)
    last = doc[run.last].text in finder.lexicon.organisation_words
    return body is not None and (last or any(t.text in ("of", "for") for t in doc[run.first : run.last + 1]))


def take_apart(
    sentence: ParsedSentence, run: Run, previous: NameMention | None, finder: Finder
) -> list[NameMention]:
    """The names in a run of capitalised words, without titles and offices."""
    doc = sentence.doc
    run = _trimmed(doc, run, finder)
    entry = run.entry or known_entry(doc, run.first, run.last, finder.gazetteer)
    if entry is not None:
        return [make_mention(sentence, (run.first, run.last), entry.kind, entry)]
    opening = doc[run.first].text
    adjective = opening in finder.gazetteer.adjectives or opening in finder.lexicon.creeds
    if run.first == run.last and adjective:
        return []
    if len(opening) == 1 and run.last > run.first and doc[run.first + 1].text == "-":
        return []
    titles_only = all(_is_title_word(doc[at], finder.lexicon) for at in range(run.first, run.last + 1))
    if _is_plain_noun(doc, run, finder.lexicon):
        return []
    if entry is None and _is_thing(doc, run, finder.lexicon):
        return [replace(make_mention(sentence, (run.first, run.last), None), label=THING)]
    nickname = run.first == run.last and doc[run.first].ent_type_ == "PERSON"
    if nickname and not any(child.dep_ in ("det", "poss") for child in doc[run.first].children):
        return _plain(sentence, run, previous, finder)
    if titles_only and names_body(doc, run.first, run.last, finder.lexicon) is None:
        return []
    title_end = _title_end(doc, run, finder)
    if title_end == run.last or _ends_in_office(doc, run, finder.lexicon):
        return _plain(sentence, run, previous, finder) if _names_office_body(doc, run, finder) else []
    if title_end is not None:
        rest_is_body = names_body(doc, title_end + 1, run.last, finder.lexicon) is not None
        honorific = doc[title_end].text in finder.lexicon.honorifics
        if not rest_is_body or (honorific and run.last - title_end == 1):
            return _titled(sentence, run, previous, finder)
    return _plain(sentence, run, previous, finder)
