"""How certainly a sentence holds that an event happens."""

from __future__ import annotations

import pytest

from onrecord.reading.events import find_events
from onrecord.reading.parse import parse_document
from onrecord.records import Document, GivenMention, sha256_hex


def factuality(text: str, word: str) -> float:
    start = text.index(word)
    document = Document(
        id="d",
        text=text,
        sha256_raw=sha256_hex(text),
        sha256_text=sha256_hex(text),
        cut_by="test",
        given=(GivenMention("g", start, start + len(word)),),
    )
    return next(event for event in find_events(parse_document(document), []) if event.given).factuality


def class_of(value: float) -> str:
    return "asserted" if value >= 2.5 else "denied" if value <= -2.5 else "uncertain"


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("The dam burst.", "burst", "asserted"),
        ("The dam did not burst.", "burst", "denied"),
        ("The dam never burst.", "burst", "denied"),
        ("The dam may burst.", "burst", "uncertain"),
        ("The dam will probably burst.", "burst", "uncertain"),
        ("The company plans to build a port.", "build", "uncertain"),
        ("The company managed to build a port.", "build", "asserted"),
        ("The company did not manage to build a port.", "build", "denied"),
        ("The company failed to build a port.", "build", "denied"),
        ("The minister refused to resign.", "resign", "denied"),
        ("The minister denied that he took the money.", "took", "denied"),
        ("The minister confirmed that he took the money.", "took", "asserted"),
        ("The police said that the bridge collapsed.", "collapsed", "asserted"),
        ("The police think that the bridge collapsed.", "collapsed", "uncertain"),
        ("The engineers want to repair the bridge.", "repair", "uncertain"),
        ("If the bridge collapses, the town is cut off.", "collapses", "uncertain"),
        ("Did the bridge collapse?", "collapse", "uncertain"),
        ("Close the bridge now.", "Close", "uncertain"),
        ("He left because the bridge collapsed.", "collapsed", "asserted"),
        ("They raised money to repair the bridge.", "repair", "uncertain"),
        ("Officials regret that the bridge collapsed.", "collapsed", "asserted"),
        ("The bridge would have collapsed.", "collapsed", "uncertain"),
        ("The general did not comment but visited the front.", "visited", "asserted"),
        ("The firm is likely to close the mine.", "close", "uncertain"),
        ("Residents fear a possible attack.", "attack", "uncertain"),
        ("There was no attack.", "attack", "denied"),
        ("The attack killed nine soldiers.", "attack", "asserted"),
    ],
)
def test_the_class_of_an_event(text: str, word: str, expected: str) -> None:
    assert class_of(factuality(text, word)) == expected


def test_belief_is_more_certain_than_hope() -> None:
    believed = factuality("Analysts believe that the truce collapsed.", "collapsed")
    hoped = factuality("Analysts hope that the truce collapsed.", "collapsed")
    assert 3 > believed > hoped
