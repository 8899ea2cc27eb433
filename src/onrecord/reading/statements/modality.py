"""How a statement is put: modality and polarity of its content, from cue, auxiliaries and governors."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from onrecord.reading.statements.attitudes import is_attitude
from onrecord.reading.statements.clauses import (
    auxiliaries,
    direct_object,
    has_to,
    is_negated,
    is_verbal,
    subject_of,
)
from onrecord.reading.statements.governors import descend
from onrecord.reading.statements.lexicon import cue_classes, word_set
from onrecord.reading.statements.views import is_evaluated, tells_view, withholds
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
    modal = _modals(head)
    if head.dep_ == "conj" and "to" in modal and governed is None and _is_meant_with(head.head):
        return Modality.INTENDS, 0.9
    told = _event_told(head, modal, setting) or _ability(head, modal, setting)
    if told is not None:
        return told
    if _is_likely(head) or _should_have(head, modal):
        return Modality.JUDGES, 0.7
    if is_attitude(head):
        return _attitude(head)
    if modal & {"should", "must"} and governed is Modality.INTENDS:
        return Modality.DEMANDS, 0.6  # "should try taxing them"
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
    if _is_to_be(head):
        return Modality.INTENDS, 0.7
    if _is_under_way_ahead(head, modal, setting):
        return Modality.INTENDS, 0.7
    return _bidden(head, setting) or _meant(head, predicate) or _plain(head, predicate, modal, setting)


def _is_under_way_ahead(head: Any, modal: set[str], setting: Setting) -> bool:
    """ "is sending ten ships on 3 May", told before that day."""
    return head.tag_ == "VBG" and setting.ahead and bool(modal & {"is", "are", "am", "'s", "'re"})


def _is_meant_with(first: Any) -> bool:
    """Whether the infinitive that another is joined to is what somebody intends: "plans to open and to"."""
    above = first.head
    return first.dep_ == "xcomp" and descend(above)[0] == first and descend(above)[1] is Modality.INTENDS


def _modals(head: Any) -> set[str]:
    """The auxiliaries; those that stand for their verb ("we won't", "they had not") with them."""
    modal = {aux.lower_ for aux in auxiliaries(head)}
    return modal | {head.lower_} if _stands_alone(head) else modal


def _stands_alone(head: Any) -> bool:
    """Whether an auxiliary is left of a clause whose verb is understood."""
    if head.pos_ != "AUX" and head.lower_ not in ("do", "does", "did", "had", "has", "have"):
        return False
    said = {"nsubj", "neg", "punct", "advmod", "mark", "advcl", "cc", "nsubjpass", "intj", "npadvmod"}
    return head.lemma_.lower() != "be" and all(c.dep_ in said for c in head.children)


def _event_told(head: Any, modal: set[str], setting: Setting) -> tuple[Modality, float] | None:
    """Refusals to speak, "could not be reached", and what people are asked or charged with: events."""
    if withholds(head, modal):
        return Modality.DONE, 0.7
    if "could" in modal and is_negated(head) and setting.cue_lemma is None:
        return Modality.DONE, 0.6  # "could not find", "could not be reached"
    if _stands_alone(head) and head.lower_ in ("had", "has", "have", "did"):
        return Modality.DONE, 0.6
    passive = head.tag_ == "VBN" and any(c.dep_ == "auxpass" for c in head.children)
    by = any(c.dep_ == "agent" for c in head.children)
    lemma = head.lemma_.lower()
    if passive and not by and lemma in word_set("bidding_passives") and not modal & word_set("modal_will"):
        return (Modality.DONE, 0.7) if modal & {"was", "were", "been"} else None
    if passive and lemma in word_set("charges"):
        return Modality.DONE, 0.7  # "is charged with fraud"
    past = head.tag_ in ("VBD", "VBN")
    if past and lemma == "want" and any(c.lemma_.lower() in ("know", "hear") for c in head.children):
        return Modality.DONE, 0.6
    return None


def _ability(head: Any, modal: set[str], setting: Setting) -> tuple[Modality, float] | None:
    """Abilities, rules and permissions are so; "may", "might" and the rest of "could" are possible only."""
    if modal & _ABILITY and is_negated(head):
        return Modality.ASSERTS, 0.6  # "cannot" says what is so, not what may be
    subject = subject_of(head)
    if "could" in modal and subject is not None and subject.lower_ in ("you", "one"):
        return Modality.ASSERTS, 0.55
    if "can" in modal and head.lemma_.lower() != "be" and not _hedged(head) and not _sometimes(head):
        return Modality.ASSERTS, 0.6
    barred = any(c.dep_ == "advmod" and c.lower_ == "longer" for c in head.children)
    barred = (barred or setting.can_act) and "have" not in modal and head.lemma_.lower() != "be"
    if "may" in modal and is_negated(head) and barred:
        return Modality.ASSERTS, 0.6  # "may no longer bring dogs"
    if modal & word_set("modal_may") or _hedged(head):
        return Modality.MAY, 0.9
    return None


def _sometimes(head: Any) -> bool:
    """ "in rare cases", "sometimes": what can happen, rather than what somebody can do."""
    for child in head.children:
        if child.dep_ == "advmod" and child.lower_ in ("sometimes", "occasionally", "easily"):
            return True
        if child.dep_ == "prep" and any(c.lemma_.lower() == "case" for c in child.children):
            return True
    return False


def _bidden(head: Any, setting: Setting) -> tuple[Modality, float] | None:
    """Imperatives: "Boil the water", "Let them come and see"."""
    spoken = setting.quoted and head.dep_ in ("ccomp", "parataxis")
    root = (head.head == head or spoken) and not setting.headline
    if not root or head.tag_ != "VB" or any(c.dep_ in ("aux", "nsubj") for c in head.children):
        return None
    if head.lemma_.lower() == "let" and any(c.lower_ in ("us", "'s", "me") for c in head.subtree):
        return None
    return Modality.DEMANDS, 0.6


def _is_likely(head: Any) -> bool:
    """ "will probably stall", "has no doubt forgotten": a guess, however firm."""
    return any(c.dep_ == "advmod" and c.lower_ in word_set("guess_words") for c in head.children)


def _should_have(head: Any, modal: set[str]) -> bool:
    """ "should have been signed", "must have known", "would have been dear", "need not worry": a view."""
    if head.lower_ == "ought" or "ought" in modal:
        return any(t.lower_ == "have" for t in head.subtree) or head.lower_ == "ought"
    if "need" in modal and is_negated(head):
        return True
    return bool(modal & {"should", "must", "would", "'d"}) and "have" in modal and head.tag_ == "VBN"


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
    lemma = predicate.lemma_.lower()
    if lemma in word_set("attitude_verbs"):
        return Modality.JUDGES, 0.7
    if would and any(c.dep_ == "advmod" and c.lower_ in ("always", "often") for c in head.children):
        return Modality.ASSERTS, 0.55  # a habit of the past
    if would and own is not None and own.lower_ in ("i", "we") and lemma in word_set("opining_verbs"):
        return Modality.JUDGES, 0.7
    if (
        would
        and own is not None
        and own.lower_ in ("it", "that", "this")
        and lemma in word_set("would_outcomes")
    ):
        return Modality.JUDGES, 0.6
    if (
        not would
        and predicate.lemma_.lower() == "be"
        and any(
            c.dep_ == "attr" and any(d.lower_ in ("a", "an") for d in c.children) for c in predicate.children
        )
    ):
        return Modality.JUDGES, 0.6
    done_to = lemma in _DONE_TO and action and direct_object(predicate) is not None
    if (would and setting.quoted) or (lemma in word_set("outcome_verbs") and not done_to):
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
    if tells_view(head, predicate):
        return Modality.JUDGES, 0.7
    if lemma in word_set("demand_verbs") and predicate == head and _asks_for(head, lemma):
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
            if child.dep_ == "prep" and child.lower_ == "without" and _has_noun(child, "groundless_nouns"):
                return Modality.DENIES, 0.65
    return None


def _has_noun(prep: Any, name: str) -> bool:
    return any(c.dep_ == "pobj" and c.lemma_.lower() in word_set(name) for c in prep.children)


def _asks_for(head: Any, lemma: str) -> bool:
    """Whether a verb of asking asks for a thing to be done or had, and not whether or why."""
    if head.tag_ == "VBG" or direct_object(head) is None:
        return False
    return lemma != "ask" or any(c.dep_ == "prep" and c.lower_ == "for" for c in head.children)


def _is_denial(head: Any) -> bool:
    """ "is not so", "is not true", "there is no truth in it", "there is nothing to it"."""
    if any(c.dep_ == "expl" for c in head.children):
        thing = next((c for c in head.children if c.dep_ in ("attr", "nsubj")), None)
        if thing is None or not is_negated(head) or thing.lower_ not in ("truth", "nothing", "substance"):
            return False
        return any(c.dep_ == "prep" and c.lower_ in ("to", "in") for w in (head, thing) for c in w.children)
    told = any(c.dep_ in ("acomp", "advmod") and c.lower_ in ("so", "true", "correct") for c in head.children)
    return told and any(c.dep_ == "neg" for c in head.children)


def _is_scheduled(head: Any) -> bool:
    """ "is due in March", "has been scheduled for May"."""
    words = word_set("due_words")
    if head.lemma_.lower() == "be":
        return any(c.dep_ in ("acomp", "attr") and c.lower_ in words for c in head.children)
    return head.tag_ == "VBN" and head.lower_ in words


def _is_to_be(head: Any) -> bool:
    """ "a fair to be held in May": the infinitive of a passive that says more of a noun."""
    told = head.dep_ in ("relcl", "acl") and head.tag_ == "VBN"
    return told and has_to(head)


def _plain(head: Any, predicate: Any, modal: set[str], setting: Setting) -> tuple[Modality, float]:
    if not is_verbal(head):
        return Modality.ASSERTS, 0.5
    if setting.headline and "to" in modal:
        return Modality.INTENDS, 0.85
    be_now = bool(modal & {"is", "are", "am", "'s", "'re", "’s", "’re"})
    if setting.headline and head.tag_ == "VBG" and not modal:
        return Modality.INTENDS, 0.6
    lemma = predicate.lemma_.lower()
    if head.tag_ == "VBG" and (modal & {"was", "were"} or be_now or "been" in modal):
        return Modality.ONGOING, 0.85
    if head.tag_ == "VBN" and "being" in modal:
        return Modality.ONGOING, 0.8
    weighed = lemma in word_set("stative") and (lemma == "be" or lemma not in _MEASURED)
    weighed = weighed and is_evaluated(head, setting.cue_lemma is not None or setting.quoted)
    if not weighed and _lasts(head, lemma, modal):
        return Modality.ONGOING, 0.7
    perfect = head.tag_ == "VBN" and bool(
        modal
        & ({"has", "have", "'ve", "’ve"} if lemma in _MEASURED else {"has", "have", "'ve", "’ve", "had"})
    )
    if perfect and lemma == "be" and any(c.dep_ == "expl" for c in head.children):
        return Modality.DONE, 0.6  # "there have been talks"
    if lemma in word_set("stative") and not (perfect and lemma not in _MEASURED):
        return (Modality.JUDGES, 0.6) if weighed else (Modality.ASSERTS, 0.75)
    if head.tag_ == "VBD" or "did" in modal or (head.tag_ == "VBN" and not be_now):
        return Modality.DONE, 0.85
    if head.tag_ in ("VBZ", "VBP"):
        if setting.headline:
            return Modality.DONE, 0.6
        if setting.ahead:
            return Modality.INTENDS, 0.7
        fixed = lemma in word_set("timetabled") and direct_object(head) is None
        if setting.dated and fixed and lemma not in word_set("stative"):
            return Modality.INTENDS, 0.6
    return Modality.ASSERTS, 0.65


_MEASURED = frozenset({"be", "cost", "weigh", "measure", "owe"})


def _lasts(head: Any, lemma: str, modal: set[str]) -> bool:
    """ "remains", "still waits", "have watched it since May": going on at the time told of."""
    if modal & word_set("modal_will") or modal & word_set("modal_may"):
        return False
    if lemma in ("remain", "persist", "stay") and head.tag_ in ("VBZ", "VBP", "VBD", "VBN"):
        complements = [c for c in head.children if c.dep_ in ("acomp", "attr", "oprd")]
        if lemma == "remain" or head.tag_ in ("VBZ", "VBP", "VBN"):
            return bool(lemma != "stay" or complements) and not any(_weighs(c) for c in complements)
    if lemma == "be" and _under_way(head):
        return True
    possible = any(c.dep_ == "acomp" and c.lower_ in ("possible", "likely", "unclear") for c in head.children)
    complement = max((c.i for c in head.children if c.dep_ in ("acomp", "attr")), default=len(head.doc))
    if not possible and any(
        c.dep_ == "advmod" and c.lower_ == "still" and c.i < complement for c in head.children
    ):
        return head.tag_ in ("VBZ", "VBP", "VBD", "VBG")
    perfect = bool(modal & {"has", "have", "'ve", "’ve"}) and head.tag_ in ("VBN", "VBG")
    durative = lemma in word_set("durative")
    return perfect and durative and any(c.dep_ == "prep" and c.lower_ == "since" for c in head.children)


def _under_way(head: Any) -> bool:
    """ "is under way", "are in progress", "is at work on it"."""
    for child in head.children:
        if child.dep_ == "advmod" and child.lower_ == "underway":
            return True
        if child.dep_ == "prep" and any(
            (child.lower_, c.lower_) in _IN_PROGRESS for c in child.children if c.dep_ == "pobj"
        ):
            return True
    return False


_IN_PROGRESS = frozenset(
    {("under", "way"), ("in", "progress"), ("at", "work"), ("under", "construction"), ("under", "review")}
)


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


def _is_action(head: Any, predicate: Any, setting: Setting) -> bool:
    """Whether "will" announces something to be done rather than foretells a state."""
    lemma = predicate.lemma_.lower()
    if lemma == "be":
        complement = next((c for c in predicate.children if c.dep_ == "acomp"), None)
        return complement is not None and complement.lemma_.lower() in _BROUGHT_ABOUT
    if any(c.dep_ == "auxpass" for c in predicate.children):
        return lemma not in _FORETOLD
    outlook = lemma in word_set("outlook_verbs") and direct_object(predicate) is None
    if lemma in word_set("stative") or outlook:
        return False
    subject = subject_of(head)
    return subject is not None and (setting.can_act or setting.dated or subject.pos_ == "PRON")


_BROUGHT_ABOUT = frozenset({"available", "ready", "open", "complete", "operational", "finished"})
_DONE_TO = frozenset({"stall", "slow", "freeze", "drop", "sink", "shrink"})
"""Outcome verbs that tell a deed where somebody does it to something."""
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
    if cue_lemma == "warn" and own is Modality.DONE:
        return own
    if kind in ("judges", "concern") and own not in (Modality.MAY, Modality.DEMANDS, Modality.DENIES):
        return Modality.JUDGES
    return own
