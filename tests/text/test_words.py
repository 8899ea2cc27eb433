"""Words in normal form, and how alike two texts are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.text.words import containment, content_words, jaccard, shingles, stem, word_extents


@pytest.mark.parametrize(
    ("words", "normal"),
    [
        (("delivery", "deliveries"), "delivery"),
        (("deploy", "deployed", "deploying"), "deploy"),
        (("system", "systems", "system's", "system’s"), "system"),
        (("movie", "movies"), "movy"),
        (("run", "running"), "run"),
        (("press",), "press"),
    ],
)
def test_forms_of_one_word_have_one_stem(words: tuple[str, ...], normal: str) -> None:
    assert {stem(word) for word in words} == {normal}


def test_words_that_carry_nothing_are_left_out() -> None:
    assert content_words("It was said that the ships will be in the harbour") == {"ship", "harbour"}


@pytest.mark.parametrize(
    ("a", "b", "overlap", "inside"),
    [
        ({"a", "b"}, {"a", "b"}, 1.0, 1.0),
        ({"a", "b"}, {"a"}, 0.5, 1.0),
        ({"a"}, {"b"}, 0.0, 0.0),
        (set(), set(), 0.0, 0.0),
    ],
)
def test_overlap_and_containment(a: set[str], b: set[str], overlap: float, inside: float) -> None:
    assert (jaccard(frozenset(a), frozenset(b)), containment(frozenset(a), frozenset(b))) == (overlap, inside)


def test_runs_of_neighbouring_words() -> None:
    assert shingles(["one", "two", "three", "four", "five", "six"]) == [
        "one two three four five",
        "two three four five six",
    ]
    assert shingles(["one", "two"]) == ["one two"]
    assert shingles([]) == []


@given(st.text(max_size=200))
def test_words_stand_where_they_are_said_to_stand(text: str) -> None:
    for word, start, end in word_extents(text):
        assert text[start:end].casefold() == word
