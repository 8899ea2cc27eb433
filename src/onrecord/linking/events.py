"""Says which event mentions speak of one event, within and across documents.

A decision looks at two mentions alone: their words, what takes part, the telling words of their documents,
and their windows. The events are the connected components of the decisions, so the order of the mentions
changes nothing, and what else was read changes no decision.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import sqrt

from onrecord.linking.event_words import is_light_event, kinds_of_event, link_weights, stem
from onrecord.records import EventMention, TimeWindow

__all__ = ["is_same_event", "link_events"]

_THRESHOLD = 0.4
_SHARED_CONTEXT = 2
_TELLING = 5
_LEADING = 8
_RANK_DECAY = 0.08
_FAR = 0.25


@dataclass(frozen=True, slots=True)
class _View:
    """A mention with what comparing it needs, worked out once."""

    id: str
    word: str
    kinds: frozenset[str]
    light: bool
    window: TimeWindow | None
    arguments: frozenset[str]
    context: tuple[str, ...]
    weights: dict[str, float]
    norm: float


def link_events(mentions: Sequence[EventMention]) -> dict[str, str]:
    """Mention id -> event id: the smallest id among the mentions that are linked with it.

    Every mention has an event; a mention that is linked to none is an event of its own.
    """
    views = [_view(mention) for mention in sorted(mentions, key=lambda mention: mention.id)]
    parent = list(range(len(views)))

    def root(node: int) -> int:
        while parent[node] != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    for first, second in _candidate_pairs(views):
        a, b = root(first), root(second)
        if a != b and _is_same(views[first], views[second]):
            parent[max(a, b)] = min(a, b)
    return {view.id: views[root(number)].id for number, view in enumerate(views)}


def is_same_event(a: EventMention, b: EventMention) -> bool:
    """Whether two mentions speak of one event; depends on these two and on shipped tables only."""
    return _is_same(_view(a), _view(b))


def _view(mention: EventMention) -> _View:
    kinds = kinds_of_event(mention.lemma)
    quote = mention.quote.lower()
    if quote.isalpha():
        kinds |= kinds_of_event(quote)
    weights = {word: 1 / (1 + _RANK_DECAY * rank) for rank, word in enumerate(mention.context)}
    return _View(
        id=mention.id,
        word=stem(mention.lemma),
        kinds=kinds,
        light=is_light_event(mention.lemma),
        window=mention.window,
        arguments=frozenset(mention.arguments),
        context=mention.context,
        weights=weights,
        norm=sqrt(sum(weight * weight for weight in weights.values())) or 1.0,
    )


def _candidate_pairs(views: Sequence[_View]) -> Iterator[tuple[int, int]]:
    """Pairs that share a kind of event and telling words, each once; never all pairs.

    Mentions of light words are found by what takes part: there are too many of them in every topic.
    """
    index: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, view in enumerate(views):
        words = view.arguments if view.light else view.arguments.union(view.context)
        shared: Counter[int] = Counter()
        for word in words:
            keys = [(kind, word) for kind in view.kinds]
            shared.update({other for key in keys for other in index.get(key, ())})
            for key in keys:
                index[key].append(number)
        for other, count in shared.items():
            if view.light or views[other].light or count >= _SHARED_CONTEXT:
                yield other, number


def _is_same(a: _View, b: _View) -> bool:
    if not a.kinds & b.kinds:
        return False
    if a.window is not None and b.window is not None and not a.window.overlaps(b.window):
        return False
    if (a.light or b.light) and not a.arguments & b.arguments:
        return False
    if len(a.weights.keys() & b.weights.keys()) < _SHARED_CONTEXT:
        return False
    weights = link_weights()
    return sum(weights[name] * value for name, value in _features(a, b).items()) >= _THRESHOLD


def _features(a: _View, b: _View) -> dict[str, float]:
    cosine = sum(weight * b.weights.get(word, 0.0) for word, weight in a.weights.items()) / (a.norm * b.norm)
    telling = sorted((_share(a.context[:_TELLING], b), _share(b.context[:_TELLING], a)))
    shared = a.arguments & b.arguments
    fewest = min(len(a.arguments), len(b.arguments))
    same_context = a.context == b.context
    rivals = _alone(a, b) and _alone(b, a)
    known = sum(word in b.weights for word in a.arguments) + sum(word in a.weights for word in b.arguments)
    numbers = [word for word in a.weights if word in b.weights and any(sign.isdigit() for sign in word)]
    return {
        "bias": 1.0,
        "context": cosine,
        "context_squared": cosine * cosine,
        "telling_least": telling[0],
        "telling_most": telling[1],
        "far": float(not same_context and cosine < _FAR),
        "same_context": float(same_context),
        "same_word_in_context": cosine if a.word == b.word else 0.0,
        "arguments": len(shared) / fewest if fewest else 0.0,
        "other_arguments": float(fewest > 0 and not shared),
        "rival_arguments": float(rivals),
        "kindred_arguments": float(_kindred(a.arguments - shared, b.arguments - shared)),
        "arguments_in_context": known / max(1, len(a.arguments) + len(b.arguments)),
        "shared_numbers": float(len(numbers)),
    }


def _share(words: tuple[str, ...], other: _View) -> float:
    return sum(word in other.weights for word in words) / max(1, len(words))


def _alone(view: _View, other: _View) -> bool:
    """Whether a leading word of its own document takes part that the other document does not tell of."""
    leading = view.context[:_LEADING]
    own = view.arguments - other.arguments
    return any(word in leading and word not in other.weights for word in own)


def _kindred(own: frozenset[str], others: frozenset[str]) -> int:
    """How many arguments are of a kind with one of the other mention's, at most two."""
    kinds = frozenset[str]().union(*(kinds_of_event(word) for word in others))
    return min(2, sum(bool(kinds_of_event(word) & kinds) for word in own))
