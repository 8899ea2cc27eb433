"""The trained reader as three ONNX graphs: loaded once, hashes checked, run on windows of words.

onnxruntime is imported when a reader is loaded, not before: who reads with rules alone needs none.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from onrecord.errors import ModelError
from onrecord.reading.encoder.wordpiece import Vocabulary, Words

__all__ = ["ReaderModel", "Seen", "load_reader", "shipped_reader"]

PACKAGE = "onrecord_reader_en"
GRAPHS = ("reader.onnx", "roles.onnx", "acts.onnx")
_AGAIN = "install onrecord-reader-en again"
Numbers = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Seen:
    """What the encoder says of a window, a row for each word.

    ``cues`` are the chances of (no cue, a cue begins, a cue goes on); ``facts`` how far the word's event is
    held to be real, -3 to 3, if it is one; ``names`` the likeliest label of a name. ``light`` and ``places``
    are for the role graph, ``vectors`` (words, 2, width), from the middle and the last layer, for acts.
    """

    cues: Numbers
    facts: Numbers
    names: NDArray[np.int64]
    light: Numbers
    places: NDArray[np.int64]
    vectors: NDArray[np.float16]


class ReaderModel:
    """A vocabulary and the graphs. ``version`` names what was read with it."""

    def __init__(self, vocabulary: Vocabulary, graphs: Mapping[str, Any], version: str) -> None:
        self.vocabulary = vocabulary
        self.version = version
        self._reader = graphs["reader.onnx"]
        self._roles = graphs["roles.onnx"]
        self._acts = graphs["acts.onnx"]

    def read(self, words: Words, start: int, end: int) -> Seen:
        """Words ``start`` to ``end`` (exclusive) read in one pass."""
        ids, marks, places = [self.vocabulary.start], [0], []
        for word in range(start, end):
            places.append(len(ids))
            ids += words.pieces[word]
            marks += [words.marks[word]] * len(words.pieces[word])
        ids.append(self.vocabulary.end)
        marks.append(0)
        given = {
            "ids": np.array([ids], dtype=np.int64),
            "marks": np.array([marks], dtype=np.int64),
            "mask": np.ones((1, len(ids)), dtype=np.int64),
        }
        cues, facts, names, light, middle, last = self._reader.run(
            ["cues", "facts", "names", "light", "middle", "last"], given
        )
        at = np.array(places, dtype=np.int64)
        labels = names[0, at].argmax(axis=1)
        vectors = np.stack([middle[0, at], last[0, at]], axis=1).astype(np.float16)
        return Seen(_chances(cues[0, at]), np.clip(facts[0, at], -3.0, 3.0), labels, light, at, vectors)

    def roles(
        self, seen: Seen, cues: Sequence[tuple[int, int]], sentences: Sequence[int]
    ) -> tuple[Numbers, Numbers]:
        """Scores of every word's labels for each cue (its first and last word), and of moves between labels.

        ``sentences`` are the numbers of the words' sentences. The labels are: neither, source begins, source
        goes on, content begins, content goes on.
        """
        length = seen.light.shape[1]
        # A piece that begins no word belongs to the word before it.
        owner = np.searchsorted(seen.places, np.arange(length), side="right") - 1
        numbers = np.array(sentences, dtype=np.int64)[np.maximum(owner, 0)]
        ends = np.append(seen.places[1:], length - 1) - 1
        given = {
            "light": np.repeat(seen.light, len(cues), axis=0),
            "cue": np.array([(seen.places[a], ends[b]) for a, b in cues], dtype=np.int64),
            "sentences": np.repeat(numbers[None], len(cues), axis=0),
            "mask": np.ones((len(cues), length), dtype=np.int64),
        }
        scores, moves = self._roles.run(None, given)
        return scores[:, seen.places], moves

    def acts(self, vectors: Numbers, told: Numbers) -> Numbers:
        """The chances (statements, 8) of: no undertaking is told of, then each act in its order.

        ``vectors`` (statements, 4, width) are the means over the clause and those of the predicate, each from
        the middle and the last layer; ``told`` (statements, features) is what the rules say.
        """
        scores: Numbers = self._acts.run(None, {"vectors": vectors, "told": told})[0]
        return _chances(scores)


def _chances(scores: Numbers) -> Numbers:
    raised = np.exp(scores - scores.max(axis=-1, keepdims=True))
    chances: Numbers = raised / raised.sum(axis=-1, keepdims=True)
    return chances


@lru_cache(maxsize=1)
def shipped_reader() -> ReaderModel:
    """The reader of ``onrecord-reader-en``, with the very files that this version was made for."""
    pinned = json.loads(files("onrecord.reading.encoder").joinpath("data", "reader.json").read_text("utf-8"))
    try:
        folder = files(PACKAGE)
    except ModuleNotFoundError:
        raise ModelError(
            "The trained reader is not installed: install the distribution onrecord-reader-en."
        ) from None
    return load_reader(folder, pinned["sha256"])


def load_reader(folder: Traversable, hashes: Mapping[str, str] | None = None) -> ReaderModel:
    """The reader whose files lie in ``folder``; each must have its hash, by default the manifest's."""
    if hashes is None:
        hashes = json.loads(_bytes(folder, "manifest.json"))["sha256"]
    found = {name: _bytes(folder, name) for name in (*GRAPHS, "vocab.txt")}
    for name, content in found.items():
        if hashlib.sha256(content).hexdigest() != hashes.get(name):
            raise ModelError(
                f"The trained reader's file {name} is damaged or of another version: install it again."
            )
    vocabulary = Vocabulary(found["vocab.txt"].decode("utf-8").splitlines())
    version = f"{hashes['reader.onnx'][:12]}-{hashes['acts.onnx'][:6]}"
    return ReaderModel(vocabulary, {name: _session(found[name]) for name in GRAPHS}, version)


def _bytes(folder: Traversable, name: str) -> bytes:
    try:
        return folder.joinpath(name).read_bytes()
    except FileNotFoundError:
        raise ModelError(
            f"The trained reader's file {name} is missing: install onrecord-reader-en again."
        ) from None


def _session(graph: bytes) -> Any:
    try:
        import onnxruntime
    except ModuleNotFoundError:
        raise ModelError("The trained reader needs onnxruntime, which is not installed.") from None
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(graph, options, providers=["CPUExecutionProvider"])
