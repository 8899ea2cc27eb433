"""Scores relations on news: ``score_news_relations.py ARTICLES [1 2 ...]``, of the named draws, else of all.

ARTICLES is the timeline17 set as JSONL (id, published, text). ``news_relations/pairs.tsv`` has rows that the
rules had for pairs of statements, each read by one hand; printed is how many of them are still reported, and
how many of those are right. What the rules never had is not known: it is a share of right ones, none of all.
"""

from __future__ import annotations

import csv
import json
import sys
from collections import defaultdict
from pathlib import Path

from onrecord.linking.relations import decide_relation
from onrecord.linking.sides import Side, side_of
from onrecord.reading import read_documents
from onrecord.records import Document

PAIRS = Path(__file__).parent / "news_relations" / "pairs.tsv"
Place = tuple[str, ...]


def labelled_pairs(draws: set[str]) -> list[list[str]]:
    """The rows of the draws; of all where none is named."""
    with PAIRS.open(encoding="utf-8", newline="") as source:
        rows = [row for row in csv.reader(source, delimiter="\t") if not row[0].startswith("#")]
    return [row for row in rows if not draws or row[0] in draws]


def sides_of(articles: Path, wanted: set[str]) -> dict[Place, Side]:
    """(article, start, end) -> the statement there, as it is compared."""
    lines = articles.read_text(encoding="utf-8").split("\n")
    rows = sorted(
        (r for r in map(json.loads, filter(None, lines)) if r["id"] in wanted), key=lambda r: r["id"]
    )
    documents = [Document.of_text(r["text"], published=r["published"], publisher=r["id"]) for r in rows]
    found: dict[Place, Side] = {}
    for row, document, reading in zip(rows, documents, read_documents(documents), strict=True):
        for statement in reading.statements:
            found[row["id"], str(statement.start), str(statement.end)] = side_of(statement, document)
    return found


def main(articles: Path, *draws: str) -> None:
    """Prints a line for each draw."""
    pairs = labelled_pairs(set(draws))
    sides = sides_of(articles, {row[1] for row in pairs} | {row[4] for row in pairs})
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0, 0, 0])
    for draw, *places, label in pairs:
        a, b = sides.get(tuple(places[:3])), sides.get(tuple(places[3:]))
        right = label == "relation"
        told = a is not None and b is not None and decide_relation(a, b) is not None
        now = (1, right, a is None or b is None, told, told and right)
        counts[draw] = [had + more for had, more in zip(counts[draw], now, strict=True)]
    for draw, (had, good, gone, told, both) in sorted(counts.items()):
        print(
            f"draw {draw}: {had} read, {good} right, {gone} no longer read so; reported {told}, right {both}"
        )


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
