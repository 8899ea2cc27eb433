"""What linking compares of a statement: its words, doers, things and times in normal form."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from onrecord.records import Mention, Statement
from onrecord.text.words import content_words, stem

__all__ = ["StatementKey", "predicate_group", "statement_key"]


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
    text = (files("onrecord.linking") / "data" / "predicates.tsv").read_text(encoding="utf-8")
    groups = {}
    for line in text.splitlines():
        if line and not line.startswith("#"):
            words = line.split()
            groups.update(dict.fromkeys(words, words[0]))
    return groups


def predicate_group(lemma: str) -> str:
    """The group of predicates that a lemma belongs to (deploy, station, base ...), else the lemma itself."""
    return _groups().get(lemma.replace(" ", "_"), lemma)


def statement_key(statement: Statement) -> StatementKey:
    """The compared form of a statement."""
    lemma = None if statement.predicate is None else predicate_group(_whole_lemma(statement))
    return StatementKey(
        words=content_words(" ".join(statement.quote.split())),
        predicate=lemma,
        subject=_names(statement.subject) | _actor(statement),
        object=_names(statement.object),
        places=frozenset(p.id or p.text.casefold() for p in statement.places),
        numbers=frozenset(
            (stem((q.of or "").split(" ")[-1].casefold()), q.value)
            for q in statement.quantities
            if q.value is not None
        ),
        place_words=frozenset(w for p in statement.places for w in content_words(p.text)),
    )


def _whole_lemma(statement: Statement) -> str:
    """The predicate's lemma; "set free" and "take place" are one predicate each."""
    assert statement.predicate is not None  # noqa: S101  callers have looked
    lemma, thing = statement.predicate.lemma, statement.object
    whole = None if thing is None else f"{lemma} {thing.text.casefold()}"
    return whole if whole in _WHOLE else lemma


_WHOLE = frozenset({"set free"})


def _names(mention: Mention | None) -> frozenset[str]:
    if mention is None:
        return frozenset()
    words = content_words(mention.text)
    return words if mention.party is None else words | {mention.party}


def _actor(statement: Statement) -> frozenset[str]:
    return frozenset() if statement.actor is None else content_words(statement.actor)
