"""What a statement does to an undertaking as learnt from marked stories, beside what the rules say.

The encoder's vectors of a clause and of its verb, with the rules' reading of tense, modality and act, go
through a small network. The rules keep the word where they speak; the network speaks where they are silent
and where it is sure of another act. ``training/stories`` makes it; the cut points were chosen there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from onrecord.reading.encoder.links import ReadText
from onrecord.reading.encoder.model import shipped_reader
from onrecord.reading.statements.modality import Manner
from onrecord.reading.statements.units import Unit
from onrecord.records import Act, BlockKind, Modality, Polarity, Statement

__all__ = ["Draft", "act_chances", "settled_act", "told_of", "vectors_of"]

_ACTS = (None, *Act)
_MODALITIES = (
    Modality.ASSERTS, Modality.DENIES, Modality.DEMANDS, Modality.INTENDS, Modality.MAY, Modality.JUDGES,
    Modality.DONE, Modality.ONGOING,
)  # fmt: skip
_TAGS = ("VBD", "VBN", "VBZ", "VBP", "VBG", "VB", "NN")
_AUXILIARIES = (
    "will", "would", "had", "has", "have", "to", "was", "were", "is", "are", "may", "could", "must",
    "should", "been", "be", "did",
)  # fmt: skip
_UNDERTAKEN, _OUTCOMES = slice(1, 4), slice(4, 8)
"""Where the chances of undertaking (also again, or anew) and of what becomes of it stand."""
_NEW_UNDERTAKING, _NEW_OUTCOME = 0.95, 0.5
"""Chances from which on the network speaks where no rule does."""
_SURE_OUTCOME, _OTHER_OUTCOME = 0.65, 0.6
"""Chances from which on an outcome stands where the rules read an undertaking, or another outcome."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A statement before its act is settled: with the act that the rules read, and what it was read from."""

    statement: Statement
    unit: Unit
    manner: Manner
    act: Act | None
    cue_lemma: str | None


def act_chances(read: ReadText, drafts: Sequence[Draft], published: date | None) -> NDArray[np.float32]:
    """The chances (drafts, 8) that each tells of no undertaking, then of each act in its order."""
    if not drafts:
        return np.zeros((0, len(_ACTS)), np.float32)
    vectors = np.stack([vectors_of(read, draft) for draft in drafts])
    told = np.array([told_of(draft, published) for draft in drafts], np.float32)
    return shipped_reader().acts(vectors, told)


def vectors_of(read: ReadText, draft: Draft) -> NDArray[np.float32]:
    """Means over the clause's words and those of the verb, (4, width): middle and last layer of each."""
    sentence = draft.unit.sentence
    extents = [sentence.token_extent(sentence.doc[i]) for i in draft.unit.tokens]
    clause = sorted({word for extent in extents for word in read.words_in(*extent)})
    verb = read.words_in(*sentence.token_extent(draft.manner.predicate))[:1]
    whole = read.vectors[clause].astype(np.float32).mean(axis=0)
    return np.concatenate([whole, read.vectors[verb.start].astype(np.float32) if verb else whole])


def told_of(draft: Draft, published: date | None) -> list[float]:
    """What the rules say of a statement, in a fixed order."""
    statement, unit, manner = draft.statement, draft.unit, draft.manner
    end = None if statement.window is None else statement.window.end
    ahead = None if end is None or published is None else end >= published
    told = [
        *(draft.act is act for act in _ACTS),
        *(manner.modality is modality for modality in _MODALITIES),
        *(manner.bare is modality for modality in _MODALITIES),
        manner.polarity is Polarity.NEGATED,
        unit.attribution is not None,
        statement.heading,
        unit.sentence.kind is BlockKind.TITLE,
        statement.window is not None,
        ahead is True,
        ahead is False,
        statement.actor is not None,
        statement.object is not None,
        min(1.0, statement.start / 2000),
        len(unit.tokens) / 20,
        manner.confidence,
        statement.condition is not None,
    ]
    tags = [t for tag in _TAGS for t in (unit.head.tag_ == tag, manner.predicate.tag_ == tag)]
    helping = {child.lower_ for child in unit.head.children if child.dep_ in ("aux", "auxpass")}
    return [float(value) for value in (*told, *tags, *(word in helping for word in _AUXILIARIES))]


def settled_act(rule: Act | None, chances: NDArray[np.float32]) -> Act | None:
    """The act of the rules, or the learnt one where they say nothing or it is far surer."""
    undertaken = float(chances[_UNDERTAKEN].sum())
    outcomes = chances[_OUTCOMES]
    likely, sure = _ACTS[4 + int(outcomes.argmax())], float(outcomes.max())
    if rule is None:
        if undertaken >= max(_NEW_UNDERTAKING, sure):
            return Act.UNDERTAKES
        return likely if sure >= _NEW_OUTCOME else None
    if rule in (Act.UNDERTAKES, Act.RESTATES, Act.REVISES):
        return likely if sure >= _SURE_OUTCOME else rule
    return likely if sure >= _OTHER_OUTCOME else rule
