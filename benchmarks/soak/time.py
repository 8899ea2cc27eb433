"""Feeds the time reader with made-up text for an hour and checks what must hold of every answer.

Never an exception, never slower than a quarter second a kilobyte, quotations as they stand in the text, in
order and apart, windows that do not invert. A text that breaks a rule is printed so that it can be repeated.

    ./dev soak time [--seconds 3600] [--seed 1]
"""

from __future__ import annotations

import argparse
import sys
import time
import traceback
from collections import Counter
from datetime import date, timedelta
from random import Random

from onrecord.reading.time import find_times

SLOWEST = 0.25
MOST_SHOWN = 20
WORDS = [
    *"""
    the a an last next this coming early late mid end of by in on since before after within until
    between and to from over about nearly ago later now today tomorrow yesterday first second third half
    quarter spring summer autumn winter fall January Feb. March 29 February May June Sept. December
    Monday Tues. Friday weekend week weeks month months year years decade century hour minutes midnight
    noon morning evening H2 Q4 1990s '90s nineties 1999 2024 2025-02-30 31/12/2025 12:30 p.m. GMT twenty
    two three-to-five several few every daily weekly annual fiscal year-long each once no earlier than
    as soon late-2025 mid-May 10 000 31 0 99999999999999999999 21st 1st time period future past present
    same day eve New Year's Christmas Ramadan he said will may marched may. it not. , . ; : - – — ( ) \"
    “ ” ' % $ é 한 ١٢ 🗓 \u200b \ufeff
    """.split(),  # noqa: SIM905 - far easier to read and extend than a list
    "\t",
    "\u2028",
    "\n",
]


def main() -> int:
    """The exit code: 0 where every rule held."""
    reader = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    reader.add_argument("--seconds", type=float, default=3600)
    reader.add_argument("--seed", type=int, default=1)
    options = reader.parse_args()
    random = Random(options.seed)  # noqa: S311 - texts, not secrets
    until = time.monotonic() + options.seconds
    counts: Counter[str] = Counter()
    while time.monotonic() < until:
        text, anchor = made_text(random), made_anchor(random)
        counts["texts"] += 1
        counts["characters"] += len(text)
        broken = what_breaks(text, anchor, counts)
        if broken is not None:
            counts["broken"] += 1
            if counts["broken"] <= MOST_SHOWN:
                print(f"{broken}\n  anchor {anchor}, text {text!r}", flush=True)
    print(", ".join(f"{counts[name]} {name}" for name in ("texts", "characters", "expressions", "broken")))
    return 1 if counts["broken"] else 0


def made_text(random: Random) -> str:
    """Words of time in no order, with noise; now and then a very long text of one or two words."""
    if random.random() < 0.02:
        few = random.choices(WORDS, k=random.randint(1, 2))
        return " ".join(few * random.randint(100, 2000))
    words = random.choices(WORDS, k=random.randint(1, 40))
    if random.random() < 0.3:
        words.append(
            "".join(
                chr(random.choice((random.randint(32, 126), random.randint(160, 0xD7FF)))) for _ in range(9)
            )
        )
    return random.choice((" ", " ", " ", "", "-", "  ")).join(words)


def _character(random: Random) -> str:
    return chr(random.choice((random.randint(32, 126), random.randint(160, 0xD7FF))))


def made_anchor(random: Random) -> date | None:
    """Any day of the calendar, its ends more often than chance; sometimes none."""
    chosen = random.random()
    if chosen < 0.1:
        return None
    if chosen < 0.2:
        return random.choice((date.min, date.max, date(2024, 2, 29), date(1999, 12, 31)))
    return date(1, 1, 1) + timedelta(days=random.randrange(date.max.toordinal()))


def what_breaks(text: str, anchor: date | None, counts: Counter[str]) -> str | None:
    """The rule that the answer breaks, None where it keeps them all."""
    began = time.process_time()
    try:
        found = find_times(text, anchor)
    except Exception as error:  # noqa: BLE001 - any exception is what we look for
        where = traceback.extract_tb(error.__traceback__)[-1]
        return f"{type(error).__name__}: {error} ({where.filename}:{where.lineno})"
    took = time.process_time() - began
    if took > SLOWEST * max(1.0, len(text) / 1000):
        return f"slow: {took:.2f} s for {len(text)} characters"
    counts["expressions"] += len(found)
    reached = 0
    for expression in found:
        if text[expression.start : expression.end] != expression.quote or not expression.quote:
            return f"misquoted: {expression}"
        if expression.start < reached:
            return f"out of order or overlapping: {expression}"
        reached = expression.end
        w = expression.window
        if w is not None and w.start is not None and w.end is not None and w.start > w.end:
            return f"inverted window: {expression}"
    return None


if __name__ == "__main__":
    sys.exit(main())
