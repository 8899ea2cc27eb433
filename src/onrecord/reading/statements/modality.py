"""How a statement is put: modality and polarity of its content, from cue, auxiliaries and governors."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from onrecord.reading.statements.attitudes import is_attitude
from onrecord.reading.statements.clauses import auxiliaries, direct_object, is_negated, is_verbal, subject_of
from onrecord.reading.statements.governors import descend
from onrecord.reading.statements.lexicon import cue_classes, word_set
from onrecord.records import Modality, Polarity

__all__ = ["Manner", "Setting", "read_manner"]


@dataclass(frozen=True, slots=True)
class Manner:
    """Modality and polarity, the token that says what happens, how sure the modality is (0..1), and the
    modality that the content has without its cue.
    """

    modality: Modality
    polarity: Polarity
    predicate: Any
    confidence: float
    bare: Modality


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a clause stands: its cue (None in article voice), in a headline, with a window (ahead or not)."""

    cue_lemma: str | None
    headline: bool
    dated: bool
    can_act: bool
    ahead: bool = False
    quoted: bool = False
    personal: bool = False
    """``quoted``: the words stand in quotation marks or are an answer, so that "would" is no past "will";
    ``personal``: the subject is a personal pronoun."""


def read_manner(head: Any, setting: Setting) -> Manner:
    """The manner of the clause that ``head`` governs."""
    predicate, governed, flips = descend(head)
    negated = is_negated(head) ^ flips
    if predicate != head:
        negated ^= is_negated(predicate)
    own, confidence = _own_modality(head, predicate, governed, setting)
    modality = _with_cue(own, setting.cue_lemma)
    return Manner(modality, Polarity.NEGATED if negated else Polarity.AFFIRMED, predicate, confidence, own)


def _own_modality(
    head: Any, predicate: Any, governed: Modality | None, setting: Setting
) -> tuple[Modality, float]:
    modal = {aux.lower_ for aux in auxiliaries(head)}
    if "could" in modal and is_negated(head) and setting.cue_lemma is None:
        return Modality.DONE, 0.6  # "could not find", "could not be reached"
    if modal & _ABILITY and is_negated(head):
        return Modality.ASSERTS, 0.6  # "cannot" says what is so, not what may be
    if modal & word_set("modal_may") or _hedged(head):
        return Modality.MAY, 0.9
    if _is_likely(head) or _should_have(head, modal):
        return Modality.JUDGES, 0.7
    if is_attitude(head):
        return _attitude(head)
    if governed in (Modality.INTENDS, Modality.MAY, Modality.DEMANDS, Modality.JUDGES):
        return governed, 0.9
    action = _is_action(head, predicate, setting)
    if modal & word_set("modal_must"):
        return _obliged(modal, action, setting)
    if modal & word_set("modal_will"):
        return _future(head, predicate, modal, action, setting)
    if _is_scheduled(head):
        return Modality.INTENDS, 0.8
    if governed is Modality.ONGOING:
        return Modality.ONGOING, 0.8
    return _meant(head, predicate) or _plain(head, predicate, modal, setting)


def _is_likely(head: Any) -> bool:
    """ "will probably stall", "has no doubt forgotten": a guess, however firm."""
    return any(c.dep_ == "advmod" and c.lower_ in word_set("guess_words") for c in head.children)


def _should_have(head: Any, modal: set[str]) -> bool:
    """ "should have been signed": a view of what was left undone."""
    return bool(modal & {"should", "ought"}) and "have" in modal and head.tag_ == "VBN"


def _attitude(head: Any) -> tuple[Modality, float]:
    """Stances are views; "ruled out" is a plan not to, and "did not rule out" a possibility."""
    if head.lemma_.lower() != "rule":
        return Modality.JUDGES, 0.75
    return (Modality.MAY, 0.75) if is_negated(head) else (Modality.INTENDS, 0.7)


_ABILITY = frozenset({"can", "could", "ca"})


def _obliged(modal: set[str], action: bool, setting: Setting) -> tuple[Modality, float]:
    """A "must" demands in somebody's mouth and states a rule in the article's; "should" may foresee."""
    if "should" in modal and action and not (setting.can_act or setting.personal):
        return Modality.INTENDS, 0.5
    if setting.cue_lemma is None and "must" in modal:
        return Modality.ASSERTS, 0.6
    return Modality.DEMANDS, 0.7 if setting.cue_lemma is not None else 0.55


def _future(
    head: Any, predicate: Any, modal: set[str], action: bool, setting: Setting
) -> tuple[Modality, float]:
    """ "will" announces what somebody brings about; under an "if", or of what is only foreseen, it judges."""
    would = bool(modal & {"would", "'d", "’d"})
    own = subject_of(head)
    if own is not None and own.lower_ in ("i", "we") and not would and predicate.lemma_.lower() not in _FELT:
        return Modality.INTENDS, 0.8
    if predicate.lemma_.lower() in word_set("attitude_verbs"):
        return Modality.JUDGES, 0.7
    if (
        not would
        and predicate.lemma_.lower() == "be"
        and any(
            c.dep_ == "attr" and any(d.lower_ in ("a", "an") for d in c.children) for c in predicate.children
        )
    ):
        return Modality.JUDGES, 0.6
    if (would and setting.quoted) or predicate.lemma_.lower() in word_set("outcome_verbs"):
        return Modality.JUDGES, 0.65
    conditional = any(
        c.dep_ == "advcl" and any(m.lower_ in ("if", "unless", "without") for m in c.children)
        for c in head.children
    )
    if would and setting.cue_lemma is None:
        if action and not conditional:
            return Modality.INTENDS, 0.6
        return (Modality.ASSERTS, 0.5) if setting.can_act else (Modality.JUDGES, 0.6)
    if conditional and not setting.can_act:
        return Modality.JUDGES, 0.6
    if action:
        return Modality.INTENDS, 0.75
    if predicate.lemma_.lower() in _FORETOLD:
        return Modality.JUDGES, 0.55
    return Modality.INTENDS, 0.55


def _meant(head: Any, predicate: Any) -> tuple[Modality, float] | None:
    """Main verbs that are themselves attitudes, demands or denials, whoever reports them."""
    lemma = predicate.lemma_.lower()
    if lemma in word_set("attitude_verbs"):
        return Modality.JUDGES, 0.7
    if lemma == "have" and predicate == head:
        held = direct_object(predicate)
        if held is not None and held.lemma_.lower() in word_set("attitude_nouns"):
            return Modality.JUDGES, 0.7
    if lemma in word_set("demand_verbs") and predicate == head and direct_object(predicate) is not None:
        return Modality.DEMANDS, 0.6
    if lemma == "be":
        if _is_denial(head):
            return Modality.DENIES, 0.65
        for child in head.children:
            if child.dep_ == "acomp" and child.lower_ in ("possible", "conceivable") and not is_negated(head):
                return Modality.MAY, 0.7
            if child.dep_ in ("acomp", "attr") and child.lower_ in word_set("false_words"):
                return Modality.DENIES, 0.6
            if child.dep_ == "prep" and child.lower_ in ("against", "for") and child.i > head.i:
                return Modality.JUDGES, 0.6
    return None


def _is_denial(head: Any) -> bool:
    """ "is not so", "is not true", "there is no truth in it", "there is nothing to it"."""
    if any(c.dep_ == "expl" for c in head.children):
        thing = next((c for c in head.children if c.dep_ in ("attr", "nsubj")), None)
        return thing is not None and is_negated(head) and thing.lower_ in ("truth", "nothing", "substance")
    told = any(c.dep_ in ("acomp", "advmod") and c.lower_ in ("so", "true", "correct") for c in head.children)
    return told and any(c.dep_ == "neg" for c in head.children)


def _is_scheduled(head: Any) -> bool:
    """ "is due in March", "has been scheduled for May"."""
    words = word_set("due_words")
    if head.lemma_.lower() == "be":
        return any(c.dep_ in ("acomp", "attr") and c.lower_ in words for c in head.children)
    return head.tag_ == "VBN" and head.lower_ in words


def _plain(head: Any, predicate: Any, modal: set[str], setting: Setting) -> tuple[Modality, float]:
    if not is_verbal(head):
        return Modality.ASSERTS, 0.5
    if setting.headline and "to" in modal:
        return Modality.INTENDS, 0.85
    be_now = bool(modal & {"is", "are", "am", "'s", "'re", "’s", "’re"})
    if setting.headline and head.tag_ == "VBG" and not modal:
        return Modality.INTENDS, 0.6
    lemma = predicate.lemma_.lower()
    if _lasts(head, lemma, modal):
        return Modality.ONGOING, 0.7
    perfect = bool(modal & {"has", "have", "'ve", "’ve"}) and head.tag_ == "VBN"
    if lemma in word_set("stative") and not (perfect and lemma not in _MEASURED):
        weighed = (lemma == "be" or lemma not in _MEASURED) and _evaluates(head, setting)
        return (Modality.JUDGES, 0.6) if weighed else (Modality.ASSERTS, 0.75)
    if head.tag_ == "VBG" and (modal & {"was", "were"} or be_now or "been" in modal):
        return Modality.ONGOING, 0.85
    if head.tag_ == "VBD" or "did" in modal or (head.tag_ == "VBN" and not be_now):
        return Modality.DONE, 0.85
    if head.tag_ in ("VBZ", "VBP"):
        if setting.headline:
            return Modality.DONE, 0.6
        if setting.ahead:
            return Modality.INTENDS, 0.7
        if setting.dated and lemma not in word_set("stative") and lemma in word_set("timetabled"):
            return Modality.INTENDS, 0.6
    return Modality.ASSERTS, 0.65


_MEASURED = frozenset({"be", "cost", "weigh", "measure", "owe"})


def _lasts(head: Any, lemma: str, modal: set[str]) -> bool:
    """ "remains", "still waits", "have watched it since May": going on at the time told of."""
    if modal & word_set("modal_will") or modal & word_set("modal_may"):
        return False
    if lemma in ("remain", "persist") and head.tag_ in ("VBZ", "VBP", "VBD"):
        return not any(c.dep_ in ("acomp", "attr") and _weighs(c) for c in head.children)
    possible = any(c.dep_ == "acomp" and c.lower_ in ("possible", "likely", "unclear") for c in head.children)
    if not possible and any(c.dep_ == "advmod" and c.lower_ == "still" for c in head.children):
        return head.tag_ in ("VBZ", "VBP", "VBD", "VBG")
    perfect = bool(modal & {"has", "have", "'ve", "’ve"}) and head.tag_ in ("VBN", "VBG")
    durative = lemma in word_set("durative")
    return perfect and durative and any(c.dep_ == "prep" and c.lower_ == "since" for c in head.children)


def _weighs(complement: Any) -> bool:
    words = list(complement.subtree)
    return any(w.lemma_.lower() in word_set("evaluative") or w.tag_ in ("JJS", "RBS") for w in words)


def _hedged(head: Any) -> bool:
    """ "perhaps", "possibly", "has the potential to"."""
    for child in head.children:
        if child.dep_ == "advmod" and child.lower_ in ("perhaps", "possibly", "maybe", "potentially"):
            return True
        if child.dep_ in ("dobj", "attr") and child.lemma_.lower() in ("potential", "possibility", "chance"):
            return True
    return False


def _evaluates(head: Any, setting: Setting) -> bool:
    """Whether a stative clause weighs something rather than stating it."""
    complement = direct_object(head) or next((c for c in head.children if c.dep_ == "acomp"), None)
    if complement is None:
        return False
    words = list(complement.subtree)
    weighing = any(
        w.lemma_.lower() in word_set("evaluative") or w.tag_ in ("JJS", "RBS", "JJR", "RBR") for w in words
    ) or any(w.dep_ == "advmod" and w.lower_ == "too" and w.head.pos_ == "ADJ" for w in words)
    if weighing or setting.cue_lemma is None or head.lemma_.lower() != "be":
        return weighing
    # What somebody says that a thing is, as an adjective or "a ...", is his view unless it can be seen.
    factual = complement.lower_ in word_set("factual_complements") or any(w.like_num for w in words)
    indefinite = any(w.dep_ == "det" and w.lower_ in ("a", "an") for w in complement.children)
    return not factual and (complement.dep_ == "acomp" or indefinite)


def _is_action(head: Any, predicate: Any, setting: Setting) -> bool:
    """Whether "will" announces something to be done rather than foretells a state."""
    lemma = predicate.lemma_.lower()
    if lemma == "be":
        complement = next((c for c in predicate.children if c.dep_ == "acomp"), None)
        return complement is not None and complement.lemma_.lower() in _BROUGHT_ABOUT
    if any(c.dep_ == "auxpass" for c in predicate.children):
        return lemma not in _FORETOLD
    if lemma in word_set("stative") or lemma in word_set("outlook_verbs"):
        return False
    subject = subject_of(head)
    return subject is not None and (setting.can_act or setting.dated or subject.pos_ == "PRON")


_BROUGHT_ABOUT = frozenset({"available", "ready", "open", "complete", "operational", "finished"})
_FELT = frozenset({"believe", "think", "hear", "see", "know", "feel", "need", "regret", "miss"})
_FORETOLD = frozenset({"determine", "see", "affect", "impact", "know", "judge", "decide"})


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
