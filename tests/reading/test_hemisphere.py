"""Seasons of a document fall where its places lie."""

from __future__ import annotations

import pytest

from onrecord.reading import read_document
from onrecord.records import Document


def spring_of(text: str) -> str:
    document = Document.of_text(text, published="2024-12-10")
    (found,) = read_document(document).times
    return str(found.window)


@pytest.mark.parametrize(
    ("text", "window"),
    [
        ("The bridge in Sydney, Australia, will open next spring.", "2025-09-01..2025-11-30"),
        ("The bridge in Hamburg, Germany, will open next spring.", "2025-03-01..2025-05-31"),
        ("A firm from Chile and one from Norway will meet next spring.", "2025-03-01..2025-05-31"),
        ("The bridge will open next spring.", "2025-03-01..2025-05-31"),
    ],
)
def test_spring_is_in_autumn_where_the_text_is_in_the_south(text: str, window: str) -> None:
    assert spring_of(text) == window
