"""Forms that are the same meet in a block, so that comparing those that meet misses nothing."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import date
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.linking.claims import decide_forms
from onrecord.linking.forms import Form, form_blocks, meeting, meets
from onrecord.linking.keys import StatementKey
from onrecord.records import Polarity, TimeWindow

WORDS = ("ferry", "quay", "mill", "people", "new", "Osk", "Trast", "tram", "weir", "lamp", "barge", "kiln")
some_words = st.frozensets(st.sampled_from(WORDS))
keys = st.builds(
    StatementKey,
    words=some_words,
    predicate=st.sampled_from(("open", "close", None)),
    subject=st.frozensets(st.sampled_from(WORDS[:3]), max_size=2),
    object=st.frozensets(st.sampled_from(WORDS[3:5]), max_size=2),
    places=st.just(frozenset()),
    numbers=st.just(frozenset()),
)
forms = st.builds(
    Form,
    key=keys,
    polarity=st.sampled_from(Polarity),
    manner=st.sampled_from(("fact", "intends", None)),
    window=st.sampled_from((None, TimeWindow(date(2031, 1, 1), date(2031, 1, 9)))),
)


def _met(a: Form, b: Form) -> bool:
    first, second = form_blocks(a), form_blocks(b)
    return any(meets(first[block], second[block]) for block in first.keys() & second.keys())


@given(forms, st.frozensets(st.sampled_from(WORDS), max_size=3))
def test_forms_that_are_the_same_meet(a: Form, others: frozenset[str]) -> None:
    b = replace(a, key=replace(a.key, words=a.key.words ^ others))
    assert decide_forms(a, b) is None or (_met(a, b) and _met(b, a))


@given(st.lists(forms, min_size=2, max_size=9))
def test_forms_in_one_block_meet_as_each_two_of_them_do(some: list[Form]) -> None:
    held: dict[int, list[int]] = defaultdict(list)
    for form in some:
        for block, reach in form_blocks(form).items():
            held[block].append(reach)
    for reaches in filter(lambda r: len(r) > 1, held.values()):
        asked = {(a, b) for a, b in combinations(range(len(reaches)), 2) if meets(reaches[a], reaches[b])}
        assert {(min(pair), max(pair)) for pair in meeting(reaches)} == asked


@given(forms, forms)
def test_a_decision_does_not_depend_on_which_comes_first(a: Form, b: Form) -> None:
    assert decide_forms(a, b) == decide_forms(b, a)


def test_who_does_what_is_not_enough_where_no_thing_is_named() -> None:
    def said(*words: str) -> Form:
        key = StatementKey(frozenset(words), "say", frozenset({"Osk"}), *(frozenset[str](),) * 2, frozenset())
        return Form(key, Polarity.AFFIRMED, "fact", None)

    assert decide_forms(said("Osk"), said("Osk", "tram")) is None
    assert decide_forms(said("Osk", "tram"), said("Osk", "tram", "new")) is not None
