"""Sentences of a text with their offsets."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.text.sentences import sentence_extents


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("It came. He left.", ["It came.", "He left."]),
        ("Mr. Orlo met Dr. Halm on Jan. 5. They spoke.", ["Mr. Orlo met Dr. Halm on Jan. 5.", "They spoke."]),
        ("A heading\nA sentence below it.", ["A heading", "A sentence below it."]),
        ("  spaces around.  ", ["spaces around."]),
        ("", []),
        ("Go on, U.S. Secretary Ana Ort said. He left.", ["Go on, U.S. Secretary Ana Ort said.", "He left."]),
        ("So said Lt. Colonel Ort. He left.", ["So said Lt. Colonel Ort.", "He left."]),
        ("Primary No. 9 denies it. It closed.", ["Primary No. 9 denies it.", "It closed."]),
        ("He left the U.S. The plan failed.", ["He left the U.S.", "The plan failed."]),
    ],
)
def test_sentences(text: str, sentences: list[str]) -> None:
    assert [text[start:end] for start, end in sentence_extents(text)] == sentences


def test_a_part_of_a_text_keeps_the_offsets_of_the_whole() -> None:
    text = "First. Second. Third."
    assert [text[s:e] for s, e in sentence_extents(text, 7, 14)] == ["Second."]


@given(st.text(max_size=300))
def test_sentences_are_ordered_apart_and_without_space_around(text: str) -> None:
    last = 0
    for start, end in sentence_extents(text):
        assert last <= start < end
        assert text[start:end] == text[start:end].strip()
        last = end
