"""Whose attitude a clause of the article tells: "the union opposes it", "Novak is against it"."""

from __future__ import annotations

from typing import Any

from onrecord.reading.names import Names, Resolution
from onrecord.reading.parse import ParsedSentence
from onrecord.reading.statements.clauses import direct_object, is_negated, subject_of
from onrecord.reading.statements.lexicon import word_set
from onrecord.reading.statements.slots import mention_of
from onrecord.reading.statements.units import Unit
from onrecord.reading.statements.views import holds_view
from onrecord.records import Anonymity, BlockKind, EvidenceSpan, Mention, SourceKind

__all__ = ["attitude_holder", "hearsay_of", "inner_holder", "is_attitude", "is_called_false"]


def is_attitude(head: Any) -> bool:
    """Whether a clause head tells what its subject holds: stance verbs, "rule out", "is against", "remain
    opposed".
    """
    lemma = head.lemma_.lower()
    if any(c.dep_ in ("auxpass", "nsubjpass") for c in head.children):
        return False
    told = direct_object(head)
    if told is not None and told.lower_ in word_set("nobody_words"):
        return False  # "has congratulated nobody" tells no attitude
    if lemma in word_set("stance_verbs"):
        return not _is_foretold(head)
    if lemma == "rule":
        return any(c.dep_ == "prt" and c.lower_ == "out" for c in head.children)
    if lemma not in ("be", "remain", "stay"):
        return False
    for child in head.children:
        if child.dep_ == "acomp" and child.lower_ in word_set("stance_adjectives"):
            return True
        if child.dep_ == "prep" and child.lower_ == "against" and child.i == head.i + 1:
            return True
    return False


def _is_foretold(head: Any) -> bool:
    """ "will reject the offer" foretells an act: nobody holds it yet."""
    return any(c.dep_ == "aux" and c.tag_ == "MD" for c in head.children)


def _is_told(head: Any) -> bool:
    """Whether the subject tells something with this verb, though no clause follows: "concedes the point",
    "counts 412 cases", "puts the loss at a tenth", "spoke of 6,000", "sees no reason for it".
    """
    if any(c.dep_ in ("auxpass", "nsubjpass") for c in head.children) or _is_foretold(head):
        return False
    lemma, told = head.lemma_.lower(), direct_object(head)
    if lemma == "think" and head.tag_ == "VBG":
        return False  # "is thinking about a ban" weighs it, and holds no view yet
    if lemma in word_set("counting_verbs"):
        return told is not None and any(t.like_num or t.lower_ == "no" for t in told.subtree)
    if is_negated(head):
        return holds_view(head, head)
    if lemma in word_set("telling_verbs"):
        return told is not None
    if lemma == "put":
        return told is not None and any(
            c.dep_ == "prep" and c.lower_ == "at" and any(t.like_num for t in c.subtree)
            for c in head.children
        )
    if holds_view(head, head):
        return True
    return lemma in word_set("telling_of") and any(
        c.dep_ == "prep" and c.lower_ in ("of", "for", "about", "at", "against") for c in head.children
    )


def attitude_holder(unit: Unit, names: Names) -> tuple[EvidenceSpan, Resolution, EvidenceSpan] | None:
    """The subject's words, who it is, and the cue, where an article's clause tells a party's attitude."""
    if unit.sentence.kind is BlockKind.CAPTION or not (is_attitude(unit.head) or _is_told(unit.head)):
        return None
    return _holder(unit, names)


def inner_holder(unit: Unit, names: Names) -> tuple[EvidenceSpan, Resolution, EvidenceSpan] | None:
    """The same inside what somebody says: "the lawyer said the man had admitted to two thefts"."""
    head = unit.head
    complement = any(c.dep_ in ("xcomp", "ccomp", "dobj", "prep") and c.i > head.i for c in head.children)
    if head.tag_ == "VB" and any(c.lower_ == "to" for c in head.children):
        return None  # "asked X to agree": X has not agreed yet
    lemma = head.lemma_.lower()
    if lemma == "ask" and any(
        c.dep_ == "mark" and c.lower_ in ("whether", "if") for t in head.children for c in t.children
    ):
        return None  # "asked me whether it could": a question
    if lemma in word_set("passing_on") | {"ask", "say"} and is_negated(head):
        return None  # "has not asked us": nothing was said
    if lemma in word_set("own_acts") and not is_attitude(head) and any(c.tag_ == "MD" for c in head.children):
        return None  # "will admit observers", "may ask for more": nothing was said yet
    if is_attitude(head) or (lemma in word_set("own_acts") and complement):
        passive = any(c.dep_ in ("auxpass", "nsubjpass") for c in head.children)
        return None if passive else _holder(unit, names)
    return None


def hearsay_of(unit: Unit) -> EvidenceSpan | None:
    """The word that makes a clause hearsay of nobody in particular: "reportedly", "is believed to"."""
    head, sentence = unit.head, unit.sentence
    cue = next(
        (c for c in head.children if c.dep_ == "advmod" and c.lower_ in word_set("hearsay_adverbs")), None
    )
    passive = head.tag_ == "VBN" and head.lemma_.lower() in word_set("hearsay_passives")
    planned = head.lower_ == "supposed" and any(c.lower_ in ("was", "were") for c in head.children)
    if cue is None and passive and not planned and any(c.dep_ == "auxpass" for c in head.children):
        agent = any(c.dep_ == "agent" for c in head.children)
        infinitive = any(c.dep_ == "xcomp" for c in head.children)
        cue = head if infinitive and not agent else None
    if cue is None:
        return None
    start, end = sentence.token_extent(cue)
    return EvidenceSpan(start, end, cue.text)


def _holder(unit: Unit, names: Names) -> tuple[EvidenceSpan, Resolution, EvidenceSpan] | None:
    head, sentence = unit.head, unit.sentence
    subject = subject_of(head)
    if subject is None or subject.lower_ in ("i", "we", "you"):
        return None
    if any(c.lower_ in word_set("nobody_words") for c in (subject, *subject.lefts)):
        return None
    mention, found = _all_of(sentence, subject, names)
    if found.anonymity is Anonymity.UNATTRIBUTED or found.kind in (SourceKind.UNKNOWN, SourceKind.DOCUMENT):
        return None
    start, end = sentence.token_extent(head)
    cue = EvidenceSpan(start, end, sentence.text[start - sentence.start : end - sentence.start])
    return EvidenceSpan(mention.start, mention.end, mention.text), found, cue


def _all_of(sentence: ParsedSentence, subject: Any, names: Names) -> tuple[Mention, Resolution]:
    """The subject with everything that "and" joins to it: two states that agree are no single one of them."""
    mention, found = mention_of(sentence, subject, names)
    joined = list(subject.conjuncts)
    if not joined or any(c.i < subject.i for c in joined):
        return mention, found
    last = max(joined, key=lambda c: int(c.i))
    start, end = mention.start, mention_of(sentence, last, names)[0].end
    found = names.resolve(start, end)
    return Mention(
        sentence.text[start - sentence.start : end - sentence.start], start, end, found.party
    ), found


def is_called_false(head: Any) -> bool:
    """Whether the clause is what a report says, and the report is called false in the same breath.

    "Reports that the tour was called off are false": the parser hangs the "are" below or above the noun.
    """
    noun = head.head
    if head.dep_ not in ("acl", "ccomp", "relcl") or noun.lemma_.lower() not in word_set("report_nouns"):
        return False
    return any(_calls_false(verb) for verb in (noun.head, *noun.children))


def _calls_false(verb: Any) -> bool:
    """ "are false", "have no basis"."""
    if verb.lemma_ == "have":
        return is_negated(verb) and any(
            c.dep_ == "dobj" and c.lemma_.lower() in word_set("groundless_nouns") for c in verb.children
        )
    false = any(c.dep_ in ("acomp", "attr") and c.lower_ in word_set("false_words") for c in verb.children)
    return verb.lemma_ == "be" and false and not is_negated(verb)
