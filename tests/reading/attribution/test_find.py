from functools import lru_cache

import pytest

from onrecord.reading.attribution import FoundAttribution, find_attributions
from onrecord.reading.parse import parse_document
from onrecord.records import Document


@lru_cache
def attributions(text: str) -> tuple[FoundAttribution, ...]:
    """The attributions of a text."""
    return tuple(find_attributions(parse_document(Document("d", text, "", "", "test"))))


def words(text: str, extents: tuple[tuple[int, int], ...]) -> str:
    """The stretches of the text, joined by a bar."""
    return " | ".join(text[start:end] for start, end in extents)


TABLE = [
    ("Brook said the dam would open in May.", "Brook", "said", "the dam would open in May"),
    ("The dam, Brook said, will be ready by May.", "Brook", "said", "The dam | will be ready by May"),
    ("“We will not pay,” said Mira Kohl.", "Mira Kohl", "said", "“We will not pay,”"),
    ("The minister refused to comment on the plan.", "The minister", "refused", "to comment on the plan"),
]


@pytest.mark.parametrize(("text", "source", "cue", "content"), TABLE)
def test_who_said_what(text: str, source: str, cue: str, content: str) -> None:
    rows = [(words(text, a.source), words(text, a.cue), words(text, a.content)) for a in attributions(text)]
    assert (source, cue, content) in rows
