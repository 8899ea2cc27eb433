"""Which sentences tell most of a day: those whose words most tellers of that day use."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import sqrt

from onrecord.records import DatedSentence
from onrecord.text.tables import data_words
from onrecord.text.words import word_extents
from onrecord.tracking.tellings import Evidence, Telling

__all__ = ["choose_sentences"]

_TRUST = {Evidence.NAMED: 1.0, Evidence.STORY: 0.7, Evidence.PUBLISHED: 0.5}
_SHORTEST, _LONGEST = 6, 50
"""Words of a sentence that a reader takes in at a glance and that still says something."""
_SAID = 0.8
"""Share of a sentence's words that make it a repetition."""


@dataclass(frozen=True, slots=True)
class _Candidate:
    sentence: DatedSentence
    words: tuple[str, ...]
    weight: float
    about: float


def choose_sentences(
    told: Sequence[Telling], rarity: Mapping[str, float], count: int
) -> tuple[DatedSentence, ...]:
    """Up to ``count`` sentences that together point where the words of all tellings point."""
    left = _candidates(told, rarity, _centre(told, rarity))
    chosen: list[DatedSentence] = []
    sums: Counter[str] = Counter()
    towards = length = 0.0
    while left and len(chosen) < count:
        best = max(left, key=lambda c: round(_gain(c, rarity, sums, towards, length), 9))
        chosen.append(best.sentence)
        towards += best.weight
        length += _growth(best.words, rarity, sums)
        sums.update(best.words)
        left = [c for c in left if sum(w in sums for w in c.words) < _SAID * len(c.words)]
    return tuple(chosen)


def _centre(told: Sequence[Telling], rarity: Mapping[str, float]) -> dict[str, float]:
    """The weight of every word: how many tell the day with it, each as surely as they tell of that day."""
    users: dict[str, dict[str, float]] = defaultdict(dict)
    for telling in told:
        trust = _TRUST[telling.evidence]
        for word in telling.words:
            known = users[word].get(telling.teller.id, 0.0)
            users[word][telling.teller.id] = max(known, trust)
    return {word: round(sum(sorted(found.values())), 6) * rarity[word] for word, found in users.items()}


def _candidates(
    told: Sequence[Telling], rarity: Mapping[str, float], centre: Mapping[str, float]
) -> list[_Candidate]:
    """What to choose from: ordinary sentences that stand by themselves, others where there are none."""
    telling = [t for t in told if t.words]
    prose = [t for t in telling if t.prose and _SHORTEST <= len(_read(t)) <= _LONGEST]
    candidates: dict[str, _Candidate] = {}
    for t in [t for t in prose if not _leans(t)] or prose or telling:
        pointing = sum(rarity[w] * centre[w] for w in t.words)
        candidates.setdefault(t.sentence.quote, _Candidate(t.sentence, t.words, pointing, 1 + t.about))
    return list(candidates.values())


def _read(telling: Telling) -> list[str]:
    return [word for word, _, _ in word_extents(telling.sentence.quote)]


def _leans(telling: Telling) -> bool:
    """Whether the sentence cannot be understood without the one before it ("He did not repeat it")."""
    return _read(telling)[0].replace("’", "'").split("'")[0] in _leaning_words()


@lru_cache(maxsize=1)
def _leaning_words() -> frozenset[str]:
    return data_words("onrecord.tracking", "data/leaning_words.txt")


def _gain(
    c: _Candidate, rarity: Mapping[str, float], sums: Mapping[str, int], towards: float, length: float
) -> float:
    """The cosine of what is chosen with this one to the centre, more where it is about the story."""
    return (towards + c.weight) / sqrt(length + _growth(c.words, rarity, sums)) * c.about


def _growth(words: Sequence[str], rarity: Mapping[str, float], sums: Mapping[str, int]) -> float:
    return sum(rarity[w] ** 2 * (1 + 2 * sums.get(w, 0)) for w in words)
