"""Says which event mentions speak of one event, within and across documents.

A decision looks at two mentions alone: their words, what takes part, the telling words of their documents,
and their windows. The events are the connected components of the decisions, so neither the order of the
mentions nor what else was read changes a decision.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from importlib import resources

from onrecord.records import EventMention

__all__ = ["is_same_event", "link_events"]

_SHARED_TOPIC = 3
_SHARED_ARGUMENTS = 1


def link_events(mentions: Sequence[EventMention]) -> dict[str, str]:
    """Mention id -> event id: the smallest mention id of the mentions that are linked with it.

    Every mention has an event; a mention that is linked to none is an event of its own.
    """
    ordered = sorted(mentions, key=lambda mention: mention.id)
    parent = list(range(len(ordered)))

    def root(node: int) -> int:
        while parent[node] != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    for first, second in _candidate_pairs(ordered):
        a, b = root(first), root(second)
        if a != b and is_same_event(ordered[first], ordered[second]):
            parent[max(a, b)] = min(a, b)
    return {mention.id: ordered[root(number)].id for number, mention in enumerate(ordered)}


def is_same_event(a: EventMention, b: EventMention) -> bool:
    """Whether two mentions speak of one event; depends on these two and on shipped tables only."""
    if not _kinds(a.lemma) & _kinds(b.lemma):
        return False
    if a.window is not None and b.window is not None and not a.window.overlaps(b.window):
        return False
    topic = len(set(a.context) & set(b.context))
    return topic >= _SHARED_TOPIC


def _candidate_pairs(mentions: Sequence[EventMention]) -> Iterator[tuple[int, int]]:
    """Pairs that share a kind of event and enough telling words, each once."""
    index: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, mention in enumerate(mentions):
        kinds = _kinds(mention.lemma)
        shared: Counter[int] = Counter()
        for word in mention.context:
            earlier = {other for kind in kinds for other in index.get((kind, word), ())}
            shared.update(earlier)
            for kind in kinds:
                index[kind, word].append(number)
        for other, count in shared.items():
            if count >= _SHARED_TOPIC:
                yield other, number


@lru_cache(maxsize=1)
def _families() -> dict[str, frozenset[str]]:
    """Stem -> the numbers of the families that have it."""
    text = (resources.files("onrecord.linking") / "data" / "event_families.txt").read_text(encoding="utf-8")
    found: dict[str, set[str]] = defaultdict(set)
    rows = [line for line in text.splitlines() if line and not line.startswith("#")]
    for number, row in enumerate(rows):
        for word in row.split():
            found[stem(word)].add(f"#{number}")
    return {word: frozenset(numbers) for word, numbers in found.items()}


@lru_cache(maxsize=65536)
def _kinds(word: str) -> frozenset[str]:
    """The kinds of event that a word can name: its stem, and the families that have it."""
    own = stem(word)
    return frozenset({own}) | _families().get(own, frozenset())


def stem(word: str) -> str:
    """The word without its inflection, roughly: headline words are often lemmatised as if they were names.

    >>> stem("checks") == stem("check"), stem("releases") == stem("released")
    (True, True)
    """
    for ending, kept in (("ies", "y"), ("ied", "y"), ("ing", ""), ("ed", ""), ("es", ""), ("s", ""), ("e", "")):
        if word.endswith(ending) and len(word) - len(ending) >= 3 and not word.endswith("ss"):
            word = word[: len(word) - len(ending)] + kept
            break
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "sl":
        word = word[:-1]
    return word.removesuffix("e") if len(word) > 3 else word
