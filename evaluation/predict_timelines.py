"""Writes the timelines of the stories of a file: ``predict_timelines.py ARTICLES TIMELINES OUT``.

Each reference of TIMELINES sets the task as it is set for others (news-tls): its first and last day, how many
days it has, and how many sentences a day, rounded. Nothing else of it is looked at. The articles are those of
its topic that were published between these days; ``--all`` takes the others too, ``--open`` gives no days.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from onrecord.intake import IntakeOptions
from onrecord.intake.rows import read_rows
from onrecord.linking import find_copies
from onrecord.reading import read_documents
from onrecord.records import Copy, Document, Reading, TimelineDay
from onrecord.tracking import TimelineOptions, build_timeline

AT_ONCE, A_BATCH = 2, 32


@dataclass(frozen=True)
class Task:
    """What a reference asks for; the days are None where they are not given."""

    name: str
    topic: str
    first: date
    last: date
    days: int
    sentences: int


@dataclass(frozen=True)
class Topic:
    """A story's articles, read."""

    documents: dict[str, Document]
    readings: tuple[Reading, ...]
    copies: tuple[Copy, ...]


def main() -> None:
    """One row a reference: its id and the timeline."""
    reader = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    for name in ("articles", "timelines", "out"):
        reader.add_argument(name, type=Path)
    reader.add_argument("--all", action="store_true", help="articles published outside the days too")
    reader.add_argument("--open", action="store_true", help="all articles, and the days are not given")
    options = reader.parse_args()
    tasks = [_task(row) for row in _rows(options.timelines)]
    topics = dict(_read_topics(options.articles, sorted({task.topic for task in tasks})))
    with options.out.open("w", encoding="utf-8") as sink:
        for task in tasks:
            days = _answer(task, topics[task.topic], every=options.all or options.open, free=options.open)
            told = [[d.day.isoformat(), [s.quote for s in d.sentences]] for d in days]
            sink.write(json.dumps({"id": task.name, "timeline": told}, ensure_ascii=False) + "\n")


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line:
            yield json.loads(line)


def _task(row: dict[str, Any]) -> Task:
    days = [date.fromisoformat(day[:10]) for day, _ in row["timeline"]]
    sentences = sum(len(told) for _, told in row["timeline"])
    return Task(
        row["id"], row["topic"], min(days), max(days), len(days), max(1, round(sentences / len(days)))
    )


def _read_topics(articles: Path, names: Sequence[str]) -> Iterator[tuple[str, Topic]]:
    rows = list(_rows(articles))
    for name in names:
        lines = [
            json.dumps({k: r[k] for k in ("id", "text", "published")}) for r in rows if r["topic"] == name
        ]
        documents = [_document(line) for line in lines]
        batches = [documents[i : i + A_BATCH] for i in range(0, len(documents), A_BATCH)]
        with ProcessPoolExecutor(AT_ONCE) as pool:
            readings = [reading for batch in pool.map(_read, batches) for reading in batch]
        yield name, Topic({d.id: d for d in documents}, tuple(readings), tuple(find_copies(documents)))


def _read(documents: Sequence[Document]) -> list[Reading]:
    return list(read_documents(documents))


def _document(line: str) -> Document:
    (taken,) = read_rows("articles", [line.encode("utf-8")], IntakeOptions())
    if taken.document is None:
        raise ValueError(f"not taken in: {taken.issues}")
    return taken.document


def _answer(task: Task, topic: Topic, *, every: bool, free: bool) -> Sequence[TimelineDay]:
    published = partial(_is_between, first=task.first, last=task.last)
    documents = {i: d for i, d in topic.documents.items() if every or published(d.published_on)}
    readings = [r for r in topic.readings if r.document in documents]
    copies = [c for c in topic.copies if c.document in documents and c.of in documents]
    first, last = (None, None) if free else (task.first, task.last)
    return build_timeline(
        readings, documents, TimelineOptions(first, last, task.days, task.sentences), copies
    )


def _is_between(day: date | None, first: date, last: date) -> bool:
    return day is not None and first <= day <= last


if __name__ == "__main__":
    main()
