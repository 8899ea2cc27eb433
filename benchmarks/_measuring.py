"""What the benches share: the bundled texts, CPU time, and a process of its own for each measurement."""

from __future__ import annotations

import multiprocessing
import resource
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from statistics import median

from onrecord.examples import example_paths
from onrecord.intake import IntakeOptions, iter_documents
from onrecord.records import Document

__all__ = ["Measured", "apart", "example_documents", "middle", "timed"]


@dataclass(frozen=True)
class Measured:
    """CPU seconds of the work alone, and the most memory the process held, in MiB."""

    cpu: float
    peak: float


def example_documents(copies: int) -> list[Document]:
    """The documents of the bundled example, so many times over, under different ids."""
    taken = iter_documents([str(path) for path in example_paths()], IntakeOptions())
    documents = [intake.document for intake in taken if intake.document is not None]
    return [replace(d, id=f"{d.id}-{n}") for n in range(copies) for d in documents]


def timed(work: Callable[[], object]) -> Measured:
    """CPU seconds of ``work`` in this process, all threads together."""
    began = time.process_time()
    work()
    cpu = time.process_time() - began
    return Measured(cpu, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def apart(work: Callable[[int], Measured], size: int) -> Measured:
    """What ``work(size)`` measured in a fresh process, so that nobody else's memory counts."""
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
        return pool.submit(work, size).result()


def middle(rounds: Sequence[Measured]) -> Measured:
    """The median CPU time of several rounds, and the largest peak."""
    return Measured(median(r.cpu for r in rounds), max(r.peak for r in rounds))
