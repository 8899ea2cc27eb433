"""Makes what takes long in a copy of this process, so that pages go on meanwhile.

Threads share one interpreter: while one of them works, every page waits its turn again and again. A copy of
the process has the whole record at hand at once, since both share its memory, and works on another core.
"""

from __future__ import annotations

import gc
import os
import pickle
import signal
import sys
import threading
import warnings
from collections.abc import Callable
from typing import NoReturn, TypeVar

__all__ = ["made_aside"]

_AT_ONCE = 2
_LONGEST = 120
"""Seconds after which a copy ends, whatever it does."""
_LOWER = 3
"""By so much its priority is lower than that of pages."""
_Thing = TypeVar("_Thing")
_places, _copying = threading.BoundedSemaphore(_AT_ONCE), threading.Lock()


def made_aside(make: Callable[[], _Thing]) -> _Thing:
    """What ``make`` gives, which can be pickled and takes no lock that another thread may hold.

    Where a process cannot be copied, or its copy comes to nothing, it is made here; errors are raised here.
    """
    if sys.platform != "linux":
        return make()
    with _places:
        body = _made_by_copy(make)
    if body is None:
        return make()
    found: _Thing = pickle.loads(body)  # noqa: S301  written by our own copy
    return found


def _made_by_copy(make: Callable[[], object]) -> bytes | None:
    with _copying:  # or another copy would hold this pipe open
        reading, writing = os.pipe()
        with warnings.catch_warnings():
            # From Python 3.12 on it warns of locks that other threads hold; the work takes none of those.
            warnings.simplefilter("ignore", DeprecationWarning)
            copy = os.fork()
        if copy == 0:
            _work(make, writing)
        os.close(writing)
    with os.fdopen(reading, "rb") as answer:
        body = answer.read()
    _, status = os.waitpid(copy, 0)
    return body if status == 0 else None


def _work(make: Callable[[], object], writing: int) -> NoReturn:
    try:
        signal.alarm(_LONGEST)
        os.nice(_LOWER)
        gc.disable()
        with os.fdopen(writing, "wb") as answer:
            pickle.dump(make(), answer, protocol=pickle.HIGHEST_PROTOCOL)
        os._exit(0)
    finally:
        os._exit(1)
