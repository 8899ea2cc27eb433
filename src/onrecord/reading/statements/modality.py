"""How a statement is put: modality and polarity of its content, from cue, auxiliaries and governors."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from onrecord.reading.statements.clauses import auxiliaries, direct_object, is_negated, is_verbal, subject_of
from onrecord.reading.statements.lexicon import cue_classes, verb_effects, word_set
from onrecord.records import Modality, Polarity

__all__ = ["Manner", "read_manner"]


@dataclass(frozen=True, slots=True)
class Manner:
    """Modality and polarity, the token that says what happens, and how sure the modality is (0..1)."""

    modality: Modality
    polarity: Polarity
    predicate: Any
    confidence: float


def read_manner(head: Any, cue_lemma: str | None, headline: bool) -> Manner:
    """The manner of the clause that ``head`` governs, said with a cue of this lemma (None: article voice)."""
    predicate, governed, flips = _descend(head)
    negated = is_negated(head) ^ flips
    if predicate != head:
        negated ^= is_negated(predicate)
    own, confidence = _own_modality(head, predicate, governed, headline)
    modality = _with_cue(own, cue_lemma)
    return Manner(modality, Polarity.NEGATED if negated else Polarity.AFFIRMED, predicate, confidence)


def _descend(head: Any) -> tuple[Any, Modality | None, bool]:
    """Follows "intends to deploy" and "disclosed plans to deploy" down to the verb that is meant."""
    token, modality, flips = head, None, False
    for _ in range(6):
        step = _step(token)
        if step is None:
            break
        token, (found, change) = step
        if modality is None or found not in ("done", "ongoing"):
            modality = modality if modality in (Modality.INTENDS, Modality.MAY) else Modality(found)
        flips ^= change == "negated"
    return token, modality, flips


def _step(token: Any) -> tuple[Any, tuple[str, str]] | None:
    lemma = token.lemma_.lower()
    complement = next(
        (c for c in token.children if c.dep_ in ("xcomp", "acl", "ccomp") and _infinitive(c)), None
    )
    if not is_verbal(token):
        if lemma in word_set("plan_nouns") and complement is not None:
            return complement, ("intends", "same")
        return None
    effect = verb_effects().get(lemma)
    if effect is not None and complement is not None and _same_doer(token, complement, effect[0]):
        return complement, effect
    return _step_through(token, complement)


def _step_through(token: Any, complement: Any | None) -> tuple[Any, tuple[str, str]] | None:
    lemma = token.lemma_.lower()
    lower = token.lower_
    if lower == "going" and complement is not None:
        return complement, ("intends", "same")
    if lemma == "be":
        adjective = next((c for c in token.children if c.dep_ in ("acomp", "attr")), None)
        if adjective is not None:
            inner = next(
                (c for c in adjective.children if c.dep_ in ("xcomp", "acl") and _infinitive(c)), None
            )
            effect = verb_effects().get(adjective.lemma_.lower())
            if inner is not None and adjective.lemma_.lower() in word_set("plan_nouns"):
                return inner, ("intends", "same")
            if inner is not None and effect is not None:
                return inner, effect
        if complement is not None and any(c.lower_ == "to" for c in complement.children):
            return complement, ("intends", "same")
    if lemma in ("have", "make", "take", "announce", "unveil", "disclose", "reveal", "outline", "confirm"):
        noun = direct_object(token)
        if noun is not None and noun.lemma_.lower() in word_set("plan_nouns"):
            inner = next((c for c in noun.children if c.dep_ in ("acl", "xcomp") and _infinitive(c)), None)
            if inner is not None:
                return inner, ("intends", "same")
    return None


def _infinitive(token: Any) -> bool:
    has_to = any(c.lower_ == "to" and c.dep_ == "aux" for c in token.children)
    return has_to or (token.tag_ == "VBG" and token.dep_ == "xcomp")


def _same_doer(governor: Any, complement: Any, modality: str) -> bool:
    """ "X asks Y to go" is Y's going demanded; "X plans to go" X's own."""
    return modality == "demands" or subject_of(complement, inherit=False) is None or governor.tag_ == "VBN"


def _own_modality(
    head: Any, predicate: Any, governed: Modality | None, headline: bool
) -> tuple[Modality, float]:
    modal = {aux.lower_ for aux in auxiliaries(head)}
    if modal & word_set("modal_may") or _hedged(head):
        return Modality.MAY, 0.9
    if governed in (Modality.INTENDS, Modality.MAY, Modality.DEMANDS):
        return governed, 0.9
    if modal & word_set("modal_must"):
        return Modality.DEMANDS, 0.7
    if modal & word_set("modal_will"):
        return (Modality.INTENDS, 0.75) if _is_action(head, predicate) else (Modality.ASSERTS, 0.6)
    if governed is Modality.ONGOING:
        return Modality.ONGOING, 0.8
    return _plain(head, predicate, modal, headline)


def _plain(head: Any, predicate: Any, modal: set[str], headline: bool) -> tuple[Modality, float]:
    if not is_verbal(head):
        return Modality.ASSERTS, 0.5
    if headline and "to" in modal:
        return Modality.INTENDS, 0.85
    lemma = predicate.lemma_.lower()
    if lemma in word_set("stative"):
        return (Modality.JUDGES, 0.6) if _evaluates(head) else (Modality.ASSERTS, 0.75)
    be_now = bool(modal & {"is", "are", "am", "'s", "'re", "’s", "’re"})
    if head.tag_ == "VBG" and (modal & {"was", "were"} or be_now or "been" in modal):
        return Modality.ONGOING, 0.85
    if head.tag_ == "VBD" or (head.tag_ == "VBN" and not be_now):
        return Modality.DONE, 0.85
    if head.tag_ in ("VBZ", "VBP") and headline:
        return Modality.DONE, 0.6
    return Modality.ASSERTS, 0.65


def _hedged(head: Any) -> bool:
    """ "perhaps", "possibly", "has the potential to"."""
    for child in head.children:
        if child.dep_ == "advmod" and child.lower_ in ("perhaps", "possibly", "maybe", "potentially"):
            return True
        if child.dep_ in ("dobj", "attr") and child.lemma_.lower() in ("potential", "possibility", "chance"):
            return True
    return False


def _evaluates(head: Any) -> bool:
    """Whether a stative clause weighs something rather than stating it."""
    complement = direct_object(head) or next((c for c in head.children if c.dep_ == "acomp"), None)
    words = [] if complement is None else list(complement.subtree)
    return any(
        w.lemma_.lower() in word_set("evaluative") or w.tag_ in ("JJS", "RBS", "JJR", "RBR") for w in words
    )


def _is_action(head: Any, predicate: Any) -> bool:
    """Whether "will" announces something to be done rather than foretells a state."""
    subject = subject_of(head)
    if subject is None:
        return False
    passive = any(c.dep_ == "auxpass" for c in predicate.children)
    lemma = predicate.lemma_.lower()
    if lemma == "be":
        complement = next((c for c in predicate.children if c.dep_ == "acomp"), None)
        return complement is not None and complement.lemma_.lower() in (
            "available",
            "ready",
            "open",
            "complete",
            "operational",
            "finished",
        )
    if passive:
        return lemma not in ("determine", "see", "affect", "impact", "know", "judge", "decide")
    return lemma not in word_set("stative") and lemma not in word_set("outlook_verbs") and _can_act(subject)


def _can_act(subject: Any) -> bool:
    if subject.ent_type_ in ("PERSON", "ORG", "GPE", "NORP") or subject.pos_ in ("PROPN", "PRON"):
        return subject.lower_ not in ("this", "that", "it", "which") or subject.lower_ in ("it", "which")
    return not subject.lemma_.lower().endswith(("tion", "ment", "ity", "ness", "ance", "ence", "impact"))


def _with_cue(own: Modality, cue_lemma: str | None) -> Modality:
    """The cue's part: denial and demand outweigh the content, judging gives way to a plan or a may."""
    kind = cue_classes().get(cue_lemma or "")
    if kind == "denies":
        return Modality.DENIES
    if kind == "demands":
        return Modality.DEMANDS
    if kind == "intends":
        return Modality.INTENDS if own is not Modality.DENIES else own
    if kind in ("judges", "concern") and own not in (Modality.MAY, Modality.DEMANDS, Modality.DENIES):
        return Modality.JUDGES
    return own
