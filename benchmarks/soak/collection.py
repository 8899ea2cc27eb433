"""Adds the Wikinews documents and 1,000 news articles of the gold folder to a ledger, and looks at it all.

Measured: wall, CPU and memory of ``onrecord add`` with all its processes. Checked: no source failed; adding
the same again changes no byte of any layer; every quotation of every layer is what the text says there.

    ./dev soak collection [--articles 1000] [--write FILE]
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from _running import Ran, articles, layer_bytes, rows_of, run_measured

from onrecord.ledger import open_ledger
from onrecord.pipeline import Clocks

TODAY = date(2030, 1, 1)
WORDS_OF_SPAN = ("quote", "text")


def main() -> int:
    """The exit code: 0 where nothing failed, changed or was misquoted."""
    reader = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    reader.add_argument("--articles", type=int, default=1000, help="how many beside the Wikinews documents")
    reader.add_argument("--write", type=Path, metavar="FILE", help="write the table to a file too")
    options = reader.parse_args()
    rows = [
        *articles("se15_docs.jsonl", "dct"),
        *articles("t17_articles.jsonl", "published", options.articles),
    ]
    with tempfile.TemporaryDirectory(prefix="onrecord-soak-") as work:
        lines, good = _soak(rows, Path(work))
    print("\n".join(lines))
    if options.write:
        options.write.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return 0 if good else 1


def _soak(rows: list[dict[str, str]], work: Path) -> tuple[list[str], bool]:
    source, ledger = work / "collection.jsonl", work / "collection.db"
    source.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    first = run_measured("add", source, "--ledger", ledger)
    before, seconds = _exports(ledger)
    second = run_measured("add", source, "--ledger", ledger)
    after, _ = _exports(ledger)
    words = sum(len(row["text"].split()) for row in rows)
    lines = [
        f"{len(rows)} documents, {words} words; ledger of {ledger.stat().st_size / 2**20:.0f} MiB",
        "",
        "| run | exit code | wall, s | CPU, s | words/CPU s | peak, MiB |",
        "|---|---|---|---|---|---|",
        _run_line("add", first, words),
        _run_line("add again", second, words),
        f"| all layers derived | | | {seconds:.0f} | {words / seconds:.0f} | |",
        "",
        "| layer | rows | same after adding again | quotations | wrong |",
        "|---|---|---|---|---|",
    ]
    texts = {row["document"]: row["text"] for row in rows_of(before["documents"])}
    good = first.code == second.code == 0 and len(texts) >= len(rows)
    for layer in before:
        checked = [ok for row in rows_of(before[layer]) for ok in _quotations(row, texts, None)]
        same, wrong = before[layer] == after[layer], checked.count(False)
        good = good and same and not wrong
        count = before[layer].count(b"\n")
        told = "yes" if same else "NO"
        lines.append(f"| {layer} | {count} | {told} | {len(checked)} | {wrong} |")
    for ran in (first, second):
        lines += ["", *ran.messages.strip().splitlines()[-20:]] if ran.code else []
    return lines, good


def _run_line(name: str, ran: Ran, words: int) -> str:
    rate = words / ran.cpu
    return f"| {name} | {ran.code} | {ran.wall:.0f} | {ran.cpu:.0f} | {rate:.0f} | {ran.peak:.0f} |"


def _exports(path: Path) -> tuple[dict[str, bytes], float]:
    """Every layer, and the CPU seconds that deriving and writing them took."""
    began = time.process_time()
    with open_ledger(str(path), create=False) as ledger:
        exported = layer_bytes(ledger, Clocks(today=TODAY))
    return exported, time.process_time() - began


def _quotations(value: Any, texts: Mapping[str, str], document: str | None) -> Iterator[bool]:
    """For every extent under ``value``: whether the text has words there, and just those given with it."""
    if isinstance(value, list):
        for item in value:
            yield from _quotations(item, texts, document)
    elif isinstance(value, dict):
        document = value.get("document", document)
        if isinstance(value.get("start"), int) and document is not None and document in texts:
            said = texts[document][value["start"] : value["end"]]
            yield bool(said) and all(said == value[k] for k in WORDS_OF_SPAN if isinstance(value.get(k), str))
        for item in value.values():
            yield from _quotations(item, texts, document)


if __name__ == "__main__":
    sys.exit(main())
