"""Clauses of a parsed sentence: heads, subjects, objects, and the extent of a clause's own words."""

from __future__ import annotations

from typing import Any

from onrecord.reading.statements.lexicon import cue_classes

__all__ = [
    "SUBJECTS",
    "auxiliaries",
    "clause_tokens",
    "coordinated_clauses",
    "direct_object",
    "has_to",
    "is_negated",
    "is_verbal",
    "phrase_tokens",
    "subject_of",
]

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
_OBJECTS = ("dobj", "obj", "attr", "oprd")
_REFLEXIVE = frozenset({"itself", "themselves", "himself", "herself", "myself", "ourselves"})
_NOT_A_SINGLE = ["not", "a", "single"]
_NEGATIVE = frozenset({"no", "never", "neither", "nobody", "nothing", "none", "hardly"})


def is_verbal(token: Any) -> bool:
    """Whether the token heads a clause: a verb, or an auxiliary that is the main verb."""
    return token.pos_ == "VERB" or (token.pos_ == "AUX" and token.dep_ not in ("aux", "auxpass"))


def has_to(verb: Any) -> bool:
    """Whether the verb is an infinitive with "to"."""
    return any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children)


def subject_of(verb: Any, inherit: bool = True) -> Any | None:
    """The subject token of a verb; a coordinated or controlled verb inherits its governor's."""
    for child in verb.children:
        if child.dep_ in SUBJECTS and child.dep_ != "expl":
            return child
    if inherit and verb.dep_ in ("conj", "xcomp", "advcl") and is_verbal(verb.head) and verb.head != verb:
        if verb.dep_ == "xcomp":
            controller = next((c for c in verb.head.children if c.dep_ in ("dobj", "obj")), None)
            if controller is not None and controller.lower_ not in _REFLEXIVE:
                return controller
        return subject_of(verb.head)
    if inherit and verb.dep_ in ("relcl", "acl"):
        return _antecedent(verb)
    return None


def _antecedent(verb: Any) -> Any | None:
    return None if verb.head == verb or verb.dep_ == "acl" else verb.head


def direct_object(verb: Any) -> Any | None:
    """The object or predicate complement of a verb, else None."""
    found: dict[str, Any] = {}
    for child in verb.children:
        found.setdefault(child.dep_, child)
    return next((found[wanted] for wanted in _OBJECTS if wanted in found), None)


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
    if noun.lower_ in _NEGATIVE or any(c.dep_ == "det" and c.lower_ in _NEGATIVE for c in noun.children):
        return True
    opening = noun.doc[noun.left_edge.i : noun.left_edge.i + 3]  # "not one of the ten", "not a single mark"
    return [t.lower_ for t in opening[:2]] == ["not", "one"] or [t.lower_ for t in opening] == _NOT_A_SINGLE


def _is_not_only(token: Any) -> bool:
    following = token.nbor(1).lower_ if token.i + 1 < len(token.doc) else ""
    return following in ("only", "merely", "just", "simply")


def coordinated_clauses(head: Any) -> list[Any]:
    """The head and the verbs coordinated with it that have a subject of their own."""
    found = [head]
    for child in head.children:
        if _is_spliced(child, head):
            found += coordinated_clauses(child)
        own = child.dep_ in ("conj", "parataxis", "ccomp") and is_verbal(child)
        if own and child.dep_ == "conj" and subject_of(child, inherit=False) is not None:
            found += coordinated_clauses(child)
    return found


def _is_spliced(child: Any, head: Any) -> bool:
    """ "The sale was not made; no bid had come", "Trams arrive, riders wait": one main clause is hung below
    the other. A fronted quotation ("It is late, he said") hangs below a verb of telling.
    """
    if child.dep_ not in ("ccomp", "parataxis") or not is_verbal(child):
        return False
    if subject_of(child, inherit=False) is None or any(c.dep_ == "mark" for c in child.children):
        return False
    if child.i > head.i:
        around = child.doc[head.i + 1 : child.left_edge.i][-1:]
    else:
        around = child.doc[child.right_edge.i : child.right_edge.i + 3]
    marks = {t.text for t in around}
    if child.i < head.i and ";" in marks:
        return True
    return bool(marks & _splices(head)) and _may_splice(head)


def _splices(head: Any) -> frozenset[str]:
    """The marks that part main clauses; a comma does so only in lists of clauses, and in headlines."""
    listed = any(
        c.dep_ == "conj" and is_verbal(c) and subject_of(c, inherit=False) is not None for c in head.children
    )
    headline = not head.doc[-1].is_punct
    return frozenset(",;:") if listed or headline else frozenset(";:")


def _may_splice(head: Any) -> bool:
    return head.lemma_.lower() not in cue_classes() and subject_of(head, inherit=False) is not None


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
    first, last = 0, len(tokens)
    while first < last and _is_edge(doc[tokens[first]], opening=True):
        first += 1
    while last > first and _is_edge(doc[tokens[last - 1]], opening=False):
        last -= 1
    return tokens[first:last]


def _is_edge(token: Any, *, opening: bool) -> bool:
    return bool(token.is_punct or token.is_space or (opening and token.dep_ == "cc"))
