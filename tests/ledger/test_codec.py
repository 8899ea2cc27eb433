"""Saving and loading gives back what went in."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.ledger.codec import decode, document_key, encode, own_id
from onrecord.records import Decision, Document, EvidenceSpan, Issue, Mention, Reading, TimeWindow

_DAYS = st.dates()


@st.composite
def _spans(draw: st.DrawFn) -> EvidenceSpan:
    quote = draw(st.text(min_size=1))
    start = draw(st.integers(0, 10**9))
    return EvidenceSpan(start, start + len(quote), quote)


@st.composite
def _mentions(draw: st.DrawFn) -> Mention:
    start = draw(st.integers(0, 10**9))
    return Mention(draw(st.text()), start, start + draw(st.integers(1, 99)), draw(st.none() | st.text()))


@st.composite
def _windows(draw: st.DrawFn) -> TimeWindow:
    first, last = sorted((draw(_DAYS), draw(_DAYS)))
    return draw(st.sampled_from([TimeWindow(first, last), TimeWindow(first, None), TimeWindow(None, last)]))


@pytest.fixture(scope="module", autouse=True)
def _strategies() -> None:
    st.register_type_strategy(int, st.integers(-(2**62), 2**62))
    st.register_type_strategy(float, st.floats(allow_nan=False, allow_infinity=False))
    st.register_type_strategy(date, _DAYS)
    st.register_type_strategy(EvidenceSpan, _spans())
    st.register_type_strategy(Mention, _mentions())
    st.register_type_strategy(TimeWindow, _windows())


@pytest.mark.parametrize(
    ("kind", "record_type"),
    [("document", Document), ("reading", Reading), ("issue", Issue), ("decision", Decision)],
)
def test_save_then_load_is_the_same(kind: str, record_type: type[Any]) -> None:
    @settings(max_examples=60, deadline=None)
    @given(st.from_type(record_type))
    def check(record: Any) -> None:
        assert decode(kind, encode(kind, record, "x")) == record

    check()


@given(st.text())
def test_a_document_key_gives_back_its_id(name: str) -> None:
    assert own_id(document_key(name, "0" * 64)) == name
