"""Clauses of a parsed sentence: heads, subjects, objects, and the extent of a clause's own words."""

from __future__ import annotations

from typing import Any

__all__ = [
    "SUBJECTS",
    "auxiliaries",
    "clause_tokens",
    "coordinated_clauses",
    "direct_object",
    "is_negated",
    "is_verbal",
    "phrase_tokens",
    "subject_of",
]

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
_OBJECTS = ("dobj", "obj", "attr", "oprd")
_NEGATIVE = frozenset({"no", "never", "neither", "nobody", "nothing", "none", "hardly"})


def is_verbal(token: Any) -> bool:
    """Whether the token heads a clause: a verb, or an auxiliary that is the main verb."""
    return token.pos_ == "VERB" or (token.pos_ == "AUX" and token.dep_ not in ("aux", "auxpass"))


def subject_of(verb: Any, inherit: bool = True) -> Any | None:
    """The subject token of a verb; a coordinated or controlled verb inherits its governor's."""
    for child in verb.children:
        if child.dep_ in SUBJECTS and child.dep_ != "expl":
            return child
    if inherit and verb.dep_ in ("conj", "xcomp", "advcl") and is_verbal(verb.head) and verb.head != verb:
        if verb.dep_ == "xcomp":
            controller = next((c for c in verb.head.children if c.dep_ in ("dobj", "obj")), None)
            if controller is not None:
                return controller
        return subject_of(verb.head)
    if inherit and verb.dep_ in ("relcl", "acl"):
        return _antecedent(verb)
    return None


def _antecedent(verb: Any) -> Any | None:
    return None if verb.head == verb or verb.dep_ == "acl" else verb.head


def direct_object(verb: Any) -> Any | None:
    """The object or predicate complement of a verb, else None."""
    for wanted in _OBJECTS:
        for child in verb.children:
            if child.dep_ == wanted:
                return child
    return None


def auxiliaries(verb: Any) -> list[Any]:
    """Auxiliaries of a verb; a coordinated verb without its own takes its governor's."""
    own = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    if not own and verb.dep_ == "conj" and is_verbal(verb.head) and verb.tag_ in ("VB", "VBN", "VBG"):
        return auxiliaries(verb.head)
    return own


def is_negated(verb: Any) -> bool:
    """Whether a negation belongs to this verb, its subject's or its object's determiner."""
    for child in verb.children:
        if (
            child.dep_ == "advmod"
            and child.lower_ == "longer"
            and any(c.lower_ == "no" for c in child.children)
        ):
            return True
        if child.dep_ == "neg" or (child.dep_ in ("advmod", "preconj") and child.lower_ in _NEGATIVE):
            return not _is_not_only(child)
        argument = child.dep_ in SUBJECTS or child.dep_ in _OBJECTS
        if argument and _is_negative(child):
            return True
    return False


def _is_negative(noun: Any) -> bool:
    return noun.lower_ in _NEGATIVE or any(c.dep_ == "det" and c.lower_ in _NEGATIVE for c in noun.children)


def _is_not_only(token: Any) -> bool:
    following = token.nbor(1).lower_ if token.i + 1 < len(token.doc) else ""
    return following in ("only", "merely", "just", "simply")


def coordinated_clauses(head: Any) -> list[Any]:
    """The head and the verbs coordinated with it that have a subject of their own."""
    found = [head]
    for child in head.children:
        if _is_before_semicolon(child, head):
            found += coordinated_clauses(child)
        own = child.dep_ in ("conj", "parataxis", "ccomp") and is_verbal(child)
        if own and child.dep_ == "conj" and subject_of(child, inherit=False) is not None:
            found += coordinated_clauses(child)
    return found


def _is_before_semicolon(child: Any, head: Any) -> bool:
    """ "The sale was not made; no bid had come": parsers hang the one main clause below the other."""
    if child.dep_ not in ("ccomp", "parataxis") or not is_verbal(child) or child.i > head.i:
        return False
    if subject_of(child, inherit=False) is None:
        return False
    return any(t.text == ";" for t in child.doc[child.right_edge.i : child.right_edge.i + 3])


def clause_tokens(head: Any) -> list[int]:
    """Token indices of a clause without the clauses coordinated with it that have their own subject."""
    drop: set[int] = set()
    for other in coordinated_clauses(head)[1:]:
        drop.update(token.i for token in other.subtree)
    for child in head.children:
        if child.dep_ == "cc" and any(o.head == head for o in coordinated_clauses(head)[1:]):
            drop.add(child.i)
    return trim(head.doc, [token.i for token in head.subtree if token.i not in drop])


def phrase_tokens(head: Any, without_clauses: bool = True) -> list[int]:
    """Token indices of a noun phrase; without its relative clauses when asked."""
    drop: set[int] = set()
    if without_clauses:
        for child in head.children:
            if child.dep_ in ("relcl", "acl", "appos", "conj", "cc", "punct", "parataxis", "advcl"):
                drop.update(token.i for token in child.subtree)
    return trim(head.doc, [token.i for token in head.subtree if token.i not in drop])


def trim(doc: Any, tokens: list[int]) -> list[int]:
    """The tokens without punctuation and conjunctions at either end (quotation marks are kept off too)."""
    tokens = sorted(tokens)
    while tokens and (doc[tokens[0]].is_punct or doc[tokens[0]].is_space or doc[tokens[0]].dep_ == "cc"):
        tokens.pop(0)
    while tokens and (doc[tokens[-1]].is_punct or doc[tokens[-1]].is_space):
        tokens.pop()
    return tokens
