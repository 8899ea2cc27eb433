"""From the head of a clause down to what is meant: "intends to deploy", "disclosed plans to deploy"."""

from __future__ import annotations

from typing import Any

from onrecord.reading.statements.clauses import direct_object, has_to, is_verbal, subject_of
from onrecord.reading.statements.lexicon import cue_classes, verb_effects, word_set
from onrecord.records import Modality

__all__ = ["descend"]

_PLANNERS = frozenset({"have", "make", "take", "outline", "confirm", "draw", "present"})
_DEEPEST = 6
_INTENDS = ("intends", "same")
_UNDONE = ("done", "negated")
_ASKED = frozenset({"invitation", "request", "call"})
_ENTERING = frozenset(
    {
        "sign",
        "win",
        "land",
        "secure",
        "accept",
        "reach",
        "conclude",
        "strike",
        "give",
        "renew",
        "repeat",
        "enter",
        "seal",
    }
)
"""Verbs of entering into what binds: "signed a contract to build"."""

Step = tuple[Any, tuple[str, str]]


def descend(head: Any) -> tuple[Any, Modality | None, bool]:
    """(verb or noun that is meant, modality given on the way or None, whether the way negates it)."""
    token, modality, flips = head, None, False
    for _ in range(_DEEPEST):
        step = _step(token)
        if step is None:
            break
        token, (found, change) = step
        if modality not in (Modality.INTENDS, Modality.MAY, Modality.DEMANDS):
            modality = Modality(found)
        flips ^= change == "negated"
    return token, modality, flips


def _step(token: Any) -> Step | None:
    if not is_verbal(token):
        return _from_noun(token)
    found = _still_to_do(token) or _from_missed(token) or _from_verb(token) or _from_adjective(token)
    return found or _from_object(token) or _from_bound(token) or _from_announced(token)


def _still_to_do(verb: Any) -> Step | None:
    """ "has yet to publish", "have still to be paid": what has not been done."""
    if verb.lemma_.lower() not in ("have", "be") or verb.tag_ not in ("VBZ", "VBP", "VBD"):
        return None
    inner = _infinitive_below(verb)
    waits = ("yet",) if verb.lemma_.lower() == "be" else ("yet", "still")
    between = () if inner is None else verb.doc[verb.i + 1 : inner.i]
    return (inner, _UNDONE) if inner is not None and any(t.lower_ in waits for t in between) else None


def _from_missed(verb: Any) -> Step | None:
    """ "missed the deadline to sell", "failed in its bid to": what has not been done."""
    noun = direct_object(verb)
    if noun is None or verb.lemma_.lower() not in word_set("miss_verbs") or verb.tag_ == "VB":
        return None
    if noun.lemma_.lower() not in word_set("deadline_nouns") | word_set("plan_nouns"):
        return None
    inner = _infinitive_below(noun) or next(
        (c for c in verb.children if c.dep_ == "advcl" and has_to(c)), None
    )
    return None if inner is None or inner.i < noun.i else (inner, _UNDONE)


def _from_bound(verb: Any) -> Step | None:
    """ "has bound itself to", "obliged themselves not to": what its subject undertakes."""
    noun = direct_object(verb)
    reflexive = noun is not None and noun.lower_ in ("itself", "themselves", "himself", "herself")
    if not reflexive or verb.lemma_.lower() not in ("bind", "oblige", "commit", "pledge"):
        return None
    inner = next((t for t in verb.subtree if t.tag_ == "VB" and t.i > verb.i and has_to(t)), None)
    return None if inner is None else (inner, _INTENDS)


def _from_noun(noun: Any) -> Step | None:
    """ "plans to deploy": the infinitive below a noun of planning."""
    if noun.lemma_.lower() not in word_set("plan_nouns"):
        return None
    complement = _infinitive_below(noun)
    return None if complement is None else (complement, _INTENDS)


def _from_verb(verb: Any) -> Step | None:
    complement = _infinitive_below(verb) or _gerund_below(verb)
    if complement is None:
        return None
    if verb.lower_ == "going":
        return complement, _INTENDS
    if _was_supposed(verb) or _is_engaged(verb):
        return complement, _INTENDS
    effect = verb_effects().get(verb.lemma_.lower())
    if effect is None or not _same_doer(verb, complement, effect[0]):
        return None
    past = verb.tag_ in ("VBD", "VBN")
    if _will_have_to(verb):
        return complement, _INTENDS
    if past and verb.lemma_.lower() in ("try", "attempt"):
        return complement, ("ongoing", "same")
    if past and verb.lemma_.lower() in ("begin", "start"):
        return complement, ("done", "same")
    return complement, effect


def _was_supposed(verb: Any) -> bool:
    """ "were supposed to be built": what had been planned."""
    return verb.lower_ == "supposed" and any(c.lower_ in ("was", "were") for c in verb.children)


def _is_engaged(verb: Any) -> bool:
    """ "has been hired to build": what its subject has taken on."""
    passive = verb.tag_ == "VBN" and any(c.dep_ == "auxpass" for c in verb.children)
    return passive and verb.lemma_.lower() in word_set("engaging_verbs")


def _will_have_to(verb: Any) -> bool:
    """ "will be obliged to file": what its subject is to do, like it or not."""
    passive = verb.tag_ == "VBN" and verb.lemma_.lower() in ("oblige", "force", "require", "compel")
    return passive and any(c.dep_ == "aux" and c.lower_ in ("will", "would", "'ll") for c in verb.children)


def _from_adjective(verb: Any) -> Step | None:
    """ "is ready to", "the aim is to", "is to"."""
    if verb.lemma_.lower() != "be":
        return None
    complement = _infinitive_below(verb)
    for child in verb.children:
        if child.dep_ not in ("acomp", "attr"):
            continue
        inner = _infinitive_below(child)
        lemma = child.lemma_.lower()
        if inner is not None and lemma in word_set("plan_nouns"):
            return inner, _INTENDS
        if inner is not None and lemma in verb_effects():
            return inner, verb_effects()[lemma]
    if complement is None or complement.lemma_.lower() == "blame":
        return None  # who "is to blame" means to do nothing
    return complement, _judged(verb) or _INTENDS


def _judged(verb: Any) -> tuple[str, str] | None:
    """What "it is necessary to", "it is wrong to" say of the doing."""
    empty = any(c.dep_ in ("nsubj", "expl") and c.lower_ == "it" for c in verb.children)
    quality = next((c for c in verb.children if c.dep_ == "acomp"), None)
    if not empty or quality is None:
        return None
    return ("demands" if quality.lemma_.lower() in word_set("needed_words") else "judges", "same")


def _from_object(verb: Any) -> Step | None:
    """ "has a plan to", "announced plans to"."""
    lemma = verb.lemma_.lower()
    noun = direct_object(verb)
    if noun is None or any(c.dep_ == "prt" for c in verb.children):
        return None  # "gave up its plan to"
    asked = _ASKED if lemma == "accept" else frozenset()
    if noun.lemma_.lower() not in word_set("plan_nouns") | word_set("bond_nouns") | asked:
        return None
    planned = lemma in _PLANNERS or cue_classes().get(lemma) == "announce"
    if not (planned and noun.lemma_.lower() in word_set("plan_nouns")) and lemma not in _ENTERING:
        return None
    inner = _infinitive_below(noun)
    return None if inner is None else (inner, _INTENDS)


def _from_announced(verb: Any) -> Step | None:
    """ "announces deep cuts": what is announced is a thing to be done."""
    noun = direct_object(verb)
    if noun is None or cue_classes().get(verb.lemma_.lower()) != "announce":
        return None
    return (noun, _INTENDS) if noun.lemma_.lower() in word_set("announced_nouns") else None


def _infinitive_below(token: Any) -> Any | None:
    for child in token.children:
        wanted = (
            child.dep_ in ("xcomp", "acl", "ccomp", "relcl", "advcl")
            if not is_verbal(token)
            else (child.dep_ in ("xcomp", "ccomp"))
        )
        open_question = any(c.lower_ in ("whether", "if") for c in child.children)
        if wanted and not open_question and has_to(child):
            return child
    return None


def _gerund_below(verb: Any) -> Any | None:
    """ "continues building", "plans on reviving"."""
    for child in verb.children:
        if child.dep_ == "xcomp" and child.tag_ == "VBG":
            return child
        if child.dep_ == "prep" and child.lower_ in ("on", "for", "at", "to"):
            found = next((c for c in child.children if c.dep_ == "pcomp" and c.tag_ == "VBG"), None)
            bound = ("commit", "agree", "consent", "swear") if child.lower_ == "to" else _BENT
            if found is not None and verb.lemma_.lower() in bound:
                return found
    return None


_BENT = ("plan", "aim", "insist", "work")


def _same_doer(governor: Any, complement: Any, modality: str) -> bool:
    """ "X asks Y to go" is Y's going demanded; "X plans to go" X's own."""
    return modality == "demands" or subject_of(complement, inherit=False) is None or governor.tag_ == "VBN"
