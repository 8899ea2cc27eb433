"""The matrix agrees with the published method: what speaks against each, what tells them apart."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.records import Decision, Layers, Matrix
from onrecord.tracking.assessment import Analysis, Root2, analyse, assess

TODAY = date(2031, 6, 1)
SAID = ("Ada Brom", "2031-03-01T10:00:00Z", "seen")

# R. J. Heuer, Psychology of Intelligence Analysis (1999), chapter 8, figures 15 and 16: whether a state will
# strike back, three hypotheses, six items; + is consistent, - inconsistent. H1: it will not, H2: in a small
# way, H3: in a large way.
HEUER = {"E1": "+++", "E2": "++-", "E3": "++-", "E4": "-++", "E5": "-++", "E6": "-++"}


def _weighing(item: str, ratings: str, strength: str = "medium medium", name: str = "") -> Decision:
    signs = {"+": "C", "-": "I", "=": "II", "0": "N", "*": "CC", "x": "NA"}
    credibility, relevance = strength.split()
    details = [(f"rating h{n}", signs[sign]) for n, sign in enumerate(ratings, start=1) if sign != " "]
    details += [("credibility", credibility), ("relevance", relevance)]
    return Decision(name or f"w-{item}", "weighing", ("m", item), *SAID, details=tuple(details))


def _matrix(hypotheses: int, *weighings: Decision) -> Matrix:
    opened = Decision("m", "matrix", (), *SAID, value="Why?")
    added = [Decision(f"h{n}", "hypothesis", ("m",), *SAID, value=f"H {n}") for n in range(1, hypotheses + 1)]
    (found,) = assess(Layers(decisions=(opened, *added, *weighings)), TODAY).assessments.matrices
    return found


def _heuer() -> Analysis:
    return analyse(_matrix(3, *(_weighing(item, signs) for item, signs in HEUER.items())))


def _against(found: Analysis) -> dict[str, Decimal]:
    return {s.hypothesis.label: s.against.decimal() for s in found.order}


def test_heuers_matrix_has_least_against_the_middle_hypothesis() -> None:
    found = _heuer()
    assert _against(found) == {"H1": 3, "H2": 0, "H3": 2}
    assert found.tiers() == (("H2",), ("H3",), ("H1",))
    assert {s.hypothesis.label: s.items_against for s in found.order} == {
        "H2": (), "H3": ("E2", "E3"), "H1": ("E4", "E5", "E6"),
    }  # fmt: skip


def test_what_fits_every_hypothesis_tells_none_apart() -> None:
    apart = {i.item.label: (i.told_apart, i.pairs) for i in _heuer().items}
    assert apart.pop("E1") == (0, 3)
    assert set(apart.values()) == {(2, 3)}


def test_no_single_item_of_heuers_matrix_changes_which_stands_first() -> None:
    items = {i.item.label: i for i in _heuer().items}
    assert not any(i.changes_first for i in items.values())
    assert [label for label, i in sorted(items.items()) if i.without is not None] == ["E4", "E5", "E6"]
    assert items["E4"].without == (("H2",), ("H1", "H3"))


@pytest.mark.parametrize(
    ("strength", "signs", "against"),
    [
        ("medium medium", "-", "1"),
        ("medium medium", "=", "2"),
        ("high high", "-", "2"),
        ("high high", "=", "4"),
        ("low low", "-", "0.5"),
        ("low low", "=", "1"),
        ("high low", "-", "1"),
        ("high medium", "-", "1.41421356237309504880168872421"),
        ("medium high", "=", "2.82842712474619009760337744842"),
        ("low medium", "-", "0.707106781186547524400844362105"),
        ("high high", "+", "0"),
        ("high high", "*", "0"),
        ("high high", "0", "0"),
        ("high high", "x", "0"),
    ],
)
def test_weights_are_those_of_the_program_ach(strength: str, signs: str, against: str) -> None:
    # Palo Alto Research Center, ACH technical description: inconsistent 1, very inconsistent 2, else 0, times
    # credibility times relevance, each low 1/sqrt(2), medium 1, high sqrt(2); written there with a minus.
    assert _against(analyse(_matrix(1, _weighing("E1", signs, strength)))) == {"H1": Decimal(against)}


def test_a_matrix_worked_by_hand() -> None:
    # H1: 4 + .5 = 4.5; H2: sqrt(2) + 1/sqrt(2) = 1.5 sqrt(2) = 2.1213; H3: sqrt(2) + .5 = 1.9142.
    found = analyse(
        _matrix(
            3,
            _weighing("E1", "=++", "high high"),
            _weighing("E2", "-+-", "low low"),
            _weighing("E3", "+--", "high medium"),
            _weighing("E4", "+-0", "medium low"),
        )
    )
    assert {s.hypothesis.label: (s.against.a, s.against.b) for s in found.order} == {
        "H3": (Fraction(1, 2), 1), "H2": (0, Fraction(3, 2)), "H1": (Fraction(9, 2), 0),
    }  # fmt: skip
    assert found.tiers() == (("H3",), ("H2",), ("H1",))
    # Without E1, H1 has .5 and stands first; without E4, H2 has .7071.
    assert {i.item.label for i in found.items if i.changes_first} == {"E1", "E4"}
    by_label = {i.item.label: i for i in found.items}
    assert by_label["E4"].without == (("H2",), ("H3",), ("H1",))
    assert found.items[0].item.label == "E4"
    assert (by_label["E1"].spread, by_label["E4"].told_apart) == (3, 3)


def test_sums_that_are_the_same_tie_however_they_came_about() -> None:
    # Twice 1/sqrt(2) is sqrt(2).
    found = analyse(
        _matrix(2, _weighing("E1", "- ", "low medium"), _weighing("E2", "- ", "medium low"),
                _weighing("E3", " -", "high medium"))
    )  # fmt: skip
    assert found.tiers() == (("H1", "H2"),)
    assert {s.hypothesis.label: s.unrated for s in found.order} == {"H1": ("E3",), "H2": ("E1", "E2")}


def test_the_order_of_weighing_does_not_matter() -> None:
    weighings = [_weighing(item, signs) for item, signs in list(HEUER.items())[2:5]]
    found = {analyse(_matrix(3, *some)).tiers() for some in permutations(weighings)}
    assert len(found) == 1


def test_a_newer_weighing_counts_and_withdrawing_it_restores_the_older() -> None:
    first, second = _weighing("E1", "-+", name="a"), _weighing("E1", "+-", name="b")
    back = Decision("c", "weighing", ("m", "E1"), *SAID, undoes="b")
    assert _against(analyse(_matrix(2, first, second))) == {"H1": 0, "H2": 1}
    assert _against(analyse(_matrix(2, first, second, back))) == {"H1": 1, "H2": 0}


def test_a_withdrawn_hypothesis_leaves_and_the_others_keep_their_labels() -> None:
    back = Decision("c", "hypothesis", ("m",), *SAID, undoes="h1")
    found = _matrix(2, _weighing("E1", "-+"), back)
    assert [h.label for h in found.hypotheses] == ["H2"]
    assert analyse(found).tiers() == (("H2",),)


_PARTS = st.fractions(min_value=-50, max_value=50, max_denominator=8)


@given(_PARTS, _PARTS, _PARTS, _PARTS)
def test_exact_numbers_are_ordered_as_their_digits(
    a: Fraction, b: Fraction, c: Fraction, d: Fraction
) -> None:
    one, other = Root2(a, b), Root2(c, d)
    assert (one < other) == (one.decimal() < other.decimal())
    assert (one == other) == (one.decimal() == other.decimal())
