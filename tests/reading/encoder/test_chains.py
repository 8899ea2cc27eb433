"""The best chain of labels, and the stretches it marks."""

from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.encoder.chains import best_chains, runs

NEVER = -10000.0


def worth(chain, scores, moves):
    """What a chain is worth by the plain sum."""
    steps = sum(moves[a, b] for a, b in pairwise((0, *chain)))
    return steps + sum(scores[at, label] for at, label in enumerate(chain))


@given(st.integers(0, 2**32 - 1))
def test_no_other_chain_is_worth_more(seed):
    draw = np.random.default_rng(seed)
    scores, moves = draw.normal(size=(1, 4, 3)), draw.normal(size=(3, 3))
    best = worth(best_chains(scores, moves)[0], scores[0], moves)
    assert best == pytest.approx(max(worth(c, scores[0], moves) for c in product(range(3), repeat=4)))


def test_a_weak_word_inside_a_stretch_does_not_break_it():
    scores = np.zeros((1, 5, 3))
    scores[0, :, 0] = [5, -5, 1, -5, 5]
    moves = np.array([[0.0, 0.0, NEVER], [-3.0, 0.0, 0.0], [-3.0, 0.0, 0.0]])
    assert runs(best_chains(scores, moves)[0], 1)[-1][1] == 3
    assert best_chains(scores, moves)[0].astype(bool).tolist() == [False, True, True, True, False]


def test_words_far_from_anything_are_neither():
    scores = np.zeros((2, 400, 3))
    scores[:, :, 0] = 20.0
    assert not best_chains(scores, np.zeros((3, 3))).any()


@pytest.mark.parametrize(
    ("chain", "found"),
    [
        ([0, 3, 4, 4, 0], [(1, 3)]),
        ([3, 3, 4], [(0, 0), (1, 2)]),
        ([0, 1, 2, 0], []),
        ([3, 0, 3], [(0, 0), (2, 2)]),
    ],
)
def test_stretches_begin_with_their_label(chain, found):
    assert runs(np.array(chain), 3) == found
