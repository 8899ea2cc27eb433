"""What a common noun says of a speaker: an office, a vague role, a crowd, a body, a document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from onrecord.reading.names.kinds import Finder, principal_in
from onrecord.reading.names.lexicon import Lexicon

__all__ = ["Role", "describe", "matches_office", "office_words", "owner_of"]

PAST = frozenset({"former", "ex", "then", "late", "outgoing", "ousted"})
RANKS = frozenset({"vice", "deputy", "assistant", "under", "associate", "acting", "lieutenant", "press"})
SPELLING = {"defense": "defence", "labor": "labour", "organization": "organisation"}
DEFINITE = frozenset({"the", "this", "that", "these", "those"})
OF = frozenset({"of", "for", "at", "from", "in", "with"})


@dataclass(frozen=True, slots=True)
class Role:
    """A noun phrase without a name. ``words`` is its office in lower case, the head last."""

    cls: str
    words: tuple[str, ...]
    plural: bool
    definite: bool
    indefinite: bool
    anonymous: bool
    gender: str
    principal: str | None = None
    past: bool = False
    owned_by_pronoun: bool = False


def office_words(text: str) -> tuple[str, ...]:
    """The words of an office in one spelling, without "former" and the like."""
    words = [word for word in text.lower().replace("-", " ").split() if word not in PAST]
    at = next((i for i, word in enumerate(words) if word in ("of", "for") and i), None)
    if at is not None:
        # "minister of education" and "education minister" are one office, its head word last.
        words = [word for word in words[at + 1 :] if word not in ("the", "and")] + words[:at]
    return tuple(SPELLING.get(word, word) for word in words)


def matches_office(role: tuple[str, ...], office: tuple[str, ...]) -> bool:
    """Whether "the minister" may mean the holder of this office; "the president" is no vice president."""
    if not role or not office or role[-1] != office[-1]:
        return False
    if not set(role) <= set(office):
        return False
    return not (set(office) - set(role)) & RANKS


def _left(token: Any) -> list[Any]:
    """The adjacent modifiers of the noun, in order."""
    kept = []
    for child in token.lefts:
        if child.dep_ in ("compound", "amod", "nmod", "punct"):
            kept.extend(sorted(child.subtree, key=lambda t: t.i))
    return kept


def owner_of(token: Any) -> Any | None:
    """The noun that the role is held for: "Volant's chief", "chief of Volant"; None where none is named."""
    for child in token.children:
        if child.dep_ == "poss":
            return child
    for child in token.children:
        if child.dep_ == "prep" and child.text in OF and child.i > token.i:
            for grandchild in child.children:
                if grandchild.dep_ == "pobj":
                    return grandchild
    return None


def _principal(token: Any, finder: Finder) -> str | None:
    """The state or body in the words before the noun: "Russian officials", "Kremlin spokesman"."""
    left = _left(token)
    if not left:
        return None
    known = principal_in(token.doc, left[0].i, left[-1].i, finder)
    if known is not None:
        return known
    proper = [t for t in left if t.text[0].isupper() and t.pos_ in ("PROPN", "ADJ", "NOUN")]
    if not proper or left[0].i == 0 or proper[0].text in finder.lexicon.creeds:
        return None
    opening = proper[0].text
    if opening.lower() in finder.lexicon.title_words or finder.lexicon.is_office(opening):
        return None
    return " ".join(t.text for t in proper)


def _wide_text(token: Any) -> str:
    """The noun phrase with its relative clause, and the clause of which it is the subject."""
    words = [t.text for t in sorted(token.subtree, key=lambda t: t.i)]
    text = " ".join(words)
    if token.dep_ in ("nsubj", "nsubjpass"):
        verb = token.head
        for child in verb.children:
            if child.dep_ in ("prep", "advcl", "acl", "relcl") or child.dep_ == "advmod":
                text += " " + " ".join(t.text for t in sorted(child.subtree, key=lambda t: t.i))
    return text.lower()


def _is_anonymous(token: Any, cls: str, lexicon: Lexicon) -> bool:
    if cls == "source":
        return True
    text = _wide_text(token)
    if any(cue in text for cue in lexicon.anonymity_cues):
        return True
    return cls in ("group", "vague") and any(cue in text for cue in lexicon.knowledge_cues)


def _lemma(token: Any) -> str:
    lower = str(token.text).lower()
    lemma = str(token.lemma_).lower()
    if lower in ("media", "data", "staff"):
        return lower
    return lemma.removesuffix("s") if token.pos_ == "PROPN" and len(lemma) > 4 else lemma


def _field(token: Any, lexicon: Lexicon) -> list[str]:
    """The field of an office that stands behind it: "the minister of education"."""
    for child in token.children:
        if child.dep_ == "prep" and child.lower_ in ("of", "for"):
            nouns = [n for n in child.children if n.dep_ == "pobj"]
            return [n.lower_ for n in nouns if n.lower_ in lexicon.title_words and n.lower_ != "staff"]
    return []


def _is_collective(token: Any, lexicon: Lexicon) -> bool:
    """Whether a plural word names one body ("police", "the authorities"), and not some of its people."""
    counted = any(c.dep_ in ("nummod", "quantmod") or c.lower_ in _SOME for c in token.lefts)
    return token.lower_ in lexicon.collective_bodies and not counted


_SOME = frozenset({"some", "several", "many", "few", "other", "two", "these", "those", "former", "military"})


def describe(token: Any, finder: Finder) -> Role | None:
    """What the noun says of a speaker; None where it is no word for one."""
    lexicon = finder.lexicon
    lemma, lower = _lemma(token), str(token.text).lower()
    cls = lexicon.class_of(lower) if lexicon.class_of(lower) == "group" else None
    cls = cls or lexicon.class_of(lemma) or lexicon.class_of(lower)
    if cls is None:
        return None
    collective = _is_collective(token, lexicon)
    if collective:
        cls, lemma = "body-government", lower
    if lemma == "agency" and any(child.text.lower() in ("news", "press") for child in token.lefts):
        cls = "outlet"
    proper_plural = token.pos_ == "PROPN" and lower.endswith("s") and lemma != lower
    plural = not collective and (token.tag_ in ("NNS", "NNPS") or cls == "group" or proper_plural)
    determiner = next((c.text.lower() for c in token.lefts if c.dep_ in ("det", "poss")), "")
    has_owner = any(c.dep_ == "poss" for c in token.lefts)
    left = [t.text.lower() for t in _left(token) if t.text.lower() in lexicon.title_words]
    left = [*_field(token, lexicon), *left]
    return Role(
        cls=cls,
        words=office_words(" ".join([*left, lemma])),
        plural=plural,
        definite=has_owner or determiner in DEFINITE,
        indefinite=determiner in ("a", "an", "one", "another", "some"),
        anonymous=_is_anonymous(token, cls, lexicon),
        gender=lexicon.gender_of(lemma),
        principal=_principal(token, finder),
        owned_by_pronoun=any(c.dep_ == "poss" and c.pos_ == "PRON" for c in token.lefts),
        past=any(t.text.lower() in PAST for t in _left(token)),
    )
