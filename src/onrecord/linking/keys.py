"""What linking compares of a statement: its words, doers, things and times in normal form."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from onrecord.records import Mention, Statement
from onrecord.text.tables import data_lines
from onrecord.text.words import content_words, stem

__all__ = ["StatementKey", "in_one_form", "is_whole", "predicate_group", "statement_key", "whole_words"]


@dataclass(frozen=True, slots=True)
class StatementKey:
    """The compared form of one statement; depends on the statement and shipped tables alone."""

    words: frozenset[str]
    predicate: str | None
    subject: frozenset[str]
    object: frozenset[str]
    places: frozenset[str]
    numbers: frozenset[tuple[str, float]]
    place_words: frozenset[str] = frozenset()


@lru_cache(maxsize=1)
def _groups() -> dict[str, str]:
    rows = (line.split() for line in data_lines("onrecord.linking", "data/predicates.tsv"))
    return {word: words[0] for words in rows for word in words}


def predicate_group(lemma: str) -> str:
    """The group of predicates that a lemma belongs to (deploy, station, base ...), else the lemma itself."""
    return _groups().get(lemma.replace(" ", "_"), lemma)


def statement_key(statement: Statement) -> StatementKey:
    """The compared form of a statement."""
    lemma = None if statement.predicate is None else predicate_group(_whole_lemma(statement))
    return StatementKey(
        words=_words(statement, lemma),
        predicate=lemma,
        subject=_names(statement.subject) | _actor(statement),
        object=frozenset() if _is_carried(statement) else _names(statement.object),
        places=frozenset(p.id or p.text.casefold() for p in statement.places),
        numbers=frozenset(
            (stem((q.of or "").split(" ")[-1].casefold()), q.value)
            for q in statement.quantities
            if q.value is not None
        ),
        place_words=frozenset(w for p in statement.places for w in content_words(p.text)),
    )


def _words(statement: Statement, group: str | None) -> frozenset[str]:
    """The content words, numbers in one spelling, the predicate as its group: "200" is as "two hundred"."""
    words = in_one_form(content_words(" ".join(statement.quote.split())))
    words = words - in_one_form(_told_by(statement)) | ({group} if group and _told_by(statement) else set())
    for q in statement.quantities:
        spelled = {w for w in content_words(q.text) if w in _NUMBERS}
        if q.value is not None and spelled:
            words = words - spelled | {f"{q.value:g}"}
    return words


def _told_by(statement: Statement) -> frozenset[str]:
    """The words of the predicate, where they carry content."""
    if statement.predicate is None:
        return frozenset()
    start = statement.predicate.start - statement.start
    return content_words(statement.quote[max(start, 0) : max(statement.predicate.end - statement.start, 0)])


_NUMBERS = frozenset(
    (
        *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
        *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"),
        *(
            "thirty",
            "forty",
            "fifty",
            "sixty",
            "seventy",
            "eighty",
            "ninety",
            "hundred",
            "thousand",
            "million",
        ),
    )
)


def _whole_lemma(statement: Statement) -> str:
    """The predicate's lemma; "set free" and "take place" are one predicate each."""
    assert statement.predicate is not None  # noqa: S101  callers have looked
    lemma, thing = statement.predicate.lemma, statement.object
    whole = None if thing is None else f"{lemma} {thing.text.casefold()}"
    if whole in _WHOLE:
        return whole
    for added in (_particle(statement), _doing_named(statement)):
        if added and f"{lemma}_{added}" in _groups():
            return f"{lemma}_{added}"
    # "Held a meeting", "made an announcement": the noun says what was done.
    return _doing_named(statement) if _is_carried(statement) else lemma


def is_whole(statement: Statement) -> bool:
    """Whether the object belongs to the predicate ("takes effect")."""
    lemma = "" if statement.predicate is None else statement.predicate.lemma
    return f"{lemma}_{_doing_named(statement)}" in _groups()


def whole_words(statement: Statement) -> frozenset[str]:
    """The words beside the predicate that belong to it ("pushed back", "takes effect")."""
    if statement.predicate is None:
        return frozenset()
    added = (_particle(statement), _doing_named(statement))
    whole = {word for word in added if f"{statement.predicate.lemma}_{word}" in _groups()}
    return frozenset(whole | {stem(word) for word in whole})


def _particle(statement: Statement) -> str:
    """The word behind the predicate, which may belong to it ("stepped down", "pushed back the start")."""
    assert statement.predicate is not None  # noqa: S101  callers have looked
    end = max(statement.predicate.end - statement.start, 0)
    found = _NEXT.match(statement.quote, end) or _GUILTY.search(statement.quote, end)
    return "" if found is None else found.group(1).casefold()


_GUILTY = re.compile(r"\b(guilty)\b", re.IGNORECASE)
_NEXT = re.compile(
    r"\s+(up|down|out|off|back|over|on|in|away|for|missing|guilty|free|towards?)\b", re.IGNORECASE
)


def _is_carried(statement: Statement) -> bool:
    """Whether the predicate only carries the noun for what was done."""
    carries = statement.predicate is not None and statement.predicate.lemma in _CARRIES
    return carries and _doing_named(statement) in _groups()


def _doing_named(statement: Statement) -> str:
    thing = statement.object
    return "" if thing is None else stem(_AFTER.split(thing.text)[0].split(" ")[-1].casefold())


_WHOLE = frozenset({"set free"})
_AFTER = re.compile(r" (?:in|of|on|with|to|for|at|about|between|over|that)\b")
_CARRIES = frozenset({"hold", "make", "give", "conduct", "carry out"})


def in_one_form(words: frozenset[str]) -> frozenset[str]:
    """The words, those that a retelling puts for one another made one; "Velonian" is as "Velonia"."""
    alike = _like_words()
    return frozenset(w[:-1] if w.endswith("ian") and len(w) >= _LONG_NAME else alike.get(w, w) for w in words)


@lru_cache(maxsize=1)
def _like_words() -> dict[str, str]:
    rows = (line.split() for line in data_lines("onrecord.linking", "data/like_words.tsv"))
    return {form: words[0] for words in rows for word in words for form in (word, stem(word))}


_LONG_NAME = 7


def _names(mention: Mention | None) -> frozenset[str]:
    if mention is None:
        return frozenset()
    words = in_one_form(content_words(mention.text))
    return words if mention.party is None else words | {mention.party}


def _actor(statement: Statement) -> frozenset[str]:
    return frozenset() if statement.actor is None else content_words(statement.actor)
