"""Who does what to whom in a statement: subject, object, counterpart, condition."""

from __future__ import annotations

from typing import Any

from onrecord.reading.names import Names, Resolution
from onrecord.reading.parse import ParsedSentence
from onrecord.reading.statements.clauses import direct_object, phrase_tokens, subject_of
from onrecord.records import Mention, Predicate

__all__ = ["condition_of", "counterpart_of", "mention_of", "object_of", "predicate_of", "subject_mention"]

_COUNTERPART_PREPOSITIONS = frozenset({"with", "to", "from", "for", "against", "between"})


def mention_of(sentence: ParsedSentence, head: Any, names: Names) -> tuple[Mention, Resolution]:
    """The phrase that a token heads, with the party it was resolved to."""
    tokens = phrase_tokens(head) or [head.i]
    if head.i < tokens[0] or head.i > tokens[-1]:
        tokens = [head.i]
    start, end = sentence.extent(tokens[0], tokens[-1])
    found = names.resolve(start, end)
    text = sentence.text[start - sentence.start : end - sentence.start]
    return Mention(text, start, end, found.party), found


def subject_mention(
    sentence: ParsedSentence, predicate: Any, head: Any, names: Names
) -> tuple[Mention, Resolution] | None:
    """Who or what the statement is about: the agent where one is named, the subject otherwise."""
    agent = next((c for c in predicate.children if c.dep_ == "agent"), None)
    if agent is not None:
        holder = next((c for c in agent.children if c.dep_ == "pobj"), None)
        if holder is not None and holder.ent_type_ not in ("DATE", "TIME"):
            return mention_of(sentence, holder, names)
    subject = subject_of(predicate)
    if subject is None:
        subject = subject_of(head)
    return None if subject is None else mention_of(sentence, subject, names)


def object_of(sentence: ParsedSentence, predicate: Any, names: Names) -> Mention | None:
    """What it is done to: the object, or the subject of a passive, or a nominal predicate's complement."""
    found = direct_object(predicate)
    if found is None:
        found = next((c for c in predicate.children if c.dep_ == "nsubjpass"), None)
    if found is None and any(c.dep_ == "auxpass" for c in predicate.children):
        found = subject_of(predicate)  # "ten buses are to be sold": the subject hangs on the first verb
    if found is None and predicate.pos_ in ("NOUN", "PROPN"):
        of = next((c for c in predicate.children if c.lower_ in ("of", "for")), None)
        found = None if of is None else next((c for c in of.children if c.dep_ == "pobj"), None)
    return None if found is None else mention_of(sentence, found, names)[0]


def predicate_of(sentence: ParsedSentence, token: Any) -> Predicate:
    """The predicate with its particle in the lemma ("step down")."""
    start, end = sentence.token_extent(token)
    particle = next((c for c in token.children if c.dep_ == "prt"), None)
    lemma = token.lemma_.lower()
    return Predicate(lemma if particle is None else f"{lemma} {particle.lower_}", start, end)


def counterpart_of(
    sentence: ParsedSentence, predicate: Any, names: Names, actor: str | None
) -> Mention | None:
    """The other party: a resolved party in a prepositional phrase of the predicate or its object."""
    heads = [predicate, *[c for c in predicate.children if c.dep_ in ("dobj", "attr", "dative")]]
    for head in heads:
        for child in head.children:
            if child.dep_ == "dative" and child.pos_ in ("PROPN", "NOUN"):
                candidates = [child]
            elif child.lower_ in _COUNTERPART_PREPOSITIONS:
                candidates = [c for c in child.children if c.dep_ == "pobj"]
            else:
                continue
            for candidate in candidates:
                mention, found = mention_of(sentence, candidate, names)
                if found.party is not None and found.party != actor:
                    return mention
    return None


def condition_of(sentence: ParsedSentence, predicate: Any, head: Any) -> Mention | None:
    """The words of an "if", "unless" or "provided" clause, or of "subject to ..."."""
    for verb in (predicate, head):
        for child in verb.children:
            marks = {c.lower_ for c in child.children if c.dep_ in ("mark", "advmod")}
            conditional = child.dep_ == "advcl" and marks & {"if", "unless", "provided", "once"}
            if conditional or (child.lower_ in ("pending", "provided") and child.dep_ in ("prep", "advcl")):
                tokens = sorted(t.i for t in child.subtree)
                start, end = sentence.extent(tokens[0], tokens[-1])
                return Mention(sentence.text[start - sentence.start : end - sentence.start], start, end)
    return None
