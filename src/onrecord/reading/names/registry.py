"""Mentions that name the same party, gathered; a short form joins a full one only if just one fits."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from onrecord.reading.names.gazetteer import Entry, slug
from onrecord.reading.names.guessing import called_by_surname, called_he_or_she, introduced_as_person
from onrecord.reading.names.joins import PARTICLES
from onrecord.reading.names.kinds import Finder
from onrecord.reading.names.mentions import NameMention
from onrecord.reading.parse import ParsedDocument
from onrecord.records import Party, SourceKind

__all__ = ["Cluster", "Registry", "gather", "is_party"]

PERSON = SourceKind.PERSON


@dataclass(slots=True)
class Cluster:
    """The mentions of one party while a document is read; leaves this package only as a frozen ``Party``.

    ``gender`` and ``principal`` are those of the first mention that tells them.
    """

    name: str
    kind: SourceKind
    mentions: list[NameMention] = field(default_factory=list)
    gender: str = ""
    principal: str | None = None
    entry: Entry | None = None

    def add(self, mention: NameMention) -> None:
        """Takes the mention in, with what it tells."""
        self.mentions.append(mention)
        self.gender = self.gender or mention.gender
        self.principal = self.principal or mention.principal
        self.entry = self.entry or mention.entry

    @property
    def id(self) -> str:
        """The id of the known party, else one made of the full name."""
        return self.entry.id if self.entry is not None else f"party-{slug(self.name)}"

    def party(self) -> Party:
        """The frozen record."""
        forms = {mention.text for mention in self.mentions} - {self.name}
        ids = (("wikidata", self.entry.wikidata),) if self.entry is not None and self.entry.wikidata else ()
        extents = tuple((mention.start, mention.end) for mention in self.mentions)
        return Party(self.id, self.name, self.kind, tuple(sorted(forms)), ids, extents)


@dataclass(frozen=True, slots=True)
class Registry:
    """Parties of a document, the cluster of each mention, and the clusters that an unclear one may mean.

    ``things`` are names of things that are no party at all.
    """

    clusters: tuple[Cluster, ...]
    of_mention: dict[tuple[int, int], Cluster]
    unclear: dict[tuple[int, int], tuple[Cluster, ...]]
    things: frozenset[str]


def is_party(cluster: Cluster, finder: Finder) -> bool:
    """Whether the cluster is a party of its own: towns and regions only lend their name to others."""
    if cluster.kind is SourceKind.UNKNOWN:
        return False
    return cluster.entry is not None or cluster.kind is PERSON or cluster.name not in finder.atlas.by_name


def _key(mention: NameMention) -> tuple[int, int]:
    return mention.sentence, mention.first


def _acts(token: Any) -> bool:
    """Whether the word stands where those stand who act: subject of a verb, owner, after "said by"."""
    return token.dep_ in ("poss", "agent") or (token.dep_ == "nsubj" and token.head.lemma_ != "be")


def _mere_labels(mentions: list[NameMention], parsed: ParsedDocument) -> frozenset[str]:
    """Single words that the parser calls a body but that only ever describe a thing ("the Alder drone")."""
    seen: dict[str, list[bool]] = defaultdict(list)
    for mention in mentions:
        single = mention.first == mention.last and mention.entry is None and not mention.office
        if not single or mention.kind not in (SourceKind.ORGANIZATION, None):
            continue
        token = parsed.sentences[mention.sentence].doc[mention.first]
        described = token.dep_ == "compound" and token.head.pos_ == "NOUN"
        article = any(child.dep_ == "det" for child in token.children)
        seen[mention.text].append(not _acts(token) and (described or article))
    return frozenset(text for text, mere in seen.items() if all(mere))


def _kinds(
    mentions: list[NameMention], things: frozenset[str], parsed: ParsedDocument, finder: Finder
) -> dict[str, SourceKind]:
    """The kind of every form, by what most of its mentions tell; a title makes a person at once."""
    votes: dict[str, Counter[SourceKind]] = defaultdict(Counter)
    for mention in mentions:
        if mention.kind is not None:
            sure = mention.entry is not None or mention.office or mention.gender
            votes[mention.text][mention.kind] += 3 if sure else 1
    kinds = {}
    for text in things:
        votes.pop(text, None)
    for mention in mentions:
        counted = votes.get(mention.text)
        kinds[mention.text] = counted.most_common(1)[0][0] if counted else SourceKind.UNKNOWN
    for text in called_by_surname(mentions, kinds, finder):
        kinds[text] = PERSON
    for text in introduced_as_person(mentions, kinds, parsed, finder):
        kinds[text] = PERSON
    for text in called_he_or_she(mentions, kinds, parsed, finder):
        kinds[text] = PERSON
    return kinds


def _plain(name: str) -> list[str]:
    """The words of a name without "Jr." and the like behind it; the first two always."""
    words = name.replace("’", "'").split()
    while len(words) > 2 and words[-1].rstrip(".,") in _BEHIND:
        words.pop()
    return words


_BEHIND = frozenset({"Jr", "Sr", "II", "III", "IV", "MP", "PhD", "QC", "KC"})


def _same_person(short: list[str], full: list[str]) -> bool:
    """Whether the shorter name may be a form of the longer: same surname, first names or initials agree."""
    if short[-1] != full[-1] or len(short) > len(full):
        return False
    first, other = short[0].rstrip("."), full[0].rstrip(".")
    return (
        first == other
        or (len(first) == 1 and other.startswith(first))
        or (len(other) == 1 and other == first[0])
    )


_ACTING_BODIES = (SourceKind.ORGANIZATION, SourceKind.GOVERNMENT, SourceKind.OUTLET)
_SCHOOLS = frozenset({"University", "College", "School", "Institute", "Academy"})
PART = 2
"""Words after a body's name from which a unit word makes the whole a part of it, no fuller name."""


class _Index:
    """Full names by their first and last words and initials, so that looking one up takes no search."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        self.by_word: dict[str, list[str]] = defaultdict(list)
        for name in dict.fromkeys(names):
            self.add(name)

    def add(self, name: str) -> None:
        """Files the name."""
        words = _plain(name)
        keys = [f"first {words[0]}", f"last {words[-1]}", f"last {words[-1].rpartition('-')[2]}"]
        keys += [f"capitals {words[-1].upper()}", f"initials {_initials(name)}"]
        for key in dict.fromkeys(keys):
            self.by_word[key].append(name)

    def get(self, key: str) -> list[str]:
        """The names filed under the key, in the order they were added."""
        return self.by_word.get(key, [])


def _join_persons(full: Iterable[str]) -> dict[str, list[str]]:
    """Each full form of a person with the longest forms that it may stand for."""
    ordered = sorted(set(full), key=lambda name: (-len(name.split()), -len(name), name))
    heads, means = _Index(), {}
    for name in ordered:
        tail = f" {name.lower()}"
        same_last = heads.get(f"last {_plain(name)[-1]}")
        fits = [h for h in same_last if _same_person(_plain(name), _plain(h)) or h.lower().endswith(tail)]
        means[name] = fits or [name]
        if not fits:
            heads.add(name)
    return means


def _fits_person(word: str, heads: _Index) -> list[str]:
    """The full names that one word may stand for: by surname, else by first word."""
    word = word.replace("’", "'")
    by_last = heads.get(f"last {word}")
    if not by_last and word.isupper():
        by_last = heads.get(f"capitals {word}")
    return by_last or heads.get(f"first {word}")


def _with_particle(text: str, heads: _Index) -> list[str]:
    """The full names whose surname is these words ("Van Dahl" of Erik van Dahl)."""
    words = text.replace("’", "'").split()
    if len(words) < 2 or words[0].lower() not in PARTICLES:
        return []
    return [head for head in heads.get(f"last {words[-1]}") if head.lower().endswith(f" {text.lower()}")]


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.replace("-", " ").split() if word[0].isupper())


def _fits_body(text: str, names: _Index, telling: dict[str, SourceKind], units: frozenset[str]) -> list[str]:
    """The longer names of bodies that the text may stand for: a head, a tail or the initials of them.

    A head needs a telling word after it: "Volant" is Volant Aerospace, but not the Volant Swift, a car, nor
    the Volant Flight Test Center, a part of it.
    """
    words, acronym = text.split(), text.replace(".", "")
    longer = [name for name in names.get(f"first {words[0]}") if name.startswith(text + " ")]
    longer = [n for n in longer if n.split()[-1] not in units or len(n.split()) < len(words) + PART]
    found = [name for name in longer if any(_is_firm_word(w, telling) for w in name[len(text) :].split())]
    found += _goes_on(text, words, names, telling)
    if any(word in telling for word in words):
        found += [n for n in names.get(f"last {words[-1]}") if n.endswith(" " + text)]
    elif len(words) == 1:
        # "Quarrel" is the University of Quarrel where the text has nobody else who is called so.
        found += [n for n in names.get(f"last {text}") if _is_school_of(n.split())]
    if acronym.isupper() and len(acronym) > 1:
        found += [n for n in names.get(f"initials {acronym}") if len(n) > len(text)]
    return list(dict.fromkeys(found))


def _goes_on(text: str, words: list[str], names: _Index, telling: dict[str, SourceKind]) -> list[str]:
    """The names that go on where a body's shorter one ends ("the National Bank" of Norvia), or tell the same
    in another order ("the Labour Ministry" for the Ministry of Labour and Health).
    """
    told = any(word in telling for word in words)
    longer = names.get(f"first {words[0]}")
    found = [n for n in longer if told and n.startswith((f"{text} of ", f"{text} for "))]
    found += [n for n in longer if n.replace("’", "'").startswith((f"{text}' ", f"{text}'s "))]
    if len(words) == 2 and words[1] in telling:
        turned = [n.split() for n in names.get(f"first {words[1]}")]
        found += [" ".join(n) for n in turned if n[1:2] in (["of"], ["for"]) and words[0] in n[2:]]
    return found


def _is_school_of(words: list[str]) -> bool:
    return len(words) == 3 and words[0] in _SCHOOLS and words[1] == "of"


def _is_firm_word(word: str, telling: dict[str, SourceKind]) -> bool:
    return telling.get(word, SourceKind.GOVERNMENT) is not SourceKind.GOVERNMENT


class _Gathering:
    """Clusters under construction for one document."""

    def __init__(self, mentions: list[NameMention], parsed: ParsedDocument, finder: Finder) -> None:
        self.mentions = mentions
        self.parsed = parsed
        self.finder = finder
        self.things = _mere_labels(mentions, parsed)
        self.kinds = _kinds(mentions, self.things, parsed, finder)
        self.surnames = {
            _plain(mention.text)[-1]
            for mention in mentions
            if " " in mention.text and self.kinds[mention.text] is PERSON
        }
        self.clusters: dict[str, Cluster] = {}
        self.of_mention: dict[tuple[int, int], Cluster] = {}
        self.unclear: dict[tuple[int, int], tuple[Cluster, ...]] = {}

    def _fits_body(self, text: str, names: _Index) -> list[str]:
        if text in self.finder.atlas.by_name:
            return []
        lexicon = self.finder.lexicon
        return _fits_body(text, names, lexicon.organisation_words, lexicon.unit_words)

    def put(self, key: str, name: str, kind: SourceKind, mention: NameMention) -> None:
        """Adds a mention to the cluster of this key."""
        cluster = self.clusters.setdefault(key, Cluster(name, kind))
        cluster.add(mention)
        self.of_mention[_key(mention)] = cluster

    def known(self) -> None:
        """Clusters of known parties, named by the longest form that the document uses."""
        own = _Index(
            m.text
            for m in self.mentions
            if m.entry is None and " " in m.text and self.kinds[m.text] in _ACTING_BODIES
        )
        self.mentions = [self._told_here(mention, own) for mention in self.mentions]
        forms: dict[str, list[str]] = defaultdict(list)
        for mention in self.mentions:
            if mention.entry is not None:
                forms[mention.entry.id].append(mention.text)
        for mention in self.mentions:
            if mention.entry is not None and mention.text not in self.surnames:
                name = max(forms[mention.entry.id], key=len)
                self.put(mention.entry.id, name, mention.entry.kind, mention)

    def _told_here(self, mention: NameMention, own: _Index) -> NameMention:
        """The mention, without the known party that its initials or last word stand for elsewhere where the
        document itself has one longer name for them: "the Observer" after the Gulf Observer.
        """
        if mention.entry is None or mention.entry.is_state:
            return mention
        text = mention.text.removeprefix("The ")
        longer = own.get(f"initials {text}") if text.isupper() and len(text) > 1 else []
        if mention.entry.kind is SourceKind.OUTLET and " " not in text:
            longer = [*longer, *(n for n in own.get(f"last {text}") if n.endswith(" " + text))]
        if len(set(longer)) != 1:
            return mention
        self.kinds.setdefault(text, mention.entry.kind)
        return replace(mention, entry=None, text=text)

    def persons(self) -> None:
        """Clusters of persons; single words go to the one full name that they fit."""
        people = [m for m in self.mentions if m.entry is None and self.kinds[m.text] is PERSON]
        counted = Counter(m.text for m in self.mentions)
        means = _join_persons(m.text for m in people if " " in m.text)
        heads = _Index(head for fits in means.values() for head in fits)
        bodies = _Index(
            m.text for m in self.mentions if self.kinds[m.text] not in (PERSON, SourceKind.UNKNOWN)
        )
        waiting = []
        for mention in people:
            fits = means.get(mention.text, [])
            if not fits and not _fits_person(mention.text, heads) and self._is_short_body(mention, bodies):
                continue
            if len(fits) == 1:
                self.put(fits[0], fits[0], PERSON, mention)
            else:
                waiting.append(mention)
        for mention in self.mentions:
            if mention.entry is not None or self.kinds[mention.text] is PERSON:
                continue
            if " " in mention.text:
                waiting += [mention] if _with_particle(mention.text, heads) else []
                continue
            full, longer = _fits_person(mention.text, heads), self._fits_body(mention.text, bodies)
            weight = sum(counted[name] for name in full)
            if full and weight >= sum(counted[name] for name in longer):
                waiting.append(mention)
        for mention in waiting:
            fits = means.get(mention.text) or _with_particle(mention.text, heads)
            self._short(mention, fits or _fits_person(mention.text, heads))

    def _speaks(self, mention: NameMention) -> bool:
        """Whether the words are who says something, outside a title."""
        token = self.parsed.sentences[mention.sentence].doc[mention.last]
        told = token.dep_ == "nsubj" and token.head.lemma_ in ("say", "add", "tell", "note", "explain")
        return told and not any(c.dep_ == "det" for c in token.children)

    def shared(self) -> None:
        """Names that are a known party's and a surname in this document: left open unless labelled."""
        by_surname: dict[str, list[Cluster]] = defaultdict(list)
        for cluster in [c for c in self.clusters.values() if c.kind is PERSON and " " in c.name]:
            by_surname[_plain(cluster.name)[-1]].append(cluster)
        for mention in self.mentions:
            if mention.entry is None or mention.text not in self.surnames:
                continue
            full = by_surname[mention.text]
            if len(full) == 1 and (mention.label == "PERSON" or self._speaks(mention)):
                self.put(full[0].name, full[0].name, PERSON, mention)
                continue
            known = self.clusters.setdefault(mention.entry.id, Cluster(mention.text, mention.entry.kind))
            self.unclear[_key(mention)] = (*full, known)

    def _is_short_body(self, mention: NameMention, bodies: _Index) -> bool:
        """Whether an untitled single word that the parser takes for a person opens a body's name."""
        bare = not mention.office and not mention.gender and " " not in mention.text
        if bare and len(self._fits_body(mention.text, bodies)) == 1:
            self.kinds[mention.text] = SourceKind.ORGANIZATION
            return True
        return False

    def _short(self, mention: NameMention, fits: list[str]) -> None:
        agreeing = [
            head
            for head in fits
            if not (mention.gender and self.clusters[head].gender)
            or mention.gender == self.clusters[head].gender
        ]
        if len(agreeing) == 1:
            self.put(agreeing[0], agreeing[0], PERSON, mention)
        elif agreeing:
            self.unclear[_key(mention)] = tuple(self.clusters[head] for head in agreeing)
        else:
            self.put(mention.text, mention.text, PERSON, mention)

    def bodies(self) -> None:
        """Clusters of bodies; a head, tail or acronym goes to the one longer name that it fits."""
        rest = [m for m in self.mentions if _key(m) not in self.of_mention and _key(m) not in self.unclear]
        known = {c.name: key for key, c in self.clusters.items() if c.kind is not PERSON and " " in c.name}
        names = [m.text for m in rest if self.kinds[m.text] is not SourceKind.UNKNOWN]
        index = _Index([*names, *known])
        for mention in rest:
            fits = self._fits_body(mention.text, index)
            longest = [name for name in fits if not set(self._fits_body(name, index)) & set(fits)]
            name = longest[0] if len(longest) == 1 else mention.text
            kind = self.kinds[name] if name in self.kinds else self.kinds[mention.text]
            self.put(known.get(name, name), name, kind, mention)


def gather(mentions: list[NameMention], parsed: ParsedDocument, finder: Finder) -> Registry:
    """The parties of one document."""
    gathering = _Gathering(mentions, parsed, finder)
    gathering.known()
    gathering.persons()
    gathering.shared()
    gathering.bodies()
    named = [cluster for cluster in gathering.clusters.values() if cluster.mentions]
    clusters = sorted(named, key=lambda cluster: min(m.start for m in cluster.mentions))
    for cluster in clusters:
        cluster.mentions.sort(key=lambda mention: mention.start)
        if cluster.kind is PERSON and " " in cluster.name and cluster.name.isupper():
            cluster.name = re.sub(r"[^\W\d_]+", lambda word: word[0].capitalize(), cluster.name)
    return Registry(tuple(clusters), gathering.of_mention, gathering.unclear, gathering.things)
