"""The likeliest chain of labels over words, and the stretches that it marks."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

__all__ = ["best_chains", "runs"]

CLEAR = 12.0
"""A word whose label "neither" leads by more than this, like all words beyond it, is not looked at."""
Numbers = NDArray[np.float32]
Labels = NDArray[np.int64]


def best_chains(scores: Numbers, moves: Numbers) -> Labels:
    """The best chain of each row: ``scores`` is (rows, words, labels), ``moves`` (labels, labels).

    Label 0 is "neither"; every chain starts from it.
    """
    chains = np.zeros(scores.shape[:2], dtype=np.int64)
    near = np.flatnonzero((scores[:, :, 0] - scores[:, :, 1:].max(axis=2) < CLEAR).any(axis=0))
    if not len(near):
        return chains
    first, past = max(0, int(near[0]) - 1), min(scores.shape[1], int(near[-1]) + 2)
    total = scores[:, first] + moves[0]
    back = []
    for at in range(first + 1, past):
        longer = total[:, :, None] + moves
        back.append(longer.argmax(axis=1))
        total = longer.max(axis=1) + scores[:, at]
    label = total.argmax(axis=1)
    rows = np.arange(len(label))
    chains[:, past - 1] = label
    for at in range(past - 2, first - 1, -1):
        label = back[at - first][rows, label]
        chains[:, at] = label
    return chains


def runs(chain: Labels, begins: int) -> list[tuple[int, int]]:
    """The stretches (first, last) of a chain that begin with label ``begins`` and go on with the next one."""
    found: list[tuple[int, int]] = []
    for at in np.flatnonzero((chain == begins) | (chain == begins + 1)).tolist():
        if found and found[-1][1] == at - 1 and chain[at] == begins + 1:
            found[-1] = (found[-1][0], at)
        else:
            found.append((at, at))
    return found
