# ruff: noqa: A005 - named after what it measures; run as a script, it shadows nothing
"""Documents whose time expressions are found in a CPU second.

./dev bench time [--copies 50] [--rounds 3]
"""

from __future__ import annotations

import argparse

from _measuring import Measured, apart, example_documents, middle, timed
from onrecord.reading.reader import times_of
from onrecord.text.words import word_extents


def find_ours(copies: int) -> Measured:
    """The time expressions of the example, so many times over; word lists are loaded beforehand."""
    documents = example_documents(copies)
    times_of(documents[0])
    return timed(lambda: sum(len(times_of(document)) for document in documents))


def main() -> None:
    """Prints one line."""
    reader = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    reader.add_argument("--copies", type=int, default=50, help="how often the example is read")
    reader.add_argument("--rounds", type=int, default=3)
    options = reader.parse_args()
    documents = example_documents(options.copies)
    words = sum(len(word_extents(document.text)) for document in documents)
    m = middle([apart(find_ours, options.copies) for _ in range(options.rounds)])
    print(
        f"{len(documents)} documents, {words} words: {len(documents) / m.cpu:.0f} documents and "
        f"{words / m.cpu:.0f} words in a CPU second (median of {options.rounds}), peak {m.peak:.0f} MiB"
    )


if __name__ == "__main__":
    main()
