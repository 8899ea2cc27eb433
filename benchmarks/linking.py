"""How the time of linking grows with the collection: statements and events.

The corpus is made of template sentences: each happening is told by about three documents in somewhat
different words. Its invented towns and people grow with it as names do in news (the 0.7th power); verbs and
things are few. The exponent is the slope of log time over log size: 1 is linear.

    ./dev bench linking [--largest 2000]
"""

from __future__ import annotations

import argparse
import math
import time
from collections.abc import Callable, Sequence
from random import Random

from onrecord.linking import link_events, link_statements
from onrecord.reading import read_documents
from onrecord.records import Document, Reading, sha256_hex

SMALLEST = 250
SYLLABLES = ("bra", "dun", "vel", "mir", "sko", "tal", "ren", "lu", "qua", "ost", "bir", "nam")
HOLDERS = ("the {town} council", "{person}", "the harbour board of {town}", "the ministry of roads")
THINGS = (
    "a bridge", "two ferries", "a school", "a weather station", "forty buses", "a clinic", "a new quay",
    "a tunnel", "three mills", "a reservoir", "a lighthouse", "a market hall", "its archive", "a tramway",
    "two power lines", "a fish farm", "a bakery", "a library", "a radio mast", "nine windmills",
    "a paper factory", "a customs house", "a swimming pool", "a theatre",
)  # fmt: skip
FORMS = (
    "{holder} said on {day} that it will open {thing} in {town} by {month} 2032.",
    "{thing} in {town} will be opened by {month} 2032, {holder} told reporters on {day}.",
    "{holder} plans to close {thing} in {town} after a flood damaged it on {day}.",
    "In {town}, {holder} denied that {thing} had cost more than {n} million crowns.",
    "{holder} has delivered {thing} to {town}, a spokesman said on {day}.",
)
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
MONTHS = ("March", "June", "September", "December")


def made_documents(number: int, seed: int = 7) -> list[Document]:
    """Documents of four template sentences each, over a number of happenings that grows with theirs."""
    random = Random(seed)  # noqa: S311 - a corpus, not secrets
    happenings = [_happening(random, n) for n in range(max(1, number * 4 // 3))]
    documents = []
    for n in range(number):
        told = " ".join(_sentence(random, random.choice(happenings)) for _ in range(4))
        digest = sha256_hex(told)
        day = f"2031-{1 + n % 12:02}-{1 + n % 28:02}"
        documents.append(Document(f"made-{n}", told, digest, digest, "made", published=day))
    return documents


def _happening(random: Random, number: int) -> dict[str, str]:
    known = int((number + 1) ** 0.7) + 1
    names = {"town": _name(random.randrange(known)), "person": f"Ilse {_name(random.randrange(known))}sen"}
    chosen = {
        name: random.choice(values) for name, values in (("thing", THINGS), ("day", DAYS), ("month", MONTHS))
    }
    return {**names, **chosen, "holder": random.choice(HOLDERS).format(**names), "n": str(2 + number)}


def _name(number: int) -> str:
    """An invented name for each number, without a digit."""
    parts = []
    number += len(SYLLABLES)
    while number:
        number, part = divmod(number, len(SYLLABLES))
        parts.append(SYLLABLES[part])
    return "".join(parts).capitalize()


def _sentence(random: Random, happening: dict[str, str]) -> str:
    told = random.choice(FORMS).format(**happening)
    return told[0].upper() + told[1:]


def measure(readings: Sequence[Reading]) -> dict[str, float]:
    """CPU seconds of each kind of linking."""
    statements = [s for reading in readings for s in reading.statements]
    events = [e for reading in readings for e in reading.events]
    return {
        "statements": _cpu(lambda: link_statements(statements)),
        "events": _cpu(lambda: link_events(events)),
    }


def _cpu(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began


def exponent(sizes: Sequence[int], seconds: Sequence[float]) -> float:
    """The slope of the least-squares line through log seconds over log sizes."""
    x, y = [math.log(n) for n in sizes], [math.log(max(s, 1e-4)) for s in seconds]
    mx, my = sum(x) / len(x), sum(y) / len(y)
    return sum((a - mx) * (b - my) for a, b in zip(x, y, strict=True)) / sum((a - mx) ** 2 for a in x)


def main() -> None:
    """Prints the table, and the exponents under it."""
    reader = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    reader.add_argument("--largest", type=int, default=2000, help="documents of the largest corpus")
    largest = reader.parse_args().largest
    documents = made_documents(largest)
    readings = list(read_documents(documents))
    sizes = [largest >> k for k in range(12) if largest >> k >= SMALLEST or k == 0][::-1]
    rows = {size: measure(readings[:size]) for size in sizes}
    names = list(rows[largest])
    print(
        ("{:>10} {:>11}" + " {:>11}" * len(names)).format(
            "documents", "statements", *(f"{n}, s" for n in names)
        )
    )
    for size, row in rows.items():
        statements = sum(len(reading.statements) for reading in readings[:size])
        print(f"{size:10} {statements:11} " + " ".join(f"{row[name]:11.2f}" for name in names))
    slopes = [exponent(sizes, [rows[size][name] for size in sizes]) for name in names]
    print(f"{'exponent':>22} " + " ".join(f"{slope:11.2f}" for slope in slopes))


if __name__ == "__main__":
    main()
