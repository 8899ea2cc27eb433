"""Says which event mentions speak of one event, within and across documents.

A decision looks at two mentions alone: their words, what takes part, the telling words of their documents,
and their windows. The events are the connected components of the decisions, so the order of the mentions
changes nothing, and what else was read changes no decision.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, combinations, product
from math import fsum, sqrt
from typing import NamedTuple, TypeVar

from onrecord.linking.event_words import is_light_event, kinds_of_event, link_weights, stem
from onrecord.records import EventMention, TimeWindow

__all__ = ["is_same_event", "link_events"]

_THRESHOLD = 0.4
_SURELY = _THRESHOLD - 1e-9
"""Scores below are below the threshold in whatever order their parts are added."""
_SHARED_CONTEXT = 3
_TELLING = 5
_LEADING = 8
_RANK_DECAY = 0.08
_FAR = 0.25
_MOST_KINDRED = 2
_Kind = TypeVar("_Kind", str, tuple[str, str])


@dataclass(frozen=True, slots=True)
class _Context:
    """The telling words of a document, with what comparing them needs."""

    words: tuple[str, ...]
    weights: Mapping[str, float]
    norm: float
    leading: frozenset[str]
    numbers: frozenset[str]


class _View(NamedTuple):
    """A mention with what comparing it needs, worked out once."""

    id: str
    word: str
    kinds: frozenset[str]
    light: bool
    window: TimeWindow | None
    arguments: frozenset[str]
    leading: frozenset[str]
    context: _Context


@dataclass(frozen=True, slots=True)
class _Nearness:
    """How near two documents' telling words are: one part of the score of each pair of their mentions."""

    cosine: float
    score: float

    @property
    def most(self) -> float:
        """The most that two mentions of these documents can score."""
        weights = _weights()
        extra = weights.arguments + weights.kindred_arguments * _MOST_KINDRED + weights.arguments_in_context
        return self.score + weights.same_word_in_context * self.cosine + extra

    @property
    def needs_shared(self) -> bool:
        """Whether only mentions that share what takes part can be one event."""
        weights = _weights()
        apart = max(0.0, weights.other_arguments + weights.kindred_arguments * _MOST_KINDRED)
        extra = apart + weights.arguments_in_context
        return self.score + weights.same_word_in_context * self.cosine + extra < _SURELY


class _Weights(NamedTuple):
    """The weights of all features, by name."""

    bias: float
    context: float
    context_squared: float
    telling_least: float
    telling_most: float
    far: float
    same_context: float
    shared_numbers: float
    same_word_in_context: float
    arguments: float
    kindred_arguments: float
    arguments_in_context: float
    other_arguments: float
    rival_arguments: float


@lru_cache(maxsize=1)
def _weights() -> _Weights:
    weights = link_weights()
    return _Weights(*(weights[name] for name in _Weights._fields))


def link_events(mentions: Sequence[EventMention]) -> dict[str, str]:
    """Mention id -> event id: the smallest id among the mentions that are linked with it.

    Every mention has an event; a mention that is linked to none is an event of its own.
    """
    # As they come, document by document: by their ids each would lie far from those that it is compared with.
    views = [_view(mention) for mention in mentions]
    parent = list(range(len(views)))

    def root(node: int) -> int:
        while parent[node] != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    for pairs, nearness in _candidate_pairs(views):
        for first, second in pairs:
            if parent[first] == parent[second]:
                continue  # most of those that are joined already, at once
            a, b = root(first), root(second)
            if a != b and _is_same(views[first], views[second], nearness):
                parent[max(a, b)] = min(a, b)
    roots = [root(number) for number in range(len(views))]
    smallest: dict[int, str] = {}
    for number, view in zip(roots, views, strict=True):
        smallest[number] = min(smallest.get(number, view.id), view.id)
    return {view.id: smallest[number] for number, view in zip(roots, views, strict=True)}


def is_same_event(a: EventMention, b: EventMention) -> bool:
    """Whether two mentions speak of one event; depends on these two and on shipped tables only."""
    first, second = _view(a), _view(b)
    nearness = _nearness(first.context, second.context)
    return nearness is not None and bool(first.kinds & second.kinds) and _is_same(first, second, nearness)


def _view(mention: EventMention) -> _View:
    kinds = kinds_of_event(mention.lemma)
    quote = mention.quote.lower()
    if quote.isalpha():
        kinds |= kinds_of_event(quote)
    context, arguments = _context(mention.context), frozenset(mention.arguments)
    return _View(
        id=mention.id,
        word=stem(mention.lemma),
        kinds=kinds,
        light=is_light_event(mention.lemma),
        window=mention.window,
        arguments=arguments,
        leading=arguments & context.leading,
        context=context,
    )


@lru_cache(maxsize=65536)
def _context(words: tuple[str, ...]) -> _Context:
    weights = {word: 1 / (1 + _RANK_DECAY * rank) for rank, word in enumerate(words)}
    norm = sqrt(sum(weight * weight for weight in weights.values())) or 1.0
    numbers = frozenset(word for word in words if any(sign.isdigit() for sign in word))
    return _Context(words, weights, norm, frozenset(words[:_LEADING]), numbers)


def _candidate_pairs(views: Sequence[_View]) -> Iterator[tuple[Iterator[tuple[int, int]], _Nearness]]:
    """Pairs of one kind of event in documents near enough, found document by document; never all pairs.

    Half of the score belongs to the two documents, so it is worked out once for all their mentions, and
    documents whose mentions cannot reach the threshold are passed over.
    """
    by_context: dict[tuple[str, ...], dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for number, view in enumerate(views):
        kinds = by_context[view.context.words]
        for kind in view.kinds:
            kinds[kind].append(number)
    words = list(by_context)
    sharing: dict[int, Mapping[tuple[str, str], Sequence[int]]] = {}
    for first, second in _neighbours(words):
        nearness = _nearness(_context(words[first]), _context(words[second]))
        if nearness is None or nearness.most < _THRESHOLD:
            continue
        if first == second:
            yield chain(*(combinations(own, 2) for own in by_context[words[first]].values())), nearness
        elif nearness.needs_shared:
            for place in (first, second):
                if place not in sharing:
                    sharing[place] = _by_arguments(views, by_context[words[place]])
            yield _of_one_kind(sharing[first], sharing[second]), nearness
        else:
            yield _of_one_kind(by_context[words[first]], by_context[words[second]]), nearness


def _by_arguments(
    views: Sequence[_View], kinds: Mapping[str, Sequence[int]]
) -> Mapping[tuple[str, str], Sequence[int]]:
    """A document's mentions by their kind and each that takes part."""
    found: dict[tuple[str, str], list[int]] = defaultdict(list)
    for kind, numbers in kinds.items():
        for number in numbers:
            for argument in views[number].arguments:
                found[kind, argument].append(number)
    return found


def _neighbours(contexts: Sequence[tuple[str, ...]]) -> Iterator[tuple[int, int]]:
    """Every context with itself, and the pairs that share enough words for a link.

    Of two sets that share n words, the commonest n - 2 words of each can be left out of a search for two that
    both hold (prefix filter); which words are common changes how many pairs are looked at, and no decision.
    """
    spread = Counter(word for words in contexts for word in words)
    index: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, words in enumerate(contexts):
        if len(words) < _SHARED_CONTEXT:
            continue
        yield number, number
        rare = sorted(words, key=lambda word: (spread[word], word))[: len(words) - _SHARED_CONTEXT + 2]
        held = [index[pair] for pair in combinations(rare, 2)]
        for other in sorted({other for numbers in held for other in numbers}):
            yield other, number
        for numbers in held:
            numbers.append(number)


def _of_one_kind(
    first: Mapping[_Kind, Sequence[int]], second: Mapping[_Kind, Sequence[int]]
) -> Iterator[tuple[int, int]]:
    return chain(*(product(first[kind], second[kind]) for kind in first.keys() & second.keys()))


def _nearness(a: _Context, b: _Context) -> _Nearness | None:
    """The documents' part of the score, None where they share too few words for a link."""
    shared = a.weights.keys() & b.weights.keys()
    if len(shared) < _SHARED_CONTEXT:
        return None
    weights = _weights()
    cosine = fsum(a.weights[word] * b.weights[word] for word in shared) / (a.norm * b.norm)
    score = weights.bias + weights.context * cosine + weights.context_squared * cosine * cosine
    one, other = _share(a.words[:_TELLING], b), _share(b.words[:_TELLING], a)
    score += weights.telling_least * min(one, other) + weights.telling_most * max(one, other)
    if a.words == b.words:
        score += weights.same_context
    elif cosine < _FAR:
        score += weights.far
    numbers = sum(word in a.numbers for word in shared) if a.numbers else 0
    return _Nearness(cosine, score + weights.shared_numbers * numbers)


def _share(words: tuple[str, ...], other: _Context) -> float:
    return sum(word in other.weights for word in words) / max(1, len(words))


def _is_same(a: _View, b: _View, nearness: _Nearness) -> bool:
    """Whether two mentions of one kind are one event, given how near their documents are.

    Most are not: what costs most is looked at last, and only where it can still tip the scales.
    """
    if a.window is not None and b.window is not None and not a.window.overlaps(b.window):
        return False
    shared = a.arguments & b.arguments
    if (a.light or b.light) and not shared:
        return False
    weights = _weights()
    score = nearness.score
    if a.word == b.word:
        score += weights.same_word_in_context * nearness.cosine
    fewest = min(len(a.arguments), len(b.arguments))
    most = 0.0
    if fewest:
        score += weights.arguments * len(shared) / fewest if shared else weights.other_arguments
        most = weights.kindred_arguments * _MOST_KINDRED
    if score + most + weights.arguments_in_context < _SURELY:
        return False
    known = len(a.arguments & b.context.weights.keys()) + len(b.arguments & a.context.weights.keys())
    score += weights.arguments_in_context * known / max(1, len(a.arguments) + len(b.arguments))
    if score + most < _SURELY:
        return False
    if _alone(a, b) and _alone(b, a):
        score += weights.rival_arguments
    if fewest and score + most >= _SURELY:
        score += weights.kindred_arguments * _kindred(a.arguments - shared, b.arguments - shared)
    return score >= _THRESHOLD


def _alone(view: _View, other: _View) -> bool:
    """Whether a leading word of its own document takes part that the other document does not tell of."""
    return not (view.leading - other.arguments <= other.context.weights.keys())


def _kindred(own: frozenset[str], others: frozenset[str]) -> int:
    """How many arguments are of a kind with one of the other mention's, at most two."""
    if not own or not others:
        return 0
    kinds = frozenset[str]().union(*(kinds_of_event(word) for word in others))
    return min(_MOST_KINDRED, sum(not kinds.isdisjoint(kinds_of_event(word)) for word in own))
