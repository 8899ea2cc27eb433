"""Factuality from both readers: the rules say on which side an event stands, the trained reader how far.

The rules tell "happened", "did not happen" and "open" apart better in news; the trained reader, taught by
people who were asked how sure they are that a thing happened, is better at degrees
(docs/measurements/reading.md).
"""

from __future__ import annotations

__all__ = ["joint_factuality"]

CERTAIN = 3.0
SURE = 2.5
"""From here on an event is held to have happened, and from its negative on not to have happened."""
OPEN = 2.4
"""The farthest from 0 that an event is put which is held to be open."""
DOUBTED, UNSURE = 0.5, 1.5
"""Below the first the trained reader doubts what the rules hold certain, below the second it is less sure;
chosen on development sentences."""
CONTRADICTED = 2.0
"""From here on the trained reader contradicts a negation that the rules saw; chosen there too."""


def joint_factuality(ruled: float, trained: float | None) -> float:
    """A factuality from -3 to 3 out of the two readers'; the rules' alone where the other read nothing."""
    if trained is None:
        return ruled
    if ruled >= SURE:
        if trained < DOUBTED:
            return _open(trained)
        return CERTAIN if trained >= UNSURE else SURE
    if ruled <= -SURE:
        if trained >= CONTRADICTED:
            return OPEN
        return -SURE if trained >= 0 else -CERTAIN
    return _open(trained)


def _open(trained: float) -> float:
    return round(max(-OPEN, min(OPEN, trained)), 2)
