"""What the trained reader reads in a text: cues linked to sources and contents, factualities and names."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from math import isnan, nan

import numpy as np
from numpy.typing import NDArray

from onrecord.reading.encoder.chains import best_chains, runs
from onrecord.reading.encoder.model import ReaderModel, Seen
from onrecord.reading.encoder.names import name_runs
from onrecord.reading.encoder.windows import Window, cut_windows, sentence_words
from onrecord.reading.encoder.wordpiece import Words
from onrecord.records import Extents

__all__ = ["Link", "ReadText", "read_words"]

LONGEST, CONTEXT = 126, 12
"""Pieces of a window, and of what it shares with its neighbour on either side."""
CUE = 0.5
"""Lowest chance of a word to be of a cue: chosen on polnear_dev."""
LEAN = 1.0
"""Added to the score of a word to begin a source: chosen on polnear_dev."""
Scored = tuple[NDArray[np.float32], NDArray[np.float32]]
SOURCE, CONTENT = 1, 3
"""Labels at which a source and a content begin."""


@dataclass(frozen=True, slots=True)
class Link:
    """One cue with its source (empty where none stands in the text) and content; ``chance`` is the cue's."""

    source: Extents
    cue: Extents
    content: Extents
    chance: float


def _no_vectors() -> NDArray[np.float16]:
    return np.zeros((0, 2, 0), np.float16)


@dataclass(frozen=True, slots=True)
class ReadText:
    """The links of a text in the order of their cues, its names, and a factuality from -3 to 3 for each word.

    Names are (start, end, kind). ``starts`` are the words' offsets. A factuality means something only where
    the word is an event's; it is not a number where the word was not read. ``vectors`` (words, 2, width) are
    the encoder's, from its middle and its last layer.
    """

    links: tuple[Link, ...] = ()
    names: tuple[tuple[int, int, str], ...] = ()
    starts: tuple[int, ...] = ()
    facts: tuple[float, ...] = ()
    vectors: NDArray[np.float16] = field(default_factory=_no_vectors, compare=False)

    def fact_at(self, offset: int) -> float | None:
        """The factuality of the word that begins at an offset, or holds it; None where no word was read."""
        at = bisect_right(self.starts, offset) - 1
        return None if at < 0 or isnan(self.facts[at]) else self.facts[at]

    def words_in(self, start: int, end: int) -> range:
        """The numbers of the words that hold or begin within these offsets."""
        return range(max(bisect_right(self.starts, start) - 1, 0), bisect_left(self.starts, end))


def read_words(model: ReaderModel, words: Words, sentences: Sequence[tuple[int, int]]) -> ReadText:
    """What the model reads in a text, in one pass; ``sentences`` are its sentences' extents."""
    links: list[Link] = []
    facts = [nan] * len(words)
    labels = [0] * len(words)
    vectors: list[tuple[int, NDArray[np.float16]]] = []
    bounds = sentence_words(words, sentences)
    numbers = [0] * len(words)
    for number, (start, end) in enumerate(bounds):
        numbers[start:end] = [number] * (end - start)
    for window in cut_windows(words, bounds, LONGEST, CONTEXT):
        seen = model.read(words, window.start, window.end)
        own = slice(window.first - window.start, window.last - window.start)
        facts[window.first : window.last] = seen.facts[own].tolist()
        labels[window.first : window.last] = seen.names[own].tolist()
        vectors.append((window.first, seen.vectors[own]))
        cues = _cues(seen, window)
        if cues:
            scored = model.roles(seen, cues, numbers[window.start : window.end])
            chances = [float(1.0 - seen.cues[first : last + 1, 0].min()) for first, last in cues]
            links += _links(words, window, cues, chances, scored)
    for word in _spaced_dashes(model, words):
        labels[word] = 0  # a name does not go on behind a dash with space around it
    names = [
        (words.starts[first], words.ends[last], kind)
        for start, end in bounds
        for first, last, kind in _moved(name_runs(labels[start:end]), start)
    ]
    return ReadText(tuple(links), tuple(names), words.starts, tuple(facts), _laid_out(vectors, len(words)))


def _laid_out(read: Sequence[tuple[int, NDArray[np.float16]]], count: int) -> NDArray[np.float16]:
    """The vectors of all words; those that were not read are nought."""
    if not read:
        return _no_vectors()
    laid = np.zeros((count, *read[0][1].shape[1:]), np.float16)
    for first, part in read:
        laid[first : first + len(part)] = part
    return laid


def _spaced_dashes(model: ReaderModel, words: Words) -> list[int]:
    dashes = {model.vocabulary.pieces(dash) for dash in "-–—"}
    return [
        word
        for word in range(1, len(words) - 1)
        if words.pieces[word] in dashes
        and words.ends[word - 1] < words.starts[word]
        and words.ends[word] < words.starts[word + 1]
    ]


def _moved(runs: list[tuple[int, int, str]], by: int) -> list[tuple[int, int, str]]:
    return [(first + by, last + by, kind) for first, last, kind in runs]


def _links(
    words: Words, window: Window, cues: list[tuple[int, int]], chances: list[float], scored: Scored
) -> list[Link]:
    scores, moves = scored
    # The likeliest whole chain leaves out a source that is likely but uncertain in its extent.
    scores[:, :, SOURCE] += LEAN
    parts = zip(cues, best_chains(scores, moves), chances, strict=True)
    links = [_link(words, window, *part) for part in parts]
    return [link for link in links if link.content]


def _cues(seen: Seen, window: Window) -> list[tuple[int, int]]:
    """Runs of cue words that begin in the part of the window that it answers for."""
    cues: list[tuple[int, int]] = []
    sure = 1.0 - seen.cues[:, 0] >= CUE
    begins = seen.cues[:, 1] >= seen.cues[:, 2]
    for word in np.flatnonzero(sure).tolist():
        if cues and cues[-1][1] == word - 1 and not begins[word]:
            cues[-1] = (cues[-1][0], word)
        else:
            cues.append((word, word))
    return [c for c in cues if window.first <= window.start + c[0] < window.last]


def _link(
    words: Words, window: Window, cue: tuple[int, int], chain: NDArray[np.int64], chance: float
) -> Link:
    chain[cue[0] : cue[1] + 1] = 0
    # A cue has one source: of several stretches, the one nearest to it.
    sources = sorted(runs(chain, SOURCE), key=lambda run: min(abs(run[1] - cue[0]), abs(run[0] - cue[1])))
    return Link(
        _extents(words, window.start, sources[:1]),
        _extents(words, window.start, [cue]),
        _extents(words, window.start, runs(chain, CONTENT)),
        chance,
    )


def _extents(words: Words, start: int, stretches: Sequence[tuple[int, int]]) -> Extents:
    return tuple((words.starts[start + first], words.ends[start + last]) for first, last in stretches)
