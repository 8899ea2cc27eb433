"""The language of a text: the declared one, else the one its first words are written in."""

from __future__ import annotations

import re
from functools import lru_cache

from lingua import IsoCode639_1, LanguageDetector, LanguageDetectorBuilder

from onrecord.intake.vocabulary import table, word_list

__all__ = ["language_of", "name_of_language"]

LOOKED_AT = 800
FEWEST_LETTERS = 20
LEAST_SURE = 0.8
"""Below this the language stays unknown: a wrong one would keep the document from being read."""
PLAINLY_ENGLISH = 0.25
"""Share of English function words from which nothing else is asked: it saves ten times the time."""
_DECLARED = re.compile(r"\s*([A-Za-z]{2,3})(?:[-_].*)?\s*")


def language_of(text: str, declared: str | None = None) -> str | None:
    """The ISO 639-1 code: the declared language where there is one, else the detected, else None.

    >>> language_of("Short.", "en-GB"), language_of("Short.")
    ('en', None)
    """
    sample = text[:LOOKED_AT]
    letters = sum(map(str.isalpha, sample))
    if declared is not None and (match := _DECLARED.fullmatch(declared)):
        code = match[1].lower()
        # Pages made from a template say "en" whatever they are in: letters of another script tell.
        foreign = sum(character > "\u024f" and character.isalpha() for character in sample)
        if code != "en" or letters < FEWEST_LETTERS or foreign * 2 < letters:
            return code
    if letters < FEWEST_LETTERS:
        return None
    words = sample.casefold().split()
    if sum(word in word_list("english_words.txt") for word in words) >= PLAINLY_ENGLISH * len(words):
        return "en"
    best = _detector().compute_language_confidence_values(sample)[0]
    return best.language.iso_code_639_1.name.lower() if best.value >= LEAST_SURE else None


def name_of_language(code: str) -> str:
    """The English name of the language, or the code itself where the table has none.

    >>> name_of_language("uk")
    'Ukrainian'
    """
    return _names().get(code, f'the language "{code}"')


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    return dict(table("languages.tsv"))


@lru_cache(maxsize=1)
def _detector() -> LanguageDetector:
    # More languages than we expect: with few to choose from, Italian is taken for English.
    codes = [getattr(IsoCode639_1, code.upper()) for code in _names()]
    return LanguageDetectorBuilder.from_iso_codes_639_1(*codes).with_low_accuracy_mode().build()
