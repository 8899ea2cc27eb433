"""Goes through a document once and settles what each noun phrase names, at its head token."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from onrecord.reading.attribution.quotes import find_quotations
from onrecord.reading.names.bodies import BODIES, Bodies, bare_words, body_words, office_alone
from onrecord.reading.names.holders import (
    MentionMap,
    by_head_word,
    find_holders,
    fitting_holders,
    map_mentions,
)
from onrecord.reading.names.indirect import antecedent_of, author_of, counted_noun, own_speaker, part_of
from onrecord.reading.names.kinds import Finder
from onrecord.reading.names.mentions import NameMention
from onrecord.reading.names.pronouns import Place, resolve_pronoun, sort_of_pronoun
from onrecord.reading.names.registry import Cluster, Registry, is_party
from onrecord.reading.names.resolution import UNKNOWN, Referent, Resolution
from onrecord.reading.names.roles import Role, describe, owner_of
from onrecord.reading.names.runs import LONGEST_PORTFOLIO
from onrecord.reading.parse import ParsedDocument, ParsedSentence
from onrecord.records import Anonymity, BlockKind, SourceKind

__all__ = ["Reader"]

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
INSIDE = frozenset({"compound", "amod", "nmod"})
LOCATIVE = frozenset({"in", "at", "from", "to", "near", "into", "on", "across", "over", "through", "of"})


NAMED_BEHIND = frozenset({"outlet", "company", "body-organization", "body-government"})
"""Classes of nouns that a name may stand right behind: "the newspaper Dawn of Zarmeh"."""
AUTHORED = frozenset(
    {"report", "study", "survey", "statement", "figure", "statistic", "data", "estimate", "poll", "audit"}
)


def _tells_apart(sentence: ParsedSentence, mention: NameMention) -> bool:
    """Whether a word tells this bearer of a surname from another one: "the younger Ost", "the elder Ost"."""
    return mention.first > 0 and sentence.doc[mention.first - 1].lower_ in ("younger", "elder", "older")


class Reader:
    """Settles noun phrases in the order of the text, so that each may point back to earlier ones."""

    def __init__(
        self, parsed: ParsedDocument, mentions: list[NameMention], registry: Registry, finder: Finder
    ) -> None:
        self.parsed = parsed
        self.registry = registry
        self.finder = finder
        self.by_token: MentionMap = map_mentions(mentions)
        holders = find_holders(parsed, mentions, registry, finder)
        self.holders = by_head_word(holders)
        self.principals = {h.cluster.name: h.principal for h in reversed(holders) if h.principal is not None}
        self.referents: list[Referent] = []
        self.settled: dict[tuple[int, int], Resolution] = {}
        self.hidden: set[str] = set()
        self.nameless: set[str] = set()
        self.authors: dict[str, Resolution] = {}
        self.genders: dict[str, str] = {}
        self.quotations = find_quotations(parsed.text)
        self.told = 0
        self.bodies = Bodies(finder, [self._named(c, None, 0.7, "") for c in registry.clusters])

    def read(self) -> dict[tuple[int, int], Resolution]:
        """What each head token names, by sentence and token."""
        for sentence in self.parsed.sentences:
            self.told += not self._wholly_quoted(sentence)
            for token in sentence.doc:
                resolution = self._settle(sentence, token)
                if resolution is not None:
                    self.settled[sentence.index, token.i] = resolution
            self._speakers(sentence)
        return self.settled

    def _speakers(self, sentence: ParsedSentence) -> None:
        """Settles "I" and "we", whose verb of saying may stand after them."""
        for token in sentence.doc:
            asked = sort_of_pronoun(token)
            if asked is None or asked[0] not in ("self", "selves"):
                continue
            plural = asked[0] == "selves"
            found = own_speaker(
                token, plural, lambda at: self.settled.get((sentence.index, at)), self.bodies.by_name
            )
            if found is not None:
                self.settled[sentence.index, token.i] = replace(found, text=token.text)

    def _settle(self, sentence: ParsedSentence, token: Any) -> Resolution | None:
        mention = self.by_token.get((sentence.index, token.i))
        if mention is not None:
            return self._name(sentence, token, mention)
        if sort_of_pronoun(token) is not None:
            return self._pronoun(sentence, token)
        noun = antecedent_of(token)
        if noun is not None:
            told = self.settled.get((sentence.index, noun.i))
            # "women in camps on the border with Norland who say": a state is no "who".
            place = told is not None and told.kind is SourceKind.GOVERNMENT and token.lower_ == "who"
            return None if place else told
        counted = counted_noun(token)
        if counted is not None:
            whole = self._settle(sentence, counted)
            return None if whole is None else replace(part_of(token, whole), text=token.text)
        if token.pos_ not in ("NOUN", "PROPN", "ADJ", "NUM") or token.dep_ in INSIDE:
            return None
        role = describe(token, self.finder)
        if role is not None:
            return self._role(sentence, token, role)
        if token.text in self.finder.gazetteer.adjectives or token.tag_ == "NNPS":
            return self._people(token)
        if token.tag_ == "NNS" and self.finder.lexicon.names_crowd(token.lower_):
            crowd = Resolution(None, SourceKind.GROUP, Anonymity.GROUP, confidence=0.8, text=token.text)
            self._note(sentence, token, ("group", "", f"g-{token.lower_}"), crowd)
            return crowd
        if token.pos_ in ("NOUN", "PROPN") and token.dep_ in SUBJECTS:
            self._note(sentence, token, ("thing", "", f"thing-{sentence.index}-{token.i}"), UNKNOWN)
        return None

    def _people(self, token: Any) -> Resolution | None:
        """ "Russians", "Republicans": a crowd without names."""
        state = self.finder.gazetteer.state_of(token.text)
        if token.tag_ not in ("NNS", "NNPS") and token.dep_ not in SUBJECTS:
            return None
        principal = None if state is None else state.name
        return Resolution(
            None, SourceKind.GROUP, Anonymity.GROUP, principal=principal, confidence=0.8, text=token.text
        )

    def _note(
        self, sentence: ParsedSentence, token: Any, told: tuple[str, str, str], resolution: Resolution
    ) -> None:
        """Keeps a noun phrase for later ones to point to; ``told`` is its sort, gender and key."""
        sort, gender, key = told
        head = token
        while head.dep_ in ("conj", "appos") and head.head is not head:
            head = head.head
        self.bodies.add(resolution)
        if gender:
            self.genders.setdefault(key, gender)
        if resolution.anonymity is Anonymity.ANONYMOUS:
            self.hidden.add(token.lemma_.lower())
        self.referents.append(
            Referent(
                sentence.index,
                token.i,
                sentence.start + token.idx,
                sort,
                gender or self.genders.get(key, ""),
                head.dep_ in SUBJECTS,
                key,
                resolution,
                sentence.block,
                self._quotation(sentence.start + token.idx),
                self.told,
            )
        )

    def _quotation(self, at: int) -> int:
        """Where the quotation starts in which a character stands; -1 outside quotations."""
        return next((region.start for region in self.quotations.touching(at, at + 1)), -1)

    def _wholly_quoted(self, sentence: ParsedSentence) -> bool:
        """Whether every word of a sentence stands in one quotation."""
        words = [t for t in sentence.doc if t.is_alpha or t.like_num]
        if not words:
            return True
        start = sentence.start + words[0].idx
        end = sentence.start + words[-1].idx + len(words[-1].text)
        return any(r.start <= start and end <= r.end for r in self.quotations.touching(start, end))

    def _named(self, cluster: Cluster, principal: str | None, confidence: float, text: str) -> Resolution:
        party = cluster.id if is_party(cluster, self.finder) else None
        return Resolution(
            cluster.name,
            cluster.kind,
            Anonymity.NAMED,
            party,
            (),
            principal or cluster.principal or self.principals.get(cluster.name),
            confidence,
            text,
        )

    def _name(self, sentence: ParsedSentence, token: Any, mention: NameMention) -> Resolution | None:
        root = sentence.doc[mention.first : mention.last + 1].root
        key = (mention.sentence, mention.first)
        cluster = self.registry.of_mention.get(key)
        if cluster is not None and mention.text != cluster.name and _tells_apart(sentence, mention):
            return Resolution(
                None, SourceKind.PERSON, Anonymity.NAMED, None, (cluster.name,), None, 0.3, mention.text
            )
        if (
            cluster is not None
            and cluster.kind is SourceKind.UNKNOWN
            and mention.text in self.registry.things
        ):
            resolution = replace(UNKNOWN, text=mention.text)
        elif cluster is None:
            unclear = self.registry.unclear.get(key, ())
            names = tuple(c.name for c in unclear)
            resolution = Resolution(
                None, SourceKind.PERSON, Anonymity.NAMED, None, names, None, 0.3, mention.text
            )
        else:
            sure = 0.95 if mention.entry is not None or mention.text == cluster.name else 0.9
            if cluster.kind is SourceKind.UNKNOWN:
                sure = 0.6
            resolution = self._named(cluster, mention.principal, sure, mention.text)
        if token.i == root.i:
            sort = self._sort_of(root, resolution)
            gender = mention.gender or ("" if cluster is None else cluster.gender) or self._kin(root)
            self._note(sentence, root, (sort, gender, f"n-{resolution.name or mention.text}"), resolution)
        return resolution

    def _kin(self, root: Any) -> str:
        """The gender that a noun tells beside which a name stands: "her husband, the painter Ewan Brodie"."""
        while root.dep_ == "appos" and root.head.pos_ == "NOUN":
            root = root.head
            told = self.finder.lexicon.gender_of(root.lemma_.lower())
            if told:
                return told
        return ""

    def _sort_of(self, root: Any, resolution: Resolution) -> str:
        """What a name may be meant by later; a place named as a place is nobody that acts."""
        if resolution.kind is SourceKind.PERSON:
            return "person"
        placed = root.dep_ == "pobj" and root.head.text.lower() in LOCATIVE
        if placed and resolution.kind is SourceKind.GOVERNMENT and root.ent_type_ == "GPE":
            return "thing"
        if root.dep_ in INSIDE:
            return "thing"
        known_place = resolution.name in self.finder.atlas.by_name
        if resolution.kind is SourceKind.UNKNOWN or (placed and known_place):
            return "thing"
        return "body"

    def _pronoun(self, sentence: ParsedSentence, token: Any) -> Resolution:
        quotation = self._quotation(sentence.start + token.idx)
        at = Place(sentence.index, sentence.block, quotation, self.told)
        found = resolve_pronoun(token, at, self.referents)
        resolution = replace(found.resolution, text=token.text)
        asked = sort_of_pronoun(token)
        if asked is not None and resolution.kind is not SourceKind.UNKNOWN:
            sort = asked[0] if resolution.kind is not SourceKind.GROUP else "group"
            key = found.key or f"p-{sentence.index}-{token.i}"
            self._note(sentence, token, (sort, asked[1], key), resolution)
        return resolution

    def _role(self, sentence: ParsedSentence, token: Any, role: Role) -> Resolution:
        start, end = sentence.extent(token.left_edge.i, token.i)
        text = self.parsed.text[start:end]
        beside = self._beside(sentence, token, role)
        if beside is not None:
            return replace(beside, text=text)
        principal = None if role.past else role.principal or self._owner(sentence, token)
        resolution = replace(self._unnamed(sentence, token, role, principal), text=text)
        sort = {"person": "person", "group": "group", "document": "thing"}.get(resolution.kind.value, "body")
        key = f"r-{sentence.index}-{token.i}"
        if resolution.name is not None:
            key = f"n-{resolution.name}"
        elif role.definite and role.words:
            key = f"r-{role.words[-1]}"
        self._note(sentence, token, (sort, role.gender, key), resolution)
        return resolution

    def _beside(self, sentence: ParsedSentence, token: Any, role: Role) -> Resolution | None:
        """The name that stands in apposition to the role ("the minister, Ana Kovic")."""
        if role.plural:
            return None
        named = [c for c in token.children if c.dep_ == "appos"]
        if token.dep_ == "nsubj" and token.head.lemma_ == "be":
            named += [c for c in token.head.children if c.dep_ == "attr"]  # "the next speaker was Ana Kovic"
        for child in named:
            mention = self.by_token.get((sentence.index, child.i))
            if mention is not None and mention.kind is not None:
                cluster = self.registry.of_mention.get((mention.sentence, mention.first))
                person = role.cls in ("office", "vague")
                if cluster is not None and person == (cluster.kind is SourceKind.PERSON):
                    principal = mention.principal or role.principal or self._owner(sentence, token)
                    if principal is not None:
                        self.principals.setdefault(cluster.name, principal)
                    return self._named(cluster, principal, 0.9, "")
        return self._behind(sentence, token, role)

    def _behind(self, sentence: ParsedSentence, token: Any, role: Role) -> Resolution | None:
        """The name that the office stands before, though the parser hangs it on what the office is for."""
        for at in range(token.i + 1, min(token.i + LONGEST_PORTFOLIO, len(sentence.doc))):
            word, mention = sentence.doc[at], self.by_token.get((sentence.index, at))
            if word.text == "," and at > token.i + 1:
                return self._set_off(sentence, at + 1, role)
            if not word.text[0].isupper() and word.lower_ not in ("of", "for", "to", "the", "and"):
                return None
            if mention is None or at != mention.first:
                continue
            named = at == token.i + 1 and mention.kind in BODIES and role.cls in NAMED_BEHIND
            root = sentence.doc[mention.first : mention.last + 1].root
            hung = root.dep_ == "pobj" and root.head.head == token
            before = sentence.doc[at - 1]
            hung = hung and before.text[0].isupper() and before.lower_ in self.finder.lexicon.title_words
            hung = hung and not mention.office  # "the driver of Minister Ana Kovic" is somebody else
            held = role.words[-1] in mention.office.split() or (hung and mention.kind is SourceKind.PERSON)
            if named or held:
                cluster = self.registry.of_mention.get((mention.sentence, mention.first))
                return None if cluster is None else self._named(cluster, mention.principal, 0.9, "")
        return None

    def _set_off(self, sentence: ParsedSentence, at: int, role: Role) -> Resolution | None:
        """The person named between commas behind an office and its body, whatever the parser hangs the name
        on: "the curator of the Sarn Museum, Ana Kovic,".
        """
        mention = self.by_token.get((sentence.index, at))
        if mention is None or mention.first != at or role.cls != "office":
            return None
        after = mention.last + 1
        closed = after >= len(sentence.doc) or sentence.doc[after].text in (",", ".", ";", ":", "(", "”", '"')
        cluster = self.registry.of_mention.get((mention.sentence, mention.first))
        if cluster is None or cluster.kind is not SourceKind.PERSON or not closed:
            return None
        return self._named(cluster, mention.principal, 0.9, "")

    def _owner(self, sentence: ParsedSentence, token: Any) -> str | None:
        owner = owner_of(token)
        if owner is None or (owner.dep_ == "pobj" and owner.lower_ == "state" and not [*owner.children]):
            return None  # the "secretary of state" is held for no state that is called so
        settled = self.settled.get((sentence.index, owner.i))
        if settled is None:
            settled = self._settle(sentence, owner) if owner.i > token.i else None
        if settled is None or settled.anonymity is Anonymity.ANONYMOUS:
            return None
        mention = self.by_token.get((sentence.index, owner.i))
        if mention is not None and mention.entry is not None and mention.entry.is_state:
            return mention.entry.name
        return settled.name

    def _unnamed(self, sentence: ParsedSentence, token: Any, role: Role, principal: str | None) -> Resolution:
        """A role, crowd, body or document without a name beside it."""
        if role.anonymous:
            kind = SourceKind.GROUP if role.plural and role.cls != "source" else SourceKind.UNKNOWN
            kind = SourceKind.PERSON if not role.plural and role.cls != "source" else kind
            return Resolution(None, kind, Anonymity.ANONYMOUS, principal=principal, confidence=0.9)
        if role.cls == "document":
            return self._document(sentence, token, role, principal)
        if role.plural:
            known = role.definite and role.words[-1] in self.hidden
            anonymity = Anonymity.ANONYMOUS if known else Anonymity.GROUP
            return Resolution(None, SourceKind.GROUP, anonymity, principal=principal, confidence=0.9)
        if role.cls in ("office", "vague"):
            return self._person_role(sentence, token, role, principal)
        headline = sentence.kind in (BlockKind.TITLE, BlockKind.HEADING)
        words = bare_words(sentence, token)
        if not role.indefinite and not role.owned_by_pronoun and (role.definite or " " in words):
            called = self.bodies.called(words, headline)
            if called is not None:
                return called
        if role.cls.startswith("body-"):
            return self.bodies.government(role, principal, body_words(sentence, token))
        found = self.bodies.firm(role, principal, sentence.index, self.referents)
        beside = any(child.dep_ == "appos" for child in token.children)
        # "The supplier, Such Sons": its words are no name where a name stands beside them.
        return replace(found, name=None, confidence=0.3) if beside and found.name == role.words[-1] else found

    def _document(
        self, sentence: ParsedSentence, token: Any, role: Role, principal: str | None
    ) -> Resolution:
        """Whose paper it is, where the words say so ("its report", "a poll by X") or said so before."""
        owner = author_of(token)
        settled = None if owner is None else self.settled.get((sentence.index, owner.i))
        if owner is not None and settled is None and owner.i > token.i:
            settled = self._settle(sentence, owner)
        if settled is not None and settled.name is not None and settled.kind is not SourceKind.DOCUMENT:
            author = replace(settled, confidence=min(settled.confidence, 0.75))
            self.authors[role.words[-1]] = author
            return author
        named = self._authoring_body(sentence, token)
        if named is not None:
            self.authors[role.words[-1]] = named
            return named
        known = self.authors.get(role.words[-1])
        if known is not None and role.definite and owner is None:
            return replace(known, confidence=0.7)
        return Resolution(None, SourceKind.DOCUMENT, Anonymity.ROLE, principal=principal)

    def _authoring_body(self, sentence: ParsedSentence, token: Any) -> Resolution | None:
        """The body whose name or noun stands before the paper's: "a Monitoring Panel report", "central bank
        statistics", or behind it: "the report of the institute".
        """
        behind = [
            n
            for c in token.children
            if c.dep_ == "prep" and c.lower_ == "of" and token.lemma_.lower() in AUTHORED
            for n in c.children
            if n.dep_ == "pobj"
        ]
        for noun in (*(c for c in token.lefts if c.dep_ == "compound"), *behind):
            settled = self.settled.get((sentence.index, noun.i)) or (
                self._settle(sentence, noun) if noun.i > token.i else None
            )
            if settled is None and noun.dep_ == "compound":
                role = describe(noun, self.finder)
                if role is not None and role.cls.startswith("body-"):
                    settled = self._unnamed(sentence, noun, replace(role, definite=True), None)
            if settled is not None and settled.name is not None and settled.kind in BODIES:
                return replace(settled, confidence=min(settled.confidence, 0.7))
        return None

    def _person_role(
        self, sentence: ParsedSentence, token: Any, role: Role, principal: str | None
    ) -> Resolution:
        # "The minister" may be the one who asked not to be named: then no name is ever offered.
        hidden = role.words[-1] in self.hidden
        anonymity = Anonymity.ANONYMOUS if hidden else Anonymity.ROLE
        bare = Resolution(None, SourceKind.PERSON, anonymity, principal=principal, confidence=0.8)
        if role.cls == "vague" and not role.definite:
            self.nameless.add(role.words[-1])
            return bare  # "a diplomat" is a role and nobody's name, and so is "the diplomat" after it
        if role.indefinite or hidden or role.words[-1] in self.nameless:
            return bare
        start = sentence.start + token.idx
        if sentence.kind in (BlockKind.TITLE, BlockKind.HEADING):
            start = len(self.parsed.text)
        fits = fitting_holders(role, principal, start, self.holders)
        if len(fits) == 1:
            return self._named(fits[0], principal, 0.75, "")
        if fits:
            names = tuple(cluster.name for cluster in fits)
            return replace(bare, anonymity=Anonymity.ROLE, candidates=names, confidence=0.3)
        headline = sentence.kind in (BlockKind.TITLE, BlockKind.HEADING)
        single = role.words[-1] in self.finder.lexicon.single_offices
        if role.cls == "office" and role.definite and single and not headline:
            return replace(bare, name=office_alone(sentence, token))
        return bare
