"""What statements are compared by where they may disagree: the doing, its thing, its doer, what is told."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.linking.event_words import kinds_of_event
from onrecord.linking.keys import StatementKey, in_one_form, is_whole, predicate_group, whole_words
from onrecord.linking.phrases import Phrase, read_phrase
from onrecord.linking.tables import word_table
from onrecord.records import Mention, Modality, Polarity, Statement
from onrecord.text.words import content_words, stem

__all__ = ["FACTS", "PLANS", "Frame", "frame_of"]

FACTS = (Modality.DONE, Modality.ONGOING, Modality.ASSERTS)
PLANS = (Modality.INTENDS,)
_NAME = re.compile(r"(?<![.!?] )(?<!^)\b[A-Z][\w-]*\w")
_FIRST = re.compile(r"^\W*([A-Z][\w-]*\w)(?=(?:'s)? [A-Z])")
_NOW = re.compile(r"\b(?:now|so far|already|by now|to date)\b", re.IGNORECASE)
_STILL = re.compile(r"\b(?:still|yet|remains?|remained|continues?)\b", re.IGNORECASE)
_NO = re.compile(r"^(?:no|none|neither|nobody|nothing)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Frame:
    """``act`` is the group of the predicate, ``acts`` with it those of nouns for doings; ``theme`` what it
    is done to or what is so; ``doer`` who does it, an empty phrase where nobody is named; ``told`` the words
    that tell what happens; ``names`` the names among them; ``still`` whether something is said to go on.
    """

    act: str
    acts: frozenset[str]
    theme: Phrase
    doer: Phrase
    told: frozenset[str]
    names: frozenset[str]
    still: bool
    negated: bool
    heads: frozenset[str]
    subject: Phrase
    now: bool = False


def frame_of(statement: Statement, key: StatementKey) -> Frame:
    """The frame of a statement, a function of it and of shipped tables."""
    subject, thing = _subject_of(statement), _phrase(statement.object)
    act = (key.predicate or "").replace(" ", "_")
    if _is_measured(statement):
        act, thing = "measure", Phrase()  # "Turnout reached 58 percent" is about the turnout
    elif is_whole(statement):
        thing = Phrase()
    passive = statement.object is not None and statement.object == statement.subject
    theme = thing if thing.head else subject
    doer = Phrase() if passive or theme is subject else subject
    if theme.turns and theme.head in word_table("dead"):
        theme, doer = Phrase("people", turns=("toll", *theme.turns)), Phrase("", theme.marks, theme.rest)
    elif {"toll", "death"} & set(theme.turns):
        # "The death toll of the flood": what the flood did to people.
        theme, doer = Phrase("people", turns=theme.turns), Phrase(theme.head, theme.marks, theme.rest)
    return Frame(
        act=act,
        acts=frozenset({*_acts(act, statement, (subject, thing)), act} - {""}),
        theme=theme,
        doer=doer,
        told=_told(statement, key, {*subject.turns, *thing.turns}),
        names=_names(statement.quote),
        still=_STILL.search(statement.quote) is not None,
        negated=statement.polarity is Polarity.NEGATED,
        heads=frozenset(p.head for p in (subject, thing) if p.head),
        subject=subject,
        now=_NOW.search(statement.quote) is not None,
    )


def _is_measured(statement: Statement) -> bool:
    """Whether the predicate only stands between a thing and its measure."""
    if statement.predicate is None or statement.predicate.lemma not in word_table("measures"):
        return False
    end, thing = statement.predicate.end - statement.start, statement.object
    return any(
        (thing is not None and q.start <= thing.start and thing.end <= q.end and not q.of)
        or (not q.of and _TO.fullmatch(statement.quote[max(end, 0) : max(q.start - statement.start, 0)]))
        for q in statement.quantities
    )


_TO = re.compile(r"\s*(?:now |only |just |still )?(?:to|at|by)?\s*", re.IGNORECASE)


def _acts(act: str, statement: Statement, phrases: tuple[Phrase, Phrase]) -> set[str]:
    """The doings that nouns name, where the predicate only says how far they have come."""
    if act not in word_table("aspects") and act not in word_table("moving"):
        return set()
    turns = {turn for phrase in phrases for turn in phrase.turns} - word_table("place_nouns")
    found = {predicate_group(turn) for turn in turns}
    if act not in word_table("idle_acts"):
        heads = {phrase.head for phrase in phrases}
        found |= {predicate_group(h) for h in heads if h and len(kinds_of_event(h)) > 1}
    return found | {predicate_group(act) for words, act in _TURNS if words.search(statement.quote)}


_TURNS = (
    (re.compile(r"\bon (?:its|his|her|their) way\b", re.IGNORECASE), "travel"),
    (re.compile(r"\bin (?:\w+ )?(?:talks|negotiations)\b", re.IGNORECASE), "talk"),
    (re.compile(r"\bon strike\b", re.IGNORECASE), "strike"),
    (re.compile(r"\b(?:without|cut off from)\b", re.IGNORECASE), "lack"),
)
"""Turns of phrase for a doing."""


def _subject_of(statement: Statement) -> Phrase:
    """The phrase of the subject; of a pronoun that of whom it stands for, "?" where that is not known."""
    phrase = _phrase(statement.subject)
    if not _is_pronoun(statement.subject):
        return phrase
    assert statement.subject is not None  # noqa: S101  a pronoun is one
    if statement.subject.text.casefold() in _PLURAL_SPEAKER and statement.actor is None:
        return Phrase()  # whom "we" are is not said: a body that the speaker belongs to
    who = _meant(statement)
    return Phrase("?") if who is None else read_phrase(who)


_PLURAL_SPEAKER = frozenset({"we", "us", "ourselves"})


def _is_pronoun(mention: Mention | None) -> bool:
    return mention is not None and not content_words(mention.text)


def _meant(statement: Statement) -> str | None:
    """Whom a pronoun stands for: the actor, else the speaker, who mostly speaks of himself."""
    speaker = statement.sources[0]
    return statement.actor or (speaker.name if speaker.mention is not None else None)


def _phrase(mention: Mention | None) -> Phrase:
    return Phrase() if mention is None else read_phrase(mention.text)


def _told(statement: Statement, key: StatementKey, turns: set[str]) -> frozenset[str]:
    """The words that tell what happens: without the predicate, times and counts, which are compared apart."""
    apart = set(content_words(statement.window_text or "")) | turns - word_table("place_nouns")
    apart |= whole_words(statement)
    words = key.words - in_one_form(frozenset(apart)) - {key.predicate or ""}
    if _is_pronoun(statement.subject):
        words |= in_one_form(content_words(statement.actor or ""))
    loose = word_table("loose_words")
    return frozenset(word for word in words if word not in loose and not word[0].isdigit() and len(word) > 1)


def _names(quote: str) -> frozenset[str]:
    found = [m.group() for m in _NAME.finditer(quote)]
    first = _FIRST.match(quote)
    if first is not None:
        found.append(first.group(1))
    loose = word_table("loose_words")
    return frozenset(
        part
        for word in found
        if word.casefold() not in loose
        for part in (stem(word.casefold()), *content_words(word))
        if content_words(word)
    )
