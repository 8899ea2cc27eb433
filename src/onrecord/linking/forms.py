"""The compared form of a statement, and the blocks by which forms that can be the same find one another.

A block is a number made of what two statements must share to be the same: two like forms share at least
one. Blocks and forms are functions of their statement and shipped tables alone, so they can be kept for ever,
and a new form is compared with those that it meets in a block, never with all.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from itertools import combinations
from math import ceil

from onrecord.linking.keys import StatementKey, statement_key
from onrecord.linking.tables import converses, modality_of
from onrecord.records import Modality, Polarity, Statement, TimeWindow
from onrecord.text.words import common_words

__all__ = [
    "FEWEST_SHARED",
    "FEWEST_WORDS",
    "INSIDE",
    "LEAST_WORDS",
    "LIKE_OVERLAP",
    "LIKE_WORDS",
    "NEARLY_ALL",
    "Form",
    "form_blocks",
    "form_of",
    "meeting",
    "meets",
]

LIKE_WORDS = 0.6
LIKE_OVERLAP = 0.4
INSIDE = 0.75
NEARLY_ALL = 0.85
FEWEST_WORDS = 4
FEWEST_SHARED = 2
LEAST_WORDS = 5

_ALIKE = {
    Modality.DONE: "fact",
    Modality.ASSERTS: "fact",
    Modality.ONGOING: "fact",
    Modality.JUDGES: "judgement",
    Modality.INTENDS: "intends",
    Modality.MAY: "may",
    Modality.DEMANDS: "demands",
    Modality.DENIES: "denies",
}
_MOST_TURNED = 10
_BITS = (1 << 63) - 1
_FACTOR = 0x9E3779B97F4A7C15


@dataclass(frozen=True, slots=True)
class Form:
    """All that deciding whether two statements are the same looks at; equal forms are decided alike."""

    key: StatementKey
    polarity: Polarity
    manner: str | None
    window: TimeWindow | None


def form_of(statement: Statement) -> Form:
    """The compared form of a statement."""
    modality = modality_of(statement)
    manner = None if modality is None else _ALIKE[modality]
    return Form(statement_key(statement), statement.polarity, manner, statement.window)


def form_blocks(form: Form) -> dict[int, int]:
    """The blocks of a form, each with its reach, which tells ``meets`` what it is good for.

    Two forms that can be decided the same share a block in which they meet: prefix filter of set similarity
    joins (Chaudhuri et al. 2006). Sets that share n members share k of the first size - n + k of each, in any
    fixed order. Common words come last, others by their hashes: putting all words in the order of a shipped
    table put the names of a running story first, and met twice as many forms.
    """
    words = [code for _, code in sorted(map(_place, form.key.words))]
    kind = _mixed(_mixed(0, _code(form.manner or "")), _code(form.polarity.value))
    reach = _reach(words)
    blocks = _told_blocks(kind, words, reach)
    blocks.update(_doing_blocks(kind, words, form.key, reach | _DOING))
    blocks.update(_turned_blocks(kind, words, form.key, reach | _TURNED))
    return blocks


_SKETCH_BITS = 36
_SKETCH = (1 << _SKETCH_BITS) - 1
_DOING, _TURNED = 1 << _SKETCH_BITS, 1 << _SKETCH_BITS + 1
_SIZE_AT = _SKETCH_BITS + 2


def _reach(words: Sequence[int]) -> int:
    """How many words there are, above a sketch of them that changes by at most one bit with a word.

    So two sketches differ in no more bits than the sets differ in words. With the two marks between, a reach
    of up to 500 words takes six bytes in a store.
    """
    sketch = 0
    for word in words:
        sketch ^= 1 << word % _SKETCH_BITS
    return len(words) << _SIZE_AT | sketch


def meets(a: int, b: int) -> bool:
    """Whether forms with these reaches in one block can be the same.

    Their words must be enough alike, as far as sketches tell; most that meet by common words end here. A
    reach is negative where the block only serves a form that has more words than the other.
    """
    one, other = abs(a), abs(b)
    differ = ((one ^ other) & _SKETCH).bit_count()
    if one & _TURNED:
        return differ <= _TURNED_APART
    fewer, more = one >> _SIZE_AT, other >> _SIZE_AT
    if fewer > more:
        fewer, more, a, b = more, fewer, b, a
    if one & _DOING:
        shared = min(_of_both(LIKE_OVERLAP) * (fewer + more), INSIDE * fewer)
    elif a < 0 or (b < 0 and fewer == more):
        return False
    else:
        shared = _of_both(LIKE_WORDS) * (fewer + more)
    return shared <= fewer + _NEARLY and differ <= fewer + more - 2 * shared + _NEARLY


def meeting(reaches: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The places of every two of the reaches in one block that meet: as ``meets`` says of each two.

    Sketches that differ in more bits than any two sets of these sizes may are passed over in one go: in the
    blocks of common words that is nearly all.
    """
    if len(reaches) == 2:
        yield from ((0, 1),) if meets(*reaches) else ()
        return
    order = sorted(range(len(reaches)), key=lambda place: abs(reaches[place]) >> _SIZE_AT, reverse=True)
    sketches = [abs(reaches[place]) & _SKETCH for place in order]
    for n, place in enumerate(order):
        sketch, reach = sketches[n], abs(reaches[place])
        most = reach >> _SIZE_AT if reach & (_DOING | _TURNED) else reach >> _SIZE_AT + 1
        beside = [at for at, o in enumerate(sketches[n + 1 :], n + 1) if (sketch ^ o).bit_count() <= most]
        for other in map(order.__getitem__, beside):
            if meets(reaches[place], reaches[other]):
                yield place, other


_TURNED_APART = 2
_NEARLY = 1e-9


def _of_both(share: float) -> float:
    """The part of the summed sizes of two sets that is shared, where so much of their union is."""
    return share / (1 + share)


def _told_blocks(kind: int, words: Sequence[int], reach: int) -> dict[int, int]:
    """Pairs of words, for what is told in nearly the same words."""
    size = len(words)
    if size < FEWEST_WORDS:
        return {}
    share = LIKE_WORDS if size >= LEAST_WORDS else NEARLY_ALL
    fewer, more = _prefix(size, _of_fewer(share), 2), _prefix(size, share, 2)
    blocks: dict[int, int] = {}
    for first in range(more - 1):
        begun = _mixed(kind, words[first])
        for second in range(first + 1, more):
            blocks[_mixed(begun, words[second])] = reach if second < fewer else -reach
    return blocks


def _doing_blocks(kind: int, words: Sequence[int], key: StatementKey, reach: int) -> dict[int, int]:
    """Doer, predicate and thing; where no thing is named, a further word instead."""
    if key.predicate is None or not key.subject:
        return {}
    doing = _mixed(_mixed(kind, _code(key.predicate)), 1 if key.object else 2)
    doers = [_code(doer) for doer in key.subject]
    things = [_code(thing) for thing in key.object] or [w for w in words if w not in doers]
    return dict.fromkeys((_mixed(_mixed(doing, doer), thing) for doer in doers for thing in things), reach)


def _turned_blocks(kind: int, words: Sequence[int], key: StatementKey, reach: int) -> dict[int, int]:
    """Pairs of words, for what is told from its other end: all but the verb of each is the same."""
    if key.predicate not in converses() or not FEWEST_SHARED < len(words) <= _MOST_TURNED:
        return {}
    turned = _mixed(kind, _code("other end"))
    return dict.fromkeys((_mixed(_mixed(turned, x), y) for x, y in combinations(words, 2)), reach)


def _of_fewer(share: float) -> float:
    """The least part of the smaller set that is shared, where so much of both is."""
    return 2 * share / (1 + share)


def _prefix(size: int, share: float, together: int) -> int:
    return size - ceil(share * size - 1e-9) + together


@lru_cache(maxsize=131072)
def _code(word: str) -> int:
    return int.from_bytes(blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")


@lru_cache(maxsize=131072)
def _place(word: str) -> tuple[int, int]:
    return common_words().get(word, 0), _code(word)


def _mixed(begun: int, code: int) -> int:
    return (begun ^ code) * _FACTOR & _BITS
