"""Which attributions report that somebody says or judges something, rather than does or awaits it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile
from typing import Any

from onrecord.reading.attribution import FoundAttribution
from onrecord.reading.parse import ParsedDocument
from onrecord.reading.statements.clauses import is_verbal, subject_of
from onrecord.reading.statements.lexicon import cue_classes, word_set

__all__ = ["cue_of", "speech_of", "teller_of"]


def speech_of(parsed: ParsedDocument, attributions: Sequence[FoundAttribution]) -> list[FoundAttribution]:
    """The attributions in which somebody is reported to say or judge something, rather than to do it.

    Intending is not saying ("X plans to ..."), and a thing is said only with a cue of saying: "X delivered 40
    buses" has the shape of "X delivered a warning".
    """
    return [a for a in attributions if _says(parsed, a) and (a.kind != "indirect" or _is_said(parsed, a))]


def _says(parsed: ParsedDocument, attribution: FoundAttribution) -> bool:
    lemma = attribution.cue_lemma
    cue = cue_of(parsed, attribution)
    if cue is not None and attribution.kind == "indirect":
        if cue.lower_ in ("citing", "quoting"):
            return False  # who is cited is a link of the chain, and no words of his
        if not attribution.source and lemma in word_set("event_passives") and cue.tag_ == "VBN":
            return False  # "is charged with" tells what was done, not what was said
        if lemma == "expect" and _only_dates(cue):
            return False  # "is now expected in May" sets a day
        if _is_unreal(cue) or _is_only_learnt(attribution, cue) or _only_asks(parsed, attribution):
            return False
        if _is_deed(parsed, attribution, cue):
            return False
    withheld = cue_classes().get(lemma or "") in ("assert", "intends") or lemma in word_set("withheld_cues")
    if attribution.negated and withheld:
        return False  # "did not say when", "never promised to" report nothing said
    if cue is not None and (_is_kept_silent(cue) or _is_handled(cue)):
        return False
    if lemma in ("say", "tell") and _text(parsed, attribution) in word_set("pointing_words"):
        return False  # "when he said that", "he told me his": nothing of what was said stands there
    if lemma == "plead" and _text(parsed, attribution) in ("guilty", "not guilty"):
        return False  # what is done in court
    if attribution.kind != "indirect" or lemma not in word_set("intention_cues"):
        return True
    return lemma in ("promise", "vow", "pledge", "threaten") or _of_others(parsed, attribution)


def _is_kept_silent(cue: Any) -> bool:
    """Whether somebody will not say it: "declined to say whether", "refused to confirm it"."""
    silent = word_set("silent_verbs")
    if cue.lemma_.lower() in silent:
        told = next((c for c in cue.children if c.dep_ == "xcomp"), None)
        return told is not None and _tells(told)
    held = cue.dep_ == "xcomp" and cue.head.lemma_.lower() in silent
    return bool(held) and _tells(cue)


def _is_unreal(cue: Any) -> bool:
    """Whether it is only supposed or awaited that somebody says so: "had he said", "is expected to say"."""
    if cue.pos_ != "VERB":
        return False
    subject = next((c for c in cue.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    turned = subject is not None and any(c.dep_ == "aux" and c.i < subject.i for c in cue.children)
    supposed = any(c.dep_ == "mark" and c.lower_ in ("if", "unless") for c in cue.children)
    awaited = cue.dep_ == "xcomp" and cue.head.lower_ in word_set("awaiting_words")
    return turned or supposed or bool(awaited)


def _is_deed(parsed: ParsedDocument, attribution: FoundAttribution, cue: Any) -> bool:
    """Whether it tells what somebody did or is ready to do: "dismissed the appeal", "did not comment", "was
    happy to show us".
    """
    if cue.pos_ == "ADJ":
        return _text(parsed, attribution).startswith("to ")
    ruled = cue.lemma_.lower() in ("dismiss", "reject", "uphold", "grant", "allow")
    told = next((c for c in cue.children if c.dep_ == "dobj"), None)
    return cue.lemma_ == "do" or (
        ruled and told is not None and told.lemma_.lower() in word_set("filed_papers")
    )


def _is_only_learnt(attribution: FoundAttribution, cue: Any) -> bool:
    """Whether somebody comes to know it, from nobody who is named: "he learned that it was closed". A paper
    that "has learned" what stands before it tells that.
    """
    if cue.pos_ != "VERB" or cue.lemma_.lower() not in word_set("learning_verbs"):
        return False
    if attribution.content and attribution.content[0][0] < attribution.cue[0][0]:
        return False
    subject = subject_of(cue, inherit=False)
    if subject is not None and subject.lemma_.lower() in word_set("listeners"):
        return False
    return teller_of(cue) is None


def teller_of(verb: Any) -> Any | None:
    """Whom somebody hears something from: "heard from Ost that"."""
    if verb.lemma_.lower() not in word_set("learning_verbs"):
        return None
    source = next((c for c in verb.children if c.dep_ == "prep" and c.lower_ == "from"), None)
    return None if source is None else next((c for c in source.children if c.dep_ == "pobj"), None)


def _only_asks(parsed: ParsedDocument, attribution: FoundAttribution) -> bool:
    """Whether the content is an indirect question: "asked the mayor whether it was closed"."""
    if attribution.cue_lemma not in ("ask", "wonder", "inquire", "enquire", "question"):
        return False
    return any(word in ("whether", "if") for word in _text(parsed, attribution).split())


def _is_handled(noun: Any) -> bool:
    """Whether something is done with one's own words: "lowered its forecast for profit", "broke his vow"."""
    owned = any(c.dep_ == "poss" and c.pos_ == "PRON" for c in noun.children)
    return (
        noun.pos_ == "NOUN"
        and noun.dep_ == "dobj"
        and owned
        and noun.head.lemma_.lower() in word_set("handling_verbs")
    )


def _tells(verb: Any) -> bool:
    return cue_classes().get(verb.lemma_.lower()) in ("assert", "denies") or verb.lemma_.lower() in word_set(
        "withheld_cues"
    )


def _only_dates(cue: Any) -> bool:
    """Whether a passive gives a day to a certain thing: "the first is expected in May", and no weather."""
    told = {c.dep_ for c in cue.children}
    subject = subject_of(cue, inherit=False)
    if cue.tag_ != "VBN" or "auxpass" not in told or subject is None or told & {"xcomp", "ccomp", "oprd"}:
        return False
    dated = any(
        (c.lower_ in ("in", "on", "at") and c.dep_ == "prep")
        or (c.lower_ == "by" and any(t.ent_type_ == "DATE" for t in c.subtree))
        for c in cue.children
    )
    return dated and any(c.dep_ in ("det", "poss", "nummod") for c in subject.children)


def _text(parsed: ParsedDocument, attribution: FoundAttribution) -> str:
    return " ".join(parsed.text[start:end] for start, end in attribution.content).lower()


def _of_others(parsed: ParsedDocument, attribution: FoundAttribution) -> bool:
    """ "expects the posts to be filled", "wants the state to pay": what others are to do, or a thing."""
    verb = cue_of(parsed, attribution)
    if verb is None or attribution.cue_lemma not in word_set("attitude_cues"):
        return False
    own = [c for c in verb.children if c.dep_ == "xcomp"]
    return not own or any(subject_of(c, inherit=False) is not None for c in own)


def _is_said(parsed: ParsedDocument, attribution: FoundAttribution) -> bool:
    """Whether an indirect content is said at all: "suspended the law", "recalled the model" tell of deeds."""
    cue = cue_of(parsed, attribution)
    deed = cue is not None and attribution.cue_lemma in word_set("deeds_with_things") and _has_thing(cue)
    if attribution.cue_lemma is None or (attribution.cue_lemma in cue_classes() and not deed):
        return True
    tokens = (
        (sentence, token)
        for i in attribution.content_sentences
        for sentence in (parsed.sentences[i],)
        for token in sentence.doc
        if is_verbal(token) and not _describes_a_noun(token, cue)
    )
    return any(s <= sentence.token_extent(t)[0] < e for sentence, t in tokens for s, e in attribution.content)


def cue_of(parsed: ParsedDocument, attribution: FoundAttribution) -> Any | None:
    """The token of an attribution's cue, None where no single one carries it."""
    if attribution.cue_head is None:
        return None
    return parsed.sentences[attribution.cue_head[0]].doc[attribution.cue_head[1]]


def _has_thing(cue: Any) -> bool:
    deps = {child.dep_ for child in cue.children}
    return "dobj" in deps and not deps & {"ccomp", "xcomp"}


def _describes_a_noun(token: Any, cue: Any | None) -> bool:
    """Whether a verb below the cue hangs on a noun ("a law that would let the police ...")."""
    below = takewhile(lambda above: above != cue, token.ancestors)
    return any(word.dep_ in ("relcl", "acl") for word in (token, *below))
