"""A finite verb that the parser takes for a participle is read as what the sentence tells."""

from __future__ import annotations

import pytest

from onrecord import Document, find_statements


@pytest.mark.parametrize(
    ("text", "predicate", "speaker"),
    [
        ("The landslide killed at least 14 people in Orsel.", "kill", None),
        ("The leak released at least 4,000 tonnes of oil, biologist Sune Dahl said.", "release", "Sune Dahl"),
        ("The collapse at Dorn trapped at least 40 workers, secretary Alf Berge said.", "trap", "Alf Berge"),
        ("The men accused of theft were freed.", "free", None),
    ],
)
def test_the_verb_before_a_count_is_the_predicate(text: str, predicate: str, speaker: str | None) -> None:
    [statement] = find_statements(Document.of_text(text, published="2033-03-01"))
    assert statement.predicate is not None
    assert (statement.predicate.lemma, statement.first_source.name) == (predicate, speaker)
