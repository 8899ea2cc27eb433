"""A noun phrase taken apart by its words: what it is about, what tells it from others, what it belongs to."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from onrecord.linking.keys import in_one_form
from onrecord.linking.tables import word_table
from onrecord.text.words import content_words, stem

__all__ = ["Phrase", "conflicting", "read_phrase"]

_CUT = re.compile(
    r"\b(?:of|in|at|near|from|with|for|to|on|by|between|that|who|which|whose|under|over|against|after|into|"
    r"without|since|until|during|about|around|across|along|through|within|outside|inside|above|below|beyond|"
    r"behind|among|amid|before|despite)\b|,|;",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_](?:[\w-]*\w)?(?:['’]s\b)?")
_NAME = re.compile(r"[A-Z][\w-]*\w")


@dataclass(frozen=True, slots=True)
class Phrase:
    """``head`` is the stem of the word that it is about, "" where there is none; ``marks`` those before it;
    ``rest`` those of what it belongs to; ``turns`` the heads that were passed over ("repair" of the pipes).
    """

    head: str = ""
    marks: frozenset[str] = frozenset()
    rest: frozenset[str] = frozenset()
    turns: tuple[str, ...] = ()


@lru_cache(maxsize=65536)
def read_phrase(text: str) -> Phrase:
    """The phrase of these words.

    >>> phrase = read_phrase("The repair of the old pipes in Ferro")
    >>> phrase.head, phrase.turns, sorted(phrase.rest)
    ('pipe', ('repair',), ['ferro'])
    """
    parts = [part for part in _CUT.split(" ".join(text.split())) if part and part.strip()]
    turns: list[str] = []
    for number, part in enumerate(parts):
        words = [word for word in _WORD.findall(part) if content_words(word)]
        counted = [word for word in words if stem(word.casefold()) not in word_table("count_words")]
        if not counted:
            continue
        head = _form(counted[-1])
        if head in word_table("transparent_nouns") and number + 1 < len(parts):
            turns.append(head)
            continue
        marks = frozenset(map(_form, counted[:-1]))
        rest = frozenset(w for later in parts[number + 1 :] for w in in_one_form(content_words(later)))
        return Phrase(head, marks, rest, tuple(turns))
    return Phrase(turns[-1], turns=tuple(turns)) if turns else Phrase()


def _form(word: str) -> str:
    (form,) = in_one_form(frozenset({stem(word.casefold())}))
    return form


def conflicting(a: Phrase, b: Phrase) -> bool:
    """Whether both tell their head from others by different words ("the mine law", "the tax law")."""
    return bool(a.marks and b.marks) and a.marks.isdisjoint(b.marks | b.rest) and b.marks.isdisjoint(a.rest)
