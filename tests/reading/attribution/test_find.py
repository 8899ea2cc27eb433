from functools import lru_cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.reading.attribution import FoundAttribution, find_attributions
from onrecord.reading.attribution.assemble import with_parents
from onrecord.reading.attribution.find import ruled_attributions
from onrecord.reading.attribution.quotes import find_quotations
from onrecord.reading.parse import parse_document
from onrecord.records import Block, BlockKind, Document


@lru_cache
def attributions(text: str) -> tuple[FoundAttribution, ...]:
    parsed = parse_document(Document("d", text, "", "", "test"))
    return tuple(with_parents(ruled_attributions(parsed, find_quotations(text))))


def words(text: str, extents: tuple[tuple[int, int], ...]) -> str:
    return " | ".join(text[start:end] for start, end in extents)


def rows(text: str) -> list[tuple[str, str, str]]:
    return [(words(text, a.source), words(text, a.cue), words(text, a.content)) for a in attributions(text)]


def one(text: str, cue: str) -> FoundAttribution:
    """The attribution whose cue reads like this."""
    return next(a for a in attributions(text) if words(text, a.cue) == cue)


REPORTED = [
    ("Brook said the dam would open in May.", "Brook", "said", "the dam would open in May"),
    (
        "President Oren Vask said Tuesday at a televised meeting that the canal would be finished in 2031.",
        "President Oren Vask",
        "said",
        "that the canal would be finished in 2031",
    ),
    ("The firm denied that it had paid bribes.", "The firm", "denied", "that it had paid bribes"),
    ("She told reporters in Northport that the dam would open.", "She", "told", "that the dam would open"),
    ("Experts have questioned whether it holds.", "Experts", "have questioned", "whether it holds"),
    ("The dam, Brook said, will be ready by May.", "Brook", "said", "The dam | will be ready by May"),
    (
        "Sorland would respond in kind if the ferries were deployed, Foreign Minister Dara Holm warned.",
        "Foreign Minister Dara Holm",
        "warned",
        "Sorland would respond in kind if the ferries were deployed",
    ),
    (
        "The plant, which Brook said was closed, had burned.",
        "Brook",
        "said",
        "which | was closed",
    ),
    (
        "The company issued a statement saying the plant was safe.",
        "The company",
        "issued a statement saying",
        "the plant was safe",
    ),
    (
        "The canal will be finished by 2031, the minister said, adding that costs had doubled.",
        "the minister",
        "adding",
        "that costs had doubled",
    ),
]

UNDERTAKEN = [
    (
        "Sorland vowed to deploy the ferries by the end of next year.",
        "Sorland",
        "vowed",
        "to deploy the ferries by the end of next year",
    ),
    ("Brook urged the council to build the dam.", "Brook", "urged", "the council to build the dam"),
    ("Kohl called on Sorland to halt the work.", "Kohl", "called on", "Sorland to halt the work"),
    ("The minister refused to comment on the plan.", "The minister", "refused", "to comment on the plan"),
    (
        "The mayor expressed concern regarding the delay.",
        "The mayor",
        "expressed concern regarding",
        "the delay",
    ),
    (
        "Holm has expressed apprehension regarding the tolls.",
        "Holm",
        "has expressed apprehension regarding",
        "the tolls",
    ),
    ("His request for new ferries was refused.", "His", "request for", "new ferries"),
    (
        "The two countries agreed to deploy the ferries on Sorland's territory.",
        "The two countries",
        "agreed",
        "to deploy the ferries on Sorland's territory",
    ),
    (
        "The Norland foreign ministry accused Sorland of breaking the treaty.",
        "The Norland foreign ministry",
        "accused",
        "Sorland of breaking the treaty",
    ),
]

ANNOUNCED = "Brook announced plans to build a dam, according to two officials."

PASSIVE_AND_NOUNS = [
    ("Harlan was said to have left the country.", "", "was said", "Harlan | to have left the country"),
    ("The dam is expected to open in May.", "", "is expected", "The dam | to open in May"),
    ("It was reported that the bridge had collapsed.", "", "was reported", "that the bridge had collapsed"),
    (
        "Cracks were identified as the main cause by a retired inspector.",
        "a retired inspector",
        "were identified | by",
        "Cracks | as the main cause",
    ),
    (
        "Brook's claim that the dam is safe was rejected by critics.",
        "Brook",
        "claim",
        "that the dam is safe",
    ),
    ("There were reports that the canal had leaked.", "", "reports", "that the canal had leaked"),
    (
        "The engineer reportedly left the firm in May.",
        "",
        "reportedly",
        "The engineer | left the firm in May",
    ),
    (ANNOUNCED, "Brook", "announced", "plans to build a dam"),
    (ANNOUNCED, "two officials", "according to", "Brook announced plans to build a dam"),
    ("The dam is safe, as Brook put it.", "Brook", "put it", "The dam is safe"),
    (
        "As reported by the Northport Courier, the plant will close in July.",
        "the Northport Courier",
        "As reported by",
        "the plant will close in July",
    ),
    ('Asked whether it was safe, Kohl said: "Yes."', "", "Asked", "whether it was safe"),
    ('In Brook\'s words, the dam is "a shame."', "Brook", "In | words", 'the dam is "a shame."'),
    ("State media quoted Vask as saying that it was late.", "Vask", "saying", "that it was late"),
]

QUOTED = [
    ("“We will not pay,” said Mira Kohl.", "Mira Kohl", "said", "“We will not pay,”"),
    (
        '"We will not pay," said Mira Kohl, a spokeswoman for the Northport council.',
        "Mira Kohl, a spokeswoman for the Northport council",
        "said",
        '"We will not pay,"',
    ),
    (
        '"We have no money. We have no plan," Kohl told the Courier. "But we will try."',
        "Kohl",
        "told",
        '"We have no money. We have no plan," | "But we will try."',
    ),
    ('"The ferries," he said, "are not yet ready."', "he", "said", '"The ferries," | "are not yet ready."'),
    ("''Nobody came,'' said Mr. Holm.", "Mr. Holm", "said", "''Nobody came,''"),
    (
        'In a post on his channel, Vask wrote: "The canal opens in May."',
        "Vask",
        "wrote",
        '"The canal opens in May."',
    ),
    (
        '"Will it work? Nobody knows," a former engineer who asked not to be named told the Courier.',
        "a former engineer who asked not to be named",
        "told",
        '"Will it work? Nobody knows,"',
    ),
    (
        'She was sad. "We have no money left for this," Kohl said.\n\n"We will ask the state for more."',
        "Kohl",
        "said",
        '"We have no money left for this," | "We will ask the state for more."',
    ),
    ('Vask said Norland "has no plans" to leave.', "Vask", "said", 'Norland "has no plans" to leave'),
]

HEADLINES = [
    ("Minister: dam will be ready by May", "Minister", ":", "dam will be ready by May"),
    ('Vask: "The canal will open"', "Vask", ":", '"The canal will open"'),
    ("Vask Says Ferries Will Sail in 2032", "Vask", "Says", "Ferries Will Sail in 2032"),
    ("Ferries ready by May: minister", "minister", ":", "Ferries ready by May"),
    (
        "Norland to Deploy Ferries in Sorland, Vask Says",
        "Vask",
        "Says",
        "Norland to Deploy Ferries in Sorland",
    ),
]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"), REPORTED + UNDERTAKEN + PASSIVE_AND_NOUNS + QUOTED + HEADLINES
)
def test_who_said_what(text: str, source: str, cue: str, content: str) -> None:
    assert (source, cue, content) in rows(text)


@pytest.mark.parametrize(
    "text",
    [
        "The bridge collapsed on Friday.",
        "The ferry left at noon: a long day lay ahead.",
        "It is unclear when the ferries will sail.",
        "Ferries ready by May - The Northport Courier",
        'The book is called "Rivers of Norland."',
        "",
    ],
)
def test_nobody_speaks(text: str) -> None:
    assert rows(text) == []


def test_a_heading_further_down_is_read_like_a_headline() -> None:
    text = "The dam is late.\nMinister: dam will be ready by May"
    blocks = (Block(0, 16, BlockKind.PARAGRAPH), Block(17, len(text), BlockKind.HEADING))
    found = find_attributions(parse_document(Document("d", text, "", "", "test", blocks=blocks)))
    assert [words(text, a.source) for a in found] == ["Minister"]


NESTED = "Kohl said that Brook told the council that the dam would leak."


def test_the_innermost_report_names_the_one_around_it() -> None:
    outer, inner = attributions(NESTED)
    assert words(NESTED, inner.content) == "that the dam would leak"
    assert (outer.parent, inner.parent) == (None, 0)


def test_an_outlet_encloses_the_plan_that_it_reports() -> None:
    text = "Norland plans to deploy 12 ferries by the end of 2031, the Courier reported on Monday."
    plan, report = attributions(text)
    assert (words(text, plan.source), plan.parent) == ("Norland", 1)
    assert (words(text, report.source), report.parent) == ("the Courier", None)


@pytest.mark.parametrize(
    ("text", "cue", "negated"),
    [
        ("The ministry did not say when the plant would close.", "did not say", True),
        ("Kohl said the plant would not close.", "said", False),
    ],
)
def test_negation_is_that_of_the_cue(text: str, cue: str, negated: bool) -> None:
    assert one(text, cue).negated is negated


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ('"We are late," Kohl said.', "direct"),
        ("Kohl said they were late.", "indirect"),
        ('Kohl said they were "rather late."', "mixed"),
    ],
)
def test_kind_tells_whose_words_these_are(text: str, kind: str) -> None:
    assert [a.kind for a in attributions(text)] == [kind]


def test_heads_point_at_tokens_and_sentences() -> None:
    text = "It rained. Mayor Ana Brook said the dam would open."
    parsed = parse_document(Document("d", text, "", "", "test"))
    (found,) = find_attributions(parsed)
    assert found.source_head is not None
    assert found.cue_head is not None
    sentence, token = found.source_head
    assert parsed.sentences[sentence].doc[token].text == "Brook"
    assert (found.sentence, found.cue_lemma, found.content_sentences) == (1, "say", (1,))


def test_a_quotation_over_sentences_names_them_all() -> None:
    text = '"We are late. We are tired," Kohl said. "We will come."'
    assert attributions(text)[0].content_sentences == (0, 1, 2)


PIECES = st.sampled_from(
    [
        "Kohl",
        "said",
        "that",
        "“",
        "”",
        '"',
        "''",
        ",",
        ".",
        ":",
        "\n",
        "the dam",
        "will open",
        "according to",
        "told",
        "Brook",
        "as",
        "reportedly",
        "claim",
        "of",
        "by",
        "was",
        "—",
        "who",
        "?",
        "In",
        "'s words",
        "not",
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, max_size=25).map(" ".join))
def test_spans_lie_in_the_text_in_order_and_reading_twice_changes_nothing(text: str) -> None:
    document = Document("d", text, "", "", "test")
    found = find_attributions(parse_document(document))
    assert found == find_attributions(parse_document(document))
    for index, attribution in enumerate(found):
        assert attribution.cue
        assert attribution.content
        assert attribution.parent != index
        for extents in (attribution.source, attribution.cue, attribution.content):
            edges = [edge for extent in extents for edge in extent]
            assert edges == sorted(edges)
            assert all(0 <= start < end <= len(text) for start, end in extents)


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, max_size=25).map(" ".join))
def test_no_attribution_is_its_own_ancestor(text: str) -> None:
    found = find_attributions(parse_document(Document("d", text, "", "", "test")))
    for index in range(len(found)):
        seen = {index}
        parent = found[index].parent
        while parent is not None:
            assert parent not in seen
            seen.add(parent)
            parent = found[parent].parent
