"""What a statement does to an undertaking, judged by its own words; tracking decides what it amounts to."""

from __future__ import annotations

from typing import Any

from onrecord.reading.statements.actors import Doer
from onrecord.reading.statements.clauses import auxiliaries
from onrecord.reading.statements.lexicon import cue_classes, verb_effects, word_set
from onrecord.reading.statements.modality import Manner
from onrecord.reading.statements.outcomes import (
    breaks_bond,
    brings_about,
    calls_off,
    came_to_nothing,
    denies_plan,
    falls_short,
    is_as_planned,
    is_counted,
    is_given_up,
    is_in_place,
    is_lacking,
    is_planned,
    is_set,
    is_unpromised,
    is_visit,
    leaves_bond,
    lemma_of,
    moves,
    names_day,
    rejects_report,
    still_waits,
    tells_of_none,
)
from onrecord.reading.statements.views import withholds
from onrecord.records import Act, Modality, Polarity, Source

__all__ = ["act_of"]


def act_of(
    head: Any,
    manner: Manner,
    sources: tuple[Source, ...],
    cue_lemma: str | None,
    doer: Doer,
    dated: bool = False,
) -> Act | None:
    """The act, None where the statement says nothing about an undertaking; ``dated``: it names a window."""
    predicate, affirmed = manner.predicate, manner.polarity is Polarity.AFFIRMED
    lemma = lemma_of(predicate)
    if manner.modality is Modality.DENIES:
        told = manner.bare in (Modality.INTENDS, Modality.DONE, Modality.ONGOING)
        denied = cue_classes().get(lemma) != "denies" or rejects_report(predicate)
        return Act.DENIES if told and denied else None
    if is_unpromised(head, predicate) and manner.modality in (Modality.INTENDS, Modality.DONE):
        return Act.DENIES
    plain = _absent(predicate, manner) or _ended(predicate, manner)
    if plain is not None:
        return plain
    if affirmed and manner.modality in _TOLD and (_is_plan(head, predicate) or is_visit(predicate, dated)):
        return Act.UNDERTAKES
    off = (manner.modality in _TOLD or lemma in word_set("cancel_particles")) and not _is_to_leave(
        predicate, manner
    )
    if affirmed and off and calls_off(predicate):
        return Act.CANCELS
    if affirmed and manner.modality in _TOLD and moves(predicate):
        return Act.REVISES
    if affirmed and manner.modality in (Modality.ASSERTS, Modality.DONE) and breaks_bond(predicate):
        return Act.REPORTS_NOT_DONE
    if manner.modality in (Modality.ASSERTS, Modality.ONGOING) and is_in_place(predicate):
        return Act.REPORTS_DONE if affirmed else Act.REPORTS_NOT_DONE
    if manner.modality is Modality.INTENDS:
        made = _undertakes(head, manner, sources, cue_lemma, doer, dated) and not _only_dates(predicate)
        return Act.UNDERTAKES if made else None
    if manner.modality is Modality.ONGOING:
        return Act.RESTATES if affirmed and not still_waits(predicate) else Act.REPORTS_NOT_DONE
    if manner.modality is Modality.DONE and withholds(head, {a.lower_ for a in auxiliaries(head)}):
        return None
    if manner.modality is Modality.DONE and not (_only_tells(predicate, lemma) or _only_dates(predicate)):
        missed = not affirmed or lemma in word_set("miss_verbs") or falls_short(predicate)
        return Act.REPORTS_NOT_DONE if missed else Act.REPORTS_DONE
    if still_waits(predicate):
        return Act.REPORTS_NOT_DONE
    return None


def _absent(predicate: Any, manner: Manner) -> Act | None:
    """What it amounts to that a thing is told of as not there: "there is no such plan", "are missing"."""
    if manner.modality is Modality.INTENDS and tells_of_none(predicate):
        return Act.CANCELS if is_given_up(predicate) else None
    if manner.modality not in (Modality.ASSERTS, Modality.ONGOING, Modality.DONE):
        return None
    if tells_of_none(predicate):
        return Act.DENIES if denies_plan(predicate) else Act.REPORTS_NOT_DONE
    lacking = manner.polarity is Polarity.AFFIRMED and is_lacking(predicate)
    return Act.REPORTS_NOT_DONE if lacking else None


def _ended(predicate: Any, manner: Manner) -> Act | None:
    """What it amounts to that something "never happened", or was so "as planned"."""
    if manner.modality is Modality.DONE and came_to_nothing(predicate):
        return Act.CANCELS
    planned = manner.modality is Modality.ASSERTS and is_as_planned(predicate)
    return Act.REPORTS_DONE if planned and manner.polarity is Polarity.AFFIRMED else None


def _is_to_leave(predicate: Any, manner: Manner) -> bool:
    """ "will withdraw from the accord": an undertaking of its own, whatever was promised in the accord."""
    return manner.modality is Modality.INTENDS and leaves_bond(predicate)


def _is_plan(head: Any, predicate: Any) -> bool:
    return is_set(head) or is_planned(head, predicate) or names_day(predicate)


_TOLD = (Modality.INTENDS, Modality.DONE, Modality.ONGOING, Modality.ASSERTS)


def _only_tells(predicate: Any, lemma: str) -> bool:
    """Whether a verb that can tell or judge does so here: "concluded that", and not "concluded the sale"."""
    if cue_classes().get(lemma, "announce") == "announce":
        return False
    thing = any(c.dep_ in ("dobj", "nsubjpass") for c in predicate.children)
    return not thing or lemma not in word_set("told_or_done")


def _only_dates(predicate: Any) -> bool:
    """ "The move came days after ...", "the report follows ...": when it was, not that it was done."""
    if predicate.lemma_.lower() not in ("come", "follow"):
        return False
    subject = next((c for c in predicate.children if c.dep_ == "nsubj"), None)
    told = word_set("telling_nouns") | word_set("speech_nouns") | word_set("report_nouns")
    return subject is not None and subject.lemma_.lower() in told


def _undertakes(
    head: Any, manner: Manner, sources: tuple[Source, ...], cue_lemma: str | None, doer: Doer, dated: bool
) -> bool:
    """Kept out: what outsiders foretell, states that nobody brings about, and refusals to answer."""
    predicate = manner.predicate
    if cue_lemma in word_set("vowing_cues") and not _leaves_open(head):
        return True
    if predicate.lemma_.lower() in ("stay", "remain", "be") and _under_control(predicate):
        return False  # the terms of an arrangement, not something to be done
    if head.dep_ == "relcl" and any(c.lower_ == "that" and c.dep_ != "mark" for c in head.children):
        return False  # "the posts that it intends to fill" only tells which ones
    if _leaves_open(head):
        return False
    if predicate.pos_ == "NOUN" and head.lemma_.lower() in ("release", "publish"):
        return False  # "released a programme" is done by saying so
    if any(_weighs(verb) for verb in (head, predicate)):
        return False  # "it would be wise to wait"
    if head.dep_ == "relcl" and not dated and any(a.lower_ in word_set("modal_will") for a in _above(head)):
        return False  # a detail of what the clause around it undertakes
    given = dated and lemma_of(predicate) == "get"  # "is to get four lanes by May"
    if (lemma_of(predicate) in word_set("not_undertaken") and not given) or head.lemma_.lower() in (
        "refuse",
        "decline",
    ):
        return False
    if manner.confidence < _SURE_PLAN and not ((dated and brings_about(predicate)) or is_counted(predicate)):
        return False  # "will cost", "will stay": states, foreseen rather than undertaken
    foretold = cue_classes().get(cue_lemma or "") == "judges"
    return not foretold or _speaks_for_doer(sources[0], doer)


_SURE_PLAN = 0.56


def _leaves_open(head: Any) -> bool:
    """ "when they would come", "nothing will be opened", "would get ten at most": no one undertakes that."""
    asked = [c.lower_ for c in head.children if c.dep_ == "advmod" and c.lower_ in word_set("wh_words")]
    reason = asked == ["why"] and head.head.lemma_.lower() == "be"  # "that is why it will"
    if head.dep_ != "relcl" and asked and not reason:
        return True
    if any(c.dep_ == "nsubj" and c.lower_ in ("nothing", "nobody") for c in head.children):
        return True
    if any(c.dep_ == "nsubjpass" and c.lower_ == "nothing" for c in head.children):
        return True
    return any(t.lower_ == "most" and t.i and t.nbor(-1).lower_ == "at" for t in head.subtree)


def _weighs(verb: Any) -> bool:
    """Whether a "be" says how something is, not that it comes about."""
    if verb.lemma_.lower() != "be":
        return False
    return any(
        c.dep_ == "acomp" and c.lower_ not in word_set("come_about") and not _is_governor(c)
        for c in verb.children
    )


def _is_governor(adjective: Any) -> bool:
    """ "is ready to", "is committed to": what its subject means to do."""
    return adjective.lemma_.lower() in verb_effects() or adjective.lower_ in verb_effects()


def _above(head: Any) -> list[Any]:
    """The auxiliaries of the verbs above a clause."""
    return [a for verb in head.ancestors if verb.pos_ in ("VERB", "AUX") for a in auxiliaries(verb)]


def _under_control(predicate: Any) -> bool:
    roles = word_set("control_nouns")
    return any(g.lemma_.lower() in roles for c in predicate.children if c.dep_ == "prep" for g in c.children)


def _speaks_for_doer(source: Source, doer: Doer) -> bool:
    found = doer.resolution
    if found is None or source.name is None:
        return False
    return source.name in (found.name, found.principal)
