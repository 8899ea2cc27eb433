"""Small questions about a parsed sentence that the readers of events share."""

from __future__ import annotations

from typing import Any

from onrecord.reading.events.lexicon import event_nouns, event_suffixes, not_events

__all__ = [
    "CLAUSES",
    "SUBJECTS",
    "auxiliaries",
    "children",
    "has_subject",
    "is_auxiliary",
    "is_event_noun",
    "is_event_verb",
    "is_finite",
    "predicate_of",
    "shares_clause",
    "shares_helpers",
]

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
CLAUSES = frozenset({"ccomp", "xcomp", "advcl", "acl", "relcl", "pcomp", "csubj", "csubjpass", "parataxis"})
_NOT_REPORTING = frozenset({"amod", "compound", "prep", "aux", "auxpass", "case", "mark"})
_COPULAS = frozenset(
    {"be", "become", "seem", "remain", "look", "appear", "feel", "sound", "prove", "stay", "get"}
)


def children(token: Any, *deps: str) -> list[Any]:
    """The dependents of ``token`` that hang on it by one of ``deps``."""
    return [child for child in token.children if child.dep_ in deps]


def has_subject(token: Any) -> bool:
    """Whether the token has a subject of its own."""
    return any(child.dep_ in SUBJECTS for child in token.children)


def is_auxiliary(token: Any) -> bool:
    """Whether the token only helps another verb."""
    return token.dep_ in {"aux", "auxpass"} or token.tag_ == "MD"


def is_event_verb(token: Any) -> bool:
    """Whether the token is a verb that reports something, not a helper, a copula or an attribute."""
    if token.pos_ != "VERB" or token.dep_ in _NOT_REPORTING or is_auxiliary(token):
        return False
    return any(letter.isalpha() for letter in token.text)


def is_event_noun(token: Any) -> bool:
    """Whether the token is a noun that names an event."""
    if token.pos_ != "NOUN" or token.dep_ == "compound":
        return False
    lemma = token.lemma_.lower()
    if lemma in event_nouns():
        return True
    if lemma in not_events() or len(lemma) < 6:
        return False
    return bool(lemma.endswith(event_suffixes()))


def predicate_of(token: Any) -> Any:
    """The word with the tense, modals and negation of ``token``: its copula if it is a predicate."""
    head = token.head
    if token.dep_ in {"acomp", "attr", "oprd"} and head != token and head.lemma_.lower() in _COPULAS:
        return head
    return token


def auxiliaries(token: Any) -> list[Any]:
    """The helping verbs of ``token``; those of the verb it is joined to where it has none and no subject."""
    own = children(token, "aux", "auxpass")
    if not own and shares_helpers(token):
        return auxiliaries(token.head)
    return own


def shares_helpers(token: Any) -> bool:
    """Whether helpers and negation of the verb before it also serve a joined verb: "did not see or hear"."""
    if not shares_clause(token):
        return False
    helped = bool(children(token.head, "aux", "auxpass")) or shares_helpers(token.head)
    if not helped:
        return not (is_finite(token) and any(child.dep_ == "neg" for child in token.head.children))
    return not is_finite(token)


def is_finite(token: Any) -> bool:
    """Whether the form of the verb has a tense of its own."""
    return token.tag_ in {"VBD", "VBZ", "VBP", "MD"}


def shares_clause(token: Any) -> bool:
    """Whether the token is joined to a verb whose subject and helpers also serve it."""
    return (
        token.dep_ == "conj"
        and token.head != token
        and token.head.pos_ in {"VERB", "AUX"}
        and token.pos_ in {"VERB", "AUX"}
        and not has_subject(token)
        and not children(token, "aux", "auxpass")
    )
