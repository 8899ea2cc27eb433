"""The tokens by which what is undertaken and what is told of it find one another in a store.

Two statements that share anything share a token; the reverse does not hold. Tokens are made of two words each
where one alone would bring most statements together: so they grow with the record, and not with its square.
Like blocks of forms they follow from a statement and shipped tables alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from hashlib import blake2b
from itertools import combinations

from onrecord.records import Act
from onrecord.text.words import rarest_first
from onrecord.tracking.keys import UndertakingKey
from onrecord.tracking.likely import asks, meeting_words
from onrecord.tracking.sought import Asked, done_with, near_words, said_with, same_with, told_with
from onrecord.tracking.undertakings import ToldItem

__all__ = ["asked_tokens", "offered_tokens"]

_BITS = (1 << 62) - 1


def asked_tokens(item: ToldItem, key: UndertakingKey) -> set[int]:
    """What a statement on an undertaking looks for. All tokens are odd: one is enough."""
    asked = Asked.of(key)
    tokens = {_strong("d", doing, word) for doing, word in asked.done | asked.surely}
    tokens |= {_pair(*pair) for pair in _telling(asked)}
    if asks(key):
        tokens |= {_strong("m", word, about) for word, about in meeting_words(key)}
    if item.founds:
        tokens |= _same(key)
    if item.slight and item.act is Act.UNDERTAKES:
        tokens |= {_strong("n", word) for word in near_words(key)}
    return tokens


def _telling(asked: Asked) -> Iterator[tuple[str, str]]:
    """A word that may name the thing, with each by which it finds what shares enough words beside it.

    These are all but the ``least - 2`` commonest of the others: so many can be left out, and one is still
    shared, and the commonest bring most statements together for nothing.
    """
    if len(asked.words) >= asked.least:
        for name in {word for _, word in asked.named}:
            rarest = rarest_first(asked.words - {name})
            yield from ((name, word) for word in rarest[: len(rarest) - asked.least + 2])


def offered_tokens(item: ToldItem, key: UndertakingKey) -> set[int]:
    """What something undertaken is found by; nothing else is found at all."""
    if not item.founds:
        return set()
    tokens = {_strong("d", doing, word) for doing, word in done_with(key)}
    tokens |= {_pair(*pair) for pair in combinations(said_with(key), 2)} | _same(key)
    tokens |= {_strong("m", word, about) for word, about in meeting_words(key)}
    if item.plain:
        tokens |= {_strong("n", word) for word in told_with(key)}
    return tokens


def _same(key: UndertakingKey) -> set[int]:
    return {_strong("s", doing, word) for doing, word in same_with(key)}


@lru_cache(maxsize=262144)
def _strong(*parts: str) -> int:
    return _code(parts) | 1


def _pair(a: str, b: str) -> int:
    return _strong("p", a, b) if a < b else _strong("p", b, a)


def _code(parts: Iterable[str]) -> int:
    written = "\0".join(parts).encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(written, digest_size=8).digest(), "big") & _BITS
