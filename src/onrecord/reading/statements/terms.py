"""Terms of an arrangement (who holds which role over what), and the factors that an outcome depends on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from onrecord.reading.names import Names
from onrecord.reading.parse import ParsedSentence
from onrecord.reading.statements.clauses import auxiliaries, direct_object, is_verbal, subject_of
from onrecord.reading.statements.lexicon import word_set
from onrecord.reading.statements.modality import Manner
from onrecord.reading.statements.slots import mention_of
from onrecord.records import Mention, Modality, Terms

__all__ = ["factors_of", "terms_of"]

_HOLDING = frozenset(
    {"have", "hold", "retain", "keep", "exercise", "share", "take", "assume", "get", "receive"}
)
_ROLES = frozenset({"say", "veto", "vote", "voice"})


def terms_of(
    sentence: ParsedSentence, tokens: Sequence[int], manner: Manner, names: Names
) -> tuple[Terms, ...]:
    """The terms that a statement's clauses set out, in the order of the text.

    Three shapes are read: "X has a say in Y", "Y is under the control of X", "X controls Y".
    """
    planned = manner.modality in (Modality.INTENDS, Modality.MAY, Modality.DEMANDS)
    found = []
    for verb in (sentence.doc[i] for i in tokens):
        if not is_verbal(verb):
            continue
        slots = _has_role(sentence, verb, names) or _under_role(sentence, verb, names)
        slots = slots or _controls(sentence, verb, names)
        if slots is not None:
            found.append(Terms(*slots, planned or _is_conditional(verb)))
    return tuple(found)


def _is_conditional(verb: Any) -> bool:
    """Whether the verb, or the one that governs it as an infinitive, stands in the conditional or future."""
    auxiliary = {aux.lower_ for aux in auxiliaries(verb)}
    if verb.dep_ == "xcomp":
        auxiliary |= {aux.lower_ for aux in auxiliaries(verb.head)}
    return bool(auxiliary & {"would", "will", "could", "may", "should", "'d", "’d"})


Slots = tuple[Mention | None, str, Mention | None]


def _has_role(sentence: ParsedSentence, verb: Any, names: Names) -> Slots | None:
    role = direct_object(verb)
    if verb.lemma_.lower() not in _HOLDING or role is None:
        return None
    if role.lemma_.lower() not in word_set("control_nouns") | _ROLES:
        return None
    return _mention(sentence, subject_of(verb), names), role.text, _below(sentence, role, names)


def _under_role(sentence: ParsedSentence, verb: Any, names: Names) -> Slots | None:
    for child in verb.children:
        if child.dep_ != "prep" or child.lower_ not in ("under", "in"):
            continue
        role = next((c for c in child.children if c.dep_ == "pobj"), None)
        if role is None or role.lemma_.lower() not in word_set("control_nouns"):
            continue
        holder = next((c for c in role.children if c.dep_ in ("poss", "compound", "amod")), None)
        holder = _object_of_preposition(role, ("of",)) or holder
        return _mention(sentence, holder, names), role.text, _mention(sentence, subject_of(verb), names)
    return None


def _controls(sentence: ParsedSentence, verb: Any, names: Names) -> Slots | None:
    if verb.lemma_.lower() not in word_set("arrangement_verbs"):
        return None
    agent = next((c for c in verb.children if c.dep_ == "agent"), None)
    if agent is not None:
        holder = next((c for c in agent.children if c.dep_ == "pobj"), None)
        over = next((c for c in verb.children if c.dep_ == "nsubjpass"), None)
        return _mention(sentence, holder, names), verb.lemma_, _mention(sentence, over, names)
    subject, over = subject_of(verb), direct_object(verb)
    if subject is None or over is None:
        return None
    return _mention(sentence, subject, names), verb.lemma_, _mention(sentence, over, names)


def _below(sentence: ParsedSentence, role: Any, names: Names) -> Mention | None:
    return _mention(sentence, _object_of_preposition(role, ("in", "over", "of", "on")), names)


def _object_of_preposition(noun: Any, prepositions: tuple[str, ...]) -> Any | None:
    """The object of a preposition that hangs on the noun or, as parsers often have it, on its verb."""
    for governor in (noun, noun.head):
        for child in governor.children:
            if child.dep_ == "prep" and child.lower_ in prepositions and child.i > noun.i:
                found = next((c for c in child.children if c.dep_ in ("pobj", "pcomp")), None)
                if found is not None:
                    return found
    return None


def _mention(sentence: ParsedSentence, head: Any | None, names: Names) -> Mention | None:
    return None if head is None else mention_of(sentence, head, names)[0]


def factors_of(sentence: ParsedSentence, predicate: Any, names: Names) -> tuple[Mention, ...]:
    """The things listed after "depends on ..."; with "factors such as A, B and C" only what is listed."""
    if predicate.lemma_.lower() not in word_set("outlook_verbs"):
        return ()
    below = (g for c in predicate.children if c.dep_ == "prep" for g in c.children)
    head = next((g for g in below if g.dep_ in ("pobj", "pcomp")), None)
    if head is None:
        return ()
    lists = (c for c in head.children if c.dep_ == "prep" and c.lower_ in ("as", "like", "including"))
    listed = next((g for c in lists for g in c.children if g.dep_ in ("pobj", "pcomp")), None)
    first = head if listed is None else listed
    return tuple(mention_of(sentence, item, names)[0] for item in _coordinated(first))


def _coordinated(head: Any) -> list[Any]:
    found = [head]
    for child in head.children:
        if child.dep_ == "conj":
            found += _coordinated(child)
    return found
