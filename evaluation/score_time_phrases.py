"""Scores find_times on time_phrases.tsv, whose windows were fixed without a look at the grammar.

usage: score_time_phrases.py

A row is right when an expression that overlaps the phrase has the row's window and bound. A row without
a window is right when an expression overlaps and none has a window (its bound counts only where the row
names one); where nothing at all was found it counts as silent, since no false window came of it. A row of
kind none is right when no window comes from its words. "window" counts the rows whose window agrees,
whatever the bound.
"""

from __future__ import annotations

import hashlib
import sys
from collections import Counter
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from onrecord import find_times
from onrecord.records.times import TimeExpression

TABLE = Path(__file__).with_name("time_phrases.tsv")
OUTCOMES = ("right", "window", "silent", "wrong")


@dataclass(frozen=True, slots=True)
class Row:
    """One phrase of the table in its carrier, with the window and the bound that were fixed for it."""

    kind: str
    phrase: str
    published: date
    carrier: str
    window: str
    bound: str
    basis: str


@dataclass(frozen=True, slots=True)
class Result:
    """What became of a row: its outcome, whether at least the window agrees, and what was found."""

    row: Row
    outcome: str
    window_agrees: bool
    found: tuple[TimeExpression, ...]


def main() -> None:
    """Prints the score by kind and by basis, then every row that is not right."""
    results = [_judge(row) for row in _rows()]
    _print_table("kind", results, [result.row.kind for result in results])
    _print_table("basis", results, [_basis(result.row) for result in results])
    for result in results:
        if result.outcome != "right":
            _print_miss(result)


def _rows() -> list[Row]:
    """The rows of the table, whose bytes must be the frozen ones."""
    content = TABLE.read_bytes()
    frozen = TABLE.with_suffix(".sha256").read_text(encoding="utf-8").split()[0]
    if hashlib.sha256(content).hexdigest() != frozen:
        sys.exit(f"{TABLE.name} is not the frozen table")
    lines = [line for line in content.decode().splitlines() if not line.startswith("#")]
    names = lines[0].split("\t")
    return [_row(dict(zip(names, line.split("\t"), strict=True))) for line in lines[1:]]


def _row(cells: dict[str, str]) -> Row:
    return Row(
        kind=cells["kind"],
        phrase=cells["phrase"],
        published=date.fromisoformat(cells["published"]),
        carrier=cells["carrier"],
        window=f"{cells['start']}..{cells['end']}",
        bound=cells["bound"],
        basis=cells["basis"],
    )


def _judge(row: Row) -> Result:
    start = row.carrier.index(row.phrase)
    end = start + len(row.phrase)
    found = tuple(x for x in find_times(row.carrier, row.published) if x.start < end and start < x.end)
    windowed = any(x.window is not None for x in found)
    if row.kind == "none":
        return Result(row, "wrong" if windowed else "right", not windowed, found)
    if row.window == "..":
        return _judge_open(row, found, windowed)
    agreeing = [x for x in found if x.window is not None and str(x.window) == row.window]
    right = any(x.bound == row.bound for x in agreeing)
    return Result(row, "right" if right else "wrong", bool(agreeing), found)


def _judge_open(row: Row, found: tuple[TimeExpression, ...], windowed: bool) -> Result:
    """The result of a row whose words name no calendar days."""
    if not found:
        return Result(row, "silent", True, found)
    right = not windowed and (not row.bound or any(x.bound == row.bound for x in found))
    return Result(row, "right" if right else "wrong", not windowed, found)


def _basis(row: Row) -> str:
    return "none" if row.kind == "none" else row.basis if row.window != ".." else "no window"


def _print_table(title: str, results: list[Result], groups: list[str]) -> None:
    counts: dict[str, Counter[str]] = {}
    for result, group in zip(results, groups, strict=True):
        for name in (group, "all"):
            count = counts.setdefault(name, Counter())
            count.update([result.outcome, "rows"])
            count["window"] += result.window_agrees
    counts["all"] = counts.pop("all")
    print(f"| {title} | rows | {' | '.join(OUTCOMES)} |\n|---|{'---|' * (len(OUTCOMES) + 1)}")
    for name, count in counts.items():
        print(f"| {name} | {count['rows']} | {' | '.join(str(count[outcome]) for outcome in OUTCOMES)} |")
    print()


def _print_miss(result: Result) -> None:
    row = result.row
    found = "; ".join(f"{x.quote!r} {x.window} {x.bound}" for x in result.found) or "nothing"
    print(
        f"{result.outcome}\t{row.kind}\t{row.basis}\t{row.published}\t{row.carrier}\t{row.phrase!r}", end="\t"
    )
    print(f"{row.window} {row.bound}\tfound {found}")


if __name__ == "__main__":
    main()
