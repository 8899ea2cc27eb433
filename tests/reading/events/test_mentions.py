"""Which words are event mentions, and what becomes of given ones."""

from __future__ import annotations

import pytest

from onrecord.reading.events import find_events
from onrecord.reading.parse import parse_document
from onrecord.records import Block, BlockKind, Document, EventMention, GivenMention, sha256_hex


def events_of(text: str, *given: GivenMention, blocks: tuple[Block, ...] = ()) -> list[EventMention]:
    document = Document(
        id="d",
        text=text,
        sha256_raw=sha256_hex(text),
        sha256_text=sha256_hex(text),
        cut_by="test",
        blocks=blocks,
        given=given,
    )
    return find_events(parse_document(document), [])


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("Veldonia has signed the treaty.", ["signed"]),
        ("The attack on Port Amsel injured nine sailors.", ["attack", "injured"]),
        ("The government is large.", []),
        ("Negotiations between Ostrava Rail and its drivers collapsed.", ["Negotiations", "collapsed"]),
    ],
)
def test_verbs_and_event_nouns_are_found(text: str, quotes: list[str]) -> None:
    assert [event.quote for event in events_of(text)] == quotes


def test_a_given_mention_keeps_its_id_and_replaces_the_found_one() -> None:
    text = "The ferry sank off Port Amsel."
    events = events_of(text, GivenMention("g1", 10, 14))
    assert [(event.id, event.quote, event.lemma, event.given) for event in events] == [
        ("g1", "sank", "sink", True)
    ]


def test_a_given_mention_of_boilerplate_is_still_there() -> None:
    text = "The ferry sank.\nRead our ROUND-UP daily."
    blocks = (Block(0, 15, BlockKind.PARAGRAPH), Block(16, 40, BlockKind.BOILERPLATE, "navigation"))
    found = {event.id: event for event in events_of(text, GivenMention("g", 25, 33), blocks=blocks)}
    assert (found["g"].quote, found["g"].lemma, found["g"].factuality) == ("ROUND-UP", "round-up", 0.0)


def test_reading_twice_gives_the_same_ids_in_order() -> None:
    text = "The mayor resigned on Monday. Her deputy took over and called an election."
    events = events_of(text)
    assert events == events_of(text)
    assert [event.start for event in events] == sorted(event.start for event in events)


def test_arguments_and_context_are_lower_case_normal_forms() -> None:
    (event,) = events_of("Rebels stormed the Marrow Bridge garrison.")
    assert {"rebel", "garrison"} <= set(event.arguments)
    assert "garrison" in event.context
