"""The tokens by which what is undertaken and what is told of it find one another in a store.

Two statements that share anything share one strong token, or two weak ones: the reverse does not hold. Like
blocks of forms they follow from a statement and shipped tables alone.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from hashlib import blake2b

from onrecord.records import Act
from onrecord.text.words import rarest_first
from onrecord.tracking.keys import UndertakingKey
from onrecord.tracking.sought import Asked, done_with, near_words, same_with, told_with
from onrecord.tracking.undertakings import ToldItem

__all__ = ["asked_tokens", "offered_tokens"]

_BITS = (1 << 62) - 1


def asked_tokens(item: ToldItem, key: UndertakingKey) -> set[int]:
    """What a statement on an undertaking looks for. Odd tokens are strong."""
    asked = Asked.of(key)
    tokens = {_strong("d", doing, word) for doing, word in asked.done | asked.surely}
    tokens |= {_weak(word) for word in _telling(asked)}
    if item.founds:
        tokens |= _same(key)
    if item.slight and item.act is Act.UNDERTAKES:
        tokens |= {_strong("n", word) for word in near_words(key)}
    return tokens


def _telling(asked: Asked) -> list[str]:
    """The words by which it finds what shares enough of them: all but ``least - 2`` of the commonest.

    Two of these are shared then as well, and the commonest bring most statements together for nothing.
    """
    rarest = rarest_first(asked.words)
    return rarest[: len(rarest) - asked.least + 2] if len(rarest) >= asked.least else []


def offered_tokens(item: ToldItem, key: UndertakingKey) -> set[int]:
    """What something undertaken is found by; nothing else is found at all."""
    if not item.founds:
        return set()
    tokens = {_strong("d", doing, word) for doing, word in done_with(key)}
    tokens |= {_weak(word) for word in told_with(key)} | _same(key)
    if item.plain:
        tokens |= {_strong("n", word) for word in told_with(key)}
    return tokens


def _same(key: UndertakingKey) -> set[int]:
    return {_strong("s", doing, word) for doing, word in same_with(key)}


@lru_cache(maxsize=262144)
def _strong(*parts: str) -> int:
    return _code(parts) | 1


@lru_cache(maxsize=131072)
def _weak(word: str) -> int:
    return _code(("w", word)) & ~1


def _code(parts: Iterable[str]) -> int:
    written = "\0".join(parts).encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(written, digest_size=8).digest(), "big") & _BITS
