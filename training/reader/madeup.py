"""Texts with made-up names, so that the reader does not lean on the names of one year's news."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace

from examples import Text
from onrecord.reading.encoder.names import KINDS
from onrecord.reading.encoder.wordpiece import Vocabulary

PERSONS, PLACES, PEOPLES = (KINDS.index(kind) for kind in ("PERSON", "GPE", "NORP"))
ONSETS = tuple("b br c ch d dr f g gr h j k kl l m n p pr r s sh st t tr v vr w y z".split())  # noqa: SIM905
VOWELS = tuple("a e i o u a e o ae ia ei ou".split())  # noqa: SIM905
CODAS = ["", "", "", "l", "n", "r", "s", "m", "k", "th", "nd", "rt", "x"]
PLACE_ENDINGS = ("ia", "ia", "ia", "land", "stan", "ana", "ova", "burg", "ville", "ton", "ford", "aria", "")
PERSON_ENDINGS = ("", "", "", "son", "er", "ov", "ic", "ez", "man", "sen", "ell", "ski", "o")
PEOPLE_ENDINGS = ("an", "ian", "ese", "ish", "i")
ENDINGS = {PERSONS: PERSON_ENDINGS, PLACES: PLACE_ENDINGS, PEOPLES: PEOPLE_ENDINGS}
"""What tells kinds of names apart in their form, as it does in real ones."""


def renamed(text: Text, vocabulary: Vocabulary, draw: random.Random) -> Text:
    """The text with every word of a person's, place's or people's name made up; the same word always alike.

    Only word pieces change: offsets, marks and labels stay.
    """
    invented: dict[tuple[int, ...], tuple[int, ...]] = {}
    pieces = list(text.words.pieces)
    for word, label in enumerate(text.names):
        kind = (label - 1) // 2 if label else -1
        if kind not in ENDINGS or not text.words.marks[word] % 4:
            continue
        known = pieces[word]
        if known not in invented:
            invented[known] = vocabulary.pieces(_word(draw, ENDINGS[kind]))
        pieces[word] = invented[known]
    return replace(text, words=replace(text.words, pieces=tuple(pieces)))


def _word(draw: random.Random, endings: Sequence[str]) -> str:
    ending = draw.choice(endings)
    syllables = [draw.choice(ONSETS) + draw.choice(VOWELS) for _ in range(draw.choice((1, 1, 2)))]
    stem = "".join(syllables) + draw.choice(ONSETS)
    return stem + ending if ending else stem + draw.choice(VOWELS) + draw.choice(CODAS)
