"""Long work without Python's search for unreachable objects: records hold no cycles, so it finds nothing."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["collector_paused"]


@contextmanager
def collector_paused() -> Iterator[None]:
    """The collector of cycles rests meanwhile, where it was at work; also a decorator.

    Each of its searches looks at all objects that are held: beside hundreds of thousands of statements it
    took up to a third of the time of linking, and more the more there were. What nobody refers to any longer
    is freed at once all the same.
    """
    was_at_work = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_at_work:
            gc.enable()
