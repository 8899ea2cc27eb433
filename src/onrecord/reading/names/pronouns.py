"""Pronouns: the most recent party that fits, or nobody where the text leaves two."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from onrecord.reading.names.resolution import UNKNOWN, Referent, Resolution
from onrecord.records import Anonymity, SourceKind

__all__ = ["PRONOUNS", "Found", "Place", "resolve_pronoun", "sort_of_pronoun"]

PRONOUNS = {
    **dict.fromkeys(("he", "him", "his", "himself"), ("person", "m")),
    **dict.fromkeys(("she", "her", "hers", "herself"), ("person", "f")),
    **dict.fromkeys(("it", "its", "itself"), ("body", "")),
    **dict.fromkeys(("they", "them", "their", "theirs", "themselves"), ("group", "")),
    **dict.fromkeys(("i", "me", "my", "myself", "mine"), ("self", "")),
    **dict.fromkeys(("we", "us", "our", "ourselves", "ours"), ("selves", "")),
}
EMPTY_SUBJECT_VERBS = frozenset(
    {"be", "take", "seem", "appear", "become", "rain", "snow", "happen", "remain"}
)
FURTHEST = 3
"""Sentences back that a pronoun may point: farther ones were mostly wrong."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a pronoun stands: its sentence, its block, and the start of its quotation (-1 for none).

    ``told`` counts the sentences up to it that are not wholly quoted.
    """

    sentence: int
    block: int
    quotation: int = -1
    told: int = 0

    def back(self, referent: Referent) -> int:
        """How many sentences back a referent stands; whoever tells steps over whole quoted sentences."""
        if self.quotation < 0 and referent.sentence < self.sentence:
            return max(1, self.told - referent.told)
        return self.sentence - referent.sentence


@dataclass(frozen=True, slots=True)
class Found:
    """What a pronoun means, and the key of the referent it points to (None where none was chosen)."""

    resolution: Resolution
    key: str | None


def sort_of_pronoun(token: Any) -> tuple[str, str] | None:
    """What a pronoun may stand for, and its gender; None for other words."""
    if token.pos_ not in ("PRON", "DET") or token.text == "US":
        return None
    return PRONOUNS.get(token.text.lower())


def _fits(referent: Referent, sort: str, gender: str) -> bool:
    if sort == "group":
        return referent.sort in ("group", "body")
    if referent.sort != sort:
        return False
    return not gender or not referent.gender or referent.gender == gender


def _same_clause_subject(token: Any, referent: Referent) -> bool:
    """An object pronoun never means the subject of its own clause."""
    if token.dep_ not in ("dobj", "dative", "obj", "pobj") or token.text.lower().endswith("self"):
        return False
    verb = token.head if token.dep_ != "pobj" else token.head.head
    subjects = [child.i for child in verb.children if child.dep_ in ("nsubj", "nsubjpass")]
    return referent.token in subjects


def _spoken_of(token: Any, referent: Referent) -> bool:
    """Whether a phrase stands, as no subject, in what the pronoun is said to say ("..., it says")."""
    verb = token.head
    if referent.subject or token.dep_ != "nsubj" or referent.token > token.i:
        return False
    told = [c for c in verb.children if c.dep_ == "ccomp" and c.i < token.i]
    return any(c.left_edge.i <= referent.token <= c.right_edge.i for c in told)


def _window(earlier: list[Referent], place: Place) -> list[Referent]:
    """The referents of the last sentences, in order; found from the end, so that time stays linear."""
    first = len(earlier)
    while first and place.back(earlier[first - 1]) <= FURTHEST:
        first -= 1
    return earlier[first:]


def _is_object(token: Any) -> bool:
    """Whether "it" is what something is done to: then it is mostly a thing or a deed, not a party."""
    return token.dep_ not in ("nsubj", "nsubjpass", "poss")


def _governors(token: Any) -> list[int]:
    """Subjects of the clauses in which the pronoun's own clause stands, the nearest first."""
    found, verb = [], token.head
    for _ in range(12):
        subjects = [c.i for c in verb.children if c.dep_ in ("nsubj", "nsubjpass") and c.i != token.i]
        found += subjects
        if verb.head is verb:
            break
        verb = verb.head
    return found


def _is_said_by_another(token: Any) -> bool:
    """Whether "it" stands in what somebody named in the same sentence says, who then is the likeliest."""
    if token.head.dep_ != "ccomp":
        return False
    subject = next((c for c in token.head.head.children if c.dep_ == "nsubj"), None)
    return subject is not None and subject.pos_ == "PROPN"


def _weaker(resolution: Resolution) -> Resolution:
    """A body meant by "they" is less sure: the word may as well mean people left unnamed."""
    if resolution.kind is SourceKind.GROUP:
        return resolution
    return replace(resolution, confidence=min(resolution.confidence, 0.5))


def _unclear(referents: list[Referent]) -> Resolution:
    """No name; the names that remain, unless an anonymous one is among them."""
    kinds = {referent.resolution.kind for referent in referents}
    kind = kinds.pop() if len(kinds) == 1 else SourceKind.UNKNOWN
    hidden = any(r.resolution.anonymity is Anonymity.ANONYMOUS for r in referents)
    names = tuple(dict.fromkeys(r.resolution.name for r in referents if r.resolution.name is not None))
    if hidden:
        return Resolution(None, kind, Anonymity.ANONYMOUS)
    return Resolution(None, kind, Anonymity.ROLE, candidates=names, confidence=0.3)


def _settle(referents: list[Referent], sure: float) -> Found:
    """The one party that the referents mean; the only subject among several; else nobody."""
    keys = {referent.key for referent in referents}
    if len(keys) == 1:
        return _chosen(referents[-1], sure)
    subjects = {referent.key for referent in referents if referent.subject}
    if len(subjects) == 1:
        return _chosen(next(r for r in reversed(referents) if r.key in subjects), sure - 0.1)
    return Found(_unclear(referents), None)


def _chosen(referent: Referent, sure: float) -> Found:
    confidence = min(sure, referent.resolution.confidence)
    return Found(replace(referent.resolution, confidence=confidence), referent.key)


def _own_sentence(token: Any, here: list[Referent], before: list[Referent]) -> Found | None:
    """The subject of a clause around the pronoun's, else another party named before it in the sentence.

    One that is no subject is taken only if the sentence before has no other subject to offer.
    """
    by_token = {referent.token: referent for referent in here}
    for governor in _governors(token):
        if governor in by_token and governor < token.i:
            return _settle([by_token[governor]], 0.85)
    near = [referent for referent in here if referent.token < token.i]
    if not near:
        return None
    if not any(referent.subject for referent in near):
        last = before[-1].sentence if before else -1
        near = [r for r in before if r.sentence == last and r.subject] + near
        if len({referent.key for referent in near}) > 1:
            return Found(_unclear(near), None)
    return _settle(near, 0.75)


def resolve_pronoun(token: Any, place: Place, earlier: list[Referent]) -> Found:
    """Who the pronoun means, from the referents before it (in order of the text)."""
    sentence, block = place.sentence, place.block
    asked = sort_of_pronoun(token)
    if asked is None or asked[0] in ("self", "selves"):
        return Found(UNKNOWN, None)
    sort, gender = asked
    window = _window(earlier, place)
    recent = [r for r in window if _fits(r, sort, gender)]
    if place.quotation < 0:
        # Whoever speaks outside a quotation is not found among those whom he speaks of inside it.
        recent = [r for r in recent if r.quotation < 0]
    recent = [r for r in recent if r.sentence < sentence or not _same_clause_subject(token, r)]
    if sort == "group":
        recent = [replace(r, resolution=_weaker(r.resolution)) for r in recent]
    here = [r for r in recent if r.sentence == sentence and not (sort == "body" and _spoken_of(token, r))]
    before = [r for r in recent if r.sentence < sentence]
    if sort == "body" and _is_object(token):
        return Found(UNKNOWN, None)
    own = _own_sentence(token, here, before)
    if own is not None:
        return own
    if sort == "body" and _is_said_by_another(token):
        return Found(UNKNOWN, None)
    empty = sort == "body" and token.head.lemma_ in EMPTY_SUBJECT_VERBS
    if empty or (sort == "body" and _thing_came_between(place, before, window)):
        return Found(UNKNOWN, None)
    for back in range(1, FURTHEST + 1):
        there = [r for r in before if place.back(r) == back]
        if there:
            near = all(r.block == block for r in there) or back == 1
            return _settle(there, (0.8 if near else 0.6) - 0.1 * (back - 1))
    anonymity = Anonymity.GROUP if sort == "group" else Anonymity.ROLE
    return Found(Resolution(None, _kind_of(sort), anonymity), None)


def _kind_of(sort: str) -> SourceKind:
    return {"person": SourceKind.PERSON, "group": SourceKind.GROUP}.get(sort, SourceKind.UNKNOWN)


def _thing_came_between(place: Place, before: list[Referent], earlier: list[Referent]) -> bool:
    """Whether the subject of the sentence before is a thing, which "it" then most likely means."""
    things = [r for r in earlier if place.back(r) == 1 and r.subject and r.sort == "thing"]
    bodies = [r for r in before if place.back(r) == 1 and r.subject]
    return bool(things) and not bodies
