"""Clauses that tell a view: feelings, stances, comparisons, what is good, bad or needed."""

from __future__ import annotations

from typing import Any

from onrecord.reading.statements.clauses import direct_object, is_negated, subject_of
from onrecord.reading.statements.lexicon import word_set

__all__ = ["holds_view", "is_evaluated", "tells_view", "withholds"]

_LINKS = frozenset({"be", "feel", "seem", "become", "remain", "stay", "look", "sound"})
_FINDS = frozenset({"see", "find", "have"})
_AS_WHAT = frozenset({"regard", "consider", "describe", "characterise", "characterize", "dismiss", "portray"})
_SCANT = frozenset({"no", "any", "little", "much", "every", "good"})


def tells_view(head: Any, predicate: Any) -> bool:
    """Whether the clause tells what somebody feels, thinks or holds, whoever reports it."""
    lemma = predicate.lemma_.lower()
    if holds_view(head, predicate):
        return True
    return _feels(predicate, lemma) or _in_view(head) or _hearts_are_with(predicate, lemma)


def holds_view(head: Any, predicate: Any) -> bool:
    """Whether the clause tells what its subject thinks or wants of something: "sees no reason", "considers it
    fair", "doubts the figure"; feelings aside.
    """
    lemma = predicate.lemma_.lower()
    if lemma in word_set("attitude_verbs") or _own_view(head, lemma) or _small_clause(predicate, lemma):
        return True
    held = direct_object(predicate)
    return held is not None and _holds_view(predicate, lemma, held)


def _own_view(head: Any, lemma: str) -> bool:
    """ "I think", "we accept this", "I miss the old bridge": said of oneself, now; "I hope that ..."."""
    if lemma in ("hope", "wish"):
        return any(c.dep_ == "ccomp" for c in head.children)
    own = subject_of(head, inherit=False)
    return (
        own is not None
        and own.lower_ in ("i", "we")
        and head.tag_ in ("VBP", "VB")
        and lemma in word_set("own_view_verbs")
    )


def _small_clause(verb: Any, lemma: str) -> bool:
    """ "considers the price fair", "regards it as a gift": what something is held to be."""
    if any(c.dep_ == "auxpass" for c in verb.children):
        return False
    if lemma in _AS_WHAT and any(c.dep_ == "prep" and c.lower_ == "as" for c in verb.children):
        return True
    if lemma not in ("consider", "deem", "regard", "judge", "rate", "think", "find", "call"):
        return False
    if any(c.dep_ == "oprd" for c in verb.children):
        return True
    told = [c for c in verb.children if c.dep_ == "ccomp"]
    bare = any(c.pos_ in ("ADJ", "NOUN") and c.tag_ != "VBG" for c in told)
    return bare or (lemma == "think" and bool(told))


def _holds_view(verb: Any, lemma: str, held: Any) -> bool:
    """ "sees no reason", "has doubts", "shares that hope", "gives it little chance"."""
    noun = held.lemma_.lower()
    if lemma in ("have", "share", "voice", "express") and noun in word_set("attitude_nouns"):
        return True
    if lemma == "share" and is_negated(verb):
        return noun in word_set("attitude_nouns") or held.pos_ == "PRON"
    if lemma in ("give", "stand") and (noun == "chance" or any(c.lower_ == "chance" for c in verb.children)):
        return True
    if lemma == "attribute":
        return noun not in word_set("speech_nouns") | {"quotation", "word", "sentence", "quote"}
    if lemma not in _FINDS or noun not in word_set("weighed_nouns"):
        return False
    return any(c.lower_ in _SCANT for c in held.children) or is_negated(verb)


def _feels(verb: Any, lemma: str) -> bool:
    """ "is annoyed", "am sorry", "felt like a thief", "are proud of it"."""
    feeling = word_set("feeling_words")
    if verb.tag_ == "VBN" and verb.lower_ in feeling:
        return any(c.dep_ == "auxpass" and c.lemma_.lower() in ("be", "feel") for c in verb.children)
    if lemma not in _LINKS:
        return False
    if any(c.dep_ in ("acomp", "attr", "oprd") and c.lower_ in feeling for c in verb.children):
        return True
    if lemma != "feel":
        return False
    return any(
        c.dep_ in ("acomp", "ccomp") or (c.dep_ == "prep" and c.lower_ == "like") for c in verb.children
    )


def _in_view(head: Any) -> bool:
    """ "in our view", "in her opinion", "to my mind": said by the clause itself."""
    for prep in head.children:
        if prep.dep_ == "prep" and prep.lower_ in ("in", "to"):
            for noun in prep.children:
                owned = noun.dep_ == "pobj" and any(c.dep_ == "poss" for c in noun.children)
                if owned and noun.lower_ in ("view", "opinion", "judgement", "judgment", "mind", "eyes"):
                    return True
    return False


def _hearts_are_with(verb: Any, lemma: str) -> bool:
    """ "Our thoughts are with the families"."""
    subject = subject_of(verb, inherit=False)
    if lemma not in ("be", "go") or subject is None:
        return False
    felt = subject.lemma_.lower() in ("thought", "heart", "sympathy", "condolence", "prayer")
    return felt and any(c.dep_ == "prep" and c.lower_ in ("with", "to", "out") for c in verb.children)


def is_evaluated(head: Any, spoken: bool) -> bool:
    """Whether a stative clause weighs something rather than stating it; ``spoken``: somebody's words."""
    linked = head.lemma_.lower() == "be"
    if spoken and linked and any(c.dep_ == "prep" and c.lower_ == "like" for c in head.children):
        return True
    complement = direct_object(head) or next((c for c in head.children if c.dep_ == "acomp"), None)
    if complement is None:
        return False
    words = list(complement.subtree)
    valued = linked and complement.lemma_.lower() in word_set("value_nouns")
    weighing = any(
        w.lemma_.lower() in word_set("evaluative") or w.tag_ in ("JJS", "RBS", "JJR", "RBR") for w in words
    ) or any(w.dep_ == "advmod" and w.lower_ == "too" and w.head.pos_ == "ADJ" for w in words)
    if weighing or valued or not spoken or not linked:
        measured = complement.dep_ != "acomp" and any(w.like_num for w in words)
        return (weighing or valued) and not measured
    # What somebody says that a thing is, as an adjective, is his view unless it can be seen or measured.
    factual = complement.lower_ in word_set("factual_complements") or any(w.like_num for w in words)
    return not factual and complement.dep_ == "acomp"


def withholds(head: Any, modal: set[str]) -> bool:
    """ "would not comment", "won't say", "refuses to disclose": an event, and no plan."""
    lemma = head.lemma_.lower()
    if lemma in ("refuse", "decline"):
        return any(c.dep_ == "xcomp" and c.lemma_.lower() in word_set("comment_verbs") for c in head.children)
    if not modal & word_set("modal_will") or not is_negated(head):
        return False
    own = subject_of(head)
    ours = own is not None and own.lower_ in ("i", "we")
    return lemma in word_set("comment_verbs") and not ours
