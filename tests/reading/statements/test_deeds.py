"""A deed told in the words of a report is nothing that its doer said."""

import pytest

from onrecord.reading import find_statements
from onrecord.records import Document


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("The Kelder Works recalled the pumps on Monday.", []),
        ("The high court suspended a law that would let the police hold anyone.", []),
        ("The Kelder Works reported that the pumps leak.", ["Kelder Works"]),
        ("Ada Brom, who had pleaded not guilty, left the hall.", []),
    ],
)
def test_a_deed_has_no_speaker(text: str, speakers: list[str]) -> None:
    found = [source.name for s in find_statements(Document.of_text(text)) for source in s.sources[:-1]]
    assert found == speakers
