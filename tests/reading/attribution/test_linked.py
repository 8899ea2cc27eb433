"""The trained reader's attributions, pinned to the parse."""

import pytest

from onrecord.reading.attribution.linked import linked_attributions
from onrecord.reading.attribution.quotes import find_quotations
from onrecord.reading.parse import parse_document
from onrecord.records import Document

TEXT = (
    "The bridge at Sarn will not open before June, Transport Minister Ada Brom said on Friday. "
    "“We are late,” she told reporters.\n\nA spokesman for Vell did not say whether the port would close."
)


@pytest.fixture(scope="module")
def found():
    return linked_attributions(parse_document(Document.of_text(TEXT)), find_quotations(TEXT))


def words(extents):
    return " / ".join(TEXT[start:end] for start, end in extents)


def test_every_cue_has_its_own_source_and_content(found):
    assert [(words(f.source), words(f.cue), words(f.content)) for f in found] == [
        (
            "Transport Minister Ada Brom",
            "said",
            "The bridge at Sarn will not open before June",
        ),
        ("she", "told", "“We are late,”"),
        ("A spokesman for Vell", "did not say", "whether the port would close"),
    ]


def test_links_are_pinned_to_the_parse(found):
    assert [f.cue_lemma for f in found] == ["say", "tell", "say"]
    assert [f.negated for f in found] == [False, False, True]
    assert [f.kind for f in found] == ["indirect", "direct", "indirect"]
    assert [f.content_sentences for f in found] == [(0,), (1,), (2,)]
