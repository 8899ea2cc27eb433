"""The links that one attribution gives a chain: who speaks, whom he quotes, which outlet was told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile
from typing import Any

from onrecord.reading.attribution import FoundAttribution
from onrecord.reading.names import Names, Resolution
from onrecord.reading.names.lexicon import load_lexicon
from onrecord.reading.parse import ParsedDocument, ParsedSentence
from onrecord.reading.statements.clauses import direct_object, trim
from onrecord.reading.statements.lexicon import word_set
from onrecord.reading.statements.origin import is_publisher
from onrecord.reading.statements.slots import mention_of
from onrecord.reading.statements.speech import teller_of
from onrecord.records import Anonymity, BlockKind, EvidenceSpan, Medium, Source, SourceKind

__all__ = ["NAMED_ENOUGH", "Link", "links_of", "medium_of", "to_source"]

NAMED_ENOUGH = 0.62
"""Below this confidence a speaker whom only a pronoun or an office names stays unnamed."""

Link = tuple[Source, Resolution | None]


def links_of(parsed: ParsedDocument, attribution: FoundAttribution, names: Names) -> list[Link]:
    """The links of one attribution, first speaker first; one without a source is unattributed."""
    text = parsed.text
    cue = _span(text, attribution.cue)
    sentence = None if attribution.cue_head is None else parsed.sentences[attribution.cue_head[0]]
    verb = None if sentence is None or attribution.cue_head is None else sentence.doc[attribution.cue_head[1]]
    if verb is not None and _is_hearing(sentence, verb):
        return [(Source(None, SourceKind.UNKNOWN, Anonymity.UNATTRIBUTED, cue, cue), None)]
    extent = attribution.source[0] if attribution.source else _passive_speaker(sentence, verb)
    teller = None if verb is None else teller_of(verb)
    if teller is not None and sentence is not None:
        extent = sentence.extent(teller.left_edge.i, teller.right_edge.i)  # "heard from Ost that"
    if extent is not None and verb is not None:
        nobody = _is_hearer(sentence, verb, extent) or _is_expletive(sentence, verb, extent)
        extent = None if nobody else extent
    if extent is None:
        return [(Source(None, SourceKind.UNKNOWN, Anonymity.UNATTRIBUTED, cue=cue), None)]
    start, end = extent
    found = _described(parsed, names, extent)
    medium = None if sentence is None or verb is None else medium_of(sentence, verb)
    source = to_source(found, EvidenceSpan(start, end, text[start:end]), cue, medium)
    links: list[Link] = [(source, found)]
    if sentence is not None and verb is not None:
        links += [(link, None) for link in _told_outlet(parsed, sentence, verb, names)]
        links = [*_quoted(sentence, verb, names, start), *links]
    return links


def _is_hearing(sentence: ParsedSentence | None, verb: Any) -> bool:
    """ "..., an inquest heard" and the headline "..., court told" name who listened, not who spoke."""
    if verb.lower_ in ("heard", "hears") and verb.pos_ == "VERB":
        listener = next((c for c in verb.children if c.dep_ == "nsubj"), None)
        return listener is not None and listener.lemma_.lower() in word_set("listeners")
    headline = sentence is not None and sentence.kind in (BlockKind.TITLE, BlockKind.HEADING)
    told = headline and verb.lower_ == "told" and all(t.is_punct for t in verb.doc[verb.i + 1 :])
    return told and not any(c.dep_ == "nsubjpass" and c.tag_ == "NNP" for c in verb.children)


def _is_expletive(sentence: ParsedSentence | None, verb: Any, extent: tuple[int, int]) -> bool:
    """Whether the source is the "it" of "it is hoped that", which means nobody."""
    passive = verb.tag_ == "VBN" and any(c.dep_ == "auxpass" for c in verb.children)
    agent = any(c.dep_ == "agent" for c in verb.children)
    if sentence is None or not passive or agent:
        return False
    return sentence.text[extent[0] - sentence.start : extent[1] - sentence.start].strip().lower() == "it"


def _is_hearer(sentence: ParsedSentence | None, verb: Any, extent: tuple[int, int]) -> bool:
    """Whether the words named as source are who was told: "he was assured that", "they were informed"."""
    if sentence is None or verb.tag_ != "VBN" or verb.lemma_.lower() not in word_set("hearing_passives"):
        return False
    return any(
        c.dep_ == "nsubjpass" and extent[0] <= sentence.start + c.idx < extent[1] for c in verb.children
    )


def _passive_speaker(sentence: ParsedSentence | None, verb: Any) -> tuple[int, int] | None:
    """The subject of "he is quoted as saying" and "she was cited": who spoke, though the verb is passive."""
    if sentence is None or verb is None or verb.lemma_.lower() not in ("quote", "cite"):
        return None
    subject = next((c for c in verb.children if c.dep_ in ("nsubjpass", "nsubj")), None)
    return None if subject is None else sentence.extent(subject.left_edge.i, subject.right_edge.i)


def _described(parsed: ParsedDocument, names: Names, extent: tuple[int, int]) -> Resolution:
    """Who the words name; where no list knows the noun, one or several left unnamed."""
    found = names.resolve(*extent)
    if found.name is not None and parsed.text[slice(*extent)].lower().startswith("whose "):
        return replace(found, name=None, candidates=(found.name,), confidence=0.3)
    sentence = next((s for s in parsed.sentences if s.start <= extent[0] < s.end), None)
    if sentence is not None and _may_be_named_beside(found):
        found = _named_beside(sentence, extent, names) or found
    elif found.name is not None and found.kind is not SourceKind.PERSON:
        found = (
            _opening_person(parsed.text, extent, names)
            or _closing_person(parsed.text, extent, names)
            or found
        )
    if found.kind is not SourceKind.UNKNOWN or found.anonymity is not Anonymity.UNATTRIBUTED:
        return found
    if sentence is None:
        return found
    tokens = [t for t in sentence.doc if extent[0] <= sentence.start + t.idx < extent[1]]
    inside = {t.i for t in tokens}
    head = next((t for t in tokens if t.head.i not in inside or t.head == t), None)
    if head is None:
        return found
    surname = _surname(head, names)
    if surname is not None:
        return replace(surname, text=found.text)
    several = head.lower_ in word_set("several_words") or head.tag_ in ("NNS", "NNPS")
    several |= head.tag_ == "CD" and head.lower_ != "one"
    if several:
        return replace(found, kind=SourceKind.GROUP, anonymity=Anonymity.GROUP)
    if head.lower_ in ("one", "another", "someone", "somebody"):
        return replace(found, kind=SourceKind.PERSON, anonymity=Anonymity.ROLE)
    return replace(found, anonymity=Anonymity.ROLE) if head.tag_ in ("NN", "PRP") else found


def _may_be_named_beside(found: Resolution) -> bool:
    """Whether the words may hold a name beside the role that heads them."""
    unnamed = found.name is None or found.name[0].islower()
    role = found.kind is SourceKind.PERSON and found.anonymity is Anonymity.ROLE
    return (unnamed and role) or (
        found.kind is SourceKind.UNKNOWN and found.anonymity is Anonymity.UNATTRIBUTED
    )


def _opening_person(text: str, extent: tuple[int, int], names: Names) -> Resolution | None:
    """The person whose name opens the words of a source that goes on with his body ("Ana Ort of the relief
    agency Hand said"), where the parser takes the body for the head.
    """
    for party in names.parties:
        if party.kind is not SourceKind.PERSON:
            continue
        for start, end in party.mentions:
            if start == extent[0] and text[end : extent[1]].lstrip(" ,").startswith(("of ", "from ", "at ")):
                return Resolution(party.name, SourceKind.PERSON, Anonymity.NAMED, party.id, confidence=0.85)
    return None


def _closing_person(text: str, extent: tuple[int, int], names: Names) -> Resolution | None:
    """The person whose name closes the words of a source behind the body and office that he is introduced
    with ("The Council of Elders's director, Ana Ort, said"), where the parser takes the body for the head.
    """
    end = extent[0] + len(text[slice(*extent)].rstrip(" ,"))
    for party in names.parties:
        if party.kind is not SourceKind.PERSON:
            continue
        for start, stop in party.mentions:
            before, comma, title = text[extent[0] : start].rpartition(",")
            if stop == end and comma and _ends_in_office(before) and _is_title(title):
                return Resolution(party.name, SourceKind.PERSON, Anonymity.NAMED, party.id, confidence=0.85)
    return None


def _ends_in_office(words: str) -> bool:
    """Whether the word before a comma says what one person is."""
    return load_lexicon().is_office(words.rstrip().rpartition(" ")[2])


def _is_title(words: str) -> bool:
    """Whether nothing but a title stands between a comma and a name: "", "Mrs", "Minister for Roads"."""
    lexicon = load_lexicon()
    known = words.split()
    return all(
        w in lexicon.honorifics
        or lexicon.is_office(w)
        or w.lower() in lexicon.title_words
        or w in ("of", "for")
        for w in known
    )


def _named_beside(sentence: ParsedSentence, extent: tuple[int, int], names: Names) -> Resolution | None:
    """The one person whose name stands among the words of a source, wherever the parser hangs it ("sculls
    champion Ana Kovic", "the head of the Water Office, Ana Kovic"); nobody's owner and nobody's object.
    """
    within = [
        (party, start)
        for party in names.parties
        if party.kind is SourceKind.PERSON
        for start, end in party.mentions
        if extent[0] <= start and end <= extent[1]
    ]
    if len(within) != 1:
        return None
    party, start = within[0]
    root = next((t for t in sentence.doc if sentence.start + t.idx >= start), None)
    while root is not None and root.dep_ in ("compound", "nmod", "flat") and root.head.i > root.i:
        root = root.head
    if root is None or root.dep_ in ("poss", "agent") or any(c.dep_ == "case" for c in root.children):
        return None
    inside = extent[0] <= sentence.start + root.head.idx < extent[1]
    of_clause = root.dep_ in ("nsubj", "nsubjpass", "dobj", "attr") and root.head.pos_ in ("VERB", "AUX")
    if inside and (root.dep_ == "pobj" or of_clause):
        return None
    return Resolution(party.name, SourceKind.PERSON, Anonymity.NAMED, party.id, confidence=0.75)


def _surname(head: Any, names: Names) -> Resolution | None:
    """The one person of the document with this last name, where the name reader passed over the word."""
    if not head.text[0].isupper():
        return None
    fits = [p for p in names.parties if p.kind is SourceKind.PERSON and p.name.split()[-1] == head.text]
    if len(fits) != 1:
        return None
    return Resolution(fits[0].name, SourceKind.PERSON, Anonymity.NAMED, fits[0].id, confidence=0.7)


def _quoted(
    sentence: ParsedSentence, verb: Any, names: Names, source_start: int
) -> list[tuple[Source, Resolution | None]]:
    """Who is quoted in "the radio quoted X as saying", "the agency says, citing X" and "the paper writes with
    reference to X": he spoke first.
    """
    found: list[tuple[Source, Resolution | None]] = []
    for said in _cited(sentence.doc, verb):
        mention, resolved = mention_of(sentence, said, names)
        unknown = resolved.kind in (SourceKind.UNKNOWN, SourceKind.DOCUMENT)
        if (unknown and resolved.anonymity is not Anonymity.ANONYMOUS) or mention.start == source_start:
            continue
        span = EvidenceSpan(mention.start, mention.end, mention.text)
        found.append((to_source(resolved, span, None, None), resolved))
    return found


def _cited(doc: Any, verb: Any) -> list[Any]:
    """Whom a verb of saying, its subject or an aside before what is said cites, in order of the text."""
    cited = []
    for token in doc:
        if token.lemma_.lower() == "reference" and token.head.lower_ == "with":
            to = next((c for c in token.children if c.lower_ == "to"), None)
            named = None if to is None else next((c for c in to.children if c.dep_ == "pobj"), None)
        elif token.lower_ in ("citing", "quoting") or (
            token.lemma_.lower() in ("cite", "quote") and (token == verb or token.dep_ == "relcl")
        ):
            named = None if token.tag_ == "VBN" else direct_object(token)
        else:
            continue
        if named is not None and (token == verb or _goes_with(token, verb)):
            cited.append(named)
    return cited


def _goes_with(token: Any, verb: Any) -> bool:
    """Whether citing words hang on a verb or its subject, or on what is said, before its "that"."""
    below = list(takewhile(lambda above: above != verb, token.ancestors))
    said_elsewhere = any(t.dep_ in ("ccomp", "relcl") and t.head != verb for t in below)
    if not verb.is_ancestor(token) or said_elsewhere:
        return False
    return all(t.dep_ != "ccomp" or token.i < _that_of(t) for t in below)


def _that_of(told: Any) -> int:
    """The place of the "that" before what is said; -1 where there is none."""
    return next((c.i for c in told.children if c.dep_ == "mark" and c.lower_ == "that"), -1)


def _span(text: str, extents: Sequence[tuple[int, int]]) -> EvidenceSpan | None:
    if not extents:
        return None
    start, end = min(e[0] for e in extents), max(e[1] for e in extents)
    return EvidenceSpan(start, end, text[start:end])


def _may_be_any(found: Resolution) -> bool:
    """Whether the name is one common noun that may mean any such body: "union", "insurer", "ministry"."""
    body = found.kind in (SourceKind.ORGANIZATION, SourceKind.GOVERNMENT, SourceKind.OUTLET)
    name = found.name or ""
    return body and name[:1].islower() and " " not in name and name not in word_set("bodies_alone")


def to_source(
    found: Resolution, mention: EvidenceSpan, cue: EvidenceSpan | None, medium: Medium | None
) -> Source:
    """A link of the chain; the name is left out below the threshold, and always for anonymous sources."""
    proper = found.name is not None and not found.name[0].islower()
    vague = found.kind is SourceKind.UNKNOWN and " " not in str(found.name)
    spelled = proper and not vague and str(found.name).split()[-1] in mention.quote
    shown = spelled or (found.confidence >= NAMED_ENOUGH and not _may_be_any(found))
    name = found.name if shown else None
    hidden = found.anonymity in (Anonymity.ANONYMOUS, Anonymity.GROUP)
    party = found.party if name is not None and not hidden else None
    acts_for = None if hidden else found.principal
    return Source(
        None if hidden else name, found.kind, found.anonymity, mention, cue, medium, party, acts_for
    )


def medium_of(sentence: ParsedSentence, verb: Any) -> Medium | None:
    """The occasion or channel in a prepositional phrase of the verb of saying."""
    for child in verb.children:
        if child.dep_ != "prep" or child.lower_ not in word_set("medium_preps"):
            continue
        holder = next((c for c in child.children if c.dep_ == "pobj"), None)
        if holder is None or holder.lemma_.lower() not in word_set("medium_nouns"):
            continue
        tokens = trim(sentence.doc, [t.i for t in holder.subtree if not _is_report(t, holder)])
        if tokens:
            start, end = sentence.extent(tokens[0], tokens[-1])
            return Medium(sentence.text[start - sentence.start : end - sentence.start], start, end)
    return None


def _is_report(token: Any, holder: Any) -> bool:
    """Whether a token belongs to an "as reported by" that the parser hung below the occasion."""
    while token != holder:
        if token.tag_ == "VBN" and any(c.lower_ == "as" for c in token.children):
            return True
        token = token.head
    return False


def _told_outlet(parsed: ParsedDocument, sentence: ParsedSentence, verb: Any, names: Names) -> list[Source]:
    """ "told the Herald": the outlet that was told is a link of the chain, unless it is the publisher."""
    if verb.lemma_.lower() != "tell":
        return []
    hearer = next((c for c in verb.children if c.dep_ in ("dobj", "dative")), None)
    if hearer is None:
        return []
    mention, found = mention_of(sentence, hearer, names)
    if found.kind is not SourceKind.OUTLET:
        return []
    span = EvidenceSpan(mention.start, mention.end, mention.text)
    if found.name is None:
        beside = next((c for c in hearer.children if c.dep_ == "appos" and c.pos_ == "PROPN"), None)
        if beside is None:
            return []
        start, end = sentence.extent(beside.left_edge.i, beside.i)
        span = EvidenceSpan(start, end, parsed.text[start:end])
        found = replace(found, name=span.quote, anonymity=Anonymity.NAMED, confidence=0.7)
    if found.name is not None and is_publisher(found.name, parsed.document.publisher):
        return []
    return [to_source(found, span, None, None)]
