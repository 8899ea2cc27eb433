"""Folder names of subjects: the same subject has the same one, and hostile names stay harmless."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from onrecord.records import sha256_hex

__all__ = ["addresses"]

_OTHER = re.compile(r"[^a-z0-9]+")
_LONGEST = 60
# Windows opens devices under these names, in every folder.
_RESERVED = re.compile(r"con|prn|aux|nul|com\d|lpt\d")


def addresses(subjects: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    """A folder name for each (kind, name) of a subject: plain words stay, others get a hash behind them.

    >>> addresses([("words", "harbour bridge"), ("words", "../Łódź")])
    ('harbour-bridge', 'd-6a1cd8f9')
    """
    plain = [_plain(name) for _, name in subjects]
    seen = Counter(plain)
    return tuple(
        slug if seen[slug] == 1 and _is_faithful(slug, name) else _hashed(slug, kind, name)
        for slug, (kind, name) in zip(plain, subjects, strict=True)
    )


def _plain(name: str) -> str:
    return _OTHER.sub("-", name.casefold()).strip("-")[:_LONGEST].strip("-")


def _is_faithful(slug: str, name: str) -> bool:
    """Whether the folder name says all that the subject's name does."""
    return bool(slug) and slug == "-".join(name.casefold().split()) and not _RESERVED.fullmatch(slug)


def _hashed(slug: str, kind: str, name: str) -> str:
    digest = sha256_hex(f"{kind}\x1f{name}")[:8]
    return f"{slug}-{digest}" if slug else f"subject-{digest}"
