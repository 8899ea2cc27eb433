"""Word classes and weights of cues, read once from the package's data files."""

from __future__ import annotations

import json
from functools import lru_cache
from importlib.resources import files

__all__ = ["cue_weights", "word_class"]


def _data(name: str) -> str:
    return files("onrecord.reading.attribution").joinpath("data", name).read_text(encoding="utf-8")


@lru_cache(maxsize=1)
def _classes() -> dict[str, frozenset[str]]:
    classes: dict[str, frozenset[str]] = {}
    for line in _data("classes.tsv").splitlines():
        if line and not line.startswith("#"):
            name, words = line.split("\t")
            classes[name] = frozenset(words.split())
    return classes


def word_class(name: str) -> frozenset[str]:
    """The lemmas of a class in ``data/classes.tsv``."""
    return _classes()[name]


@lru_cache(maxsize=1)
def cue_weights() -> dict[str, float]:
    """The weight of every feature of a candidate; a sum above zero speaks for an attribution."""
    weights: dict[str, float] = json.loads(_data("weights.json"))["weights"]
    return weights
