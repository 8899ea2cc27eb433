"""Which event mentions are one event, within and across documents."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import permutations

import pytest

from onrecord.linking.events import is_same_event, link_events
from onrecord.reading.events import find_events
from onrecord.reading.parse import parse_document
from onrecord.records import Document, EventMention, TimeWindow, sha256_hex

FERRY = "The ferry Astrid sank off Port Amsel. Rescuers of the Amsel coast guard saved nine sailors."
FERRY_AGAIN = "Nine sailors were rescued when the ferry Astrid sank near Port Amsel, the coast guard said."
BRIDGE = "A fire damaged the Marrow Bridge in Ostrava. Mayor Ilse Brandt closed the bridge to trams."
BRIDGE_AGAIN = "Ostrava's Marrow Bridge is closed to trams after a blaze, mayor Brandt said."
OTHER_FERRY = (
    "The tanker Solveig sank off Cape Tarn after hitting rocks. Its crew swam to the Tarn lighthouse."
)


def mentions_of(name: str, text: str) -> list[EventMention]:
    document = Document(
        id=name, text=text, sha256_raw=sha256_hex(text), sha256_text=sha256_hex(text), cut_by="test"
    )
    return [replace(event, id=f"{name}:{event.quote}") for event in find_events(parse_document(document), [])]


@pytest.mark.parametrize(
    ("first", "word", "second", "other_word", "same"),
    [
        (FERRY, "sank", FERRY_AGAIN, "sank", True),
        (FERRY, "saved", FERRY_AGAIN, "rescued", True),
        (BRIDGE, "fire", BRIDGE_AGAIN, "blaze", True),
        (BRIDGE, "closed", BRIDGE_AGAIN, "closed", True),
        (FERRY, "sank", OTHER_FERRY, "sank", False),
        (FERRY, "saved", BRIDGE_AGAIN, "closed", False),
        (FERRY_AGAIN, "said", BRIDGE_AGAIN, "said", False),
    ],
)
def test_pairs_across_documents(first: str, word: str, second: str, other_word: str, same: bool) -> None:
    linked = link_events([*mentions_of("a", first), *mentions_of("b", second)])
    assert (linked[f"a:{word}"] == linked[f"b:{other_word}"]) is same


def test_every_mention_has_an_event_named_by_its_first_mention() -> None:
    mentions = [*mentions_of("b", FERRY_AGAIN), *mentions_of("a", FERRY)]
    linked = link_events(mentions)
    assert set(linked) == {mention.id for mention in mentions}
    assert linked["b:sank"] == linked["a:sank"] == "a:sank"


def test_order_does_not_matter() -> None:
    groups = [mentions_of("a", FERRY), mentions_of("b", FERRY_AGAIN), mentions_of("c", OTHER_FERRY)]
    results = [link_events([m for group in order for m in group]) for order in permutations(groups)]
    assert all(result == results[0] for result in results)


def test_what_else_was_read_does_not_change_a_decision() -> None:
    a = next(m for m in mentions_of("a", FERRY) if m.quote == "sank")
    b = next(m for m in mentions_of("b", FERRY_AGAIN) if m.quote == "sank")
    assert is_same_event(a, b)
    assert is_same_event(b, a)
    linked = link_events([a, b, *mentions_of("c", BRIDGE)])
    assert linked[a.id] == linked[b.id]


def test_mentions_with_windows_apart_are_different_events() -> None:
    a = next(m for m in mentions_of("a", FERRY) if m.quote == "sank")
    b = next(m for m in mentions_of("b", FERRY_AGAIN) if m.quote == "sank")
    first, later = date(2024, 3, 1), date(2024, 5, 1)
    a, b = replace(a, window=TimeWindow(first, first)), replace(b, window=TimeWindow(later, later))
    assert not is_same_event(a, b)


def test_an_empty_ledger_has_no_events() -> None:
    assert link_events([]) == {}
