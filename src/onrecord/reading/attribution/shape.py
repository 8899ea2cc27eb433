"""How one cue is built: its head, the frame it stands in, and the tokens of its three parts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from onrecord.records import Extents

__all__ = ["Shape"]


@dataclass(frozen=True, slots=True)
class Shape:
    """A cue with its parts, before it is known whether it attributes anything.

    ``quoted`` are extents of the document that belong to the content, in whichever sentence they stand.
    """

    head: Any
    frame: str
    cue: frozenset[int]
    source: frozenset[int]
    source_head: Any | None
    content: frozenset[int]
    quoted: Extents = ()
