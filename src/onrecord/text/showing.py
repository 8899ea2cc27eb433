"""Words of strangers made safe to show: nothing hidden, nothing obeyed."""

from __future__ import annotations

import re
from collections.abc import Callable

__all__ = ["code_point", "visible"]

# Characters that reorder, hide or break what stands around them: shown as code points, never obeyed.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff\U000e0000-\U000e007f]"
)


def code_point(character: str) -> str:
    """The character's code point in words.

    >>> code_point(chr(0x202E))
    'U+202E'
    """
    return f"U+{ord(character):04X}"


def visible(words: str, show: Callable[[str], str] | None = None) -> str:
    """The same words, with every control and bidirectional override shown as its code point.

    ``show`` may write such a character in another way.

    >>> visible("a" + chr(0x202E) + "b")
    'a⟨U+202E⟩b'
    """
    if words.isprintable():  # none of these characters is, and most words are
        return words
    return _UNSEEN.sub(lambda found: show(found[0]) if show else f"⟨{code_point(found[0])}⟩", words)
