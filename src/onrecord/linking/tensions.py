"""Assurances and facts that pull against them: "the bank is stable", "savers withdrew a third of it"."""

from __future__ import annotations

import re

from onrecord.linking.frames import FACTS, PLANS
from onrecord.linking.keys import predicate_group
from onrecord.linking.matters import names_conflict
from onrecord.linking.phrases import Phrase, conflicting, read_phrase
from onrecord.linking.sides import Side, is_aim, is_attributed, of_one_day, speakers_differ
from onrecord.linking.tables import patterns, word_table
from onrecord.records import Contradiction, ContradictionKind, Modality, Statement

__all__ = ["decide_tension", "is_adverse", "is_assurance"]

_CLOSE = 5
_LONGEST = 160
"""Characters: in long sentences the telling words are about something else."""
_SHORT = 100
"""Characters of a statement in which any word of praise or blame is about its subject."""
_WORD = re.compile(r"[\w'-]+")
_AUXILIARY_ROOM = 24
_FEW = 3
_MOST_TOLD = 5
"""Telling words of an assurance: what is told at length is told of more than one thing."""
_HELD = (Modality.ASSERTS, Modality.ONGOING, Modality.JUDGES, Modality.INTENDS, Modality.MAY)


def decide_tension(a: Side, b: Side) -> Contradiction | None:
    """The tension between what one assures and a fact that another tells of the same thing."""
    if not speakers_differ(a, b) or not of_one_day(a, b, _CLOSE):
        return None
    for assured, fact in ((a, b), (b, a)):
        brief = len(assured.frame.told) <= _MOST_TOLD
        if brief and is_assurance(assured) and is_adverse(fact) and _of_one_thing(assured, fact):
            why = "one says that it is well, the other tells of a fact against it"
            return Contradiction(a.statement.id, b.statement.id, ContradictionKind.TENSION, why)
    return None


def is_assurance(side: Side) -> bool:
    """Whether somebody says of something that it is as it should be."""
    s = side.statement
    if s.modality not in _HELD or not is_attributed(side) or len(s.quote) > _LONGEST or is_aim(s):
        return False
    about = "" if s.subject is None else s.subject.text
    if _SUPPOSED.search(s.quote) or about.casefold() in _UNKNOWN:
        return False
    if s.heading or any(p.search(about) for kind in ("trouble", "ill") for p in patterns(kind)):
        return False
    kinds = ("no_worry",) if side.frame.negated else ("assured", "no_worry")
    return _matches(s, kinds) or (_rules_out_ill(side) if side.frame.negated else _speaks_well(side))


_SUPPOSED = re.compile(
    r"\b(?:would|could|might|if|unless|hopes?|hoped|hoping|wish(?:es|ed)?|need(?:s|ed)? to|to be|must)\b"
    r"|\b(?:should|how|why)\b"
    r"|\b\w+er than\b|\bno problems? with\b",
    re.IGNORECASE,
)
"""What is only imagined, hoped for or asked is no assurance."""
_UNKNOWN = frozenset({"it", "he", "she", "they", "this", "that", "these", "those", "who", "which", "what"})


def _rules_out_ill(side: Side) -> bool:
    """Whether a short statement says that something bad is not there ("there is no corruption in it")."""
    s = side.statement
    found = _NONE.search(s.quote) if len(s.quote) <= _SHORT and s.modality in _SEEN else None
    return found is not None and any(w.casefold() in word_table("bad") for w in found.group(1).split())


_NONE = re.compile(
    r"\b(?:there (?:is|are)|has|have) (?:absolutely )?(?:no|not any) ((?:\w+ ){0,1}\w+)", re.IGNORECASE
)


def _speaks_well(side: Side) -> bool:
    """Whether a short statement has words of praise for a definite thing, and none of blame.

    Not for parties and places: of those much is told, in praise and in blame, that has nothing in common.
    """
    statement, subject = side.statement, side.frame.subject
    if len(statement.quote) > _SHORT or statement.quantities or statement.modality not in _SEEN:
        return False
    crowds = word_table("crowd_heads") - {"company"}
    named = not subject.head or subject.head in side.frame.names | crowds
    if named or statement.subject is None or not _is_definite(statement.subject.text):
        return False
    told = {w.casefold() for w in _WORD.findall(_said_of_subject(statement))}
    return bool(told & word_table("good")) and not told & (word_table("bad") - word_table("good"))


def _is_definite(text: str) -> bool:
    """Whether it is a certain thing, or all of a kind ("judges in our country")."""
    head = text.split(" ")[0]
    return _DEFINITE.match(text) is not None or (head.endswith("s") and head[1:].islower())


_SEEN = (Modality.ASSERTS, Modality.JUDGES, Modality.ONGOING)
_DEFINITE = re.compile(r"(?:the|our|its|their|this|these|all|every|my)\b|\w+['’]s\b", re.IGNORECASE)


def is_adverse(side: Side) -> bool:
    """Whether a fact is told that things are not as they should be."""
    s = side.statement
    refused = s.modality in PLANS and side.frame.negated and _REFUSED.search(s.quote) is not None
    if len(s.quote) > _LONGEST or _AIM.match(s.quote) or is_assurance(side):
        return False
    if s.modality not in FACTS and not refused:
        foretold = s.modality in _FORETOLD and is_attributed(side) and not side.frame.negated
        return foretold and _matches(s, ("adverse",))
    if refused:
        return True
    if side.frame.negated and side.frame.act not in word_table("idle_acts"):
        return True
    subject = "" if s.subject is None else s.subject.text
    if len(s.quote) <= _SHORT and {w.casefold() for w in _WORD.findall(s.quote)} & word_table("bad"):
        return True
    return _matches(s, ("adverse",)) or any(p.search(subject) for p in patterns("ill"))


_AIM = re.compile(r"\W*to\b", re.IGNORECASE)
"""Half a sentence that tells what is aimed at, not what is so."""
_FORETOLD = (Modality.INTENDS, Modality.MAY, Modality.JUDGES)


def _matches(statement: Statement, kinds: tuple[str, ...]) -> bool:
    """Whether what is said of the subject starts with such words, with or without its auxiliaries."""
    told = _said_of_subject(statement)
    bare = _AUXILIARIES.sub("", told)
    return any(p.match(words) for words in (told, bare) for kind in kinds for p in patterns(kind))


_REFUSED = re.compile(r"\b(?:refus|declin)\w+", re.IGNORECASE)
_AUXILIARIES = re.compile(
    r"^(?:(?:is|are|was|were|be|been|being|has|have|had|can|will|also|already|still|even|again|not|never|n't)"
    r" )+",
    re.IGNORECASE,
)


def _said_of_subject(statement: Statement) -> str:
    """The words after the subject, else from the predicate on: what stands before is said of other things."""
    start = 0
    if statement.predicate is not None:
        start = statement.predicate.start
        subject = statement.subject
        if subject is not None and 0 <= start - subject.end <= _AUXILIARY_ROOM:
            start = subject.end
    return " ".join(statement.quote[max(start - statement.start, 0) :].split()) if start else statement.quote


def _of_one_thing(assured: Side, fact: Side) -> bool:
    """Whether the fact's own parts name what was assured of, or a place where it is said to be so."""
    subject, light = assured.frame.subject, word_table("light_heads") | word_table("loose_words")
    if not subject.head:
        subject = assured.frame.theme
    if names_conflict(assured.frame, fact.frame) or subject.head in ("", "?"):
        return False
    if any(p.head == subject.head for p in _parts(fact)) and _another(assured, fact):
        return False
    if subject.head in word_table("crowd_heads") and assured.frame.told & fact.frame.told <= {subject.head}:
        return False  # "the company" of two articles need not be one
    small = len(assured.frame.told) <= _FEW + 1 and len(fact.frame.told) <= _FEW + 2
    told = frozenset(w for p in _parts(fact) for w in (p.head, *p.rest)) | (
        fact.frame.told if small else set()
    )
    if subject.head not in light and (
        subject.head in told or predicate_group(subject.head) == fact.frame.act
    ):
        return not any(p.head == subject.head and conflicting(p, subject) for p in _parts(fact))
    if subject.head in fact.frame.told and assured.frame.told & fact.frame.told - light - {subject.head}:
        return True  # "our tap water", "had drunk tap water"
    if subject.head in word_table("bad") and subject.rest & fact.frame.told - light:
        return True  # "no shortage of blood"
    if fact.frame.act and fact.frame.act in {predicate_group(mark) for mark in subject.marks}:
        return True  # "the vaccination campaign", "has been vaccinated"
    if not _matches(assured.statement, ("assured", "no_worry", "well")) and not _rules_out_ill(assured):
        return False  # words of praise alone tie a thing only to what is told of that very thing
    words = frozenset(w for p in _parts(fact) for w in (p.head, *p.rest)) - light
    shared = words & _about(assured)
    marks = subject.marks | fact.frame.subject.marks
    if len(assured.frame.told) <= _FEW and len(fact.frame.told) <= _FEW + 1:
        shared |= (assured.frame.told & fact.frame.told) - light
    placed = fact.frame.told & subject.rest - light - fact.frame.subject.marks
    if subject.head not in word_table("light_heads") | word_table("scenes"):
        placed = frozenset()  # what is told of a place is not told of all that is there
    other = fact.frame.names - assured.frame.names
    return bool(shared - marks - assured.frame.names) or (bool(placed) and len(other) < len(placed) + 1)


def _another(assured: Side, fact: Side) -> bool:
    """Whether the fact is of some such thing, not of the one spoken of ("a coalition of farmers")."""
    one, other = assured.statement.subject, fact.statement.subject
    return (
        one is not None
        and other is not None
        and _DEFINITE.match(one.text) is not None
        and (_SOME.match(other.text) is not None and fact.frame.subject.head == assured.frame.subject.head)
    )


_SOME = re.compile(r"(?:an?|another|some other|other)\b", re.IGNORECASE)


def _about(assured: Side) -> frozenset[str]:
    """The words for what an assurance is about; of a short one every word."""
    frame = assured.frame
    if len(frame.told) <= _FEW:
        return frame.told
    subject, theme = frame.subject, frame.theme
    return frozenset({subject.head, *subject.rest, theme.head, *theme.rest}) & frame.told


def _parts(side: Side) -> tuple[Phrase, ...]:
    thing = side.statement.object
    return (side.frame.subject,) if thing is None else (side.frame.subject, read_phrase(thing.text))
